/**
 * Bounds of how much of a gradient the steps t = 2 … T along the cell state keep (chapter 7), step by step: the draws of
 * lstm-no-vanishing choose networks by them, which the displayed products cannot tell.
 */
import { largest, spectralNorm } from '../arithmetic/matrix.ts';
import { memo } from '../arithmetic/memo.ts';
import { type LstmCase, perGate } from '../networks/draw-lstm.ts';
import { lstmTrace } from '../networks/traces.ts';
import { U } from './lstm-jacobians.ts';

const norms = memo((g: LstmCase) => perGate((gate) => spectralNorm(U(g, gate))));

/** The three parts of δ_t: through the forget gate, the input gate and the candidate. */
export function detourParts(g: LstmCase, t: number): Record<'f' | 'i' | 'c', number> {
  const { f, i, c } = norms(g);
  return { f: (f * largest(lstmTrace(g).c[t - 1])) / 4, i: i / 4, c };
}

/** δ_t = ¼‖U_f‖‖c_{t−1}‖_∞ + ¼‖U_i‖ + ‖U_c‖, an upper bound of ‖A_t + C_t + D_t‖. */
function detour(g: LstmCase, t: number): number {
  const { f, i, c } = detourParts(g, t);
  return f + i + c;
}

const steps = <V>(g: LstmCase, of: (t: number) => V): V[] => Array.from({ length: g.T - 1 }, (_, s) => of(s + 2));
const forget = (g: LstmCase, t: number) => lstmTrace(g).steps[t - 1].f;

/** min f_t, the smallest singular value of B_t, for t = 2 … T. */
export const leastForget = (g: LstmCase): number[] => steps(g, (t) => Math.min(...forget(g, t)));

/** max f_t for t = 2 … T. */
export const mostForget = (g: LstmCase): number[] => steps(g, (t) => Math.max(...forget(g, t)));

/** min f_t − δ_t, a lower bound of the smallest singular value of A_t + B_t + C_t + D_t, for t = 2 … T. */
export const keptAtLeast = (g: LstmCase): number[] => leastForget(g).map((f, s) => f - detour(g, s + 2));

/** max f_t + δ_t, an upper bound of the largest singular value, for t = 2 … T. */
export const keptAtMost = (g: LstmCase): number[] => mostForget(g).map((f, s) => f + detour(g, s + 2));

/**
 * The same with the fifth path, for σ_min(∂c_T/∂c_1) ≥ ∏ q_t: q_t = min f_t − r_{t−1} δ_t, where r_1 = 1 and
 * r_t = 1 + ¼‖U_o‖ r_{t−1}/q_t bounds the change of h_t per change of c_t. No bound from the first q_t ≤ 0 on.
 */
export function keptWithFifthPath(g: LstmCase): number[] {
  let reach = 1;
  return leastForget(g).map((f, s) => {
    const kept = f - reach * detour(g, s + 2);
    reach = 1 + (norms(g).o * reach) / (4 * kept);
    return kept;
  });
}
