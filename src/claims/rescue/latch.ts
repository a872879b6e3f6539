/**
 * A cell with one input, x_1 = 1 and x_t = 0 afterwards, and a target k steps later, y_{k+1} = 1. It has no recurrent
 * weights, so every unit keeps the share f^k = σ(b_f)^k of its state c_1.
 */
import type { Arithmetic } from '../../engine/arithmetic/arithmetic.ts';
import { sigmoid, tanh, tanhSlope } from '../../engine/arithmetic/elementary.ts';
import { matrix, norm } from '../../engine/arithmetic/matrix.ts';
import { farNorms } from '../../engine/closed-forms/by-lag.ts';
import { lstmGradientTerms } from '../../engine/closed-forms/lstm-joint.ts';
import { type Generic, reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { flatten, unflatten } from '../../engine/derivatives/lstm-functions.ts';
import { type Draw, numbers } from '../../engine/networks/draw.ts';
import { type LstmCase, liftLstm, type PerGate, perGate } from '../../engine/networks/draw-lstm.ts';
import { lstmStep } from '../../engine/networks/lstm.ts';
import { halfSquare, rowAt } from '../../engine/networks/rnn.ts';

export interface Latch {
  readonly k: number;
  /** V_g and b_i, b_o, a number for each unit; b_c = 0. */
  readonly v: PerGate;
  readonly b: { readonly i: Float64Array; readonly o: Float64Array };
  /** Added to a value of b_f that is given elsewhere, such as b*. */
  readonly lift: Float64Array;
}

export function drawLatch(k: readonly [number, number], lift: readonly [number, number] = [0, 3]): Draw<Latch> {
  return {
    sizes: { units: [1, 2], k },
    make(random, { units, k: steps }) {
      // Half of the cells take little in and are not lifted: they come near the bound of forget-gate-rescue.
      const near = random.chance(0.5);
      const top = near ? random.pick([0.02, 0.2]) : 2;
      return {
        k: steps,
        v: perGate(() => numbers(units, () => random.between(-top, top))),
        b: { i: numbers(units, () => random.between(-1, 1)), o: numbers(units, () => random.between(-1, 1)) },
        lift: Float64Array.of(near ? lift[0] : random.between(...lift)),
      };
    },
    admits: ({ v, b, lift: [up] }) =>
      up >= lift[0] && up <= lift[1] && [...v.f, ...v.i, ...v.c, ...v.o, ...b.i, ...b.o].every((p) => Math.abs(p) <= 3),
  };
}

/** The LSTM with a forget bias, over k + 1 steps. */
export function latchCell({ k, v, b }: Latch, bf: number): LstmCase {
  const n = v.c.length;
  const T = k + 1;
  const biases = { f: b.i.map(() => bf), i: b.i, c: new Float64Array(n), o: b.o };
  return {
    n,
    m: 1,
    T,
    W: perGate((gate) =>
      Float64Array.from({ length: n * (n + 1) }, (_, q) => (q % (n + 1) < n ? 0 : v[gate][Math.floor(q / (n + 1))])),
    ),
    b: perGate((gate) => biases[gate]),
    h0: new Float64Array(n),
    c0: new Float64Array(n),
    x: new Float64Array(T).with(0, 1),
    y: new Float64Array(T * n).fill(1, k * n),
  };
}

/** The state c_1 of unit u, and its derivative by z^c_1: i_1·tanh′(z^c_1). */
export function taken({ v, b }: Latch, u: number): { c1: number; rate: number } {
  const i = sigmoid(b.i[u] + v.i[u]);
  return { c1: i * tanh(v.c[u]), rate: i * tanhSlope(v.c[u]) };
}

/** ‖Σ of the terms of lag ≥ τ of ∂E_T/∂W‖ for τ = 0 … T − 1, by the closed form. */
export const farByTerms = (g: LstmCase): number[] =>
  farNorms(
    lstmGradientTerms(g, g.T)
      .map(flatten)
      .map((term) => matrix(1, term.length, term))
      .toReversed(),
  );

/** The weights and biases of the first `early` steps ↦ E_T; in later steps they are constants. */
const lossByEarly =
  (g: LstmCase, early: number): Generic =>
  <N>(a: Arithmetic<N>, flat: readonly N[]) => {
    const [fixed, free] = [liftLstm(a, g), liftLstm(a, g, unflatten(g, flat))];
    let [c, h] = [Array.from(fixed.c0), Array.from(fixed.h0)];
    for (let t = 1; t <= g.T; t++) ({ c, h } = lstmStep(a, t <= early ? free : fixed, c, h, rowAt(a, g.x, g.m, t)));
    return [halfSquare(a, h, rowAt(a, g.y, g.n, g.T))];
  };
/** The same norm for one lag by the tape: only the weights of the steps j ≤ T − τ are variables. */
export const farByTape = (g: LstmCase, tau: number): number =>
  norm(reverseJacobian(lossByEarly(g, g.T - tau), flatten(g)).data);
