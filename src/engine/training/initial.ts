/** The weights before the first update. */
import { matrix, orthogonalFactor } from '../arithmetic/matrix.ts';
import type { Random } from '../arithmetic/random.ts';
import { horizonBias } from '../closed-forms/horizon.ts';
import { placesOf, type Shape } from './shape.ts';

/** A number, or ±b* for a horizon of T steps. */
export type GateBias = number | 'b*' | '-b*';

/** `uniform`: all in ±1/√n; `orthogonal`: each n × n block of W_rec (U_g) orthogonal, the rest uniform. */
export type Start = 'uniform' | 'orthogonal';

/**
 * All weights in the layout of `placesOf`: W and W_out random, all biases 0 except an LSTM's b_f and b_i, which are given.
 */
export function initialWeights(
  shape: Shape,
  start: Start,
  forgetBias: GateBias,
  inputBias: GateBias,
  random: Random,
): Float64Array {
  const { n, m, T, network } = shape;
  const { b, Wout, bout, count } = placesOf(shape);
  const weights = new Float64Array(count);
  const spread = 1 / Math.sqrt(n);
  for (let k = 0; k < b; k++) weights[k] = random.between(-spread, spread);
  for (let k = Wout; k < bout; k++) weights[k] = random.between(-spread, spread);
  if (start === 'orthogonal')
    for (let block = 0; block < b; block += n * (n + m)) {
      const normal = Float64Array.from({ length: n * n }, () => random.normal());
      const q = orthogonalFactor(matrix(n, n, normal)).data;
      for (let k = 0; k < n * n; k++) weights[block + Math.floor(k / n) * (n + m) + (k % n)] = q[k];
    }
  if (network === 'lstm') {
    const value = (bias: GateBias) =>
      typeof bias === 'number' ? bias : bias === 'b*' ? horizonBias(T) : -horizonBias(T);
    weights.fill(value(forgetBias), b, b + n);
    weights.fill(value(inputBias), b + n, b + 2 * n);
  }
  return weights;
}
