/** Sizes of values before any network is drawn: n, m, 2n, n + m, |W|. */

/** A sum of multiples of named sizes: `{ n: 1, m: 1 }` is n + m, `{ 1: 3 }` is 3. */
export type Dim = Readonly<Record<string, number>>;

export interface Dimensions {
  readonly rows: Dim;
  readonly cols: Dim;
}

/** `zero` takes any shape, a literal `number` meets a column entry by entry, `none` is not a value: a set, a word, a limit. */
export type Type = Dimensions | 'zero' | 'number' | 'none';

export const one: Dim = { 1: 1 };
export const size = (name: string): Dim => ({ [name]: 1 });
export const scalarShape: Dimensions = { rows: one, cols: one };
export const vector = (rows: Dim): Dimensions => ({ rows, cols: one });

export function sumOfDims(...dims: readonly Dim[]): Dim {
  const sum: Record<string, number> = {};
  for (const dim of dims) for (const [name, count] of Object.entries(dim)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

export const sameDim = (a: Dim, b: Dim): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => (a[name] ?? 0) === (b[name] ?? 0));
export const sameShape = (a: Dimensions, b: Dimensions): boolean => sameDim(a.rows, b.rows) && sameDim(a.cols, b.cols);

/** n = 1 and the like: what the statement says of sizes. */
export const withSizes = (dim: Dim, fixed: Readonly<Record<string, number>>): Dim =>
  sumOfDims(
    ...Object.entries(dim).map(
      ([name, count]): Dim => (name in fixed ? { 1: count * fixed[name] } : { [name]: count }),
    ),
  );

/** The number that a dimension is for a drawn network. */
export const countOf = (dim: Dim, sizes: Readonly<Record<string, number>>): number =>
  Object.entries(dim).reduce((sum, [name, count]) => sum + count * (name === '1' ? 1 : sizes[name]), 0);

export const printDim = (dim: Dim): string =>
  Object.entries(dim)
    .filter(([, count]) => count !== 0)
    .map(([name, count]) => (name === '1' ? String(count) : count === 1 ? name : `${count}${name}`))
    .join(' + ') || '0';
export const printShape = ({ rows, cols }: Dimensions): string => `${printDim(rows)} × ${printDim(cols)}`;
