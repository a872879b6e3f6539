import { dotBy } from '../../engine/arithmetic/arithmetic.ts';
import { add, type Interval, interval, intervals, isEmpty, point } from '../../engine/arithmetic/interval.ts';
import { singularValues } from '../../engine/arithmetic/matrix.ts';
import { memo } from '../../engine/arithmetic/memo.ts';
import { drawInLstmBox, type LstmRanges, lstmBox, lstmPoint } from '../../engine/networks/boxes.ts';
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { type Gate, gates } from '../../engine/networks/lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { lessThan, moreThan, within } from '../../proof/goal.ts';
import { bound, certificate, forwardMode, identity, route } from '../../proof/make.ts';
import { inLstm } from '../in-lstm.ts';
import { derivativeByFirst } from '../lstm-gradient/cell-derivatives.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { overSteps } from '../sums.ts';
import { type Edge, hypotheses } from '../suppose.ts';
import { atMost, defineClaim, enclosure, equal, mistake, words } from '../vocabulary.ts';
import * as kept from './kept-box.ts';

const raw = String.raw;
const stacked = (X: string) =>
  raw`${X}_g = \begin{bmatrix} ${['f', 'i', 'c', 'o'].map((g) => `${X}_${g}`).join(raw` \\ `)} \end{bmatrix}`;
const shown = inLstm(
  raw`\begin{gathered} \lvert U_g\rvert \le 0.1,\quad \lvert V_g\rvert \le 0.25,\quad 7 \le b_f \le 8,\quad -8 \le b_i \le -7, \\ \lvert b_c\rvert \le 1,\quad \lvert b_o\rvert \le 1,\quad \lvert x_t\rvert \le 1,\quad \lvert c_1\rvert \le 1 \implies \\ 0.58 \le \sigma_{\min}\Bigl(\frac{\partial c_k}{\partial c_1}\Bigr), \qquad \Bigl\lVert\frac{\partial c_k}{\partial c_1}\Bigr\rVert \le 1.23 \end{gathered}`,
  { t: [1, 'T'], k: [2, 'T'] },
  { sizes: { n: 4, m: 2 }, names: { U_g: stacked('U'), V_g: stacked('V') } },
);
const conditions = [0, 1, 2, 3, 4, 5, 6, 7];
const [least, most] = [8, 9];
const met = shown.supposed(conditions);
const drawn = drawInLstmBox(kept.ranges, kept.start, [2, 6]);

/** The whole box at the ends of one range: all numbers of a kind there, `off` beyond. */
const beyond = (end: number, off: number) => end + off * Math.abs(end);
const withAll = (g: LstmCase, kind: 'u' | 'v', gate: Gate, value: number): LstmCase => ({
  ...g,
  W: { ...g.W, [gate]: g.W[gate].map((w, q) => (q % (g.n + g.m) < g.n === (kind === 'u') ? value : w)) },
});
const withBias = (g: LstmCase, gate: Gate, value: number): LstmCase => ({
  ...g,
  b: { ...g.b, [gate]: g.b[gate].map(() => value) },
});
/** c_0 from which c_1 is given. */
const withFirst = (g: LstmCase, c1: number): LstmCase => {
  const { f, i, candidate } = lstmTrace(g).steps[0];
  return { ...g, c0: Float64Array.from(f, (fk, k) => (c1 - candidate[k] * i[k]) / fk) };
};
/** An edge for each end of a range; beyond the lower end is below it. */
const ends = (
  { lo, hi }: Interval,
  chain: number,
  at: (g: LstmCase, value: number) => LstmCase,
  [lower, upper]: readonly [number, number] = [0, 0],
): Edge<LstmCase>[] => [
  { chain, sign: lower, at: (g, off) => at(g, beyond(lo, -off)) },
  { chain, sign: upper, at: (g, off) => at(g, beyond(hi, off)) },
];
const { u, v: inputs, b, x, c1 } = kept.ranges;
const edges = [
  ...gates.flatMap((gate) => ends(u[gate], 0, (g, value) => withAll(g, 'u', gate, value))),
  ...gates.flatMap((gate) => ends(inputs[gate], 1, (g, value) => withAll(g, 'v', gate, value))),
  ...ends(b.f, 2, (g, value) => withBias(g, 'f', value), [0, 1]),
  ...ends(b.i, 3, (g, value) => withBias(g, 'i', value), [0, 1]),
  ...ends(b.c, 4, (g, value) => withBias(g, 'c', value)),
  ...ends(b.o, 5, (g, value) => withBias(g, 'o', value)),
  ...ends(x, 6, (g, value) => ({ ...g, x: g.x.map(() => value) })),
  ...ends(c1, 7, withFirst),
];
/** What the bounds hold for, in any LSTM of four units and two inputs. */
const ofAny = shown.expression<LstmCase>(
  [
    forwardMode((g) => {
      const all = overSteps(g.T - 1, (s) => singularValues(derivativeByFirst(g, s + 1)));
      return [...all.map((values) => Math.min(...values)), ...all.map(([largest]) => largest)];
    }),
  ],
  { chain: least, side: 1 },
  { chain: most },
);

