/** How cases are drawn: ranges of sizes, and a network from a random stream. Cases are plain data. */
import { type Arithmetic, lifted } from '../arithmetic/arithmetic.ts';
import type { Random } from '../arithmetic/random.ts';
import type { Activation, Rnn, Sequence } from './rnn.ts';

export type Size = Readonly<Record<string, number>>;
export type Sizes = Readonly<Record<string, readonly [low: number, high: number]>>;

export interface Draw<Given> {
  /** Ranges of the sizes, both ends included, such as { units: [1, 8], steps: [2, 30] }. Shrinking tries smaller ones. */
  readonly sizes: Sizes;
  readonly make: (random: Random, size: Size) => Given;
  /** The condition of every case; drawing, shrinking and the search for the smallest margin reject the others. */
  readonly admits?: (given: Given) => boolean;
  /** One case, whatever the seed. */
  readonly fixed?: true;
}

/** A network with its sequence. */
export interface RnnCase extends Rnn<number>, Sequence {
  readonly W: Float64Array;
  readonly Wout: Float64Array;
  readonly c0: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** `count` numbers from `draw`. */
export const numbers = (count: number, draw: () => number): Float64Array => new Float64Array(count).map(draw);

/** The entries of a rows × cols matrix, row-major. */
export const table = (rows: number, cols: number, entry: (i: number, j: number) => number): Float64Array =>
  new Float64Array(rows * cols).map((_, k) => entry(Math.floor(k / cols), k % cols));

export interface RnnChoices {
  readonly units?: readonly [number, number];
  readonly inputs?: readonly [number, number];
  readonly outputs?: readonly [number, number];
  readonly steps?: readonly [number, number];
  readonly phi?: Activation;
  /** Range of the weights' standard deviation times √n. */
  readonly gain?: readonly [number, number];
  readonly admits?: (given: RnnCase) => boolean;
}

/** Random RNNs: normal weights of a random gain, inputs in [−1, 1], targets in [−1, 1], c_0 zero in half of the cases. */
export function drawRnn(choices: RnnChoices = {}): Draw<RnnCase> {
  const { units = [1, 6], inputs = [1, 3], outputs = [1, 3], steps = [2, 20], gain = [0.3, 2], phi, admits } = choices;
  return {
    sizes: { units, inputs, outputs, steps },
    ...(admits && { admits }),
    make(random, { units: n, inputs: m, outputs: p, steps: T }) {
      const spread = random.between(gain[0], gain[1]) / Math.sqrt(n);
      const start = random.chance(0.5);
      return {
        phi: phi ?? random.pick(['sigmoid', 'tanh']),
        n,
        m,
        p,
        T,
        W: numbers(n * (n + m), () => spread * random.normal()),
        Wout: numbers(p * n, () => random.normal()),
        c0: numbers(n, () => (start ? random.between(-1, 1) : 0)),
        x: numbers(T * m, () => random.between(-1, 1)),
        y: numbers(T * p, () => random.between(-1, 1)),
      };
    },
  };
}

/** The network's numbers as constants of another arithmetic; weights and c_0 may be given as variables instead. */
export function liftRnn<N>(
  a: Arithmetic<N>,
  g: RnnCase,
  given: { W?: ArrayLike<N>; Wout?: ArrayLike<N>; c0?: ArrayLike<N> } = {},
): Rnn<N> {
  const lift = (v: Float64Array) => lifted(a, v);
  return { ...g, W: given.W ?? lift(g.W), Wout: given.Wout ?? lift(g.Wout), c0: given.c0 ?? lift(g.c0) };
}
