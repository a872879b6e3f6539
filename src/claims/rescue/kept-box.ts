/** The box of lstm-kept-box: LSTMs of four units and two inputs whose forget gates stand open and whose input gates are nearly shut. */
import { floats } from '../../engine/arithmetic/arithmetic.ts';
import type { Dual } from '../../engine/arithmetic/dual.ts';
import { enclosedRows, stretch } from '../../engine/arithmetic/interval/norms.ts';
import { hull, type Interval, interval, intervals, point } from '../../engine/arithmetic/interval.ts';
import { dualSlopes, lstmFromFirst, lstmKept } from '../../engine/derivatives/from-first.ts';
import { type LstmRanges, type LstmStart, lstmBox, lstmPoint } from '../../engine/networks/boxes.ts';
import { type LstmCase, perGate } from '../../engine/networks/draw-lstm.ts';
import { gates, type LstmStep } from '../../engine/networks/lstm.ts';
import type { Box } from '../../proof/certificate.ts';

export const STEPS = 100;
/** Bounds of every singular value of ∂c_k/∂c_1, 2 ≤ k ≤ 100. */
export const KEPT_LEAST = 0.58;
export const KEPT_MOST = 1.23;

/** Recurrent weights within ±`weight`, |x| ≤ `input`, b_f from `bias` on and b_i from −`bias` down, both over a length of 1. */
export const keptRanges = (weight: number, bias: number, input: number): LstmRanges => {
  const symmetric = (r: number) => interval(-r, r);
  const biases = { f: interval(bias, bias + 1), i: interval(-bias - 1, -bias), c: symmetric(1), o: symmetric(1) };
  return {
    ...{ n: 4, m: 2, b: biases, x: symmetric(input), c1: symmetric(1), o1: interval(0, 1) },
    u: perGate(() => symmetric(weight)),
    v: perGate(() => symmetric(1 / 4)),
  };
};
export const ranges = keptRanges(0.1, 7, 1);

/** c_0 from which c_1 cannot leave [−1, 1]: the input gate adds less than 0.003. */
export const start = interval(-0.99, 0.99);

/** One side for all numbers of a kind. They differ, so that halves of a side do not cover the box: it is taken in one piece. */
export const box: Box = {
  ...Object.fromEntries(
    (['u', 'v', 'b'] as const).flatMap((kind) => gates.map((g) => [`${kind}_${g}`, ranges[kind][g]])),
  ),
  x: ranges.x,
  c_1: ranges.c1,
  o_1: ranges.o1,
};

function rangesOf(sides: readonly Interval[]): LstmRanges {
  const four = (from: number) => perGate((g) => sides[from + gates.indexOf(g)]);
  const [x, c1, o1] = sides.slice(12);
  return { n: 4, m: 2, u: four(0), v: four(4), b: four(8), x, c1, o1 };
}

/** All singular values at all steps. */
export const keptInBox = (sides: readonly Interval[]): Interval => lstmKept(rangesOf(sides), STEPS).reduce(hull);

/** How much ∂c_100/∂c_1 stretches (1, 1, 1, 1). */
export function stretchBy(sides: readonly Interval[]): Interval {
  const last = firstSteps(lstmFromFirst(intervals, lstmBox(rangesOf(sides))), STEPS - 1)[STEPS - 2];
  return stretch(enclosedRows(dualSlopes(last.c)), [1, 1, 1, 1]);
}

/** Networks of the box whose four units do the same, found by a search; they come nearest to the bounds. */
const alike = (numbers: Readonly<Record<string, number>>): Box =>
  Object.fromEntries(Object.keys(box).map((name) => [name, point(numbers[name])]));
const signs = (s: number) => ({ u_f: s / 10, u_c: s / 10, u_i: 0.1, u_o: 0.1 });
export const grows = alike({
  ...signs(1),
  ...{ v_f: 0.25, v_i: 0.25, v_c: -0.15, v_o: 0.25, b_f: 8, b_i: -7, b_c: 0.8, b_o: 1, x: 1, c_1: 0.2, o_1: 1 },
});
export const shrinks = alike({
  ...signs(-1),
  ...{ v_f: -0.25, v_i: 0.25, v_c: 0.25, v_o: 0.25, b_f: 7, b_i: -7, b_c: -0.8, b_o: 1, x: 1, c_1: 0.8, o_1: 1 },
});

type Steps<N> = readonly LstmStep<Dual<N>>[];
function firstSteps<N>(run: Iterable<N>, count: number): N[] {
  const steps: N[] = [];
  for (const step of run) {
    steps.push(step);
    if (steps.length >= count) break;
  }
  return steps;
}

/** Every number of a run: pre-activations, gates, both states, and the derivatives of the states by c_1. */
const numbersOf = <N>(steps: Steps<N>): N[] =>
  steps.flatMap(({ z, f, i, candidate, o, c, h }) => [
    ...[...gates.map((g) => z[g]), f, i, candidate, o, c, h].flat().map(({ value }) => value),
    ...[c, h].flat().flatMap(({ slopes }) => slopes),
  ]);
export const enclosed = (start: LstmStart<Interval>, T: number, over = intervals): Interval[] =>
  numbersOf(firstSteps(lstmFromFirst(over, start), T - 1));
export const computed = (g: LstmCase): number[] =>
  numbersOf(firstSteps(lstmFromFirst(floats, lstmPoint(floats, g)), g.T - 1));
