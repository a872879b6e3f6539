import { exp, log } from '../../engine/arithmetic/elementary.ts';
import { matrixOf, orthogonalFactor, scale, singularValues } from '../../engine/arithmetic/matrix.ts';
import type { Random } from '../../engine/arithmetic/random.ts';
import { horizonBias } from '../../engine/closed-forms/horizon.ts';
import { forwardJacobian } from '../../engine/derivatives/differentiate.ts';
import { hiddenJacobian } from '../../engine/derivatives/recurrence-functions.ts';
import type { Draw } from '../../engine/networks/draw.ts';
import { drawRecurrence } from '../../engine/networks/draw-recurrence.ts';
import { linearState } from '../../engine/networks/recurrences.ts';
import { closedForm, forwardMode, identity, route } from '../../proof/make.ts';
import { changed } from '../draws.ts';
import { inLinear, type LinearCase } from '../in-recurrence.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { overSteps } from '../sums.ts';
import { hypotheses } from '../suppose.ts';
import { defineClaim, equal, mistake, words } from '../vocabulary.ts';

/** A linear model with a decay rate a, and a forget bias b. */
export interface Decaying extends LinearCase {
  readonly a: number;
  readonly b: number;
}
const biasOf = (a: number) => -log(exp(a) - 1);
/** The bias that belongs to a, and A = e^{−a} Q with an orthogonal Q: ±1, or turns in a plane, or both. */
function decaying(draw: Draw<LinearCase>, rate: (g: LinearCase, random: Random) => number) {
  return changed(draw, (g, random): Decaying => {
    const a = rate(g, random);
    const Q = orthogonalFactor(matrixOf(g.n, g.n, () => random.normal()));
    return { ...g, A: Float64Array.from(scale(exp(-a), Q).data), a, b: biasOf(a) };
  });
}
const any = drawRecurrence(linearState, { units: [1, 4], inputs: [1, 1], steps: [3, 8] });
export const drawDecaying = decaying(any, (_, random) => random.between(0.01, 0.7));
/** Half is left at the last step. */
export const drawHalf = decaying(any, (g) => log(2) / (g.T - 1));

const raw = String.raw;
export const decayOptions = {
  given: { a: ({ a }: Decaying) => a, b: ({ b }: Decaying) => b },
  names: { 'b^*': raw`b^{*}_k = -\ln\bigl(2^{1/(k-1)} - 1\bigr)` },
};
const shown = inLinear<Decaying>(
  raw`\begin{gathered} A^{\top} A = e^{-2a}\,I,\ a > 0 \implies \Bigl\lVert\frac{\partial h_k}{\partial h_j}\Bigr\rVert = \sigma_{\min}\Bigl(\frac{\partial h_k}{\partial h_j}\Bigr) = e^{-a(k-j)}; \\[1ex] b = -\ln\bigl(e^{a} - 1\bigr) \implies \sigma(b)^{k-j} = e^{-a(k-j)}; \\[1ex] a = \frac{\ln 2}{k-1} \implies e^{-a(k-1)} = \tfrac12,\quad -\ln\bigl(e^{a} - 1\bigr) = b^{*}_k \end{gathered}`,
  { k: 'T', j: [1, 'k'] },
  decayOptions,
);
const [values, gate, half, bias] = [{ chain: 2 }, { chain: 4 }, { chain: 6 }, { chain: 7 }];
const kept = (g: LinearCase) =>
  overSteps(g.T, (j) => singularValues(hiddenJacobian(forwardJacobian, linearState, g, g.T, j)));
const both = shown.equation([], values);
const measured = shown.expression<Decaying>(
  [forwardMode((g) => [...kept(g).map(([largest]) => largest), ...kept(g).map((all) => Math.min(...all))])],
  { ...values, side: 0 },
  { ...values, side: 1 },
);
/** σ(b) multiplied k − j times. */
const gates = shown.equation<Decaying>(
  [
    route('gates one after another', '逐步相乘的门', (g) =>
      overSteps(g.T, (j) => overSteps(g.T - j, () => 1 / (1 + exp(-g.b))).reduce((product, f) => product * f, 1)),
    ),
  ],
  gate,
);
const stars = shown.equation<Decaying>([closedForm((g) => horizonBias(g.T))], bias);
const relation = equal({ relative: 1e-9 });

