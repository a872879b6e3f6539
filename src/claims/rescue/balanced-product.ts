import { exp } from '../../engine/arithmetic/elementary.ts';
import { add, exp as expOf, type Interval, interval, mul, point } from '../../engine/arithmetic/interval.ts';
import { memo } from '../../engine/arithmetic/memo.ts';
import { power } from '../../engine/arithmetic/power.ts';
import { productForm } from '../../engine/closed-forms/lstm-jacobians.ts';
import type { Draw } from '../../engine/networks/draw.ts';
import type { LstmCase } from '../../engine/networks/draw-lstm.ts';
import type { Box } from '../../proof/certificate.ts';
import { within } from '../../proof/goal.ts';
import { bound, certificate, closedForm, forwardMode, route, witness } from '../../proof/make.ts';
import { inLstm } from '../in-lstm.ts';
import { tendsTo, wrongBound, wrongDistance } from '../limits.ts';
import { derivativeByFirst } from '../lstm-gradient/cell-derivatives.ts';
import { livelyCell } from '../lstm-gradient/resting-cell.ts';
import { inPractice, practices } from '../practices.ts';
import { hypotheses } from '../suppose.ts';
import { atMost, defineClaim, enclosure, equal, mismeasured, mistake, words } from '../vocabulary.ts';
import { cellWith } from './held-cell.ts';

const centre = { A: 0.1, B: 0.7, C: 0.1, D: 0.1 };

/** Terms anywhere in their neighbourhoods, chosen for each step on its own. */
export interface Near {
  readonly k: number;
  /** a = kε */
  readonly a: Float64Array;
  /** Where each term lies between its ends −1 and 1: four numbers for each of the k − 1 steps. */
  readonly place: Float64Array;
  /** ε, where it is not a/k. */
  readonly epsilon?: number;
}
export const drawNear: Draw<Near> = {
  sizes: { k: [2, 100] },
  make(random, { k }) {
    // In half of the cases all terms lie at one end.
    const end = random.pick([-1, 1]);
    const extreme = random.chance(0.5);
    const place = Float64Array.from({ length: 4 * (k - 1) }, () => (extreme ? end : random.between(-1, 1)));
    const a = random.chance(0.5) ? 0.25 : random.between(0.01, 0.25);
    return { k, a: Float64Array.of(a), place };
  },
  admits: ({ a: [a], place }) => a > 0 && a <= 0.25 && place.every((p) => p >= -1 && p <= 1),
};
const centres = Object.values(centre);
const epsilonOf = ({ epsilon, a, k }: Near) => epsilon ?? a[0] / k;
const term = (q: number) => (g: Near, t: number) => centres[q] + epsilonOf(g) * g.place[4 * (t - 2) + q];
/** One term, the one farthest from its centre, at the end of its neighbourhood or just beyond. */
function farthestAt(g: Near, end: number): Near {
  const sizes = g.place.map(Math.abs);
  const at = sizes.indexOf(Math.max(...sizes));
  return { ...g, place: g.place.map((v, q) => (q === at ? Math.sign(v) * end : v / 2)) };
}

