/** The evidence for the three derivatives of the appendix, which differ in the gate only. */

import { gateJacobian } from '../../engine/closed-forms/lstm-jacobians.ts';
import { gateOfCell } from '../../engine/derivatives/lstm-functions.ts';
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { identity } from '../../proof/make.ts';
import type { Comparison } from '../../proof/part.ts';
import { gateWith, lastButOne, slips } from '../lstm-gradient/cell-derivatives.ts';
import { differenceQuotients, forwardDerivative, oneMillionthTooLarge, reverseDerivative } from '../routes.ts';
import { equal, mistake, type Words } from '../vocabulary.ts';

const inCode = { f: 'f', i: 'i', c: 'candidate' } as const;

/** ∂(gate)_T/∂c_{T−1}: by three routes that use no formula, against the closed form. As many inputs as units. */
export function gateDerivative(gate: 'f' | 'i' | 'c', name: Words) {
  const of = (g: LstmCase) => gateOfCell(g, inCode[gate], g.T);
  const closed = (g: LstmCase) => gateJacobian(g, gate, g.T);
  return identity<LstmCase>({
    name,
    draw: drawLstm({ square: true }),
    left: [forwardDerivative(of, lastButOne), reverseDerivative(of, lastButOne), differenceQuotients(of, lastButOne)],
    right: closed,
    relation: equal({ relative: 1e-10 }),
    controls: [
      mistake('$o_t$ for $o_{t-1}$', '把 $o_{t-1}$ 写成 $o_t$', (g) => gateWith(g, gate, slips.laterGate)),
      mistake("$\\tanh(c_{t-1})$ for $\\tanh'(c_{t-1})$", "把 $\\tanh'(c_{t-1})$ 写成 $\\tanh(c_{t-1})$", (g) =>
        gateWith(g, gate, slips.noDerivative),
      ),
      mistake('the input block $V$ for the recurrent block $U$', '把循环块 $U$ 写成输入块 $V$', (g) =>
        gateWith(g, gate, slips.inputBlock),
      ),
      oneMillionthTooLarge(closed),
    ],
  });
}

/** The printed candidate: σ′ for tanh′, on the same cases. */
export const printedCandidate = (part: Comparison<LstmCase>, name: Words): Comparison<LstmCase> => ({
  ...part,
  name,
  right: (g) => gateWith(g, 'c', slips.printed),
  controls: [],
});
