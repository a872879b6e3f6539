import { atanh, sigmoidSlope, tanhSlope } from '../../engine/arithmetic/elementary.ts';
import { forwardJacobian } from '../../engine/derivatives/differentiate.ts';
import { nextCell, nextCellAlong, ways } from '../../engine/derivatives/lstm-functions.ts';
import type { Draw } from '../../engine/networks/draw.ts';
import { drawLstm, type LstmCase, perGate } from '../../engine/networks/draw-lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { closedForm, forwardMode, identity, only, route, witness } from '../../proof/make.ts';
import { inLstm } from '../in-lstm.ts';
import { derivativeByFirst } from '../lstm-gradient/cell-derivatives.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { overSteps } from '../sums.ts';
import { defineClaim, equal, mismeasured, mistake, words } from '../vocabulary.ts';
import { balanced, cellWith, heldAt, heldCell, recurrence } from './held-cell.ts';

const STEPS = 200;
const held = heldAt(0.7);
const cell = cellWith(0.7, balanced, STEPS + 1);
/** u_f, u_i and u_c as the text prints them. */
const printedWeights = [1.4173201461558422, 2.480310255772724, 0.6614160682060597];
/** tanh′/σ′ at z^c. */
const candidateSlope = 0.75 / sigmoidSlope(atanh(held.candidate));
const inner = (u: { f: number; i: number; c: number }) => [u.f, u.i, u.c];

/** c, f, i, c̃, o at every step. */
const everyStep = (g: LstmCase) =>
  lstmTrace(g)
    .steps.flatMap(({ c, f, i, candidate, o }) => [c, f, i, candidate, o])
    .flat();
const values = [held.c, held.f, held.i, held.candidate, held.o];
/** The biases of a cell without recurrence. */
const unshifted = heldCell(held, { f: 0, i: 0, c: 0, o: 0 }, 1);
/** The same cell with c_0 a little too small. */
const pushed = (g: LstmCase): LstmCase => ({ ...g, c0: g.c0.map((c) => c - 0.001) });
const withoutRecurrence = (g: LstmCase): LstmCase => ({ ...g, W: perGate((gate) => g.W[gate].map(() => 0)) });

const tex = String.raw`\begin{gathered} n = 1,\ \exists\,W_g, b_g:\quad A_t = C_t = D_t = 0.1, \quad B_t = f_t = 0.7 \quad (t \ge 2), \\[1ex] \prod_{t=2}^{k}\,[A_t + B_t + C_t + D_t] = 1 \end{gathered}`;
const places = { t: ['T-20', 'T'], k: 'T' } as const;
const one = { sizes: { n: 1 } };
const shown = inLstm(tex, places, one);
/** n = 1, and the four terms at every step; the product. */
const [ofTerms, ofProduct] = [{ chain: [0, 1, 2] }, { chain: 3 }];

const termsAlong = (g: LstmCase) => {
  const { c } = lstmTrace(g);
  const along = (t: number) => ways.map((way) => forwardJacobian(nextCellAlong(g, way, t), c[t - 1]).data[0]);
  const all = overSteps(21, (s) => along(g.T - 21 + s));
  const [A, B] = [0, 1].map((way) => all.map((values) => values[way]));
  // n, then A_t three times and B_t twice, as often as another is said to be equal.
  return [g.n, ...A, ...A, ...A, ...B, ...B];
};

/** The terms along their paths, f_t, and the product over all steps, in any LSTM of one unit. */
const ofAny = inLstm<LstmCase>(tex, { t: 'T', k: 'T' }, one).expression<LstmCase>(
  [
    forwardMode((g) => {
      const { c, steps } = lstmTrace(g);
      const [A, B, C, D] = ways.map((way) => forwardJacobian(nextCellAlong(g, way, g.T), c[g.T - 1]).data[0]);
      const factors = overSteps(g.T - 1, (s) => forwardJacobian(nextCell(g, s + 1), c[s]).data[0]);
      return [A, C, D, B, steps[g.T - 1].f[0], factors.reduce((product, v) => product * v)];
    }),
  ],
  ...[0, 1, 2].map((side) => ({ chain: 1, side })),
  ...[0, 1].map((side) => ({ chain: 2, side })),
  ofProduct,
);

/** Any cell whose terms add up to 1. */
interface Any {
  /** f, A, C */
  readonly parts: Float64Array;
  readonly T: number;
}
const drawAny: Draw<Any> = {
  sizes: { steps: [2, 100] },
  make: (random, { steps: T }) => ({
    parts: Float64Array.of(random.between(0.6, 0.9), random.between(-0.2, 0.3), random.between(-0.2, 0.3)),
    T,
  }),
};
const made = ({ parts: [f, A, C], T }: Any, D = 1 - f - A - C): LstmCase => cellWith(f, { A, C, D }, T);

