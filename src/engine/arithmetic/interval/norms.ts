/**
 * Bounds of ‖A‖₂, σ_min(A) and det A for every matrix A of a matrix of intervals. For the matrix M of midpoints an approximate
 * singular value decomposition only proposes V; what is returned is proven from it: with B = (MV)ᵀ(MV) and ε ≥ ‖I − VᵀV‖_∞ < 1,
 * Gershgorin's circles give ‖M‖² ≤ λ_max(B)/(1 − ε) and σ_min(M)² ≥ λ_min(B)/(1 + ε), and ‖Mv‖/‖v‖ lies between σ_min and ‖M‖ for
 * every v ≠ 0 (S. M. Rump, Verified bounds for singular values, BIT 51, 2011). After Weyl no singular value of A is further from that
 * of M than ‖A − M‖ ≤ √(‖A − M‖₁ ‖A − M‖_∞).
 */
import { largest, matrixOf, rightSingularVectors } from '../matrix.ts';
import { abs, add, div, max, mul, neg, sqr, sqrt, sub } from './operations.ts';
import { type Interval, isEmpty, mid, point } from './set.ts';

/** rows × cols; entry [i][j] is data[i·cols + j]. */
export interface EnclosedMatrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: readonly Interval[];
}

export const enclosedRows = (rows: readonly (readonly Interval[])[]): EnclosedMatrix => ({
  rows: rows.length,
  cols: rows[0].length,
  data: rows.flat(),
});

const [zero, one] = [point(0), point(1)];
const nothingKnown: Interval = { lo: 0, hi: Number.POSITIVE_INFINITY };
const isBounded = ({ lo, hi }: Interval) => Number.isFinite(lo) && Number.isFinite(hi);

/** ‖A‖₂, the largest singular value; [0, ∞] where an entry has no bound. Throws RangeError for an empty or NaN entry. */
export const enclosedNorm = (A: EnclosedMatrix): Interval => scaled(A, (tall) => extremes(tall).norm);

/** The least of the min(rows, cols) singular values, as above. */
export const leastSingularValue = (A: EnclosedMatrix): Interval => scaled(A, (tall) => extremes(tall).least);

/** An interval that holds all min(rows, cols) singular values, as above. */
export const singularValuesWithin = (A: EnclosedMatrix): Interval =>
  scaled(A, (tall) => {
    const { norm, least } = extremes(tall);
    return { lo: least.lo, hi: norm.hi };
  });

/** Holds ‖Av‖/‖v‖ for every such matrix; v has a number that is not 0. */
export function stretch({ rows, cols, data }: EnclosedMatrix, v: readonly number[]): Interval {
  const direction = v.map(point);
  const image = Array.from({ length: rows }, (_, i) =>
    dot(
      cols,
      (j) => data[i * cols + j],
      (j) => direction[j],
    ),
  );
  return div(length(image), length(direction));
}

/** det A of a square matrix, by expansion along its rows: without a division, and quick up to 6 × 6. */
export function determinant({ rows, cols, data }: EnclosedMatrix): Interval {
  if (rows !== cols) throw new RangeError(`determinant of ${rows} × ${cols}, needed a square matrix`);
  const minor = (row: number, left: readonly number[]): Interval =>
    left.reduce(
      (sum, j, k) => {
        const rest = left.filter((_, i) => i !== k);
        const term = mul(data[row * cols + j], minor(row + 1, rest));
        return add(sum, k % 2 === 0 ? term : neg(term));
      },
      left.length === 0 ? one : zero,
    );
  return minor(0, [...Array(cols).keys()]);
}

/** Calls `of` with a tall or square matrix whose largest entry is near 1, so that no square overflows or underflows. */
function scaled(A: EnclosedMatrix, of: (tall: EnclosedMatrix) => Interval): Interval {
  const { rows, cols, data } = A;
  const bad = data.findIndex(isEmpty);
  if (bad >= 0 || data.length !== rows * cols || data.length === 0)
    throw new RangeError(
      bad >= 0
        ? `entry ${bad} of a matrix is empty or NaN, needed an interval`
        : `a matrix has ${data.length} entries, needed ${rows} × ${cols}, and at least one`,
    );
  if (!data.every(isBounded)) return nothingKnown;
  const top = largest(data.map((entry) => abs(entry).hi));
  if (top === 0) return zero;
  const unit = nearPower(top);
  const shrunk = data.map((entry) => mul(entry, point(1 / unit)));
  const tall = rows >= cols ? { ...A, data: shrunk } : transposed({ ...A, data: shrunk });
  const { lo, hi } = mul(of(tall), point(unit));
  return { lo: Math.max(0, lo), hi };
}

