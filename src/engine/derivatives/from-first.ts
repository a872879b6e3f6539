/**
 * c_1, c_2, … of a network together with ∂c_t/∂c_1, by dual numbers in any arithmetic. In intervals one run holds every network
 * whose numbers lie in them.
 */
import type { Arithmetic } from '../arithmetic/arithmetic.ts';
import { type Dual, duals } from '../arithmetic/dual.ts';
import { enclosedRows, singularValuesWithin } from '../arithmetic/interval/norms.ts';
import { type Interval, intervals } from '../arithmetic/interval.ts';
import { type LstmRanges, type LstmStart, lstmBox, type RnnStart } from '../networks/boxes.ts';
import { type LstmStep, lstmStep, outputOf } from '../networks/lstm.ts';
import { rnnStep } from '../networks/rnn.ts';

/** Steps 2, 3, … of an LSTM, by c_1, with h_1 = o_1⊗tanh(c_1): all paths, also the one through the output gate. Without end. */
export function* lstmFromFirst<N>(over: Arithmetic<N>, { net, x, c1, o1 }: LstmStart<N>): Generator<LstmStep<Dual<N>>> {
  const a = duals(over, net.n);
  const constants = (v: ArrayLike<N>) => Array.from(v, a.held);
  const gates = ({ f, i, c, o }: typeof net.W) => ({
    f: constants(f),
    i: constants(i),
    c: constants(c),
    o: constants(o),
  });
  const lifted = { ...net, W: gates(net.W), b: gates(net.b), h0: [], c0: [] };
  let c = a.free(c1);
  let h = outputOf(a, constants(o1), c);
  for (let t = 2; ; t++) {
    const step = lstmStep(a, lifted, c, h, constants(x(t)));
    yield step;
    ({ c, h } = step);
  }
}

/** z_t and c_t of an RNN at the steps 2, 3, …, by c_1. Without end. */
export function* rnnFromFirst<N>(
  over: Arithmetic<N>,
  { net, x, c1 }: RnnStart<N>,
): Generator<{ z: Dual<N>[]; c: Dual<N>[] }> {
  const a = duals(over, net.n);
  const constants = (v: ArrayLike<N>) => Array.from(v, a.held);
  const lifted = { ...net, p: 0, W: constants(net.W), Wout: [], c0: [] };
  let c = a.free(c1);
  for (let t = 2; ; t++) {
    const step = rnnStep(a, lifted, c, constants(x(t)));
    yield step;
    ({ c } = step);
  }
}

/** ∂c_t/∂c_1 as rows of numbers. */
export const dualSlopes = <N>(c: readonly Dual<N>[]): (readonly N[])[] => c.map(({ slopes }) => slopes);

/** Intervals that hold all singular values of ∂c_t/∂c_1, t = 2 … T, for every LSTM of the box. */
export function lstmKept(ranges: LstmRanges, T: number): Interval[] {
  const kept: Interval[] = [];
  for (const { c } of lstmFromFirst(intervals, lstmBox(ranges))) {
    kept.push(singularValuesWithin(enclosedRows(dualSlopes(c))));
    if (kept.length >= T - 1) break;
  }
  return kept;
}
