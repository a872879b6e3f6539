import { type Matrix, norm } from '../../engine/arithmetic/matrix.ts';
import { memo } from '../../engine/arithmetic/memo.ts';
import { power } from '../../engine/arithmetic/power.ts';
import { gradientTerms } from '../../engine/closed-forms/rnn-jacobians.ts';
import { reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { lossesByW } from '../../engine/derivatives/rnn-functions.ts';
import { drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { backpropagation, bound, identity, only, reverseMode, witness } from '../../proof/make.ts';
import type { Comparison } from '../../proof/part.ts';
import { changed } from '../draws.ts';
import { inLstm } from '../in-lstm.ts';
import { inRnn } from '../in-rnn.ts';
import { rnnStepGradients, stepGradients } from '../lstm-bptt/step-gradients.ts';
import { restingCell } from '../lstm-gradient/resting-cell.ts';
import type { Reading } from '../reading.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { rowsOf, sumOf } from '../sums.ts';
import { lagPartsByTape } from '../vanishing/measures.ts';
import { forSteps, pencil } from '../vanishing/networks.ts';
import { defineClaim, equal, exactly, mismeasured, mistake, words } from '../vocabulary.ts';

/** ‖∂E_{k+1}/∂W‖ for k = 1 … T − 1. */
const later = (gradients: readonly Float64Array[]) => gradients.slice(1).map(norm);
const rnnTape = memo((g: RnnCase) => rowsOf(reverseJacobian((a, W) => lossesByW(a, g, W), g.W)));

const T = 40;
const TAU = 20;
/** The unit of chapter 3 that stays at ½, with 39 targets ½, which it meets, and a last target 1, which it misses. */
const rescuedRnn: RnnCase = {
  ...forSteps(pencil, T),
  y: Float64Array.from({ length: T }, (_, s) => (s < T - 1 ? 1 / 2 : 1)),
};
/** S_{T−1}, S_T, and the part of S_T from lags ≥ τ, which is all from ∂E_T/∂W. */
const rescued = (gradients: readonly Float64Array[], far: Float64Array) => [
  ...sumOf(gradients, T - 1),
  ...sumOf(gradients, T),
  ...far,
];
const farOf = (parts: readonly Matrix[]) => sumOf(parts.map(({ data }) => data));
const byHand = (sum: number, far: number) => [0, 0, sum / 2, sum, far / 2, far];

/** Some are the unit at rest whose second gradient is minus twice the first, so that the bound is attained, and whose third is 0. */
const draw = changed(drawLstm({ units: [1, 2], inputs: [1, 1], steps: [2, 5] }), (g, random) =>
  random.chance(0.2) ? restingCell(3, { y: Float64Array.of(-3 / 4, 1, 0) }) : g,
);

const tex = String.raw`\lVert S_{k+1} \rVert_F \;\ge\; \Bigl\lVert \frac{\partial E_{k+1}}{\partial W} \Bigr\rVert_F - \lVert S_k \rVert_F`;
const places = { k: [1, 'T-1'] } as const;
const options = { names: { S: String.raw`S_k = \sum_{t=1}^{k} \frac{\partial E_t}{\partial W}` } };
const shown = inLstm(tex, places, options);
const shownRnn = inRnn(tex, places, options);

/** Both sides for every k. */
const bySteps = <G extends object>(reading: Reading<G>, terms: (g: G) => readonly Float64Array[]) =>
  reading.expression<G>(
    [
      backpropagation((g) => {
        const gradients = terms(g);
        const sums = gradients.map((_, s) => norm(sumOf(gradients, s + 1)));
        return [...sums.slice(1), ...later(gradients).map((term, s) => term - sums[s])];
      }),
    ],
    { side: 0 },
    { side: 1 },
  );
/** The displayed inequality for every k. */
const triangleInequality = <G extends object>(reading: Reading<G>, part: Pick<Comparison<G>, 'name' | 'draw'>) =>
  bound<G>({
    ...part,
    ...reading.inequality(),
    adversary: 30,
    cases: 40,
    controls: [
      reading.edit(' - \\lVert S_k \\rVert_F', '', {
        name: words('$\\lVert S_k \\rVert$ not taken off', '没有减去 $\\lVert S_k \\rVert$'),
      }),
      reading.edit(' - \\lVert', ' + \\lVert', {
        name: words('$\\lVert S_k \\rVert$ added instead', '误把 $\\lVert S_k \\rVert$ 加上去'),
      }),
    ],
  });

const drawAnyRnn = drawRnn({ units: [1, 2], inputs: [1, 2], steps: [2, 8] });
const [inLstmBySteps, inRnnBySteps] = [bySteps(shown, stepGradients), bySteps(shownRnn, rnnStepGradients)];

export default defineClaim({
  tex,
  says: words(
    'If the first $k$ gradients have vanished together and the next one has not, then the sum up to $k + 1$ has not vanished either.',
    '若前 $k$ 个梯度合起来已经消失，而下一个没有，那么到 $k + 1$ 为止的和也没有消失。',
  ),
  sketch: words(
    'It is the triangle inequality for $\\partial E_{k+1}/\\partial W = S_{k+1} - S_k$, and nothing in it belongs to the LSTM: an RNN passes the same test. The last part shows one whose prefix has vanished to the last digit; its sum is rescued by the last loss, and still only $2^{-20}$ of it comes from 20 or more steps back. So a sum that does not vanish does not tell the two networks apart. The far part does.',
    '这就是 $\\partial E_{k+1}/\\partial W = S_{k+1} - S_k$ 的三角不等式，其中没有哪一点是 LSTM 独有的：RNN 同样通过这项检验。最后一部分给出一个 RNN，前一段的和恰好为 0，最后一步的损失使和不再为 0，可其中时滞不小于 20 的部分仍只占 $2^{-20}$。所以，总和不消失并不能区分这两种网络；能区分的是遥远的那一部分。',
  ),
  uses: ['lstm-total-gradient', 'vanished-prefix', 'forget-gate-rescue', 'rnn-step-gradient-limit'],
  symbols: ['S_k', 'E_t', 'W', 'norm', 'tau', 't'],
  verdict: 'holds',
  proves: [
    triangleInequality(shown, { name: words('an LSTM, for every $k$', 'LSTM，对每个 $k$'), draw }),
    triangleInequality(shownRnn, { name: words('an RNN passes it too', 'RNN 同样通过'), draw: drawAnyRnn }),
    identity<LstmCase>({
      name: words('both sides in the LSTM', 'LSTM 中的两边'),
      draw,
      ...inLstmBySteps,
      relation: equal({ relative: 1e-12 }),
      cases: 20,
      controls: [oneMillionthTooLarge(inLstmBySteps.right)],
    }),
    identity<RnnCase>({
      name: words('both sides in the RNN', 'RNN 中的两边'),
      draw: drawAnyRnn,
      ...inRnnBySteps,
      relation: equal({ relative: 1e-12 }),
      cases: 20,
      controls: [oneMillionthTooLarge(inRnnBySteps.right)],
    }),
    witness<RnnCase>({
      name: words(
        'an RNN by hand: $S_{39} = 0$, $S_{40} \\ne 0$, and of that only $2^{-20}$ from 20 or more steps back',
        '手算的 RNN：$S_{39} = 0$，$S_{40} \\ne 0$，其中时滞不小于 20 的部分只占 $2^{-20}$',
      ),
      draw: only(rescuedRnn),
      left: [
        backpropagation((g) => rescued(rnnStepGradients(g), farOf(gradientTerms(g, T).slice(0, T - TAU)))),
        reverseMode((g) => rescued(rnnTape(g), farOf(lagPartsByTape(g, T).slice(TAU)))),
      ],
      right: () => byHand((power(1 / 2, T) - 1) / 4, (power(1 / 2, T) - power(1 / 2, TAU)) / 4),
      relation: exactly,
      controls: [
        mistake('all of it from far back', '全部来自遥远的过去', () => {
          const all = (power(1 / 2, T) - 1) / 4;
          return byHand(all, all);
        }),
        mismeasured('targets missed from the first step on', '从第一步起就没达到目标值', () => {
          const missed = forSteps(pencil, T);
          return rescued(rnnStepGradients(missed), farOf(gradientTerms(missed, T).slice(0, T - TAU)));
        }),
      ],
    }),
  ],
});
