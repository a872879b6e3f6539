/** The networks that explorers look at. */
import { type Matrix, matrixOf, scale, spectralNorm } from '../engine/arithmetic/matrix.ts';
import { randomFrom } from '../engine/arithmetic/random.ts';
import { numbers, type RnnCase, table } from '../engine/networks/draw.ts';
import { type LstmCase, type PerGate, perGate } from '../engine/networks/draw-lstm.ts';
import type { Activation } from '../engine/networks/rnn.ts';

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

/** The one-unit cell of chapters 4 to 6: u_g = 1 for every gate but o, and the input 1, 0, 0, … */
export function smallCell(T: number, outputNorm: number): LstmCase {
  const one = (value: number) => Float64Array.of(value);
  const x = new Float64Array(T);
  x[0] = 1;
  return lstm(
    1,
    T,
    perGate((g) => matrixOf(1, 1, () => (g === 'o' ? outputNorm : 1))),
    { f: one(0), i: one(4), c: one(1), o: one(0) },
    { f: one(2), i: one(-2), c: one(0), o: one(0) },
    x,
  );
}
