import { expect, test } from 'vitest';
import { strip } from './strip.ts';

const plot = (gaps: number[], relation: 'equal' | 'atMost' = 'equal', allowed = 1e-10) => {
  const made = strip(gaps, relation, allowed);
  if (!made) throw new Error('no strip was made');
  return made;
};

test('there is nothing to plot for fewer than two gaps', () => {
  expect(strip([1e-15], 'equal', 1e-10)).toBeUndefined();
  expect(strip([], 'equal', 1e-10)).toBeUndefined();
  expect(strip([1, 2], undefined, 1e-10)).toBeUndefined();
});

test('a larger error stands further right, and the limit between those within and those beyond', () => {
  const { dots, allowed } = plot([1e-15, 1e-12, 1e-6]);
  const x = dots.map((dot) => dot.x);
  expect(x).toEqual(x.toSorted((a, b) => a - b));
  expect(new Set(x).size).toBe(3);
  expect(dots.map((dot) => dot.within)).toEqual([true, true, false]);
  expect(allowed).toBeGreaterThan(x[1]);
  expect(allowed).toBeLessThan(x[2]);
});

test('no error at all, NaN and infinity have places of their own, and only zero is within', () => {
  const { dots, zero, endless } = plot([0, 1e-12, Number.NaN, Number.POSITIVE_INFINITY]);
  expect(dots.filter((dot) => dot.x === zero).map((dot) => dot.within)).toEqual([true]);
  expect(dots.filter((dot) => dot.x === endless).map((dot) => dot.within)).toEqual([false, false]);
});

test('nothing but zeros, as an exact equality gives, needs no axis', () => {
  const { dots, ticks, zero } = plot([0, 0, 0], 'equal', 0);
  expect(ticks).toEqual([]);
  expect(dots.map((dot) => [dot.x, dot.level, dot.within])).toEqual([
    [zero, 0, true],
    [zero, 1, true],
    [zero, 2, true],
  ]);
});

test('a bound shows margins: minus the gaps, and those of zero or less apart', () => {
  const { dots, zero, smallest, largest, allowed } = plot([-0.5, -0.01, 1e-13, 0.2], 'atMost', 1e-12);
  expect([smallest, largest]).toEqual([-0.2, 0.5]);
  expect(allowed).toBeUndefined();
  expect(dots.filter((dot) => dot.x === zero).map((dot) => dot.within)).toEqual([true, false]);
  expect(dots.filter((dot) => dot.x !== zero).map((dot) => dot.within)).toEqual([true, true]);
});

test('every case is in a dot; dots of one place are stacked, and stand for several when there are many', () => {
  const few = plot(Array.from({ length: 11 }, () => 1e-15));
  expect(few.each).toBe(1);
  expect(few.dots.map((dot) => dot.level)).toEqual([...Array(11).keys()]);
  const many = plot(Array.from({ length: 10_000 }, (_, i) => 1e-16 * (1 + i)));
  expect(Math.max(...many.dots.map((dot) => dot.level))).toBeLessThan(12);
  expect(many.dots.length * many.each).toBeGreaterThanOrEqual(10_000);
});

test('everything stands within the strip, with few enough ticks to read', () => {
  for (const gaps of [
    [1e-300, 1e300, 0, Number.NaN],
    [1, 1],
    [1e-16, 2e-16],
  ]) {
    const { dots, ticks, allowed = 0.5 } = plot(gaps);
    for (const x of [...dots.map((dot) => dot.x), ...ticks.map((tick) => tick.x), allowed]) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(1);
    }
    expect(ticks.length).toBeLessThanOrEqual(6);
  }
});
