import { reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { rnnBptt } from '../../engine/derivatives/rnn-bptt.ts';
import { laterState, lossOfW } from '../../engine/derivatives/rnn-functions.ts';
import { drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { rnnTrace } from '../../engine/networks/traces.ts';
import { backpropagation, identity, reverseMode } from '../../proof/make.ts';
import { rnnMatrices } from '../blocks.ts';
import { forEveryLength } from '../every-size.ts';
import { inRnn } from '../in-rnn.ts';
import { inPractice, practices } from '../practices.ts';
import { forwardDerivative, oneMillionthTooLarge } from '../routes.ts';
import { onlyAt, overSteps } from '../sums.ts';
import { defineClaim, equal, words } from '../vocabulary.ts';
import { isFirstTerm } from './first-term.ts';

const relation = equal({ relative: 1e-10 });
const shown = inRnn(
  String.raw`\frac{\partial c_k}{\partial c_1} = \prod_{t=2}^{k}\operatorname{diag}\bigl(\varphi'(z_t)\bigr)\,W_{\mathrm{rec}}, \qquad \frac{\partial c_k}{\partial c_j} = \prod_{t=j+1}^{k}\operatorname{diag}\bigl(\varphi'(z_t)\bigr)\,W_{\mathrm{rec}} \quad (j < k)`,
  { k: 'T', j: [1, 'k - 1'] },
);
const printed = inRnn(
  String.raw`\frac{\partial E_k}{\partial W} = \frac{\partial E_k}{\partial h_k}\,\frac{\partial h_k}{\partial c_k}\Biggl(\prod_{t=2}^{k}\sigma'(W_{\mathrm{rec}}\,c_{t-1} + W_{\mathrm{in}}\,x_t)\,W_{\mathrm{rec}}\Biggr)\frac{\partial c_1}{\partial W}`,
  { k: 'T' },
  {
    readAs: [
      [
        String.raw`\sigma'(W_{\mathrm{rec}}\,c_{t-1} + W_{\mathrm{in}}\,x_t)`,
        String.raw`\operatorname{diag}\bigl(\sigma'(W_{\mathrm{rec}}\,c_{t-1} + W_{\mathrm{in}}\,x_t)\bigr)`,
      ],
    ],
  },
);

/** ∂c_T/∂c_j by the tape. */
const back = (g: RnnCase, j: number) => reverseJacobian(laterState(g, g.T, j), rnnTrace(g).c[j]).data;
const fromFirst = shown.equation([reverseMode<RnnCase>((g) => back(g, 1))]);
const fromEach = shown.equation(
  [reverseMode<RnnCase>((g) => overSteps(g.T - 1, (j) => Array.from(back(g, j))).flat())],
  {
    chain: 1,
  },
);
/** The product from the earliest factor to the latest. */
const reversed = (limit: string, end: string, chain: number) => {
  const factor = String.raw`\operatorname{diag}\bigl(\varphi'(z_t)\bigr)\,W_{\mathrm{rec}}`;
  const product = String.raw`\prod_{${limit}}^{k}`;
  return shown.edit(
    product + factor + end,
    String.raw`\Bigl(${product}\bigl(${factor}\bigr)^{\top}\Bigr)^{\top}${end}`,
    { chain, name: words('order reversed', '次序颠倒') },
  );
};

const slopes = (limit: string) => String.raw`${limit}}^{k}\operatorname{diag}\bigl(\varphi'(z_t)\bigr)`;
const stale = (limit: string) => String.raw`${limit}}^{k}\operatorname{diag}\bigl(\varphi'(z_{t-1})\bigr)`;

const mistakes = [
  inPractice(
    practices.stepOff,
    shown.edit(slopes('t=2'), stale('t=2'), { name: words('the slopes of the step before', '斜率取自前一步') }),
  ),
  inPractice(practices.rangeEnds, shown.edit('t=2', 't=3', { name: words('one factor too few', '少乘一个因子') })),
];

export default defineClaim({
  tex: shown.tex,
  says: words(
    'From step $k$ back to step 1 the gradient meets the same recurrent weights $k - 1$ times, each time with the slopes of that step; the latest factor stands on the left. From step $k$ back to step $j$ there are $k - j$ such factors.',
    '从第 $k$ 步回到第 1 步，梯度要乘上同一个循环权重矩阵 $k - 1$ 次，每次都带上该步的斜率；最晚的因子写在最左边。回到第 $j$ 步，则有 $k - j$ 个这样的因子。',
  ),
  sketch: forEveryLength(
    words(
      'Insert the one-step Jacobian into the chain rule for $c_k$ as a function of $c_j$. Matrices do not commute, so the order matters: differentiating all $k - j$ steps at once decides it.',
      '把单步雅可比矩阵代入 $c_k$ 关于 $c_j$ 的链式法则。矩阵乘法不可交换，次序要紧：对这 $k - j$ 步整体求导，便可判定次序。',
    ),
  ),
  uses: ['rnn-step-jacobian', 'rnn-chain'],
  symbols: ['c_t', 'z_t', 'W_rec', 'phi_prime', 'diag', 't'],
  verdict: 'corrected',
  proves: [
    identity<RnnCase>({
      name: words('the product from step 1 to step k', '从第 1 步到第 k 步的乘积'),
      draw: drawRnn({ steps: [3, 20] }),
      ...fromFirst,
      relation,
      controls: [inPractice(practices.afterLoop, reversed('t=2', ',', 0)), oneMillionthTooLarge(fromFirst.right)],
    }),
    shown.exactly(mistakes),
    identity<RnnCase>({
      name: words('the products from every step j to step k', '从每一步 j 到第 k 步的乘积'),
      draw: drawRnn({ steps: [4, 9] }),
      ...fromEach,
      relation,
      controls: [
        inPractice(practices.afterLoop, reversed('t=j+1', ' ', 1)),
        inPractice(
          practices.oneForAll,
          shown.edit('t=j+1', 't=2', {
            chain: 1,
            name: words('lower limit $t = 2$, as for $j = 1$', '下限取 $t = 2$，如 $j = 1$ 时'),
          }),
        ),
        inPractice(
          practices.fencepost,
          shown.edit('t=j+1', 't=j', { chain: 1, name: words('lower limit $t = j$', '下限取 $t = j$') }),
        ),
      ],
    }),
    isFirstTerm(printed, drawRnn({ units: [1, 3], inputs: [1, 2], steps: [2, 6], phi: 'sigmoid' })),
  ],
  printed: {
    tex: printed.tex,
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
      ...printed.equation([
        backpropagation((g) => rnnBptt(g, onlyAt(g.T)).W),
        forwardDerivative(
          (g) => lossOfW(g, g.T),
          (g) => g.W,
        ),
      ]),
      relation,
      blocks: rnnMatrices,
      shows: words(
        'One entry of $\\partial E_k/\\partial W$ is {left} here; the single term $j = 1$ gives {right}.',
        '这里 $\\partial E_k/\\partial W$ 的一个元素是 {left}；单独的 $j = 1$ 一项给出 {right}。',
      ),
      controls: [],
    }),
  },
  note: words(
    'The product is right: it is $\\partial c_k/\\partial c_1$, with the diag that (2) leaves out. The display that it stands in has the gap of (1): it is the one term $j = 1$ of the sum, not the gradient.',
    '乘积本身是对的：补上 (2) 略去的 diag，它就是 $\\partial c_k/\\partial c_1$。它所在的整个式子却与 (1) 有同样的缺口：那只是和式中 $j = 1$ 的一项，而不是梯度。',
  ),
});
