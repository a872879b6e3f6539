/** Exercises of chapter 3. */
import { matrix, spectralNorm, spectralRadius } from '../engine/arithmetic/matrix.ts';
import { power } from '../engine/arithmetic/power.ts';
import { stateJacobian } from '../engine/closed-forms/rnn-jacobians.ts';
import { rnnTrace } from '../engine/networks/traces.ts';
import { words } from '../proof/words.ts';
import { type Exercise, raw, rounded, toDecimals, whole } from './exercise.ts';
import { smallNetwork } from './networks.ts';

const sheared = matrix(2, 2, [2, -2, 2, -2]);
/** The fewest steps after which ρ^τ is below a hundredth, for ρ = 0.975. */
const rho = 0.975;
let steps = 0;
while (power(rho, steps) >= 0.01) steps++;
/** The small network with w_rec = 2 over 30 steps: where it settles, its factor there, and what is left. */
const large = smallNetwork(30, { W: Float64Array.of(2, 1) });
const settled = rnnTrace(large).c[30][0];
const factor = 2 * (1 - settled * settled);
const left = stateJacobian(large, 1, 30).data[0].toExponential(0).split('e');

const exercises: readonly Exercise[] = [
  {
    id: 'norm-not-radius',
    asks: words(
      raw`What is the spectral norm of $W_{\mathrm{rec}} = \begin{bmatrix} 2 & -2 \\ 2 & -2 \end{bmatrix}$?`,
      raw`$W_{\mathrm{rec}} = \begin{bmatrix} 2 & -2 \\ 2 & -2 \end{bmatrix}$ 的谱范数是多少？`,
    ),
    hints: [
      words(
        raw`Which vector of length $1$ is stretched most? Both rows are the same.`,
        raw`哪个长度为 $1$ 的向量被拉得最长？两行是一样的。`,
      ),
      words(raw`Try $v = (1, -1)/\sqrt2$.`, raw`试试 $v = (1, -1)/\sqrt2$。`),
    ],
    solution: words(
      raw`$W_{\mathrm{rec}}\,(1, -1)^{\top}/\sqrt2 = (4, 4)^{\top}/\sqrt2$ has the length $4$, and no vector is stretched more: the norm is $${spectralNorm(sheared).toFixed(0)}$, though the spectral radius is $0$.`,
      raw`$W_{\mathrm{rec}}\,(1, -1)^{\top}/\sqrt2 = (4, 4)^{\top}/\sqrt2$ 的长度是 $4$，没有向量被拉得更长：范数是 $${spectralNorm(sheared).toFixed(0)}$，而谱半径是 $0$。`,
    ),
    answer: {
      kind: 'number',
      value: spectralNorm(sheared),
      ...rounded(3),
      mistaken: [
        {
          value: spectralRadius(sheared),
          says: words(
            raw`That is the spectral radius. The square of this matrix is zero, and still it stretches $(1, -1)$ four times.`,
            raw`这是谱半径。这个矩阵的平方为零，却仍把 $(1, -1)$ 拉长到 $4$ 倍。`,
          ),
        },
        {
          value: 2 * Math.sqrt(2),
          says: words(
            raw`That is the length of a row. The norm asks for the vector that is stretched most.`,
            raw`这是一行的长度。范数问的是被拉得最长的向量。`,
          ),
        },
        { value: 2, says: words('That is the largest entry.', '这是最大的元素。') },
      ],
    },
  },
  {
    id: 'steps-to-a-hundredth',
    asks: words(
      raw`A sigmoid unit with weight $3.9$ has $\rho = 0.975$. After how many steps is the bound $\rho^{\tau}$ below $\frac{1}{100}$ for the first time?`,
      raw`权重为 $3.9$ 的 sigmoid 单元有 $\rho = 0.975$。经过多少步，上界 $\rho^{\tau}$ 第一次小于 $\frac{1}{100}$？`,
    ),
    hints: [
      words(raw`Take logarithms: $\tau > \ln 100 / (-\ln 0.975)$.`, raw`取对数：$\tau > \ln 100 / (-\ln 0.975)$。`),
    ],
    solution: words(
      raw`$\ln 100 = 4.605$ and $-\ln 0.975 = 0.02532$, so $\tau = ${steps}$. With $\rho = 0.5$ it would be $7$: both vanish, but not at one rate.`,
      raw`$\ln 100 = 4.605$，$-\ln 0.975 = 0.02532$，所以 $\tau = ${steps}$。若 $\rho = 0.5$，则是 $7$：两者都消失，速率却不同。`,
    ),
    answer: {
      kind: 'number',
      value: steps,
      ...whole,
      mistaken: [
        { value: steps - 1, says: words('There the bound is still above a hundredth.', '此时上界仍大于百分之一。') },
        { value: 7, says: words(raw`That is the number for $\rho = 0.5$.`, raw`这是 $\rho = 0.5$ 时的步数。`) },
      ],
    },
  },
  {
    id: 'weight-two',
    asks: words(
      raw`First predict, then look: the small network with $w_{\mathrm{rec}} = 2$, pulse at step $1$, no input after it. Here $\gamma\,\lvert w_{\mathrm{rec}}\rvert = 2$. What does $\partial c_k/\partial c_1$ do as $k$ grows?`,
      raw`先预测，再看结果：小网络取 $w_{\mathrm{rec}} = 2$，第 $1$ 步有脉冲，之后没有输入。这里 $\gamma\,\lvert w_{\mathrm{rec}}\rvert = 2$。随着 $k$ 增大，$\partial c_k/\partial c_1$ 会怎样？`,
    ),
    hints: [
      words(raw`Where does the state settle, and how large is the slope there?`, raw`状态停在哪里？那里的斜率有多大？`),
    ],
    solution: words(
      raw`The state settles at $c = \tanh(2c) = ${toDecimals(4)(settled)}$, where a step back multiplies by $2\,(1 - c^2) = ${toDecimals(3)(factor)}$. After $29$ steps about $${left[0]} \times 10^{${Number(left[1])}}$ is left. A large weight allows growth and does not force it.`,
      raw`状态停在 $c = \tanh(2c) = ${toDecimals(4)(settled)}$，在那里每回退一步乘以 $2\,(1 - c^2) = ${toDecimals(3)(factor)}$。经过 $29$ 步，大约还剩 $${left[0]} \times 10^{${Number(left[1])}}$。权重大，乘积可能增长，但未必增长。`,
    ),
    answer: {
      kind: 'choice',
      predicts: true,
      options: [
        {
          says: words(raw`It grows like $2^k$.`, raw`像 $2^k$ 那样增长。`),
          because: words(
            raw`Only where the slope is $1$, at $c = 0$. The pulse has driven the unit to $c = ${toDecimals(4)(settled)}$, where the factor is $${toDecimals(3)(factor)}$.`,
            raw`只有斜率为 $1$，也就是 $c = 0$ 时才会。脉冲已把单元推到 $c = ${toDecimals(4)(settled)}$，那里的因子是 $${toDecimals(3)(factor)}$。`,
          ),
        },
        {
          says: words('It tends to zero.', '趋于零。'),
          right: true,
          because: words(
            raw`The engine finds the state at $${toDecimals(4)(settled)}$ and the factor at $${toDecimals(3)(factor)}$: saturation outweighs the weight.`,
            raw`引擎算得状态停在 $${toDecimals(4)(settled)}$，因子是 $${toDecimals(3)(factor)}$：饱和压过了权重。`,
          ),
        },
        {
          says: words('It keeps its size, since the state does.', '状态不变，所以它的大小也不变。'),
          because: words(
            raw`A state that rests says nothing of its derivative: here each step multiplies it by $${toDecimals(3)(factor)}$.`,
            raw`状态不动，导数未必不变：这里每一步都乘以 $${toDecimals(3)(factor)}$。`,
          ),
        },
      ],
    },
  },
  {
    id: 'wrong-rate',
    asks: words('One piece of this bound is wrong. Which?', '这个上界有一处写错了。是哪一处？'),
    hints: [
      words(
        raw`How many factors has the product? Count for $k = j + 1$.`,
        raw`乘积里有几个因子？取 $k = j + 1$ 数一数。`,
      ),
    ],
    solution: words(
      raw`From $t = j + 1$ to $k$ are $k - j$ factors, each of norm at most $\rho$: the exponent is $k - j$.`,
      raw`从 $t = j + 1$ 到 $k$ 有 $k - j$ 个因子，每个的范数不超过 $\rho$：指数是 $k - j$。`,
    ),
    answer: {
      kind: 'mistake',
      claim: 'rnn-vanishing-bound',
      part: 0,
      control: 2,
      pieces: ['t=j+1', raw`\rho^{\,k-j+1}`, raw`\gamma`],
    },
  },
  {
    id: 'proof-of-the-bound',
    asks: words(
      raw`Prove that $\rho < 1$ makes the far terms vanish: put the steps in order.`,
      raw`证明：若 $\rho < 1$，则远处各项消失。请把各步排好次序。`,
    ),
    hints: [
      words('From one factor to the product, from the product to a term.', '先是一个因子，再是乘积，最后是一项。'),
    ],
    solution: words(
      'Norm of the diagonal matrix; norm of one factor; norm of the product; norm of a term.',
      '对角矩阵的范数；一个因子的范数；乘积的范数；一项的范数。',
    ),
    answer: {
      kind: 'order',
      shown: [3, 1, 0, 2],
      steps: [
        {
          says: words(
            raw`Every slope is at most $\gamma$, so $\lVert \operatorname{diag}(\varphi'(z_t)) \rVert \le \gamma$.`,
            raw`每个斜率不超过 $\gamma$，所以 $\lVert \operatorname{diag}(\varphi'(z_t)) \rVert \le \gamma$。`,
          ),
          after: [],
          because: words('nothing has to come before it.', '前面不需要什么。'),
        },
        {
          says: words(
            raw`One factor: $\lVert \operatorname{diag}(\varphi'(z_t))\,W_{\mathrm{rec}} \rVert \le \gamma \lVert W_{\mathrm{rec}} \rVert = \rho$.`,
            raw`一个因子：$\lVert \operatorname{diag}(\varphi'(z_t))\,W_{\mathrm{rec}} \rVert \le \gamma \lVert W_{\mathrm{rec}} \rVert = \rho$。`,
          ),
          after: [0],
          because: words('it uses the norm of the diagonal matrix.', '它要用到对角矩阵的范数。'),
        },
        {
          says: words(
            raw`The product of $k - j$ factors has norm at most $\rho^{k-j}$.`,
            raw`$k - j$ 个因子之积的范数不超过 $\rho^{k-j}$。`,
          ),
          after: [1],
          because: words('it uses the bound on one factor.', '它要用到一个因子的上界。'),
        },
        {
          says: words(
            raw`Term $j$ is $\delta_k$ times the product times $\partial^{+} c_j/\partial W$, so its norm is at most $\lVert \delta_k \rVert\,\rho^{k-j}\,\gamma X$, which tends to $0$ as $k - j$ grows, if $\delta_k$ and the inputs stay bounded.`,
            raw`第 $j$ 项是 $\delta_k$、乘积与 $\partial^{+} c_j/\partial W$ 之积，所以范数不超过 $\lVert \delta_k \rVert\,\rho^{k-j}\,\gamma X$；只要 $\delta_k$ 与输入有界，它就随 $k - j$ 增大趋于 $0$。`,
          ),
          after: [2],
          because: words('it uses the bound on the product.', '它要用到乘积的上界。'),
        },
      ],
    },
  },
];
export default exercises;
