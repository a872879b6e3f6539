/**
 * The LSTM of chapter 4, written once for every arithmetic: z^g_t = W_g [h_{t−1}; x_t] + b_g for g ∈ {f, i, c, o};
 * f, i, o = σ(z), candidate = tanh(z^c); c_t = c_{t−1}⊗f_t ⊕ candidate_t⊗i_t; h_t = o_t⊗tanh(c_t); E_t = ½‖h_t − y_t‖².
 */
import type { Arithmetic } from '../arithmetic/arithmetic.ts';
import { affine, halfSquare, rowAt, type Sequence } from './rnn.ts';

export const gates = ['f', 'i', 'c', 'o'] as const;
/** f: forget gate, i: input gate, c: candidate, o: output gate. */
export type Gate = (typeof gates)[number];

export interface Lstm<N> {
  /** Hidden units, inputs. */
  readonly n: number;
  readonly m: number;
  /** W_g = [U_g, V_g], n × (n + m), row-major. */
  readonly W: Readonly<Record<Gate, ArrayLike<N>>>;
  /** b_g, n entries. */
  readonly b: Readonly<Record<Gate, ArrayLike<N>>>;
  /** h_0 and c_0, n entries each. */
  readonly h0: ArrayLike<N>;
  readonly c0: ArrayLike<N>;
}

/** One step: the pre-activations z^g_t, the gates, and both states. */
export interface LstmStep<N> {
  readonly z: Readonly<Record<Gate, N[]>>;
  readonly f: N[];
  readonly i: N[];
  readonly candidate: N[];
  readonly o: N[];
  readonly c: N[];
  readonly h: N[];
}

export interface LstmTrace<N> {
  /** steps[t−1] is step t. */
  readonly steps: LstmStep<N>[];
  /** c[0] = c_0, h[0] = h_0; E[0] is a placeholder (0). */
  readonly c: N[][];
  readonly h: N[][];
  readonly E: N[];
}

/** z^g_t = W_g [h_{t−1}; x_t] + b_g for the four gates. */
export function preActivations<N>(
  a: Arithmetic<N>,
  { n, m, W, b }: Lstm<N>,
  h: readonly N[],
  x: readonly N[],
): LstmStep<N>['z'] {
  const pre = (g: Gate) => affine(a, W[g], n + m, n, x, affine(a, W[g], n + m, 0, h, b[g]));
  return { f: pre('f'), i: pre('i'), c: pre('c'), o: pre('o') };
}

type Opened<N> = Pick<LstmStep<N>, 'f' | 'i' | 'candidate' | 'o'>;

export const openGates = <N>(a: Arithmetic<N>, z: LstmStep<N>['z']): Opened<N> => ({
  f: z.f.map(a.sigmoid),
  i: z.i.map(a.sigmoid),
  candidate: z.c.map(a.tanh),
  o: z.o.map(a.sigmoid),
});

/** c_{t−1}⊗f_t ⊕ candidate_t⊗i_t */
export const nextCellState = <N>(a: Arithmetic<N>, c: readonly N[], { f, i, candidate }: Opened<N>): N[] =>
  c.map((ck, k) => a.add(a.mul(ck, f[k]), a.mul(candidate[k], i[k])));

/** o_t⊗tanh(c_t) */
export const outputOf = <N>(a: Arithmetic<N>, o: readonly N[], c: readonly N[]): N[] =>
  c.map((ck, k) => a.mul(o[k], a.tanh(ck)));

export function lstmStep<N>(
  a: Arithmetic<N>,
  net: Lstm<N>,
  c: readonly N[],
  h: readonly N[],
  x: readonly N[],
): LstmStep<N> {
  const z = preActivations(a, net, h, x);
  const opened = openGates(a, z);
  const next = nextCellState(a, c, opened);
  return { z, ...opened, c: next, h: outputOf(a, opened.o, next) };
}

/** The whole sequence, from h_0 and c_0; y is T·n numbers. */
export function lstmForward<N>(a: Arithmetic<N>, net: Lstm<N>, { T, x, y }: Sequence): LstmTrace<N> {
  const trace: LstmTrace<N> = { steps: [], c: [Array.from(net.c0)], h: [Array.from(net.h0)], E: [a.of(0)] };
  for (let t = 1; t <= T; t++) {
    const step = lstmStep(a, net, trace.c[t - 1], trace.h[t - 1], rowAt(a, x, net.m, t));
    trace.steps.push(step);
    trace.c.push(step.c);
    trace.h.push(step.h);
    trace.E.push(halfSquare(a, step.h, rowAt(a, y, net.n, t)));
  }
  return trace;
}
