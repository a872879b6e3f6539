import { floats } from '../../engine/arithmetic/arithmetic.ts';
import { diag, largest } from '../../engine/arithmetic/matrix.ts';
import { newTape } from '../../engine/arithmetic/tape.ts';
import { forwardJacobian, type Generic } from '../../engine/derivatives/differentiate.ts';
import { gateOfCell } from '../../engine/derivatives/lstm-functions.ts';
import { drawLstm, type LstmCase, liftLstm } from '../../engine/networks/draw-lstm.ts';
import { lstmStep, outputOf } from '../../engine/networks/lstm.ts';
import { rowAt } from '../../engine/networks/rnn.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { bound, forwardMode, identity, reverseMode } from '../../proof/make.ts';
import { inLstm } from '../in-lstm.ts';
import { forwardPass } from '../lstm/plain-loops.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { overSteps } from '../sums.ts';
import { below, defineClaim, equal, exactly, mismeasured, mistake, words } from '../vocabulary.ts';

const draw = drawLstm();
const readers = ['f', 'i', 'candidate'] as const;
const before = (g: LstmCase) => lstmTrace(g).c[g.T - 1];

/** Minus the largest entry of ∂f_T/∂c_{T−1}, ∂i_T/∂c_{T−1} and ∂c̃_T/∂c_{T−1}. */
const slopesOf = (g: LstmCase, of: (gate: (typeof readers)[number]) => Generic) =>
  readers.map((gate) => -largest(forwardJacobian(of(gate), before(g)).data));

/** The last step from c_{T−1}, with the h_{T−1} of the sequence as a constant. */
const heldOutput =
  (g: LstmCase, result: (typeof readers)[number] | 'c'): Generic =>
  (a, c) => {
    const h = lstmTrace(g).h[g.T - 1].map(a.of);
    return lstmStep(a, liftLstm(a, g), c, h, rowAt(a, g.x, g.m, g.T))[result];
  };

/**
 * ∂o_{T−1}/∂c_{T−1} with the whole sequence on one tape, which records every dependency. With a
 * peephole the output gate reads the state, and is σ(z^o + c).
 */
function outputGateByState(g: LstmCase, peephole = false): number[] {
  const tape = newTape(floats);
  const net = liftLstm(tape, g);
  let [c, h] = [Array.from(net.c0), Array.from(net.h0)];
  let gate = c;
  for (let t = 1; t < g.T; t++) {
    const step = lstmStep(tape, net, c, h, rowAt(tape, g.x, g.m, t));
    [c, h] = [step.c, step.h];
    gate = peephole ? step.z.o.map((z, k) => tape.sigmoid(tape.add(z, step.c[k]))) : step.o;
  }
  return gate.flatMap((o) => Array.from(tape.gradient(o, c)));
}

const shown = inLstm(
  String.raw`\begin{gathered} c_t = c_t\bigl(c_{t-1},\, f_t,\, i_t,\, \tilde c_t\bigr), \\ c_{t-1} \to h_{t-1} = o_{t-1} \otimes \tanh(c_{t-1}) \to f_t,\ i_t,\ \tilde c_t, \\[1ex] \frac{\partial o_{t-1}}{\partial c_{t-1}} = 0 \qquad (t \ge 2) \end{gathered}`,
  { t: [2, 'T'] },
);
/** h_{t−1} = …, and ∂o_{t−1}/∂c_{t−1} = 0. */
const [output, gate] = [
  { chain: 1, sign: 1 },
  { chain: 4, sign: 0 },
];
/** The derivative that is 0, with h for o: a state that does read c_{t−1}. */
const ofReader = inLstm<LstmCase>(shown.tex, { t: [2, 'T'] }, { also: { o: ['h', (g) => g] } }).expression<LstmCase>(
  [
    forwardMode((g) =>
      overSteps(g.T - 1, (t) =>
        Array.from(
          forwardJacobian((a, c) => outputOf(a, lstmTrace(g).steps[t - 1].o.map(a.of), c), lstmTrace(g).c[t]).data,
        ),
      ).flat(),
    ),
  ],
  { chain: 4 },
);
/** The last step alone, which is differentiated on a tape. */
const atEnd = inLstm(shown.tex, { t: 'T' });

