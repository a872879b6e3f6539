import { tanh } from '../../engine/arithmetic/elementary.ts';
import * as intervals from '../../engine/arithmetic/interval.ts';
import { diag, type Matrix } from '../../engine/arithmetic/matrix.ts';
import { cellJacobian } from '../../engine/closed-forms/lstm-jacobians.ts';
import { forwardJacobian } from '../../engine/derivatives/differentiate.ts';
import { nextCell } from '../../engine/derivatives/lstm-functions.ts';
import { type Draw, drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { drawLstm, type LstmCase, perGate } from '../../engine/networks/draw-lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { within } from '../../proof/goal.ts';
import { bound, certificate, closedForm, forwardMode, identity, only, witness } from '../../proof/make.ts';
import { changed } from '../draws.ts';
import { inLstm } from '../in-lstm.ts';
import { inRnn } from '../in-rnn.ts';
import { livelyCell } from '../lstm-gradient/resting-cell.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthMore, oneMillionthTooLarge } from '../routes.ts';
import { hypotheses } from '../suppose.ts';
import { powers, stateProducts, stateProductsForward } from '../vanishing/measures.ts';
import { atRest } from '../vanishing/networks.ts';
import { atMost, below, defineClaim, enclosure, equal, mismeasured, mistake, words } from '../vocabulary.ts';

const { entire, intersect, interval, mul, point, sigmoid, sigmoidSlope, sqr, sub } = intervals;

/** One sigmoid unit with a recurrent weight in this range, at z = 0 in half of the cases. */
const drawUnit = ([low, high]: readonly [number, number]) =>
  changed(
    drawRnn({ units: [1, 1], inputs: [1, 1], outputs: [1, 1], steps: [1, 12], phi: 'sigmoid' }),
    (g, random) => {
      const steered = { ...g, W: g.W.with(0, random.between(low, high)) };
      return random.chance(0.5) ? atRest(steered) : steered;
    },
    (g) => g.W[0] >= low && g.W[0] <= high,
  );
/** ∂c_k/∂c_0 for k = 1 … T, by the closed form, and by one run of forward mode. */
const products = (g: RnnCase) => stateProducts(g).map(({ data }) => data[0]);
const productsForward = (g: RnnCase) => stateProductsForward(g).map(({ data }) => data[0]);
/** v and −v, to be compared with an upper bound and with minus a lower bound. */
const between = (v: ArrayLike<number>) => [...Array.from(v), ...Array.from(v, (x) => -x)];
const upTo = (top: readonly number[]) => [...top, ...top.map(() => 0)];
const alternating = (v: ArrayLike<number>) => Array.from(v, (x, s) => (s % 2 === 0 ? -x : x));

/**
 * σ′(z)·w for w = 4s, the intersection of two enclosures: of the product itself, which is never negative, and of
 * s(1 − (2σ − 1)²), which never exceeds s.
 */
function factor([z, s]: readonly intervals.Interval[]): intervals.Interval {
  const lean = sqr(sub(mul(point(2), sigmoid(z)), point(1)));
  return intersect(mul(mul(point(4), s), sigmoidSlope(z)), sub(s, mul(s, lean)));
}
const unitInterval = enclosure("0 \\le \\sigma'(z)\\,w \\le 1", factor, within(0, 1));

/** n unconnected units with an input each; u_i = 8 from each unit to itself, c_1 = 0, all gates at ½ in step 2. */
export function cell(x: ArrayLike<number>): LstmCase {
  const n = x.length;
  const weights = { f: [0, 0], i: [8, 0], c: [0, 1], o: [0, 0] };
  const at = (gate: keyof typeof weights, row: number, column: number) =>
    column % n === row ? weights[gate][column < n ? 0 : 1] : 0;
  const zeros = new Float64Array(n);
  return {
    n,
    m: n,
    T: 2,
    W: perGate((gate) =>
      Float64Array.from({ length: 2 * n * n }, (_, k) => at(gate, Math.floor(k / (2 * n)), k % (2 * n))),
    ),
    b: perGate(() => zeros),
    h0: zeros,
    c0: zeros,
    x: Float64Array.from([...zeros, ...Array.from(x)]),
    y: new Float64Array(2 * n),
  };
}
interface Inputs {
  /** x_2, one number for each unit. */
  readonly x: Float64Array;
}
const drawInputs: Draw<Inputs> = {
  sizes: {},
  make: (random) => ({ x: Float64Array.of(random.between(-3, 3)) }),
};
const sums = (g: Inputs) => cellJacobian(cell(g.x), 2);
const sumsForward = (g: Inputs) => forwardJacobian(nextCell(cell(g.x), 2), lstmTrace(cell(g.x)).c[1]);
const saidOf = (g: Inputs, of: (x: number) => number) => diag(g.x.map(of));
/** Below 0, above 0, below 1, above 1: three units, one step. */
const sides = ({ data }: Matrix) => [data[0], -data[4], data[4], -data[8]];

/** A sigmoid unit: its pre-activation, often 0 or far from it, and its recurrent weight, often at an end of its range. */
interface Unit {
  readonly z: Float64Array;
  readonly w: Float64Array;
}
const drawSigmoid: Draw<Unit> = {
  sizes: {},
  make: (random) => ({
    z: Float64Array.of(random.pick([0, random.between(-3, 3), random.between(-30, 30)])),
    w: Float64Array.of(random.pick([0, 4, random.between(0, 4)])),
  }),
  admits: (g) => range.holds(g),
};

const tex = String.raw`\begin{gathered} 0 \le w \le 4 \iff 0 \le \sigma'(z)\,w \le 1 \quad \forall\,z, \\ \exists\,W_g, b_g:\quad A_2 + B_2 + C_2 + D_2 = \tfrac12 + \tanh(x_2), \quad -1 < \tanh(x_2) < 1 \end{gathered}`;
const sizes = { n: 1, m: 1 };
/** The sigmoid unit, which is no LSTM: z and w are all it has. */
const shown = inLstm<Unit>(
  tex,
  {},
  {
    sizes,
    of: () => livelyCell(2),
    given: { z: ({ z }: Unit) => z[0], w: ({ w }: Unit) => w[0] },
  },
);
const range = shown.supposed([0]);
const [notBelow, notAbove] = [
  { chain: 1, sign: 0 },
  { chain: 1, sign: 1 },
];
const { sides: ofFactor, at } = shown.inequalities([notBelow, notAbove]);
/** The LSTM, with no w and z. */
const inCell = inLstm<Inputs>(
  tex,
  {},
  { sizes, of: ({ x }) => cell(x), given: { z: (_: Inputs) => 0, w: (_: Inputs) => 0 } },
);
const sum = { chain: 2 };
/** The four terms of any LSTM of one unit. */
const ofAny = inLstm<LstmCase>(
  tex,
  {},
  { sizes, given: { z: (_: LstmCase) => 0, w: (_: LstmCase) => 0 } },
).expression<LstmCase>([forwardMode((g) => forwardJacobian(nextCell(g, 2), lstmTrace(g).c[1]))], sum);
const nearlyOne = inCell.attained(1 - 5e-7, { chain: 3, sign: 1 });
const { sides: ofInput } = inCell.inequalities([
  { chain: 3, sign: 0 },
  { chain: 3, sign: 1 },
]);

const condition = inRnn(
  String.raw`n = 1,\quad \varphi = \sigma,\quad 0 \le w \le 4`,
  {},
  { given: { w: ({ W }: RnnCase) => W[0] } },
);
const supposed = condition.supposed([0, 2]);
/** The weights of the unit and of another one that is unconnected: one input each. */
const withSecondUnit = ({ W: [w, v] }: RnnCase) => Float64Array.of(w, 0, v, 0, 0, 0);
const enclosedFactor = inRnn(String.raw`\frac{\partial c_1}{\partial c_0} \ge 0`, {}, { sizes: { n: 1 } }).enclosedSide(
  0,
);
const drawSupposed = drawUnit([0, 4]);

export default defineClaim({
  tex,
  says: words(
    'The article says of the summands of (3) that in an RNN they are likely to lie in $[0, 1]$. Read of the factors of the product, which is more charitable: for one sigmoid unit every factor lies in $[0, 1]$ exactly if the weight is from 0 to 4, and then the product never grows. The sum $A_t + B_t + C_t + D_t$ of an LSTM may be negative, between 0 and 1, or above 1, and differ from step to step and from unit to unit.',
    '原文说的是 (3) 中的各项：在 RNN 中，它们很可能都在 $[0, 1]$ 中。作善意的解读，把它理解为乘积的因子：对单个 sigmoid 单元，当且仅当权重在 0 到 4 之间，因子在一切 $z$ 处都在 $[0, 1]$ 中，这时乘积不会增大。LSTM 的 $A_t + B_t + C_t + D_t$ 则可以为负，可以在 0 与 1 之间，也可以大于 1，且各步、各单元不必一致。',
  ),
  sketch: words(
    "$\\sigma' \\in (0, \\tfrac14]$ gives $0 \\le \\sigma'(z)\\,w \\le w/4$; at $z = 0$ the upper end is attained, so the factors stay in $[0, 1]$ exactly for $0 \\le w \\le 4$. For the LSTM, take $u_i = 8$ and $v_c = 1$ as the only weights and $c_1 = 0$: at step 2 all gates stand at $\\tfrac12$, and $A = D = 0$, $B = \\tfrac12$, $C = \\tanh(x_2)$. The input alone decides whether the factor $\\tfrac12 + \\tanh(x_2)$ turns the gradient round, shrinks it or lets it grow.",
    "由 $\\sigma' \\in (0, \\tfrac14]$ 得 $0 \\le \\sigma'(z)\\,w \\le w/4$；$z = 0$ 时取到上端，所以因子恒在 $[0, 1]$ 中，当且仅当 $0 \\le w \\le 4$。对 LSTM，只取 $u_i = 8$、$v_c = 1$ 两个权重不为零，并设 $c_1 = 0$：第 2 步各门均为 $\\tfrac12$，$A = D = 0$，$B = \\tfrac12$，$C = \\tanh(x_2)$。因子 $\\tfrac12 + \\tanh(x_2)$ 使梯度反向、缩小还是放大，全由输入决定。",
  ),
  uses: ['rnn-step-jacobian', 'activation-slope', 'abcd', 'additive-gradient'],
  symbols: ['z_t', 'sigma', 'W_rec', 'ABCD', 'x_t', 'c_t'],
  verdict: 'conditional',
  unread: { condition: 'definition' },
  proves: [
    certificate({
      name: words(
        'one sigmoid unit: every state, every weight from 0 to 4',
        '单个 sigmoid 单元：一切状态，0 到 4 的一切权重',
      ),
      box: { z: entire, 'w/4': interval(0, 1) },
      encloses: unitInterval,
      work: 1000,
      controls: [
        {
          name: words('every weight up to $4.1$', '直到 $4.1$ 的权重'),
          box: { z: entire, 'w/4': interval(0, 1.025) },
          encloses: unitInterval,
        },
        {
          name: words('negative weights too', '负的权重也行'),
          box: { z: entire, 'w/4': interval(-1, 1) },
          encloses: unitInterval,
        },
      ],
    }),
    bound<Unit>({
      name: words('its factor lies in $[0, 1]$', '它的因子在 $[0, 1]$ 中'),
      draw: drawSigmoid,
      ...ofFactor,
      cases: 40,
      controls: [
        at(1, shown.edit("\\sigma'(z)", "\\tanh'(z)", notAbove)),
        at(
          1,
          shown.edit('w \\le 1', 'w \\le \\tfrac12', {
            ...notAbove,
            name: words('at most $\\tfrac12$', '至多 $\\tfrac12$'),
          }),
        ),
      ],
    }),
    bound<Unit>({
      name: words('$z = 0$ and $w = 4$ attain the upper end', '$z = 0$、$w = 4$ 时取到上端'),
      draw: only<Unit>({ z: Float64Array.of(0), w: Float64Array.of(4) }),
      ...shown.attained(1 - 1e-9, notAbove),
      relation: atMost(),
      controls: [mismeasured('a hundredth more', '再大百分之一', () => 1.01)],
    }),
    bound<Inputs>({
      name: words('a large input adds nearly 1', '输入很大时，添加的几乎是 1'),
      draw: { sizes: {}, make: (random) => ({ x: Float64Array.of(random.between(8.5, 9.5)) }) },
      ...nearlyOne,
      relation: atMost(),
      cases: 20,
      controls: [oneMillionthMore(nearlyOne.left)],
    }),
    identity<LstmCase>({
      name: words('the four terms of any LSTM of one unit', '任意单个单元的 LSTM 的四项'),
      draw: drawLstm({ units: [1, 1], inputs: [1, 1], steps: [2, 2] }),
      ...ofAny,
      relation: equal({ relative: 1e-12 }),
      cases: 20,
      controls: [oneMillionthTooLarge(ofAny.right)],
    }),
    hypotheses(shown, {
      draw: drawSigmoid,
      edges: [
        { chain: 0, sign: 0, at: ({ z }, off) => ({ z, w: Float64Array.of(-off) }) },
        { chain: 0, sign: 1, at: ({ z }, off) => ({ z, w: Float64Array.of(4 * (1 + off)) }) },
      ],
      edits: [['0 \\le w \\le 4', '0 \\le w \\le 5']],
    }),
    hypotheses(condition, {
      draw: drawSupposed,
      edges: [
        { chain: 0, at: (g, off) => (off === 0 ? g : { ...g, n: 2, W: withSecondUnit(g), c0: new Float64Array(2) }) },
        { chain: 2, sign: 0, at: (g, off) => ({ ...g, W: g.W.with(0, -off) }) },
        { chain: 2, sign: 1, at: (g, off) => ({ ...g, W: g.W.with(0, 4 * (1 + off)) }) },
      ],
      edits: [
        ['n = 1', 'n = m + 1'],
        ['w \\le 4', 'w \\le 5'],
      ],
    }),
    bound<RnnCase>({
      name: words('its product over $k$ steps lies between 0 and $(w/4)^k$', '$k$ 步的乘积介于 0 与 $(w/4)^k$ 之间'),
      draw: { ...drawSupposed, admits: (g) => drawSupposed.admits?.(g) !== false && supposed.holds(g) },
      left: [closedForm((g) => between(products(g))), forwardMode((g) => between(productsForward(g)))],
      right: (g) => upTo(powers(g.W[0] / 4, g.T)),
      relation: atMost(),
      adversary: 60,
      controls: [
        mistake('a largest slope of $\\tfrac15$', '最大斜率取 $\\tfrac15$', (g) => upTo(powers(g.W[0] / 5, g.T))),
        inPractice(
          practices.fencepost,
          mistake('one step too many', '多算一步', (g) => upTo(powers(g.W[0] / 4, g.T + 1).slice(1))),
        ),
      ],
    }),
    bound<RnnCase>({
      name: words('with $w < 0$ the sign of the product alternates', '$w < 0$ 时，乘积的正负号交替'),
      draw: drawUnit([-8, -0.5]),
      left: [
        closedForm((g) => alternating(products(g)).map((v) => -v)),
        forwardMode((g) => alternating(productsForward(g)).map((v) => -v)),
      ],
      right: (g) => powers(0, g.T),
      relation: below,
      controls: [mismeasured('the product stays positive', '乘积恒为正', (g) => products(g).map((v) => -v))],
    }),
    identity<Inputs>({
      name: words('an LSTM whose factor is $\\tfrac12 + \\tanh(x_2)$', '因子为 $\\tfrac12 + \\tanh(x_2)$ 的 LSTM'),
      draw: drawInputs,
      ...inCell.equation([forwardMode(sumsForward)], sum),
      relation: equal({ relative: 1e-12 }),
      cases: 40,
      controls: [
        inPractice(
          practices.shortcut,
          inCell.edit('\\tfrac12 + \\tanh(x_2),', '\\tfrac{1}{2},', {
            ...sum,
            name: words('the forget gate alone: $\\tfrac12$', '只有遗忘门：$\\tfrac12$'),
          }),
        ),
        inCell.edit('= \\tfrac12 + \\tanh(x_2)', '= \\tfrac12 + \\lvert\\tanh(x_2)\\rvert', {
          ...sum,
          name: words('$|\\tanh|$: a term cannot be negative', '$|\\tanh|$：各项不会为负'),
        }),
      ],
    }),
    bound<Inputs>({
      name: words('what the input can add', '输入能够添加多少'),
      draw: drawInputs,
      ...ofInput,
      cases: 40,
      controls: [mistake('at most $\\tfrac12$ either way', '上下至多 $\\tfrac12$', ({ x: [x] }) => [tanh(x), 1 / 2])],
    }),
    witness<Inputs>({
      name: words(
        'three units in one step: below 0, between 0 and 1, above 1',
        '同一步中的三个单元：小于 0、介于 0 与 1、大于 1',
      ),
      draw: only<Inputs>({ x: Float64Array.of(-2, 0.25, 2) }),
      left: [closedForm((g) => sides(sums(g))), forwardMode((g) => sides(sumsForward(g)))],
      right: () => [0, 0, 1, -1],
      relation: below,
      controls: [
        mismeasured('the same input for all three', '三个单元的输入相同', (g) =>
          sides(sums({ x: g.x.map(() => 0.25) })),
        ),
        inPractice(
          practices.shortcut,
          mismeasured('the forget gate alone', '只有遗忘门', (g) => sides(saidOf(g, () => 1 / 2))),
        ),
      ],
    }),
  ],
  condition: {
    tex: condition.tex,
    says: words(
      'The RNN is a single sigmoid unit whose weight lies between 0 and 4.',
      'RNN 只有一个 sigmoid 单元，且权重在 0 到 4 之间。',
    ),
    without: bound<RnnCase>({
      name: words(
        'factors in $[0, 1]$ for any weight from $-8$ to $8$',
        '$-8$ 到 $8$ 的任何权重，因子都在 $[0, 1]$ 中',
      ),
      draw: drawUnit([-8, 8]),
      left: [closedForm((g) => between([products(g)[0]])), forwardMode((g) => between([productsForward(g)[0]]))],
      right: () => [1, 0],
      enclosed: (g) => {
        const [factor] = enclosedFactor(g);
        return { left: [factor, intervals.neg(factor)], right: [intervals.point(1), intervals.point(0)] };
      },
      relation: atMost(),
      shows: words(
        'The factor of one step is {first} here, outside of $[0, 1]$.',
        '这里一步的因子是 {first}，不在 $[0, 1]$ 中。',
      ),
      controls: [],
    }),
  },
  note: words(
    'The article speaks of the summands of (3), the gradients of the single losses, and says that they are likely to lie in $[0, 1]$. That would not make their sum small. Of the factors of the product it makes sense, and that is what is checked here; how likely it is has to be counted, which another equation does. A negative weight makes the sign of the product alternate, a weight above 4 makes it grow near $z = 0$, and with several units a factor is a matrix, which lies in no interval. What sets the LSTM apart is not that its factors differ, but that $B_t$ adds a term which no weight and no slope multiplies.',
    '原文说的是 (3) 中的各项，即各步损失的梯度，说它们很可能都在 $[0, 1]$ 中。这并不会使它们的和变小。若说的是乘积的因子，就说得通，这里检验的正是这一点；有多大的可能，由另一个公式来计数。权重为负，乘积的正负号就交替变化；权重大于 4，乘积在 $z = 0$ 附近就增大；单元不止一个，因子便是矩阵，谈不上落在哪个区间里。LSTM 的特别之处不在于各因子不同，而在于多出了 $B_t$ 这一项，它既不乘权重，也不乘斜率。',
  ),
});
