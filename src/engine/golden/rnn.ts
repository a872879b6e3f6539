/**
 * Golden vectors: RNNs with their states and gradients as PyTorch computed them. tools/golden writes them and checks every
 * number to 1e−12 of the largest entry of its array. Arrays are flat, row by row, and over time step by step: entry k of step t
 * (from 0) is `[t * size + k]`.
 */
import type { RnnCase } from '../networks/draw.ts';
import { drawFrom } from './draw-from.ts';
import rnn from './rnn.json' with { type: 'json' };

/** z_t = W [c_{t−1}; x_t], c_t = φ(z_t), h_t = W_out c_t, E_t = ½‖h_t − y_t‖², E = Σ E_t; n hidden, m inputs, p outputs. */
export interface GoldenRnn {
  name: string;
  phi: 'sigmoid' | 'tanh';
  n: number;
  m: number;
  p: number;
  T: number;
  /** [W_rec, W_in], n × (n + m) */
  W: number[];
  /** p × n */
  Wout: number[];
  c0: number[];
  /** T × m */
  x: number[];
  /** T × p */
  y: number[];
  expect: {
    /** T × n, as is c */
    z: number[];
    c: number[];
    /** T × p */
    h: number[];
    /** E_t, T numbers */
    E: number[];
    /** ∂E/∂W, n × (n + m) */
    dW: number[];
    /** ∂E/∂W_out, p × n */
    dWout: number[];
    /** ∂E/∂c_0 */
    dc0: number[];
    /** ∂E_t/∂W for each t, and ∂c_T/∂c_0 (n × n); networks with T ≤ 8 and n ≤ 6 have both, others neither. */
    dW_t?: number[][];
    Jc?: number[];
  };
}

/** They include the networks of `handRnns`, under the same names. */
export const goldenRnns = rnn.cases as GoldenRnn[];

/** A golden network as a case, with PyTorch's numbers. */
export interface GoldenRnnCase extends RnnCase {
  readonly expect: GoldenRnn['expect'];
}

const floats = (v: readonly number[]) => Float64Array.from(v);

export const rnnCaseOf = (g: GoldenRnn): GoldenRnnCase => ({
  ...g,
  W: floats(g.W),
  Wout: floats(g.Wout),
  c0: floats(g.c0),
  x: floats(g.x),
  y: floats(g.y),
});

export const drawGoldenRnn = drawFrom(goldenRnns, rnnCaseOf);
/** Those small enough for one backward pass per step. */
export const drawShortGoldenRnn = drawFrom(
  goldenRnns.filter(({ T }) => T <= 8),
  rnnCaseOf,
);
