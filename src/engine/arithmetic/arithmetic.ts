/**
 * The operations that networks are written in. Because `rnn.ts` and `lstm.ts` use no others, they run on floats (forward pass),
 * on dual numbers (forward mode), on a tape (reverse mode) and on intervals (certificates).
 */
import * as elementary from './elementary.ts';

export interface Arithmetic<N> {
  /** A constant: derivative 0, a point interval. */
  of(x: number): N;
  add(a: N, b: N): N;
  sub(a: N, b: N): N;
  mul(a: N, b: N): N;
  /** start + Σ_j M[from + j]·v[j], added in the order of j: a row of a matrix times a vector. */
  dot(start: N, M: ArrayLike<N>, from: number, v: readonly N[]): N;
  /** σ(a) = 1 / (1 + e^{−a}) */
  sigmoid(a: N): N;
  tanh(a: N): N;
  /** σ′(a), computed from e^{−|a|} and not as σ(1 − σ), so that it shares no rule with the closed forms. */
  sigmoidSlope(a: N): N;
  /** tanh′(a), computed from e^{−2|a|} and not as 1 − tanh², for the same reason. */
  tanhSlope(a: N): N;
}

/** Numbers as constants of an arithmetic. */
export function lifted<N>(a: Arithmetic<N>, numbers: ArrayLike<number>): N[] {
  const constants: N[] = [];
  for (let k = 0; k < numbers.length; k++) constants.push(a.of(numbers[k]));
  return constants;
}

/** The `dot` of an arithmetic by its sums and products. */
export const dotBy =
  <N>({ add, mul }: Pick<Arithmetic<N>, 'add' | 'mul'>): Arithmetic<N>['dot'] =>
  (start, M, from, v) => {
    let sum = start;
    for (let j = 0; j < v.length; j++) sum = add(sum, mul(M[from + j], v[j]));
    return sum;
  };

/** float64; results are the same bits on every engine. */
export const floats: Arithmetic<number> = {
  of: (x) => x,
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  // `dotBy` without function calls.
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
