import type { Matrix } from '../engine/arithmetic/matrix.ts';

/** [of(1), …, of(T)] */
export const overSteps = <V>(T: number, of: (t: number) => V): V[] => Array.from({ length: T }, (_, s) => of(s + 1));

/** The sum of the first `count` of some arrays of one length. */
export const sumOf = (terms: readonly ArrayLike<number>[], count = terms.length): Float64Array =>
  terms
    .slice(0, count)
    .reduce<Float64Array>((sum, term) => sum.map((v, k) => v + term[k]), new Float64Array(terms[0].length));

/** ∂E_1/∂W, …, ∂E_T/∂W from the rows of the Jacobian of (E_1, …, E_T). */
export const rowsOf = ({ rows, cols, data }: Matrix): Float64Array[] =>
  overSteps(rows, (t) => Float64Array.from(data.slice((t - 1) * cols, t * cols)));

/** The weights of E_1, …, E_T with which BPTT gives ∂E_k/∂W: 1 for E_k, 0 for the others. */
export const onlyAt =
  (k: number) =>
  (t: number): number =>
    t === k ? 1 : 0;
