/** LSTMs of one unit in a fixed point, with given values of the terms A, B, C and D. */

import { atanh, logit, tanh, tanhSlope } from '../../engine/arithmetic/elementary.ts';
import { lstmBptt } from '../../engine/derivatives/lstm-bptt.ts';
import { flatten } from '../../engine/derivatives/lstm-functions.ts';
import { type LstmCase, type PerGate, perGate } from '../../engine/networks/draw-lstm.ts';

/** A state and the gates that keep it: c = c·f + candidate·i. */
export interface Held {
  readonly c: number;
  readonly f: number;
  readonly i: number;
  readonly candidate: number;
  readonly o: number;
}

/** The values of A, C and D at every step; B is f. */
export interface Terms {
  readonly A: number;
  readonly C: number;
  readonly D: number;
}

/** A cell held at c = 1 by the forget gate f; f = 0.7 gives the article's B. i = 2(1 − f) needs ½ < f < 1. */
export const heldAt = (f: number): Held => ({ c: 1, f, i: (1 - f) / 0.5, candidate: 0.5, o: 0.8 });

/** The article's combination. */
export const balanced: Terms = { A: 0.1, C: 0.1, D: 0.1 };

/** The u_g that give a held cell these terms. With u_o = 0 there is no fifth path, and the product is exact. */
export function recurrence({ c, f, i, candidate, o }: Held, { A, C, D }: Terms): PerGate<number> {
  const way = o * tanhSlope(c); // ∂h/∂c
  return {
    f: A / (c * f * (1 - f) * way),
    i: C / (candidate * i * (1 - i) * way),
    c: D / (i * (1 - candidate * candidate) * way),
    o: 0,
  };
}

/** The cell over T steps, without input; b_g is the pre-activation minus u_g h. */
export function heldCell(held: Held, u: PerGate<number>, T: number): LstmCase {
  const h = held.o * tanh(held.c);
  const z = { f: logit(held.f), i: logit(held.i), c: atanh(held.candidate), o: logit(held.o) };
  return {
    n: 1,
    m: 1,
    T,
    W: perGate((gate) => Float64Array.of(u[gate], 0)),
    b: perGate((gate) => Float64Array.of(z[gate] - u[gate] * h)),
    h0: Float64Array.of(h),
    c0: Float64Array.of(held.c),
    x: new Float64Array(T),
    y: new Float64Array(T),
  };
}

/** The held cell with these terms at every step. */
export const cellWith = (f: number, terms: Terms, T: number): LstmCase =>
  heldCell(heldAt(f), recurrence(heldAt(f), terms), T);

/** S_k = ∂E_1/∂W + … + ∂E_k/∂W for all weights and biases, by BPTT. */
export const partialSum = (g: LstmCase, k: number): Float64Array => flatten(lstmBptt(g, (t) => (t <= k ? 1 : 0)));
