/** How seldom a false equation passes in a prime field, from the sizes of its polynomials. */
import { PRIME } from '../engine/arithmetic/field.ts';
import type { PolynomialSize } from '../engine/arithmetic/polynomial-size.ts';
import { power } from '../engine/arithmetic/power.ts';

/** The case with NaN for every number, which stands for a variable. */
export const symbolic = <Case extends object>(given: Case): Case =>
  Object.fromEntries(Object.entries(given).map(([key, value]) => [key, blank(value)])) as Case;
const blank = (value: unknown): unknown =>
  value instanceof Float64Array
    ? value.map(() => Number.NaN)
    : typeof value === 'object' && value !== null
      ? symbolic(value)
      : value;

/**
 * How seldom two sides of these sizes agree at a random point where they are different polynomials: (deg D + C(N, 2)·deg a)/p for N
 * arguments a of activations, after Schwartz and Zippel; a collision of two arguments is counted as agreement.
 * @throws RangeError where a coefficient may be a multiple of the prime
 */
export function passRate(
  left: readonly PolynomialSize[],
  right: readonly PolynomialSize[],
  argument: PolynomialSize,
  N: number,
): { readonly degree: number; readonly bits: number } {
  const size = [...left, ...right];
  const degree = size.reduce((most, one) => Math.max(most, one.degree), 0);
  const twos = size.reduce((most, one) => Math.max(most, one.twos), 0);
  const most = left.reduce((found, one, i) => Math.max(found, one.majorant + right[i].majorant), 0);
  for (const [what, majorant] of [
    ['the difference', most * power(2, twos)],
    ['an argument', 2 * argument.majorant * power(2, argument.twos)],
  ] as const)
    if (!(majorant < PRIME))
      throw new RangeError(
        `the coefficients of ${what} may sum to ${majorant}, needed less than ${PRIME}: a smaller network`,
      );
  const rate = (degree + ((N * (N - 1)) / 2) * argument.degree) / PRIME;
  // Rounded down to a whole bit: 2^−bits ≥ rate.
  let bits = 0;
  while (rate * power(2, bits + 1) <= 1 && bits < 64) bits += 1;
  return { degree, bits };
}