const tex = String.raw`\begin{aligned} &n = 1,\ \max\bigl(\lvert A_t - 0.1 \rvert,\, \lvert B_t - 0.7 \rvert,\, \lvert C_t - 0.1 \rvert,\, \lvert D_t - 0.1 \rvert\bigr) \le \varepsilon \le \tfrac14 \\ &\quad\implies (1-4\varepsilon)^{k-1} \;\le\; \prod_{t=2}^{k}\,[A_t + B_t + C_t + D_t] \;\le\; (1+4\varepsilon)^{k-1}, \\ &\varepsilon \le \frac{a}{k},\ a \le \tfrac14 \implies e^{-4a} \;\le\; \prod_{t=2}^{k}\,[A_t + B_t + C_t + D_t] \;\le\; e^{4a} \end{aligned}`;
/** The terms need no network; k = T. */
export const nearOptions = {
  sizes: { n: 1 },
  of: ({ k }: Near) => livelyCell(k),
  given: {
    ...{ A: term(0), B: term(1), C: term(2), D: term(3) },
    ...{ a: ({ a: [a] }: Near) => a, varepsilon: epsilonOf },
  },
};
const places = { k: 'T', t: [2, 'T'] } as const;
const shown = inLstm<Near>(tex, places, nearOptions);
const condition = inLstm<Near>(String.raw`\varepsilon \le \frac{a}{k},\quad a \le \tfrac14`, places, nearOptions);
const bounds = [
  { chain: 2, sign: 0 },
  { chain: 2, sign: 1 },
  { chain: 5, sign: 0 },
  { chain: 5, sign: 1 },
];
const { sides, at } = shown.inequalities(bounds);
const supposed = [shown.supposed([0, 1, 3, 4]), condition.supposed()];

/** The product over all steps of a cell, in intervals. */
const enclosedProduct = inLstm(
  String.raw`\prod_{t=2}^{T}\,[A_t + B_t + C_t + D_t] \ge 0`,
  {},
  { sizes: { n: 1 } },
).enclosedSide(0);

/** The cell whose four terms are all lower by ε, or all higher. */
interface AtEnd {
  readonly eps: number;
}
const low = ({ eps }: AtEnd, T: number) => cellWith(0.7 - eps, { A: 0.1 - eps, C: 0.1 - eps, D: 0.1 - eps }, T);
const high = ({ eps }: AtEnd, T: number) => low({ eps: -eps }, T);
const drawEnd: Draw<AtEnd> = { sizes: {}, make: (random) => ({ eps: random.between(0.005, 0.05) }) };
const ends = [2, 5, 12, 24];
const STEPS = 24;
const lowCell = memo((g: AtEnd) => low(g, STEPS));
const highCell = memo((g: AtEnd) => high(g, STEPS));
/** Product over s steps of the cell at the lower ends. */
const keptByLow = (g: AtEnd, s: number) => productForm(lowCell(g), s + 1).data[0];
const exactlyBalanced: AtEnd = { eps: 0 };
/** The derivatives ∂c_k/∂c_1 at both ends, for each k. */
const atEnds = (g: AtEnd, derivative: (cell: LstmCase, k: number) => number) =>
  ends.flatMap((k) => [derivative(lowCell(g), k), derivative(highCell(g), k)]);

/**
 * The product of k − 1 sums. Interval arithmetic treats the factors as independent, so the terms of each step range over
 * the whole box. The certificate must not bisect the box (`work: 1`): its parts would make all steps take the same terms.
 */
function product(k: number): (box: readonly Interval[]) => Interval {
  return (terms) => {
    const sum = terms.reduce(add);
    return Array.from({ length: k - 1 }, () => sum).reduce(mul);
  };
}
const around = (eps: number): Box =>
  Object.fromEntries(Object.entries(centre).map(([name, v]) => [name, interval(v - eps, v + eps)]));
const corner = (shift: number): Box =>
  Object.fromEntries(Object.entries(centre).map(([name, v]) => [name, point(v + shift)]));
const between = (texts: [lo: string, hi: string], lo: number, hi: number) =>
  enclosure(texts.join(' \\le \\prod_{t=2}^{100}[A_t + B_t + C_t + D_t] \\le '), product(100), within(lo, hi));
const narrow = between(['0.67', '1.5'], 0.67, 1.5);
const wide = between(['2.5\\times 10^{-10}', '7\\times 10^{7}'], 2.5e-10, 7e7);

