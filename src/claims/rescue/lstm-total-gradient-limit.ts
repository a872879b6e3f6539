import { mul, point } from '../../engine/arithmetic/interval.ts';
import { norm } from '../../engine/arithmetic/matrix.ts';
import { memo } from '../../engine/arithmetic/memo.ts';
import { power } from '../../engine/arithmetic/power.ts';
import type { Random } from '../../engine/arithmetic/random.ts';
import { reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { lstmBptt } from '../../engine/derivatives/lstm-bptt.ts';
import { flatten, lossesBy, lstmTotalLoss } from '../../engine/derivatives/lstm-functions.ts';
import type { Draw } from '../../engine/networks/draw.ts';
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { backpropagation, bound, identity, only, reverseMode, witness } from '../../proof/make.ts';
import { changed } from '../draws.ts';
import { inLstm } from '../in-lstm.ts';
import { stepGradients } from '../lstm-bptt/step-gradients.ts';
import { withoutRecurrence } from '../lstm-gradient/cell-derivatives.ts';
import { restingCell } from '../lstm-gradient/resting-cell.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { onlyAt, overSteps, rowsOf, sumOf } from '../sums.ts';
import { hypotheses } from '../suppose.ts';
import { atMost, below, defineClaim, equal, exactly, mismeasured, mistake, words } from '../vocabulary.ts';

/** LSTMs whose gates see the input only, with targets from 1 to 2, above every output. */
const any = drawLstm({ units: [1, 3], inputs: [1, 2], steps: [2, 10] });
const drawAgreeing = changed(
  any,
  (g): LstmCase => ({
    ...withoutRecurrence(g, ['f', 'i', 'c', 'o']),
    y: g.y.map((v) => (v + 3) / 2),
  }),
);
/** Σ_t |∂E_t/∂b_c|, unit by unit, each by its own BPTT pass. */
const sizes = (g: LstmCase) =>
  overSteps(g.T, (t) => lstmBptt(g, onlyAt(t)).b.c).reduce(
    (sum, term) => sum.map((v, u) => v + Math.abs(term[u])),
    new Float64Array(g.n),
  );
/** |∂S_T/∂b_c|, unit by unit, by the tape. The b_c come after the W_g, b_f and b_i in the row of `flatten`. */
const sumByTape = (g: LstmCase) => {
  const { n, m } = g;
  const start = 4 * n * (n + m) + 2 * n;
  return reverseJacobian(lstmTotalLoss(g), flatten(g))
    .data.slice(start, start + n)
    .map(Math.abs);
};
/** −|∂E_1/∂b_c| */
const firstOf = (g: LstmCase) => lstmBptt(g, onlyAt(1)).b.c.map((v) => -Math.abs(v));
/** The same networks with targets from −1 to 1. */
const lowered = (g: LstmCase): LstmCase => ({ ...g, y: g.y.map((v) => 2 * v - 3) });

/**
 * The LSTM of zeros, in which h_t = 0 and ∂h_t/∂b_c = ∂h_t/∂V_c = ½(1 − 2^{−t}): with the targets −¾ and ½, then always the target 0,
 * which it hits. S_1 = 3/16, and S_T = 0 for every later T.
 */
const LONG = 40;
const soonOver = restingCell(LONG, { y: Float64Array.from({ length: LONG }, (_, s) => [-3 / 4, 1 / 2][s] ?? 0) });
const lengths = [2, 3, 4, 10, 20, LONG];
/** Two gradients, and then sums up to a few T, of which only the entries by V_c and b_c are not 0. */
const row = (value: number) => Array.from({ length: 12 }, (_, q) => (q === 5 || q === 10 ? value : 0));
const firstTwoAndSums = (terms: readonly Float64Array[]) =>
  [terms[0], terms[1], ...lengths.map((T) => sumOf(terms, T))].flatMap((part) => Array.from(part));
const byTape = memo((g: LstmCase) => rowsOf(reverseJacobian((a, v) => lossesBy(a, g, v), flatten(g))));

/** The same cell with targets ½ from step 2 on, and a first target that takes all of their gradients away. */
const drawNoneMet: Draw<LstmCase> = {
  sizes: { steps: [2, LONG] },
  make: (_, { steps: T }) =>
    restingCell(T, { y: new Float64Array(T).fill(1 / 2).with(0, 3 / 2 - T - power(1 / 2, T)) }),
};
/** ∂E_t/∂b_c for every t, and S_T. */
const termsAndSum = (terms: readonly Float64Array[]) => [...terms.map((term) => term[10]), ...sumOf(terms)];
const noneMetByHand = ({ T }: LstmCase) => [
  (T - 3 / 2 + power(1 / 2, T)) / 4,
  ...overSteps(T - 1, (s) => (power(1 / 2, s + 1) - 1) / 4),
];

/** In place of w each entry of b_c. */
const shown = inLstm(
  String.raw`\begin{gathered} \exists\,W_g, b_g, y_t:\quad \Bigl\lVert \frac{\partial E_t}{\partial W} \Bigr\rVert_F > 0 \quad (1 \le t \le T), \qquad S_T = \sum_{t=1}^{T} \frac{\partial E_t}{\partial W} = 0; \\[1ex] \frac{\partial E_t}{\partial w} \le 0 \quad (1 \le t \le T) \implies \lVert S_T \rVert_F \;\ge\; \sum_{t=1}^{T} \Bigl\lvert \frac{\partial E_t}{\partial w} \Bigr\rvert \end{gathered}`,
  { t: [1, 'T'] },
  {
    names: { S: String.raw`S_k = \sum_{t=1}^{k} \frac{\partial E_t}{\partial W}` },
    also: { w: ['b_c', (g: LstmCase) => g] },
  },
);
/** ‖S_1‖, …, ‖S_T‖ in intervals; S_1 is the first gradient. */
const enclosedSums = inLstm(
  String.raw`\Bigl\lVert \sum_{t=1}^{k} \frac{\partial E_t}{\partial W} \Bigr\rVert_F \ge 0`,
  { k: [1, 'T'] },
).enclosedSide(0);
const [ofSum, agreement] = [{ chain: 1 }, { chain: 3 }];
const agreeing = shown.inequality(agreement);
const supposed = shown.supposed([2]);
/** ‖∂E_t/∂W‖_F and ∂E_t/∂b_c for every t, and ‖S_T‖_F, in any LSTM of one unit. */
const ofAny = shown.expression<LstmCase>(
  [
    backpropagation((g) => {
      const terms = stepGradients(g);
      const byBias = overSteps(g.T, (t) => lstmBptt(g, onlyAt(t)).b.c[0]);
      return [...terms.map(norm), ...byBias, norm(sumOf(terms))];
    }),
  ],
  { chain: 0 },
  { chain: 2 },
  agreement,
);
/** One unit at rest without input, so that b_c alone moves the outputs: it attains the bound. */
const attaining = (random: Random, T: number): LstmCase => ({
  ...restingCell(T, { y: Float64Array.from({ length: T }, () => random.between(1, 2)) }),
  x: new Float64Array(T),
});
/** Half of the cases do. */
const drawAttaining: Draw<LstmCase> = {
  sizes: drawAgreeing.sizes,
  make: (random, size) => (random.chance(0.5) ? drawAgreeing.make(random, size) : attaining(random, size.steps)),
  admits: supposed.holds,
};

export default defineClaim({
  tex: shown.tex,
  says: words(
    'An LSTM’s gradients of the single steps can all be different from 0 while their sum is exactly 0. Agreement is enough to keep the sum away from 0: a single weight or bias $w$ with respect to which all of them have one sign.',
    'LSTM 各步的梯度可以一个都没有消失，而它们的和恰好为 0。能保证和不为 0 的一个条件是各步一致：存在某一个权重或偏置 $w$，各步的损失对它的导数都同号。',
  ),
  sketch: words(
    'Let all weights and biases of one unit be 0 and its input 1: then $h_t = 0$, and $\\partial h_t/\\partial b_c = \\tfrac12(1 - 2^{-t})$. With the targets $y_t = \\tfrac12$ from step 2 on and $y_1 = \\tfrac32 - T - 2^{-T}$ every gradient has an entry of at least $\\tfrac{3}{16}$ in size, and $S_T = 0$, to the last bit. With $-\\tfrac34$, $\\tfrac12$ and then 0 the sum is 0 for every $T \\ge 2$: not all gradients vanish, and the series converges to zero. The other way round, if no $U_g$ brings outputs back, $\\partial h_t/\\partial b_c > 0$ at every step; targets of at least 1 lie above every output, so all $\\partial E_t/\\partial b_c$ are negative and nothing cancels.',
    '令单个单元的权重与偏置全为 0，输入为 1：于是 $h_t = 0$，$\\partial h_t/\\partial b_c = \\tfrac12(1 - 2^{-t})$。从第 2 步起取目标值 $y_t = \\tfrac12$，第 1 步取 $y_1 = \\tfrac32 - T - 2^{-T}$，则每一步的梯度都有一个分量的绝对值不小于 $\\tfrac{3}{16}$，而 $S_T$ 精确地等于 0。若目标值取 $-\\tfrac34$、$\\tfrac12$，以后都取 0，则对每个 $T \\ge 2$，总和都是 0：并非所有梯度都消失，级数却收敛到零。反过来，若没有 $U_g$ 把输出送回来，每一步都有 $\\partial h_t/\\partial b_c > 0$；目标值不小于 1，就高于任何输出，于是所有 $\\partial E_t/\\partial b_c$ 都为负，这个分量上不会抵消。',
  ),
  uses: ['lstm-total-gradient', 'gradient-series', 'rescued-sum', 'factors-rnn-lstm'],
  symbols: ['S_k', 'E_t', 'W', 'W_g', 'b_g', 'y_t', 'norm', 't'],
  verdict: 'corrected',
  unread: { printed: 'limit' },
  proves: [
    identity<LstmCase>({
      name: words(
        '$U_g = 0$ and targets of at least 1: with respect to $b_c$ nothing cancels',
        '$U_g = 0$，目标值不小于 1：对 $b_c$ 而言什么也不抵消',
      ),
      draw: drawAgreeing,
      left: [backpropagation(sizes)],
      right: sumByTape,
      relation: equal({ relative: 1e-12 }),
      controls: [
        {
          name: words('targets from −1 to 1', '目标值在 −1 与 1 之间'),
          left: (g) => sizes(lowered(g)),
          right: (g) => sumByTape(lowered(g)),
        },
        mistake('one step left out of the sum', '和中漏掉一步', (g) => sumByTape({ ...g, T: g.T - 1 })),
      ],
    }),
    bound<LstmCase>({
      name: words('where they agree, the sum is no smaller', '各步一致时，和不会更小'),
      draw: drawAttaining,
      ...agreeing,
      cases: 40,
      controls: [
        shown.edit('\\Bigl\\lvert \\frac', '2\\Bigl\\lvert \\frac', {
          ...agreement,
          name: words('twice as large', '大到两倍'),
        }),
      ],
    }),
    bound<LstmCase>({
      name: words('where $b_c$ alone moves the outputs, it is attained', '只有 $b_c$ 能改变输出时，达到这个界'),
      draw: { sizes: drawAgreeing.sizes, make: (random, size) => attaining(random, size.steps) },
      ...shown.attained(1 - 1e-9, agreement),
      relation: atMost(),
      cases: 20,
      controls: [mismeasured('a hundredth more', '再大百分之一', (g) => 1.01 * norm(sumOf(stepGradients(g))))],
    }),
    identity<LstmCase>({
      name: words('what is compared, in any LSTM of one unit', '任意单个单元的 LSTM 中所比较的量'),
      draw: drawLstm({ units: [1, 1], inputs: [1, 1], steps: [2, 4] }),
      ...ofAny,
      relation: equal({ relative: 1e-12 }),
      cases: 20,
      controls: [oneMillionthTooLarge(ofAny.right)],
    }),
    hypotheses(shown, {
      draw: drawAttaining,
      // The last output of the first unit is hit but for `off`; what it depends on rises with b_c.
      edges: [{ chain: 2, at: (g, off) => ({ ...g, y: g.y.with((g.T - 1) * g.n, lstmTrace(g).h[g.T][0] - off) }) }],
      edits: [[String.raw`\frac{\partial E_t}{\partial w} \le 0`, String.raw`\frac{\partial E_t}{\partial w} \le 1`]],
    }),
    bound<LstmCase>({
      name: words('and the first term is not 0', '而且第一项不为 0'),
      draw: drawAgreeing,
      left: [backpropagation(firstOf)],
      right: (g) => new Float64Array(g.n),
      relation: below,
      controls: [
        mismeasured('a first target that is met', '恰好达到第一个目标值', (g) =>
          firstOf({ ...g, y: Float64Array.from(g.y, (v, q) => (q < g.n ? lstmTrace(g).h[1][q] : v)) }),
        ),
      ],
    }),
    witness<LstmCase>({
      name: words('the sum of the gradients is 0', '梯度之和为 0'),
      draw: drawNoneMet,
      ...shown.equation(
        [
          backpropagation((g: LstmCase) => sumOf(stepGradients(g))),
          reverseMode((g: LstmCase) => reverseJacobian(lstmTotalLoss(g), flatten(g))),
        ],
        ofSum,
      ),
      relation: exactly,
      cases: 20,
      controls: [shown.edit('S_T = ', 'S_{T-1} = ', { ...ofSum, name: words('one step too few', '少一步') })],
    }),
    bound<LstmCase>({
      name: words('none of the gradients is 0', '没有一个梯度为 0'),
      draw: drawNoneMet,
      ...shown.inequality({ chain: 0 }),
      cases: 20,
      controls: [
        mistake('every target but the first is met', '除第一个外，目标值都恰好达到', (g) =>
          stepGradients({ ...g, y: g.y.map((v, s) => (s === 0 ? v : 0)) }).map(norm),
        ),
      ],
    }),
    witness<LstmCase>({
      name: words('no gradient is 0, their sum is, for T from 2 to 40', '没有一个梯度为 0，和为 0，T 从 2 到 40'),
      draw: drawNoneMet,
      left: [backpropagation((g) => termsAndSum(stepGradients(g))), reverseMode((g) => termsAndSum(byTape(g)))],
      right: (g) => [...noneMetByHand(g), ...row(0)],
      relation: exactly,
      cases: 20,
      controls: [
        mismeasured('the first target moved by a millionth', '第一个目标值挪动百万分之一', (g) =>
          termsAndSum(stepGradients({ ...g, y: g.y.with(0, g.y[0] + 1e-6) })),
        ),
        mistake('the terms are 0 like their sum', '各项与和一样为 0', ({ T }) => new Float64Array(T + 12)),
      ],
    }),
    witness<LstmCase>({
      name: words(
        'two gradients are not 0, and $S_T = 0$ for T = 2, 3, 4, 10, 20, 40',
        '有两个梯度不为 0，而 $S_T = 0$，T = 2、3、4、10、20、40',
      ),
      draw: only(soonOver),
      left: [backpropagation((g) => firstTwoAndSums(stepGradients(g))), reverseMode((g) => firstTwoAndSums(byTape(g)))],
      right: () => [...row(3 / 16), ...row(-3 / 16), ...lengths.flatMap(() => row(0))],
      relation: exactly,
      controls: [
        mismeasured('the third target missed by a millionth', '第三个目标值差百万分之一', (g) =>
          firstTwoAndSums(stepGradients({ ...g, y: g.y.with(2, 1e-6) })),
        ),
      ],
    }),
  ],
  printed: {
    tex: String.raw`\sum_{t=1}^{T} \frac{\partial E_t}{\partial W} \;\not\to\; 0`,
    says: words(
      'For an LSTM, because its gradients of single steps need not agree, it is less likely that all of them vanish; in other words the series does not converge to zero. The line itself is inferred from these words. Read as mildly as can be: where the first gradient is not 0, the sum keeps a millionth of it.',
      'LSTM 各步的梯度不必一致，因此它们全都消失的可能性较小；换句话说，级数不收敛到零。这一行公式由这些话推断而来。按最宽松的读法：只要第一步的梯度还在，总和就保留它的百万分之一。',
    ),
    grade: 'conclusion',
    refutes: witness<LstmCase>({
      name: words('the sum keeps a millionth of the first gradient', '和保留第一步梯度的百万分之一'),
      draw: only(soonOver),
      left: [backpropagation((g) => lengths.map(() => 1e-6 * norm(stepGradients(g)[0])))],
      right: (g) => lengths.map((T) => norm(sumOf(byTape(g), T))),
      enclosed: (g) => {
        const sums = enclosedSums(g);
        return { left: lengths.map(() => mul(point(1e-6), sums[0])), right: lengths.map((T) => sums[T - 1]) };
      },
      relation: atMost(),
      shows: words(
        'The norm of the sum is {right}: it does not keep even a millionth of the first gradient, {left}.',
        '和的范数是 {right}：连第一步梯度的百万分之一，即 {left}，也没有留下。',
      ),
      controls: [],
    }),
  },
  note: words(
    'That not all gradients vanish and that their sum does not are two statements, and the first does not give the second. Gradients that need not agree are just those that can cancel; a sum is safe where they do agree. And a sum that stays says little, since the near past can keep it from vanishing: what tells an LSTM from an RNN is the far part.',
    '并非所有梯度都消失，与它们的和不消失，是两回事，由前者推不出后者。“不必一致”的梯度，恰恰是能够相互抵消的梯度；各步一致，各项便不会抵消。况且总和不消失也说明不了多少，近处的各项就能使它不消失：把 LSTM 与 RNN 区分开的，是遥远的那一部分。',
  ),
});
