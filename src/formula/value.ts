/** Operations on the values of formulas. */
import type { MatrixOver, Numbers } from './numbers.ts';

export const scalar = <N>(x: N): MatrixOver<N> => ({ rows: 1, cols: 1, data: [x] });
export const column = <N>(data: readonly N[]): MatrixOver<N> => ({ rows: data.length, cols: 1, data });
export const isScalar = ({ rows, cols }: MatrixOver<unknown>): boolean => rows === 1 && cols === 1;

const shape = ({ rows, cols }: MatrixOver<unknown>) => `${rows} × ${cols}`;

export function build<N>(rows: number, cols: number, entry: (i: number, j: number) => N): MatrixOver<N> {
  const data: N[] = [];
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) data.push(entry(i, j));
  return { rows, cols, data };
}

export const each = <N>(a: MatrixOver<N>, f: (x: N) => N): MatrixOver<N> => ({
  rows: a.rows,
  cols: a.cols,
  data: a.data.map(f),
});

/** f of the entries at the same place. A number meets each entry of a column: 1 − o_t. */
export function entrywise<N>(a: MatrixOver<N>, b: MatrixOver<N>, f: (x: N, y: N) => N): MatrixOver<N> {
  if (a.rows === b.rows && a.cols === b.cols)
    return { rows: a.rows, cols: a.cols, data: a.data.map((x, k) => f(x, b.data[k])) };
  if (isScalar(a)) return each(b, (y) => f(a.data[0], y));
  if (isScalar(b)) return each(a, (x) => f(x, b.data[0]));
  throw new RangeError(`${shape(a)} meets ${shape(b)} entry by entry, needed the same shape`);
}

export const transposed = <N>(a: MatrixOver<N>): MatrixOver<N> =>
  build(a.cols, a.rows, (i, j) => a.data[j * a.cols + i]);

/** The product of matrices, or of a number and a matrix. */
export function product<N>({ mul, dot, of }: Numbers<N>, a: MatrixOver<N>, b: MatrixOver<N>): MatrixOver<N> {
  if (isScalar(a)) return each(b, (y) => mul(a.data[0], y));
  if (isScalar(b)) return each(a, (x) => mul(x, b.data[0]));
  if (a.cols !== b.rows) throw new RangeError(`${shape(a)} times ${shape(b)}, needed ${a.cols} rows on the right`);
  const zero = of(0);
  const result = new Array<N>(a.rows * b.cols);
  const column = new Array<N>(b.rows);
  for (let j = 0; j < b.cols; j++) {
    for (let k = 0; k < b.rows; k++) column[k] = b.data[k * b.cols + j];
    for (let i = 0; i < a.rows; i++) result[i * b.cols + j] = dot(zero, a.data, i * a.cols, column);
  }
  return { rows: a.rows, cols: b.cols, data: result };
}

/** diag(v) A: row i of A times entry i of v. */
export const scaledRows = <N>({ mul }: Numbers<N>, v: MatrixOver<N>, A: MatrixOver<N>): MatrixOver<N> => ({
  rows: A.rows,
  cols: A.cols,
  data: A.data.map((x, k) => mul(v.data[Math.floor(k / A.cols)], x)),
});

export const diagonal = <N>({ of }: Numbers<N>, v: MatrixOver<N>): MatrixOver<N> =>
  build(v.rows, v.rows, (i, j) => (i === j ? v.data[i] : of(0)));

export const identityValue = <N>({ of }: Numbers<N>, n: number): MatrixOver<N> =>
  build(n, n, (i, j) => of(i === j ? 1 : 0));

/** Blocks that stand in rows of equal height and columns of equal width. */
export function assemble<N>(rows: readonly (readonly MatrixOver<N>[])[]): MatrixOver<N> {
  const heights = rows.map(([first]) => first.rows);
  const widths = rows[0].map(({ cols }) => cols);
  for (const [i, row] of rows.entries())
    for (const [j, block] of row.entries())
      if (block.rows !== heights[i] || block.cols !== widths[j])
        throw new RangeError(`a block is ${shape(block)}, needed ${heights[i]} × ${widths[j]} beside its neighbours`);
  const data: N[] = [];
  for (const row of rows)
    for (let i = 0; i < row[0].rows; i++)
      for (const { cols, data: from } of row) data.push(...from.slice(i * cols, (i + 1) * cols));
  return { rows: heights.reduce((sum, h) => sum + h, 0), cols: widths.reduce((sum, w) => sum + w, 0), data };
}

/** Σ v², the square of the Frobenius norm. */
export const squares = <N>({ of, add, mul }: Numbers<N>, { data }: MatrixOver<N>): N =>
  data.reduce((sum, x) => add(sum, mul(x, x)), of(0));
