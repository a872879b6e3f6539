import { log, sigmoid } from '../../engine/arithmetic/elementary.ts';
import * as intervals from '../../engine/arithmetic/interval.ts';
import { power } from '../../engine/arithmetic/power.ts';
import { horizonBias } from '../../engine/closed-forms/horizon.ts';
import { drawLstm, type LstmCase, perGate } from '../../engine/networks/draw-lstm.ts';
import { gates } from '../../engine/networks/lstm.ts';
import { lessThan, moreThan } from '../../proof/goal.ts';
import { bound, certificate, closedForm, forwardMode, identity, only } from '../../proof/make.ts';
import { changed, withWeight } from '../draws.ts';
import { inLstm } from '../in-lstm.ts';
import { tendsTo, wrongBound, wrongDistance } from '../limits.ts';
import { derivativeByFirst } from '../lstm-gradient/cell-derivatives.ts';
import { restingCell } from '../lstm-gradient/resting-cell.ts';
import { inPractice, practices } from '../practices.ts';
import { oneTenthMore } from '../routes.ts';
import { type Edge, hypotheses } from '../suppose.ts';
import { atMost, defineClaim, enclosure, equal, mismeasured, mistake, words } from '../vocabulary.ts';

/** One unit without recurrence whose forget gate depends on its bias b only. */
const oneUnit = drawLstm({ units: [1, 1], inputs: [1, 1], steps: [2, 120] });
const withBias = (g: LstmCase, b: number): LstmCase => ({
  ...g,
  W: perGate((gate) => (gate === 'f' ? new Float64Array(2) : g.W[gate].with(0, 0))),
  b: { ...g.b, f: Float64Array.of(b) },
});
export const atHorizon = changed(oneUnit, (g) => withBias(g, horizonBias(g.T)));
const anyBias = changed(oneUnit, (g, random) => withBias(g, random.between(-2, 8)));

/** k − 1 = 1, 2, 4, … steps back, as far as 2²⁰. */
const far = (s: number) => 1 << s;
const law = (steps: number) => log(steps / log(2));

const { interval, point, powInt } = intervals;
/** σ(b)^{99}: what is left after k = 100. */
const after100 = ([b]: readonly intervals.Interval[]) => powInt(intervals.sigmoid(b), 99);

const tex = String.raw`\begin{gathered} U_g = 0,\ V_f = 0,\ b_f = b^{*}_k = -\ln\bigl(2^{1/(k-1)} - 1\bigr) \\[1ex] \Longrightarrow\; \prod_{t=2}^{k} f_t = \sigma(b^{*}_k)^{k-1} = \tfrac12, \\[1ex] 0 \le \ln\frac{k-1}{\ln 2} - b^{*}_k \le \frac{\ln 2}{k-1} \end{gathered}`;
export const horizonOptions = {
  sizes: { n: 1 },
  names: {
    U_g: String.raw`U_g = \begin{bmatrix} U_f \\ U_i \\ U_c \\ U_o \end{bmatrix}`,
    'b^*': String.raw`b^{*}_k = -\ln\bigl(2^{1/(k-1)} - 1\bigr)`,
  },
};
const shown = inLstm(tex, { k: 'T' }, horizonOptions);
const [bias, half] = [{ chain: 2 }, { chain: 3 }];
const supposed = shown.supposed([0, 1]);
const left = shown.equation([forwardMode((g: LstmCase) => derivativeByFirst(g))], half);
const twice = (of: (g: LstmCase) => LstmCase) => (g: LstmCase) =>
  [0, 1].flatMap(() => [...derivativeByFirst(of(g)).data]);
/** The logarithmic law for every k from 2 to the length of the sequence. */
const byHorizon = inLstm(tex, { k: [2, 'T'] }, horizonOptions);
const bounds = [
  { chain: 4, sign: 0 },
  { chain: 4, sign: 1 },
];
const { sides: byLaw, at } = byHorizon.inequalities(bounds);
const halfOfBound = byHorizon.attained(1 / 2, bounds[1]);

