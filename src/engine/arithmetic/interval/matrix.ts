/** Bounds of the singular values of every matrix whose entries lie in given intervals. */
import { abs, add, div, max, mul, sqr, sqrt, sub } from './operations.ts';
import { type Interval, mid, point } from './set.ts';

/** Rows of entries. */
type IntervalMatrix = readonly (readonly Interval[])[];

const largest = (values: readonly Interval[]): Interval => values.reduce(max, point(0));
const total = (values: readonly Interval[]): Interval => values.reduce(add, point(0));
const columnsOf = (A: IntervalMatrix): IntervalMatrix => A[0].map((_, j) => A.map((row) => row[j]));
const map = (A: IntervalMatrix, entry: (a: Interval, i: number, j: number) => Interval): IntervalMatrix =>
  A.map((row, i) => row.map((a, j) => entry(a, i, j)));

/** ‖A‖ ≤ √(‖A‖₁ ‖A‖_∞) */
function sumNorm(A: IntervalMatrix): Interval {
  const most = (rows: IntervalMatrix) => largest(rows.map((row) => total(row.map(abs))));
  return sqrt(mul(most(A), most(columnsOf(A))));
}

/** ‖A‖ = √‖AᵀA‖, used three times: ‖A‖ ≤ ‖((AᵀA)²)²‖_∞^⅛, within n^⅛ of the norm. */
function gramNorm(A: IntervalMatrix): Interval {
  const gram = (B: IntervalMatrix): IntervalMatrix => {
    const columns = columnsOf(B);
    return columns.map((a) => columns.map((b) => total(a.map((entry, k) => mul(entry, b[k])))));
  };
  return sqrt(sqrt(sqrt(sumNorm(gram(gram(gram(A)))))));
}

/** An upper bound of ‖A‖: by sums, or by the norm of the middle and the sums of what is off it. */
export function normAtMost(A: IntervalMatrix): number {
  const middle = map(A, (a) => point(mid(a)));
  const off = map(A, (a, i, j) => sub(a, middle[i][j]));
  return Math.min(sumNorm(A).hi, add(gramNorm(middle), sumNorm(off)).hi);
}

/**
 * Holds all singular values of every such square matrix: none is below the least modulus on the diagonal minus the norm of what is
 * off it. [0, ∞) where an entry is not bounded. Throws RangeError on an empty entry.
 */
export function singularValuesWithin(A: IntervalMatrix): Interval {
  const off = map(A, (a, i, j) => (i === j ? point(0) : a));
  const least = Math.min(...A.map((row, i) => abs(row[i]).lo));
  const hi = normAtMost(A);
  if (!(hi < Number.POSITIVE_INFINITY)) return { lo: 0, hi: Number.POSITIVE_INFINITY };
  return { lo: Math.max(0, sub(point(least), { lo: 0, hi: normAtMost(off) }).lo), hi };
}

/** Holds ‖Av‖/‖v‖ for every such matrix; v has a number that is not 0. */
export function stretch(A: IntervalMatrix, v: readonly number[]): Interval {
  const length = (entries: readonly Interval[]) => sqrt(total(entries.map(sqr)));
  const direction = v.map(point);
  return div(length(A.map((row) => total(row.map((a, j) => mul(a, direction[j]))))), length(direction));
}
