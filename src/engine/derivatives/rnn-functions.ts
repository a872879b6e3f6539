/** The RNN as functions of its states or weights, for the routes that differentiate without formulas. */
import type { Arithmetic } from '../arithmetic/arithmetic.ts';
import { liftRnn, type RnnCase } from '../networks/draw.ts';
import { rnnForward, rnnStep, rowAt, totalLoss } from '../networks/rnn.ts';
import type { Generic } from './differentiate.ts';

/** c_j ↦ c_k: the steps j + 1 … k. */
export const laterState =
  (g: RnnCase, k: number, j: number): Generic =>
  (a, v) => {
    const net = liftRnn(a, g);
    let c = Array.from(v);
    for (let t = j + 1; t <= k; t++) c = rnnStep(a, net, c, rowAt(a, g.x, g.m, t)).c;
    return c;
  };

/** W ↦ (E_1, …, E_T) in any arithmetic; W_out may be a variable too. */
export const lossesByW = <N>(a: Arithmetic<N>, g: RnnCase, W: ArrayLike<N>, Wout?: ArrayLike<N>): N[] =>
  rnnForward(a, liftRnn(a, g, { W, ...(Wout && { Wout }) }), g).E.slice(1);

/** W ↦ E = Σ_t E_t */
export const totalLossOfW =
  (g: RnnCase): Generic =>
  (a, W) => [totalLoss(a, lossesByW(a, g, W))];

/** [W, W_out] in one list ↦ E = Σ_t E_t. Passing the whole list as W is safe: only its first n(n + m) entries are read. */
export const totalLossOfWeights =
  (g: RnnCase): Generic =>
  (a, weights) => [totalLoss(a, lossesByW(a, g, weights, weights.slice(g.W.length)))];

/** W ↦ E_k */
export const lossOfW =
  (g: RnnCase, k: number): Generic =>
  (a, W) => [lossesByW(a, { ...g, T: k }, W)[k - 1]];

/**
 * (W^{(1)}, …, W^{(T)}) ↦ (E_1, …, E_T), where step j uses its own copy W^{(j)} of the weights: with equal copies, ∂E_k/∂W^{(j)}
 * is term j of ∂E_k/∂W.
 */
export const lossesOfCopies =
  (g: RnnCase): Generic =>
  (a, copies) => {
    const net = liftRnn(a, g);
    let c0 = Array.from(net.c0);
    return Array.from({ length: g.T }, (_, s) => {
      const W = copies.slice(s * g.W.length, (s + 1) * g.W.length);
      const now = { T: 1, x: g.x.subarray(s * g.m, (s + 1) * g.m), y: g.y.subarray(s * g.p, (s + 1) * g.p) };
      const { c, E } = rnnForward(a, { ...net, W, c0 }, now);
      c0 = c[1];
      return E[1];
    });
  };

/** W ↦ E_k with c_{k−τ} held at its value in `states` (c_0 … c_T): W acts in the last τ steps only. */
export const lossWithin =
  (g: RnnCase, k: number, tau: number, states: readonly (readonly number[])[]): Generic =>
  (a, W) => {
    const from = Math.max(0, k - tau);
    const part = { T: k - from, x: g.x.subarray(from * g.m, k * g.m), y: g.y.subarray(from * g.p, k * g.p) };
    return [rnnForward(a, liftRnn(a, g, { W, c0: states[from].map(a.of) }), part).E[k - from]];
  };
