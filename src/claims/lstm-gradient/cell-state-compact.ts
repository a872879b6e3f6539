import { hadamard } from '../../engine/closed-forms/lstm-jacobians.ts';
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { identity } from '../../proof/make.ts';
import { forEveryUnit } from '../every-size.ts';
import { inLstm } from '../in-lstm.ts';
import { againstPyTorch, forwardPass } from '../lstm/plain-loops.ts';
import { inPractice, practices } from '../practices.ts';
import { defineClaim, equal, mistake, words } from '../vocabulary.ts';

/**
 * c_T = c_0 ⊗ f_1⊗⋯⊗f_T ⊕ Σ_s c̃_s⊗i_s ⊗ f_{s+1}⊗⋯⊗f_T, by adding up from the last step back; `late` starts each
 * product at f_s.
 */
function unrolled(g: LstmCase, late = 0): number[] {
  const { steps } = lstmTrace(g);
  let kept = new Array<number>(g.n).fill(1); // f_{s+1}⊗⋯⊗f_T
  let sum = new Array<number>(g.n).fill(0);
  for (const { f, candidate, i } of steps.toReversed()) {
    const after = hadamard(kept, f);
    const entered = hadamard(hadamard(candidate, i), late ? after : kept);
    sum = sum.map((v, k) => v + entered[k]);
    kept = after;
  }
  return sum.map((v, k) => v + kept[k] * g.c0[k]);
}

/** The sum in which what was let in is never forgotten. */
const neverForgets = (g: LstmCase) =>
  lstmTrace(g).steps.reduce((sum, { candidate, i }) => sum.map((v, k) => v + candidate[k] * i[k]), Array.from(g.c0));

const shown = inLstm(String.raw`c_t = c_{t-1} \otimes f_t \;\oplus\; \tilde c_t \otimes i_t`, { t: [1, 'T'] });

const mistakes = [
  inPractice(
    practices.gateOrder,
    shown.edit(
      String.raw`c_{t-1} \otimes f_t \;\oplus\; \tilde c_t \otimes i_t`,
      'c_{t-1} \\otimes i_t \\oplus \\tilde c_t \\otimes f_t',
      {
        name: words('$f_t$ and $i_t$ swapped', '$f_t$ 与 $i_t$ 用反'),
      },
    ),
  ),
  inPractice(
    practices.gateOrder,
    shown.edit('f_t', 'o_t', { name: words('the output gate forgets', '用输出门来遗忘') }),
  ),
];

export default defineClaim({
  equation: '(5)',
  tex: shown.tex,
  says: words(
    'The same in short. Read over all steps: the state is a sum of everything that was ever let in, each part times the forget gates since.',
    '同一公式的简写。对所有步来看：状态是历次放入的内容之和，每一份都乘以此后各步的遗忘门。',
  ),
  sketch: forEveryUnit(
    words(
      'The short form is compared with PyTorch once more. Substituting it into itself gives $c_T = c_0 \\otimes f_1 \\otimes \\cdots \\otimes f_T \\oplus \\sum_s \\tilde c_s \\otimes i_s \\otimes f_{s+1} \\otimes \\cdots \\otimes f_T$, which is added up from the last step backwards and compared with the forward pass, which goes the other way.',
      '简写形式再次与 PyTorch 对照。把它反复代入自身，得到 $c_T = c_0 \\otimes f_1 \\otimes \\cdots \\otimes f_T \\oplus \\sum_s \\tilde c_s \\otimes i_s \\otimes f_{s+1} \\otimes \\cdots \\otimes f_T$；这里从最后一步往回累加，再与方向相反的前向传播比较。',
    ),
  ),
  uses: ['cell-state-expanded'],
  symbols: ['c_t', 'f_t', 'candidate', 'i_t', 'otimes'],
  verdict: 'holds',
  proves: [
    againstPyTorch('c', shown, words('the short form against PyTorch', '简写形式与 PyTorch 对照')),
    shown.exactly(mistakes),
    identity<LstmCase>({
      name: words('the state as a sum over all steps', '状态写成对所有步的求和'),
      draw: drawLstm({ units: [2, 5] }),
      left: [forwardPass((g) => lstmTrace(g).c[g.T])],
      right: (g) => unrolled(g),
      relation: equal({ relative: 1e-12 }),
      controls: [
        inPractice(
          practices.fencepost,
          mistake('one forget gate too many', '多乘一个遗忘门', (g) => unrolled(g, 1)),
        ),
        mistake('what was let in is never forgotten', '放入的内容从不遗忘', neverForgets),
      ],
    }),
  ],
});
