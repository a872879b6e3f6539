import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { forEveryUnit } from '../every-size.ts';
import { inLstm } from '../in-lstm.ts';
import { inPractice, practices } from '../practices.ts';
import { defineClaim, mistake, words } from '../vocabulary.ts';
import { againstPyTorch, isModerate, moderate, strictBound } from './plain-loops.ts';

/** |c_t| for t = from … T. */
const sizes = (g: LstmCase, from: number, to: number) =>
  lstmTrace(g)
    .c.slice(from, to + 1)
    .flat()
    .map(Math.abs);
const steps = (g: LstmCase) => Array.from({ length: g.T * g.n }, (_, k) => 1 + Math.floor(k / g.n));

const shown = inLstm(String.raw`c_t = c_{t-1} \otimes f_t \;\oplus\; \tilde c_t \otimes i_t`, { t: [1, 'T'] });

const mistakes = [
  inPractice(
    practices.gateOrder,
    shown.edit(
      String.raw`c_{t-1} \otimes f_t \;\oplus\; \tilde c_t \otimes i_t`,
      'c_{t-1} \\otimes i_t \\;\\oplus\\; \\tilde c_t \\otimes f_t',
      {
        name: words('$f_t$ and $i_t$ swapped', '$f_t$ 与 $i_t$ 用反'),
      },
    ),
  ),
  shown.edit('i_t', 'f_t', { name: words('the new content gated by $f_t$ as well', '新内容也用 $f_t$ 控制') }),
];

export default defineClaim({
  tex: shown.tex,
  says: words(
    'The new state is what the forget gate keeps of the old one, plus what the input gate lets in.',
    '新状态等于遗忘门从旧状态中保留的部分，加上输入门放入的部分。',
  ),
  sketch: forEveryUnit(
    words(
      'The equation is compared with PyTorch, on PyTorch’s own gates. Since the gates are below 1 and the candidate is too, each step adds less than 1 to the size of the state: $|c_t| < |c_{t-1}| + 1$, and so $|c_t| < t$ from $c_0 = 0$. The state is a counter that can run far beyond 1; only $h_t$ is squashed.',
      '这个公式用 PyTorch 自己的门值与 PyTorch 对照。门与候选值的绝对值都小于 1，所以每过一步，状态的绝对值增加不到 1：$|c_t| < |c_{t-1}| + 1$；从 $c_0 = 0$ 出发便有 $|c_t| < t$。状态像一个计数器，可以远远超过 1；被压缩的只有 $h_t$。',
    ),
  ),
  uses: ['forget-gate', 'input-gate-output'],
  symbols: ['c_t', 'f_t', 'candidate', 'i_t', 'otimes'],
  verdict: 'holds',
  proves: [
    againstPyTorch('c', shown, words('the state against PyTorch', '状态与 PyTorch 对照')),
    shown.exactly(mistakes),
    strictBound({
      name: words('one step adds less than 1', '每一步增加不到 1'),
      measure: (g) => sizes(g, 1, g.T),
      right: (g) => sizes(g, 0, g.T - 1).map((c) => c + 1),
      controls: [
        mistake('$|c_t| \\le |c_{t-1}|$: the state only decays', '$|c_t| \\le |c_{t-1}|$：状态只会衰减', (g) =>
          sizes(g, 0, g.T - 1),
        ),
      ],
    }),
    strictBound({
      name: words('from 0 it stays below t', '从 0 出发，始终小于 t'),
      draw: drawLstm({ ...moderate, fromZero: true, admits: (g) => isModerate(g) && g.c0.every((c) => c === 0) }),
      measure: (g) => sizes(g, 1, g.T),
      right: steps,
      controls: [
        mistake('$|c_t| < 1$: the state taken for an output', '$|c_t| < 1$：把状态当作输出', (g) =>
          steps(g).map(() => 1),
        ),
      ],
    }),
  ],
});
