/**
 * Dense real matrices, row-major. Sums run in index order, so results are the same bits everywhere. The data are plain arrays:
 * V8 allocates a Float64Array of more than 8 numbers off the heap, and small matrices are created by the million. For the same reason
 * the loops of what is called most are written out: a function called for each entry is not inlined where there are many.
 */
import {
  determinant,
  EigenvalueDecomposition,
  Matrix as Library,
  QrDecomposition,
  SingularValueDecomposition,
} from 'ml-matrix';

/** rows × cols; entry [i][j] is data[i·cols + j]. */
export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: number[];
}

/** A rows × cols matrix from its entries, row-major. Throws RangeError on the wrong count. */
export function matrix(rows: number, cols: number, data: ArrayLike<number>): Matrix {
  if (data.length !== rows * cols)
    throw new RangeError(`matrix: got ${data.length} entries, needed ${rows} × ${cols} = ${rows * cols}`);
  return { rows, cols, data: Array.isArray(data) ? data : Array.from(data) };
}

export function matrixOf(rows: number, cols: number, entry: (i: number, j: number) => number): Matrix {
  const data: number[] = [];
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) data.push(entry(i, j));
  return { rows, cols, data };
}

export const zeros = (rows: number, cols: number): Matrix => matrixOf(rows, cols, () => 0);
export const identityMatrix = (n: number): Matrix => matrixOf(n, n, (i, j) => (i === j ? 1 : 0));
export const diag = (d: ArrayLike<number>): Matrix => matrixOf(d.length, d.length, (i, j) => (i === j ? d[i] : 0));
export const transpose = (a: Matrix): Matrix => matrixOf(a.cols, a.rows, (i, j) => a.data[j * a.cols + i]);
export const scale = (s: number, a: Matrix): Matrix => ({ ...a, data: a.data.map((v) => s * v) });

/** The columns from … to − 1 of a. */
export function columns({ rows, cols, data }: Matrix, from: number, to: number): Matrix {
  const cut: number[] = [];
  for (let i = 0; i < rows; i++) for (let j = from; j < to; j++) cut.push(data[i * cols + j]);
  return { rows, cols: to - from, data: cut };
}

/** diag(d) a: row i is multiplied by d[i]. */
export function scaleRows(d: ArrayLike<number>, { rows, cols, data }: Matrix): Matrix {
  fits('scaleRows', d.length, rows);
  const scaled: number[] = [];
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) scaled.push(d[i] * data[i * cols + j]);
  return { rows, cols, data: scaled };
}

/** a diag(d): column j is multiplied by d[j]. */
export function scaleColumns({ rows, cols, data }: Matrix, d: ArrayLike<number>): Matrix {
  fits('scaleColumns', d.length, cols);
  const scaled: number[] = [];
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) scaled.push(data[i * cols + j] * d[j]);
  return { rows, cols, data: scaled };
}

/** a b, a of p × q and b of q × r. */
export function times(a: Matrix, b: Matrix): Matrix {
  fits('times', a.cols, b.rows);
  const [p, q, r] = [a.rows, a.cols, b.cols];
  const data: number[] = [];
  for (let i = 0; i < p; i++)
    for (let j = 0; j < r; j++) {
      let sum = 0;
      for (let k = 0; k < q; k++) sum += a.data[i * q + k] * b.data[k * r + j];
      data.push(sum);
    }
  return { rows: p, cols: r, data };
}

/** The sum of matrices of the same shape. */
export function plus(first: Matrix, ...others: readonly Matrix[]): Matrix {
  const out = matrix(first.rows, first.cols, first.data.slice());
  for (const other of others) {
    fits('plus', other.rows, first.rows);
    fits('plus', other.cols, first.cols);
    for (let i = 0; i < out.data.length; i++) out.data[i] += other.data[i];
  }
  return out;
}

export const minus = (a: Matrix, b: Matrix): Matrix => plus(a, scale(-1, b));