export default defineClaim({
  tex,
  says: words(
    'There is a cell that has the article’s combination, as we read it, exactly and at every step: a single unit in a fixed point of its own dynamics. Its product is 1 after any number of steps.',
    '确实有这样的 LSTM，每一步都恰好是原文的组合（按我们的推断）：单个单元停在自身动力学的不动点上。无论多少步，乘积都是 1。',
  ),
  sketch: words(
    "Choose the state first: $c = 1$, $f = 0.7$, $i = 0.6$, $\\tilde c = 0.5$, $o = 0.8$, which repeats itself because $1 \\cdot 0.7 + 0.5 \\cdot 0.6 = 1$. Each term then fixes one weight: $A = c\\,f(1-f)\\,u_f\\,o\\tanh'(c)$ gives $u_f$, and $C$ and $D$ give $u_i$ and $u_c$ likewise. The biases supply what the gates need beyond $u_g h$. With $u_o = 0$ there is no fifth path, so the product is the whole derivative $\\partial c_k/\\partial c_1$. Nothing in this is special to these four numbers: any terms that add up to 1, with $B$ between 0 and 1, can be had.",
    "先选定状态：$c = 1$，$f = 0.7$，$i = 0.6$，$\\tilde c = 0.5$，$o = 0.8$；由于 $1 \\cdot 0.7 + 0.5 \\cdot 0.6 = 1$，状态每一步都不变。于是每一项确定一个权重：由 $A = c\\,f(1-f)\\,u_f\\,o\\tanh'(c)$ 得 $u_f$，同样由 $C$、$D$ 得 $u_i$、$u_c$；偏置则补足各个门在 $u_g h$ 之外所需的部分。取 $u_o = 0$ 便没有第五条路径，乘积就是完整的导数 $\\partial c_k/\\partial c_1$。原文的四个数字并无特别之处：只要各项之和为 1，且 $0 < B < 1$，都能做到。",
  ),
  uses: ['abcd', 'additive-gradient', 'lstm-states-gradient'],
  symbols: ['ABCD', 'n', 'f_t', 'i_t', 'candidate', 'o_t', 'c_t', 'W_g', 'b_g'],
  verdict: 'holds',
  proves: [
    witness<LstmCase>({
      name: words('the recurrent weights that the terms ask for', '由各项求得的循环权重'),
      draw: only(cell),
      left: [closedForm(() => inner(recurrence(held, balanced)))],
      right: () => printedWeights,
      relation: equal({ relative: 1e-15, entrywise: true }),
      controls: [
        mistake("$\\tanh'(c)$ left out", "漏掉 $\\tanh'(c)$", () => printedWeights.map((u) => u * tanhSlope(held.c))),
        inPractice(
          practices.copied,
          mistake("$\\sigma'$ for the candidate’s slope", "候选值的斜率误用 $\\sigma'$", () =>
            printedWeights.with(2, recurrence(held, balanced).c * candidateSlope),
          ),
        ),
      ],
    }),
    witness<LstmCase>({
      name: words('the cell stays where it is for 200 steps', '200 步之内停在原处'),
      draw: only(cell),
      left: [route('the generic forward pass', '通用的前向传播', everyStep)],
      right: (g) => Array.from({ length: g.T }, () => values).flat(),
      relation: equal({ relative: 1e-12 }),
      controls: [
        mismeasured('biases that forget $u_g h$', '偏置中没有扣除 $u_g h$', (g) => everyStep({ ...g, b: unshifted.b })),
        mismeasured('a start one thousandth too low', '起点低千分之一', (g) => everyStep(pushed(g))),
      ],
    }),
    witness<LstmCase>({
      name: words('its four terms at the last 21 of 200 steps', '200 步中最后 21 步的四项'),
      draw: only(cell),
      ...shown.equation([forwardMode(termsAlong)], ofTerms),
      relation: equal({ relative: 1e-12 }),
      controls: [
        mismeasured('a start one thousandth too low', '起点低千分之一', (g) => termsAlong(pushed(g))),
        shown.edit('0.1', '0.25', { ...ofTerms, name: words('all terms alike', '四项相等') }),
      ],
    }),
    witness<LstmCase>({
      name: words('its product over 200 steps', '200 步的乘积'),
      draw: only(cell),
      ...shown.equation([forwardMode((g: LstmCase) => derivativeByFirst(g))], ofProduct),
      relation: equal({ relative: 1e-12 }),
      controls: [
        inPractice(
          practices.shortcut,
          mismeasured('$U_g = 0$, so that $f = 0.7$ stands alone', '取 $U_g = 0$，只剩 $f = 0.7$', (g) =>
            derivativeByFirst(withoutRecurrence(g)),
          ),
        ),
        mismeasured('a start one thousandth too low', '起点低千分之一', (g) => derivativeByFirst(pushed(g))),
        shown.edit('C_t + D_t]', 'C_t]', { ...ofProduct, name: words('$D_t$ left out', '漏掉 $D_t$') }),
      ],
    }),
    identity<LstmCase>({
      name: words('the terms and the product of any LSTM of one unit', '任意单个单元的 LSTM 的各项与乘积'),
      draw: drawLstm({ units: [1, 1], inputs: [1, 2], steps: [2, 4] }),
      ...ofAny,
      relation: equal({ relative: 1e-10, entrywise: true }),
      cases: 20,
      controls: [oneMillionthTooLarge(ofAny.right)],
    }),
    witness<Any>({
      name: words('other cells whose terms add up to 1', '各项之和为 1 的其他 LSTM'),
      draw: drawAny,
      ...inLstm<Any>(tex, { t: 'T', k: 'T' }, { ...one, of: (g) => made(g) }).equation(
        [forwardMode((g: Any) => derivativeByFirst(made(g)))],
        ofProduct,
      ),
      relation: equal({ relative: 1e-10 }),
      cases: 40,
      controls: [
        mismeasured('terms that add up to 1.001', '各项之和为 1.001', (g) =>
          derivativeByFirst(made(g, 1.001 - g.parts.reduce((s, v) => s + v))),
        ),
        mismeasured('$D$ left out', '漏掉 $D$', (g) => derivativeByFirst(made(g, 0))),
      ],
    }),
  ],
});
