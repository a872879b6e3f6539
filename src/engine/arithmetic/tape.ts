/**
 * Reverse mode: every operation is recorded on a tape with its local partials; one backward pass gives the derivatives of one
 * result by everything. It is independent of networks, so that BPTT by hand can be checked against it.
 */
import { type Arithmetic, dotBy } from './arithmetic.ts';

/** A number on a tape: its value and its index. */
export interface Taped<N> {
  readonly value: N;
  readonly index: number;
}

export interface Tape<N> extends Arithmetic<Taped<N>> {
  /** A variable. */
  put(value: N): Taped<N>;
  /** ∂result/∂variable for each variable; all must be on this tape. */
  gradient(result: Taped<N>, variables: readonly Taped<N>[]): N[];
}

/** A tape over any other arithmetic. */
export function newTape<N>(over: Arithmetic<N>): Tape<N> {
  // Entry k has its parents' indices at 2k and 2k + 1 (−1 for none), and the partials by them likewise.
  const { add: plus, mul: times } = over;
  const parents: number[] = [];
  const partials: N[] = [];
  const [zero, unit, minus, two] = [0, 1, -1, 2].map(over.of);
  const put = (value: N, a = -1, da = zero, b = -1, db = zero): Taped<N> => {
    parents.push(a, b);
    partials.push(da, db);
    return { value, index: parents.length / 2 - 1 };
  };
  const apply = (f: (x: N) => N, slope: (x: N) => N) => (a: Taped<N>) => put(f(a.value), a.index, slope(a.value));
  const add = (a: Taped<N>, b: Taped<N>) => put(plus(a.value, b.value), a.index, unit, b.index, unit);
  const mul = (a: Taped<N>, b: Taped<N>) => put(times(a.value, b.value), a.index, b.value, b.index, a.value);
  return {
    put: (value) => put(value),
    of: (x) => put(over.of(x)),
    add,
    sub: (a, b) => put(over.sub(a.value, b.value), a.index, unit, b.index, minus),
    mul,
    dot: dotBy({ add, mul }),
    sigmoid: apply(over.sigmoid, over.sigmoidSlope),
    tanh: apply(over.tanh, over.tanhSlope),
    // σ″ = σ′ (1 − 2σ) and tanh″ = −2 tanh tanh′
    sigmoidSlope: apply(over.sigmoidSlope, (x) =>
      times(over.sigmoidSlope(x), over.sub(unit, times(two, over.sigmoid(x)))),
    ),
    tanhSlope: apply(over.tanhSlope, (x) => times(times(over.sub(zero, two), over.tanh(x)), over.tanhSlope(x))),
    gradient(result, variables) {
      const adjoint = new Array<N>(result.index + 1).fill(zero);
      adjoint[result.index] = unit;
      for (let k = 2 * result.index + 1; k >= 0; k--) {
        const parent = parents[k];
        if (parent >= 0) adjoint[parent] = plus(adjoint[parent], times(adjoint[k >> 1], partials[k]));
      }
      return variables.map(({ index }) => adjoint[index] ?? zero);
    },
  };
}
