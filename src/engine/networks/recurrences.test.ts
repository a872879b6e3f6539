import { describe, expect, test } from 'vitest';
import { type Arithmetic, floats } from '../arithmetic/arithmetic.ts';
import { intervals } from '../arithmetic/interval.ts';
import { largest } from '../arithmetic/matrix.ts';
import { randomFrom } from '../arithmetic/random.ts';
import { forwardJacobian, reverseJacobian } from '../derivatives/differentiate.ts';
import { hiddenAt, laterHidden, recurrenceSteps } from '../derivatives/recurrence-functions.ts';
import { goldenRecurrences } from '../golden/recurrences.ts';
import { drawRecurrence } from './draw-recurrence.ts';
import { gru, liftWeights, linearState, type Recurrence, recur, residual, weightNames } from './recurrences.ts';

/** Error relative to the largest entry of the expected array. */
const error = (ours: ArrayLike<number>, expected: readonly number[]) => {
  expect(ours.length).toBe(expected.length);
  return largest(Array.from(ours, (v, i) => v - expected[i])) / largest(expected);
};

const kinds: readonly (readonly ['gru' | 'residual' | 'linear', Recurrence<string>])[] = [
  ['gru', gru as Recurrence<string>],
  ['residual', residual as Recurrence<string>],
  ['linear', linearState as Recurrence<string>],
];

describe.each(kinds)('%s', (name, kind) => {
  const golden = goldenRecurrences(kind, name);

  test('states and Jacobians are PyTorch’s to 1e−12', () => {
    expect(golden.length).toBeGreaterThanOrEqual(7);
    for (const g of golden) {
      const states = recurrenceSteps(kind, g).flatMap(({ h }) => h);
      expect(error(states, g.expect.h), g.name).toBeLessThanOrEqual(1e-12);
      for (const jacobian of [forwardJacobian, reverseJacobian]) {
        expect(error(jacobian(laterHidden(kind, g, 1, 0), g.h0).data, g.expect.J1), g.name).toBeLessThanOrEqual(1e-12);
        expect(error(jacobian(laterHidden(kind, g, g.T, 0), g.h0).data, g.expect.JT), g.name).toBeLessThanOrEqual(
          1e-12,
        );
      }
    }
  });

  test('a walk that starts later goes on from the state that is given', () => {
    for (const g of golden)
      for (let j = 0; j <= g.T; j++)
        expect(laterHidden(kind, g, g.T, j)(floats, hiddenAt(kind, g, j))).toEqual(hiddenAt(kind, g, g.T));
  });

  test('intervals hold the states', () => {
    for (const g of golden) {
      const a: Arithmetic<ReturnType<typeof intervals.of>> = intervals;
      const steps = recur(a, kind, liftWeights(a, kind, g), g, Array.from(g.h0, a.of), [0, g.T]);
      const { h } = g.expect;
      for (const [t, step] of steps.entries())
        for (const [k, { lo, hi }] of step.h.entries()) {
          const [value, slack] = [h[t * g.n + k], 1e-12 * largest(h)];
          expect(lo).toBeLessThanOrEqual(value + slack);
          expect(hi).toBeGreaterThanOrEqual(value - slack);
          expect(hi - lo).toBeLessThanOrEqual(100 * slack);
        }
    }
  });

  test('a drawn case has the stated sizes and ranges', () => {
    const size = { units: 3, inputs: 2, steps: 5 };
    const counts = { 'n × n': 9, 'n × m': 6, n: 3 };
    for (let key = 0; key < 20; key++) {
      const g = drawRecurrence(kind).make(randomFrom(key), size);
      expect([g.n, g.m, g.T, g.h0.length, g.x.length]).toEqual([3, 2, 5, 3, 10]);
      for (const weight of weightNames(kind)) {
        expect(g[weight].length, weight).toBe(counts[kind.weights[weight]]);
        if (kind.weights[weight] === 'n') expect(largest(g[weight])).toBeLessThanOrEqual(1);
      }
      expect(Math.max(largest(g.h0), largest(g.x))).toBeLessThanOrEqual(1);
    }
  });
});

test('biases may have ranges of their own, and a condition is handed on', () => {
  const admits = () => true;
  const draw = drawRecurrence(gru, { biases: { b_u: [3, 4] }, units: [2, 2], admits });
  expect(draw.admits).toBe(admits);
  expect('admits' in drawRecurrence(gru)).toBe(false);
  expect(draw.sizes).toEqual({ units: [2, 2], inputs: [1, 3], steps: [2, 8] });
  for (let key = 0; key < 20; key++) {
    const { b_u, b_r } = draw.make(randomFrom(key), { units: 2, inputs: 1, steps: 2 });
    for (const v of b_u) expect(v).toBeGreaterThanOrEqual(3);
    for (const v of b_r) expect(v).toBeLessThanOrEqual(1);
  }
});
