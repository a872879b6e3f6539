import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { identity } from '../../proof/make.ts';
import { forEverySize } from '../every-size.ts';
import { inLstm } from '../in-lstm.ts';
import { differenceQuotients, oneMillionthTooLarge, reverseDerivative } from '../routes.ts';
import { defineClaim, equal, words } from '../vocabulary.ts';
import { lastButOne, lastStep } from './cell-derivatives.ts';

const draw = drawLstm({ units: [2, 5] });
const relation = equal({ relative: 1e-10 });
const shown = inLstm(String.raw`\frac{\partial c_t}{\partial c_{t-1}} = A_t + B_t + C_t + D_t \qquad (t \ge 2)`, {
  t: 'T',
});

const MENDED = String.raw`D_t = \operatorname{diag}\bigl(i_t \otimes \sigma'(z^c_t)\bigr)\,U_c\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr)`;
/** Reads $D_t$ as the display defines it, with its notation mended. */
const printed = inLstm(
  String.raw`\begin{gathered} \frac{\partial c_t}{\partial c_{t-1}} = A_t + B_t + C_t + D_t, \\ D_t = \sigma'\bigl(W_c\cdot[h_{t-1},\,x_t]\bigr)\cdot W_c\cdot o_{t-1}\otimes\tanh'(c_{t-1})\cdot i_t \end{gathered}`,
  { t: 'T' },
  {
    names: { D: MENDED },
    readAs: [
      [
        String.raw`D_t = \sigma'\bigl(W_c\cdot[h_{t-1},\,x_t]\bigr)\cdot W_c\cdot o_{t-1}\otimes\tanh'(c_{t-1})\cdot i_t`,
        MENDED,
      ],
    ],
  },
);
const truth = [reverseDerivative(lastStep, lastButOne), differenceQuotients(lastStep, lastButOne)];
const sides = shown.equation(truth);

const mistakes = [
  shown.edit('A_t + ', '', { name: words('$A_t$ dropped', '漏掉 $A_t$') }),
  shown.edit('B_t + ', '', { name: words('$B_t$ dropped', '漏掉 $B_t$') }),
  shown.edit('C_t + ', '', { name: words('$C_t$ dropped', '漏掉 $C_t$') }),
  shown.edit(' + D_t', '', { name: words('$D_t$ dropped', '漏掉 $D_t$') }),
];

export default defineClaim({
  equation: '(6)',
  tex: shown.tex,
  says: words(
    'One step back multiplies the gradient by a sum of four matrices, where the RNN has a single product. A sum can be near the identity without any of its terms being so.',
    '回退一步，梯度乘上的是四个矩阵之和，而在 RNN 里只是一个乘积。即使没有一项接近单位矩阵，它们的和也可以接近。',
  ),
  sketch: forEverySize(
    words(
      'The four ways are all there are from $c_{t-1}$ to $c_t$, so their terms add up to the whole derivative: by two kinds of automatic differentiation and by differences. Each of the four is needed.',
      '从 $c_{t-1}$ 到 $c_t$ 只有这四条路径，所以四项加起来就是整个导数：与两种自动微分以及差分对照。四项缺一不可。',
    ),
  ),
  uses: ['abcd'],
  symbols: ['ABCD', 'c_t'],
  verdict: 'corrected',
  proves: [
    identity<LstmCase>({
      name: words('one step back', '回退一步'),
      draw,
      ...sides,
      relation,
      controls: [oneMillionthTooLarge(sides.right)],
    }),
    shown.exactly(mistakes),
  ],
  printed: {
    tex: printed.tex,
    says: words(
      "The sum, with the $D_t$ that the notes quote, which has $\\sigma'$.",
      "四项之和，其中的 $D_t$ 照笔记所引，用的是 $\\sigma'$。",
    ),
    grade: 'slip',
    refutes: identity<LstmCase>({
      name: words("the sum with the $D_t$ that has $\\sigma'$", "用 $\\sigma'$ 写成的 $D_t$ 求和"),
      draw,
      ...printed.equation(truth),
      relation,
      shows: words(
        "One entry of $\\partial c_t/\\partial c_{t-1}$ is {left} here; the sum with the $D_t$ that has $\\sigma'$ gives {right}.",
        "这里 $\\partial c_t/\\partial c_{t-1}$ 的一个元素是 {left}；用 $\\sigma'$ 写成的 $D_t$ 代入四项之和，得到 {right}。",
      ),
      controls: [],
    }),
  },
  note: words(
    'The equation itself stands: the derivative is the sum of four terms. It is false only for the $D_t$ that goes into it, and that slip leaves the argument as it is.',
    '等式本身没有问题：导数就是四项之和。错只错在代入其中的 $D_t$，而这个笔误不影响论证。',
  ),
});
