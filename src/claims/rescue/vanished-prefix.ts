import { norm, rows, spectralNorm } from '../../engine/arithmetic/matrix.ts';
import { memo } from '../../engine/arithmetic/memo.ts';
import { power } from '../../engine/arithmetic/power.ts';
import { forwardJacobian } from '../../engine/derivatives/differentiate.ts';
import { flatten, lstmTotalLoss, unflatten } from '../../engine/derivatives/lstm-functions.ts';
import { drawLstm, type LstmCase, liftLstm, perGate } from '../../engine/networks/draw-lstm.ts';
import { lstmForward } from '../../engine/networks/lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { backpropagation, forwardMode, only, witness } from '../../proof/make.ts';
import { tendsTo, wrongBound, wrongDistance } from '../limits.ts';
import { overSteps } from '../sums.ts';
import { atMost, defineClaim, mismeasured, words } from '../vocabulary.ts';
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

/** ‖h_t − y_t‖‖∂h_t/∂W‖ for t < T, with spectral norms. */
const reaches = memo((g: LstmCase) => {
  const outputs = forwardJacobian(
    (a, flat) =>
      lstmForward(a, liftLstm(a, g, unflatten(g, flat)), g)
        .h.slice(1)
        .flat(),
    flatten(g),
  );
  const { h } = lstmTrace(g);
  return overSteps(g.T - 1, (t) => {
    const missed = h[t].map((v, k) => v - g.y[(t - 1) * g.n + k]);
    return norm(missed) * spectralNorm(rows(outputs, (t - 1) * g.n, t * g.n));
  });
});
/** Their sum, an upper bound on ‖S_k‖_F. */
const reach = (g: LstmCase) => reaches(g).reduce((sum, v) => sum + v, 0);

const near = nearly(small, 1e-6);

export default defineClaim({
  tex: String.raw`\begin{gathered} E^{\varepsilon}_t = \tfrac12 \lVert h_t - y^{\varepsilon}_t \rVert^2, \qquad h_t - y^{\varepsilon}_t = \varepsilon\,(h_t - y_t) \quad (t \le k < T) \implies \\ S^{\varepsilon}_k = \sum_{t=1}^{k} \frac{\partial E^{\varepsilon}_t}{\partial W}, \qquad \lVert S^{\varepsilon}_k \rVert_F \;\le\; \varepsilon \sum_{t=1}^{k} \lVert h_t - y_t \rVert\, \Bigl\lVert \frac{\partial h_t}{\partial W} \Bigr\rVert \;\xrightarrow{\ \varepsilon \to 0\ }\; 0 \end{gathered}`,
  says: words(
    'The argument supposes that the gradients of the first $k$ steps have vanished together. That can be the case: there are LSTMs and targets for which $\\lVert S^{\\varepsilon}_k \\rVert_F$ is as small as one likes, while the sum up to $k + 1$ is not.',
    '论证先假设前 $k$ 步的梯度合起来已经消失。这种情况确实存在：有这样的 LSTM 和目标值，使 $\\lVert S^{\\varepsilon}_k \\rVert_F$ 要多小有多小，而到 $k + 1$ 为止的和并不小。',
  ),
  sketch: words(
    'Targets decide. Since $\\partial E_t/\\partial W = (h_t - y_t)^{\\top}\\, \\partial h_t/\\partial W$, if new targets $y^{\\varepsilon}_t$ make the errors of the first $k$ steps smaller by the factor $\\varepsilon$, then $\\lVert S^{\\varepsilon}_k \\rVert_F \\le \\varepsilon \\sum_{t \\le k} \\lVert h_t - y_t \\rVert\\, \\lVert \\partial h_t/\\partial W \\rVert$, with the spectral norm of $\\partial h_t/\\partial W$, whose columns are all weights and biases, in the weights that it has and at any length. No gate has to be shut for it: a network that has learnt the first $k$ steps fulfils the hypothesis.',
    '关键在目标值。由 $\\partial E_t/\\partial W = (h_t - y_t)^{\\top}\\, \\partial h_t/\\partial W$ 可知，如果换上新的目标值 $y^{\\varepsilon}_t$，使前 $k$ 步的偏差都缩小到原来的 $\\varepsilon$ 倍，就有 $\\lVert S^{\\varepsilon}_k \\rVert_F \\le \\varepsilon \\sum_{t \\le k} \\lVert h_t - y_t \\rVert\\, \\lVert \\partial h_t/\\partial W \\rVert$，其中 $\\partial h_t/\\partial W$ 的各列对应全部权重与偏置，取谱范数；不论权重是什么、序列有多长。这不需要关闭任何门：前 $k$ 步已经拟合好的网络就满足这个假设。',
  ),
  uses: ['lstm-total-gradient', 'gradient-series'],
  symbols: ['S_k', 'E_t', 'W', 'y_t', 'h_t', 'epsilon', 'norm', 't'],
  verdict: 'hypothesis',
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
    tendsTo<LstmCase>({
      name: words('targets ever more nearly met, $\\varepsilon = 2^{-s}$', '偏差越来越小，$\\varepsilon = 2^{-s}$'),
      draw: drawLstm({ units: [1, 3], inputs: [1, 2], steps: [3, 8] }),
      steps: 12,
      measured: words(
        '$\\lVert S^{\\varepsilon}_k \\rVert_F$ for $k = T - 1$, by BPTT',
        '$k = T - 1$ 时的 $\\lVert S^{\\varepsilon}_k \\rVert_F$，用随时间反向传播计算',
      ),
      distance: (g, s) => prefix(nearly(g, power(1 / 2, s))),
      bound: (g, s) => power(1 / 2, s) * reach(g),
      rate: () => 1 / 2,
      cases: 40,
      controls: [
        wrongDistance('the same network with the targets it had', '同一网络，仍用原来的目标值', (g) => prefix(g)),
        wrongDistance('the last step counted too', '把最后一步也算进去', (g, s) => whole(nearly(g, power(1 / 2, s)))),
        wrongBound('the largest term alone', '只取最大的一项', (g, s) => power(1 / 2, s) * Math.max(...reaches(g))),
        wrongBound(
          'without the last of the $k$ terms',
          '漏掉 $k$ 项中的最后一项',
          (g, s) => power(1 / 2, s) * (reach(g) - reaches(g)[g.T - 2]),
        ),
        wrongBound(
          'as fast as the error itself: $\\varepsilon^2$',
          '与损失本身一样快：$\\varepsilon^2$',
          (g, s) => power(1 / 4, s) * reach(g),
        ),
      ],
    }),
  ],
});
