/** LSTMs that nearly attain the bounds of lstm-no-vanishing: random ones leave them far behind. */

import type { Random } from '../../engine/arithmetic/random.ts';
import { keptWithFifthPath } from '../../engine/closed-forms/lstm-retention.ts';
import type { LstmCase } from '../../engine/networks/draw-lstm.ts';
import { heldCell } from './held-cell.ts';

/**
 * One unit whose terms A, C and D have one sign, or are 0, and together come near η_t. Either nothing is let in, the state decays,
 * and η_t comes from u_f, from u_c or from both; or the input gate stands near ½, the candidate near 1, and η_t comes from u_f, from
 * u_i or from both.
 */
export function leaningCell(random: Random, T: number, sign: 1 | -1): LstmCase {
  const fed = random.chance(0.5);
  const share = random.pick([0, 1 / 2, 1]);
  const delta = random.between(0.02, 0.2);
  const [f, o] = [random.between(0.5, 0.7), random.between(0.9, 0.98)];
  const i = fed ? random.between(0.4, 0.6) : random.between(0.9, 0.98);
  const candidate = fed ? random.between(0.8, 0.95) : 0;
  const c = random.between(0.05, 0.4);
  const rest = sign * delta * (1 - share);
  const u = { f: (4 * sign * delta * share) / c, i: fed ? 4 * rest : 0, c: fed ? 0 : rest, o: 0 };
  // c_1 = c, and the gates of step 1 as in a cell that is held there.
  return { ...heldCell({ c, f, i, candidate, o }, u, T), c0: Float64Array.of((c - candidate * i) / f) };
}

/**
 * One unit that keeps its value while its output gate, at ½, raises from step to step what h_t shows of c_1: u_o is large, and u_c
 * negative, about as large as the bound with the fifth path allows.
 */
export function echoingCell(random: Random, T: number): LstmCase {
  const [f, i] = [random.pick([random.between(0.5, 0.55), random.between(0.9, 0.99)]), random.between(0.9, 0.98)];
  const candidate = Math.min(0.9, (random.between(0.4, 1.7) * (1 - f)) / i);
  const held = { c: (candidate * i) / (1 - f), f, i, candidate, o: 1 / 2 };
  const uo = 4 * random.pick([random.between(1, 5), random.between(5, 30)]);
  for (let uc = -0.3; ; uc /= 2) {
    const g = heldCell(held, { f: 0, i: 0, c: uc, o: uo }, T);
    if (keptWithFifthPath(g).every((q) => q >= f / 2)) return g;
  }
}
