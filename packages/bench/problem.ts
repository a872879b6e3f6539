/** What every peer is given: a network with its weights and a batch, and the order in which a gradient is handed back. */
import { randomFrom } from '../../src/engine/arithmetic/random.ts';
import { gatesOf, placesOf, type Shape } from '../../src/engine/training/shape.ts';

export interface Problem {
  readonly shape: Shape;
  /** Laid out as `placesOf` says, as is the gradient of E = (1/batch)·Σ_s ½(h_T − y)². */
  readonly weights: Float64Array;
  /** T × batch × m, and batch. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Multiplications and additions in the matrix products of one forward pass and one backward pass. */
  readonly flops: number;
}

export type Network = 'lstm' | 'rnn';
export type Sizes = readonly [n: number, m: number, T: number, batch: number];

export function problemOf(network: Network, [n, m, T, batch]: Sizes): Problem {
  const shape: Shape = { network, n, m, p: 1, T, batch };
  const random = randomFrom('bench', network, n, m, T, batch);
  const scale = 1 / Math.sqrt(n);
  const weights = Float64Array.from({ length: placesOf(shape).count }, () => random.between(-scale, scale));
  const x = Float64Array.from({ length: T * batch * m }, random.normal);
  const y = Float64Array.from({ length: batch }, random.normal);
  const gates = gatesOf(shape);
  const flops = 2 * T * batch * gates * n * (2 * (n + m) + n);
  return { shape, weights, x, y, flops };
}
