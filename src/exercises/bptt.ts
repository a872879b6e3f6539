/** Exercises of chapter 2. */
import { gradientTerms, stateJacobian } from '../engine/closed-forms/rnn-jacobians.ts';
import { rnnTrace } from '../engine/networks/traces.ts';
import { words } from '../proof/words.ts';
import { type Exercise, raw, rounded, toDecimals } from './exercise.ts';
import { smallNetwork } from './networks.ts';

const to4 = toDecimals(4);
const states = rnnTrace(smallNetwork(4)).c.map(([c]) => c);
const slope = (t: number) => 1 - states[t] * states[t];
const product = stateJacobian(smallNetwork(4), 1, 4).data[0];
/** ∂E_3/∂w_rec term by term, from a state that is not zero. */
const started = gradientTerms(smallNetwork(3, { c0: Float64Array.of(0.5) }), 3).map(({ data }) => data[0]);

const exercises: readonly Exercise[] = [
  {
    id: 'product-of-three',
    asks: words(
      raw`What is $\partial c_4/\partial c_1$ in the small network, with $x_4 = 0$? Four decimals. The states are $${to4(states[1])}$, $${to4(states[2])}$, $${to4(states[3])}$, $${to4(states[4])}$.`,
      raw`小网络中 $x_4 = 0$，$\partial c_4/\partial c_1$ 是多少？保留四位小数。各状态是 $${to4(states[1])}$、$${to4(states[2])}$、$${to4(states[3])}$、$${to4(states[4])}$。`,
    ),
    hints: [
      words(
        raw`Three steps back, three factors $(1 - c_t^2)\,w_{\mathrm{rec}}$.`,
        raw`回退三步，有三个因子 $(1 - c_t^2)\,w_{\mathrm{rec}}$。`,
      ),
      words(
        raw`The slopes are those of steps $2$, $3$ and $4$: of the later of the two states that a factor connects.`,
        raw`斜率取第 $2$、$3$、$4$ 步的：每个因子连接两个状态，取较晚的那个。`,
      ),
    ],
    solution: words(
      raw`$0.5^3 \cdot ${to4(slope(2))} \cdot ${to4(slope(3))} \cdot ${to4(slope(4))} = ${to4(product)}$. The weights alone would leave $0.125$; the slopes take the rest.`,
      raw`$0.5^3 \cdot ${to4(slope(2))} \cdot ${to4(slope(3))} \cdot ${to4(slope(4))} = ${to4(product)}$。单看权重还剩 $0.125$，其余是斜率造成的。`,
    ),
    answer: {
      kind: 'number',
      value: product,
      ...rounded(4),
      mistaken: [
        {
          value: 0.125,
          says: words(raw`The slopes are missing: $0.5^3$ are the weights alone.`, raw`漏掉了斜率：$0.5^3$ 只是权重。`),
        },
        {
          value: 0.125 * slope(1) * slope(2) * slope(3),
          says: words(
            raw`The slopes are taken at the earlier of the two states of a factor.`,
            raw`斜率取在了每个因子中较早的那个状态上。`,
          ),
        },
        {
          value: 0.0625 * slope(1) * slope(2) * slope(3) * slope(4),
          says: words(
            raw`That is one factor too many: from $c_1$ to $c_4$ are three steps.`,
            raw`多了一个因子：从 $c_1$ 到 $c_4$ 是三步。`,
          ),
        },
      ],
    },
  },
  {
    id: 'not-from-zero',
    asks: words(
      raw`First predict, then look: the small network starts from $c_0 = 0.5$ instead of $0$. What becomes of the term $j = 1$ of $\partial E_3/\partial w_{\mathrm{rec}}$, which was $0$?`,
      raw`先预测，再看结果：小网络从 $c_0 = 0.5$ 而不是 $0$ 出发。$\partial E_3/\partial w_{\mathrm{rec}}$ 的 $j = 1$ 项原来是 $0$，现在呢？`,
    ),
    hints: [
      words(raw`What does $w_{\mathrm{rec}}$ multiply at step 1?`, raw`第 1 步，$w_{\mathrm{rec}}$ 乘的是什么？`),
    ],
    solution: words(
      raw`The three terms are $${to4(started[0])}$, $${to4(started[1])}$, $${to4(started[2])}$. The first is no longer zero, because $w_{\mathrm{rec}}$ now meets $c_0 = 0.5$; it is the smallest, because the product in front of it is the longest.`,
      raw`三项依次是 $${to4(started[0])}$、$${to4(started[1])}$、$${to4(started[2])}$。第一项不再为零，因为 $w_{\mathrm{rec}}$ 现在乘的是 $c_0 = 0.5$；它最小，因为前面的乘积最长。`,
    ),
    answer: {
      kind: 'choice',
      predicts: true,
      options: [
        {
          says: words('It stays zero.', '仍然是零。'),
          because: words(
            raw`It was zero because $c_0$ was. The engine finds $${to4(started[0])}$.`,
            raw`它原来为零，是因为 $c_0$ 为零。引擎算得 $${to4(started[0])}$。`,
          ),
        },
        {
          says: words('It is the largest of the three.', '成为三项中最大的。'),
          because: words(
            raw`It has the longest product. The engine finds $${to4(started[0])}$, $${to4(started[1])}$, $${to4(started[2])}$.`,
            raw`它前面的乘积最长。引擎算得 $${to4(started[0])}$、$${to4(started[1])}$、$${to4(started[2])}$。`,
          ),
        },
        {
          says: words('It is not zero, but the smallest of the three.', '不再为零，但仍是三项中最小的。'),
          right: true,
          because: words(
            raw`The engine finds $${to4(started[0])}$, $${to4(started[1])}$, $${to4(started[2])}$.`,
            raw`引擎算得 $${to4(started[0])}$、$${to4(started[1])}$、$${to4(started[2])}$。`,
          ),
        },
      ],
    },
  },
  {
    id: 'wrong-slope',
    asks: words('One piece of this step Jacobian is wrong. Which?', '这个单步雅可比矩阵有一处写错了。是哪一处？'),
    hints: [words('Which of the two steps does the slope belong to?', '斜率属于两步中的哪一步？')],
    solution: words(
      raw`$c_t = \varphi(z_t)$, so the slope is taken at $z_t$, at the later of the two steps.`,
      raw`$c_t = \varphi(z_t)$，所以斜率取在 $z_t$ 处，也就是两步中较晚的一步。`,
    ),
    answer: {
      kind: 'mistake',
      claim: 'rnn-step-jacobian',
      part: 1,
      control: 3,
      pieces: [raw`\varphi'`, raw`z_{t-1}`, raw`W_{\mathrm{rec}}`],
      judged: {
        target: 'rnn-step',
        relation: raw`\frac{\partial c_t}{\partial c_{t-1}} = \operatorname{diag}\bigl(\varphi'(z_{t-1})\bigr)\,W_{\mathrm{rec}}`,
      },
    },
  },
  {
    id: 'from-k-to-one',
    asks: words(
      raw`Write $\partial c_k/\partial c_1$ as a product over time, for any number of units.`,
      raw`把 $\partial c_k/\partial c_1$ 写成沿时间的乘积，单元数任意。`,
    ),
    hints: [
      words(
        raw`From step $1$ to step $k$ there are $k - 1$ factors; the first belongs to step $2$.`,
        raw`从第 $1$ 步到第 $k$ 步有 $k - 1$ 个因子，第一个属于第 $2$ 步。`,
      ),
    ],
    solution: words(
      raw`$\frac{\partial c_k}{\partial c_1} = \prod_{t=2}^{k} \operatorname{diag}(\varphi'(z_t))\,W_{\mathrm{rec}}$, the latest factor on the left.`,
      raw`$\frac{\partial c_k}{\partial c_1} = \prod_{t=2}^{k} \operatorname{diag}(\varphi'(z_t))\,W_{\mathrm{rec}}$，越晚的因子越靠左。`,
    ),
    answer: {
      kind: 'formula',
      target: 'rnn-chain',
      right: "prod[t=2..k] (diag(phi'(z[t])) Wrec)",
      wrong: "prod[t=1..k] (diag(phi'(z[t])) Wrec)",
    },
  },
  {
    id: 'order-of-the-sum',
    asks: words(
      raw`Put the steps of the argument for the sum over $j$ in an order in which each rests on those before.`,
      raw`对 $j$ 求和的这个论证，请排成每一步都以前面各步为依据的次序。`,
    ),
    hints: [
      words(
        'First the matrix is taken apart, in the end the copies are tied together again.',
        '先把矩阵拆成多份，最后再合为一份。',
      ),
    ],
    solution: words(
      'Separate copies; one chain for each copy; tie the copies together; the effects add, which gives the sum.',
      '拆成多份；每一份是一条链；再合为一份；各份的影响相加，便是这个和。',
    ),
    answer: {
      kind: 'order',
      shown: [2, 0, 3, 1],
      steps: [
        {
          says: words(raw`Give every step $j$ a copy $W^{(j)}$ of its own.`, raw`给每一步 $j$ 各自的一份 $W^{(j)}$。`),
          after: [],
          because: words('nothing has to come before it.', '前面不需要什么。'),
        },
        {
          says: words(
            raw`Copy $j$ acts at step $j$ alone, and from there along one chain: $\frac{\partial E_k}{\partial W^{(j)}} = \frac{\partial E_k}{\partial c_k}\frac{\partial c_k}{\partial c_j}\frac{\partial^{+} c_j}{\partial W}$.`,
            raw`第 $j$ 份只在第 $j$ 步起作用，此后沿一条链传下去：$\frac{\partial E_k}{\partial W^{(j)}} = \frac{\partial E_k}{\partial c_k}\frac{\partial c_k}{\partial c_j}\frac{\partial^{+} c_j}{\partial W}$。`,
          ),
          after: [0],
          because: words('it speaks of the copies, which are not there yet.', '它说的是各份权重，而权重还没有拆开。'),
        },
        {
          says: words(
            raw`Tie the copies together: $W^{(1)} = \dots = W^{(k)} = W$, so that a change of $W$ changes all of them alike.`,
            raw`再合为一份：$W^{(1)} = \dots = W^{(k)} = W$，于是 $W$ 一变，各份一齐变。`,
          ),
          after: [0],
          because: words('there are no copies to tie together yet.', '还没有拆开，谈不上合并。'),
        },
        {
          says: words(
            raw`To first order the effects of the copies add: $\frac{\partial E_k}{\partial W}$ is the sum over $j$.`,
            raw`在一阶近似下，各份的影响相加：$\frac{\partial E_k}{\partial W}$ 是对 $j$ 的和。`,
          ),
          after: [1, 2],
          because: words(
            'it adds the effect of each copy, and needs that they move together.',
            '它把各份的影响相加，并且要用到各份一齐变。',
          ),
        },
      ],
    },
  },
];
export default exercises;
