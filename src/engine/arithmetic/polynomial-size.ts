/**
 * Sizes of polynomials in place of their values: run over these, a network or a formula tells how large the polynomial may be that it
 * computes. With the degree, Schwartz and Zippel's lemma bounds how seldom a nonzero polynomial is 0 at a random point of a prime
 * field; with the majorant below the prime, a polynomial that is not 0 over the integers is not 0 in the field.
 */
import { type Arithmetic, dotBy } from './arithmetic.ts';

export interface PolynomialSize {
  /** At least the total degree. */
  readonly degree: number;
  /** At least the sum of the absolute values of the coefficients. */
  readonly majorant: number;
  /** 2 to this power times the polynomial has whole coefficients. */
  readonly twos: number;
}

export const VARIABLE: PolynomialSize = { degree: 1, majorant: 1, twos: 0 };

/** The exponent e for which x·2^e is whole. */
function twosOf(x: number): number {
  let [value, twos] = [x, 0];
  while (!Number.isInteger(value)) [value, twos] = [value * 2, twos + 1];
  return twos;
}

export interface PolynomialSizes extends Arithmetic<PolynomialSize> {
  /** The largest argument that an activation was given. */
  readonly largestArgument: () => PolynomialSize;
}

const larger = (a: PolynomialSize, b: PolynomialSize): PolynomialSize => ({
  degree: Math.max(a.degree, b.degree),
  majorant: Math.max(a.majorant, b.majorant),
  twos: Math.max(a.twos, b.twos),
});

/** NaN stands for a variable; activations give new variables, since nothing is known of them. */
export function polynomialSizes(): PolynomialSizes {
  let argument: PolynomialSize = { degree: 0, majorant: 0, twos: 0 };
  const unknown = (x: PolynomialSize) => {
    argument = larger(argument, x);
    return VARIABLE;
  };
  const add = (a: PolynomialSize, b: PolynomialSize): PolynomialSize => ({
    degree: Math.max(a.degree, b.degree),
    majorant: a.majorant + b.majorant,
    twos: Math.max(a.twos, b.twos),
  });
  const mul = (a: PolynomialSize, b: PolynomialSize): PolynomialSize =>
    a.majorant === 0 || b.majorant === 0
      ? { degree: 0, majorant: 0, twos: 0 }
      : { degree: a.degree + b.degree, majorant: a.majorant * b.majorant, twos: a.twos + b.twos };
  return {
    of: (x) => (Number.isNaN(x) ? VARIABLE : { degree: 0, majorant: Math.abs(x), twos: twosOf(x) }),
    add,
    sub: add,
    mul,
    dot: dotBy({ add, mul }),
    sigmoid: unknown,
    tanh: unknown,
    sigmoidSlope: unknown,
    tanhSlope: unknown,
    largestArgument: () => argument,
  };
}
