/** Derivatives by intervention: numbers are set free as dual numbers, and what depends on them is computed again. */
import type { Arithmetic } from '../engine/arithmetic/arithmetic.ts';
import { type Dual, duals } from '../engine/arithmetic/dual.ts';
import type { MatrixOver, Numbers } from './numbers.ts';
import { build } from './value.ts';

/** One row an output, one column an input. */
export const slopesOf = <N>(results: readonly Dual<N>[], inputs: number): MatrixOver<N> =>
  build(results.length, inputs, (i, j) => results[i].slopes[j]);

/** The Jacobian of `outputs` with respect to `inputs`. */
export function jacobian<N>(
  numbers: Numbers<N>,
  inputs: readonly N[],
  outputs: (a: Arithmetic<Dual<N>>, free: readonly Dual<N>[]) => readonly Dual<N>[],
): MatrixOver<N> {
  const a = duals(numbers, inputs.length);
  return slopesOf(outputs(a, a.free(inputs)), inputs.length);
}

/** φ, σ and tanh, and their derivatives up to the second. */
export function activation<N>(numbers: Numbers<N>, fn: string, primes: number, x: N): N {
  const plain = { sigmoid: numbers.sigmoid, tanh: numbers.tanh }[fn];
  const slope = { sigmoid: numbers.sigmoidSlope, tanh: numbers.tanhSlope }[fn];
  if (!plain || !slope) throw new RangeError(`there is no function “${fn}” here, needed sigmoid or tanh`);
  if (primes === 0) return plain(x);
  if (primes === 1) return slope(x);
  if (primes > 2) throw new RangeError(`${fn} with ${primes} primes, needed at most 2`);
  const { of, sub, mul } = numbers;
  const second = fn === 'tanh' ? mul(of(-2), plain(x)) : sub(of(1), mul(of(2), plain(x)));
  return mul(slope(x), second);
}
