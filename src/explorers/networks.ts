/** The networks that explorers look at. */
import { type Matrix, matrixOf, norm, scale, spectralNorm } from '../engine/arithmetic/matrix.ts';
import { randomFrom } from '../engine/arithmetic/random.ts';
import { numbers, type RnnCase, table } from '../engine/networks/draw.ts';
import { type LstmCase, type PerGate, perGate } from '../engine/networks/draw-lstm.ts';
import { type Recurrence, type RecurrenceCase, weightNames } from '../engine/networks/recurrences.ts';
import type { Activation } from '../engine/networks/rnn.ts';
import { lstmTrace, rnnTrace } from '../engine/networks/traces.ts';

const inputs = 1;

/** A random n × n matrix with ‖·‖ = 1. */
function randomDirection(n: number, random: ReturnType<typeof randomFrom>): Matrix {
  const drawn = matrixOf(n, n, () => random.normal());
  return scale(1 / spectralNorm(drawn), drawn);
}

/** An LSTM over T steps from W_g = [U_g, V_g], with one input, at 0 before the first step; its targets are 0. */
function lstm(n: number, T: number, U: PerGate<Matrix>, V: PerGate, b: PerGate, x: Float64Array): LstmCase {
  const W = perGate((g) => table(n, n + inputs, (i, j) => (j < n ? U[g].data[i * n + j] : V[g][i])));
  return { n, m: inputs, T, W, b, h0: new Float64Array(n), c0: new Float64Array(n), x, y: new Float64Array(T * n) };
}

/** An RNN over T steps from W = [W_rec, W_in], at 0 before the first step, whose read-out and targets are 0. */
export const rnn = (phi: Activation, n: number, T: number, W: Float64Array, x: Float64Array): RnnCase => {
  const Wout = new Float64Array(n);
  return { phi, n, m: x.length / T, p: 1, T, W, Wout, c0: new Float64Array(n), x, y: new Float64Array(T) };
};

/** A random LSTM with every ‖U_g‖ = recurrence, b_f = forgetBias, the other biases 0. */
export function randomLstm(n: number, T: number, recurrence: number, forgetBias: number, seed: number): LstmCase {
  const random = randomFrom('explorer', 'gates', seed, n);
  const U = perGate(() => scale(recurrence, randomDirection(n, random)));
  const V = perGate(() => numbers(n, () => random.normal()));
  const b = perGate((g) => new Float64Array(n).fill(g === 'f' ? forgetBias : 0));
  const x = numbers(T * inputs, () => random.between(-1, 1));
  return lstm(n, T, U, V, b, x);
}

/** A tanh RNN of the LSTM's size, with the LSTM's inputs. */
export function randomRnn({ n, m, T, x }: LstmCase, recurrence: number, seed: number): RnnCase {
  const random = randomFrom('explorer', 'gates-rnn', seed, n);
  const rec = scale(recurrence, randomDirection(n, random));
  const W = table(n, n + m, (i, j) => (j < n ? rec.data[i * n + j] : random.normal()));
  return rnn('tanh', n, T, W, x);
}

/** A random LSTM as in chapter 6, weights and biases of standard deviation 1/√n, but with ‖U_o‖ as given. */
export function lstmWithOutput(n: number, T: number, outputNorm: number, seed: number): LstmCase {
  const random = randomFrom('explorer', 'fifth-path', seed, n);
  const spread = 1 / Math.sqrt(n);
  const normals = (count: number) => numbers(count, () => spread * random.normal());
  const U = perGate((g) =>
    g === 'o' ? scale(outputNorm, randomDirection(n, random)) : matrixOf(n, n, () => spread * random.normal()),
  );
  const V = perGate(() => normals(n));
  const b = perGate(() => normals(n));
  const x = numbers(T * inputs, () => random.between(-1, 1));
  return lstm(n, T, U, V, b, x);
}

