import { matrix, minus, spectralNorm } from '../../engine/arithmetic/matrix.ts';
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { identity, route } from '../../proof/make.ts';
import { forEverySize } from '../every-size.ts';
import { inLstm } from '../in-lstm.ts';
import { inPractice, practices } from '../practices.ts';
import { differenceQuotients, oneMillionthTooLarge, reverseDerivative } from '../routes.ts';
import { defineClaim, equal, mistake, words } from '../vocabulary.ts';
import { average, boundOnAverage, lastButOne, lastStep } from './cell-derivatives.ts';

const draw = drawLstm({ units: [2, 5] });
const relation = equal({ relative: 1e-10 });

/** Lower bound on the average error of the printed form, relative to the norm of the Jacobian. */
const OFF = 0.1;

const shown = inLstm(
  String.raw`\begin{aligned} \frac{\partial c_t}{\partial c_{t-1}} = {}& \operatorname{diag}\bigl(c_{t-1} \otimes \sigma'(z^f_t)\bigr)\,U_f\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr) + \operatorname{diag}(f_t) \\ {}+{}& \operatorname{diag}\bigl(\tilde c_t \otimes \sigma'(z^i_t)\bigr)\,U_i\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr) \\ {}+{}& \operatorname{diag}\bigl(i_t \otimes \tanh'(z^c_t)\bigr)\,U_c\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr) \qquad (t \ge 2) \end{aligned}`,
  { t: 'T' },
);

const printed = inLstm(
  String.raw`\begin{aligned} \frac{\partial c_t}{\partial c_{t-1}} = {}& \sigma'\bigl(W_f\cdot[h_{t-1},\,x_t]\bigr)\cdot W_f\cdot o_{t-1}\otimes\tanh'(c_{t-1})\cdot c_{t-1} + f_t \\ {}+{}& \sigma'\bigl(W_i\cdot[h_{t-1},\,x_t]\bigr)\cdot W_i\cdot o_{t-1}\otimes\tanh'(c_{t-1})\cdot \tilde c_t \\ {}+{}& \sigma'\bigl(W_c\cdot[h_{t-1},\,x_t]\bigr)\cdot W_c\cdot o_{t-1}\otimes\tanh'(c_{t-1})\cdot i_t \end{aligned}`,
  { t: 'T' },
  {
    readAs: [
      [
        String.raw`\sigma'\bigl(W_f\cdot[h_{t-1},\,x_t]\bigr)\cdot W_f\cdot o_{t-1}\otimes\tanh'(c_{t-1})\cdot c_{t-1} + f_t`,
        String.raw`\operatorname{diag}\bigl(c_{t-1} \otimes \sigma'(z^f_t)\bigr)\,U_f\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr) + \operatorname{diag}(f_t)`,
      ],
      [
        String.raw`\sigma'\bigl(W_i\cdot[h_{t-1},\,x_t]\bigr)\cdot W_i\cdot o_{t-1}\otimes\tanh'(c_{t-1})\cdot \tilde c_t`,
        String.raw`\operatorname{diag}\bigl(\tilde c_t \otimes \sigma'(z^i_t)\bigr)\,U_i\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr)`,
      ],
      [
        String.raw`\sigma'\bigl(W_c\cdot[h_{t-1},\,x_t]\bigr)\cdot W_c\cdot o_{t-1}\otimes\tanh'(c_{t-1})\cdot i_t`,
        String.raw`\operatorname{diag}\bigl(i_t \otimes \sigma'(z^c_t)\bigr)\,U_c\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr)`,
      ],
    ],
  },
);

const truth = [reverseDerivative(lastStep, lastButOne), differenceQuotients(lastStep, lastButOne)];
const sides = shown.equation(truth);

const mistakes = [
  inPractice(
    practices.overwritten,
    shown.edit(String.raw`U_f\,\operatorname{diag}\bigl(o_{t-1}`, String.raw`U_f\,\operatorname{diag}\bigl(o_t`, {
      name: words('$o_t$ for $o_{t-1}$', '把 $o_{t-1}$ 写成 $o_t$'),
    }),
  ),
  inPractice(
    practices.valueForSlope,
    shown.edit(
      String.raw`U_i\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})`,
      String.raw`U_i\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh(c_{t-1})`,
      {
        name: words("$\\tanh(c_{t-1})$ for $\\tanh'(c_{t-1})$", "把 $\\tanh'(c_{t-1})$ 写成 $\\tanh(c_{t-1})$"),
      },
    ),
  ),
  inPractice(practices.gateOrder, shown.edit('U_c', 'U_i')),
];

