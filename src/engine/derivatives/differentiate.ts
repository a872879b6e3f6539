/**
 * Three ways to differentiate a function written in generic arithmetic. They are independent of networks, and the article's
 * formulas are checked against them.
 */
import { type Arithmetic, floats } from '../arithmetic/arithmetic.ts';
import { duals } from '../arithmetic/dual.ts';
import { type Matrix, matrixOf } from '../arithmetic/matrix.ts';
import { newTape } from '../arithmetic/tape.ts';

/** A function ℝ^q → ℝ^r that any arithmetic can run. */
export type Generic = <N>(a: Arithmetic<N>, v: readonly N[]) => N[];

const STEP = 1 / 131072; // 2⁻¹⁷

/** Forward mode: one run on dual numbers, with the q unit vectors as directions. Row i has the derivatives of result i. */
export function forwardSlopes<N>(over: Arithmetic<N>, f: Generic, at: readonly N[]): (readonly N[])[] {
  const a = duals(over, at.length);
  return f(a, a.free(at)).map(({ slopes }) => slopes);
}

/** Reverse mode: row i is one backward pass along the tape from result i. */
export function reverseSlopes<N>(over: Arithmetic<N>, f: Generic, at: readonly N[]): (readonly N[])[] {
  const tape = newTape(over);
  const variables = at.map(tape.put);
  return f(tape, variables).map((result) => tape.gradient(result, variables));
}

const jacobianBy =
  (slopes: typeof forwardSlopes) =>
  (f: Generic, at: ArrayLike<number>): Matrix => {
    const rows = slopes(floats, f, Array.from(at));
    return matrixOf(rows.length, at.length, (i, j) => rows[i][j]);
  };
/** r × q */
export const forwardJacobian = jacobianBy(forwardSlopes);
/** r × q */
export const reverseJacobian = jacobianBy(reverseSlopes);

/** Central differences with step 2⁻¹⁷·max(1, |v_j|), whose truncation and rounding errors are both near 10⁻¹⁰. r × q. */
export function differenceJacobian(f: Generic, at: ArrayLike<number>): Matrix {
  const columns = Array.from(at, (v, j) => {
    const step = STEP * Math.max(1, Math.abs(v));
    const shifted = (by: number) =>
      f(
        floats,
        Array.from(at, (value, k) => (k === j ? value + by : value)),
      );
    const [above, below] = [shifted(step), shifted(-step)];
    return above.map((value, i) => (value - below[i]) / (v + step - (v - step)));
  });
  return matrixOf(columns[0]?.length ?? 0, at.length, (i, j) => columns[j][i]);
}
