import { norm, rows, spectralNorm } from '../../engine/arithmetic/matrix.ts';
import { memo } from '../../engine/arithmetic/memo.ts';
import { power } from '../../engine/arithmetic/power.ts';
import { forwardJacobian, type Generic } from '../../engine/derivatives/differentiate.ts';
import { flatten, lstmTotalLoss, unflatten } from '../../engine/derivatives/lstm-functions.ts';
import type { Draw } from '../../engine/networks/draw.ts';
import { drawLstm, type LstmCase, liftLstm, perGate } from '../../engine/networks/draw-lstm.ts';
import { lstmForward } from '../../engine/networks/lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { backpropagation, forwardMode, identity, only, witness } from '../../proof/make.ts';
import { changed } from '../draws.ts';
import { inLstm } from '../in-lstm.ts';
import { tendsTo } from '../limits.ts';
import { restingCell } from '../lstm-gradient/resting-cell.ts';
import { overCases, type ReadOptions } from '../readers.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { overSteps } from '../sums.ts';
import { atMost, defineClaim, equal, mismeasured, words } from '../vocabulary.ts';
import { partialSum } from './held-cell.ts';

/** The small cell of chapter 4 over 20 steps. */
const STEPS = 20;
const small: LstmCase = {
  n: 1,
  m: 1,
  T: STEPS,
  W: perGate((gate) => Float64Array.of(1, { f: 0, i: 4, c: 1, o: 0 }[gate])),
  b: perGate((gate) => Float64Array.of({ f: 2, i: -2, c: 0, o: 0 }[gate])),
  h0: Float64Array.of(0),
  c0: Float64Array.of(0),
  x: Float64Array.from({ length: STEPS }, (_, s) => (s === 0 ? 1 : 0)),
  y: new Float64Array(STEPS).fill(1 / 2),
};

/** The network with new targets y_t = h_t − ε(h_t − y_t) at every step but the last, which keeps its target. */
function nearly(g: LstmCase, eps: number): LstmCase {
  const h = lstmTrace(g).h.slice(1).flat();
  const last = (g.T - 1) * g.n;
  return { ...g, y: g.y.map((y, q) => (q < last ? h[q] - eps * (h[q] - y) : y)) };
}

/** ‖S_k‖_F for k = T − 1, by BPTT and by forward mode, and ‖S_T‖_F. */
const prefix = (g: LstmCase) => norm(partialSum(g, g.T - 1));
const prefixForward = (g: LstmCase) => norm(forwardJacobian(lstmTotalLoss({ ...g, T: g.T - 1 }), flatten(g)).data);
const whole = (g: LstmCase) => norm(partialSum(g, g.T));

const near = nearly(small, 1e-6);

/** A network, and the same one with the errors of all steps but the last smaller by ε. */
export interface Missed {
  readonly g: LstmCase;
  readonly eps: number;
}
const missed = memo(({ g, eps }: Missed) => nearly(g, eps));
export const missedOptions: ReadOptions<Missed, LstmCase> = {
  own: ['S^varepsilon'],
  of: ({ g }) => g,
  given: { varepsilon: ({ eps }: Missed) => eps },
  also: { 'E^varepsilon': ['E', missed], 'y^varepsilon': ['y', missed] },
};
const shown = inLstm<Missed>(
  String.raw`\begin{gathered} E^{\varepsilon}_t = \tfrac12 \lVert h_t - y^{\varepsilon}_t \rVert^2, \qquad h_t - y^{\varepsilon}_t = \varepsilon\,(h_t - y_t) \quad (t \le k < T) \implies \\ S^{\varepsilon}_k = \sum_{t=1}^{k} \frac{\partial E^{\varepsilon}_t}{\partial W}, \qquad \lVert S^{\varepsilon}_k \rVert_F \;\le\; \varepsilon \sum_{t=1}^{k} \lVert h_t - y_t \rVert\, \Bigl\lVert \frac{\partial h_t}{\partial W} \Bigr\rVert \;\xrightarrow{\ \varepsilon \to 0\ }\; 0 \end{gathered}`,
  { k: 'T-1', t: [1, 'k'] },
  missedOptions,
);
const [hypothesis, ofSum] = [{ chain: [0, 1] }, { chain: 3 }];
/** Half of the networks attain the bound: one unit at rest, whose outputs all have one direction, with targets on one side of them. */
const draw = changed(drawLstm({ units: [1, 3], inputs: [1, 2], steps: [3, 8] }), (g, random): LstmCase => {
  if (random.chance(0.5)) return g;
  const b = { f: random.between(-1, 4), i: random.between(-1, 4), c: 0, o: random.between(-1, 4) };
  const rest = restingCell(g.T, { y: Float64Array.from({ length: g.T }, () => random.between(0.1, 1)) });
  return { ...rest, b: perGate((gate) => Float64Array.of(b[gate])) };
});
export const drawMissed: Draw<Missed> = {
  sizes: draw.sizes,
  make: (random, size) => ({ g: draw.make(random, size), eps: random.between(0.001, 1) }),
};
const few = drawLstm({ units: [2, 2], inputs: [1, 1], steps: [3, 3] });
const HALVINGS = 6;
/** ε = 1, ½, ¼, … */
const ever = overCases(memo((g: LstmCase) => overSteps(HALVINGS, (s): Missed => ({ g, eps: power(1 / 2, s - 1) }))));
const sum = shown.inequality(ofSum);
/** h_1, …, h_k as functions of all weights and biases, n numbers each. */
const outputs =
  (g: LstmCase, k: number): Generic =>
  (a, flat) =>
    lstmForward(a, liftLstm(a, g, unflatten(g, flat)), { ...g, T: k })
      .h.slice(1)
      .flat();
