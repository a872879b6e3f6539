/** Exercises of chapter 1, on its small network. */
import { onlyAt } from '../claims/sums.ts';
import { tanh } from '../engine/arithmetic/elementary.ts';
import { rnnBptt } from '../engine/derivatives/rnn-bptt.ts';
import { rnnTrace } from '../engine/networks/traces.ts';
import { words } from '../proof/words.ts';
import { type Exercise, raw, rounded, toDecimals } from './exercise.ts';
import { smallNetwork } from './networks.ts';

const to4 = toDecimals(4);
const states = rnnTrace(smallNetwork(4)).c.map(([c]) => c);
const strong = rnnTrace(smallNetwork(30, { W: Float64Array.of(3, 1) })).c.map(([c]) => c);
const slope = 1 - states[2] * states[2];
/** With the target 0, ∂E_2/∂w_rec. */
const pull = rnnBptt(smallNetwork(2, { y: new Float64Array(2) }), onlyAt(2)).W[0];

const exercises: readonly Exercise[] = [
  {
    id: 'fourth-state',
    asks: words(
      raw`Let the small network run one step longer, with $x_4 = 0$. What is its state $c_4$? Four decimals.`,
      raw`让小网络再多走一步，$x_4 = 0$。状态 $c_4$ 是多少？保留四位小数。`,
    ),
    hints: [
      words(
        raw`Without an input only $w_{\mathrm{rec}}\,c_3$ goes into the $\tanh$.`,
        raw`没有输入时，进入 $\tanh$ 的只有 $w_{\mathrm{rec}}\,c_3$。`,
      ),
      words(
        raw`$c_3 = ${to4(states[3])}$, so $z_4 = 0.5 \cdot ${to4(states[3])}$.`,
        raw`$c_3 = ${to4(states[3])}$，所以 $z_4 = 0.5 \cdot ${to4(states[3])}$。`,
      ),
    ],
    solution: words(
      raw`$c_4 = \tanh(0.5 \cdot ${to4(states[3])}) = ${to4(states[4])}$. Near zero $\tanh(z) \approx z$, so that the state is now nearly halved at every step.`,
      raw`$c_4 = \tanh(0.5 \cdot ${to4(states[3])}) = ${to4(states[4])}$。在零附近 $\tanh(z) \approx z$，所以状态从此每一步差不多减半。`,
    ),
    answer: {
      kind: 'number',
      value: states[4],
      ...rounded(4),
      mistaken: [
        {
          value: tanh(states[3]),
          says: words(
            raw`That is $\tanh(c_3)$: the weight $w_{\mathrm{rec}} = 0.5$ is missing.`,
            raw`这是 $\tanh(c_3)$：漏掉了权重 $w_{\mathrm{rec}} = 0.5$。`,
          ),
        },
        {
          value: 0.5 * states[3],
          says: words(raw`That is $z_4$: the $\tanh$ is still to come.`, raw`这是 $z_4$：还没有取 $\tanh$。`),
        },
        {
          value: tanh(0.5 * states[3] + 1),
          says: words(raw`That has an input of $1$; here $x_4 = 0$.`, raw`这里多加了输入 $1$，而 $x_4 = 0$。`),
        },
      ],
    },
  },
  {
    id: 'strong-loop',
    asks: words(
      raw`First predict, then look: raise $w_{\mathrm{rec}}$ from $0.5$ to $3$. After the pulse there is no more input. What becomes of $c_t$ as $t$ grows?`,
      raw`先预测，再看结果：把 $w_{\mathrm{rec}}$ 从 $0.5$ 提高到 $3$，脉冲之后不再有输入。随着 $t$ 增大，$c_t$ 会怎样？`,
    ),
    hints: [words(raw`Where could it rest? There $c = \tanh(3c)$.`, raw`它可能停在哪里？在那里 $c = \tanh(3c)$。`)],
    solution: words(
      raw`It stays at $c = \tanh(3c)$: $c_{30} = ${to4(strong[30])}$. At $c = 0$ the slope $3$ is greater than $1$ and drives the state away, and $\tanh$ stops it below $1$. Such a unit can hold a bit; chapter 3 shows what that costs the gradient.`,
      raw`它停在 $c = \tanh(3c)$ 处：$c_{30} = ${to4(strong[30])}$。在 $c = 0$ 处斜率 $3$ 大于 $1$，状态被推开，而 $\tanh$ 又使它不超过 $1$。这样的单元能存一个比特；代价由梯度来付，见第 3 章。`,
    ),
    answer: {
      kind: 'choice',
      predicts: true,
      options: [
        {
          says: words(raw`It returns to $0$, only more slowly.`, raw`回到 $0$，只是慢一些。`),
          because: words(
            raw`Near $0$ a step multiplies by about $3$: the state is driven away from $0$, not back. The engine finds $c_2 = ${to4(strong[2])}$ and $c_{30} = ${to4(strong[30])}$.`,
            raw`在 $0$ 附近，每一步约乘以 $3$：状态是被推离 $0$，而不是回到 $0$。引擎算得 $c_2 = ${to4(strong[2])}$，$c_{30} = ${to4(strong[30])}$。`,
          ),
        },
        {
          says: words(raw`It settles at a value that is not $0$.`, raw`停在一个不为 $0$ 的值上。`),
          right: true,
          because: words(
            raw`The engine finds $c_2 = ${to4(strong[2])}$, $c_{30} = ${to4(strong[30])}$, and no change any more.`,
            raw`引擎算得 $c_2 = ${to4(strong[2])}$，$c_{30} = ${to4(strong[30])}$，之后不再变化。`,
          ),
        },
        {
          says: words(raw`It grows without bound, like $3^t$.`, raw`像 $3^t$ 那样无限增长。`),
          because: words(
            raw`$\lvert\tanh\rvert < 1$, whatever the weight: the engine finds $c_{30} = ${to4(strong[30])}$.`,
            raw`无论权重多大，$\lvert\tanh\rvert < 1$：引擎算得 $c_{30} = ${to4(strong[30])}$。`,
          ),
        },
      ],
    },
  },
  {
    id: 'pull-of-a-target',
    asks: words(
      raw`Give the small network the target $0$ instead of $0.5$. What is $\partial E_2/\partial w_{\mathrm{rec}}$? Four decimals.`,
      raw`把小网络的目标值从 $0.5$ 改为 $0$。$\partial E_2/\partial w_{\mathrm{rec}}$ 是多少？保留四位小数。`,
    ),
    hints: [
      words(
        raw`Three factors, as in the example of the text; one of them has changed.`,
        raw`还是正文例子里的三个因子，变的只有一个。`,
      ),
      words(
        raw`The output misses by $h_2 - 0$, the slope is $1 - c_2^2$, the state before is $c_1$.`,
        raw`输出的偏差是 $h_2 - 0$，斜率是 $1 - c_2^2$，前一状态是 $c_1$。`,
      ),
    ],
    solution: words(
      raw`$${to4(states[2])} \cdot (1 - ${to4(states[2])}^2) \cdot ${to4(states[1])} = ${to4(pull)}$. The sign has turned: the output is too large now, and a smaller weight lowers the loss.`,
      raw`$${to4(states[2])} \cdot (1 - ${to4(states[2])}^2) \cdot ${to4(states[1])} = ${to4(pull)}$。符号反过来了：现在输出太大，权重减小，损失才会下降。`,
    ),
    answer: {
      kind: 'number',
      value: pull,
      ...rounded(4),
      mistaken: [
        {
          value: states[2] * states[1],
          says: words(raw`The slope $1 - c_2^2$ is missing.`, raw`漏掉了斜率 $1 - c_2^2$。`),
        },
        {
          value: states[2] * slope,
          says: words(
            raw`The state before, $c_1$, is missing: that is the derivative with respect to a bias.`,
            raw`漏掉了前一状态 $c_1$：这是对偏置的导数。`,
          ),
        },
        {
          value: (states[2] - 0.5) * slope * states[1],
          says: words(raw`That is the value for the target $0.5$.`, raw`这是目标值为 $0.5$ 时的结果。`),
        },
      ],
    },
  },
  {
    id: 'wrong-step',
    asks: words(
      raw`One piece of this step of gradient descent is wrong. Which?`,
      raw`这一步梯度下降有一处写错了。是哪一处？`,
    ),
    hints: [
      words(
        raw`Which loss is the step to lower: that of one step, or of the whole sequence?`,
        raw`这一步要降低的是哪个损失：某一步的，还是整个序列的？`,
      ),
    ],
    solution: words(
      raw`The gradient is that of $E$, the sum over all steps, and not that of the last loss $E_T$ alone.`,
      raw`应当用 $E$ 的梯度，它是各步之和；而不是只用最后一步 $E_T$ 的梯度。`,
    ),
    answer: {
      kind: 'mistake',
      claim: 'gradient-step',
      part: 0,
      control: 1,
      pieces: ['-', raw`\alpha`, raw`\frac{\partial E_T}{\partial W}`],
    },
  },
  {
    id: 'read-out-gradient',
    asks: words(
      raw`Write $\partial E/\partial W_{\mathrm{out}}$ with $h_t$, $y_t$ and $c_t$, for any sizes.`,
      raw`用 $h_t$、$y_t$、$c_t$ 写出 $\partial E/\partial W_{\mathrm{out}}$，大小任意。`,
    ),
    hints: [
      words(
        raw`Entry $(i, l)$ of $W_{\mathrm{out}}$ affects $h_{t,i}$ alone, by $c_{t,l}$.`,
        raw`$W_{\mathrm{out}}$ 的 $(i, l)$ 元只影响 $h_{t,i}$，系数是 $c_{t,l}$。`,
      ),
      words(
        raw`At one step it is the outer product of $h_t - y_t$ and $c_t$.`,
        raw`单独一步是 $h_t - y_t$ 与 $c_t$ 的外积。`,
      ),
    ],
    solution: words(
      raw`$\frac{\partial E}{\partial W_{\mathrm{out}}} = \sum_{t=1}^{T} (h_t - y_t)\,c_t^{\top}$, a matrix of the shape of $W_{\mathrm{out}}$. No step before $t$ comes in: the read-out does not act on the state.`,
      raw`$\frac{\partial E}{\partial W_{\mathrm{out}}} = \sum_{t=1}^{T} (h_t - y_t)\,c_t^{\top}$，形状与 $W_{\mathrm{out}}$ 相同。这里没有更早的步：读出并不作用于状态。`,
    ),
    answer: {
      kind: 'formula',
      target: 'rnn-total-Wout',
      right: raw`\sum_{t=1}^{T} (h_t - y_t)\,c_t^{\top}`,
      wrong: raw`\sum_{t=1}^{T} (h_t - y_t)\,c_{t-1}^{\top}`,
    },
  },
];
export default exercises;
