import fc from 'fast-check';
import { expect, test } from 'vitest';
import { floats } from './arithmetic.ts';
import { differenceJacobian, forwardJacobian, type Generic, reverseJacobian } from './differentiate.ts';
import { duals } from './dual.ts';
import { exp } from './elementary.ts';

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
  const twice = duals(duals(floats));
  const at = (z: number) => ({ value: { value: z, slope: 1 }, slope: { value: 1, slope: 0 } });
  for (const z of [-2, -0.5, 0, 0.3, 1.7]) {
    const e = exp(-z);
    const s = 1 / (1 + e);
    const t = (1 - e * e) / (1 + e * e);
    expect(twice.sigmoid(at(z)).slope.slope).toBeCloseTo(s * (1 - s) * (1 - 2 * s), 14);
    expect(twice.tanh(at(z)).slope.slope).toBeCloseTo(-2 * t * (1 - t * t), 14);
  }
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