export default defineClaim({
  tex,
  says: words(
    'If each term of a single unit stays within $\\varepsilon$ of $0.1$, $0.7$, $0.1$, $0.1$, the product lies between $(1 - 4\\varepsilon)^{k-1}$ and $(1 + 4\\varepsilon)^{k-1}$. It is sure to stay away from 0 if $\\varepsilon$ shrinks with the length of the sequence, like $1/k$.',
    '若单个单元的各项与 $0.1$、$0.7$、$0.1$、$0.1$ 的偏差都不超过 $\\varepsilon$，则乘积介于 $(1 - 4\\varepsilon)^{k-1}$ 与 $(1 + 4\\varepsilon)^{k-1}$ 之间。只要 $\\varepsilon$ 随序列长度按 $1/k$ 缩小，它就不会趋于 0。',
  ),
  sketch: words(
    'Each sum lies in $[1 - 4\\varepsilon,\\, 1 + 4\\varepsilon]$, and the ends are attained by real cells in a fixed point. With $x = 4a \\le 1$ we have $\\ln(1 - x/k) \\ge -\\frac{x/k}{1 - x/k} = -\\frac{x}{k - x}$, and $(k-1)\\frac{x}{k-x} \\le x$; on the other side $\\ln(1 + x/k) \\le x/k$. For $k = 100$ the neighbourhoods of $\\varepsilon = 0.001$ allow products from $0.67$ to $1.5$, those of $\\varepsilon = 0.05$ from $2.5\\times 10^{-10}$ to $7\\times 10^{7}$.',
    '每个和都落在 $[1 - 4\\varepsilon,\\, 1 + 4\\varepsilon]$ 中，两个端点都有停在不动点上的 LSTM 取到。记 $x = 4a \\le 1$，则 $\\ln(1 - x/k) \\ge -\\frac{x/k}{1 - x/k} = -\\frac{x}{k - x}$，而 $(k-1)\\frac{x}{k-x} \\le x$；另一侧则有 $\\ln(1 + x/k) \\le x/k$。$k = 100$ 时，$\\varepsilon = 0.001$ 的邻域允许乘积从 $0.67$ 到 $1.5$，$\\varepsilon = 0.05$ 的邻域则允许从 $2.5\\times 10^{-10}$ 到 $7\\times 10^{7}$。',
  ),
  uses: ['balancing-combination', 'lstm-states-gradient'],
  symbols: ['ABCD', 'n', 'epsilon', 't'],
  verdict: 'conditional',
  proves: [
    bound<Near>({
      name: words('terms anywhere within $a/k$, at every step anew', '各项在 $a/k$ 范围内任意取值，每一步各不相同'),
      draw: { ...drawNear, admits: (g) => drawNear.admits?.(g) !== false && supposed.every(({ holds }) => holds(g)) },
      ...sides,
      adversary: 5,
      cases: 30,
      controls: [
        at(
          0,
          shown.edit('(1-4\\varepsilon)', '(1-\\varepsilon)', {
            ...bounds[0],
            name: words('only one of the four terms varies', '只有一项变动'),
          }),
        ),
        at(
          1,
          shown.edit('(1+4\\varepsilon)^{k-1}', '(1+4\\varepsilon)', {
            ...bounds[1],
            name: words(
              'the deviations of different steps cancel: $1 + 4\\varepsilon$',
              '各步的偏差相互抵消：$1 + 4\\varepsilon$',
            ),
          }),
        ),
        at(2, shown.edit('e^{-4a}', 'e^{-a}', bounds[2])),
        at(3, shown.edit('e^{4a}', 'e^{a}', bounds[3])),
      ],
    }),
    ...bounds.map(({ chain, sign }, i) =>
      bound<Near>({
        name: words(
          `with all terms at one end the bound is attained, or nearly: $${['(1-4\\varepsilon)^{k-1}', '(1+4\\varepsilon)^{k-1}', 'e^{-4a}', 'e^{4a}'][i]}$`,
          `各项都在同一端时达到或几乎达到这个界：$${['(1-4\\varepsilon)^{k-1}', '(1+4\\varepsilon)^{k-1}', 'e^{-4a}', 'e^{4a}'][i]}$`,
        ),
        draw: {
          sizes: { k: [8, 30] },
          make(random, { k }) {
            const g = drawNear.make(random, { k });
            return { ...g, place: g.place.fill(sign === 0 ? -1 : 1) };
          },
          admits: (g) =>
            g.k >= 8 && drawNear.admits?.(g) !== false && g.place.every((p) => p === (sign === 0 ? -1 : 1)),
        },
        // Over 8 steps e^{4a} is up to a sixth away; the power is attained to rounding.
        ...shown.attained(chain === 2 ? 1 - 1e-9 : 0.7, { chain, sign }),
        relation: atMost(),
        cases: 30,
        controls: [
          mismeasured('twice the larger side', '较大一侧的两倍', (g) => {
            const [smaller, larger] = [shown.side(sign, chain)(g)[0], shown.side(sign + 1, chain)(g)[0]];
            return 2 * Math.max(smaller, larger);
          }),
        ],
      }),
    ),
    hypotheses(shown, {
      draw: drawNear,
      edges: [
        { chain: 0 },
        { chain: 1, sign: 0, at: (g, off) => farthestAt(g, 1 + off) },
        { chain: 1, sign: 1, at: (g, off) => ({ ...g, epsilon: (1 + off) / 4 }) },
      ],
      edits: [
        ['\\lvert C_t - 0.1 \\rvert', '\\lvert C_t - 0.2 \\rvert'],
        ['\\varepsilon \\le \\tfrac14', '\\varepsilon \\le \\tfrac{1}{3}'],
      ],
    }),
    ...[shown, condition].map((reading, i) =>
      hypotheses(reading, {
        draw: drawNear,
        edges: [
          { chain: [3, 0][i], at: (g, off) => ({ ...g, epsilon: ((1 + off) * g.a[0]) / g.k }) },
          { chain: [4, 1][i], at: (g, off) => ({ ...g, a: Float64Array.of((1 + off) / 4), epsilon: 0 }) },
        ],
        edits: [
          ['\\frac{a}{k}', '\\frac{a}{k-1}'],
          [
            ['a \\le \\tfrac14 \\implies', 'a \\le \\tfrac14'][i],
            ['a \\le \\tfrac{1}{3} \\implies', 'a \\le \\tfrac{1}{3}'][i],
            words('$a \\le \\tfrac13$', '$a \\le \\tfrac13$'),
          ],
        ],
      }),
    ),
    witness<AtEnd>({
      name: words('both ends are attained by cells in a fixed point', '两个端点都由停在不动点上的 LSTM 取到'),
      draw: drawEnd,
      left: [
        closedForm((g) => atEnds(g, (cell, k) => productForm(cell, k).data[0])),
        forwardMode((g) => atEnds(g, (cell, k) => derivativeByFirst(cell, k).data[0])),
      ],
      right: ({ eps }) => ends.flatMap((k) => [power(1 - 4 * eps, k - 1), power(1 + 4 * eps, k - 1)]),
      relation: equal({ relative: 1e-10, entrywise: true }),
      cases: 20,
      controls: [
        inPractice(
          practices.shortcut,
          mistake(
            'only the forget gate varies: $(1 \\pm \\varepsilon)^{k-1}$',
            '只有遗忘门变动：$(1 \\pm \\varepsilon)^{k-1}$',
            ({ eps }) => ends.flatMap((k) => [power(1 - eps, k - 1), power(1 + eps, k - 1)]),
          ),
        ),
        inPractice(
          practices.simpleInterest,
          mistake(
            'deviations add up: $1 \\pm 4\\varepsilon(k-1)$',
            '偏差相加：$1 \\pm 4\\varepsilon(k-1)$',
            ({ eps }) => ends.flatMap((k) => [1 - 4 * eps * (k - 1), 1 + 4 * eps * (k - 1)]),
          ),
        ),
      ],
    }),
    certificate({
      name: words(
        '$\\varepsilon = 0.001$, $k = 100$: every choice at every step',
        '$\\varepsilon = 0.001$，$k = 100$：每一步的任意取值',
      ),
      box: around(0.001),
      encloses: narrow,
      work: 1,
      controls: [
        {
          name: words('at the lower ends of $\\varepsilon = 0.05$ too', '在 $\\varepsilon = 0.05$ 的下端也成立'),
          box: corner(-0.05),
          encloses: narrow,
        },
        {
          name: words('at the upper ends of $\\varepsilon = 0.05$ too', '在 $\\varepsilon = 0.05$ 的上端也成立'),
          box: corner(0.05),
          encloses: narrow,
        },
      ],
    }),
    certificate({
      name: words(
        '$\\varepsilon = 0.05$, $k = 100$: every choice at every step',
        '$\\varepsilon = 0.05$，$k = 100$：每一步的任意取值',
      ),
      box: around(0.05),
      encloses: wide,
      work: 1,
      controls: [
        {
          name: words('at the lower ends no less than $10^{-9}$', '在下端不小于 $10^{-9}$'),
          box: corner(-0.05),
          encloses: between(['10^{-9}', '7\\times 10^{7}'], 1e-9, 7e7),
        },
      ],
    }),
    tendsTo<AtEnd>({
      name: words('with $\\varepsilon$ fixed, the lower end tends to 0', '$\\varepsilon$ 固定时，下端趋于 0'),
      draw: drawEnd,
      steps: STEPS,
      measured: words('product of the cell at the lower ends over $s$ steps', '处于下端的 LSTM 在 $s$ 步上的乘积'),
      distance: keptByLow,
      bound: ({ eps }, s) => power(1 - 4 * eps, s),
      rate: ({ eps }) => 1 - 4 * eps,
      cases: 20,
      controls: [
        wrongDistance('the balanced cell itself tends to 0', '平衡的 LSTM 本身趋于 0', (_, s) =>
          keptByLow(exactlyBalanced, s),
        ),
        wrongBound('one step too many', '多算一步', ({ eps }, s) => power(1 - 4 * eps, s + 1)),
      ],
    }),
  ],
  condition: {
    tex: condition.tex,
    says: words(
      'It is sufficient that the terms keep to their values the more closely, the longer the sequence is: $\\varepsilon \\le a/k$ with $a \\le \\tfrac14$.',
      '序列越长，各项越贴近各自的数值，便已足够：$\\varepsilon \\le a/k$，$a \\le \\tfrac14$。',
    ),
    without: bound<AtEnd>({
      name: words(
        '$\\varepsilon$ fixed: the product over 400 steps is still at least $e^{-1}$',
        '$\\varepsilon$ 固定：400 步的乘积仍不小于 $e^{-1}$',
      ),
      draw: drawEnd,
      left: [route('the bound $e^{-1}$', '下界 $e^{-1}$', () => exp(-1))],
      right: (g) => productForm(low(g, 401), 401).data[0],
      enclosed: (g) => ({ left: [expOf(point(-1))], right: enclosedProduct(low(g, 401)) }),
      relation: atMost(),
      cases: 20,
      shows: words(
        'With $\\varepsilon$ = {eps} at each of 400 steps the product falls to {right}, below the bound {left}.',
        '400 步中每步都取 $\\varepsilon$ = {eps}，乘积便降到 {right}，低于下界 {left}。',
      ),
      controls: [],
    }),
  },
  note: words(
    'The article, as we read it, writes $\\approx$ and multiplies. Over $k$ steps the small deviations multiply as well: “approximately 1” at each step says nothing about the product; with a deviation of the order $1/k$ it does.',
    '按我们的推断，原文写下 $\\approx$ 就直接相乘。但经过 $k$ 步，小偏差也会连乘：每一步“约等于 1”说明不了乘积的大小；偏差是 $1/k$ 量级时，才有上面的保证。',
  ),
});
