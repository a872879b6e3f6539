/**
 * Golden vectors: recurrent networks with their states and gradients as others computed them, for a forward pass and
 * formulas that must not vouch for themselves. `rnn.json` and `lstm.json` are PyTorch's, `hand.json` is worked with
 * 50 digits; scripts/golden makes them and checks every number to 1e−12 of the largest entry of its array.
 * Arrays are flat, row by row, and over time step by step: entry k of step t (from 0) of a sequence is `[t * size + k]`.
 */
import hand from './hand.json' with { type: 'json' };
import lstm from './lstm.json' with { type: 'json' };
import rnn from './rnn.json' with { type: 'json' };

/** One array for each weight matrix or bias of an LSTM; `c` is the candidate's. */
export interface Gates {
  f: number[];
  i: number[];
  c: number[];
  o: number[];
}

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

/** From PyTorch's autograd. The networks of `handRnns` and `handLstms` are among them, under the same names. */
export const goldenRnns = rnn.cases as GoldenRnn[];
export const goldenLstms: GoldenLstm[] = lstm.cases;

/** From 50-digit arithmetic, derivatives included: one unit, two steps. */
export const handRnns = hand.rnn as GoldenRnn[];
export const handLstms: GoldenLstm[] = hand.lstm;
