/**
 * The recurrent network of chapter 1, written once for every arithmetic:
 * z_t = W_rec c_{t−1} + W_in x_t, c_t = φ(z_t), h_t = W_out c_t, E_t = ½‖h_t − y_t‖².
 */
import type { Arithmetic } from '../arithmetic/arithmetic.ts';

export type Activation = 'sigmoid' | 'tanh';

export interface Rnn<N> {
  readonly phi: Activation;
  /** Hidden units, inputs, outputs. */
  readonly n: number;
  readonly m: number;
  readonly p: number;
  /** W = [W_rec, W_in], n × (n + m), row-major. */
  readonly W: ArrayLike<N>;
  /** W_out, p × n, row-major. */
  readonly Wout: ArrayLike<N>;
  /** c_0, n entries. */
  readonly c0: ArrayLike<N>;
}

/** Inputs and targets over time: x is T·m numbers, y is T·p numbers, row t−1 for step t. */
export interface Sequence {
  readonly T: number;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** All values of a forward pass, indexed by t as in the text: c[0] = c_0; z[0], h[0] and E[0] are placeholders. */
export interface RnnTrace<N> {
  readonly z: N[][];
  readonly c: N[][];
  readonly h: N[][];
  readonly E: N[];
}

/** Rows of M (rows × cols, from column `from`) times v, added to `start`. */
export function affine<N>(
  a: Arithmetic<N>,
  M: ArrayLike<N>,
  cols: number,
  from: number,
  v: readonly N[],
  start: ArrayLike<N>,
): N[] {
  const sums: N[] = [];
  for (let i = 0; i < start.length; i++) sums.push(a.dot(start[i], M, i * cols + from, v));
  return sums;
}

/** ½‖h − y‖² */
export function halfSquare<N>(a: Arithmetic<N>, h: readonly N[], y: readonly N[]): N {
  let sum = a.of(0);
  for (let i = 0; i < h.length; i++) {
    const d = a.sub(h[i], y[i]);
    sum = a.add(sum, a.mul(d, d));
  }
  return a.mul(a.of(0.5), sum);
}

/** Row t (from 1) of a flat sequence of `width` numbers a step, as constants. */
export function rowAt<N>(a: Arithmetic<N>, flat: ArrayLike<number>, width: number, t: number): N[] {
  const row: N[] = [];
  for (let i = 0; i < width; i++) row.push(a.of(flat[(t - 1) * width + i]));
  return row;
}

function zeros<N>(a: Arithmetic<N>, count: number): N[] {
  const [zero, all]: [N, N[]] = [a.of(0), []];
  for (let k = 0; k < count; k++) all.push(zero);
  return all;
}

/** One step: z_t and c_t from c_{t−1} and x_t. */
export function rnnStep<N>(a: Arithmetic<N>, net: Rnn<N>, c: readonly N[], x: readonly N[]): { z: N[]; c: N[] } {
  const { n, m, W } = net;
  const z = affine(a, W, n + m, n, x, affine(a, W, n + m, 0, c, zeros(a, n)));
  return { z, c: z.map(a[net.phi]) };
}

/** The read-out h_t = W_out c_t. */
export const readOut = <N>(a: Arithmetic<N>, net: Rnn<N>, c: readonly N[]): N[] =>
  affine(a, net.Wout, net.n, 0, c, zeros(a, net.p));

/** The whole sequence, from c_0. */
export function rnnForward<N>(a: Arithmetic<N>, net: Rnn<N>, { T, x, y }: Sequence): RnnTrace<N> {
  const trace: RnnTrace<N> = { z: [[]], c: [Array.from(net.c0)], h: [[]], E: [a.of(0)] };
  for (let t = 1; t <= T; t++) {
    const { z, c } = rnnStep(a, net, trace.c[t - 1], rowAt(a, x, net.m, t));
    const h = readOut(a, net, c);
    trace.z.push(z);
    trace.c.push(c);
    trace.h.push(h);
    trace.E.push(halfSquare(a, h, rowAt(a, y, net.p, t)));
  }
  return trace;
}

/** E = Σ_t E_t */
export const totalLoss = <N>(a: Arithmetic<N>, E: readonly N[]): N => E.reduce((sum, Et) => a.add(sum, Et), a.of(0));
