import { forEveryUnit } from '../every-size.ts';
import { inLstm } from '../in-lstm.ts';
import { inPractice, practices } from '../practices.ts';
import { defineClaim, mistake, words } from '../vocabulary.ts';
import { againstPyTorch, engineValues, strictBound } from './plain-loops.ts';

const candidates = engineValues('candidate');

const shown = inLstm(String.raw`\tilde c_t = \tanh\bigl(W_c\,[h_{t-1};\,x_t] + b_c\bigr)`, { t: [1, 'T'] });

const mistakes = [
  inPractice(practices.activationsExchanged, shown.edit('\\tanh', '\\sigma')),
  inPractice(practices.gateOrder, shown.edit('W_c', 'W_i')),
];

export default defineClaim({
  tex: shown.tex,
  says: words(
    'The candidate is what the cell would write into its state if nothing held it back: a number between $-1$ and 1 for every unit.',
    '候选值是输入门全开时写入状态的内容：每个单元一个介于 $-1$ 与 1 之间的数。',
  ),
  sketch: forEveryUnit(
    words(
      'The same two inputs as for the gates, with $\\tanh$ in place of $\\sigma$, because what is written must be able to lower the state as well as to raise it. It is compared with PyTorch, and its range is tested for $|z| \\le 15$: from 19.1 on floating-point numbers round $\\tanh(z)$ to 1.',
      '输入与各个门相同，只是用 $\\tanh$ 代替 $\\sigma$，因为写入的内容既要能抬高状态，也要能降低状态。这里与 PyTorch 对照；取值范围在 $|z| \\le 15$ 时检验，因为从 19.1 起，浮点数会把 $\\tanh(z)$ 舍入为 1。',
    ),
  ),
  uses: [],
  symbols: ['candidate', 'W_g', 'b_g', 'h_t', 'x_t'],
  verdict: 'notation',
  proves: [
    againstPyTorch('candidate', shown, words('the candidate against PyTorch', '候选值与 PyTorch 对照')),
    shown.exactly(mistakes),
    strictBound({
      name: words('strictly between −1 and 1', '严格介于 −1 与 1 之间'),
      measure: (g) => candidates(g).map(Math.abs),
      right: (g) => candidates(g).map(() => 1),
      controls: [mistake('$|\\tilde c_t| \\le 0.9$', '$|\\tilde c_t| \\le 0.9$', (g) => candidates(g).map(() => 0.9))],
    }),
  ],
  printed: {
    tex: String.raw`\tilde c_t = \tanh\bigl(W_c\cdot[h_{t-1},\,x_t]\bigr)`,
    says: words(
      'As we read it, the article’s candidate has no bias. Mended: $b_c$ is added.',
      '按我们的推断，候选值在原文中没有偏置。改正之处：补上 $b_c$。',
    ),
  },
});