const sumOf = (reading: typeof shown) => {
  const entries = reading.side(1);
  return (g: LstmCase) => matrix(g.n, g.n, entries(g));
};
const [right, quoted] = [sumOf(shown), sumOf(printed)];
const off = (of: typeof right) => average((g) => spectralNorm(minus(of(g), right(g))) / spectralNorm(right(g)));

export default defineClaim({
  tex: shown.tex,
  says: words(
    'Besides the direct term there are three, all with the same kinds of factor: the slope of the layer, its recurrent weights, and what the output of the step before shows of the state.',
    '除直接的一项之外，其余三项都含有同样几种因子：该层的斜率、它的循环权重，以及上一步的输出对状态的导数。',
  ),
  sketch: forEverySize(
    words(
      "The chain rule from $c_{t-1}$ over $h_{t-1} = o_{t-1} \\otimes \\tanh(c_{t-1})$ to each pre-activation. The candidate is a $\\tanh$, so its slope is $\\tanh'$; and only the block $U_g$ that acts on $h_{t-1}$ comes in, since $W_g$ as a whole is $n \\times (n + m)$ and does not fit between two diagonal matrices of size $n$.",
      "从 $c_{t-1}$ 经 $h_{t-1} = o_{t-1} \\otimes \\tanh(c_{t-1})$ 到各个预激活值，用链式法则。候选值用的是 $\\tanh$，斜率就是 $\\tanh'$；而且只有作用于 $h_{t-1}$ 的那一块 $U_g$ 会出现，因为整个 $W_g$ 是 $n \\times (n + m)$ 的，放不进两个 $n$ 阶对角矩阵之间。",
    ),
  ),
  uses: ['cell-state-derivative', 'forget-gate-derivative', 'input-gate-derivative', 'candidate-derivative'],
  symbols: ['c_t', 'f_t', 'i_t', 'candidate', 'o_t', 'z_g', 'W_g', 'sigma', 'diag'],
  verdict: 'corrected',
  proves: [
    identity<LstmCase>({
      name: words('the four terms written out', '完整写出的四项'),
      draw,
      ...sides,
      relation,
      controls: [oneMillionthTooLarge(sides.right)],
    }),
    shown.exactly(mistakes),
    boundOnAverage({
      name: words(
        'the quoted form is off by more than a tenth, on average over 16 networks',
        '16 个网络平均，笔记所引的形式偏差超过十分之一',
      ),
      left: [route('a tenth', '十分之一', () => OFF)],
      right: off(quoted),
      controls: [mistake("$\\tanh'$ in place of $\\sigma'$", "用 $\\tanh'$ 代替 $\\sigma'$", off(right))],
    }),
  ],
  printed: {
    tex: printed.tex,
    says: words(
      "The candidate’s term has $\\sigma'$. It is refuted with the notation mended: the blocks $U_g$, the only ones that fit, and every vector as a $\\operatorname{diag}$.",
      "候选值那一项用了 $\\sigma'$。推翻它时，记号已先改正：矩阵取唯一合得上的块 $U_g$，向量都写成 $\\operatorname{diag}$。",
    ),
    grade: 'slip',
    refutes: identity<LstmCase>({
      name: words("the candidate’s term with $\\sigma'$", "候选值一项用 $\\sigma'$"),
      draw,
      ...printed.equation(truth),
      relation,
      shows: words(
        "One entry of $\\partial c_t/\\partial c_{t-1}$ is {left} here; with $\\sigma'$ in the candidate’s term it would be {right}.",
        "这里 $\\partial c_t/\\partial c_{t-1}$ 的一个元素是 {left}；候选值一项若用 $\\sigma'$，则是 {right}。",
      ),
      controls: [],
    }),
  },
  note: words(
    "Both sets of notes on the article quote $\\sigma'$ in the candidate’s term, where the function is $\\tanh$. For random weights of standard deviation $1/\\sqrt{n}$ that is, on average, a deviation of about a quarter of the Jacobian’s norm. The matrices $W_g$ have to be cut to their recurrent blocks.",
    "两份关于原文的笔记所引的候选值那一项都用 $\\sigma'$，而这里的函数是 $\\tanh$。对标准差为 $1/\\sqrt{n}$ 的随机权重，偏差平均约为雅可比矩阵范数的四分之一。此外，矩阵 $W_g$ 须截取为循环块。",
  ),
});
