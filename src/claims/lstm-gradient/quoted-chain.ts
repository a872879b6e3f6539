/** What the quoted formulas of chapters 5 and 6 are: the term j = 1 of the sum, along the cell states alone. */
import { orderedProduct, times } from '../../engine/arithmetic/matrix.ts';
import { forwardJacobian } from '../../engine/derivatives/differentiate.ts';
import { flatten, nextCell, unflatten } from '../../engine/derivatives/lstm-functions.ts';
import { drawLstm, type LstmCase, liftLstm } from '../../engine/networks/draw-lstm.ts';
import { lstmForward, outputOf } from '../../engine/networks/lstm.ts';
import { halfSquare, rowAt } from '../../engine/networks/rnn.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { forwardMode, identity } from '../../proof/make.ts';
import type { Reading } from '../reading.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { overSteps } from '../sums.ts';
import { equal, words } from '../vocabulary.ts';

/** Each link by forward mode: E_T of c_T with o_T held, c_t of c_{t−1} with o_{t−1} held, c_1 of all weights and biases. */
function linkByLink(g: LstmCase) {
  const { T, n } = g;
  const { c, steps } = lstmTrace(g);
  const loss = forwardJacobian(
    (a, v) => [halfSquare(a, outputOf(a, steps[T - 1].o.map(a.of), v), rowAt(a, g.y, n, T))],
    c[T],
  );
  const cells = overSteps(T - 1, (s) => forwardJacobian(nextCell(g, s + 1), c[s]));
  const first = forwardJacobian(
    (a, flat) => lstmForward(a, liftLstm(a, g, unflatten(g, flat)), { ...g, T: 1 }).c[1],
    flatten(g),
  );
  return times(times(loss, orderedProduct(cells, n)), first);
}

/** The right side of a quoted formula is that term, and nothing else. */
export function isChainOfCells(printed: Reading<LstmCase>) {
  const sides = printed.expression<LstmCase>([forwardMode(linkByLink)], { side: 1 });
  return identity<LstmCase>({
    name: words(
      'the formula as quoted is the term $j = 1$ along the cell states',
      '笔记所引的公式是只沿细胞状态的 $j = 1$ 一项',
    ),
    draw: drawLstm({ units: [1, 2], inputs: [1, 1], steps: [2, 4] }),
    ...sides,
    relation: equal({ relative: 1e-10 }),
    cases: 20,
    controls: [oneMillionthTooLarge(sides.right)],
  });
}
