import { matrixOf, orthogonalFactor, singularValues } from '../../engine/arithmetic/matrix.ts';
import { memo } from '../../engine/arithmetic/memo.ts';
import { power } from '../../engine/arithmetic/power.ts';
import { productForm } from '../../engine/closed-forms/lstm-jacobians.ts';
import { reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { lstmBptt } from '../../engine/derivatives/lstm-bptt.ts';
import { flatten, lstmLoss } from '../../engine/derivatives/lstm-functions.ts';
import { type Draw, table } from '../../engine/networks/draw.ts';
import { drawLstm, type LstmCase, perGate } from '../../engine/networks/draw-lstm.ts';
import type { Gate } from '../../engine/networks/lstm.ts';
import { backpropagation, closedForm, forwardMode, reverseMode, witness } from '../../proof/make.ts';
import { changed } from '../draws.ts';
import { inLstm } from '../in-lstm.ts';
import { derivativeByFirst } from '../lstm-gradient/cell-derivatives.ts';
import { inPractice, practices } from '../practices.ts';
import { onlyAt } from '../sums.ts';
import { hypotheses } from '../suppose.ts';
import { defineClaim, equal, mismeasured, mistake, words } from '../vocabulary.ts';
import { balanced, cellWith } from './held-cell.ts';

/** A network that stays at c = h = 0, and the factor by which the product grows at every step. */
export interface Resting extends LstmCase {
  readonly q: number;
}
/** All gates at ½ and every candidate at 0: a step back multiplies by ½I + ¼U_c = qQ, Q orthogonal. */
const drawResting = changed(drawLstm({ units: [1, 4], inputs: [1, 1], steps: [2, 100] }), (g, random): Resting => {
  const { n, m, T } = g;
  const q = random.between(1.05, 1.5);
  const Q = orthogonalFactor(matrixOf(n, n, () => random.normal())).data;
  const Uc = (i: number, j: number) => 4 * (q * Q[i * n + j] - (i === j ? 1 / 2 : 0));
  const W = (gate: Gate) => (gate === 'c' ? table(n, n + m, (i, j) => (j < n ? Uc(i, j) : 0)) : g.W[gate]);
  const zeros = new Float64Array(n);
  return { ...g, q, W: perGate(W), b: perGate(() => zeros), h0: zeros, c0: zeros, x: new Float64Array(T * m) };
});
/** One unit, and Q = 1. */
export const oneUnit = changed(
  { ...drawResting, sizes: { ...drawResting.sizes, units: [1, 1] } },
  (g): Resting => ({
    ...g,
    W: { ...g.W, c: Float64Array.of(4 * (g.q - 1 / 2), 0) },
  }),
);
const all = (g: Resting, size: number) => new Float64Array(g.n).fill(size);

/** ∂E_T/∂b_c, which comes after the W_g, b_f and b_i in the row of `flatten`. */
const byBias = (row: ArrayLike<number>) => row[4 * 2 + 2];
/** Σ_j q^{T−j}, j = 1 … T */
const series = (q: number, T: number) => (power(q, T) - 1) / (q - 1);
const error = (g: LstmCase) => -g.y[g.T - 1];

interface Grown {
  /** A_t + B_t + C_t + D_t */
  readonly sum: Float64Array;
  readonly T: number;
}
const drawGrown: Draw<Grown> = {
  sizes: { steps: [2, 100] },
  make: (random, { steps: T }) => ({ sum: Float64Array.of(random.between(1.05, 1.2)), T }),
};
/** The balanced cell with larger u_g, no two of its terms alike. */
function grown({ sum, T }: Grown): LstmCase {
  const share = (sum[0] - 0.7) / 3;
  return cellWith(0.7, { A: 1.3 * share, C: 0.9 * share, D: 0.8 * share }, T);
}

const tex = String.raw`\begin{gathered} n = 1,\ \exists\,W_g, b_g:\quad A_t + B_t + C_t + D_t = q > 1 \quad (t \ge 2), \\[1ex] \frac{\partial c_k}{\partial c_1} = \prod_{t=2}^{k}\,[A_t + B_t + C_t + D_t] = q^{\,k-1} \xrightarrow[k\to\infty]{} \infty \end{gathered}`;
const places = { t: [2, 'T'], k: 'T' } as const;
const growing = memo(grown);
const shown = inLstm<Grown>(tex, places, { sizes: { n: 1 }, of: growing, given: { q: ({ sum }: Grown) => sum[0] } });
/** n = 1 and the sum of the terms; the product. */
const [ofTerms, ofProduct] = [{ chain: [0, 1], sign: 0 }, { chain: 2 }];
const product = shown.equation([forwardMode((g: Grown) => derivativeByFirst(growing(g)))], ofProduct);

export default defineClaim({
  tex,
  says: words(
    'Gradients of an LSTM can explode as well: with larger recurrent weights the four terms add up to more than 1, at every step.',
    'LSTM 的梯度同样会爆炸：循环权重更大时，四项之和可以每一步都大于 1。',
  ),
  sketch: words(
    'At rest, with $c = h = 0$ and all gates at $\\tfrac12$, only $B = \\tfrac12 I$ and $D = \\tfrac14 U_c$ are left, and the fifth path is shut because $\\tanh(0) = 0$. With $U_c = 4(q\\,Q - \\tfrac12 I)$ and $Q$ orthogonal every step back multiplies by $q\\,Q$. For one unit and $Q = 1$ the derivative of $E_k$ with respect to $b_c$ is then $-\\tfrac14 y_k (q^k - 1)/(q - 1)$. The balanced cell does the same once its $u_g$ are larger; since a fixed point with $q > 1$ repels, only $k \\le 100$ and $q \\le 1.2$ are tried: a deviation of one rounding could grow to $10^{-8}$, but the rounding at $c = 1$ takes it back at every step, and the product comes out to $10^{-11}$.',
    '静止时 $c = h = 0$，各门均为 $\\tfrac12$，只剩 $B = \\tfrac12 I$ 和 $D = \\tfrac14 U_c$；又因 $\\tanh(0) = 0$，第五条路径的贡献为 0。取 $U_c = 4(q\\,Q - \\tfrac12 I)$，$Q$ 为正交矩阵，则每回退一步就乘以 $q\\,Q$。单个单元且 $Q = 1$ 时，$E_k$ 对 $b_c$ 的导数便是 $-\\tfrac14 y_k (q^k - 1)/(q - 1)$。把平衡的 LSTM 的各个 $u_g$ 放大，情形也一样；由于 $q > 1$ 的不动点是排斥的，这里只取 $k \\le 100$、$q \\le 1.2$：一次舍入的误差本可能长到 $10^{-8}$，但每一步在 $c = 1$ 处的舍入又把它收了回去，乘积准确到 $10^{-11}$。',
  ),
  uses: ['abcd', 'lstm-states-gradient', 'balancing-combination'],
  symbols: ['ABCD', 'n', 'c_t', 'W_g', 'b_g', 'f_t', 't'],
  verdict: 'added',
  unread: { tex: 'limit' },
  proves: [
    witness<Resting>({
      name: words('at rest: all singular values of the product', '静止时：乘积的全部奇异值'),
      draw: drawResting,
      left: [
        closedForm((g) => singularValues(productForm(g, g.T))),
        forwardMode((g) => singularValues(derivativeByFirst(g))),
      ],
      right: (g) => all(g, power(g.q, g.T - 1)),
      relation: equal({ relative: 1e-12 }),
      cases: 30,
      controls: [
        mistake('the direct term alone, $B = \\tfrac12$', '只有直接的一项 $B = \\tfrac12$', (g) =>
          all(g, power(1 / 2, g.T - 1)),
        ),
        inPractice(
          practices.simpleInterest,
          mistake('growth by addition', '按加法增长', (g) => all(g, 1 + (g.q - 1) * (g.T - 1))),
        ),
        inPractice(
          practices.fencepost,
          mistake('one step too many', '多算一步', (g) => all(g, power(g.q, g.T))),
        ),
      ],
    }),
    witness<Resting>({
      name: words(
        'the gradient itself: $\\partial E_k/\\partial b_c$ of one unit',
        '梯度本身：单个单元的 $\\partial E_k/\\partial b_c$',
      ),
      draw: oneUnit,
      left: [
        backpropagation((g) => lstmBptt(g, onlyAt(g.T)).b.c),
        reverseMode((g) => byBias(reverseJacobian(lstmLoss(g, g.T), flatten(g)).data)),
      ],
      right: (g) => (error(g) * series(g.q, g.T)) / 4,
      relation: equal({ relative: 1e-12 }),
      cases: 30,
      controls: [
        mistake('only the term $j = k$', '只有 $j = k$ 一项', (g) => error(g) / 4),
        mistake('only the term $j = 1$', '只有 $j = 1$ 一项', (g) => (error(g) * power(g.q, g.T - 1)) / 4),
      ],
    }),
    witness<Grown>({
      name: words('the balanced cell with larger weights', '放大权重的平衡的 LSTM'),
      draw: drawGrown,
      ...product,
      relation: equal({ relative: 1e-11 }),
      cases: 40,
      controls: [
        mismeasured('the balanced cell itself', '平衡的 LSTM 本身', ({ T }) => {
          const [kept] = derivativeByFirst(cellWith(0.7, balanced, T)).data;
          return [kept, kept];
        }),
        mistake('the largest term decides', '由最大的一项决定', ({ T }) => [1, 1].map(() => power(0.7, T - 1))),
        inPractice(practices.fencepost, shown.edit('k-1', 'k', ofProduct)),
        mistake('one billionth too large', '偏大十亿分之一', (g) => product.right(g).map((v) => 1.000000001 * v)),
      ],
    }),
    hypotheses(shown, {
      draw: drawGrown,
      edges: [{ chain: 0 }, { chain: 1, sign: 1, at: (g, off) => ({ ...g, sum: Float64Array.of(1 - off) }) }],
      edits: [['q > 1', 'q > 0.9']],
    }),
    witness<Grown>({
      name: words('the sum of its four terms at every step', '每一步的四项之和'),
      draw: drawGrown,
      ...shown.equation([], ofTerms),
      relation: equal({ relative: 1e-11 }),
      cases: 20,
      controls: [
        shown.edit('A_t + B_t + C_t + D_t =', 'A_t + B_t + C_t =', {
          ...ofTerms,
          name: words('$D_t$ left out', '漏掉 $D_t$'),
        }),
      ],
    }),
  ],
});
