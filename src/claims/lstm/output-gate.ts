import { floats } from '../../engine/arithmetic/arithmetic.ts';
import { gateOfCell } from '../../engine/derivatives/lstm-functions.ts';
import { drawGoldenLstm, type GoldenLstmCase } from '../../engine/golden/lstm.ts';
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { bound, goldenVectors, identity, mistake } from '../../proof/make.ts';
import { below, defineClaim, equal, exactly, words } from '../vocabulary.ts';
import {
  anotherState,
  atStep,
  engineValues,
  forwardPass,
  gateByHand,
  moderate,
  overTime,
  preActivation,
  SHUT,
  withBias,
} from './plain-loops.ts';

/** σ(W_o [h_{t−1}; x_t] + b_o + c_t), with every unit's state added to its own gate. */
const peephole = (g: GoldenLstmCase) =>
  overTime(g, (t, { h, x }) => {
    const c = atStep(g, 'c', t);
    return preActivation(g, 'o', h, x).map((z, k) => floats.sigmoid(z + c[k]));
  });

/** f_T, i_T and c̃_T with an output gate of this bias, after the sequence's c_{T−1} or after another. */
const nextGates = (g: LstmCase, b_o: number, other: boolean) => {
  const shut = withBias(g, { o: b_o });
  const c = lstmTrace(shut).c[g.T - 1];
  return (['f', 'i', 'candidate'] as const).flatMap((gate) =>
    gateOfCell(shut, gate, g.T)(floats, other ? anotherState(c) : c),
  );
};

export default defineClaim({
  tex: String.raw`o_t = \sigma\bigl(W_o\,[h_{t-1};\,x_t] + b_o\bigr)`,
  says: words(
    'The output gate decides for every unit how much of the state is shown; it does not look at the state itself.',
    '输出门决定每个单元的状态显露多少；它并不查看状态本身。',
  ),
  sketch: words(
    'It is held against PyTorch. Variants with “peepholes” let the gate see $c_t$; this one sees $h_{t-1}$ and $x_t$ only, and the difference is large enough to be caught. A shut output gate hides the state from the next step: every gate of that step is the same to the bit, whatever the state is.',
    '这里与 PyTorch 对照。带「窥视孔」的变体让输出门看到 $c_t$；这里的输出门只看 $h_{t-1}$ 与 $x_t$，二者的差别足以检验出来。输出门全关时，下一步便看不到状态：无论状态是什么，下一步各个门的值逐位相同。',
  ),
  uses: ['cell-state'],
  symbols: ['o_t', 'sigma', 'W_g', 'b_g', 'h_t', 'x_t'],
  verdict: 'holds',
  proves: [
    identity<GoldenLstmCase>({
      name: words('the output gate against PyTorch', '输出门与 PyTorch 对照'),
      draw: drawGoldenLstm,
      left: [goldenVectors((g) => g.expect.o), forwardPass(engineValues('o'))],
      right: (g) => gateByHand(g, 'o', floats.sigmoid),
      relation: equal({ relative: 1e-12 }),
      controls: [
        mistake('the gate sees $c_t$ (a peephole)', '门能看到 $c_t$（窥视孔）', peephole),
        mistake('$\\tanh$ for $\\sigma$', '把 $\\sigma$ 写成 $\\tanh$', (g) => gateByHand(g, 'o', floats.tanh)),
      ],
    }),
    bound<LstmCase>({
      name: words('strictly between 0 and 1', '严格介于 0 与 1 之间'),
      draw: drawLstm(moderate),
      left: [forwardPass((g) => engineValues('o')(g).flatMap((o) => [-o, o]))],
      right: (g) => engineValues('o')(g).flatMap(() => [0, 1]),
      relation: below,
      adversary: 60,
      controls: [mistake('$o_t \\le 0.9$', '$o_t \\le 0.9$', (g) => engineValues('o')(g).flatMap(() => [0, 0.9]))],
    }),
    identity<LstmCase>({
      name: words('a shut gate hides the state from the next step', '门全关时，下一步看不到状态'),
      draw: drawLstm(),
      left: [forwardPass((g) => nextGates(g, SHUT, false))],
      right: (g) => nextGates(g, SHUT, true),
      relation: exactly,
      controls: [
        {
          name: words('$b_o = -6$ taken for fully shut', '把 $b_o = -6$ 当作全关'),
          left: (g) => nextGates(g, -6, false),
          right: (g) => nextGates(g, -6, true),
        },
      ],
    }),
  ],
});
