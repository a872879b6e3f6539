import { forEveryUnit } from '../every-size.ts';
import { inLstm } from '../in-lstm.ts';
import { againstPyTorch } from '../lstm/plain-loops.ts';
import { inPractice, practices } from '../practices.ts';
import { defineClaim, words } from '../vocabulary.ts';

const shown = inLstm(
  String.raw`\begin{aligned} c_t = {}& c_{t-1} \otimes \sigma\bigl(W_f\,[h_{t-1};\,x_t] + b_f\bigr) \\ {}\oplus{}& \tanh\bigl(W_c\,[h_{t-1};\,x_t] + b_c\bigr) \otimes \sigma\bigl(W_i\,[h_{t-1};\,x_t] + b_i\bigr) \end{aligned}`,
  { t: [1, 'T'] },
);

const mistakes = [
  inPractice(
    practices.gateOrder,
    shown.edit(String.raw`W_f\,[h_{t-1};\,x_t] + b_f`, String.raw`W_i\,[h_{t-1};\,x_t] + b_i`, {
      name: words('the input gate forgets', '用输入门来遗忘'),
    }),
  ),
  inPractice(practices.activationsExchanged, shown.edit('\\tanh', '\\sigma')),
  inPractice(
    practices.gateOrder,
    shown.edit(String.raw`W_i\,[h_{t-1};\,x_t] + b_i`, String.raw`W_o\,[h_{t-1};\,x_t] + b_o`, {
      name: words('the output gate lets in', '用输出门放入新内容'),
    }),
  ),
];

export default defineClaim({
  tex: shown.tex,
  says: words(
    'Written out, the new state depends on the old output in three places, and on the old state itself in one.',
    '完整写出来，新状态在三处依赖上一步的输出，在一处依赖上一步的状态本身。',
  ),
  sketch: forEveryUnit(
    words(
      'The definitions of the two gates and of the candidate are put into the equation of the state. The line is computed from the weights alone and compared with the states that PyTorch found and with the forward pass.',
      '把两个门和候选值的定义代入状态的公式。这一行只用权重直接算出，再与 PyTorch 求得的状态、与前向传播对照。',
    ),
  ),
  uses: ['forget-gate', 'candidate', 'input-gate', 'cell-state'],
  symbols: ['c_t', 'sigma', 'W_g', 'b_g', 'h_t', 'x_t', 'otimes'],
  verdict: 'notation',
  proves: [againstPyTorch('c', shown, words('one line from the weights', '由权重写成的一行')), shown.exactly(mistakes)],
  printed: {
    tex: String.raw`c_t = c_{t-1}\otimes\sigma\bigl(W_f\cdot[h_{t-1},\,x_t]\bigr) \oplus \tanh\bigl(W_c\cdot[h_{t-1},\,x_t]\bigr)\otimes\sigma\bigl(W_i\cdot[h_{t-1},\,x_t]\bigr)`,
    says: words(
      'As the notes quote it, the line has no biases. Mended: each layer has its own, $b_f$, $b_c$ and $b_i$.',
      '据笔记所引，这一行没有偏置。改正之处：每一层各补上自己的偏置 $b_f$、$b_c$、$b_i$。',
    ),
  },
});
