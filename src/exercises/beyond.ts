/** Exercises of chapter 8. */
import { log, sigmoid } from '../engine/arithmetic/elementary.ts';
import { horizonBias } from '../engine/closed-forms/horizon.ts';
import { words } from '../proof/words.ts';
import { type Exercise, raw, rounded, toDecimals } from './exercise.ts';

const needed = horizonBias(51);
const [ten, hundred] = [horizonBias(11), horizonBias(101)];

const exercises: readonly Exercise[] = [
  {
    id: 'bias-for-fifty-steps',
    asks: words(
      raw`Which forget bias leaves half of a state after fifty steps, that is, what is $b^{*}_{51}$? Two decimals.`,
      raw`遗忘门偏置取多少，$50$ 步之后状态还剩一半？也就是求 $b^{*}_{51}$，保留两位小数。`,
    ),
    hints: [
      words(
        raw`$\sigma(b)^{50} = \tfrac12$ asks for the gate $2^{-1/50}$.`,
        raw`$\sigma(b)^{50} = \tfrac12$，即门的值是 $2^{-1/50}$。`,
      ),
      words(raw`$b = -\ln(2^{1/50} - 1)$.`, raw`$b = -\ln(2^{1/50} - 1)$。`),
    ],
    solution: words(
      raw`$b^{*}_{51} = -\ln(2^{1/50} - 1) = ${toDecimals(2)(needed)}$. The law $\ln(50/\ln 2) = ${toDecimals(2)(log(50 / log(2)))}$ is nearly the same.`,
      raw`$b^{*}_{51} = -\ln(2^{1/50} - 1) = ${toDecimals(2)(needed)}$。规律 $\ln(50/\ln 2) = ${toDecimals(2)(log(50 / log(2)))}$ 与它几乎一样。`,
    ),
    answer: {
      kind: 'number',
      value: needed,
      ...rounded(2),
      mistaken: [
        {
          value: -needed,
          says: words(
            raw`The sign is wrong: a gate near $1$ needs a positive bias.`,
            raw`符号不对：门接近 $1$，偏置应当为正。`,
          ),
        },
        {
          value: log(50),
          says: words(
            raw`That is $\ln 50$; the half brings in $\ln 2$: $\ln(50/\ln 2)$.`,
            raw`这是 $\ln 50$；“一半”还要带来 $\ln 2$：$\ln(50/\ln 2)$。`,
          ),
        },
        {
          value: 1 / (1 - sigmoid(needed)),
          says: words('That is about the number of steps, not the bias.', '这大致是步数，不是偏置。'),
        },
      ],
    },
  },
  {
    id: 'ten-times-as-far',
    asks: words(
      raw`First predict, then look: to keep half over $10$ steps back takes the bias $b^{*}_{11} = ${toDecimals(2)(ten)}$. What is it for $100$ steps back?`,
      raw`先预测，再看结果：回退 $10$ 步还剩一半，所需的偏置是 $b^{*}_{11} = ${toDecimals(2)(ten)}$。回退 $100$ 步呢？`,
    ),
    hints: [words('The law is a logarithm.', '规律是对数。')],
    solution: words(
      raw`$${toDecimals(2)(hundred)}$, about $\ln 10 = ${toDecimals(2)(log(10))}$ more.`,
      raw`$${toDecimals(2)(hundred)}$，约大 $\ln 10 = ${toDecimals(2)(log(10))}$。`,
    ),
    answer: {
      kind: 'choice',
      predicts: true,
      options: [
        {
          says: words('Ten times as much.', '十倍。'),
          because: words(
            raw`The bias goes into an exponential: $1 - \sigma(b) \approx e^{-b}$. The engine finds $${toDecimals(2)(hundred)}$.`,
            raw`偏置在指数里：$1 - \sigma(b) \approx e^{-b}$。引擎算得 $${toDecimals(2)(hundred)}$。`,
          ),
        },
        {
          says: words(raw`About $2.3$ more.`, raw`约大 $2.3$。`),
          right: true,
          because: words(
            raw`The engine finds $${toDecimals(2)(hundred)}$, and $\ln 10 = ${toDecimals(2)(log(10))}$.`,
            raw`引擎算得 $${toDecimals(2)(hundred)}$，而 $\ln 10 = ${toDecimals(2)(log(10))}$。`,
          ),
        },
        {
          says: words('The same: an open gate is open.', '一样：门开着就是开着。'),
          because: words(
            raw`At $b_f = ${toDecimals(2)(ten)}$ half is lost every ten steps, and $2^{-10}$ is left after a hundred.`,
            raw`$b_f = ${toDecimals(2)(ten)}$ 时，每 10 步失去一半，100 步之后只剩 $2^{-10}$。`,
          ),
        },
      ],
    },
  },
  {
    id: 'wrong-clip',
    asks: words('One piece of this rule of clipping is wrong. Which?', '这条裁剪规则有一处写错了。是哪一处？'),
    hints: [words(raw`How long should $\hat g$ be where $g$ is too long?`, raw`$g$ 太长时，$\hat g$ 应当多长？`)],
    solution: words(
      raw`The factor is $\theta/\lVert g \rVert$, so that $\lVert \hat g \rVert = \theta$. Divided by the square, a long gradient would be cut the shorter the longer it was.`,
      raw`因子是 $\theta/\lVert g \rVert$，这样 $\lVert \hat g \rVert = \theta$。若除以平方，梯度越长，裁剪之后反而越短。`,
    ),
    answer: {
      kind: 'mistake',
      claim: 'gradient-clipping',
      part: 1,
      control: 0,
      pieces: [raw`\theta > 0`, raw`\frac{\theta}{\lVert g\rVert^2}`, raw`\min\bigl(\theta, \lVert g\rVert\bigr)`],
    },
  },
  {
    id: 'orthogonal-on-paper',
    asks: words(
      raw`Prove on paper: for a linear network with $W_{\mathrm{rec}}^{\top} W_{\mathrm{rec}} = I$, every vector keeps its length over any number of steps. Then compare with the solution, point by point.`,
      raw`在纸上证明：线性网络若 $W_{\mathrm{rec}}^{\top} W_{\mathrm{rec}} = I$，则任意多步之后，每个向量的长度都不变。然后与解答逐点对照。`,
    ),
    hints: [
      words(raw`$\lVert W v \rVert^2 = v^{\top} W^{\top} W v$.`, raw`$\lVert W v \rVert^2 = v^{\top} W^{\top} W v$。`),
    ],
    solution: words(
      raw`In a linear network every factor is $W_{\mathrm{rec}}$, so the product over $s$ steps is $W_{\mathrm{rec}}^s$. One factor: $\lVert W_{\mathrm{rec}} v \rVert^2 = v^{\top} W_{\mathrm{rec}}^{\top} W_{\mathrm{rec}}\,v = \lVert v \rVert^2$. By induction the same is true of $W_{\mathrm{rec}}^s$. With a $\tanh$ the slopes come between, and the argument ends.`,
      raw`线性网络的每个因子都是 $W_{\mathrm{rec}}$，所以 $s$ 步的乘积是 $W_{\mathrm{rec}}^s$。一个因子：$\lVert W_{\mathrm{rec}} v \rVert^2 = v^{\top} W_{\mathrm{rec}}^{\top} W_{\mathrm{rec}}\,v = \lVert v \rVert^2$。由归纳法，$W_{\mathrm{rec}}^s$ 也是如此。若有 $\tanh$，中间夹着斜率，论证便不成立。`,
    ),
    answer: {
      kind: 'proof',
      points: [
        words(
          raw`Every factor is $W_{\mathrm{rec}}$, since the slope is $1$.`,
          raw`斜率为 $1$，所以每个因子都是 $W_{\mathrm{rec}}$。`,
        ),
        words(
          raw`One factor keeps the length, by $W_{\mathrm{rec}}^{\top} W_{\mathrm{rec}} = I$.`,
          raw`由 $W_{\mathrm{rec}}^{\top} W_{\mathrm{rec}} = I$，一个因子保持长度。`,
        ),
        words('Induction over the steps.', '对步数归纳。'),
      ],
    },
  },
];
export default exercises;
