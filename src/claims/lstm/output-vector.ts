import { floats } from '../../engine/arithmetic/arithmetic.ts';
import type { GoldenLstmCase } from '../../engine/golden/lstm.ts';
import { defineClaim, mistake, words } from '../vocabulary.ts';
import { againstPyTorch, engineValues, strictBound } from './plain-loops.ts';

const { tanh } = floats;
const outputs = engineValues('h');
/** of(o_t, c_t) for every step and unit, with PyTorch's values. */
const output = ({ expect }: GoldenLstmCase, of: (o: number, c: number) => number) =>
  expect.o.map((o, k) => of(o, expect.c[k]));

export default defineClaim({
  tex: String.raw`h_t = o_t \otimes \tanh(c_t)`,
  says: words(
    'The output is the squashed state, as far as the output gate shows it.',
    '输出是经压缩的状态，显露多少由输出门决定。',
  ),
  sketch: words(
    'The equation is held against PyTorch, on PyTorch’s own states. Both factors are below 1, so $|h_t| < 1$ however large the state has grown: the next step’s gates are fed with bounded numbers.',
    '这个公式用 PyTorch 自己的状态与 PyTorch 对照。两个因子的绝对值都小于 1，所以无论状态多大，总有 $|h_t| < 1$：下一步各个门得到的输入是有界的。',
  ),
  uses: ['cell-state', 'output-gate'],
  symbols: ['h_t', 'o_t', 'c_t', 'otimes'],
  verdict: 'holds',
  proves: [
    againstPyTorch('h', {
      name: words('the output against PyTorch', '输出与 PyTorch 对照'),
      right: (g) => output(g, (o, c) => o * tanh(c)),
      controls: [
        mistake('$\\tanh$ left out', '漏掉 $\\tanh$', (g) => output(g, (o, c) => o * c)),
        mistake('$\\tanh$ of the product', '对乘积取 $\\tanh$', (g) => output(g, (o, c) => tanh(o * c))),
      ],
    }),
    strictBound({
      name: words('smaller than 1 in absolute value', '绝对值小于 1'),
      measure: (g) => outputs(g).map(Math.abs),
      right: (g) => outputs(g).map(() => 1),
      controls: [mistake('smaller than $1/2$', '绝对值小于 $1/2$', (g) => outputs(g).map(() => 0.5))],
    }),
  ],
});