/** Both sides of the bound. */
const compared = shown.expression<Missed>(
  [
    forwardMode(({ g, eps }) => {
      const [k, { h }] = [g.T - 1, lstmTrace(g)];
      const J = forwardJacobian(outputs(g, k), flatten(g));
      const terms = overSteps(k, (t) => {
        const off = norm(h[t].map((v, u) => v - g.y[(t - 1) * g.n + u]));
        return off * spectralNorm(rows(J, (t - 1) * g.n, t * g.n));
      });
      return [prefixForward(missed({ g, eps })), eps * terms.reduce((all, term) => all + term)];
    }),
  ],
  { ...ofSum, side: 0 },
  { ...ofSum, side: 1 },
);

export default defineClaim({
  tex: shown.tex,
  says: words(
    'The argument supposes that the gradients of the first $k$ steps have vanished together. That can be the case: there are LSTMs and targets for which $\\lVert S^{\\varepsilon}_k \\rVert_F$ is as small as one likes, while the sum up to $k + 1$ is not.',
    '论证先假设前 $k$ 步的梯度合起来已经消失。这种情况确实存在：有这样的 LSTM 和目标值，使 $\\lVert S^{\\varepsilon}_k \\rVert_F$ 要多小有多小，而到 $k + 1$ 为止的和并不小。',
  ),
  sketch: words(
    'Targets decide. Since $\\partial E_t/\\partial W = (h_t - y_t)^{\\top}\\, \\partial h_t/\\partial W$, if new targets $y^{\\varepsilon}_t$ make the deviations $h_t - y_t$ of the first $k$ steps smaller by the factor $\\varepsilon$, then $\\lVert S^{\\varepsilon}_k \\rVert_F \\le \\varepsilon \\sum_{t \\le k} \\lVert h_t - y_t \\rVert\\, \\lVert \\partial h_t/\\partial W \\rVert$, where $\\partial h_t/\\partial W$ has a column for each weight and bias, and its norm is the spectral norm. This holds whatever the weights are and however long the sequence is. No gate has to be shut for it: a network that has learnt the first $k$ steps fulfils the hypothesis.',
    '关键在目标值。由 $\\partial E_t/\\partial W = (h_t - y_t)^{\\top}\\, \\partial h_t/\\partial W$ 可知，如果换上新的目标值 $y^{\\varepsilon}_t$，使前 $k$ 步的偏差都缩小到原来的 $\\varepsilon$ 倍，就有 $\\lVert S^{\\varepsilon}_k \\rVert_F \\le \\varepsilon \\sum_{t \\le k} \\lVert h_t - y_t \\rVert\\, \\lVert \\partial h_t/\\partial W \\rVert$，其中 $\\partial h_t/\\partial W$ 的每一列对应一个权重或偏置，范数取谱范数。不论权重是什么、序列有多长，这都成立。这也不需要关闭任何门：前 $k$ 步已经拟合好的网络就满足这个假设。',
  ),
  uses: ['lstm-total-gradient', 'gradient-series'],
  symbols: ['S_k', 'E_t', 'W', 'y_t', 'h_t', 'epsilon', 'norm', 't'],
  verdict: 'hypothesis',
  unread: { tex: 'limit' },
  proves: [
    witness<LstmCase>({
      name: words(
        'the small cell, its first 19 targets missed by a millionth of what they were',
        '小 LSTM，与前 19 个目标值的偏差缩小到百万分之一',
      ),
      draw: only(near),
      left: [
        backpropagation((g) => [prefix(g), -whole(g)]),
        forwardMode((g) => [prefixForward(g), -norm(forwardJacobian(lstmTotalLoss(g), flatten(g)).data)]),
      ],
      right: () => [4e-6, -0.47],
      relation: atMost(),
      controls: [
        mismeasured('the target $0.5$ at every step', '每一步的目标值都是 $0.5$', () => [prefix(small), -whole(small)]),
        mismeasured('the sum over all 20 steps', '全部 20 步之和', (g) => [whole(g), -whole(g)]),
      ],
    }),
    identity<Missed>({
      name: words('deviations smaller by $\\varepsilon$', '偏差缩小到 $\\varepsilon$ 倍'),
      draw: drawMissed,
      ...shown.equation([], hypothesis),
      relation: equal({ relative: 1e-12 }),
      cases: 20,
      controls: [
        shown.edit('= \\varepsilon\\,(', '= \\varepsilon^2\\,(', {
          ...hypothesis,
          name: words('$\\varepsilon^2$ for $\\varepsilon$', '把 $\\varepsilon$ 写成 $\\varepsilon^2$'),
        }),
      ],
    }),
    identity<Missed>({
      name: words('their sum over the first $k$ steps', '前 $k$ 步的和'),
      draw: drawMissed,
      ...shown.equation([backpropagation((one: Missed) => partialSum(missed(one), one.g.T - 1))], { chain: 2 }),
      relation: equal({ relative: 1e-12 }),
      cases: 20,
      controls: [
        shown.edit('\\sum_{t=1}^{k} \\frac', '\\sum_{t=1}^{k-1} \\frac', {
          chain: 2,
          name: words('one term too few', '少一项'),
        }),
      ],
    }),
    identity<Missed>({
      name: words('that sum and its bound', '这个和与它的上界'),
      draw: {
        sizes: few.sizes,
        make: (random, size) => ({ g: few.make(random, size), eps: random.between(0.001, 1) }),
      },
      ...compared,
      relation: equal({ relative: 1e-10, entrywise: true }),
      cases: 20,
      controls: [oneMillionthTooLarge(compared.right)],
    }),
    tendsTo<LstmCase>({
      name: words('targets ever more nearly met, $\\varepsilon = 2^{-s}$', '偏差越来越小，$\\varepsilon = 2^{-s}$'),
      draw,
      ...ever.sides({
        ...sum,
        left: [backpropagation((one: Missed) => prefix(missed(one))), ...sum.left],
      }),
      rate: () => 1 / 2,
      cases: 40,
      controls: [
        ever.mistake(
          mismeasured('the same network with the targets it had', '同一网络，仍用原来的目标值', ({ g }) => prefix(g)),
        ),
        ever.mistake(
          mismeasured('the last step counted too', '把最后一步也算进去', ({ g, eps }: Missed) => whole(nearly(g, eps))),
        ),
        ever.mistake(
          shown.edit('\\varepsilon \\sum_{t=1}^{k} \\lVert', '\\varepsilon \\max_{1\\le t\\le k} \\lVert', {
            ...ofSum,
            name: words('the largest term alone', '只取最大的一项'),
          }),
        ),
        ever.mistake(
          shown.edit('\\varepsilon \\sum_{t=1}^{k} \\lVert', '\\varepsilon \\sum_{t=1}^{k-1} \\lVert', {
            ...ofSum,
            name: words('without the last of the $k$ terms', '漏掉 $k$ 项中的最后一项'),
          }),
        ),
        ever.mistake(
          shown.edit('\\varepsilon \\sum', '\\varepsilon^2 \\sum', {
            ...ofSum,
            name: words('as fast as the loss itself: $\\varepsilon^2$', '与损失本身一样快：$\\varepsilon^2$'),
          }),
        ),
      ],
    }),
  ],
});
