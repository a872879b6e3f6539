import { orderedProduct, scaleRows } from '../../engine/arithmetic/matrix.ts';
import {
  gradientTerms,
  slopesAt,
  stateJacobian,
  stepJacobians,
  Wrec,
} from '../../engine/closed-forms/rnn-jacobians.ts';
import { rnnBptt } from '../../engine/derivatives/rnn-bptt.ts';
import { laterState, lossOfW } from '../../engine/derivatives/rnn-functions.ts';
import { drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { rnnTrace } from '../../engine/networks/traces.ts';
import { backpropagation, identity } from '../../proof/make.ts';
import { rnnMatrices } from '../blocks.ts';
import { forwardDerivative, oneMillionthTooLarge, reverseDerivative } from '../routes.ts';
import { onlyAt } from '../sums.ts';
import { defineClaim, equal, mistake, words } from '../vocabulary.ts';

/** j in the middle: a product with a lower limit of its own. */
const from = (g: RnnCase) => Math.floor(g.T / 2);
const path = (j: (g: RnnCase) => number) => (g: RnnCase) => laterState(g, g.T, j(g));
const start = (j: (g: RnnCase) => number) => (g: RnnCase) => rnnTrace(g).c[j(g)];
const first = () => 1;
const product = (g: RnnCase, j = 1) => stateJacobian(g, j, g.T);

/** The product with the slopes of the step before: φ′(z_{t−1}) for φ′(z_t). */
function stale(g: RnnCase) {
  const { z } = rnnTrace(g);
  const factors = Array.from({ length: g.T - 1 }, (_, s) => scaleRows(slopesAt(g, z[s + 1]), Wrec(g)));
  return orderedProduct(factors, g.n);
}
const reversed = (g: RnnCase, j = 1) => orderedProduct(stepJacobians(g, j + 1, g.T).toReversed(), g.n);

export default defineClaim({
  tex: String.raw`\frac{\partial c_k}{\partial c_1} = \prod_{t=2}^{k}\operatorname{diag}\bigl(\varphi'(z_t)\bigr)\,W_{\mathrm{rec}}, \qquad \frac{\partial c_k}{\partial c_j} = \prod_{t=j+1}^{k}\operatorname{diag}\bigl(\varphi'(z_t)\bigr)\,W_{\mathrm{rec}} \quad (j < k)`,
  says: words(
    'From step $k$ back to step 1 the gradient meets the same recurrent weights $k - 1$ times, each time with the slopes of that step; the latest factor stands on the left. From step $k$ back to step $j$ there are $k - j$ such factors.',
    '从第 $k$ 步回到第 1 步，梯度要乘上同一个循环权重矩阵 $k - 1$ 次，每次都带上该步的斜率；最晚的因子写在最左边。回到第 $j$ 步，则有 $k - j$ 个这样的因子。',
  ),
  sketch: words(
    'Insert the one-step Jacobian into the chain rule for $c_k$ as a function of $c_j$. Matrices do not commute, so the order matters: differentiating all $k - j$ steps at once decides it.',
    '把单步雅可比矩阵代入 $c_k$ 关于 $c_j$ 的链式法则。矩阵乘法不可交换，次序要紧：对这 $k - j$ 步整体求导，便可判定次序。',
  ),
  uses: ['rnn-step-jacobian', 'rnn-chain'],
  symbols: ['c_t', 'z_t', 'W_rec', 'phi_prime', 'diag', 't'],
  verdict: 'corrected',
  proves: [
    identity<RnnCase>({
      name: words('the product from step 1 to step k', '从第 1 步到第 k 步的乘积'),
      draw: drawRnn({ steps: [3, 20] }),
      left: [forwardDerivative(path(first), start(first)), reverseDerivative(path(first), start(first))],
      right: (g) => product(g),
      relation: equal({ relative: 1e-10 }),
      controls: [
        mistake('order reversed', '次序颠倒', (g) => reversed(g)),
        mistake('the slopes of the step before', '斜率取自前一步', stale),
        mistake('one factor too few', '少乘一个因子', (g) => product(g, 2)),
        oneMillionthTooLarge((g) => product(g)),
      ],
    }),
    identity<RnnCase>({
      name: words(
        'the product from step j to step k, $j = \\lfloor k/2 \\rfloor$',
        '从第 j 步到第 k 步的乘积，$j = \\lfloor k/2 \\rfloor$',
      ),
      draw: drawRnn({ steps: [4, 20] }),
      left: [forwardDerivative(path(from), start(from)), reverseDerivative(path(from), start(from))],
      right: (g) => product(g, from(g)),
      relation: equal({ relative: 1e-10 }),
      controls: [
        mistake('order reversed', '次序颠倒', (g) => reversed(g, from(g))),
        mistake('lower limit $t = 2$, as for $j = 1$', '下限取 $t = 2$，如 $j = 1$ 时', (g) => product(g)),
        mistake('lower limit $t = j$', '下限取 $t = j$', (g) => product(g, from(g) - 1)),
      ],
    }),
  ],
  printed: {
    tex: String.raw`\frac{\partial E_k}{\partial W} = \frac{\partial E_k}{\partial h_k}\,\frac{\partial h_k}{\partial c_k}\Biggl(\prod_{t=2}^{k}\sigma'(W_{\mathrm{rec}}\,c_{t-1} + W_{\mathrm{in}}\,x_t)\,W_{\mathrm{rec}}\Biggr)\frac{\partial c_1}{\partial W}`,
    says: words(
      'The one-step Jacobian put into the single term of (1): again only the path from the first step.',
      '把单步雅可比矩阵代入 (1) 的那一项：仍然只有从第一步出发的那条路径。',
    ),
    grade: 'gap',
    refutes: identity<RnnCase>({
      name: words(
        'the single term with its product written out, read with diag',
        '写开乘积的单独一项，斜率按 diag 理解',
      ),
      draw: drawRnn({ units: [1, 5], steps: [2, 12], phi: 'sigmoid' }),
      left: [
        backpropagation((g) => rnnBptt(g, onlyAt(g.T)).W),
        forwardDerivative(
          (g) => lossOfW(g, g.T),
          (g) => g.W,
        ),
      ],
      right: (g) => gradientTerms(g, g.T)[0],
      relation: equal({ relative: 1e-10 }),
      blocks: rnnMatrices,
      controls: [],
    }),
  },
  note: words(
    'The product is right: it is $\\partial c_k/\\partial c_1$, with the diag that (2) leaves out. The display that it stands in has the gap of (1): it is the one term $j = 1$ of the sum, not the gradient.',
    '乘积本身是对的：补上 (2) 略去的 diag，它就是 $\\partial c_k/\\partial c_1$。它所在的整个式子却与 (1) 有同样的缺口：那只是和式中 $j = 1$ 的一项，而不是梯度。',
  ),
});
