/**
 * Reverse mode: every operation is recorded on a tape with its local partials; one backward pass gives the derivatives of one
 * result by everything. It is independent of networks, so that BPTT by hand can be checked against it.
 */
import { type Arithmetic, dotBy, floats } from './arithmetic.ts';

/** A number on a tape: its value and its index. */
export interface Taped {
  readonly value: number;
  readonly index: number;
}

export interface Tape extends Arithmetic<Taped> {
  /** ∂result/∂variable for each variable; all must be on this tape. */
  gradient(result: Taped, variables: readonly Taped[]): Float64Array;
}

export function newTape(): Tape {
  // Entry k has its parents' indices at 2k and 2k + 1 (−1 for none), and the partials by them likewise.
  const parents: number[] = [];
  const partials: number[] = [];
  const put = (value: number, a = -1, da = 0, b = -1, db = 0): Taped => {
    parents.push(a, b);
    partials.push(da, db);
    return { value, index: parents.length / 2 - 1 };
  };
  const apply = (f: (x: number) => number, slope: (x: number) => number) => (a: Taped) =>
    put(f(a.value), a.index, slope(a.value));
  const add = (a: Taped, b: Taped) => put(a.value + b.value, a.index, 1, b.index, 1);
  const mul = (a: Taped, b: Taped) => put(a.value * b.value, a.index, b.value, b.index, a.value);
  return {
    of: (x) => put(x),
    add,
    sub: (a, b) => put(a.value - b.value, a.index, 1, b.index, -1),
    mul,
    dot: dotBy({ add, mul }),
    sigmoid: apply(floats.sigmoid, floats.sigmoidSlope),
    tanh: apply(floats.tanh, floats.tanhSlope),
    sigmoidSlope: apply(floats.sigmoidSlope, (x) => floats.sigmoidSlope(x) * (1 - 2 * floats.sigmoid(x))),
    tanhSlope: apply(floats.tanhSlope, (x) => -2 * floats.tanh(x) * floats.tanhSlope(x)),
    gradient(result, variables) {
      const adjoint = new Float64Array(result.index + 1);
      adjoint[result.index] = 1;
      for (let k = 2 * result.index + 1; k >= 0; k--) {
        const parent = parents[k];
        if (parent >= 0) adjoint[parent] += adjoint[k >> 1] * partials[k];
      }
      return Float64Array.from(variables, (v) => adjoint[v.index] ?? 0);
    },
  };
}
