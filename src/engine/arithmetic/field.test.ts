import { describe, expect, test } from 'vitest';
import { addMod, field, inverseMod, mulMod, PRIME, powMod, subMod, toField } from './field.ts';
import { polynomialSizes, VARIABLE } from './polynomial-size.ts';
import { randomFrom } from './random.ts';

const p = BigInt(PRIME);
const mod = (x: bigint) => Number(((x % p) + p) % p);
const random = randomFrom('field test');
const edges = [0, 1, 2, 65_535, 65_536, 65_537, 2 ** 30, PRIME - 2, PRIME - 1];
const elements = [...edges, ...Array.from({ length: 200 }, () => random.integer(0, PRIME - 1))];

test('the prime is one', () => {
  expect(PRIME).toBe(2 ** 31 - 1);
  for (let d = 2; d * d <= PRIME; d++) if (PRIME % d === 0) expect.fail(`${d} divides ${PRIME}`);
});

test('sums, differences and products are those of whole numbers, modulo the prime', () => {
  for (const a of elements)
    for (const b of edges.concat(elements.slice(-20))) {
      const [x, y] = [BigInt(a), BigInt(b)];
      expect([addMod(a, b), subMod(a, b), mulMod(a, b)]).toEqual([mod(x + y), mod(x - y), mod(x * y)]);
    }
});

test('powers and inverses', () => {
  for (const a of elements.slice(1)) expect(mulMod(a, inverseMod(a))).toBe(1);
  expect([powMod(3, 0), powMod(3, 1), powMod(3, 5), powMod(3, 20), powMod(2, 31)]).toEqual([
    1,
    3,
    243,
    mod(3n ** 20n),
    1,
  ]);
  expect(() => inverseMod(0)).toThrow('division by 0 in a prime field');
});

test('a double is the element that its whole number and power of 2 give', () => {
  expect([0, 1, -1, 7, PRIME, -PRIME - 1].map(toField)).toEqual([0, 1, PRIME - 1, 7, 0, PRIME - 1]);
  for (const x of [0.5, -0.375, 0.1, 1e-5, -3.75])
    expect(mulMod(toField(x), 2 ** 30), `${x}`).toBe(toField(x * 2 ** 30));
  expect(mulMod(toField(0.1), powMod(2, 55))).toBe(mod(BigInt(0.1 * 2 ** 55)));
  for (const x of [2 ** 53 - 1, 2 ** 31, 2 ** 40 + 5, 2 ** 62, 3 * 2 ** 60])
    expect(toField(x), `${x}`).toBe(mod(BigInt(x)));
  expect(() => toField(2 ** 53 + 2)).toThrow('too large for a prime field');
  for (const x of [Number.NaN, 1 / 0]) expect(() => toField(x)).toThrow(`${x} is no element`);
});

describe('the activations', () => {
  const functions = ['sigmoid', 'tanh', 'sigmoidSlope', 'tanhSlope'] as const;

  test('are functions of their argument and the seed, each its own, about uniform', () => {
    const [one, again, other] = [field(1, 'free'), field(1, 'free'), field(2, 'free')];
    const seen = new Set<number>();
    for (let x = 0; x < 500; x++)
      for (const fn of functions) {
        const value = one[fn](x);
        expect(value).toBe(again[fn](x));
        expect(value).not.toBe(other[fn](x));
        expect(Number.isInteger(value) && value >= 0 && value < PRIME).toBe(true);
        seen.add(value);
      }
    expect(seen.size).toBeGreaterThanOrEqual(1999);
    const upper = [...seen].filter((value) => value > PRIME / 2).length;
    expect(Math.abs(upper - 1000)).toBeLessThan(150);
    expect(one.asked.size).toBe(500);
  });

  test('obey the rules that are said of them, and no others', () => {
    const [free, rules, symmetric] = [field(3, 'free'), field(3, 'rules'), field(3, 'symmetric')];
    const slopes = (a: typeof free, x: number) => ({
      sigmoid: a.sigmoidSlope(x) === a.mul(a.sigmoid(x), a.sub(1, a.sigmoid(x))),
      tanh: a.tanhSlope(x) === a.sub(1, a.mul(a.tanh(x), a.tanh(x))),
    });
    const mirrored = (a: typeof free, x: number) => ({
      sigmoid: a.sigmoid(a.sub(0, x)) === a.sub(1, a.sigmoid(x)),
      tanh: a.tanh(x) === a.sub(a.mul(2, a.sigmoid(a.mul(2, x))), 1),
    });
    const [yes, no] = [true, false].map((holds) => ({ sigmoid: holds, tanh: holds }));
    for (const x of elements.slice(1, 60)) {
      expect([slopes(free, x), mirrored(free, x)]).toEqual([no, no]);
      expect([slopes(rules, x), mirrored(rules, x)]).toEqual([yes, no]);
      expect([slopes(symmetric, x), mirrored(symmetric, x)]).toEqual([yes, yes]);
    }
    expect([symmetric.mul(2, symmetric.sigmoid(0)), symmetric.tanh(0)]).toEqual([1, 0]);
    // Of x and −x the smaller element is asked for, so that a rule is all that σ has besides what it has anyway.
    for (const x of [1, 2, 77]) {
      expect(symmetric.sigmoid(x)).toBe(free.sigmoid(x));
      expect(symmetric.sigmoid(PRIME - x)).toBe(symmetric.sub(1, free.sigmoid(x)));
    }
  });

  test('division undoes a product, and a row times a vector is its sum', () => {
    const a = field(1, 'free');
    expect(a.div(a.mul(12_345, 678), 678)).toBe(12_345);
    expect(a.dot(5, [9, 2, 3], 1, [10, 100])).toBe(5 + 20 + 300);
    expect(a.of(-1)).toBe(PRIME - 1);
  });
});

describe('sizes of polynomials', () => {
  const a = polynomialSizes();
  const x = a.of(Number.NaN);
  const size = (degree: number, majorant: number, twos: number) => ({ degree, majorant, twos });

  test('degrees add up in products, majorants multiply, and denominators are powers of 2', () => {
    expect(x).toEqual(VARIABLE);
    expect([a.of(-3), a.of(0.375)]).toEqual([size(0, 3, 0), size(0, 0.375, 3)]);
    const sum = a.add(a.mul(x, x), a.mul(a.of(-0.5), x));
    expect(sum).toEqual(size(2, 1.5, 1));
    expect(a.sub(x, sum)).toEqual(size(2, 2.5, 1));
    expect(a.mul(sum, sum)).toEqual(size(4, 2.25, 2));
    expect([a.mul(a.of(0), sum), a.mul(sum, a.of(0))]).toEqual([size(0, 0, 0), size(0, 0, 0)]);
    expect(a.dot(x, [x, sum, x], 1, [x, x])).toEqual(size(3, 1 + 1.5 + 1, 1));
  });

  test('an activation gives a new variable and keeps the largest argument', () => {
    const own = polynomialSizes();
    expect(own.largestArgument()).toEqual(size(0, 0, 0));
    for (const fn of ['sigmoid', 'tanh', 'sigmoidSlope', 'tanhSlope'] as const)
      expect(own[fn](own.of(0.25)), fn).toEqual(VARIABLE);
    own.tanh(own.mul(own.of(Number.NaN), own.of(Number.NaN)));
    own.sigmoid(own.of(5));
    expect(own.largestArgument()).toEqual(size(2, 5, 2));
  });
});
