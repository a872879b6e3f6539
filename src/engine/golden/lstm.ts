/**
 * Golden vectors: LSTMs with their states and gradients as PyTorch computed them. tools/golden writes them and checks every
 * number to 1e−12 of the largest entry of its array. Arrays are flat, row by row, and over time step by step: entry k of step t
 * (from 0) is `[t * size + k]`.
 */
import { drawFrom } from './draw-from.ts';
import { type LstmCase, type PerGate, perGate } from '../networks/draw-lstm.ts';
import lstm from './lstm.json' with { type: 'json' };

/** An array for each weight matrix or bias of an LSTM. */
type Gates = PerGate<number[]>;

/** z^g_t = W_g [h_{t−1}; x_t] + b_g for g = f, i, c, o; y is compared with h_t itself (no read-out), so p = n. */
export interface GoldenLstm {
  name: string;
  n: number;
  m: number;
  T: number;
  /** [U_g, V_g], n × (n + m) each */
  W: Gates;
  b: Gates;
  h0: number[];
  c0: number[];
  /** T × m */
  x: number[];
  /** T × n */
  y: number[];
  expect: {
    /** T × n, as are the five after it */
    f: number[];
    i: number[];
    candidate: number[];
    o: number[];
    c: number[];
    h: number[];
    /** E_t, T numbers */
    E: number[];
    /** ∂E/∂W_g, n × (n + m) each */
    dW: Gates;
    db: Gates;
    dh0: number[];
    dc0: number[];
    /** ∂(c_1, h_1)/∂(c_0, h_0), 2n × 2n; networks with T ≤ 8 and n ≤ 6 only. */
    Js?: number[];
  };
}

/** They include the networks of `handLstms`, under the same names. */
export const goldenLstms: GoldenLstm[] = lstm.cases;

/** A golden network as a case, with PyTorch's numbers. */
export interface GoldenLstmCase extends LstmCase {
  readonly expect: GoldenLstm['expect'];
}

const floats = (v: readonly number[]) => Float64Array.from(v);

export const lstmCaseOf = (g: GoldenLstm): GoldenLstmCase => ({
  ...g,
  W: perGate((gate) => floats(g.W[gate])),
  b: perGate((gate) => floats(g.b[gate])),
  h0: floats(g.h0),
  c0: floats(g.c0),
  x: floats(g.x),
  y: floats(g.y),
});

export const drawGoldenLstm = drawFrom(goldenLstms, lstmCaseOf);
/** Those small enough for one backward pass per step. */
export const drawShortGoldenLstm = drawFrom(
  goldenLstms.filter(({ n, T }) => n <= 6 && T <= 8),
  lstmCaseOf,
);