export default defineClaim({
  tex,
  says: words(
    'If nothing but its bias sets the forget gate, then to keep half of the gradient over $k - 1$ steps the bias must grow like the logarithm of the horizon.',
    '若没有循环连接，遗忘门又只由偏置决定，要让梯度经过 $k - 1$ 步后恰好剩一半，偏置就必须随时间跨度按对数增长。',
  ),
  sketch: words(
    'Without recurrence, and with a gate that reads no input, every factor is $\\sigma(b)$, and $\\sigma(b)^{k-1} = \\tfrac12$ says $1 + e^{-b} = 2^{1/(k-1)}$. With $x = \\ln 2/(k-1)$ the law is $b^{*}_k = -\\ln x - \\ln\\frac{e^x - 1}{x}$, where the second logarithm lies between $0$ and $x$.',
    '没有循环连接，遗忘门又不依赖于输入，每个因子就都是 $\\sigma(b)$，而 $\\sigma(b)^{k-1} = \\tfrac12$ 即 $1 + e^{-b} = 2^{1/(k-1)}$。记 $x = \\ln 2/(k-1)$，则 $b^{*}_k = -\\ln x - \\ln\\frac{e^x - 1}{x}$，其中第二个对数介于 $0$ 与 $x$ 之间。',
  ),
  uses: ['additive-gradient', 'constant-error-carousel'],
  symbols: ['b_star', 'f_t', 'sigma', 'b_g', 't'],
  verdict: 'added',
  proves: [
    identity<LstmCase>({
      name: words('what is left is a power of the gate', '剩余量是门值的幂'),
      draw: anyBias,
      left: [forwardMode((g) => derivativeByFirst(g))],
      right: (g) => power(sigmoid(g.b.f[0]), g.T - 1),
      relation: equal({ relative: 1e-11 }),
      cases: 40,
      controls: [
        inPractice(
          practices.fencepost,
          mistake('one step too many', '多算一步', (g) => power(sigmoid(g.b.f[0]), g.T)),
        ),
      ],
    }),
    identity<LstmCase>({
      name: words('at $b^{*}_k$ it is one half', '取 $b^{*}_k$ 时恰为一半'),
      draw: { ...atHorizon, admits: supposed.holds },
      ...left,
      relation: equal({ relative: 1e-11 }),
      cases: 40,
      controls: [
        inPractice(
          practices.chrono,
          mismeasured(
            'the bias $\\ln k$ instead',
            '改用偏置 $\\ln k$',
            twice((g) => withBias(g, log(g.T))),
          ),
        ),
        inPractice(
          practices.fencepost,
          shown.edit('\\sigma(b^{*}_k)^{k-1}', '\\sigma(b^{*}_k)^k', {
            ...half,
            name: words('half after $k$ steps, not $k - 1$', '在 $k$ 步而不是 $k - 1$ 步之后剩一半'),
          }),
        ),
        inPractice(
          practices.keras,
          mismeasured(
            'the usual bias 1 instead',
            '改用常见的偏置 1',
            twice((g) => withBias(g, 1)),
          ),
        ),
        inPractice(
          practices.zeroBias,
          mismeasured(
            'the default bias 0 instead',
            '改用默认的偏置 0',
            twice((g) => withBias(g, 0)),
          ),
        ),
      ],
    }),
    hypotheses(shown, {
      draw: atHorizon,
      edges: [
        ...gates.map((gate): Edge<LstmCase> => ({ chain: 0, at: (g, off) => withWeight(g, gate, off) })),
        { chain: 1, at: (g, off) => withWeight(g, 'f', off, 1) },
        { chain: 2, sign: 0, at: (g, off) => withBias(g, horizonBias(g.T) + off) },
      ],
      edits: [
        ['U_g = 0', 'U_f = 0'],
        ['V_f = 0', 'U_f = 0'],
        ['b_f = b^{*}_k', 'b_f = b^{*}_{k+1}'],
      ],
    }),
    identity<LstmCase>({
      name: words('the bias itself', '偏置本身'),
      draw: atHorizon,
      ...shown.equation([closedForm((g: LstmCase) => horizonBias(g.T))], bias),
      relation: equal({ relative: 1e-11 }),
      cases: 20,
      controls: [inPractice(practices.fencepost, shown.edit('1/(k-1)', '1/k', bias))],
    }),
    bound<LstmCase>({
      name: words('the logarithmic law, for every k up to 200', '对数律，k 从 2 到 200'),
      draw: only(withBias(restingCell(200), 0)),
      ...byLaw,
      controls: [
        at(
          1,
          inPractice(
            practices.fencepost,
            byHorizon.edit('\\le \\frac{\\ln 2}{k-1}', '\\le \\frac{\\ln 2}{(k-1)^2}', {
              ...bounds[1],
              name: words('a deviation that falls like $1/k^2$', '误差按 $1/k^2$ 下降'),
            }),
          ),
        ),
        at(
          0,
          byHorizon.edit('\\ln\\frac{k-1}{\\ln 2} -', '\\ln(k-1) -', {
            ...bounds[0],
            name: words('the law without $\\ln 2$', '漏掉 $\\ln 2$ 的对数律'),
          }),
        ),
      ],
    }),
    bound<LstmCase>({
      name: words('at least half of the deviation allowed is there, for every k', '对每个 k，误差至少达到上界的一半'),
      draw: only(withBias(restingCell(200), 0)),
      ...halfOfBound,
      relation: atMost(),
      controls: [oneTenthMore(halfOfBound.left)],
    }),
    tendsTo<null>({
      name: words('the logarithmic law', '对数律'),
      draw: { sizes: {}, make: () => null, fixed: true },
      steps: 21,
      measured: words('$b^{*}_k$ against its law, up to 1,048,576 steps', '$b^{*}_k$ 与对数律之差，直到 1,048,576 步'),
      distance: (_, s) => Math.abs(horizonBias(far(s) + 1) - law(far(s))),
      bound: (_, s) => log(2) / far(s),
      rate: () => 1 / 2,
      controls: [
        wrongDistance('the law without ln 2', '漏掉 ln 2 的对数律', (_, s) =>
          Math.abs(horizonBias(far(s) + 1) - log(far(s))),
        ),
        wrongBound('a deviation that falls like 1/k²', '差距按 1/k² 下降', (_, s) => log(2) / far(s) / far(s)),
      ],
    }),
    certificate({
      name: words('k = 100: enough', 'k = 100：足够'),
      box: { b: interval(4.96, 40) },
      encloses: enclosure('\\sigma(b)^{99} > \\tfrac12', after100, moreThan(1 / 2)),
      work: 20_000,
      controls: [
        {
          name: words('any positive forget bias is enough', '遗忘门偏置只要为正就够'),
          encloses: enclosure('\\sigma(b)^{99} > \\tfrac12', after100, moreThan(1 / 2)),
          box: { b: interval(0, 40) },
        },
      ],
    }),
    certificate({
      name: words('k = 100: not enough', 'k = 100：不够'),
      box: { b: interval(-40, 4.95) },
      encloses: enclosure('\\sigma(b)^{99} < \\tfrac12', after100, lessThan(1 / 2)),
      work: 20_000,
      controls: [
        {
          name: words('the bias 5 is not enough either', '偏置 5 也不够'),
          encloses: enclosure('\\sigma(b)^{99} < \\tfrac12', after100, lessThan(1 / 2)),
          box: { b: point(5) },
        },
      ],
    }),
  ],
});
