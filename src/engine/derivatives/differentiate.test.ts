import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Arithmetic, floats } from '../arithmetic/arithmetic.ts';
import { duals } from '../arithmetic/dual.ts';
import { exp } from '../arithmetic/elementary.ts';
import { intervals } from '../arithmetic/interval.ts';
import { newTape } from '../arithmetic/tape.ts';
import { differenceJacobian, forwardJacobian, type Generic, reverseJacobian } from './differentiate.ts';

/** One of everything: every operation of the arithmetic has a share in both results. */
const everything: Generic = (a, [x, y]) => [
  a.sub(a.mul(a.sigmoid(x), a.tanh(y)), a.mul(a.of(3), a.add(x, a.mul(y, y)))),
  a.mul(a.sigmoidSlope(a.mul(x, y)), a.tanhSlope(a.sub(x, y))),
];

test('forward mode, reverse mode and central differences agree', () => {
  fc.assert(
    fc.property(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true }), (x, y) => {
      const forward = forwardJacobian(everything, [x, y]);
      const reverse = reverseJacobian(everything, [x, y]);
      const coarse = differenceJacobian(everything, [x, y]);
      forward.data.forEach((v, i) => {
        expect(Math.abs(v - reverse.data[i])).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(v)));
        expect(Math.abs(v - coarse.data[i])).toBeLessThanOrEqual(1e-7);
      });
    }),
  );
});

test('a Jacobian has rows for results and columns for variables', () => {
  const f: Generic = (a, [x, y, z]) => [a.mul(x, y), a.mul(a.of(2), z)];
  for (const jacobian of [forwardJacobian, reverseJacobian]) {
    expect(jacobian(f, [5, 7, 11])).toMatchObject({ rows: 2, cols: 3 });
    expect(Array.from(jacobian(f, [5, 7, 11]).data)).toEqual([7, 5, 0, 0, 0, 2]);
  }
});

test('duals over duals give second derivatives, by hand: σ″(z) = σ′(z)(1 − 2σ(z)), tanh″ = −2 tanh tanh′', () => {
  const twice = duals(duals(floats, 1), 1);
  const at = (z: number) => ({ value: { value: z, slopes: [1] }, slopes: [{ value: 1, slopes: [0] }] });
  for (const z of [-2, -0.5, 0, 0.3, 1.7]) {
    const e = exp(-z);
    const s = 1 / (1 + e);
    const t = (1 - e * e) / (1 + e * e);
    expect(twice.sigmoid(at(z)).slopes[0].slopes[0]).toBeCloseTo(s * (1 - s) * (1 - 2 * s), 14);
    expect(twice.tanh(at(z)).slopes[0].slopes[0]).toBeCloseTo(-2 * t * (1 - t * t), 14);
  }
});

test('directions do not see each other: together they give the bits that each gives alone', () => {
  const at = [0.3, -1.7];
  const alone = at.map((_, j) => {
    const along = duals(floats, 1);
    const variables = at.map((value, k) => ({ value, slopes: [k === j ? 1 : 0] }));
    return everything(along, variables).map(({ slopes }) => slopes[0]);
  });
  expect(Array.from(forwardJacobian(everything, at).data)).toEqual([0, 1].flatMap((i) => alone.map((f) => f[i])));
});

test('a row times a vector is, to the bit, the sum of its products in their order, in every arithmetic', () => {
  const [start, M, v] = [0.1, [9, 0.7, -1.3, 1e-17, 2, 9], [3.1, 0.2, 1e3, -0.4]];
  const row = [0.7, -1.3, 1e-17, 2];
  const same = <N>(a: Arithmetic<N>, lift = a.of) => {
    const [s, entries, vector] = [lift(start), M.map(lift), v.map(lift)];
    const sum = row.reduce((so, x, j) => a.add(so, a.mul(lift(x), vector[j])), s);
    expect(a.dot(s, entries, 1, vector)).toEqual(sum);
    expect(a.dot(s, entries, 1, [])).toEqual(s);
    // What it begins with is not written on.
    expect(s).toEqual(lift(start));
  };
  same(floats);
  same(intervals);
  // Slopes of their own for each number, so that a mixed-up one shows.
  same(duals(floats, 2), (x) => ({ value: x, slopes: [x / 3, 1 - x] }));
  const tape = newTape(floats);
  const terms = [start, ...row, ...v].map(tape.of);
  const dot = tape.dot(terms[0], terms.slice(1, 5), 0, terms.slice(5));
  expect(Array.from(tape.gradient(dot, terms))).toEqual([1, ...v, ...row]);
});

test('a variable used twice has both its paths added up', () => {
  const square: Generic = (a, [x]) => [a.mul(x, x)];
  expect(reverseJacobian(square, [3]).data[0]).toBe(6);
  expect(forwardJacobian(square, [3]).data[0]).toBe(6);
});

test('of nothing by nothing there is an empty Jacobian', () => {
  for (const jacobian of [forwardJacobian, reverseJacobian, differenceJacobian])
    expect(jacobian(() => [], [])).toMatchObject({ rows: 0, cols: 0 });
});

test('the step of a difference grows with the variable', () => {
  const square: Generic = (a, [x]) => [a.mul(x, x)];
  for (const x of [1e-3, 1, 1e6]) expect(differenceJacobian(square, [x]).data[0] / (2 * x)).toBeCloseTo(1, 7);
});