/** Intervals of a whole box over T steps, the same for every case. */
const boxed = (ranges: LstmRanges) => {
  const all = memo(({ T }: { T: number }) => kept.enclosed(lstmBox(ranges), T));
  const longest = { T: 6 };
  return (count: number) => all(longest).slice(0, count);
};
const inside = boxed(kept.ranges);
const values = memo(kept.computed);
const atPoint = memo((g: LstmCase) => kept.enclosed(lstmPoint(intervals, g), g.T));
/** An empty interval holds nothing. */
const upper = (range: Interval) => (isEmpty(range) ? -Number.MAX_VALUE : range.hi);
type Run = (g: LstmCase) => readonly Interval[];
const tops = (box: Run, own: Run) => (g: LstmCase) => [
  ...values(g),
  ...box(g).map(upper),
  ...values(g),
  ...own(g).map(upper),
];
const ofBox: Run = (g) => inside(values(g).length);
const other = (ranges: LstmRanges): Run => {
  const all = boxed(ranges);
  return (g) => all(values(g).length);
};
/** Sums of which the ends have changed places: for two points, each is rounded inward. */
const turned = (a: Interval, b: Interval): Interval => {
  const sum = add(a, b);
  return isEmpty(sum) ? sum : { lo: sum.hi, hi: sum.lo };
};
const inward = { ...intervals, add: turned, dot: dotBy({ add: turned, mul: intervals.mul }) };

const between = enclosure(
  `${kept.KEPT_LEAST} \\le \\sigma_{\\min}\\Bigl(\\frac{\\partial c_k}{\\partial c_1}\\Bigr),\\ \\Bigl\\lVert\\frac{\\partial c_k}{\\partial c_1}\\Bigr\\rVert \\le ${kept.KEPT_MOST} \\quad (2 \\le k \\le ${kept.STEPS})`,
  kept.keptInBox,
  within(kept.KEPT_LEAST, kept.KEPT_MOST),
);
const v = '\\Bigl\\lVert\\frac{\\partial c_{100}}{\\partial c_1}v\\Bigr\\rVert / \\lVert v\\rVert';
const keeps = (bottom: number) => enclosure(`${v} > ${bottom},\\ v = (1, 1, 1, 1)`, kept.stretchBy, moreThan(bottom));
const staysBelow = (top: number) => enclosure(`${v} < ${top},\\ v = (1, 1, 1, 1)`, kept.stretchBy, lessThan(top));

