import { floats } from '../../engine/arithmetic/arithmetic.ts';
import { gateOfCell } from '../../engine/derivatives/lstm-functions.ts';
import type { LstmCase } from '../../engine/networks/draw-lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { forEveryUnit } from '../every-size.ts';
import { inLstm } from '../in-lstm.ts';
import { inPractice, practices } from '../practices.ts';
import { defineClaim, words } from '../vocabulary.ts';
import { againstPyTorch, anotherState, gateRange, holdsBack, withBias } from './plain-loops.ts';

/** f_T, i_T and c̃_T with an output gate of this bias, after the sequence's c_{T−1} or after another. */
const nextGates = (g: LstmCase, b_o: number, other: boolean) => {
  const shut = withBias(g, { o: b_o });
  const c = lstmTrace(shut).c[g.T - 1];
  return (['f', 'i', 'candidate'] as const).flatMap((gate) =>
    gateOfCell(shut, gate, g.T)(floats, other ? anotherState(c) : c),
  );
};

const shown = inLstm(String.raw`o_t = \sigma\bigl(W_o\,[h_{t-1};\,x_t] + b_o\bigr)`, { t: [1, 'T'] });

const mistakes = [
  inPractice(
    practices.peephole,
    shown.edit('b_o', 'b_o + c_t', { name: words('the gate reads $c_t$ (a peephole)', '门还读取 $c_t$（窥视孔）') }),
  ),
  inPractice(practices.activationsExchanged, shown.edit('\\sigma', '\\tanh')),
];

export default defineClaim({
  tex: shown.tex,
  says: words(
    'The output gate sets for every unit how much of the state is shown; it does not read $c_t$ itself.',
    '输出门决定每个单元的状态输出多少；它并不读取状态本身。',
  ),
  sketch: forEveryUnit(
    words(
      'It is compared with PyTorch. Variants with “peepholes” let the gate read $c_t$; this one reads $h_{t-1}$ and $x_t$ only, and the difference is large enough to be caught. An output gate of 0, to which floating-point numbers round $\\sigma(-1000)$, hides the state from the next step: every gate of that step is the same to the bit, whatever the state is.',
      '这里与 PyTorch 对照。带“窥视孔”的变体中，输出门还读取 $c_t$；这里的输出门只读取 $h_{t-1}$ 与 $x_t$，二者的差别足以检验出来。输出门的值为 0 时（浮点数把 $\\sigma(-1000)$ 舍入为 0），下一步便与状态无关：无论状态是什么，下一步各个门的值逐位相同。',
    ),
  ),
  uses: ['cell-state'],
  symbols: ['o_t', 'sigma', 'W_g', 'b_g', 'h_t', 'x_t'],
  verdict: 'notation',
  proves: [
    againstPyTorch('o', shown, words('the output gate against PyTorch', '输出门与 PyTorch 对照')),
    shown.exactly(mistakes),
    gateRange('o'),
    holdsBack(
      words('a shut gate hides the state from the next step', '门全关时，下一步的各门与状态无关'),
      words('$b_o = -6$ taken for fully shut', '把 $b_o = -6$ 当作全关'),
      nextGates,
    ),
  ],
  printed: {
    tex: String.raw`o_t = \sigma\bigl(W_o\cdot[h_{t-1},\,x_t]\bigr)`,
    says: words(
      'As we read it, the article’s output gate has no bias. Mended: $b_o$ is added.',
      '按我们的推断，输出门在原文中没有偏置。改正之处：补上 $b_o$。',
    ),
  },
});
