import { forEverySize } from '../every-size.ts';
import { inLstm } from '../in-lstm.ts';
import { defineClaim, words } from '../vocabulary.ts';
import { gateDerivative } from './gate-derivative.ts';

const shown = inLstm(
  String.raw`\frac{\partial f_t}{\partial c_{t-1}} = \operatorname{diag}\bigl(\sigma'(z^f_t)\bigr)\,U_f\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr) \qquad (t \ge 2)`,
  { t: 'T' },
);

const { sampled, exact } = gateDerivative('f', shown, words('derivative of the forget gate', '遗忘门对状态的导数'));

export default defineClaim({
  tex: shown.tex,
  says: words(
    'Read from right to left: the state enters the output, the output enters the pre-activation of the gate, and the slope of the gate multiplies the result.',
    '从右往左读：状态影响输出，输出进入门的预激活值，最后乘以门自己的斜率。',
  ),
  sketch: forEverySize(
    words(
      'The chain rule over $h_{t-1} = o_{t-1} \\otimes \\tanh(c_{t-1})$ and $z^f_t = U_f\\,h_{t-1} + V_f\\,x_t + b_f$. The notes quote $W_f$; of its columns only the recurrent block $U_f$ multiplies $h_{t-1}$.',
      '经由 $h_{t-1} = o_{t-1} \\otimes \\tanh(c_{t-1})$ 与 $z^f_t = U_f\\,h_{t-1} + V_f\\,x_t + b_f$ 用链式法则。笔记所引的是 $W_f$；它的各列之中，只有循环块 $U_f$ 与 $h_{t-1}$ 相乘。',
    ),
  ),
  uses: ['forget-gate', 'state-dependencies'],
  symbols: ['f_t', 'c_t', 'z_g', 'W_g', 'o_t', 'sigma', 'diag'],
  verdict: 'notation',
  proves: [sampled, exact],
  printed: {
    tex: String.raw`\frac{\partial f_t}{\partial c_{t-1}} = \sigma'\bigl(W_f\cdot[h_{t-1},\,x_t]\bigr)\cdot W_f\cdot o_{t-1}\otimes\tanh'(c_{t-1})`,
    says: words(
      'The whole matrix $W_f$, and vectors before and behind it. Mended: only the recurrent block $U_f$ fits, the two vectors are $\\operatorname{diag}$s, and the bias belongs to $z^f_t$.',
      '写的是整个矩阵 $W_f$，前后直接放着向量。改正之处：合得上的只有循环块 $U_f$，两个向量都写成 $\\operatorname{diag}$，偏置归入 $z^f_t$。',
    ),
  },
});
