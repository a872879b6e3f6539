import { norm } from '../../engine/arithmetic/matrix.ts';
import { memo } from '../../engine/arithmetic/memo.ts';
import { power } from '../../engine/arithmetic/power.ts';
import { forwardJacobian, reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { flatten, lossesBy, lstmTotalLoss } from '../../engine/derivatives/lstm-functions.ts';
import { lossesByW } from '../../engine/derivatives/rnn-functions.ts';
import type { Draw, RnnCase } from '../../engine/networks/draw.ts';
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { backpropagation, bound, forwardMode, identity, only, reverseMode, witness } from '../../proof/make.ts';
import type { Comparison } from '../../proof/part.ts';
import { changed } from '../draws.ts';
import { inLstm } from '../in-lstm.ts';
import { tendsTo } from '../limits.ts';
import { restingCell } from '../lstm-gradient/resting-cell.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthMore } from '../routes.ts';
import { rowsOf, sumOf } from '../sums.ts';
import { forSteps, pencil } from '../vanishing/networks.ts';
import { atMost, defineClaim, equal, exactly, mismeasured, mistake, words } from '../vocabulary.ts';
import { rnnStepGradients, stepGradients } from './step-gradients.ts';

/** The unit of chapter 3 that stays at ½, twice: h_t − y_t = ¾, −½, and ∂h_t/∂W = ¼(½, 1), ⅜(½, 1). */
const twoStepRnn: RnnCase = { ...forSteps(pencil, 2), y: Float64Array.of(-1 / 4, 1) };
/** An LSTM whose weights and biases are all 0: h_t − y_t = ¾, −½ and ∂h_t/∂V_c = ∂h_t/∂b_c = ¼, ⅜, all others 0. */
const twoStepLstm = restingCell(2, { y: Float64Array.of(-3 / 4, 1 / 2) });

/** ∂E_1/∂W, ∂E_2/∂W and S_2, in a row. */
const both = (terms: readonly ArrayLike<number>[]) => [...terms, sumOf(terms)].flatMap((row) => Array.from(row));
const rnnByHand = [3 / 32, 3 / 16];
const lstmByHand = Array.from({ length: 12 }, (_, q) => (q === 5 || q === 10 ? 3 / 16 : 0)); // V_c and b_c
const opposite = (first: readonly number[]) => both([first, first.map((v) => -v)]);
const lstmByMode = (g: LstmCase, jacobian: typeof forwardJacobian) =>
  rowsOf(jacobian((a, v) => lossesBy(a, g, v), flatten(g)));
const rnnByMode = (g: RnnCase, jacobian: typeof forwardJacobian) => rowsOf(jacobian((a, W) => lossesByW(a, g, W), g.W));

/** Two gradients that are exactly opposite. */
const cancels = <G extends { y: Float64Array }>(
  terms: (g: G) => readonly ArrayLike<number>[],
  first: readonly number[],
  part: Pick<Comparison<G>, 'name' | 'draw' | 'left'>,
) =>
  witness<G>({
    ...part,
    right: () => opposite(first),
    relation: exactly,
    controls: [
      mismeasured('a target moved by a millionth', '一个目标值挪动百万分之一', (g) =>
        both(terms({ ...g, y: g.y.with(1, g.y[1] + 1e-6) })),
      ),
      mistake('the terms are 0 like their sum', '各项与和一样为 0', () => opposite(first.map(() => 0))),
    ],
  });

const T = 12;
/** Partial sums that fall like S_n = rate^{n−1} S_1, of changing signs for a rate below 0. */
interface Falling {
  readonly rate: Float64Array;
}
const drawFalling: Draw<Falling> = {
  sizes: {},
  make: (random) => ({ rate: Float64Array.of(random.pick([-1, 1]) * random.between(0.3, 0.9)) }),
  admits: ({ rate: [q] }) => Math.abs(q) >= 0.3 && Math.abs(q) <= 0.9,
};
/** In the LSTM of zeros ∂h_t/∂b_c = ½(1 − 2^{−t}), and h_t = 0: the targets that give ∂S_n/∂b_c = rate^{n−1}. */
const falling = memo(({ rate: [q] }: Falling) =>
  restingCell(T, {
    y: Float64Array.from({ length: T }, (_, s) => {
      const step = power(q, s) - (s === 0 ? 0 : power(q, s - 1));
      return (-2 * step) / (1 - power(1 / 2, s + 1));
    }),
  }),
);

const tex = String.raw`\begin{gathered} S_k = \sum_{t=1}^{k} \frac{\partial E_t}{\partial W}: \qquad \lVert S_T \rVert_F \;\le\; \sum_{t=1}^{T} \Bigl\lVert \frac{\partial E_t}{\partial W} \Bigr\rVert_F, \\[1ex] \Bigl\lVert \frac{\partial E_k}{\partial W} \Bigr\rVert_F \;\le\; \lVert S_k \rVert_F + \lVert S_{k-1} \rVert_F, \\[1ex] S_k \xrightarrow[k\to\infty]{} 0 \;\Rightarrow\; \frac{\partial E_k}{\partial W} \xrightarrow[k\to\infty]{} 0, \\[1ex] S_T = 0 \;\not\Rightarrow\; \frac{\partial E_t}{\partial W} = 0 \end{gathered}`;
const places = { k: [2, 'T'], t: [1, 'T'] } as const;
const shown = inLstm(tex, places, { own: ['S'] });
/** The same in LSTMs whose partial sums tend to 0. */
const tending = inLstm<Falling>(tex, places, { own: ['S'], of: falling });
/** The bound of the sum, and that of a term by two sums. */
const [ofSum, ofTerm] = [{ chain: 1 }, { chain: 2 }];
const sum = shown.inequality(ofSum);
const normOfSum = shown.expression<LstmCase>(
  [reverseMode((g) => norm(reverseJacobian(lstmTotalLoss(g), flatten(g)).data))],
  ofSum,
);
const term = tending.attained(1 - 1e-9, ofTerm);

const printed = inLstm(
  String.raw`S_T = 0 \;\Rightarrow\; \frac{\partial E_t}{\partial W} = 0 \quad (t = 1, \dots, T)`,
  { t: [1, 'T'] },
  { names: { S: String.raw`S_k = \sum_{t=1}^{k} \frac{\partial E_t}{\partial W}` } },
);

export default defineClaim({
  tex: shown.tex,
  says: words(
    'If every term vanishes, so does the sum; and along an endless sequence whose partial sums tend to 0, the terms do too. But for a given $T$ the sum can be 0 while no term is, because gradients of different steps can cancel.',
    '对给定的 $T$，若各项都消失，总和也消失；若序列无限延续而部分和趋于 0，各项也趋于 0。但对给定的 $T$，总和为 0 时各项可以都不为 0，因为不同步的梯度能够相互抵消。',
  ),
  sketch: words(
    'The two bounds are the triangle inequality, the second one for $\\partial E_k/\\partial W = S_k - S_{k-1}$; it is the term test for series. For the last line two steps suffice. Take an LSTM of one unit, all weights and biases 0, with the input 1: every gate is $\\tfrac12$, $c_t = h_t = 0$, and the only derivatives of $h_1$ and $h_2$ that are not 0 are $\\tfrac14$ and $\\tfrac38$, with respect to $V_c$ and $b_c$. The targets $-\\tfrac34$ and $\\tfrac12$ make them $\\tfrac34 \\cdot \\tfrac14 - \\tfrac12 \\cdot \\tfrac38 = 0$. For the RNN take the unit that stays at $\\tfrac12$ with slope $\\tfrac14$, and the targets $-\\tfrac14$ and $1$. All numbers are binary fractions, so the sum is 0 to the last bit.',
    '两个上界都是三角不等式，第二个用于 $\\partial E_k/\\partial W = S_k - S_{k-1}$，也就是级数的通项判别法。最后一行只需两步。取单个单元的 LSTM，权重与偏置全为 0，输入为 1：各门都是 $\\tfrac12$，$c_t = h_t = 0$，$h_1$ 与 $h_2$ 的导数中不为 0 的只有对 $V_c$ 与 $b_c$ 的，分别是 $\\tfrac14$ 与 $\\tfrac38$。目标值取 $-\\tfrac34$ 与 $\\tfrac12$，便有 $\\tfrac34 \\cdot \\tfrac14 - \\tfrac12 \\cdot \\tfrac38 = 0$。RNN 则取停在 $\\tfrac12$、斜率为 $\\tfrac14$ 的单元，目标值取 $-\\tfrac14$ 与 $1$。所有的数都是二进制有限小数，所以总和精确地等于 0。',
  ),
  uses: ['total-gradient', 'lstm-total-gradient'],
  symbols: ['S_k', 'E_t', 'W', 'y_t', 'norm'],
  verdict: 'corrected',
  unread: { tex: 'limit' },
  proves: [
    bound<LstmCase>({
      name: words('the norm of the sum is at most the sum of the norms', '和的范数不超过各项范数之和'),
      draw: drawLstm({ units: [1, 3], inputs: [1, 2], steps: [2, 8] }),
      ...sum,
      controls: [
        shown.edit('\\;\\le\\; \\sum_{t=1}^{T}', '\\;\\le\\; \\max_{1\\le t\\le T}', {
          ...ofSum,
          name: words('no larger than the largest term', '不超过最大的一项'),
        }),
        inPractice(
          practices.turned,
          shown.edit('S_T \\rVert_F \\;\\le', 'S_T \\rVert_F \\;\\ge', {
            ...ofSum,
            name: words(
              'the converse: the sum of the norms is at most the norm of the sum',
              '反过来：各项范数之和不超过和的范数',
            ),
          }),
        ),
      ],
    }),
    identity<LstmCase>({
      name: words('the norm of the sum', '和的范数'),
      draw: drawLstm({ units: [1, 3], inputs: [1, 2], steps: [2, 8] }),
      ...normOfSum,
      relation: equal({ relative: 1e-12 }),
      cases: 20,
      controls: [
        shown.edit('S_T \\rVert_F', 'S_{T-1} \\rVert_F', {
          ...ofSum,
          name: words('$S_{T-1}$ for $S_T$', '把 $S_T$ 写成 $S_{T-1}$'),
        }),
      ],
    }),
    bound<Falling>({
      name: words(
        'where the sums change sign at every step, the bound of a term is attained',
        '部分和每步变号时，达到单项的上界',
      ),
      draw: changed(drawFalling, ({ rate: [q] }): Falling => ({ rate: Float64Array.of(-Math.abs(q)) })),
      ...term,
      relation: atMost(),
      cases: 20,
      controls: [oneMillionthMore(term.left)],
    }),
    tendsTo<Falling>({
      name: words('$S_k \\to 0$: the terms tend to 0 as well', '$S_k \\to 0$ 时，各项也趋于 0'),
      draw: drawFalling,
      ...tending.inequality(ofTerm),
      // A billionth more than |q|: rounding leaves an error of 10⁻¹⁶ in sums that fall to 10⁻⁶.
      rate: ({ rate: [q] }) => 1.000000001 * Math.abs(q),
      cases: 40,
      controls: [
        tending.edit(' + \\lVert S_{k-1} \\rVert_F', '', {
          ...ofTerm,
          name: words('$\\lVert S_k \\rVert$ alone', '只有 $\\lVert S_k \\rVert$'),
        }),
        tending.edit('\\lVert S_k \\rVert_F + \\lVert S_{k-1}', '\\lVert S_k \\rVert_F + \\lVert S_k', {
          ...ofTerm,
          name: words('$S_k$ for $S_{k-1}$', '把 $S_{k-1}$ 写成 $S_k$'),
        }),
        tending.edit('\\frac{\\partial E_k}{\\partial W} \\Bigr', '\\frac{\\partial E_1}{\\partial W} \\Bigr', {
          ...ofTerm,
          name: words('the terms stay as they are at the first step', '各项一直与第一步相同'),
        }),
      ],
    }),
    witness<LstmCase>({
      name: words('an LSTM, two steps: the sum is 0', 'LSTM，两步：和为 0'),
      draw: only(twoStepLstm),
      ...shown.equation([backpropagation((g: LstmCase) => sumOf(stepGradients(g)))], { chain: 5 }),
      relation: exactly,
      controls: [shown.edit('S_T = 0', 'S_{T-1} = 0', { chain: 5 })],
    }),
    cancels<RnnCase>(rnnStepGradients, rnnByHand, {
      name: words('an RNN, two steps: the sum is 0, neither term is', 'RNN，两步：和为 0，两项都不为 0'),
      draw: only(twoStepRnn),
      left: [
        backpropagation((g) => both(rnnStepGradients(g))),
        forwardMode((g) => both(rnnByMode(g, forwardJacobian))),
        reverseMode((g) => both(rnnByMode(g, reverseJacobian))),
      ],
    }),
    cancels<LstmCase>(stepGradients, lstmByHand, {
      name: words('an LSTM, two steps: the sum is 0, neither term is', 'LSTM，两步：和为 0，两项都不为 0'),
      draw: only(twoStepLstm),
      left: [
        backpropagation((g) => both(stepGradients(g))),
        forwardMode((g) => both(lstmByMode(g, forwardJacobian))),
        reverseMode((g) => both(lstmByMode(g, reverseJacobian))),
      ],
    }),
  ],
  printed: {
    tex: printed.tex,
    says: words(
      'For the complete gradient to vanish, all of its $T$ terms need to vanish. The three displays that follow, as we read them, say what it is for a series to converge to zero; with their reading, $T \\to \\infty$, the inference is right. For a given $T$ it is refuted by the LSTM of two steps whose sum is 0 and whose terms are not.',
      '整个梯度要消失，全部 $T$ 项都需要消失。按我们的推断，随后的三个公式说的是级数收敛于零是什么意思；按它们来读，即 $T \\to \\infty$，这个推断是对的。对给定的 $T$，它被推翻：有一个两步的 LSTM，总和为 0，而两项都不为 0。',
    ),
    grade: 'conclusion',
    refutes: witness<LstmCase>({
      name: words('the sum is 0, and so are both terms', '和为 0，两项也都为 0'),
      draw: only(twoStepLstm),
      ...printed.equation(
        [backpropagation((g: LstmCase) => [sumOf(stepGradients(g)), ...stepGradients(g)].flatMap((row) => [...row]))],
        { chain: [0, 1] },
      ),
      relation: exactly,
      shows: words(
        'The gradients of both steps add up to 0, yet an entry of the first one is {left}, where the article’s inference demands {right}.',
        '两步的梯度之和为 0，而第一步梯度的一个元素是 {left}；照原文的推断，它应为 {right}。',
      ),
      controls: [],
    }),
  },
  note: words(
    'If all terms vanish, the sum does; and where partial sums tend to zero along an endless sequence, so do the terms. But a training sequence has $T$ steps, and two are enough for gradients that cancel exactly. So one term that stays is not enough to keep the sum from vanishing.',
    '对给定的 $T$，各项都消失，总和就消失；沿无限的序列，部分和趋于零，各项也趋于零。可是训练序列只有 $T$ 步，而两步就足以使梯度恰好相互抵消。所以，有一项没有消失，还不足以使总和不消失。',
  ),
});
