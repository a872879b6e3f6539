/**
 * Forward pass and backpropagation through time for a batch, for both networks; all numbers lie in one arena.
 * E = Σ_t λ_t Σ_s ½‖h_t − y_t‖² over the sequences s of the batch, with a linear read-out h_t = W_out r_t + b_out of what step t
 * hands on: r_t = c_t for an RNN, o_t⊗tanh(c_t) for an LSTM. The article's RNN has λ_t = 1, b = 0 and b_out = 0, its LSTM
 * λ_t = 1, W_out = I and b_out = 0; a task with one target at the end has λ_t = 0 before T.
 * With the cross-entropy E = −Σ_t λ_t Σ_s y_t·log q_t, in nats, of the probabilities q_t = softmax(h_t), for targets whose entries
 * sum to 1. Its derivative by h_t is q_t − y_t, as that of the squares is h_t − y_t, so that both share one backward pass.
 *
 * Order of summation, and therefore bits: a product's terms upwards from the bias (forward: h first, then x); E over t,
 * then s, then outputs, all upwards (of a softmax the sum of the exponentials first); a weight's gradient over t from T down to 1,
 * within it over s upwards; ∂E/∂r_t the recurrent part first (f, i, c, o), then the read-out's. Machine, blocks and lanes do not change it.
 */
import { exp, log } from '../arithmetic/elementary.ts';
import { newArena, uAt, zAt } from './arena.ts';
import type { Machine } from './loops.ts';
import { plain } from './plain.ts';
import { checkShape, type Shape } from './shape.ts';
import { simd } from './simd/simd.ts';

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
  readonly machine: Machine['name'];
  /** The weights, to be written, and their gradient, to be read, in the layout of `placesOf`. */
  readonly weights: Float64Array;
  readonly gradient: Float64Array;
  /** h_t, with the cross-entropy q_t, T × batch × p, after either pass; only where λ_t ≠ 0. */
  readonly outputs: Float64Array;
  /** ‖∂E/∂c_t‖² over the batch for t = 1 … T, after `backward`. */
  readonly reach: Float64Array;
  /** E of the batch. Throws RangeError if its sizes do not fit. */
  forward(batch: Batch): number;
  /** ∂E/∂W of the batch last passed to `forward`. */
  backward(): void;
  /** The state after step T, batch × n each, for a batch that goes on from there; an RNN has no h. */
  state(): Required<Pick<Batch, 'c0'>> & Pick<Batch, 'h0'>;
}

/** The machines that run here, fastest first; all give the same bits. */
export function machines(): readonly Machine[] {
  const lanes = simd();
  return lanes ? [lanes, plain] : [plain];
}

/** An arena on the first machine with enough memory. */
function openFirst(shape: Shape, [machine, ...others]: readonly Machine[]) {
  const a = newArena(shape, machine.panel, machine.taken);
  try {
    return { machine, a, ...machine.open(a.size) };
  } catch (error) {
    if (others.length === 0) throw error;
    return openFirst(shape, others);
  }
}

