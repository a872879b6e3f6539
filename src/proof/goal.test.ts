import { expect, test } from 'vitest';
import { lessThan, moreThan, noMoreThan, within } from './goal.ts';

const said = (goal: ReturnType<typeof lessThan>, ...values: [number, number][]) =>
  values.map(([lo, hi]) => goal({ lo, hi }));

test('a bound that is attained is no more than it, and not less', () => {
  const values: [number, number][] = [
    [0, 1],
    [0, 2],
    [0, 3],
    [2, 3],
    [3, 4],
  ];
  expect(said(noMoreThan(2), ...values)).toEqual(['true', 'true', 'unknown', 'unknown', 'false']);
  expect(said(lessThan(2), ...values)).toEqual(['true', 'unknown', 'unknown', 'false', 'false']);
});

test('more than a number is not that number', () => {
  expect(said(moreThan(2), [3, 4], [2, 3], [1, 3], [1, 2], [0, 1])).toEqual([
    'true',
    'unknown',
    'unknown',
    'false',
    'false',
  ]);
});

test('within holds its ends', () => {
  expect(said(within(1, 2), [1, 2], [0, 2], [1, 3], [0, 1], [2, 3])).toEqual([
    'true',
    'unknown',
    'unknown',
    'unknown',
    'unknown',
  ]);
  expect(said(within(1, 2), [0, 0.5], [2.5, 3])).toEqual(['false', 'false']);
});