export default defineClaim({
  tex: shown.tex,
  says: words(
    'The new state depends on the old one directly and through the forget gate, the input gate and the candidate; these three depend on it through $h_{t-1}$ only.',
    '新状态对旧状态的依赖，一是直接的，二是经由遗忘门、输入门和候选值；这三者只能通过 $h_{t-1}$ 依赖于旧状态。',
  ),
  sketch: words(
    'Each of the three reads $h_{t-1}$, so each derivative with respect to $c_{t-1}$ is different from 0 unless all of its recurrent weights are 0. With $h_{t-1}$ held fixed only the direct dependence is left, and it is $\\operatorname{diag}(f_t)$. The output gate $o_{t-1}$ was computed before $c_{t-1}$ and does not read it: in the record of all operations of the network there is no way from one to the other.',
    '三者都读取 $h_{t-1}$，所以只要各自的循环权重不全为 0，它们对 $c_{t-1}$ 的导数就不为 0。若把 $h_{t-1}$ 固定，便只剩直接依赖，即 $\\operatorname{diag}(f_t)$。输出门 $o_{t-1}$ 在 $c_{t-1}$ 之前算出，并不读取它：在网络全部运算的记录里，没有从后者通往前者的路径。',
  ),
  uses: ['cell-state-compact', 'output-gate', 'output-vector'],
  symbols: ['c_t', 'f_t', 'i_t', 'candidate', 'h_t', 'o_t'],
  verdict: 'holds',
  unread: { tex: 'definition' },
  proves: [
    bound<LstmCase>({
      name: words('all three derivatives are different from 0', '三个导数都不为 0'),
      draw,
      left: [forwardMode((g) => slopesOf(g, (gate) => gateOfCell(g, gate, g.T)))],
      right: () => [0, 0, 0],
      relation: below,
      controls: [
        inPractice(
          practices.detached,
          mismeasured(
            '$f_t$ does not depend on $c_{t-1}$: $h_{t-1}$ is a constant',
            '$f_t$ 与 $c_{t-1}$ 无关：$h_{t-1}$ 是常数',
            (g) => slopesOf(g, (gate) => (gate === 'f' ? heldOutput(g, gate) : gateOfCell(g, gate, g.T))),
          ),
        ),
      ],
    }),
    identity<LstmCase>({
      name: words('with $h_{t-1}$ held, the direct way alone is left', '固定 $h_{t-1}$，只剩直接路径'),
      draw,
      left: [forwardMode((g) => forwardJacobian(heldOutput(g, 'c'), before(g)))],
      right: (g) => diag(lstmTrace(g).steps[g.T - 1].f),
      relation: equal({ relative: 1e-14 }),
      controls: [
        mistake('the forget gate of the step before', '用上一步的遗忘门', (g) => diag(lstmTrace(g).steps[g.T - 2].f)),
        mistake('everything is kept', '全部保留', (g) => diag(new Array<number>(g.n).fill(1))),
      ],
    }),
    identity<LstmCase>({
      name: words('what $h_{t-1}$ shows of the state', '$h_{t-1}$ 由状态得出的部分'),
      draw,
      ...shown.equation([forwardPass((g: LstmCase) => lstmTrace(g).h.slice(1, -1).flat())], output),
      relation: equal({ relative: 1e-14 }),
      controls: [shown.edit('\\tanh(c_{t-1})', 'c_{t-1}', output)],
    }),
    identity<LstmCase>({
      name: words('$o_{t-1}$ does not depend on $c_{t-1}$', '$o_{t-1}$ 与 $c_{t-1}$ 无关'),
      draw,
      ...atEnd.equation([reverseMode((g: LstmCase) => outputGateByState(g))], gate),
      relation: exactly,
      controls: [
        inPractice(practices.overwritten, atEnd.edit('\\partial o_{t-1}', '\\partial o_t', gate)),
        inPractice(
          practices.peephole,
          mismeasured('an output gate that reads the state (a peephole)', '读取状态的输出门（窥视孔）', (g) =>
            outputGateByState(g, true),
          ),
        ),
      ],
    }),
    identity<LstmCase>({
      name: words(
        'the same derivative of $h_{t-1}$, which does read $c_{t-1}$',
        '$h_{t-1}$ 的同一导数：它确实读取 $c_{t-1}$',
      ),
      draw,
      ...ofReader,
      relation: equal({ relative: 1e-14 }),
      cases: 20,
      controls: [oneMillionthTooLarge(ofReader.right)],
    }),
  ],
});
