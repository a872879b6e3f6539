/** The networks of `/api/vectors/`: five sizes of each kind. Every number is a multiple of 1/64, so that float32 holds it too. */
import { randomFrom } from '../engine/arithmetic/random.ts';
import { type NetSizes, type VectorNet, weightPlaces } from './net.ts';

const kinds = { 'rnn-tanh': ['rnn', 'tanh'], 'rnn-sigmoid': ['rnn', 'sigmoid'], lstm: ['lstm', 'tanh'] } as const;
/** Units, inputs, steps. With n = m, the matrices for x and for h can be mistaken for each other. */
const sizes = [
  [1, 1, 2],
  [2, 2, 3],
  [3, 2, 4],
  [5, 4, 7],
  [8, 5, 8],
] as const;

export interface NamedNet extends VectorNet {
  /** Permanent: files and links carry it. */
  readonly id: string;
}

export const vectorNets: readonly NamedNet[] = Object.entries(kinds).flatMap(([name, [kind, phi]]) =>
  sizes.map(([n, m, T]) => {
    const id = `${name}-n${n}`;
    const shape: NetSizes = { kind, n, m, T };
    const at = weightPlaces(shape);
    const random = randomFrom('vectors', id);
    // Never 0: where an entry is 0, a mistake may not show.
    const draw = (most: number) => (random.chance(0.5) ? 1 : -1) * (random.integer(1, 64 * most) / 64);
    const flat = Float64Array.from({ length: at.count }, (_, k) => draw(k < at.h0 ? 1 : k < at.x ? 0.5 : 1.5));
    return { id, ...shape, phi, flat, y: Float64Array.from({ length: T * n }, () => draw(1)) };
  }),
);
