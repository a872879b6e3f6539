import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactScale, family, units } from './elementary/oracle.ts';
import { atanh, exp, expm1, log, logit, maxUlps, sigmoid, sigmoidSlope, tanh, tanhSlope } from './elementary.ts';
import * as intervals from './interval.ts';
import { nextDown, nextUp } from './ulp.ts';

const functions = { exp, expm1, log, sigmoid, tanh, sigmoidSlope, tanhSlope, atanh, logit };
type Name = keyof typeof functions;
const names = Object.keys(functions) as Name[];

/** x, the double nearest to f(x), and the rest of f(x) in its last places; made by tools/elementary/reference.py. */
function golden(name: string) {
  const { buffer, byteOffset, byteLength } = readFileSync(`src/engine/golden/elementary/${name}.f64`);
  const view = new DataView(buffer, byteOffset, byteLength);
  return Array.from({ length: byteLength / 24 }, (_, i) => ({
    x: view.getFloat64(24 * i, true),
    hi: view.getFloat64(24 * i + 8, true),
    rest: view.getFloat64(24 * i + 16, true),
  }));
}

const lastPlace = (x: number) => nextUp(Math.abs(x)) - Math.abs(x);

/** |f(x) − y| over the distance from y to its neighbour on the side of f(x) = hi + rest·lastPlace(hi) */
function errorInSteps(y: number, hi: number, rest: number): number {
  if (!Number.isFinite(hi)) return y === hi ? 0 : Number.POSITIVE_INFINITY;
  const place = lastPlace(hi);
  const off = rest - (y - hi) / place; // exact up to its own rounding: y and hi are neighbours or equal
  const step = (off > 0 ? nextUp(y) - y : y - nextDown(y)) / place;
  return Math.abs(off) / step;
}

describe('the stated error bounds', () => {
  it.each(names)('%s stays within its bound on the reference values', (name) => {
    const rows = golden(name);
    expect(rows.length).toBeGreaterThan(1500);
    const worst = rows.reduce((most, { x, hi, rest }) => Math.max(most, errorInSteps(functions[name](x), hi, rest)), 0);
    expect(worst).toBeGreaterThan(0.49);
    expect(worst).toBeLessThanOrEqual(maxUlps[name]);
  });

  it('are below 1, so that the neighbours of a result enclose the true value', () => {
    for (const name of names) expect(maxUlps[name]).toBeLessThan(1);
  });

  it('would catch one wrong last place', () => {
    const { x, hi, rest } = golden('tanh').find((row) => row.x > 0.5 && row.x < 1) ?? expect.fail('no such row');
    expect(errorInSteps(nextUp(nextUp(tanh(x))), hi, rest)).toBeGreaterThan(1);
  });
});

describe('the interval of a reference point', () => {
  const onIntervals: Pick<typeof intervals, 'exp' | 'log' | 'sigmoid' | 'tanh' | 'sigmoidSlope' | 'tanhSlope'> =
    intervals;
  it.each(['exp', 'log', 'sigmoid', 'tanh', 'sigmoidSlope', 'tanhSlope'] as const)(
    '%s holds the true value',
    (name) => {
      const of = onIntervals[name];
      for (const { x, hi, rest } of golden(name)) {
        const value = of(intervals.point(x));
        if (hi === Number.POSITIVE_INFINITY) expect(value, `${name}(${x})`).toEqual({ lo: Number.MAX_VALUE, hi });
        else {
          expect(value.lo, `${name}(${x})`).toBeLessThanOrEqual(rest < 0 ? nextDown(hi) : hi);
          expect(value.hi, `${name}(${x})`).toBeGreaterThanOrEqual(rest > 0 ? nextUp(hi) : hi);
        }
      }
    },
  );
});

describe('the integer oracle', () => {
  it.each(['exp', 'sigmoid', 'tanh', 'sigmoidSlope', 'tanhSlope'] as const)('%s agrees with the reference', (name) => {
    const half = name.startsWith('tanh') ? 2 : 1;
    const rows = golden(name).filter(({ x, hi }) => Math.abs(x) > 1e-11 && Math.abs(half * x) < 740 && hi !== 1 / 0);
    expect(rows.length).toBeGreaterThan(1000);
    for (const { x, hi, rest } of rows) {
      const { value, exponent } = family(half * x)[name];
      const place = units(lastPlace(hi), exponent);
      const off = Number(value - units(hi, exponent)) / Number(place) - rest;
      expect(Math.abs(off), `${name}(${x})`).toBeLessThanOrEqual(2 ** -18);
    }
  });
});

