/** What the quoted formulas of this chapter are: one term of the sum over all steps. */
import { reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { lossesOfCopies } from '../../engine/derivatives/rnn-functions.ts';
import type { Draw, RnnCase } from '../../engine/networks/draw.ts';
import { identity, reverseMode } from '../../proof/make.ts';
import type { Reading } from '../reading.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { equal, words } from '../vocabulary.ts';

/** Term j = 1 of ∂E_T/∂W by the tape, where each step has its own copy of W. */
function firstTerm(g: RnnCase) {
  const copies = Array.from({ length: g.T }, () => Array.from(g.W)).flat();
  return reverseJacobian((a, v) => [lossesOfCopies(g)(a, v)[g.T - 1]], copies).data.slice(0, g.W.length);
}

/** The right side of a quoted formula is the term j = 1, and nothing else. */
export function isFirstTerm(printed: Reading<RnnCase>, draw: Draw<RnnCase>) {
  const sides = printed.expression<RnnCase>([reverseMode(firstTerm)], { side: 1 });
  return identity<RnnCase>({
    name: words('the formula as quoted is the term $j = 1$', '笔记所引的公式就是 $j = 1$ 这一项'),
    draw,
    ...sides,
    relation: equal({ relative: 1e-10 }),
    cases: 20,
    controls: [oneMillionthTooLarge(sides.right)],
  });
}