export default defineClaim({
  tex: shown.tex,
  says: words(
    'Every LSTM of four units and two inputs whose weights, biases, inputs and first state lie in this box, each number by itself, keeps every direction of the gradient over $k \\le 100$ steps: at least $0.58$ and at most $1.23$ of its length, all paths counted.',
    '凡有 4 个单元、2 个输入的 LSTM，只要权重、偏置、各步输入与初始细胞状态的每一个分量都落在这个区域内，在 $k \\le 100$ 步之内，梯度的每个方向都至少留住原长的 $0.58$ 倍，至多变为 $1.23$ 倍，所有路径都计算在内。',
  ),
  sketch: words(
    'The network itself runs on intervals, with a derivative with respect to $c_1$ attached to every number (dual numbers), from $c_1$ and any $o_1$ between $0$ and $1$. One run of 100 steps therefore holds the states and $\\partial c_k/\\partial c_1$ of every network of the box and for every sequence of inputs, also through the output gate. Each entry of the matrix is then an interval. Its singular values differ from those of the matrix of midpoints by at most $\\sqrt{\\lVert\\cdot\\rVert_1\\lVert\\cdot\\rVert_\\infty}$ of the matrix of half-widths, and those of the midpoints are bounded by a decomposition that is verified. Every rounding goes outward. The box is taken in one piece. The bounds are not the best ones: by certified networks of the box the best lower bound is below $0.771$ and the best upper one above $1.047$.',
    '网络本身在区间上运行，每个数都带着对 $c_1$ 的导数（对偶数），从 $c_1$ 以及 $0$ 与 $1$ 之间任意的 $o_1$ 出发。于是走一遍 100 步，就包含了区域内每个网络在任何输入序列下的状态与 $\\partial c_k/\\partial c_1$，经由输出门的路径也在其中。矩阵的每个元素都是一个区间：它的奇异值与中点矩阵的奇异值之差，不超过半宽矩阵的 $\\sqrt{\\lVert\\cdot\\rVert_1\\lVert\\cdot\\rVert_\\infty}$，而中点矩阵的奇异值由经过验证的分解来界定。所有舍入都向外，区域不作划分。这两个界并非最优：由区域中经区间证明的网络可知，最好的下界小于 $0.771$，最好的上界大于 $1.047$。',
  ),
  uses: ['lstm-no-vanishing', 'lstm-chain', 'state-dependencies'],
  symbols: ['c_t', 'W_g', 'b_g', 'x_t', 'sigma_min', 'norm'],
  verdict: 'added',
  proves: [
    certificate({
      name: words('every LSTM of the box, up to step 100', '区域中的每个 LSTM，直到第 100 步'),
      box: kept.box,
      encloses: between,
      work: 1,
      controls: [
        {
          name: words('the lower bound moved inward, to $0.771$', '下界向内移到 $0.771$'),
          box: kept.shrinks,
          encloses: keeps(0.771),
        },
        {
          name: words('the upper bound moved inward, to $1.047$', '上界向内移到 $1.047$'),
          box: kept.grows,
          encloses: staysBelow(1.047),
        },
        {
          name: words(
            'the paths through the gates left out: nothing grows, as if there were only $f_t$',
            '漏掉经由各门的路径：好像只有 $f_t$，什么也不会增长',
          ),
          box: kept.grows,
          encloses: staysBelow(1),
        },
        {
          name: words('a wider box: $b_f$ from $5$ on', '更大的区域：$b_f$ 低至 $5$'),
          box: { ...kept.shrinks, b_f: point(5) },
          encloses: keeps(kept.KEPT_LEAST),
        },
        {
          name: words(
            'a wider box: $b_i$ up to $-5$, $\\lvert u_c\\rvert$ up to $0.2$',
            '更大的区域：$b_i$ 高至 $-5$，$\\lvert u_c\\rvert$ 大至 $0.2$',
          ),
          box: { ...kept.grows, b_i: point(-5), u_c: point(0.2) },
          encloses: staysBelow(kept.KEPT_MOST),
        },
      ],
    }),
    bound<LstmCase>({
      name: words(
        'every gate, state and derivative of networks drawn from the box lies in its interval, and in that of the network alone',
        '从区域中抽取网络：每个门、状态与导数都落在区域的区间内，也落在该网络自身的区间内',
      ),
      draw: drawn,
      left: [
        route('in floating point, against the lower ends', '浮点结果与下端', (g) => [
          ...ofBox(g).map(({ lo }) => lo),
          ...values(g),
          ...atPoint(g).map(({ lo }) => lo),
          ...values(g),
        ]),
      ],
      right: tops(ofBox, atPoint),
      relation: atMost({ relative: 0 }),
      cases: 10,
      controls: [
        mistake(
          'the path through the output gate left out: $U_o = 0$',
          '漏掉经由输出门的路径：$U_o = 0$',
          tops(other({ ...kept.ranges, u: { ...kept.ranges.u, o: point(0) } }), atPoint),
        ),
        mistake(
          'one kind of rounding turned inward: that of sums',
          '一种舍入转为向内：求和的舍入',
          tops(ofBox, (g) => kept.enclosed(lstmPoint(intervals, g), g.T, inward)),
        ),
        mistake(
          'a part of the box: $b_f$ up to $7.25$ only',
          '只算区域的一部分：$b_f$ 只到 $7.25$',
          tops(other({ ...kept.ranges, b: { ...kept.ranges.b, f: interval(7, 7.25) } }), atPoint),
        ),
      ],
    }),
    bound<LstmCase>({
      name: words('the least singular value in networks of the box', '区域中网络的最小奇异值'),
      draw: { ...drawn, admits: met.holds },
      ...shown.inequality({ chain: least }),
      reads: [...shown.inequality({ chain: least }).reads, ...met.reads],
      cases: 5,
      controls: [
        shown.edit('0.58', '1', { chain: least, name: words('nothing is lost', '丝毫不失') }),
        shown.edit('c_k}{\\partial c_1}\\Bigr),', 'h_k}{\\partial c_1}\\Bigr),', {
          chain: least,
          name: words('the same for $h_k$', '对 $h_k$ 也成立'),
        }),
      ],
    }),
    bound<LstmCase>({
      name: words('the norm in networks of the box', '区域中网络的范数'),
      draw: { ...drawn, admits: met.holds },
      ...shown.inequality({ chain: most }),
      cases: 5,
      controls: [shown.edit('1.23', '0.9', { chain: most, name: words('a tenth is always lost', '总要失去十分之一') })],
    }),
    identity<LstmCase>({
      name: words('the least and the largest singular value in any LSTM', '任意 LSTM 的最小与最大奇异值'),
      draw: drawLstm({ units: [4, 4], inputs: [2, 2], steps: [3, 3] }),
      ...ofAny,
      relation: equal({ relative: 1e-10 }),
      cases: 10,
      controls: [oneMillionthTooLarge(ofAny.right)],
    }),
    hypotheses(shown, {
      draw: { ...drawInLstmBox(kept.ranges, kept.start, [2, 2]), admits: met.holds },
      edges,
      edits: [
        ['rvert \\le 0.1', 'rvert \\le 0.2'],
        ['7 \\le b_f', '5 \\le b_f'],
      ],
    }),
  ],
});
