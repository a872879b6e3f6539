import { expect, test } from 'vitest';
import { randomFrom } from './random.ts';

test('equal keys give equal streams, other keys other streams', () => {
  const draw = (...keys: (string | number)[]) => Array.from({ length: 5 }, randomFrom(...keys).unit);
  expect(draw('a', 1)).toEqual(draw('a', 1));
  expect(draw('a', 1)).not.toEqual(draw('a', 2));
  expect(draw('a', 12)).not.toEqual(draw('a1', 2));
});

test('the first numbers of key (test, 1) are for ever these: reports and digests rest on them', () => {
  const random = randomFrom('test', 1);
  expect([random.unit(), random.between(2, 4), random.integer(1, 1000), random.normal()]).toMatchInlineSnapshot(`
    [
      0.9172046437705759,
      3.8981209781684365,
      366,
      0.44063212488584336,
    ]
  `);
  const other = randomFrom('another', 'text');
  expect([other.unit(), other.chance(0.9), other.pick(['a', 'b', 'c']), other.unit()]).toMatchInlineSnapshot(`
    [
      0.10722284096980783,
      true,
      "a",
      0.8208847097284829,
    ]
  `);
});

test('a normal variable has mean 0 and variance 1 within 5 standard errors', () => {
  const random = randomFrom('normal');
  const count = 20_000;
  const values = Array.from({ length: count }, random.normal);
  const mean = values.reduce((s, v) => s + v, 0) / count;
  const variance = values.reduce((s, v) => s + (v - mean) * (v - mean), 0) / count;
  expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(count));
  expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / count));
});

test('bounds are kept, both ends of an integer range are met', () => {
  const random = randomFrom('range');
  const seen = new Set(Array.from({ length: 200 }, () => random.integer(3, 5)));
  expect([...seen].sort()).toEqual([3, 4, 5]);
  for (let i = 0; i < 1000; i++) {
    const v = random.between(-2, 3);
    expect(v >= -2 && v < 3).toBe(true);
  }
  expect(() => random.pick([])).toThrow('the list is empty');
});

test('a chance is met as often as it says, every entry is picked', () => {
  const random = randomFrom('chance');
  const often = Array.from({ length: 2000 }, () => random.chance(0.2)).filter(Boolean).length;
  expect(often > 300 && often < 500).toBe(true);
  expect([random.chance(0), random.chance(1)]).toEqual([false, true]);
  expect(new Set(Array.from({ length: 100 }, () => random.pick('abc'.split(''))))).toEqual(new Set(['a', 'b', 'c']));
});
