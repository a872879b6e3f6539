import { laterState } from '../../engine/derivatives/rnn-functions.ts';
import { drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { rnnTrace } from '../../engine/networks/traces.ts';
import { identity } from '../../proof/make.ts';
import { forEverySize } from '../every-size.ts';
import { inRnn } from '../in-rnn.ts';
import { inPractice, practices } from '../practices.ts';
import { differenceQuotients, oneMillionthTooLarge, reverseDerivative } from '../routes.ts';
import { defineClaim, equal, words } from '../vocabulary.ts';

const step = (g: RnnCase) => laterState(g, g.T, g.T - 1);
const before = (g: RnnCase) => rnnTrace(g).c[g.T - 1];
const shown = inRnn(
  String.raw`\frac{\partial c_t}{\partial c_{t-1}} = \operatorname{diag}\bigl(\varphi'(z_t)\bigr)\,W_{\mathrm{rec}}`,
  { t: 'T' },
);
/** The right side. */
const DIAG_W = String.raw`\operatorname{diag}\bigl(\varphi'(z_t)\bigr)\,W_{\mathrm{rec}}`;
const relation = equal({ relative: 1e-10 });
const sides = shown.equation([reverseDerivative(step, before), differenceQuotients(step, before)]);

const printed = inRnn(
  String.raw`\frac{\partial c_t}{\partial c_{t-1}} = \sigma'\bigl(W_{\mathrm{rec}}\,c_{t-1} + W_{\mathrm{in}}\,x_t\bigr)\cdot W_{\mathrm{rec}}`,
  { t: 'T' },
  {
    readAs: [
      [
        String.raw`\sigma'\bigl(W_{\mathrm{rec}}\,c_{t-1} + W_{\mathrm{in}}\,x_t\bigr)\cdot`,
        String.raw`\operatorname{diag}\bigl(\sigma'(W_{\mathrm{rec}}\,c_{t-1} + W_{\mathrm{in}}\,x_t)\bigr)`,
      ],
    ],
  },
);

const mistakes = [
  inPractice(
    practices.transposed,
    shown.edit('W_{\\mathrm{rec}}', 'W_{\\mathrm{rec}}^{\\top}', { name: words('weights transposed', '权重转置') }),
  ),
  inPractice(
    practices.columns,
    shown.edit(DIAG_W, String.raw`W_{\mathrm{rec}}\,\operatorname{diag}\bigl(\varphi'(z_t)\bigr)`, {
      name: words('columns scaled, not rows', '缩放的是列而不是行'),
    }),
  ),
  inPractice(
    practices.linear,
    shown.edit(DIAG_W, String.raw`W_{\mathrm{rec}}`, { name: words('slope left out', '漏掉斜率') }),
  ),
  inPractice(
    practices.stepOff,
    shown.edit('(z_t)', '(z_{t-1})', { name: words('slope at the old state', '斜率取在旧状态处') }),
  ),
];

export default defineClaim({
  equation: '(2)',
  tex: shown.tex,
  says: words(
    'Going back one step multiplies row $i$ of the recurrent weights by the slope of unit $i$.',
    '沿时间回退一步，就是用第 $i$ 个单元的斜率去乘循环权重的第 $i$ 行。',
  ),
  sketch: forEverySize(
    words(
      "Unit $i$ depends on $c_{t-1}$ only through $z_{t,i}$, whose derivative with respect to $c_{t-1,l}$ is the weight in row $i$ and column $l$ of $W_{\\mathrm{rec}}$; the chain rule multiplies it by $\\varphi'(z_{t,i})$. The slope belongs to the row, which is what the diag says.",
      "第 $i$ 个单元只通过 $z_{t,i}$ 依赖于 $c_{t-1}$，而 $z_{t,i}$ 对 $c_{t-1,l}$ 的导数就是 $W_{\\mathrm{rec}}$ 第 $i$ 行第 $l$ 列的权重；链式法则再乘上 $\\varphi'(z_{t,i})$。斜率乘在行上，这正是 diag 的含义。",
    ),
  ),
  uses: ['rnn-state'],
  symbols: ['c_t', 'z_t', 'W_rec', 'phi_prime', 'diag'],
  verdict: 'notation',
  proves: [
    identity<RnnCase>({
      name: words('one step back', '回退一步'),
      draw: drawRnn(),
      ...sides,
      relation,
      controls: [oneMillionthTooLarge(sides.right)],
    }),
    shown.exactly(mistakes),
    identity<RnnCase>({
      name: words('the quoted form, its vector of slopes as a diag', '笔记所引的形式，斜率向量按 diag 理解'),
      draw: drawRnn({ phi: 'sigmoid' }),
      ...printed.equation([reverseDerivative(step, before)]),
      relation,
      controls: [oneMillionthTooLarge(printed.side(1))],
    }),
  ],
  printed: {
    tex: printed.tex,
    says: words(
      'A vector of slopes stands before a matrix. Mended: $\\operatorname{diag}$ says that slope $i$ multiplies row $i$, and $\\varphi$ stands for either of the article’s two activations.',
      '斜率向量直接写在矩阵之前。改正之处：用 $\\operatorname{diag}$ 写明第 $i$ 个斜率乘的是第 $i$ 行，并用 $\\varphi$ 统一代表原文的两种激活函数。',
    ),
  },
});