describe('special points', () => {
  const infinity = Number.POSITIVE_INFINITY;
  it.each<[Name, [x: number, y: number][]]>([
    [
      'exp',
      [
        [0, 1],
        [-0, 1],
        [infinity, infinity],
        [-infinity, 0],
        [710, infinity],
        [-746, 0],
      ],
    ],
    [
      'expm1',
      [
        [0, 0],
        [-0, -0],
        [infinity, infinity],
        [-infinity, -1],
        [-1000, -1],
        [5e-324, 5e-324],
      ],
    ],
    [
      'log',
      [
        [0, -infinity],
        [-0, -infinity],
        [1, 0],
        [infinity, infinity],
        [-1, Number.NaN],
        [-infinity, Number.NaN],
      ],
    ],
    [
      'sigmoid',
      [
        [0, 0.5],
        [-0, 0.5],
        [infinity, 1],
        [-infinity, 0],
        [40, 1],
        [-800, 0],
      ],
    ],
    [
      'tanh',
      [
        [0, 0],
        [-0, -0],
        [infinity, 1],
        [-infinity, -1],
        [25, 1],
        [-5e-324, -5e-324],
        [1e308, 1],
      ],
    ],
    [
      'sigmoidSlope',
      [
        [0, 0.25],
        [-0, 0.25],
        [infinity, 0],
        [-infinity, 0],
        [-1e308, 0],
      ],
    ],
    [
      'tanhSlope',
      [
        [0, 1],
        [-0, 1],
        [infinity, 0],
        [-infinity, 0],
        [1e308, 0],
      ],
    ],
    [
      'atanh',
      [
        [0, 0],
        [-0, -0],
        [1, infinity],
        [-1, -infinity],
        [1.5, Number.NaN],
        [-infinity, Number.NaN],
      ],
    ],
    [
      'logit',
      [
        [0, -infinity],
        [-0, -infinity],
        [0.5, 0],
        [1, infinity],
        [-0.1, Number.NaN],
        [1.1, Number.NaN],
      ],
    ],
  ])('%s', (name, cases) => {
    for (const [x, y] of cases) expect(functions[name](x), `${name}(${x})`).toBe(y);
    expect(functions[name](Number.NaN)).toBeNaN();
  });

  it('the largest argument of exp and log does not overflow on the way', () => {
    expect(exp(709.782712893384)).toBe(1.7976931348622732e308);
    expect(log(Number.MAX_VALUE)).toBe(709.782712893384);
    expect(log(5e-324)).toBe(-744.4400719213812);
  });
});

describe('laws', () => {
  const real = fc.double({ noNaN: true });
  it('tanh and atanh are odd, the slopes are even, to the bit', () => {
    fc.assert(
      fc.property(real, (x) => {
        expect(tanh(-x)).toBe(-tanh(x));
        expect(atanh(-x)).toBe(-atanh(x));
        expect(sigmoidSlope(-x)).toBe(sigmoidSlope(x));
        expect(tanhSlope(-x)).toBe(tanhSlope(x));
      }),
    );
  });
  it('ranges hold', () => {
    fc.assert(
      fc.property(real, (x) => {
        for (const [y, low, high] of [
          [exp(x), 0, 1 / 0],
          [expm1(x), -1, 1 / 0],
          [sigmoid(x), 0, 1],
          [tanh(x), -1, 1],
        ])
          expect(low <= y && y <= high).toBe(true);
        expect(sigmoidSlope(x) >= 0 && sigmoidSlope(x) <= 1 / 4).toBe(true);
        expect(tanhSlope(x) >= 0 && tanhSlope(x) <= 1).toBe(true);
      }),
    );
  });
  it('inverses come back', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => {
        expect(Math.abs(log(exp(x)) - x)).toBeLessThanOrEqual(2 ** -52 * Math.max(1, Math.abs(x)));
        // log(1 + (eˣ − 1)), to the rounding of the sum.
        expect(Math.abs(log(1 + expm1(x / 4)) - x / 4)).toBeLessThanOrEqual(2 ** -52 * (1 + exp(Math.abs(x / 4))));
        expect(Math.abs(atanh(tanh(x / 8)) - x / 8)).toBeLessThanOrEqual(2 ** -50 * Math.abs(x) * exp(Math.abs(x / 4)));
        expect(Math.abs(logit(sigmoid(x / 2)) - x / 2)).toBeLessThanOrEqual(2 ** -52 * exp(Math.abs(x / 2)) + 2 ** -50);
      }),
    );
  });
  it('scale by powers of two is exact', () => expect(exactScale(exactScale(1.1, 70), -70)).toBe(1.1));
});
