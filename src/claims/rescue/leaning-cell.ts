/** LSTMs that nearly attain the bounds of lstm-no-vanishing: random ones leave them far behind. */

import { sigmoid, tanh } from '../../engine/arithmetic/elementary.ts';
import type { Random } from '../../engine/arithmetic/random.ts';
import { keptWithFifthPath } from '../../engine/closed-forms/lstm-retention.ts';
import { table } from '../../engine/networks/draw.ts';
import { type LstmCase, type PerGate, perGate } from '../../engine/networks/draw-lstm.ts';
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

/** Two steps of n units from h_0 = 0 with the inputs 1 and 0; U_g, V_g and b_g are 0 where nothing is told. */
function twoSteps(
  n: number,
  {
    U,
    V,
    b,
    c0,
  }: { U: Partial<PerGate<(i: number, j: number) => number>>; V?: number } & {
    readonly b: PerGate<(k: number) => number>;
    readonly c0: (k: number) => number;
  },
): LstmCase {
  const each = (of: (k: number) => number) => Float64Array.from({ length: n }, (_, k) => of(k));
  return {
    ...{ n, m: 1, T: 2, x: Float64Array.of(1, 0), y: new Float64Array(2 * n), h0: new Float64Array(n), c0: each(c0) },
    W: perGate((gate) => table(n, n + 1, (i, j) => (j < n ? (U[gate]?.(i, j) ?? 0) : gate === 'i' ? (V ?? 0) : 0))),
    b: perGate((gate) => each(b[gate])),
  };
}

/**
 * Two or three units over two steps, of which one of A, C and D attains its part of η_2, but for 10⁻¹⁰: −η_2 I, or −η_2 in one direction.
 * Output gates are 1, and every gate through which the derivative passes stands where its slope is largest.
 */
export function attainingCell(random: Random): LstmCase {
  const n = random.integer(2, 3);
  const [gate, eta, c] = [random.pick(['f', 'i', 'c'] as const), random.between(0.1, 0.4), 1e-5];
  const u = { f: (4 * eta) / c, i: 4 * eta, c: eta }[gate];
  const part = random.pick([(i: number, j: number) => (i === j ? 1 : 0), () => 1 / n]);
  const [on, off] = [40, -40];
  const bf = gate === 'f' ? u * tanh(c) : random.between(2, 4);
  return twoSteps(n, {
    U: { [gate]: (i: number, j: number) => -u * part(i, j) },
    ...(gate === 'i' && { V: 2 * off }), // nothing is let in at step 1
    b: {
      f: () => bf,
      i: () => ({ f: off, i: 0, c: on })[gate],
      c: () => (gate === 'i' ? on : 0),
      o: () => on,
    },
    c0: () => (gate === 'f' ? c / sigmoid(bf) : 0),
  });
}

/** Two units: the state that the forget gate multiplies is not shown, and the one that it reads is 0, so that h_1 = 0. */
export const crossingCell = (random: Random): LstmCase => {
  const u = -random.between(0.1, 0.3);
  return twoSteps(2, {
    U: { f: (i, j) => (i < j ? u : 0) },
    b: { f: () => 0, i: () => -40, c: () => 0, o: (k) => (k === 0 ? -40 : 40) },
    c0: (k) => (k === 0 ? 10 : 0),
  });
};
