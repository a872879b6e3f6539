import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nextUp } from '../../src/engine/arithmetic/ulp.ts';
import { distance, functions, hexFloat, pointsOf, score } from './core-math.ts';
import { binaryOf, trueValues } from './exact.ts';

test('C hexadecimal floats are read exactly', () => {
  expect(hexFloat('-0x1.8p+3')).toBe(-12);
  expect(hexFloat('+0x1p-1074')).toBe(Number.MIN_VALUE);
  expect(hexFloat('0x.fffffffffffffp-1022')).toBe(2 ** -1022 - 2 ** -1074);
  expect(hexFloat('+0x1.fffffffffffffp+1023')).toBe(Number.MAX_VALUE);
  expect(hexFloat('0x1')).toBe(1);
  expect(hexFloat('-1')).toBe(-1);
  expect(hexFloat('-inf')).toBe(Number.NEGATIVE_INFINITY);
  expect(hexFloat('+snan')).toBeNaN();
  for (const wrong of ['0x', '0x1p', 'one', '']) expect(() => hexFloat(wrong), wrong).toThrow('needed');
});

test('comments and empty lines are no points', () => {
  expect(pointsOf('# exp\n\n0x1p+1 # two\n-0\n')).toEqual([2, -0]);
});

test('the distance is in steps, and a tie within 2⁻⁶⁰ is decided', () => {
  const one = binaryOf(1);
  expect(distance(1, one)).toEqual({ steps: 0, nearest: true });
  expect(distance(nextUp(1), one)).toEqual({ steps: 1, nearest: false });
  const above = { value: (1n << 120n) + (1n << 67n) + 1n, exponent: -120 }; // 1 + 2⁻⁵³ + 2⁻¹²⁰
  expect(distance(1, above)).toEqual({ steps: 0.5, nearest: false });
  expect(distance(nextUp(1), above)).toEqual({ steps: 0.5, nearest: true });
  expect(distance(Number.POSITIVE_INFINITY, { value: 3n, exponent: 1024 })).toEqual({ steps: 0, nearest: true });
  expect(distance(0, trueValues.exp(-760)).nearest).toBe(true);
});

/** x, the nearest double and the rest in its last places, from 700 digits (tools/elementary/reference.py). */
test.each(functions.map(({ name }) => name))('the true values of %s are those of the reference', (name) => {
  const { buffer, byteOffset, byteLength } = readFileSync(`src/engine/golden/elementary/${name}.f64`);
  const view = new DataView(buffer, byteOffset, byteLength);
  let compared = 0;
  for (let at = 0; at < byteLength; at += 24 * 10) {
    const [x, hi, rest] = [0, 8, 16].map((skip) => view.getFloat64(at + skip, true));
    if (x === 0 || Math.abs(x) > 760 || !Number.isFinite(hi) || Math.abs(hi) < 2 ** -1021) continue;
    const { value, exponent } = trueValues[name](x);
    const unit = Math.min(exponent, -1200);
    const place = binaryOf(nextUp(Math.abs(hi)) - Math.abs(hi));
    const off = (value << BigInt(exponent - unit)) - (binaryOf(hi).value << BigInt(binaryOf(hi).exponent - unit));
    const inPlaces = Number((off << 60n) / (place.value << BigInt(place.exponent - unit))) / 2 ** 60;
    expect(Math.abs(inPlaces - rest), `${name}(${x})`).toBeLessThan(1e-15);
    compared++;
  }
  expect(compared).toBeGreaterThan(100);
});

test('special values and odd symmetry count as points', () => {
  const of = (name: string) => functions.find((one) => one.name === name) ?? expect.fail(name);
  const special = [0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const one of functions)
    expect(score(one, special)).toMatchObject({ points: 5, notCorrectlyRounded: 0, worst: 0 });
  expect(score(of('log'), [-1, 2, 1.5])).toMatchObject({ points: 3, notCorrectlyRounded: 0 });
  const { worst, notCorrectlyRounded } = score(of('tanh'), [0.1, 0.2, 0.3]);
  expect(worst).toBeGreaterThan(0);
  expect(worst).toBeLessThanOrEqual(0.5);
  expect(notCorrectlyRounded).toBe(0);
});
