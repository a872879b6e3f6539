/** How much of a gradient the steps t = 2 … T back along the cell state keep, at least and at most (chapter 7). */

import { largest, spectralNorm } from '../arithmetic/matrix.ts';
import { memo } from '../arithmetic/memo.ts';
import type { LstmCase } from '../networks/draw-lstm.ts';
import { lstmTrace } from '../networks/traces.ts';
import { U } from './lstm-jacobians.ts';

const norms = memo((g: LstmCase) => ({
  f: spectralNorm(U(g, 'f')),
  i: spectralNorm(U(g, 'i')),
  c: spectralNorm(U(g, 'c')),
  o: spectralNorm(U(g, 'o')),
}));

/** δ_t = ¼‖U_f‖‖c_{t−1}‖_∞ + ¼‖U_i‖ + ‖U_c‖, which ‖A_t + C_t + D_t‖ cannot exceed. */
function detour(g: LstmCase, t: number): number {
  const { f, i, c } = norms(g);
  return (f * largest(lstmTrace(g).c[t - 1])) / 4 + i / 4 + c;
}

const steps = <V>(g: LstmCase, of: (t: number) => V): V[] => Array.from({ length: g.T - 1 }, (_, s) => of(s + 2));
const forget = (g: LstmCase, t: number) => lstmTrace(g).steps[t - 1].f;

/** min f_t, the smallest singular value of B_t, for t = 2 … T. */
export const leastForget = (g: LstmCase): number[] => steps(g, (t) => Math.min(...forget(g, t)));

/** min f_t − δ_t, below which the smallest singular value of A_t + B_t + C_t + D_t cannot fall, for t = 2 … T. */
export const keptAtLeast = (g: LstmCase): number[] => leastForget(g).map((f, s) => f - detour(g, s + 2));

/** max f_t + δ_t, above which the largest singular value cannot rise, for t = 2 … T. */
export const keptAtMost = (g: LstmCase): number[] => steps(g, (t) => Math.max(...forget(g, t)) + detour(g, t));

/**
 * The same with the fifth path, for σ_min(∂c_T/∂c_1) ≥ ∏ q_t: q_t = min f_t − r_{t−1} δ_t, where r_1 = 1 and
 * r_t = 1 + ¼‖U_o‖ r_{t−1}/q_t bounds how far h_t can have moved when c_t has moved by 1. Means nothing from q_t ≤ 0 on.
 */
export function keptWithFifthPath(g: LstmCase): number[] {
  let reach = 1;
  return leastForget(g).map((f, s) => {
    const kept = f - reach * detour(g, s + 2);
    reach = 1 + (norms(g).o / 4) * (reach / kept);
    return kept;
  });
}
