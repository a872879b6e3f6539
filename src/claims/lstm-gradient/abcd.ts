import { type CellTerms, cellTerms } from '../../engine/closed-forms/lstm-jacobians.ts';
import { forwardJacobian, reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { nextCellAlong, ways } from '../../engine/derivatives/lstm-functions.ts';
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { forwardMode, identity, reverseMode } from '../../proof/make.ts';
import { defineClaim, equal, mistake, words } from '../vocabulary.ts';
import { inARow, lastButOne, slips, termsWith } from './cell-derivatives.ts';

const terms = (g: LstmCase) => cellTerms(g, g.T);
/** Any two of the four. */
const pairs = (['AB', 'AC', 'AD', 'BC', 'BD', 'CD'] as const).map(
  (pair) => [...pair] as [keyof CellTerms, keyof CellTerms],
);
const along = (g: LstmCase, jacobian: typeof forwardJacobian) =>
  ways.flatMap((way) => Array.from(jacobian(nextCellAlong(g, way, g.T), lastButOne(g)).data));

export default defineClaim({
  tex: String.raw`\begin{aligned} A_t &= \operatorname{diag}\bigl(c_{t-1} \otimes \sigma'(z^f_t)\bigr)\,U_f\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr) \\ B_t &= \operatorname{diag}(f_t) \\ C_t &= \operatorname{diag}\bigl(\tilde c_t \otimes \sigma'(z^i_t)\bigr)\,U_i\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr) \\ D_t &= \operatorname{diag}\bigl(i_t \otimes \tanh'(z^c_t)\bigr)\,U_c\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr) \end{aligned}`,
  says: words(
    'Names for the four terms: through the forget gate, direct, through the input gate, through the candidate.',
    '给四项起名：经遗忘门、直接、经输入门、经候选值。',
  ),
  sketch: words(
    'Each term is tested alone: the step is differentiated with $c_{t-1}$ varying on one of the four ways only, while on the other three it is held at the value it has in the sequence. A mistake in one term cannot hide behind another.',
    '四项各自单独检验：对这一步求导时，只让 $c_{t-1}$ 在四条路径中的一条上变化，在另外三条上都固定为序列中的值。这样，一项里的错误便无法被另一项掩盖。',
  ),
  uses: ['four-terms'],
  symbols: ['ABCD', 'c_t', 'f_t', 'i_t', 'candidate', 'o_t', 'z_g', 'W_g', 'diag'],
  verdict: 'holds',
  proves: [
    identity<LstmCase>({
      name: words('each term on its own', '四项各自检验'),
      draw: drawLstm(),
      left: [forwardMode((g) => along(g, forwardJacobian)), reverseMode((g) => along(g, reverseJacobian))],
      right: (g) => inARow(terms(g)),
      relation: equal({ relative: 1e-10 }),
      controls: [
        ...pairs.map(([one, other]) =>
          mistake<LstmCase>(`$${one}_t$ and $${other}_t$ swapped`, `$${one}_t$ 与 $${other}_t$ 对调`, (g) => {
            const right = terms(g);
            return inARow({ ...right, [one]: right[other], [other]: right[one] });
          }),
        ),
        mistake('$o_t$ for $o_{t-1}$', '把 $o_{t-1}$ 写成 $o_t$', (g) => inARow(termsWith(g, slips.laterGate))),
        mistake("$\\sigma'$ for $\\tanh'$ in $D_t$", "$D_t$ 中把 $\\tanh'$ 写成 $\\sigma'$", (g) =>
          inARow(termsWith(g, slips.printed)),
        ),
      ],
    }),
  ],
});
