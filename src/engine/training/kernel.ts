/**
 * Forward pass and backpropagation through time for a batch, for both networks; the weights and everything else lie in
 * one arena. E = Σ_t λ_t Σ_s ½‖h_t − y_t‖² over the sequences s of the batch, with a linear read-out
 * h_t = W_out r_t + b_out of what step t hands on: r_t = c_t for an RNN, o_t⊗tanh(c_t) for an LSTM. The article's RNN
 * has λ_t = 1, b = 0 and b_out = 0, its LSTM λ_t = 1, W_out = I and b_out = 0; a task that asks at the end has λ_t = 0 before T.
 *
 * Order of summation, and therefore bits: a product's terms upwards from the bias (forward: h first, then x); E over t,
 * then s, then outputs, all upwards; a weight's gradient over t from T down to 1, within it over s upwards; ∂E/∂r_t the
 * recurrent part first (f, i, c, o), then the read-out's. Neither machine nor blocking changes it.
 */
import { newArena, uAt, zAt } from './arena.ts';
import { cells } from './cells.ts';
import { accumulate, multiply } from './products.ts';
import { checkShape, type Shape } from './shape.ts';

/** Sequences by step: entry (t − 1, s, k) of x is x[((t − 1)·batch + s)·m + k]; y likewise with p. */
export interface Batch {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** c_0 and, for an LSTM, h_0: batch × n; zeros when left out. */
  readonly c0?: Float64Array;
  readonly h0?: Float64Array;
}

export interface Kernel {
  readonly shape: Shape;
  /** The weights and their gradient, laid out as `placesOf` says; write the former, read the latter. */
  readonly weights: Float64Array;
  readonly gradient: Float64Array;
  /** h_t, T × batch × p, after either pass; only where λ_t ≠ 0. */
  readonly outputs: Float64Array;
  /** ‖∂E/∂c_t‖² over the batch for t = 1 … T, after `backward`. */
  readonly reach: Float64Array;
  /** ∂E/∂c_0 and, for an LSTM, ∂E/∂h_0, batch × n, after `backward`. */
  startGradient(): { c0: Float64Array; h0?: Float64Array };
  /** E of the batch. Throws when its sizes do not fit. */
  forward(batch: Batch): number;
  /** ∂E/∂W of the batch that `forward` has just seen. */
  backward(): void;
}

/** `lambda` is λ_1 … λ_T. */
export function createKernel(shape: Shape, lambda: ArrayLike<number>): Kernel {
  checkShape(shape);
  const { n, m, p, T, batch, network } = shape;
  fits('lambda', lambda.length, T);
  const a = newArena(shape);
  const { data, rows, cols, places } = a;
  const cell = cells[network];
  const W = a.weights + places.W;
  const Wout = a.weights + places.Wout;
  let y: Float64Array = new Float64Array(0);
  const view = (at: number, count: number) => data.subarray(at, at + count);

  function load(given: Batch): void {
    fits('x', given.x.length, T * batch * m);
    fits('y', given.y.length, T * batch * p);
    y = given.y;
    for (let t = 1; t <= T; t++)
      for (let s = 0; s < batch; s++) {
        const from = ((t - 1) * batch + s) * m;
        for (let k = 0; k < m; k++) data[uAt(a, t) + s * cols + n + k] = given.x[from + k];
      }
    const handed = network === 'lstm' ? given.h0 : given.c0;
    for (let s = 0; s < batch; s++)
      for (let j = 0; j < n; j++) data[a.u + s * cols + j] = handed ? handed[s * n + j] : 0;
    if (network === 'lstm') for (let k = 0; k < batch * n; k++) data[a.c + k] = given.c0 ? given.c0[k] : 0;
  }

  /** h_t, and step t's part of E. */
  function readOut(t: number): number {
    const out = a.out + (t - 1) * batch * p;
    multiply(data, batch, p, n, uAt(a, t + 1), cols, Wout, n, a.weights + places.bout, out, p);
    let sum = 0;
    for (let k = 0; k < batch * p; k++) {
      const e = data[out + k] - y[(t - 1) * batch * p + k];
      sum += e * e;
    }
    return lambda[t - 1] * 0.5 * sum;
  }

  function readOutBack(t: number): void {
    const [dWout, dbout] = [a.gradient + places.Wout, a.gradient + places.bout];
    for (let k = 0; k < batch * p; k++) {
      const at = (t - 1) * batch * p + k;
      data[a.error + k] = lambda[t - 1] * (data[a.out + at] - y[at]);
    }
    accumulate(data, p, n, batch, a.error, p, uAt(a, t + 1), cols, dWout);
    for (let s = 0; s < batch; s++)
      for (let l = 0; l < p; l++) {
        const e = data[a.error + s * p + l];
        data[dbout + l] += e;
        for (let j = 0; j < n; j++) data[a.dHanded + s * n + j] += e * data[Wout + l * n + j];
      }
  }

  return {
    shape,
    weights: view(a.weights, places.count),
    gradient: view(a.gradient, places.count),
    outputs: view(a.out, T * batch * p),
    reach: view(a.reach, T),
    startGradient: () =>
      network === 'lstm'
        ? { c0: view(a.dc, batch * n).slice(), h0: view(a.dHanded, batch * n).slice() }
        : { c0: view(a.dHanded, batch * n).slice() },

    forward(given) {
      load(given);
      let E = 0;
      for (let t = 1; t <= T; t++) {
        multiply(data, batch, rows, cols, uAt(a, t), cols, W, cols, a.weights + places.b, zAt(a, t), rows);
        cell.forward(a, t);
        if (lambda[t - 1] !== 0) E += readOut(t);
      }
      return E;
    },

    backward() {
      data.fill(0, a.gradient, a.gradient + places.count);
      data.fill(0, a.dHanded, a.dc + batch * n);
      for (let j = 0; j < n; j++) for (let r = 0; r < rows; r++) data[a.turned + j * rows + r] = data[W + r * cols + j];
      const db = a.gradient + places.b;
      for (let t = T; t >= 1; t--) {
        if (lambda[t - 1] !== 0) readOutBack(t);
        cell.backward(a, t);
        const dz = zAt(a, t);
        accumulate(data, rows, cols, batch, dz, rows, uAt(a, t), cols, a.gradient + places.W);
        for (let s = 0; s < batch; s++) for (let r = 0; r < rows; r++) data[db + r] += data[dz + s * rows + r];
        multiply(data, batch, n, rows, dz, rows, a.turned, rows, a.zeros, a.dHanded, n);
      }
    },
  };
}

function fits(name: string, got: number, needed: number): void {
  if (got !== needed) throw new RangeError(`kernel: ${name} has ${got} numbers, needed ${needed}`);
}
