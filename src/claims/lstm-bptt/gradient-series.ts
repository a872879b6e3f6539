import { norm } from '../../engine/arithmetic/matrix.ts';
import { forwardJacobian, reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { lstmBptt } from '../../engine/derivatives/lstm-bptt.ts';
import { flatten, lstmTotalLoss } from '../../engine/derivatives/lstm-functions.ts';
import { totalLossOfW } from '../../engine/derivatives/rnn-functions.ts';
import { type Draw, drawRnn, numbers, type RnnCase } from '../../engine/networks/draw.ts';
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { lstmTrace, rnnTrace } from '../../engine/networks/traces.ts';
import { backpropagation, bound, forwardMode, reverseMode, witness } from '../../proof/make.ts';
import type { Comparison } from '../../proof/part.ts';
import { changed } from '../draws.ts';
import { sumOf } from '../sums.ts';
import { atMost, defineClaim, mismeasured, mistake, words } from '../vocabulary.ts';
import { cancelling, rnnStepGradients, stepGradients } from './step-gradients.ts';

const total = (terms: readonly ArrayLike<number>[]) => terms.reduce((sum, term) => sum + norm(term), 0);
const largestOf = (terms: readonly ArrayLike<number>[]) => Math.max(...terms.map(norm));
const smallestShare = (terms: readonly ArrayLike<number>[]) => Math.min(...terms.map(norm)) / largestOf(terms);

/** Smallest norm of a single gradient, relative to the largest. */
const SHARE = 0.001;
/** Smallest |h_t − y_t|: for a smaller one, rounding in y_t = h_t − δ_t loses digits of δ_t. */
const NEAREST = 0.01;

/**
 * The draw's networks with targets y_t = h_t − δ_t for which Σ_t ∂E_t/∂W = 0. With y_t = h_t − 1 the gradient of E_t is
 * that of h_t; with y_t = h_t − δ_t it is δ_t times as large.
 */
const withTargets = <G extends { T: number; y: Float64Array }>(
  draw: Draw<G>,
  outputs: (g: G) => readonly number[],
  gradients: (g: G) => readonly ArrayLike<number>[],
) =>
  changed(
    draw,
    (g, random): G => {
      const h = outputs(g);
      const towards = (delta: ArrayLike<number>) => ({ ...g, y: Float64Array.from(h, (v, t) => v - delta[t]) });
      const start = numbers(g.T, () => random.normal());
      return towards(cancelling(gradients(towards(start.map(() => 1))), start));
    },
    (g) => outputs(g).every((h, t) => Math.abs(h - g.y[t]) >= NEAREST) && smallestShare(gradients(g)) >= SHARE,
  );

/** One unit, two weights, three steps. */
const rnn = withTargets(
  drawRnn({ units: [1, 1], inputs: [1, 1], outputs: [1, 1], steps: [3, 3] }),
  (g) => rnnTrace(g).h.slice(1).flat(),
  rnnStepGradients,
);
/** One unit, eight weights and four biases, fourteen steps. */
const lstm = withTargets(
  drawLstm({ units: [1, 1], inputs: [1, 1], steps: [14, 14] }),
  (g) => lstmTrace(g).h.slice(1).flat(),
  stepGradients,
);

/** ‖S_T‖ as a part of Σ_t ‖∂E_t/∂W‖, and minus the share of the smallest term. */
const cancels = (sum: ArrayLike<number>, terms: readonly ArrayLike<number>[]) => [
  norm(sum) / total(terms),
  -smallestShare(terms),
];
const rnnSum = (g: RnnCase) => forwardJacobian(totalLossOfW(g), g.W).data;
const lstmSum = (g: LstmCase) => reverseJacobian(lstmTotalLoss(g), flatten(g)).data;
const moved = <G extends { y: Float64Array }>(g: G): G => ({ ...g, y: g.y.with(1, g.y[1] + 0.001) });

/** The gradients of the single steps cancel, and none of them is small. */
const sumCancels = <G extends { T: number; y: Float64Array }>(
  sum: (g: G) => ArrayLike<number>,
  terms: (g: G) => readonly ArrayLike<number>[],
  part: Pick<Comparison<G>, 'name' | 'draw' | 'left' | 'cases'>,
) =>
  witness<G>({
    ...part,
    right: () => [1e-12, -SHARE],
    relation: atMost(),
    controls: [
      mismeasured('a target moved by a thousandth', '一个目标值挪动千分之一', (g) =>
        cancels(sum(moved(g)), terms(moved(g))),
      ),
      mismeasured('the last step left out', '漏掉最后一步', (g) => cancels(sumOf(terms(g), g.T - 1), terms(g))),
    ],
  });

export default defineClaim({
  tex: String.raw`S_n = \sum_{t=1}^{n} \frac{\partial E_t}{\partial W}, \qquad \lVert S_T \rVert \;\le\; \sum_{t=1}^{T} \Bigl\lVert \frac{\partial E_t}{\partial W} \Bigr\rVert, \qquad S_T = 0 \;\not\Rightarrow\; \frac{\partial E_t}{\partial W} = 0`,
  says: words(
    'If every term vanishes, so does the sum; but the sum can be 0 while no term is, because gradients of different steps can cancel.',
    '若每一项都消失，和也消失；但和为 0 时各项可以都不为 0，因为不同步的梯度能够相互抵消。',
  ),
  sketch: words(
    'The first half is the triangle inequality. For the second, choose the targets: $\\partial E_t/\\partial W = (h_t - y_t)\\,\\partial h_t/\\partial W$ for one output, so any $\\delta$ with $\\sum_t \\delta_t\\,\\partial h_t/\\partial W = 0$ gives targets $y_t = h_t - \\delta_t$ for which the sum is 0. With fewer weights than steps such a $\\delta \\ne 0$ exists: three steps for an RNN with two weights, fourteen for an LSTM of one unit with twelve weights and biases.',
    '前一半就是三角不等式。后一半靠选取目标值：只有一个输出时 $\\partial E_t/\\partial W = (h_t - y_t)\\,\\partial h_t/\\partial W$，所以只要 $\\delta$ 满足 $\\sum_t \\delta_t\\,\\partial h_t/\\partial W = 0$，取目标值 $y_t = h_t - \\delta_t$，和便为 0。权重的个数少于步数时，这样的 $\\delta \\ne 0$ 必定存在：有两个权重的 RNN 取三步，有十二个权重与偏置的单个单元 LSTM 取十四步。',
  ),
  uses: ['total-gradient', 'lstm-total-gradient'],
  symbols: ['S_n', 'E_t', 'W', 'y_t', 'norm'],
  verdict: 'corrected',
  proves: [
    bound<LstmCase>({
      name: words('the norm of the sum is at most the sum of the norms', '和的范数不超过各项范数之和'),
      draw: drawLstm({ units: [1, 3], inputs: [1, 2], steps: [2, 8] }),
      left: [
        forwardMode((g) => norm(forwardJacobian(lstmTotalLoss(g), flatten(g)).data)),
        reverseMode((g) => norm(lstmSum(g))),
      ],
      right: (g) => total(stepGradients(g)),
      relation: atMost(),
      controls: [
        mistake('no larger than the largest term', '不超过最大的一项', (g) => largestOf(stepGradients(g))),
        {
          name: words(
            'the converse: the sum of the norms is at most the norm of the sum',
            '反过来：各项范数之和不超过和的范数',
          ),
          left: (g) => total(stepGradients(g)),
          right: (g) => norm(lstmSum(g)),
        },
      ],
    }),
    sumCancels<RnnCase>(rnnSum, rnnStepGradients, {
      name: words('an RNN of one unit: the sum is 0, no term is', '单个单元的 RNN：和为 0，各项都不为 0'),
      draw: rnn,
      left: [
        forwardMode((g) => cancels(rnnSum(g), rnnStepGradients(g))),
        reverseMode((g) => cancels(reverseJacobian(totalLossOfW(g), g.W).data, rnnStepGradients(g))),
      ],
    }),
    sumCancels<LstmCase>(lstmSum, stepGradients, {
      name: words('an LSTM of one unit: the sum is 0, no term is', '单个单元的 LSTM：和为 0，各项都不为 0'),
      draw: lstm,
      left: [
        reverseMode((g) => cancels(lstmSum(g), stepGradients(g))),
        backpropagation((g) => cancels(flatten(lstmBptt(g)), stepGradients(g))),
      ],
      cases: 40,
    }),
  ],
  printed: {
    tex: String.raw`S_T = 0 \;\Rightarrow\; \frac{\partial E_t}{\partial W} = 0 \quad (t = 1, \dots, T)`,
    says: words(
      'For the complete gradient to vanish, all of its terms would have to vanish. Read as mildly as can be, no term is more than a million times the sum.',
      '整个梯度要消失，就必须每一项都消失。哪怕按最宽松的读法，任何一项也不应超过和的一百万倍。',
    ),
    grade: 'conclusion',
    refutes: witness<RnnCase>({
      name: words('every term within a million times the sum', '每一项都不超过和的一百万倍'),
      draw: rnn,
      left: [forwardMode((g) => rnnStepGradients(g).map(norm))],
      right: (g) => rnnStepGradients(g).map(() => 1e6 * norm(rnnSum(g))),
      relation: atMost(),
      controls: [],
    }),
  },
  note: words(
    'If all terms vanish, the sum does. The converse, which the article states, fails: three steps of the smallest RNN suffice for gradients that cancel exactly. So one term that stays does not yet keep the sum alive.',
    '各项都消失，和就消失。原文所说的是逆命题，它不成立：最小的 RNN 只需三步，梯度就可以恰好相互抵消。所以，有一项没有消失，还不足以使和不消失。',
  ),
});