export default defineClaim({
  tex: shown.tex,
  says: words(
    'If every eigenvalue of the model has the modulus $e^{-a}$ and $A$ neither shears nor stretches otherwise, each step back keeps exactly $e^{-a}$ of every direction. A forget gate with the bias $-\\ln(e^{a} - 1)$ keeps the same; half is left after $\\ln 2/a$ steps.',
    '若模型的每个特征值的模都是 $e^{-a}$，而且 $A$ 除此之外既不剪切也不拉伸，则每回退一步，每个方向恰好保留 $e^{-a}$。偏置为 $-\\ln(e^{a} - 1)$ 的遗忘门保留得一样多；$\\ln 2/a$ 步之后剩一半。',
  ),
  sketch: words(
    'The condition says that $A$ is $e^{-a}$ times an orthogonal matrix, such as a diagonal of $\\pm e^{-a}$, or blocks that turn a plane while they shrink it, which is what a complex eigenvalue does. Its powers are $e^{-a(k-j)}$ times orthogonal matrices. And $\\sigma(b) = 1/(1 + e^{-b})$ is $e^{-a}$ if and only if $e^{-b} = e^{a} - 1$. Models with a step width $\\Delta$ write $e^{-\\Delta a}$ for the factor that is $e^{-a}$ here.',
    '条件说的是：$A$ 等于 $e^{-a}$ 乘以一个正交矩阵，例如对角元为 $\\pm e^{-a}$ 的对角矩阵，或者一边旋转平面、一边缩小它的分块，复特征值的作用正是如此。它的幂是 $e^{-a(k-j)}$ 乘以正交矩阵。而 $\\sigma(b) = 1/(1 + e^{-b})$ 等于 $e^{-a}$，当且仅当 $e^{-b} = e^{a} - 1$。带步长 $\\Delta$ 的模型把这里的 $e^{-a}$ 写成 $e^{-\\Delta a}$。',
  ),
  uses: ['linear-state', 'orthogonal-recurrence', 'forget-bias-horizon'],
  symbols: ['hidden', 'AB', 'a_rate', 'sigma', 'b_star', 'sigma_min', 'norm', 't'],
  verdict: 'added',
  proves: [
    identity<Decaying>({
      name: words('every singular value over every number of steps', '隔任意步数的全部奇异值'),
      draw: drawDecaying,
      ...both,
      relation,
      cases: 40,
      controls: [
        shown.edit(
          raw`\sigma_{\min}\Bigl(\frac{\partial h_k}{\partial h_j}\Bigr) = e^{-a(k-j)}`,
          raw`\sigma_{\min}\Bigl(\frac{\partial h_k}{\partial h_j}\Bigr) = e^{-2a(k-j)}`,
          values,
        ),
        inPractice(
          practices.simpleInterest,
          shown.edit(
            raw`\sigma_{\min}\Bigl(\frac{\partial h_k}{\partial h_j}\Bigr) = e^{-a(k-j)}`,
            raw`\sigma_{\min}\Bigl(\frac{\partial h_k}{\partial h_j}\Bigr) = 1 - a(k-j)`,
            values,
          ),
        ),
      ],
    }),
    identity<Decaying>({
      name: words('whatever $A$: the largest and the smallest singular value', '任意的 $A$：最大与最小的奇异值'),
      draw: changed(drawRecurrence(linearState, { units: [2, 3], inputs: [1, 1], steps: [2, 3] }), (g) => ({
        ...g,
        a: 1,
        b: 1,
      })),
      ...measured,
      relation,
      cases: 20,
      controls: [oneMillionthTooLarge(measured.right)],
    }),
    hypotheses(shown, {
      draw: drawDecaying,
      edges: [
        { chain: 0, at: (g, off) => ({ ...g, A: g.A.map((v) => (1 + off) * v) }) },
        { chain: 1, at: (g, off) => ({ ...g, A: g.A.map((v) => v * exp(g.a + off)), a: -off }) },
      ],
      edits: [
        [raw`A^{\top} A = e`, raw`A\,A = e`],
        ['a > 0', 'a > 1'],
      ],
    }),
    identity<Decaying>({
      name: words('the forget gate that keeps as much', '保留得一样多的遗忘门'),
      draw: drawDecaying,
      ...gates,
      relation,
      cases: 40,
      controls: [
        shown.edit(raw`\sigma(b)^{k-j}`, raw`\sigma(b)^{k-j+1}`, gate),
        mistake('the bias $-\\ln a$', '偏置取 $-\\ln a$', (g) => overSteps(g.T, (j) => exp(-(g.T - j) * log(1 + g.a)))),
      ],
    }),
    hypotheses(shown, {
      draw: drawDecaying,
      edges: [{ chain: 3, at: (g, off) => ({ ...g, b: g.b * (1 + off) + off }) }],
      edits: [[raw`b = -\ln\bigl(e^{a} - 1\bigr)`, raw`b = -\ln\bigl(e^{a} + 1\bigr)`]],
    }),
    identity<Decaying>({
      name: words('half is left', '剩下一半'),
      draw: drawHalf,
      ...shown.equation<Decaying>([], half),
      relation,
      cases: 20,
      controls: [shown.edit(raw`e^{-a(k-1)} = \tfrac12`, raw`e^{-a(k-1)} = e^{-1}`, half)],
    }),
    identity<Decaying>({
      name: words('and the bias is that of the horizon', '偏置就是时间跨度所要求的'),
      draw: drawHalf,
      ...stars,
      relation,
      cases: 20,
      controls: [
        inPractice(
          practices.chrono,
          mistake('the logarithm alone', '只取对数', (g) => log(g.T - 1)),
        ),
      ],
    }),
    hypotheses(shown, {
      draw: drawHalf,
      edges: [{ chain: 5, at: (g, off) => ({ ...g, a: g.a * (1 + off) }) }],
      edits: [[raw`a = \frac{\ln 2}{k-1}`, raw`a = \frac{\ln 2}{k}`]],
    }),
  ],
});
