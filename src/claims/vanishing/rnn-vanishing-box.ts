import { atanh } from '../../engine/arithmetic/elementary.ts';
import { type EnclosedMatrix, enclosedNorm, enclosedRows, stretch } from '../../engine/arithmetic/interval/norms.ts';
import { type Interval, intervals, max, point } from '../../engine/arithmetic/interval.ts';
import { matrix, matrixOf, spectralNorm, spectralRadius, times, transpose } from '../../engine/arithmetic/matrix.ts';
import { Wrec } from '../../engine/closed-forms/rnn-jacobians.ts';
import { forwardJacobian } from '../../engine/derivatives/differentiate.ts';
import { dualSlopes, rnnFromFirst } from '../../engine/derivatives/from-first.ts';
import { laterState } from '../../engine/derivatives/rnn-functions.ts';
import { drawInRnnBox, type RnnRanges, recurrentBox, rnnBox } from '../../engine/networks/boxes.ts';
import { drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { rnnTrace } from '../../engine/networks/traces.ts';
import { moreThan, noMoreThan } from '../../proof/goal.ts';
import { bound, certificate, forwardMode, identity } from '../../proof/make.ts';
import { changed } from '../draws.ts';
import { inRnn } from '../in-rnn.ts';
import { oneMillionthTooLarge, oneTenthMore } from '../routes.ts';
import { overSteps } from '../sums.ts';
import { hypotheses } from '../suppose.ts';
import { atMost, defineClaim, enclosure, equal, words } from '../vocabulary.ts';
import { doubled, driven, quiet, symmetric, timesInterval } from './boxes.ts';
import { atRest, withWrec } from './networks.ts';

const STEPS = 100;

/** ‖A‖, which is nearly attained in this direction. */
const normOf = (A: EnclosedMatrix): Interval => ({ lo: stretch(A, doubled).lo, hi: enclosedNorm(A).hi });

/** ‖W_rec‖ with each entry off its middle by a number of its own from `off`. */
function normBy(middle: readonly number[], off: Interval): Interval {
  const W = recurrentBox({ ...quiet, middle, width: 0 }).map((row) => row.map((w) => intervals.add(w, off)));
  return normOf(enclosedRows(W));
}
/** The largest of 10^{k−2} ‖∂c_k/∂c_1‖ over all steps. */
function scaledBy([off, v, x, c]: readonly Interval[]): Interval {
  const { net, c1 } = rnnBox({ ...driven, width: 0, v, x, c1: c });
  const W = Array.from(net.W, (w, k) => (k % 5 < 4 ? intervals.add(w, off) : w));
  const norms: Interval[] = [];
  let scale = point(1);
  for (const { c } of rnnFromFirst(intervals, { net: { ...net, W }, x: () => [x], c1 })) {
    norms.push(intervals.mul(scale, normOf(enclosedRows(dualSlopes(c)))));
    if (norms.length >= STEPS - 1) break;
    scale = intervals.mul(scale, point(10));
  }
  return norms.reduce(max);
}

const raw = String.raw;
const H = raw`\begin{bmatrix} 1 & 1 & 1 & 1 \\ 1 & -1 & 1 & -1 \\ 1 & 1 & -1 & -1 \\ 1 & -1 & -1 & 1 \end{bmatrix}`;
const options = { sizes: { n: 4, m: 1 }, own: ['H'] } as const;
const shown = inRnn(
  raw`\begin{gathered} H = ${H}, \\ \lvert W_{\mathrm{rec}} - 0.45\,H\rvert \le 0.015 \implies \Bigl\lVert\frac{\partial c_k}{\partial c_1}\Bigr\rVert \le 0.961^{k-1}; \\ \lvert W_{\mathrm{rec}} - 0.6\,H\rvert \le 0.04,\quad 2 \le W_{\mathrm{in}} \le 2.5,\quad 1.5 \le x_t \le 2 \\ \implies \lVert W_{\mathrm{rec}}\rVert > 1, \qquad \Bigl\lVert\frac{\partial c_k}{\partial c_1}\Bigr\rVert \le 2\cdot 10^{2-k} \end{gathered}`,
  { t: [1, 'T'], k: [2, 'T'] },
  options,
);
const [small, large] = [shown.supposed([1]), shown.supposed([3, 4, 5])];
const [shrinking, big, fading] = [2, 6, 7];
/** Every weight of W_rec at one end of its range, `off` beyond. */
const atEnd =
  ({ middle, width }: RnnRanges, side: 1 | -1) =>
  (g: RnnCase, off: number) =>
    withWrec(
      g,
      matrix(
        4,
        4,
        Array.from(middle, (w) => w + side * width * (1 + off)),
      ),
    );
const withInput = (g: RnnCase, value: number): RnnCase => ({ ...g, W: g.W.map((w, q) => (q % 5 === 4 ? value : w)) });
const { v, x } = driven;
/** The middle of the first box and what it may be off, in the direction that both stretch most, at rest: ‖∂c_k/∂c_1‖ = 0.96^{k−1}. */
const drawAtRest = changed(drawInRnnBox(quiet, [2, 6]), (g) =>
  atRest(
    withWrec(
      g,
      matrixOf(4, 4, (i, j) => quiet.middle[4 * i + j] + quiet.width * doubled[i] * doubled[j]),
    ),
  ),
);
const nearly = shown.attained(0.99, { chain: shrinking });
/** The network of the second box with the weakest inputs and with c_1 against them: the first unit is hardly saturated at step 2. */
const drawOpposed = changed(drawInRnnBox(driven, [2, 4]), (g): RnnCase => {
  const slow = withInput(atEnd(driven, 1)(g, 0), v.lo);
  const before = (atanh(-0.9999) - v.lo * x.lo) / (driven.middle[0] + driven.width);
  return { ...slow, x: g.x.map(() => x.lo), c0: Float64Array.of(before, 0, 0, 0) };
});
const half = inRnn(shown.tex, { t: [1, 'T'], k: 2 }, options).attained(1 / 2, { chain: fading });
/** ∂c_k/∂c_1 in any network of four units, by forward mode, and ‖W_rec‖ by the eigenvalues of its square. */
const ofAny = shown.expression<RnnCase>(
  [
    forwardMode((g) => {
      const { c } = rnnTrace(g);
      const norms = overSteps(g.T - 1, (s) => spectralNorm(forwardJacobian(laterState(g, s + 1, 1), c[1])));
      return [...norms, ...norms, Math.sqrt(spectralRadius(times(transpose(Wrec(g)), Wrec(g))))];
    }),
  ],
  { chain: shrinking },
  { chain: fading },
  { chain: big },
);
const drawQuiet = drawInRnnBox(quiet, [2, 12]);
const drawDriven = drawInRnnBox(driven, [2, 12]);
const norm = raw`\lVert W_{\mathrm{rec}}\rVert`;

const scaled = (most: number) =>
  enclosure(
    `10^{k-2}\\Bigl\\lVert\\frac{\\partial c_k}{\\partial c_1}\\Bigr\\rVert \\le ${most} \\quad (2 \\le k \\le 100)`,
    scaledBy,
    noMoreThan(most),
  );
const faster = scaled(2);

export default defineClaim({
  tex: shown.tex,
  says: words(
    'Two boxes of $\\tanh$ networks of four units, in which each weight is free by itself and inputs and states are arbitrary or in the ranges stated: in both the gradient vanishes at a stated rate in every network. In the first because $\\lVert W_{\\mathrm{rec}}\\rVert < 1$; in the second although $\\lVert W_{\\mathrm{rec}}\\rVert > 1$, because inputs keep the units saturated.',
    '两个区域，其中都是有 4 个单元的 $\\tanh$ 网络，每个权重各自独立地取值：在两个区域中，每一个网络的梯度都以给出的速率消失。第一个区域里输入与状态任意，原因是 $\\lVert W_{\\mathrm{rec}}\\rVert < 1$；第二个区域里输入限于给出的范围，$\\lVert W_{\\mathrm{rec}}\\rVert > 1$，但输入使各单元处于饱和，梯度照样消失。',
  ),
  sketch: words(
    'The matrix $\\tfrac12 H$ is orthogonal, so $0.45\\,H$ has the norm $0.9$. A matrix with entries within $\\pm 0.015$ has at most $4 \\cdot 0.015 = 0.06$, and the norm of a sum is at most the sum: $0.96$, reached at a corner. Slopes of $\\tanh$ are at most $1$, hence the rate, whatever the inputs and states. Sums of the entries alone would give $1.8$ for the matrix of midpoints; its norm is bounded by a singular value decomposition that is verified in intervals. In the second box the network itself runs on intervals, from any $c_1$ in $[-1, 1]^4$, with a derivative attached to each number: one run holds all networks, for all inputs in the range. From step 3 on the pre-activations are large and the slopes small. Certified to step 100, every rounding outward.',
    '$\\tfrac12 H$ 是正交矩阵，所以 $0.45\\,H$ 的范数是 $0.9$。各元素不超过 $\\pm 0.015$ 的矩阵，范数至多为 $4 \\cdot 0.015 = 0.06$；和的范数不超过范数之和，即 $0.96$，并在区域的一个角上达到。$\\tanh$ 的斜率至多为 $1$，于是不论输入与状态如何，都有这一速率。对各区间中点的矩阵，只用行和与列和会得到 $1.8$，所以用奇异值分解来界定它的范数，分解由区间算术验证。在第二个区域里，网络本身在区间上运行，从 $[-1, 1]^4$ 中任意的 $c_1$ 出发，每个数都带着导数：走一遍就包含了所有网络以及范围内的一切输入。从第 3 步起，预激活值很大，斜率很小。证明到第 100 步为止，所有舍入都向外。',
  ),
  uses: ['rnn-vanishing-bound', 'activation-slope', 'rnn-product'],
  symbols: ['c_t', 'W_rec', 'x_t', 'norm', 't'],
  verdict: 'added',
  proves: [
    certificate({
      name: words(
        'the norm of $W_{\\mathrm{rec}}$ in the first box ($w$: how far an entry is off its middle)',
        '第一个区域中 $W_{\\mathrm{rec}}$ 的范数（$w$ 是各元素与中心值之差）',
      ),
      box: { w: symmetric(quiet.width) },
      encloses: enclosure(`${norm} \\le 0.961`, ([w]) => normBy(timesInterval(0.45), w), noMoreThan(0.961)),
      work: 1,
      controls: [
        {
          name: words('moved inward, to $0.8999$', '向内移到 $0.8999$'),
          box: { w: point(0) },
          encloses: enclosure(`${norm} \\le 0.8999`, ([w]) => normBy(timesInterval(0.45), w), noMoreThan(0.8999)),
        },
        {
          name: words('around $0.5\\,H$', '以 $0.5\\,H$ 为中心'),
          box: { w: point(0) },
          encloses: enclosure(`${norm} \\le 0.961`, ([w]) => normBy(timesInterval(0.5), w), noMoreThan(0.961)),
        },
      ],
    }),
    certificate({
      name: words(
        'the norm of $W_{\\mathrm{rec}}$ in the second box ($w$ likewise)',
        '第二个区域中 $W_{\\mathrm{rec}}$ 的范数（$w$ 同上）',
      ),
      box: { w: symmetric(driven.width) },
      encloses: enclosure(`${norm} > 1`, ([w]) => normBy(timesInterval(0.6), w), moreThan(1)),
      work: 1,
      controls: [
        {
          name: words('moved inward, to $1.25$', '向内移到 $1.25$'),
          box: { w: point(0) },
          encloses: enclosure(`${norm} > 1.25`, ([w]) => normBy(timesInterval(0.6), w), moreThan(1.25)),
        },
      ],
    }),
    certificate({
      name: words(
        'every network of the second box, up to step 100 ($w$ likewise)',
        '第二个区域中的每个网络，直到第 100 步（$w$ 同上）',
      ),
      box: { w: symmetric(driven.width), w_in: driven.v, x: driven.x, c: driven.c1 },
      encloses: faster,
      work: 1,
      controls: [
        {
          name: words('weak inputs: $x_t = 0$, from a state at rest', '输入太弱：$x_t = 0$，从静止状态出发'),
          box: { w: point(0), w_in: point(2), x: point(0), c: point(0) },
          encloses: faster,
        },
        {
          name: words('$0.01$ in place of $2$', '以 $0.01$ 代替 $2$'),
          box: { w: point(0), w_in: point(2), x: point(1.5), c: point(0) },
          encloses: scaled(0.01),
        },
      ],
    }),
    bound<RnnCase>({
      name: words('the rate in networks of the first box', '第一个区域中网络的速率'),
      draw: { ...drawQuiet, admits: small.holds },
      ...shown.inequality({ chain: shrinking }),
      reads: [...shown.inequality({ chain: shrinking }).reads, ...small.reads],
      cases: 20,
      controls: [
        shown.edit('0.961^{k-1}', '0.961^{10 k}', {
          chain: shrinking,
          name: words('ten times as fast', '快到十倍'),
        }),
      ],
    }),
    bound<RnnCase>({
      name: words('the rate in networks of the second box', '第二个区域中网络的速率'),
      draw: { ...drawDriven, admits: large.holds },
      ...shown.inequality({ chain: fading }),
      reads: [...shown.inequality({ chain: fading }).reads, ...large.reads],
      cases: 20,
      controls: [
        shown.edit('10^{2-k}', '10^{-4k}', { chain: fading, name: words('four digits a step', '每步四位小数') }),
      ],
    }),
    bound<RnnCase>({
      name: words('the norm in networks of the second box', '第二个区域中网络的范数'),
      draw: drawDriven,
      ...shown.inequality({ chain: big }),
      cases: 40,
      controls: [
        shown.edit('rVert > 1,', 'rVert > 1.3,', { chain: big, name: words('a norm above $1.3$', '范数大于 $1.3$') }),
      ],
    }),
    bound<RnnCase>({
      name: words('the rate is met where nothing saturates', '没有单元饱和时，速率仍成立'),
      draw: { ...drawAtRest, admits: small.holds },
      ...shown.inequality({ chain: shrinking }),
      cases: 20,
      controls: [shown.edit('0.961^{k-1}', '0.961^{k}', { chain: shrinking })],
    }),
    bound<RnnCase>({
      name: words('and is nearly attained', '并且几乎达到'),
      draw: drawAtRest,
      ...nearly,
      relation: atMost(),
      cases: 20,
      controls: [oneTenthMore(nearly.left)],
    }),
    bound<RnnCase>({
      name: words('where the state opposes the input the second rate is met', '状态与输入相反时，第二个速率仍成立'),
      draw: { ...drawOpposed, admits: large.holds },
      ...shown.inequality({ chain: fading }),
      cases: 20,
      controls: [
        shown.edit('2\\cdot 10^{2-k}', '1\\cdot 10^{2-k}', {
          chain: fading,
          name: words('half of the bound', '上界减半'),
        }),
      ],
    }),
    bound<RnnCase>({
      name: words('and half of it is attained at step 2', '并且在第 2 步达到它的一半'),
      draw: drawOpposed,
      ...half,
      relation: atMost(),
      cases: 20,
      controls: [oneTenthMore(half.left)],
    }),
    identity<RnnCase>({
      name: words('the norms, in any network of four units', '任意 4 个单元的网络中的范数'),
      draw: drawRnn({ units: [4, 4], inputs: [1, 1], outputs: [1, 1], steps: [3, 3], phi: 'tanh' }),
      ...ofAny,
      relation: equal({ relative: 1e-10, entrywise: true }),
      cases: 10,
      controls: [oneMillionthTooLarge(ofAny.right)],
    }),
    hypotheses(shown, {
      draw: drawInRnnBox(quiet, [2, 2]),
      edges: ([1, -1] as const).map((side) => ({ chain: 1, at: atEnd(quiet, side) })),
      edits: [
        ['0.45\\,H', '0.46\\,H'],
        [
          String.raw`1 & -1 & 1 & -1 \\ 1 & 1`,
          String.raw`1 & -1 & 1 & 1 \\ 1 & 1`,
          words('another matrix $H$', '另一个矩阵 $H$'),
        ],
      ],
    }),
    hypotheses(shown, {
      draw: drawInRnnBox(driven, [2, 2]),
      edges: [
        ...([1, -1] as const).map((side) => ({ chain: 3, at: atEnd(driven, side) })),
        { chain: 4, sign: 0, at: (g, off) => withInput(g, v.lo * (1 - off)) },
        { chain: 4, sign: 1, at: (g, off) => withInput(g, v.hi * (1 + off)) },
        { chain: 5, sign: 0, at: (g, off) => ({ ...g, x: g.x.map(() => x.lo * (1 - off)) }) },
        { chain: 5, sign: 1, at: (g, off) => ({ ...g, x: g.x.map(() => x.hi * (1 + off)) }) },
      ],
      edits: [
        ['0.6\\,H', '0.61\\,H'],
        ['1.5 \\le x_t', '1 \\le x_t'],
      ],
    }),
  ],
});
