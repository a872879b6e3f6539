/** What a formula is evaluated in where it is checked exactly: a prime field, and the sizes of its polynomials. */
import { field, inverseMod, mulMod, type Oracle, toField } from '../engine/arithmetic/field.ts';
import { type PolynomialSize, polynomialSizes } from '../engine/arithmetic/polynomial-size.ts';
import { isPowerOfTwo } from './factors.ts';
import type { Numbers } from './numbers.ts';

export function fieldNumbers(seed: number, oracle: Oracle): Numbers<number> & { readonly asked: ReadonlySet<number> } {
  return {
    ...field(seed, oracle),
    fraction: (numerator, denominator) => mulMod(toField(numerator), inverseMod(toField(denominator))),
  };
}

/** @throws RangeError from `div`, and for a fraction that is not dyadic: the formula is then no polynomial with dyadic coefficients */
export function sizeNumbers(): Numbers<PolynomialSize> & { readonly largestArgument: () => PolynomialSize } {
  const sizes = polynomialSizes();
  return {
    ...sizes,
    fraction: (numerator, denominator) => {
      if (!isPowerOfTwo(denominator))
        throw new RangeError(`the denominator is ${denominator}, needed a power of 2 for an exact check`);
      return sizes.of(numerator / denominator);
    },
    div: () => {
      throw new RangeError('found a quotient, needed a polynomial for an exact check');
    },
  };
}
