/** The evidence for the derivatives of the three layers that c_t is made of, which differ in the gate only. */
import { gateOfCell } from '../../engine/derivatives/lstm-functions.ts';
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { identity } from '../../proof/make.ts';
import { inPractice, practices } from '../practices.ts';
import type { Reading } from '../reading.ts';
import { differenceQuotients, oneMillionthTooLarge, reverseDerivative } from '../routes.ts';
import { equal, type Words, words } from '../vocabulary.ts';
import { lastButOne } from './cell-derivatives.ts';

const SLOPE = {
  f: String.raw`\operatorname{diag}\bigl(\sigma'(z^f_t)\bigr)`,
  i: String.raw`\operatorname{diag}\bigl(\sigma'(z^i_t)\bigr)`,
  c: String.raw`\operatorname{diag}\bigl(\tanh'(z^c_t)\bigr)`,
};
const inCode = { f: 'f', i: 'i', c: 'candidate' } as const;

/** ∂(gate)_T/∂c_{T−1}: the displayed formula against routes that use no formula, and exactly. */
export function gateDerivative(gate: 'f' | 'i' | 'c', shown: Reading<LstmCase>, name: Words) {
  const of = (g: LstmCase) => gateOfCell(g, inCode[gate], g.T);
  const sides = shown.equation([reverseDerivative(of, lastButOne), differenceQuotients(of, lastButOne)]);
  const mistakes = [
    inPractice(practices.overwritten, shown.edit('o_{t-1}', 'o_t')),
    inPractice(practices.valueForSlope, shown.edit("\\tanh'(c_{t-1})", '\\tanh(c_{t-1})')),
    // Without the slope of the gate itself; V for U needs no control, since its dimensions do not fit.
    shown.edit(SLOPE[gate], 'I', { name: words('the slope of the gate left out', '漏掉门自身的斜率') }),
  ];
  const sampled = identity<LstmCase>({
    name,
    draw: drawLstm(),
    ...sides,
    relation: equal({ relative: 1e-10 }),
    controls: [oneMillionthTooLarge(sides.right)],
  });
  return { sampled, exact: shown.exactly(mistakes) };
}
