/**
 * The three networks of chapter 9 whose whole state is h_t, each step written once for every arithmetic: a GRU, a network with a
 * residual connection, and a linear state-space model.
 */
import { type Arithmetic, lifted } from '../arithmetic/arithmetic.ts';
import { affine, rowAt } from './rnn.ts';

/** Rows and columns of weights: n × n, n × m, or n numbers. */
export type WeightShape = 'n × n' | 'n × m' | 'n';

/** What a step computes, n numbers by each name: h is the new state. */
export type Parts<N> = Readonly<Record<string, readonly N[]>> & { readonly h: readonly N[] };

type Weights<Name extends string, N> = Readonly<Record<Name, ArrayLike<N>>>;

/** A kind of network with one state: its weights by name, and one step. */
export interface Recurrence<Name extends string> {
  readonly weights: Readonly<Record<Name, WeightShape>>;
  step<N>(a: Arithmetic<N>, w: Weights<Name, N>, h: readonly N[], x: readonly N[]): Parts<N>;
}

/** n units, m inputs, T steps from h_0; x is T·m numbers, row t − 1 for step t. Matrices are kept row by row. */
export type RecurrenceCase<Name extends string> = Readonly<Record<'n' | 'm' | 'T', number>> &
  Readonly<Record<'h0' | 'x' | Name, Float64Array>>;

/** M v + start, with as many columns as v has entries. */
const plusTimes = <N>(a: Arithmetic<N>, start: ArrayLike<N>, M: ArrayLike<N>, v: readonly N[]): N[] =>
  affine(a, M, v.length, 0, v, start);

const none = <N>(a: Arithmetic<N>, h: readonly N[]): N[] => h.map(() => a.of(0));

/**
 * The GRU as PyTorch and cuDNN have it, with the reset gate on U_h h_{t−1} + b_q (in Cho et al. 2014 it is on h_{t−1}):
 * r, u = σ(U h_{t−1} + V x_t + b), q = U_h h_{t−1} + b_q, h̃ = tanh(V_h x_t + b_h + r⊗q), h_t = u⊗h_{t−1} + (1 − u)⊗h̃.
 * PyTorch's names for r, u, h̃, b_q: r, z, n, b_hn.
 */
export const gru: Recurrence<'U_r' | 'V_r' | 'b_r' | 'U_u' | 'V_u' | 'b_u' | 'U_h' | 'V_h' | 'b_h' | 'b_q'> = {
  weights: {
    ...{ U_r: 'n × n', V_r: 'n × m', b_r: 'n' },
    ...{ U_u: 'n × n', V_u: 'n × m', b_u: 'n' },
    ...{ U_h: 'n × n', V_h: 'n × m', b_h: 'n', b_q: 'n' },
  },
  step(a, w, h, x) {
    const zr = plusTimes(a, plusTimes(a, w.b_r, w.U_r, h), w.V_r, x);
    const zu = plusTimes(a, plusTimes(a, w.b_u, w.U_u, h), w.V_u, x);
    const q = plusTimes(a, w.b_q, w.U_h, h);
    const [r, u] = [zr.map(a.sigmoid), zu.map(a.sigmoid)];
    const zh = plusTimes(a, w.b_h, w.V_h, x).map((v, k) => a.add(v, a.mul(r[k], q[k])));
    const candidate = zh.map(a.tanh);
    const next = h.map((v, k) => a.add(a.mul(u[k], v), a.mul(a.sub(a.of(1), u[k]), candidate[k])));
    return { 'z^r': zr, 'z^u': zu, 'z^h': zh, r, u, q, '~h': candidate, h: next };
  },
};

/** h_t = h_{t−1} + h̃_t with h̃_t = tanh(U h_{t−1} + V x_t + b): what a step adds to the state. */
export const residual: Recurrence<'U' | 'V' | 'b'> = {
  weights: { U: 'n × n', V: 'n × m', b: 'n' },
  step(a, w, h, x) {
    const z = plusTimes(a, plusTimes(a, w.b, w.U, h), w.V, x);
    const added = z.map(a.tanh);
    return { z, '~h': added, h: h.map((v, k) => a.add(v, added[k])) };
  },
};

/** h_t = A h_{t−1} + B x_t */
export const linearState: Recurrence<'A' | 'B'> = {
  weights: { A: 'n × n', B: 'n × m' },
  step: (a, w, h, x) => ({ h: plusTimes(a, plusTimes(a, none(a, h), w.A, h), w.B, x) }),
};

export const weightNames = <Name extends string>({ weights }: Recurrence<Name>): Name[] =>
  Object.keys(weights) as Name[];

/** The case's weights in another arithmetic, as constants. */
export const liftWeights = <N, Name extends string>(
  a: Arithmetic<N>,
  kind: Recurrence<Name>,
  g: RecurrenceCase<Name>,
): Weights<Name, N> =>
  Object.fromEntries(weightNames(kind).map((name) => [name, lifted(a, g[name])])) as Record<Name, N[]>;

/** The steps from + 1 … to, from h_from = h. The first entry is step from + 1. */
export function recur<N, Name extends string>(
  a: Arithmetic<N>,
  kind: Recurrence<Name>,
  w: Weights<Name, N>,
  g: RecurrenceCase<Name>,
  h: readonly N[],
  [from, to]: readonly [number, number],
): Parts<N>[] {
  const steps: Parts<N>[] = [];
  for (let t = from + 1; t <= to; t++) steps.push(kind.step(a, w, steps.at(-1)?.h ?? h, rowAt(a, g.x, g.m, t)));
  return steps;
}
