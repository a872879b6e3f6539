import {
  identityMatrix,
  type Matrix,
  matrixOf,
  orthogonalFactor,
  scale,
  singularValues,
  spectralNorm,
} from '../../engine/arithmetic/matrix.ts';
import { memo } from '../../engine/arithmetic/memo.ts';
import type { Random } from '../../engine/arithmetic/random.ts';
import { forwardJacobian } from '../../engine/derivatives/differentiate.ts';
import { hiddenJacobian } from '../../engine/derivatives/recurrence-functions.ts';
import type { Draw } from '../../engine/networks/draw.ts';
import { drawRecurrence } from '../../engine/networks/draw-recurrence.ts';
import { residual } from '../../engine/networks/recurrences.ts';
import { bound, forwardMode, identity } from '../../proof/make.ts';
import { changed } from '../draws.ts';
import { inResidual, type ResidualCase } from '../in-recurrence.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { overSteps } from '../sums.ts';
import { hypotheses } from '../suppose.ts';
import { atMost, defineClaim, equal, mismeasured, words } from '../vocabulary.ts';

/** κ is the largest of the norms, or another number. */
export interface BoundedResidual extends ResidualCase {
  readonly kappa?: number;
}
/** The largest ‖R_t‖, each by forward mode from ∂h_t/∂h_{t−1} = I + R_t. */
const largestNorm = memo((g: ResidualCase) =>
  Math.max(
    ...overSteps(g.T, (t) => {
      const { data } = hiddenJacobian(forwardJacobian, residual, g, t, t - 1);
      return spectralNorm(matrixOf(g.n, g.n, (i, j) => data[i * g.n + j] - (i === j ? 1 : 0)));
    }),
  ),
);
const withU = (g: ResidualCase, U: Matrix): ResidualCase => ({ ...g, U: Float64Array.from(U.data) });
/** At rest, where every R_t is U: h_0 = 0, no input, no bias. */
const atRest = (g: ResidualCase, U: Matrix): ResidualCase => ({
  ...withU(g, U),
  ...{ h0: new Float64Array(g.n), x: g.x.map(() => 0), b: g.b.map(() => 0) },
});
/** ±κ I, of which one bound or the other is attained. */
const multiple = (g: ResidualCase, random: Random, sign: 1 | -1) =>
  scale(sign * random.between(0.1, 0.6), identityMatrix(g.n));
const any = drawRecurrence(residual, { units: [1, 3], inputs: [1, 2], steps: [2, 6] });
/** U of a norm up to 0.9; half of the networks rest. */
const draw = changed(any, (g, random): BoundedResidual => {
  const shape = matrixOf(g.n, g.n, () => random.normal());
  const U = scale(random.between(0.1, 0.9) / spectralNorm(shape), shape);
  const near = random.pick([
    multiple(g, random, 1),
    multiple(g, random, -1),
    scale(random.between(0.1, 0.6), orthogonalFactor(shape)),
  ]);
  return random.chance(0.5) ? atRest(g, near) : withU(g, U);
});
const resting = (sign: 1 | -1): Draw<BoundedResidual> =>
  changed(any, (g, random) => atRest(g, multiple(g, random, sign)));

export const boundedResidual = { given: { kappa: (g: BoundedResidual) => g.kappa ?? largestNorm(g) } };
const raw = String.raw;
const shown = inResidual<BoundedResidual>(
  raw`\begin{gathered} \lVert R_t\rVert \le \kappa < 1 \quad (j < t \le k) \implies \\ (1 - \kappa)^{k-j} \;\le\; \sigma_{\min}\Bigl(\frac{\partial h_k}{\partial h_j}\Bigr) \;\le\; \Bigl\lVert \frac{\partial h_k}{\partial h_j} \Bigr\rVert \;\le\; (1 + \kappa)^{k-j} \end{gathered}`,
  { k: 'T', j: [0, 'k'], t: ['j + 1', 'k'] },
  boundedResidual,
);
const supposed = shown.supposed([0]);
export const drawBounded = { ...draw, admits: (g: BoundedResidual) => largestNorm(g) < 0.95 };
const [lower, between, upper] = [0, 1, 2].map((sign) => ({ chain: 1, sign }));
const measured = shown.expression<BoundedResidual>(
  [
    forwardMode((g) => {
      const values = overSteps(g.T + 1, (s) =>
        singularValues(hiddenJacobian(forwardJacobian, residual, g, g.T, s - 1)),
      );
      return [...values.map((all) => Math.min(...all)), ...values.map(([largest]) => largest)];
    }),
  ],
  { chain: 1, side: 1 },
  { chain: 1, side: 2 },
);

