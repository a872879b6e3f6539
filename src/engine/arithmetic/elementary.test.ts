import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Binary, binaryOf } from './binary.ts';
import { exactFunctions } from './elementary/exact.ts';
import { atanh, exp, expm1, log, logit, sigmoid, sigmoidSlope, tanh, tanhSlope, towards } from './elementary.ts';
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

describe('every reference value', () => {
  it.each(names)('%s is the nearest double, and its neighbour where it is rounded down or up', (name) => {
    const rows = golden(name);
    expect(rows.length).toBeGreaterThan(1500);
    for (const { x, hi, rest } of rows) {
      expect(functions[name](x), `${name}(${x})`).toBe(hi);
      // NaN beyond the largest double; 0 where it is exact, or too small for a double.
      if (Number.isNaN(rest) || rest === 0) continue;
      expect(towards[name](x, -1), `${name}(${x}) down`).toBe(rest < 0 ? nextDown(hi) : hi);
      expect(towards[name](x, 1), `${name}(${x}) up`).toBe(rest > 0 ? nextUp(hi) : hi);
    }
  });

  it.each(names)('%s keeps its rational value in every direction', (name) => {
    const at = exactFunctions[name].rationalAt;
    const rational: Partial<Record<Name, number>> = { exp: 1, sigmoid: 0.5, sigmoidSlope: 0.25, tanhSlope: 1 };
    expect(functions[name](at)).toBe(rational[name] ?? 0);
    for (const direction of [-1, 1] as const) expect(towards[name](at, direction)).toBe(functions[name](at));
  });

  it('goes beyond what a double holds', () => {
    expect([towards.exp(710, -1), towards.exp(710, 1)]).toEqual([Number.MAX_VALUE, Number.POSITIVE_INFINITY]);
    expect([towards.exp(-800, -1), towards.exp(-800, 1)]).toEqual([0, Number.MIN_VALUE]);
    expect([towards.tanh(30, -1), towards.tanh(-30, 1)]).toEqual([1 - 2 ** -53, 2 ** -53 - 1]);
    expect([towards.sigmoid(60, -1), towards.sigmoid(60, 1)]).toEqual([1 - 2 ** -53, 1]);
    expect([towards.expm1(-50, 1), towards.expm1(800, -1)]).toEqual([2 ** -53 - 1, Number.MAX_VALUE]);
    expect([towards.exp(1e-20, 1), towards.exp(-1e-20, 1), towards.exp(1e-20, -1)]).toEqual([1 + 2 ** -52, 1, 1]);
  });
});

describe('the integers', () => {
  it.each(names)('%s: the same value with 128 bits as the reference has, where it is not tiny', (name) => {
    const { value } = exactFunctions[name];
    const rows = golden(name).filter(({ x, hi }) => Math.abs(x) > 1e-9 && Math.abs(x) < 350 && Math.abs(hi) > 1e-9);
    expect(rows.length).toBeGreaterThan(name === 'atanh' || name === 'logit' ? 500 : 800);
    for (const { x, hi, rest } of rows) {
      if (!Number.isFinite(hi)) continue;
      const exact = value(x, 256, hi);
      const place = binaryOf(nextUp(Math.abs(hi)) - Math.abs(hi));
      const unit = Math.min(exact.exponent, place.exponent, binaryOf(hi).exponent);
      const whole = (one: Binary) => one.value << BigInt(one.exponent - unit);
      const off = Number(whole(exact) - whole(binaryOf(hi))) / Number(whole(place)) - rest;
      expect(Math.abs(off), `${name}(${x})`).toBeLessThanOrEqual(2 ** -40);
    }
  });
});

describe('the integers of a logarithm', () => {
  it.each(['log', 'atanh', 'logit'] as const)('%s: the same to 240 bits from near and from 2⁻⁴¹ off', (name) => {
    for (const x of [0.1, 0.3, 0.625, 0.9]) {
      const hi = functions[name](x);
      const [here, off] = [hi, hi * (1 + 2 ** -41)].map((near) => exactFunctions[name].value(x, 256, near));
      expect(here.exponent).toBe(off.exponent);
      const size = here.value - off.value;
      expect(size < 0n ? -size : size, `${name}(${x})`).toBeLessThan(2n ** 16n);
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
});
