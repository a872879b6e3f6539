import { type Matrix, orderedProduct, singularValues, spectralNorm } from '../../engine/arithmetic/matrix.ts';
import { memo } from '../../engine/arithmetic/memo.ts';
import { productForm, U } from '../../engine/closed-forms/lstm-jacobians.ts';
import { blockForm } from '../../engine/closed-forms/lstm-joint.ts';
import { keptAtLeast, keptAtMost, keptWithFifthPath, leastForget } from '../../engine/closed-forms/lstm-retention.ts';
import { forwardJacobian } from '../../engine/derivatives/differentiate.ts';
import { nextCell } from '../../engine/derivatives/lstm-functions.ts';
import { table } from '../../engine/networks/draw.ts';
import { drawLstm, type LstmCase, type LstmChoices } from '../../engine/networks/draw-lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { bound, closedForm, forwardMode, route } from '../../proof/make.ts';
import { changed } from '../draws.ts';
import { tendsTo, wrongBound } from '../limits.ts';
import { derivativeByFirst } from '../lstm-gradient/cell-derivatives.ts';
import { overSteps } from '../sums.ts';
import { atMost, defineClaim, mistake, words } from '../vocabulary.ts';
import { quietCertificates } from './quiet-certificates.ts';

const productOf = (values: readonly number[]) => values.reduce((product, v) => product * v, 1);
/** 1/σ_min: the largest factor by which the matrix shrinks a vector. */
const shrinking = (a: Matrix) => 1 / Math.min(...singularValues(a));
const limit = (factors: readonly number[]) => 1 / productOf(factors);
const stepsForward = (g: LstmCase) =>
  orderedProduct(
    overSteps(g.T - 1, (t) => forwardJacobian(nextCell(g, t + 1), lstmTrace(g).c[t])),
    g.n,
  );

/**
 * Small recurrent weights, gates i and o that are mostly open. In half of the cases U_c is a negative multiple of I, and
 * the weights of f and i, V_c and b_c are divided by 10, so that the term D is negative and the largest but B.
 */
function drawQuiet(choices: LstmChoices) {
  const draw = drawLstm({ units: [1, 3], inputs: [1, 2], steps: [2, 6], gain: [0.01, 0.25], ...choices });
  return changed(draw, (g, random): LstmCase => {
    const open = () => random.between(-1, 4);
    const lively = { ...g, b: { ...g.b, i: g.b.i.map(open), o: g.b.o.map(open) } };
    if (random.chance(0.5)) return lively;
    const { n, m, W, b } = lively;
    const against = -random.between(0.05, 0.4);
    const down = (v: Float64Array) => v.map((w) => w / 10);
    const Uc = (i: number, j: number) => (i === j ? against : 0);
    const Wc = table(n, n + m, (i, j) => (j < n ? Uc(i, j) : W.c[i * (n + m) + j] / 10));
    return { ...lively, W: { f: down(W.f), i: down(W.i), c: Wc, o: W.o }, b: { ...b, c: down(b.c) } };
  });
}
/** No factor below ½: then the smallest singular value keeps more than twelve digits. */
const drawOpen = drawQuiet({ forgetBias: [3, 7], admits: (g) => keptWithFifthPath(g).every((q) => q >= 1 / 2) });
/** δ_t with the largest slope of σ where the candidate has that of tanh. */
const candidateAsSigmoid = (g: LstmCase) => keptAtLeast(g).map((kept) => kept + (3 / 4) * spectralNorm(U(g, 'c')));

const STEPS = 15;
const drawDefault = drawQuiet({
  steps: [STEPS, STEPS],
  units: [1, 3],
  forgetBias: [0, 0],
  admits: (g) => keptAtMost(g).every((q) => q <= 0.97),
});
/** ‖∏‖ over 0, 1, …, T − 1 steps. */
const largestValues = memo((g: LstmCase) => overSteps(g.T, (k) => spectralNorm(productForm(g, k))));
const largestAfter = (g: LstmCase, s: number) => largestValues(g)[s];

