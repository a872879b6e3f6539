/** Others' networks as ours: one case for each sequence of a batch. */
import { floats } from '../../src/engine/arithmetic/arithmetic.ts';
import { type RnnCase, table } from '../../src/engine/networks/draw.ts';
import { type LstmCase, perGate } from '../../src/engine/networks/draw-lstm.ts';
import { type Gate, lstmForward } from '../../src/engine/networks/lstm.ts';
import { rnnForward } from '../../src/engine/networks/rnn.ts';
import type { Pair } from './compare.ts';

type Entry = (row: number, column: number) => number;

export interface LstmWeights {
  readonly n: number;
  readonly m: number;
  readonly recurrent: (gate: Gate) => Entry;
  readonly input: (gate: Gate) => Entry;
  readonly bias: (gate: Gate) => (row: number) => number;
}

/** A sequence of inputs, T × m, and the states before it, 0 by default. */
export interface Start {
  readonly x: readonly (readonly number[])[];
  readonly h0?: readonly number[];
  readonly c0?: readonly number[];
}

/** The targets are 0. */
export function lstmCase({ n, m, recurrent, input, bias }: LstmWeights, { x, h0, c0 }: Start): LstmCase {
  const zeros = () => new Float64Array(n);
  return {
    n,
    m,
    T: x.length,
    W: perGate((g) => table(n, n + m, (k, j) => (j < n ? recurrent(g)(k, j) : input(g)(k, j - n)))),
    b: perGate((g) => zeros().map((_, k) => bias(g)(k))),
    h0: h0 ? Float64Array.from(h0) : zeros(),
    c0: c0 ? Float64Array.from(c0) : zeros(),
    x: Float64Array.from(x.flat()),
    y: new Float64Array(x.length * n),
  };
}

/** h_t and c_t for t = 0 … T */
export const runLstm = (weights: LstmWeights, start: Start) => {
  const g = lstmCase(weights, start);
  return lstmForward(floats, g, g);
};

export interface RnnWeights {
  readonly n: number;
  readonly m: number;
  readonly recurrent: Entry;
  readonly input: Entry;
  readonly bias: (row: number) => number;
}

/** With the state as its output. Our network has no bias: it is the weight of one more input, which is always 1. */
export function rnnCase({ n, m, recurrent, input, bias }: RnnWeights, { x, h0 }: Start): RnnCase {
  const entry = (k: number, j: number) => (j < n ? recurrent(k, j) : j < n + m ? input(k, j - n) : bias(k));
  return {
    phi: 'tanh',
    n,
    m: m + 1,
    p: n,
    T: x.length,
    W: table(n, n + m + 1, entry),
    Wout: table(n, n, (i, j) => (i === j ? 1 : 0)),
    c0: h0 ? Float64Array.from(h0) : new Float64Array(n),
    x: Float64Array.from(x.flatMap((row) => [...row, 1])),
    y: new Float64Array(x.length * n),
  };
}

/** The states for t = 0 … T */
export const runRnn = (weights: RnnWeights, start: Start) => {
  const g = rnnCase(weights, start);
  return rnnForward(floats, g, g).c;
};

/** A flat array as rows of `width`. */
export const rowsOf = (flat: readonly number[], width: number): number[][] =>
  Array.from({ length: flat.length / width }, (_, k) => flat.slice(k * width, (k + 1) * width));

/** What one golden says; `reason` where our networks cannot express it. */
export interface Golden {
  readonly project: string;
  readonly test: string;
  readonly run: (() => readonly Pair[]) | Reason;
}
export type Reason = 'hard-sigmoid' | 'peepholes' | 'gru';
