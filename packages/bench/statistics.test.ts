import { expect, test } from 'vitest';
import { errorOf, median } from './statistics.ts';

test('median', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
});

test('an error is relative to the largest entry, and never small where something is not a number', () => {
  const of = (...values: number[]) => Float64Array.from(values);
  expect(errorOf(of(1, 2.5), of(1, 2))).toBe(0.25);
  expect(errorOf(of(Number.NaN, 2, 1), of(1, 2, 1))).toBeNaN();
  expect(errorOf(of(1), of(1, 2))).toBeNaN();
});