/** The one-unit cell of chapters 4 to 6: u_g = 1 for every gate but o, b_f = 2 and the input 1, 0, 0, … unless given. */
export function smallCell(T: number, outputNorm: number, bias = 2, given: Inputs = { first: 1, later: 0 }): LstmCase {
  const one = (value: number) => Float64Array.of(value);
  return lstm(
    1,
    T,
    perGate((g) => matrixOf(1, 1, () => (g === 'o' ? outputNorm : 1))),
    { f: one(0), i: one(4), c: one(1), o: one(0) },
    { f: one(bias), i: one(-2), c: one(0), o: one(0) },
    sequence(T, given),
  );
}

/** One input at the first step, another at all later ones. */
export interface Inputs {
  readonly first: number;
  readonly later: number;
}
const sequence = (T: number, { first, later }: Inputs): Float64Array =>
  new Float64Array(T).fill(later).fill(first, 0, 1);

/** A random direction of n entries, of length 1. */
function randomUnit(n: number, random: ReturnType<typeof randomFrom>): Float64Array {
  const drawn = numbers(n, () => random.normal());
  const length = norm(drawn);
  return drawn.map((value) => value / length);
}

/** A random RNN with ‖W_rec‖ = gain and ‖W_out‖ = 1. Its last output is 1 above the target, so that ∂E_T/∂c_T = W_out. */
export function rnnToWalk(phi: Activation, n: number, T: number, gain: number, given: Inputs, seed: number): RnnCase {
  const random = randomFrom('explorer', 'walk', seed, n);
  const rec = scale(gain, randomDirection(n, random));
  const W = table(n, n + inputs, (i, j) => (j < n ? rec.data[i * n + j] : random.normal()));
  const g = { ...rnn(phi, n, T, W, sequence(T, given)), Wout: randomUnit(n, random) };
  return { ...g, y: Float64Array.from({ length: T }, (_, s) => rnnTrace(g).h[s + 1][0] - 1) };
}

/** The RNN of chapters 1 and 2, one tanh unit with w_in = w_out = 1, but with its w_rec and its inputs as given. */
export const smallRnn = (T: number, recurrent: number, given: Inputs): RnnCase => ({
  ...rnn('tanh', 1, T, Float64Array.of(recurrent, 1), sequence(T, given)),
  Wout: Float64Array.of(1),
});

/**
 * A random LSTM with ‖U_f‖ = ‖U_i‖ = ‖U_c‖ = recurrence, ‖U_o‖ = output, b_f = bias and no other bias. Its last output is off the
 * target by a vector of length 1.
 */
export function lstmToWalk(
  n: number,
  T: number,
  { recurrence, output, bias }: { recurrence: number; output: number; bias: number },
  given: Inputs,
  seed: number,
): LstmCase {
  const random = randomFrom('explorer', 'walk-lstm', seed, n);
  const U = perGate((g) => scale(g === 'o' ? output : recurrence, randomDirection(n, random)));
  const V = perGate(() => numbers(n, () => random.normal()));
  const b = perGate((g) => new Float64Array(n).fill(g === 'f' ? bias : 0));
  const g = lstm(n, T, U, V, b, sequence(T, given));
  const miss = randomUnit(n, random);
  const { h } = lstmTrace(g);
  return { ...g, y: Float64Array.from({ length: T * n }, (_, s) => h[1 + Math.floor(s / n)][s % n] - miss[s % n]) };
}

/** A network of one unit and one input with a single state; weights that are not told are 0, and so is h_0. */
export const smallRecurrence = <Name extends string>(
  kind: Recurrence<Name>,
  T: number,
  weights: Partial<Record<Name, number>>,
  given: Inputs,
): RecurrenceCase<Name> =>
  ({
    ...{ n: 1, m: 1, T, h0: new Float64Array(1), x: sequence(T, given) },
    ...Object.fromEntries(weightNames(kind).map((name) => [name, Float64Array.of(weights[name] ?? 0)])),
  }) as RecurrenceCase<Name>;
