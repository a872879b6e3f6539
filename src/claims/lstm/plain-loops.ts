/** What the claims on the LSTM's equations share: the equations once more, in plain loops, and gates that are saturated. */

import { floats } from '../../engine/arithmetic/arithmetic.ts';
import type { GoldenLstmCase } from '../../engine/golden/lstm.ts';
import { type LstmCase, type LstmChoices, perGate } from '../../engine/networks/draw-lstm.ts';
import { type Gate, type LstmStep, lstmStep } from '../../engine/networks/lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { route } from '../../proof/make.ts';
import type { Value } from '../../proof/relation.ts';

type Vector = ArrayLike<number>;

/** W_g [h; x] + b_g, unit by unit. */
export function preActivation({ n, m, W, b }: LstmCase, gate: Gate, h: Vector, x: Vector): number[] {
  const z: number[] = [];
  for (let k = 0; k < n; k++) {
    let sum = 0;
    for (let q = 0; q < n; q++) sum += W[gate][k * (n + m) + q] * h[q];
    for (let q = 0; q < m; q++) sum += W[gate][k * (n + m) + n + q] * x[q];
    z.push(sum + b[gate][k]);
  }
  return z;
}

export const inputAt = (g: LstmCase, t: number): Float64Array => g.x.subarray((t - 1) * g.m, t * g.m);

/** Rows 0 … T − 1 of c or h before each step: the initial state, then what PyTorch found. */
const before = (g: GoldenLstmCase, state: 'c' | 'h', t: number): Vector =>
  t === 1 ? g[`${state}0`] : g.expect[state].slice((t - 2) * g.n, (t - 1) * g.n);

/** One number for each step and unit of a golden network, step by step. */
export const overTime = (
  g: GoldenLstmCase,
  at: (t: number, from: { c: Vector; h: Vector; x: Vector }) => readonly number[],
): number[] =>
  Array.from({ length: g.T }, (_, s) =>
    at(s + 1, { c: before(g, 'c', s + 1), h: before(g, 'h', s + 1), x: inputAt(g, s + 1) }),
  ).flat();

/** squash(W_g [h_{t−1}; x_t] + b_g) for every t, from the h_{t−1} that PyTorch found. */
export const gateByHand = (g: GoldenLstmCase, gate: Gate, squash: (z: number) => number): number[] =>
  overTime(g, (_, { h, x }) => preActivation(g, gate, h, x).map(squash));

/** A row of numbers as PyTorch has it, cut to step t. */
export const atStep = (g: GoldenLstmCase, key: 'f' | 'i' | 'candidate' | 'o' | 'c' | 'h', t: number): number[] =>
  g.expect[key].slice((t - 1) * g.n, t * g.n);

export const forwardPass = <G>(compute: (given: G) => Value) =>
  route('the generic forward pass', '通用的前向传播', compute);

/** One of the gates or states over the whole sequence, as this engine computes it. */
export const engineValues =
  (key: keyof Omit<LstmStep<number>, 'z'>) =>
  (g: LstmCase): number[] =>
    lstmTrace(g).steps.flatMap((step) => step[key]);

/**
 * Where strict bounds are tested: float64 rounds σ(z) to 1 from z = 37.5 on and tanh(z) from 19.1 on, so that a strict
 * inequality can be seen for moderate z only, though it is true for every z.
 */
export const isModerate = (g: LstmCase): boolean =>
  lstmTrace(g).steps.every(
    ({ z }) => [...z.f, ...z.i, ...z.o].every((v) => Math.abs(v) <= 30) && z.c.every((v) => Math.abs(v) <= 15),
  );
export const moderate: LstmChoices = { gain: [0.3, 6], forgetBias: [-6, 6], admits: isModerate };

/** The network with some biases at one value: σ(1000) is 1 in float64, σ(−1000) is 0, whatever the rest of z is. */
export const withBias = (g: LstmCase, values: Partial<Record<Gate, number>>): LstmCase => ({
  ...g,
  b: perGate((gate) => g.b[gate].map((v) => values[gate] ?? v)),
});
export const OPEN = 1000;
export const SHUT = -1000;

/** The state after one step from c and h with input x. */
export const cellAfter = (g: LstmCase, c: Vector, h: Vector, x: Vector): number[] =>
  lstmStep(floats, g, Array.from(c), Array.from(h), Array.from(x)).c;

/** c_T from a c_{T−1}, with the h_{T−1} of the sequence. */
export const lastCell = (g: LstmCase, c: Vector): number[] => cellAfter(g, c, lstmTrace(g).h[g.T - 1], inputAt(g, g.T));

/** Another state than the one given. */
export const anotherState = (c: Vector): number[] => Array.from(c, (v) => 1 - 2 * v);
