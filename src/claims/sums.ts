/** [of(1), …, of(T)] */
export const overSteps = <V>(T: number, of: (t: number) => V): V[] => Array.from({ length: T }, (_, s) => of(s + 1));

/** The sum of the first `count` of some arrays of one length. */
export const sumOf = (terms: readonly ArrayLike<number>[], count = terms.length): Float64Array =>
  Float64Array.from(terms[0], (_, k) => terms.slice(0, count).reduce((sum, term) => sum + term[k], 0));

/** The weights of E_1, …, E_T with which BPTT gives ∂E_k/∂W: 1 for E_k, 0 for the others. */
export const onlyAt =
  (k: number) =>
  (t: number): number =>
    t === k ? 1 : 0;