/** A kernel with λ_1 … λ_T, on the first machine of `on` with enough memory. Throws RangeError on bad sizes. */
export function createKernel(shape: Shape, lambda: ArrayLike<number>, on = machines()): Kernel {
  checkShape(shape);
  const { n, m, p, T, batch, network } = shape;
  fits('lambda', lambda.length, T);
  const { machine, a, data, loops } = openFirst(shape, on);
  const { panel } = machine;
  const { places, rows, cols, wideRows, wideCols, wideN, held } = a;
  const W = a.weights + places.W;
  const Wout = a.weights + places.Wout;
  const lstm = network === 'lstm';
  const entropy = shape.loss === 'cross-entropy';
  /** Of one softmax. */
  const exponentials = new Float64Array(entropy ? shape.p : 0);
  data.fill(1, a.ones, a.ones + batch);
  let y: Float64Array = new Float64Array(0);
  const view = (at: number, count: number) => data.subarray(at, at + count);
  const cAt = (t: number) => a.c + t * batch * n;
  const squashedAt = (t: number) => a.squashed + (t - 1) * batch * n;

  function load(given: Batch): void {
    fits('x', given.x.length, T * batch * m);
    fits('y', given.y.length, T * batch * p);
    y = given.y;
    for (let row = 0; row < T * batch; row++)
      for (let k = 0; k < m; k++) data[a.u + row * cols + n + k] = given.x[row * m + k];
    const handed = lstm ? given.h0 : given.c0;
    for (let s = 0; s < batch; s++)
      for (let j = 0; j < n; j++) data[a.u + s * cols + j] = handed ? handed[s * n + j] : 0;
    if (lstm) for (let k = 0; k < batch * n; k++) data[a.c + k] = given.c0 ? given.c0[k] : 0;
  }

  /** u_t → z_t → what step t hands on. */
  function step(t: number): void {
    const [u, z, handed] = [uAt(a, t), zAt(a, t), uAt(a, t + 1)];
    loops.product(batch, wideRows / panel, cols, u, cols, a.forth, panel, cols * panel, a.bias, 0, z, wideRows);
    if (lstm) loops.lstmForward(batch, n, z, wideRows, cAt(t - 1), cAt(t), squashedAt(t), handed, cols);
    else loops.rnnForward(batch, n, z, wideRows, handed, cols);
  }

  /** ∂E/∂(what step t hands on) → ∂E/∂z_t, its terms of the gradient, and ∂E/∂(what step t − 1 hands on). */
  function stepBack(t: number): void {
    const z = zAt(a, t);
    data[a.reach + t - 1] = lstm
      ? loops.lstmBackward(batch, n, z, wideRows, cAt(t - 1), squashedAt(t), a.dHanded, wideN, a.dc)
      : loops.rnnBackward(batch, n, z, wideRows, a.dHanded, wideN);
    hold(t);
    loops.product(1, wideRows / panel, batch, a.ones, 0, z, wideRows, panel, a.db, 0, a.db, 0);
    loops.product(batch, wideN / panel, rows, z, wideRows, a.back, panel, rows * panel, a.zeros, 0, a.dHanded, wideN);
  }

  let holding = 0;
  /** Buffers the terms of step t for ∂E/∂W and adds them `held` at a time, so that the sums are read and written less often. */
  function hold(t: number): void {
    for (let s = 0; s < batch; ) {
      const some = Math.min(batch - s, held - holding);
      const [z, u] = [zAt(a, t) + s * wideRows, uAt(a, t) + s * cols];
      loops.pack(some, rows, 1, z, wideRows, 1, a.heldZ + holding, held);
      loops.pack(some, cols, panel, u, cols, 1, a.heldU + holding * panel, held * panel);
      holding += some;
      s += some;
      if (holding === held) addHeld();
    }
  }
  function addHeld(): void {
    const { heldZ, heldU, dW } = a;
    loops.product(rows, wideCols / panel, holding, heldZ, held, heldU, panel, held * panel, dW, wideCols, dW, wideCols);
    holding = 0;
  }

  /** h_t or q_t, and step t's part of E. */
  function readOut(t: number): number {
    let sum = 0;
    for (let s = 0; s < batch; s++) {
      const row = ((t - 1) * batch + s) * p;
      const r = uAt(a, t + 1) + s * cols;
      for (let l = 0; l < p; l++) {
        let h = data[a.weights + places.bout + l];
        for (let j = 0; j < n; j++) h += data[r + j] * data[Wout + l * n + j];
        data[a.out + row + l] = h;
        const e = h - y[row + l];
        if (!entropy) sum += e * e;
      }
      if (entropy) sum += softmax(row);
    }
    return lambda[t - 1] * (entropy ? sum : 0.5 * sum);
  }

  /** p outputs h in place → q; returns −y·log q. The largest h is taken off first, so that no exponential overflows. */
  function softmax(row: number): number {
    const out = a.out + row;
    let top = data[out];
    for (let l = 1; l < p; l++) top = Math.max(top, data[out + l]);
    let all = 0;
    for (let l = 0; l < p; l++) {
      exponentials[l] = exp(data[out + l] - top);
      all += exponentials[l];
    }
    const logAll = log(all);
    let sum = 0;
    for (let l = 0; l < p; l++) {
      if (y[row + l] !== 0) sum += y[row + l] * (logAll - (data[out + l] - top));
      data[out + l] = exponentials[l] / all;
    }
    return sum;
  }

  function readOutBack(t: number): void {
    const [dWout, dbout] = [a.gradient + places.Wout, a.gradient + places.bout];
    for (let s = 0; s < batch; s++)
      for (let l = 0; l < p; l++) {
        const at = ((t - 1) * batch + s) * p + l;
        const e = lambda[t - 1] * (data[a.out + at] - y[at]);
        const r = uAt(a, t + 1) + s * cols;
        data[dbout + l] += e;
        for (let j = 0; j < n; j++) {
          data[dWout + l * n + j] += e * data[r + j];
          data[a.dHanded + s * wideN + j] += e * data[Wout + l * n + j];
        }
      }
  }

  return {
    shape,
    machine: machine.name,
    weights: view(a.weights, places.count),
    gradient: view(a.gradient, places.count),
    outputs: view(a.out, T * batch * p),
    reach: view(a.reach, T),

    forward(given) {
      load(given);
      loops.pack(cols, rows, panel, W, 1, cols, a.forth, cols * panel);
      data.copyWithin(a.bias, a.weights + places.b, a.weights + places.Wout);
      let E = 0;
      for (let t = 1; t <= T; t++) {
        step(t);
        if (lambda[t - 1] !== 0) E += readOut(t);
      }
      return E;
    },

    backward() {
      loops.pack(rows, n, panel, W, cols, 1, a.back, rows * panel);
      data.fill(0, a.gradient, a.gradient + places.count);
      data.fill(0, a.dHanded, a.heldZ);
      for (let t = T; t >= 1; t--) {
        if (lambda[t - 1] !== 0) readOutBack(t);
        stepBack(t);
      }
      addHeld();
      for (let r = 0; r < rows; r++) {
        const at = a.dW + r * wideCols;
        data.copyWithin(a.gradient + places.W + r * cols, at, at + cols);
      }
      data.copyWithin(a.gradient + places.b, a.db, a.db + rows);
    },

    state() {
      const handed = new Float64Array(batch * n);
      for (let s = 0; s < batch; s++) handed.set(view(uAt(a, T + 1) + s * cols, n), s * n);
      return lstm ? { c0: view(cAt(T), batch * n).slice(), h0: handed } : { c0: handed };
    },
  };
}

function fits(name: string, got: number, needed: number): void {
  if (got !== needed) throw new RangeError(`kernel: ${name} has ${got} numbers, needed ${needed}`);
}