/** A power of two from 2⁻¹⁰⁰⁰ to 2¹⁰⁰⁰, within a factor of 2 of x as far as there is one. */
function nearPower(x: number): number {
  let unit = 1;
  for (let e = 0; e < 1000 && unit < x; e++) unit *= 2;
  for (let e = 0; e < 1000 && unit > x; e++) unit /= 2;
  return unit;
}

const transposed = ({ rows, cols, data }: EnclosedMatrix): EnclosedMatrix => ({
  rows: cols,
  cols: rows,
  data: data.map((_, k) => data[(k % rows) * cols + Math.floor(k / rows)]),
});

const dot = (length: number, a: (k: number) => Interval, b: (k: number) => Interval): Interval => {
  let sum = zero;
  for (let k = 0; k < length; k++) sum = add(sum, mul(a(k), b(k)));
  return sum;
};
const length = (v: readonly Interval[]): Interval => sqrt(v.reduce((sum, x) => add(sum, sqr(x)), zero));

/** The largest and the least singular value of a tall matrix. */
function extremes(A: EnclosedMatrix): { readonly norm: Interval; readonly least: Interval } {
  const middle = { ...A, data: A.data.map((entry) => point(mid(entry))) };
  const { above, below, columns } = decomposed(middle);
  const off = sumNorm({ ...A, data: A.data.map((entry, k) => sub(entry, middle.data[k])) });
  const within = (lo: number, hi: number) => ({ lo: sub(point(lo), off).lo, hi: add(point(hi), off).hi });
  return {
    norm: within(Math.max(...columns.map(({ lo }) => lo)), sqrt(above).hi),
    least: within(sqrt(max(zero, below)).lo, Math.min(...columns.map(({ hi }) => hi))),
  };
}

/** ‖A‖ ≤ √(‖A‖₁ ‖A‖_∞), from above */
function sumNorm(A: EnclosedMatrix): Interval {
  const mostInRow = ({ rows, cols, data }: EnclosedMatrix) =>
    Array.from({ length: rows }, (_, i) =>
      data.slice(i * cols, (i + 1) * cols).reduce((sum, entry) => add(sum, abs(entry)), zero),
    ).reduce(max);
  return point(sqrt(mul(mostInRow(A), mostInRow(transposed(A)))).hi);
}

/** Bounds of the squares of the singular values of a tall matrix from above and below, and ‖Av‖/‖v‖ for each column v of V. */
function decomposed({ rows, cols, data }: EnclosedMatrix) {
  const V = rightSingularVectors(matrixOf(rows, cols, (i, j) => data[i * cols + j].lo));
  const column = (j: number) => Array.from({ length: cols }, (_, k) => point(V.data[k * cols + j]));
  const vectors = Array.from({ length: cols }, (_, j) => column(j));
  const images = vectors.map((v) =>
    Array.from({ length: rows }, (_, i) =>
      dot(
        cols,
        (k) => data[i * cols + k],
        (k) => v[k],
      ),
    ),
  );
  const gram = (of: readonly (readonly Interval[])[]) =>
    of.map((a) =>
      of.map((b) =>
        dot(
          a.length,
          (k) => a[k],
          (k) => b[k],
        ),
      ),
    );
  /** The largest Σ_j |I − VᵀV|_ij. */
  const off = gram(vectors).map((row, i) => row.map((entry, j) => abs(i === j ? sub(one, entry) : entry)).reduce(add));
  const epsilon = point(Math.max(...off.map(({ hi }) => hi)));
  const circles = gram(images).map((row, i) => {
    const radius = row.reduce((sum, entry, j) => (j === i ? sum : add(sum, abs(entry))), zero);
    // ‖Av_i‖² stands on the diagonal.
    return { above: add(row[i], radius).hi, below: sub(row[i], radius).lo };
  });
  const above = epsilon.hi < 1 ? div(point(Math.max(...circles.map((c) => c.above))), sub(one, epsilon)) : nothingKnown;
  const below = epsilon.hi < 1 ? div(point(Math.min(...circles.map((c) => c.below))), add(one, epsilon)) : zero;
  return { above, below, columns: images.map((image, j) => div(length(image), length(vectors[j]))) };
}
