/** base^k for a whole k ≥ 0 by repeated multiplication: relative error at most k·2⁻⁵³, and 0⁰ = 1. */
export function power(base: number, k: number): number {
  let product = 1;
  for (let i = 0; i < k; i++) product *= base;
  return product;
}
