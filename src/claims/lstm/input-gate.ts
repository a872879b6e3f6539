import { forEveryUnit } from '../every-size.ts';
import { inLstm } from '../in-lstm.ts';
import { inPractice, practices } from '../practices.ts';
import { defineClaim, words } from '../vocabulary.ts';
import { againstPyTorch, gateRange } from './plain-loops.ts';

const shown = inLstm(String.raw`i_t = \sigma\bigl(W_i\,[h_{t-1};\,x_t] + b_i\bigr)`, { t: [1, 'T'] });

const mistakes = [
  inPractice(practices.activationsExchanged, shown.edit('\\sigma', '\\tanh')),
  inPractice(
    practices.coupled,
    shown.edit(String.raw`\sigma\bigl(W_i\,[h_{t-1};\,x_t] + b_i\bigr)`, '1 - f_t', {
      name: words('$1 - f_t$: one gate for both', '$1 - f_t$：两个门并作一个'),
    }),
  ),
];

export default defineClaim({
  tex: shown.tex,
  says: words(
    'The input gate sets for every unit how much of the candidate is let in.',
    '输入门决定每个单元的候选值放入多少。',
  ),
  sketch: forEveryUnit(
    words(
      'It has the form of the forget gate, with weights of its own: what to forget and what to let in are learnt separately. It is compared with PyTorch; the strict inequality is tested for $|z| \\le 30$, where floating-point numbers can show it.',
      '它的形式与遗忘门相同，但有自己的权重：忘掉什么与放入什么是分开学的。这里与 PyTorch 对照；严格不等式在 $|z| \\le 30$ 时检验，在这个范围内浮点数足以分辨。',
    ),
  ),
  uses: [],
  symbols: ['i_t', 'sigma', 'W_g', 'b_g', 'h_t', 'x_t'],
  verdict: 'notation',
  proves: [
    againstPyTorch('i', shown, words('the input gate against PyTorch', '输入门与 PyTorch 对照')),
    shown.exactly(mistakes),
    gateRange('i'),
  ],
  printed: {
    tex: String.raw`i_t = \sigma\bigl(W_i\cdot[h_{t-1},\,x_t]\bigr)`,
    says: words(
      'As we read it, the article’s input gate has no bias. Mended: $b_i$ is added.',
      '按我们的推断，输入门在原文中没有偏置。改正之处：补上 $b_i$。',
    ),
  },
});