export default defineClaim({
  tex: shown.tex,
  says: words(
    'If no branch has a derivative larger than $\\kappa < 1$, a gradient loses at most the share $\\kappa$ of its length at each residual step, and gains at most as much: it can vanish or explode, but no faster than this.',
    '若每条支路的导数范数都不超过 $\\kappa < 1$，梯度每经过一个残差步，长度至多损失 $\\kappa$ 这一比例，至多增加同样的比例：它仍可能消失或爆炸，但不会更快。',
  ),
  sketch: words(
    'By the triangle inequality $(1 - \\kappa)\\lVert v\\rVert \\le \\lVert (I + R_t)v\\rVert \\le (1 + \\kappa)\\lVert v\\rVert$ for every vector $v$, and both multiply over the steps. Networks at rest with $U = -\\kappa I$ and $U = \\kappa I$ attain the two ends. In a plain network of the same branch the factors are $R_t$ themselves, and $\\kappa^{k-j}$ is an upper bound: the same small $\\kappa$ that makes its gradient vanish makes this one stay.',
    '由三角不等式，对任意向量 $v$ 有 $(1 - \\kappa)\\lVert v\\rVert \\le \\lVert (I + R_t)v\\rVert \\le (1 + \\kappa)\\lVert v\\rVert$，逐步相乘即得。静止的网络取 $U = -\\kappa I$ 与 $U = \\kappa I$，分别达到两端。若普通 RNN 用同样的一步，因子就是 $R_t$ 本身，$\\kappa^{k-j}$ 成了上界：使它的梯度消失的小 $\\kappa$，恰恰使这里的梯度留住。',
  ),
  uses: ['residual-product', 'rnn-vanishing-bound'],
  symbols: ['hidden', 'R_t', 'kappa', 'sigma_min', 'norm', 't'],
  verdict: 'added',
  proves: [
    bound<BoundedResidual>({
      name: words('what is kept at least', '至少留住多少'),
      draw: drawBounded,
      ...shown.inequality(lower),
      cases: 60,
      controls: [
        shown.edit(raw`(1 - \kappa)^{k-j}`, raw`(1 - \kappa^2)^{k-j}`, lower),
        shown.edit(raw`(1 - \kappa)^{k-j}`, raw`(1 - \tfrac12\kappa)^{k-j}`, lower),
      ],
    }),
    bound<BoundedResidual>({
      name: words('the smallest singular value and the largest', '最小与最大的奇异值'),
      draw: drawBounded,
      ...shown.inequality(between),
      cases: 40,
      controls: [
        mismeasured('the square of the largest', '最大奇异值的平方', (g) =>
          shown
            .side(
              2,
              1,
            )(g)
            .map((v) => 1.01 * v * Math.max(v, 1)),
        ),
      ],
    }),
    bound<BoundedResidual>({
      name: words('what it grows to at most', '至多增长到多少'),
      draw: drawBounded,
      ...shown.inequality(upper),
      cases: 60,
      controls: [
        inPractice(
          practices.simpleInterest,
          shown.edit(raw`(1 + \kappa)^{k-j}`, raw`1 + (k - j)\,\kappa`, {
            ...upper,
            name: words('the shares added up', '把比例直接相加'),
          }),
        ),
      ],
    }),
    ...([-1, 1] as const).map((sign) => {
      const which = sign < 0 ? lower : upper;
      return bound<BoundedResidual>({
        name:
          sign < 0
            ? words('at rest with $U = -\\kappa I$ the lower bound is attained', '静止且 $U = -\\kappa I$ 时达到下界')
            : words('at rest with $U = \\kappa I$ the upper bound is attained', '静止且 $U = \\kappa I$ 时达到上界'),
        draw: resting(sign),
        ...shown.attained(1 - 1e-9, which),
        relation: atMost(),
        cases: 20,
        controls: [
          sign < 0
            ? mismeasured('the other end', '另一端', (g) => shown.side(3, 1)(g))
            : mismeasured('one millionth more', '再大百万分之一', (g) =>
                shown
                  .side(
                    3,
                    1,
                  )(g)
                  .map((v) => 1.000001 * v),
              ),
        ],
      });
    }),
    identity<BoundedResidual>({
      name: words('the singular values, whatever the network', '任意网络的奇异值'),
      draw: drawRecurrence(residual, { units: [2, 3], inputs: [1, 1], steps: [2, 3], gain: [0.3, 1] }),
      ...measured,
      relation: equal({ relative: 1e-9 }),
      cases: 20,
      controls: [oneMillionthTooLarge(measured.right)],
    }),
    hypotheses(shown, {
      draw: { ...drawBounded, admits: (g) => drawBounded.admits(g) && supposed.holds(g) },
      edges: [
        { chain: 0, sign: 0, at: (g, off) => ({ ...g, kappa: (1 - off) * largestNorm(g) }) },
        { chain: 0, sign: 1, at: (g, off) => ({ ...g, kappa: 1 + off }) },
      ],
      edits: [
        [raw`\lVert R_t\rVert \le \kappa`, raw`\lVert R_t\rVert^2 \le \kappa`],
        [raw`\kappa < 1`, raw`\kappa < 1.1`],
      ],
    }),
  ],
});
