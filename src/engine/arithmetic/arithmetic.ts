/**
 * What a forward pass is written in. The same `rnn.ts` and `lstm.ts` run on floats (the forward pass), on dual
 * numbers (forward mode), on a tape (reverse mode) and on intervals (certificates), because they only use these operations.
 */
import * as elementary from './elementary.ts';

export interface Arithmetic<N> {
  /** A constant: its derivative is 0, its interval is a point. */
  of(x: number): N;
  add(a: N, b: N): N;
  sub(a: N, b: N): N;
  mul(a: N, b: N): N;
  /** start + Σ_j M[from + j]·v[j], added in the order of j: a row of a matrix times a vector. */
  dot(start: N, M: ArrayLike<N>, from: number, v: readonly N[]): N;
  /** σ(a) = 1 / (1 + e^{−a}) */
  sigmoid(a: N): N;
  tanh(a: N): N;
  /** σ′(a), written through e^{−|a|} and not as σ(1 − σ), so that it shares no rule with the closed formulas. */
  sigmoidSlope(a: N): N;
  /** tanh′(a), written through e^{−2|a|} and not as 1 − tanh², for the same reason. */
  tanhSlope(a: N): N;
}

/** Numbers as constants of an arithmetic. */
export function lifted<N>(a: Arithmetic<N>, numbers: ArrayLike<number>): N[] {
  const constants: N[] = [];
  for (let k = 0; k < numbers.length; k++) constants.push(a.of(numbers[k]));
  return constants;
}

/** The `dot` that follows from an arithmetic's sums and products. */
export const dotBy =
  <N>({ add, mul }: Pick<Arithmetic<N>, 'add' | 'mul'>): Arithmetic<N>['dot'] =>
  (start, M, from, v) => {
    let sum = start;
    for (let j = 0; j < v.length; j++) sum = add(sum, mul(M[from + j], v[j]));
    return sum;
  };

/** float64; every result is the same bits on every engine. */
export const floats: Arithmetic<number> = {
  of: (x) => x,
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  // As `dotBy` has it, with nothing to call.
  dot: (start, M, from, v) => {
    let sum = start;
    for (let j = 0; j < v.length; j++) sum += M[from + j] * v[j];
    return sum;
  },
  sigmoid: elementary.sigmoid,
  tanh: elementary.tanh,
  sigmoidSlope: elementary.sigmoidSlope,
  tanhSlope: elementary.tanhSlope,
};
