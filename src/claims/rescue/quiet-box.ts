/**
 * The scalar LSTMs of lstm-no-vanishing: |u_g| ≤ 0.005 for every gate, |v_f| ≤ 0.5, |x| ≤ 1, 6 ≤ b_f ≤ 7, all other
 * weights and biases arbitrary. Their gates i, o and candidates c̃ range over the whole ranges of σ and tanh.
 */

import * as elementary from '../../engine/arithmetic/elementary.ts';
import * as intervals from '../../engine/arithmetic/interval.ts';
import type { Draw } from '../../engine/networks/draw.ts';
import { drawLstm, type LstmCase, perGate } from '../../engine/networks/draw-lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import type { Box } from '../../proof/certificate.ts';

const { abs, add, div, entire, hull, intersect, interval, max, mid, mul, neg, point } = intervals;
const { sigmoid, sigmoidSlope, tanh, tanhSlope } = intervals;
type Interval = intervals.Interval;

/** c·tanh′(c), its natural enclosure intersected with ±1/max(|c|, 1), since cosh c ≥ |c| and cosh c ≥ 1. */
export function reach(c: Interval): Interval {
  const falls = div(point(1), max(abs(c), point(1)));
  return intersect(mul(c, tanhSlope(c)), hull(neg(falls), falls));
}

const symmetric = (r: number) => interval(-r, r);
const SMALL = 0.005;
/** Upper bound on |c tanh′(c)| for every real c. */
export const REACH = 0.448;
/** Upper bounds on |c|, because f stays below 1, and on |∂h_t/∂c_1| / |∂c_t/∂c_1|. */
export const STATE = 2000;
export const R = 1.002;
/** Bounds on the exact factor of one step. */
export const KEPT = 0.989;
export const GROWN = 1.01;

/** The variables of z^f_t. */
const forget = { b_f: interval(6, 7), u_f: symmetric(SMALL), h: symmetric(1), v_f: symmetric(1 / 2), x: symmetric(1) };
const zf = ([b, u, h, v, x]: readonly Interval[]) => add(b, add(mul(u, h), mul(v, x)));

/** The variables of one factor; o and tanh′(c) belong to step t − 1, z_i and z_c to step t. */
export const stepBox: Box = {
  ...forget,
  u_i: symmetric(SMALL),
  u_c: symmetric(SMALL),
  z_i: entire,
  z_c: entire,
  'c·tanh′(c)': symmetric(REACH),
  'tanh′(c)': interval(0, 1),
  o: interval(0, 1),
};

/** f + c·w·σ′(z_f)u_f + (c̃σ′(z_i)u_i + i·tanh′(z_c)u_c)·w, where h_{t−1} moves by w when c_{t−1} moves by 1. */
function factor(box: readonly Interval[], w: Interval, cw: Interval): Interval {
  const [ui, uc, zi, zc] = box.slice(5);
  const z = zf(box);
  const throughForget = mul(cw, mul(sigmoidSlope(z), box[1]));
  const throughInput = mul(tanh(zc), mul(sigmoidSlope(zi), ui));
  const throughCandidate = mul(sigmoid(zi), mul(tanhSlope(zc), uc));
  return add(sigmoid(z), add(throughForget, mul(add(throughInput, throughCandidate), w)));
}

/** A + B + C + D, where w = o·tanh′(c). */
export function sumOfFour(box: readonly Interval[]): Interval {
  const [reached, slope, o] = box.slice(9);
  return factor(box, mul(o, slope), mul(o, reached));
}

/** What the fifth path adds to w = o·tanh′(c), since o_{t−1} depends on c_{t−2}; w and q of the step before. */
const fifth = {
  'tanh(c)': symmetric(1),
  z_o: entire,
  u_o: symmetric(SMALL),
  w: symmetric(R),
  q: interval(KEPT, GROWN),
};
const addition = ([squashed, zo, uo, w, q]: readonly Interval[]) =>
  mul(mul(squashed, mul(sigmoidSlope(zo), uo)), div(w, q));
export const fifthBox: Box = { ...stepBox, c: symmetric(STATE), ...fifth };

/** (∂c_t/∂c_1)/(∂c_{t−1}/∂c_1), when the step before moved h by w and c by the factor q. */
export function exactFactor(box: readonly Interval[]): Interval {
  const [reached, slope, o, c, ...rest] = box.slice(9);
  const extra = addition(rest);
  return factor(box, add(mul(o, slope), extra), add(mul(o, reached), mul(c, extra)));
}

/** (∂h_t/∂c_1)/(∂c_t/∂c_1) = o·tanh′(c) + the same addition. */
export const movedBox: Box = { o: interval(0, 1), 'tanh′(c)': interval(0, 1), ...fifth };
export const moved = ([o, slope, ...rest]: readonly Interval[]): Interval => add(mul(o, slope), addition(rest));

/** c·f + c̃·i */
export const stateBox: Box = { ...forget, c: symmetric(STATE), candidate: symmetric(1), i: interval(0, 1) };
export function nextState(box: readonly Interval[]): Interval {
  const [c, candidate, i] = box.slice(5);
  return add(mul(c, sigmoid(zf(box))), mul(candidate, i));
}

/** Random cells of the box, to check its formulas. */
export const drawCell: Draw<LstmCase> = {
  ...drawLstm({ units: [1, 1], inputs: [1, 1], steps: [2, 8] }),
  make(random, { steps: T }) {
    const within = (top: number) => random.between(-top, top);
    return {
      n: 1,
      m: 1,
      T,
      W: perGate((gate) => Float64Array.of(within(SMALL), within(gate === 'f' ? 1 / 2 : 2))),
      b: perGate((gate) => Float64Array.of(gate === 'f' ? random.between(6, 7) : within(2))),
      h0: Float64Array.of(within(1)),
      c0: Float64Array.of(within(3)),
      x: Float64Array.from({ length: T }, () => within(1)),
      y: new Float64Array(T),
    };
  },
};

/** The formulas at steps 2 … T of such a cell: its four terms, and its exact factors. */
export function formulasAt(g: LstmCase): { fourTerms: number[]; exact: number[] } {
  const { steps, h, c: states } = lstmTrace(g);
  const u = perGate((gate) => g.W[gate][0]);
  const found = { fourTerms: [] as number[], exact: [] as number[] };
  let [w, q] = [0, 1]; // h_0 does not depend on c_1
  for (let t = 2; t <= g.T; t++) {
    const { o, z: before } = steps[t - 2];
    const { z } = steps[t - 1];
    const c = states[t - 1][0];
    const slope = elementary.tanhSlope(c);
    const step = [g.b.f[0], u.f, h[t - 1][0], g.W.f[1], g.x[t - 1], u.i, u.c, z.i[0], z.c[0], c * slope, slope, o[0]];
    const late = [elementary.tanh(c), before.o[0], u.o, w, q];
    found.fourTerms.push(mid(sumOfFour(step.map(point))));
    found.exact.push(mid(exactFactor([...step, c, ...late].map(point))));
    [w, q] = [mid(moved([o[0], slope, ...late].map(point))), found.exact[t - 2]];
  }
  return found;
}
