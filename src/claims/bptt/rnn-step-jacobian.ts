import { scaleColumns, scaleRows, transpose } from '../../engine/arithmetic/matrix.ts';
import { slopesAt, Wrec } from '../../engine/closed-forms/rnn-jacobians.ts';
import { laterState } from '../../engine/derivatives/rnn-functions.ts';
import { drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { rnnTrace } from '../../engine/networks/traces.ts';
import { identity } from '../../proof/make.ts';
import { differenceQuotients, forwardDerivative, oneMillionthTooLarge, reverseDerivative } from '../routes.ts';
import { defineClaim, equal, mistake, words } from '../vocabulary.ts';

const step = (g: RnnCase) => laterState(g, g.T, g.T - 1);
const before = (g: RnnCase) => rnnTrace(g).c[g.T - 1];
const slope = (g: RnnCase, t = g.T) => slopesAt(g, rnnTrace(g).z[t]);
const jacobian = (g: RnnCase) => scaleRows(slope(g), Wrec(g));

export default defineClaim({
  equation: '(2)',
  tex: String.raw`\frac{\partial c_t}{\partial c_{t-1}} = \operatorname{diag}\bigl(\varphi'(z_t)\bigr)\,W_{\mathrm{rec}}`,
  says: words(
    'Going back one step multiplies row $i$ of the recurrent weights by the slope of unit $i$.',
    '沿时间回退一步，就是用第 $i$ 个单元的斜率去乘循环权重的第 $i$ 行。',
  ),
  sketch: words(
    "Unit $i$ depends on $c_{t-1}$ only through $z_{t,i}$, whose derivative with respect to $c_{t-1,l}$ is the weight in row $i$ and column $l$ of $W_{\\mathrm{rec}}$; the chain rule multiplies it by $\\varphi'(z_{t,i})$. The slope belongs to the row, which is what the diag says.",
    "第 $i$ 个单元只通过 $z_{t,i}$ 依赖于 $c_{t-1}$，而 $z_{t,i}$ 对 $c_{t-1,l}$ 的导数就是 $W_{\\mathrm{rec}}$ 第 $i$ 行第 $l$ 列的权重；链式法则再乘上 $\\varphi'(z_{t,i})$。斜率乘在行上，这正是 diag 的含义。",
  ),
  uses: ['rnn-state'],
  symbols: ['c_t', 'z_t', 'W_rec', 'phi_prime', 'diag'],
  verdict: 'notation',
  proves: [
    identity<RnnCase>({
      name: words('one step back', '回退一步'),
      draw: drawRnn(),
      left: [forwardDerivative(step, before), reverseDerivative(step, before), differenceQuotients(step, before)],
      right: jacobian,
      relation: equal({ relative: 1e-10 }),
      controls: [
        mistake('weights transposed', '权重转置', (g) => scaleRows(slope(g), transpose(Wrec(g)))),
        mistake('columns scaled, not rows', '缩放的是列而不是行', (g) => scaleColumns(Wrec(g), slope(g))),
        mistake('slope left out', '漏掉斜率', Wrec),
        mistake('slope at the old state', '斜率取在旧状态处', (g) => scaleRows(slope(g, g.T - 1), Wrec(g))),
        oneMillionthTooLarge(jacobian),
      ],
    }),
  ],
  printed: {
    tex: String.raw`\frac{\partial c_t}{\partial c_{t-1}} = \sigma'\bigl(W_{\mathrm{rec}}\,c_{t-1} + W_{\mathrm{in}}\,x_t\bigr)\cdot W_{\mathrm{rec}}`,
    says: words(
      'A vector of slopes stands before a matrix. Mended: $\\operatorname{diag}$ says that slope $i$ multiplies row $i$, and $\\varphi$ stands for either of the article’s two activations.',
      '斜率向量直接写在矩阵之前。改正之处：用 $\\operatorname{diag}$ 写明第 $i$ 个斜率乘的是第 $i$ 行，并用 $\\varphi$ 统一代表原文的两种激活函数。',
    ),
  },
});