export default defineClaim({
  tex: String.raw`\begin{gathered} \sigma_{\min}\Biggl(\prod_{t=2}^{k}\,[A_t + B_t + C_t + D_t]\Biggr) \;\ge\; \prod_{t=2}^{k} \bigl(\min f_t - \delta_t\bigr), \\[1ex] \min f_t \ge \delta_t = \tfrac14\lVert U_f\rVert\,\lVert c_{t-1}\rVert_\infty + \tfrac14\lVert U_i\rVert + \lVert U_c\rVert \end{gathered}`,
  says: words(
    'With forget gates near 1 and small recurrent weights the product keeps every direction: every step leaves a vector at least the share $\\min f_t - \\delta_t$ of its length, where $\\delta_t$ bounds the norm of $A_t + C_t + D_t$. The same holds for the exact $\\partial c_k/\\partial c_1$, fifth path included, with slightly smaller factors.',
    '遗忘门接近 1 且循环权重较小时，乘积保住每一个方向：任何向量每过一步，长度至少保留 $\\min f_t - \\delta_t$ 倍，其中 $\\delta_t$ 是 $A_t + C_t + D_t$ 的范数的上界。把第五条路径算进去，精确的 $\\partial c_k/\\partial c_1$ 也是如此，只是因子略小。',
  ),
  sketch: words(
    "$B_t = \\operatorname{diag}(f_t)$ leaves every vector at least $\\min f_t$ of its length, and the other three together have norm at most $\\delta_t$, from $\\sigma' \\le \\tfrac14$, $\\tanh' \\le 1$ and $|\\tilde c_t|, i_t, o_{t-1} \\le 1$; where $\\min f_t \\ge \\delta_t$, the difference is the least that a step keeps. For the exact derivative, let $h_t$ move by at most $r_t$ when $c_t$ moves by 1: then $q_t = \\min f_t - r_{t-1}\\delta_t$ and $r_t = 1 + \\tfrac14\\lVert U_o\\rVert\\, r_{t-1}/q_t$, starting from $r_1 = 1$. Intervals certify a whole box of scalar cells, $|u_g| \\le 0.005$, $|v_f| \\le \\tfrac12$, $|x_t| \\le 1$, $6 \\le b_f \\le 7$, everything else at will: the sum exceeds $0.989$ at every step and in every real state, and so does the exact factor if $|c_1| \\le 2000$. After $k$ steps at least $0.989^{k-1}$ is left, a third for $k = 100$.",
    "$B_t = \\operatorname{diag}(f_t)$ 使任何向量的长度至少保留 $\\min f_t$ 倍；由 $\\sigma' \\le \\tfrac14$、$\\tanh' \\le 1$ 以及 $|\\tilde c_t|, i_t, o_{t-1} \\le 1$，其余三项合起来范数至多为 $\\delta_t$；只要 $\\min f_t \\ge \\delta_t$，一步至少保留二者之差。对于精确的导数，设 $c_t$ 变动 1 时 $h_t$ 至多变动 $r_t$，则 $q_t = \\min f_t - r_{t-1}\\delta_t$，$r_t = 1 + \\tfrac14\\lVert U_o\\rVert\\, r_{t-1}/q_t$，从 $r_1 = 1$ 开始。区间证明覆盖了一整个区域的单元 LSTM（$n = 1$）：$|u_g| \\le 0.005$，$|v_f| \\le \\tfrac12$，$|x_t| \\le 1$，$6 \\le b_f \\le 7$，其余任意。在每一步、每个实数状态下，四项之和都大于 $0.989$；只要 $|c_1| \\le 2000$，精确的因子也是如此。$k$ 步之后至少剩 $0.989^{k-1}$，$k = 100$ 时为三分之一。",
  ),
  uses: ['abcd', 'additive-gradient', 'lstm-states-gradient', 'lstm-chain', 'activation-slope', 'forget-bias-horizon'],
  symbols: ['ABCD', 'f_t', 'W_g', 'c_t', 'sigma_min', 'norm', 'b_g', 't'],
  verdict: 'conditional',
  proves: [
    bound<LstmCase>({
      name: words('how much the product can shrink a vector', '乘积对向量的缩小程度'),
      draw: drawOpen,
      cases: 60,
      left: [closedForm((g) => shrinking(productForm(g, g.T))), forwardMode((g) => shrinking(stepsForward(g)))],
      right: (g) => limit(keptAtLeast(g)),
      relation: atMost(),
      adversary: 30,
      controls: [
        mistake('$\\delta_t = 0$: the forget gate alone', '$\\delta_t = 0$：只看遗忘门', (g) => limit(leastForget(g))),
        mistake(
          '$\\tfrac14\\lVert U_c\\rVert$, as if the candidate were a sigmoid',
          '取 $\\tfrac14\\lVert U_c\\rVert$，把候选值当成 sigmoid',
          (g) => limit(candidateAsSigmoid(g)),
        ),
      ],
    }),
    bound<LstmCase>({
      name: words(
        'the same for $\\partial c_k/\\partial c_1$ with the fifth path',
        '含第五条路径的 $\\partial c_k/\\partial c_1$',
      ),
      draw: drawOpen,
      cases: 60,
      left: [closedForm((g) => shrinking(blockForm(g, g.T))), forwardMode((g) => shrinking(derivativeByFirst(g)))],
      right: (g) => limit(keptWithFifthPath(g)),
      relation: atMost(),
      adversary: 30,
      controls: [
        mistake('$\\delta_t = 0$: the forget gate alone', '$\\delta_t = 0$：只看遗忘门', (g) => limit(leastForget(g))),
      ],
    }),
    ...quietCertificates,
    tendsTo<LstmCase>({
      name: words('the default $b_f = 0$: the largest singular value vanishes', '默认的 $b_f = 0$：最大奇异值消失'),
      draw: drawDefault,
      steps: STEPS,
      measured: words('largest singular value of the product over $s$ steps', '$s$ 步乘积的最大奇异值'),
      distance: largestAfter,
      bound: (g, s) => productOf(keptAtMost(g).slice(0, s)),
      rate: (g) => Math.max(...keptAtMost(g)),
      cases: 20,
      controls: [
        wrongBound('$\\delta_t = 0$: $f$ alone', '$\\delta_t = 0$：只看 $f$', (g, s) =>
          productOf(leastForget(g).slice(0, s)),
        ),
        wrongBound('rate $\\tfrac14$, as for a slope', '速率为 $\\tfrac14$，如同斜率', (_, s) =>
          productOf(new Array(s).fill(1 / 4)),
        ),
      ],
    }),
  ],
  condition: {
    tex: String.raw`\min f_t - \delta_t \;\ge\; 1 - \frac{a}{k}, \qquad 0 \le a \le 1`,
    says: words(
      'The forget gates are near 1 and the recurrent weights small, measured by the length of the sequence: then at least $e^{-a}$ is left.',
      '遗忘门接近 1，循环权重较小，而且要按序列长度来衡量：这样至少剩下 $e^{-a}$。',
    ),
    without: bound<LstmCase>({
      name: words('with $b_f = 0$ half is left after 14 steps', '$b_f = 0$ 时，14 步后还剩一半'),
      draw: drawDefault,
      left: [route('the number $\\tfrac12$', '数 $\\tfrac12$', () => 1 / 2)],
      right: (g) => largestAfter(g, STEPS - 1),
      relation: atMost(),
      cases: 20,
      controls: [],
    }),
  },
  note: words(
    'An LSTM is no protection by itself. With the default $b_f = 0$ and small recurrent weights the forget gates stand near $\\tfrac12$ and the product vanishes like that of an RNN; without recurrent weights it decays for any fixed $b_f$, only more slowly. What the LSTM adds is a bias that sets the rate. The bound is one for the product: an error of zero still sends nothing back, and terms can cancel.',
    'LSTM 本身并不是保证。取默认的 $b_f = 0$，循环权重又小，遗忘门就停在 $\\tfrac12$ 附近，乘积照样像 RNN 那样消失；若没有循环权重，$b_f$ 无论固定为多少，乘积都会衰减，只是快慢不同。LSTM 多出来的，是一个决定速率的偏置。另外，这个下界针对的是乘积：误差为零时，仍然没有东西往回传；各项也可能相互抵消。',
  ),
});
