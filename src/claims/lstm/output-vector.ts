import { forEveryUnit } from '../every-size.ts';
import { inLstm } from '../in-lstm.ts';
import { inPractice, practices } from '../practices.ts';
import { defineClaim, mistake, words } from '../vocabulary.ts';
import { againstPyTorch, engineValues, strictBound } from './plain-loops.ts';

const outputs = engineValues('h');

const shown = inLstm(String.raw`h_t = o_t \otimes \tanh(c_t)`, { t: [1, 'T'] });

const mistakes = [
  inPractice(
    practices.bareOutput,
    shown.edit('\\tanh(c_t)', 'c_t', { name: words('$\\tanh$ left out', '漏掉 $\\tanh$') }),
  ),
  shown.edit('o_t \\otimes \\tanh(c_t)', '\\tanh(o_t \\otimes c_t)', {
    name: words('$\\tanh$ of the product', '对乘积取 $\\tanh$'),
  }),
];

export default defineClaim({
  tex: shown.tex,
  says: words(
    'The output is the squashed state, as far as the output gate shows it.',
    '输出是经 $\\tanh$ 压缩的状态，输出多少由输出门决定。',
  ),
  sketch: forEveryUnit(
    words(
      'The equation is compared with PyTorch, on PyTorch’s own states. Both factors are below 1, so $|h_t| < 1$ however large the state has grown: the next step’s gates are fed with bounded numbers.',
      '这个公式用 PyTorch 自己的状态与 PyTorch 对照。两个因子的绝对值都小于 1，所以无论状态多大，总有 $|h_t| < 1$：下一步各个门得到的输入是有界的。',
    ),
  ),
  uses: ['cell-state', 'output-gate'],
  symbols: ['h_t', 'o_t', 'c_t', 'otimes'],
  verdict: 'holds',
  proves: [
    againstPyTorch('h', shown, words('the output against PyTorch', '输出与 PyTorch 对照')),
    shown.exactly(mistakes),
    strictBound({
      name: words('smaller than 1 in absolute value', '绝对值小于 1'),
      measure: (g) => outputs(g).map(Math.abs),
      right: (g) => outputs(g).map(() => 1),
      controls: [mistake('smaller than $1/2$', '绝对值小于 $1/2$', (g) => outputs(g).map(() => 0.5))],
    }),
  ],
});