/** The block matrix [[a, b], [c, d]]. */
export function blocks([[a, b], [c, d]]: readonly [readonly [Matrix, Matrix], readonly [Matrix, Matrix]]): Matrix {
  fits('blocks', b.rows, a.rows);
  fits('blocks', d.rows, c.rows);
  fits('blocks', c.cols, a.cols);
  fits('blocks', d.cols, b.cols);
  const data: number[] = [];
  for (const [left, right] of [
    [a, b],
    [c, d],
  ])
    for (let i = 0; i < left.rows; i++) {
      for (let j = 0; j < left.cols; j++) data.push(left.data[i * left.cols + j]);
      for (let j = 0; j < right.cols; j++) data.push(right.data[i * right.cols + j]);
    }
  return { rows: a.rows + c.rows, cols: a.cols + b.cols, data };
}

/** Rows from … to − 1 of a. */
export const rows = (a: Matrix, from: number, to: number): Matrix =>
  matrix(to - from, a.cols, a.data.slice(from * a.cols, to * a.cols));

/** M_k ⋯ M_2 M_1 for [M_1, …, M_k]: the latest factor is on the left. The empty product is the n × n identity. */
export const orderedProduct = (factors: readonly Matrix[], n: number): Matrix =>
  factors.reduce((product, factor) => times(factor, product), identityMatrix(n));

/** √Σ v², the Euclidean norm of a vector and the Frobenius norm ‖·‖_F of a matrix's data. */
export function norm(v: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < v.length; i++) sum += v[i] * v[i];
  return Math.sqrt(sum);
}

/** Largest absolute value; 0 for an empty list, NaN if any entry is NaN. */
export function largest(v: ArrayLike<number>): number {
  let top = 0;
  for (let i = 0; i < v.length; i++) {
    const size = Math.abs(v[i]);
    if (!(size <= top)) top = size;
    if (Number.isNaN(top)) return top;
  }
  return top;
}

/** Singular values, largest first. ml-matrix uses + − × ÷ and Math.sqrt only, so they are the same bits everywhere. */
export const singularValues = (a: Matrix): number[] =>
  new SingularValueDecomposition(library(a), {
    computeLeftSingularVectors: false,
    computeRightSingularVectors: false,
    autoTranspose: true,
  }).diagonal;

/** V of a = U Σ Vᵀ for rows ≥ cols, cols × cols: approximate, its columns by descending singular value. */
export function rightSingularVectors(a: Matrix): Matrix {
  const v = new SingularValueDecomposition(library(a), { computeLeftSingularVectors: false }).rightSingularVectors;
  return matrixOf(a.cols, a.cols, (i, j) => v.get(i, j));
}

/** det a of a square matrix, by an LU decomposition with + − × ÷ only. */
export const determinantOf = (a: Matrix): number => determinant(library(a));

/** ‖a‖₂, the largest singular value. NaN if an entry is not finite. */
export const spectralNorm = (a: Matrix): number => (a.data.every(Number.isFinite) ? singularValues(a)[0] : Number.NaN);

/** max |λ| over the eigenvalues of a square matrix. */
export function spectralRadius(a: Matrix): number {
  fits('spectralRadius', a.rows, a.cols);
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(library(a));
  return Math.max(...realEigenvalues.map((re, i) => norm([re, imaginaryEigenvalues[i]])));
}

/** The orthogonal factor Q of a = QR. */
export function orthogonalFactor(a: Matrix): Matrix {
  const q = new QrDecomposition(library(a)).orthogonalMatrix;
  return matrixOf(a.rows, a.cols, (i, j) => q.get(i, j));
}

const library = (a: Matrix): Library => Library.from1DArray(a.rows, a.cols, a.data);

function fits(name: string, got: number, needed: number): void {
  if (got !== needed) throw new RangeError(`${name}: sizes do not fit, got ${got}, needed ${needed}`);
}
