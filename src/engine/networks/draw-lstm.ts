/** Random LSTMs as cases; `draw.ts` has the RNNs. */
import { type Arithmetic, lifted } from '../arithmetic/arithmetic.ts';
import type { Random } from '../arithmetic/random.ts';
import { type Draw, numbers, type Size } from './draw.ts';
import type { Gate, Lstm } from './lstm.ts';
import type { Sequence } from './rnn.ts';

/** One array for each gate. */
export type PerGate<V = Float64Array> = Readonly<Record<Gate, V>>;

/** An LSTM with its sequence; y is T·n numbers, since it is compared with h itself. */
export interface LstmCase extends Lstm<number>, Sequence {
  readonly W: PerGate;
  readonly b: PerGate;
  readonly h0: Float64Array;
  readonly c0: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export const perGate = <V>(of: (gate: Gate) => V): PerGate<V> => ({ f: of('f'), i: of('i'), c: of('c'), o: of('o') });

export interface LstmChoices {
  readonly units?: readonly [number, number];
  readonly inputs?: readonly [number, number];
  readonly steps?: readonly [number, number];
  /** As many inputs as units, so that U_g and V_g have one shape; `inputs` is then ignored. */
  readonly square?: boolean;
  /** Range of the weights' standard deviation times √n. */
  readonly gain?: readonly [number, number];
  /** Range of b_f; the other biases are in [−1, 1]. */
  readonly forgetBias?: readonly [number, number];
  /** U_o is multiplied by this; 0 cuts the path through the output gate. */
  readonly outputRecurrence?: number;
  /** h_0 = c_0 = 0 in every case, not in half of them. */
  readonly fromZero?: boolean;
  readonly admits?: (given: LstmCase) => boolean;
}

const bias = [-1, 1] as const;

/** Random LSTMs: normal weights of a random gain, inputs and targets in [−1, 1], c_0 in [−1, 1] with h_0 in (−1, 1) or both 0. */
export function drawLstm(choices: LstmChoices = {}): Draw<LstmCase> {
  const { units = [1, 5], inputs = [1, 3], steps = [2, 12], square, gain = [0.3, 2] } = choices;
  const { forgetBias = [-2, 3], outputRecurrence = 1, fromZero, admits } = choices;
  return {
    sizes: { units, ...(!square && { inputs }), steps },
    ...(admits && { admits }),
    make(random: Random, { units: n, inputs: m = n, steps: T }: Size): LstmCase {
      const spread = random.between(gain[0], gain[1]) / Math.sqrt(n);
      const started = !fromZero && random.chance(0.5);
      const recurrence = (gate: Gate, column: number) => (gate === 'o' && column < n ? outputRecurrence : 1);
      const row = n + m;
      return {
        n,
        m,
        T,
        W: perGate((g) => numbers(n * row, () => random.normal()).map((w, k) => spread * recurrence(g, k % row) * w)),
        b: perGate((g) => numbers(n, () => random.between(...(g === 'f' ? forgetBias : bias)))),
        h0: numbers(n, () => (started ? random.between(-1, 1) : 0)),
        c0: numbers(n, () => (started ? random.between(-1, 1) : 0)),
        x: numbers(T * m, () => random.between(-1, 1)),
        y: numbers(T * n, () => random.between(-1, 1)),
      };
    },
  };
}

/** The network's numbers as constants of another arithmetic; weights and biases may be given as variables instead. */
export function liftLstm<N>(
  a: Arithmetic<N>,
  g: LstmCase,
  given: { W?: PerGate<ArrayLike<N>>; b?: PerGate<ArrayLike<N>> } = {},
): Lstm<N> {
  const lift = (v: Float64Array) => lifted(a, v);
  return {
    n: g.n,
    m: g.m,
    W: given.W ?? perGate((gate) => lift(g.W[gate])),
    b: given.b ?? perGate((gate) => lift(g.b[gate])),
    h0: lift(g.h0),
    c0: lift(g.c0),
  };
}
