/** Helpers for the claims on the LSTM's equations: the equations in plain loops, saturated gates, and parts they share. */

import { floats } from '../../engine/arithmetic/arithmetic.ts';
import { drawGoldenLstm, type GoldenLstmCase } from '../../engine/golden/lstm.ts';
import type { Draw } from '../../engine/networks/draw.ts';
import { drawLstm, type LstmCase, type LstmChoices, perGate } from '../../engine/networks/draw-lstm.ts';
import { type Gate, type LstmStep, lstmStep } from '../../engine/networks/lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { bound, goldenVectors, identity, route } from '../../proof/make.ts';
import type { Comparison } from '../../proof/part.ts';
import type { Value } from '../../proof/relation.ts';
import type { Reading } from '../reading.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { overSteps } from '../sums.ts';
import { below, equal, exactly, mistake, type Words, words } from '../vocabulary.ts';

type Vector = ArrayLike<number>;
type Key = keyof Omit<LstmStep<number>, 'z'>;

export const forwardPass = <G>(compute: (given: G) => Value) =>
  route('the generic forward pass', '通用的前向传播', compute);

const inputAt = (g: LstmCase, t: number): Float64Array => g.x.subarray((t - 1) * g.m, t * g.m);

/** c_{t−1} or h_{t−1}: the initial state for t = 1, PyTorch's value afterwards. */
export const before = (g: GoldenLstmCase, state: 'c' | 'h', t: number): Vector =>
  t === 1 ? g[`${state}0`] : g.expect[state].slice((t - 2) * g.n, (t - 1) * g.n);

/** at(1), …, at(T) in one row, each from PyTorch's c_{t−1} and h_{t−1} and from x_t. */
export const overTime = (
  g: GoldenLstmCase,
  at: (t: number, from: { c: Vector; h: Vector; x: Vector }) => readonly number[],
): number[] => overSteps(g.T, (t) => at(t, { c: before(g, 'c', t), h: before(g, 'h', t), x: inputAt(g, t) })).flat();

/** A gate or state of step t, as PyTorch found it: n numbers. */
export const atStep = (g: GoldenLstmCase, key: Key, t: number): number[] => g.expect[key].slice((t - 1) * g.n, t * g.n);

/** A gate or state of all steps in one row, as this engine computes it. */
export const engineValues =
  (key: Key) =>
  (g: LstmCase): number[] =>
    lstmTrace(g).steps.flatMap((step) => step[key]);

/**
 * Whether strict bounds can be tested: float64 rounds σ(z) to 1 from z = 37.5 on and tanh(z) from 19.1 on, so a strict
 * inequality, though true for every z, can be tested for moderate z only.
 */
export const isModerate = (g: LstmCase): boolean =>
  lstmTrace(g).steps.every(
    ({ z }) => [...z.f, ...z.i, ...z.o].every((v) => Math.abs(v) <= 30) && z.c.every((v) => Math.abs(v) <= 15),
  );
export const moderate: LstmChoices = { gain: [0.3, 6], forgetBias: [-6, 6], admits: isModerate };

/** A gate or state, as PyTorch computed it, equals the displayed formula to 1e−12. */
export function againstPyTorch(
  key: keyof GoldenLstmCase['expect'] & Key,
  shown: Reading<LstmCase>,
  name: Words,
): Comparison<GoldenLstmCase> {
  const sides = shown.equation([goldenVectors((g: GoldenLstmCase) => g.expect[key])]);
  return identity<GoldenLstmCase>({
    name,
    draw: drawGoldenLstm,
    ...sides,
    relation: equal({ relative: 1e-12 }),
    controls: [oneMillionthTooLarge(sides.right)],
  });
}

/** measure(g) < right(g) in networks with moderate z, with a search for the smallest margin. */
export const strictBound = ({
  draw = drawLstm(moderate),
  measure,
  ...part
}: Pick<Comparison<LstmCase>, 'name' | 'right' | 'controls'> & {
  readonly draw?: Draw<LstmCase>;
  readonly measure: (g: LstmCase) => number[];
}): Comparison<LstmCase> => bound({ ...part, draw, left: [forwardPass(measure)], relation: below, adversary: 60 });

/** 0 < gate < 1 in every step and unit. */
export function gateRange(gate: 'f' | 'i' | 'o'): Comparison<LstmCase> {
  const values = engineValues(gate);
  const tex = `$${gate}_t \\le 0.9$`;
  return strictBound({
    name: words('strictly between 0 and 1', '严格介于 0 与 1 之间'),
    measure: (g) => values(g).flatMap((v) => [-v, v]),
    right: (g) => values(g).flatMap(() => [0, 1]),
    controls: [mistake(tex, tex, (g) => values(g).flatMap(() => [0, 0.9]))],
  });
}

/**
 * With a gate shut by its bias, `result` does not depend on what the gate holds back: the sequence's value and another
 * give the same bits.
 */
export const holdsBack = (
  name: Words,
  notShut: Words,
  result: (g: LstmCase, bias: number, other: boolean) => readonly number[],
): Comparison<LstmCase> =>
  identity({
    name,
    draw: drawLstm(),
    left: [forwardPass((g) => result(g, SHUT, false))],
    right: (g) => result(g, SHUT, true),
    relation: exactly,
    controls: [{ name: notShut, left: (g) => result(g, -6, false), right: (g) => result(g, -6, true) }],
  });

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
