import { orderedProduct, scaleRows } from '../../engine/arithmetic/matrix.ts';
import { slopesAt, stateJacobian, stepJacobians, Wrec } from '../../engine/closed-forms/rnn-jacobians.ts';
import { laterState } from '../../engine/derivatives/rnn-functions.ts';
import { drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { rnnTrace } from '../../engine/networks/traces.ts';
import { identity } from '../../proof/make.ts';
import { forwardDerivative, oneMillionthTooLarge, reverseDerivative } from '../routes.ts';
import { defineClaim, equal, mistake, words } from '../vocabulary.ts';

const path = (g: RnnCase) => laterState(g, g.T, 1);
const start = (g: RnnCase) => rnnTrace(g).c[1];
const product = (g: RnnCase) => stateJacobian(g, 1, g.T);

/** The product with the slopes of the step before: φ′(z_{t−1}) for φ′(z_t). */
function stale(g: RnnCase) {
  const { z } = rnnTrace(g);
  const factors = Array.from({ length: g.T - 1 }, (_, s) => scaleRows(slopesAt(g, z[s + 1]), Wrec(g)));
  return orderedProduct(factors, g.n);
}

export default defineClaim({
  tex: String.raw`\prod_{t=2}^{k}\frac{\partial c_t}{\partial c_{t-1}} = \prod_{t=2}^{k}\operatorname{diag}\bigl(\varphi'(z_t)\bigr)\,W_{\mathrm{rec}}`,
  says: words(
    'From step $k$ back to step 1 the gradient meets the same recurrent weights $k - 1$ times, each time with the slopes of that step; the latest factor stands on the left.',
    '从第 $k$ 步回到第 1 步，梯度要乘上同一个循环权重矩阵 $k - 1$ 次，每次都带上该步的斜率；最晚的因子写在最左边。',
  ),
  sketch: words(
    'Insert the one-step Jacobian into the chain rule for $c_k$ as a function of $c_1$. Matrices do not commute, so the order matters: differentiating all $k - 1$ steps at once decides it.',
    '把单步雅可比矩阵代入 $c_k$ 关于 $c_1$ 的链式法则。矩阵乘法不可交换，次序要紧：对这 $k - 1$ 步整体求导，便可判定次序。',
  ),
  uses: ['rnn-step-jacobian', 'rnn-chain'],
  symbols: ['c_t', 'z_t', 'W_rec', 'phi_prime', 'diag', 't'],
  verdict: 'holds',
  proves: [
    identity<RnnCase>({
      name: words('the product from step 1 to step k', '从第 1 步到第 k 步的乘积'),
      draw: drawRnn({ steps: [3, 20] }),
      left: [forwardDerivative(path, start), reverseDerivative(path, start)],
      right: product,
      relation: equal({ relative: 1e-10 }),
      controls: [
        mistake('order reversed', '次序颠倒', (g) => orderedProduct(stepJacobians(g, 2, g.T).toReversed(), g.n)),
        mistake('the slopes of the step before', '斜率取自前一步', stale),
        mistake('one factor too few', '少乘一个因子', (g) => stateJacobian(g, 2, g.T)),
        oneMillionthTooLarge(product),
      ],
    }),
  ],
});
