/** The LSTM as functions of its states or weights, for the routes that differentiate without formulas. */
import type { Arithmetic } from '../arithmetic/arithmetic.ts';
import { type LstmCase, liftLstm, type PerGate, perGate } from '../networks/draw-lstm.ts';
import { type Gate, gates, type LstmStep, lstmForward, lstmStep } from '../networks/lstm.ts';
import { rowAt, totalLoss } from '../networks/rnn.ts';
import { lstmTrace } from '../networks/traces.ts';
import type { Generic } from './differentiate.ts';

/** Step t from c_{t−1}, with h_{t−1} = o_{t−1}⊗tanh(c_{t−1}) as a function of it; o_{t−1} is a constant. 2 ≤ t ≤ T. */
function stepFrom<N>(a: Arithmetic<N>, g: LstmCase, t: number, c: readonly N[]): LstmStep<N> {
  const { o } = lstmTrace(g).steps[t - 2];
  const h = c.map((ck, k) => a.mul(a.of(o[k]), a.tanh(ck)));
  return lstmStep(a, liftLstm(a, g), c, h, rowAt(a, g.x, g.m, t));
}

/** c_{t−1} ↦ c_t */
export const nextCell =
  (g: LstmCase, t: number): Generic =>
  (a, c) =>
    stepFrom(a, g, t, c).c;

/** c_{t−1} ↦ f_t, i_t or c̃_t */
export const gateOfCell =
  (g: LstmCase, gate: 'f' | 'i' | 'candidate', t: number): Generic =>
  (a, c) =>
    stepFrom(a, g, t, c)[gate];

/** The paths from c_{t−1} to c_t, which give the terms A, B, C and D of the derivative, in this order. */
export const ways = ['f', 'direct', 'i', 'candidate'] as const;
export type Way = (typeof ways)[number];

/** c_{t−1} ↦ c_t along one path alone: on the other three, c_{t−1} is held at its value in the sequence. */
export const nextCellAlong =
  (g: LstmCase, way: Way, t: number): Generic =>
  (a, c) => {
    const path = lstmTrace(g);
    const { f, i, candidate } = path.steps[t - 1];
    const now = {
      direct: path.c[t - 1].map(a.of),
      f: f.map(a.of),
      i: i.map(a.of),
      candidate: candidate.map(a.of),
      [way]: way === 'direct' ? c : stepFrom(a, g, t, c)[way],
    };
    return now.direct.map((ck, k) => a.add(a.mul(ck, now.f[k]), a.mul(now.candidate[k], now.i[k])));
  };

/** (c_j, h_j) ↦ (c_k, h_k), both 2n numbers: the steps j + 1 … k. */
export const laterJoint =
  (g: LstmCase, k: number, j: number): Generic =>
  (a, s) => {
    const net = liftLstm(a, g);
    let [c, h] = [s.slice(0, g.n), s.slice(g.n)];
    for (let t = j + 1; t <= k; t++) ({ c, h } = lstmStep(a, net, c, h, rowAt(a, g.x, g.m, t)));
    return [...c, ...h];
  };

/** c_1 ↦ c_k with h_1 = o_1⊗tanh(c_1). 2 ≤ k ≤ T. */
export const laterCell =
  (g: LstmCase, k: number): Generic =>
  (a, c) => {
    const { c: second, h } = stepFrom(a, g, 2, c);
    return laterJoint(g, k, 2)(a, [...second, ...h]).slice(0, g.n);
  };

/** W_f, W_i, W_c, W_o, b_f, b_i, b_c, b_o in one row of 4n(n + m + 1) numbers. */
export const flatten = ({ W, b }: { W: PerGate<ArrayLike<number>>; b: PerGate<ArrayLike<number>> }): Float64Array =>
  Float64Array.from([W, b].flatMap((part) => gates.flatMap((gate) => Array.from(part[gate]))));

/** The inverse of `flatten`. */
export function unflatten<N>({ n, m }: LstmCase, flat: readonly N[]): { W: PerGate<N[]>; b: PerGate<N[]> } {
  const [w, all] = [n * (n + m), gates.length * n * (n + m)];
  const at = (gate: Gate) => gates.indexOf(gate);
  return {
    W: perGate((gate) => flat.slice(at(gate) * w, (at(gate) + 1) * w)),
    b: perGate((gate) => flat.slice(all + at(gate) * n, all + (at(gate) + 1) * n)),
  };
}

/** All weights and biases, in the order of `flatten` ↦ (E_1, …, E_T), in any arithmetic. */
export const lossesBy = <N>(a: Arithmetic<N>, g: LstmCase, flat: readonly N[]): N[] =>
  lstmForward(a, liftLstm(a, g, unflatten(g, flat)), g).E.slice(1);

/** All weights and biases, in the order of `flatten` ↦ E = Σ_t E_t */
export const lstmTotalLoss =
  (g: LstmCase): Generic =>
  (a, flat) => [totalLoss(a, lossesBy(a, g, flat))];

/** All weights and biases ↦ E_k */
export const lstmLoss =
  (g: LstmCase, k: number): Generic =>
  (a, flat) => [lossesBy(a, { ...g, T: k }, flat)[k - 1]];
