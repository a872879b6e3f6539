import { forEverySize } from '../every-size.ts';
import { inLstm } from '../in-lstm.ts';
import { defineClaim, words } from '../vocabulary.ts';
import { gateDerivative } from './gate-derivative.ts';

const shown = inLstm(
  String.raw`\frac{\partial i_t}{\partial c_{t-1}} = \operatorname{diag}\bigl(\sigma'(z^i_t)\bigr)\,U_i\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr) \qquad (t \ge 2)`,
  { t: 'T' },
);

const { sampled, exact } = gateDerivative('i', shown, words('derivative of the input gate', '输入门对状态的导数'));

export default defineClaim({
  tex: shown.tex,
  says: words(
    'The input gate depends on the state as the forget gate does, with its own slope and its own weights.',
    '输入门对状态的导数与遗忘门形式相同，只是换成自己的斜率和自己的权重。',
  ),
  sketch: forEverySize(
    words(
      'The same chain, $c_{t-1} \\to h_{t-1} \\to z^i_t \\to i_t$. All that is common to the gates stands on the right: how the last output depends on the state.',
      '链条相同：$c_{t-1} \\to h_{t-1} \\to z^i_t \\to i_t$。各个门共有的部分在最右边，即上一步的输出对状态的导数。',
    ),
  ),
  uses: ['input-gate', 'state-dependencies'],
  symbols: ['i_t', 'c_t', 'z_g', 'W_g', 'o_t', 'sigma', 'diag'],
  verdict: 'notation',
  proves: [sampled, exact],
  printed: {
    tex: String.raw`\frac{\partial i_t}{\partial c_{t-1}} = \sigma'\bigl(W_i\cdot[h_{t-1},\,x_t]\bigr)\cdot W_i\cdot o_{t-1}\otimes\tanh'(c_{t-1})`,
    says: words(
      'The whole matrix $W_i$, and vectors before and behind it. Mended: only the recurrent block $U_i$ fits, the two vectors are $\\operatorname{diag}$s, and the bias belongs to $z^i_t$.',
      '写的是整个矩阵 $W_i$，前后直接放着向量。改正之处：合得上的只有循环块 $U_i$，两个向量都写成 $\\operatorname{diag}$，偏置归入 $z^i_t$。',
    ),
  },
});
