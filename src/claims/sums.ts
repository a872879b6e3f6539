/** The sum of the first `count` of some arrays of one length. */
export const sumOf = (terms: readonly Float64Array[], count = terms.length): Float64Array =>
  terms[0].map((_, k) => terms.slice(0, count).reduce((sum, term) => sum + term[k], 0));
