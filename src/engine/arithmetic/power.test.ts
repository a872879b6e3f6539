import { expect, test } from 'vitest';
import { power } from './power.ts';

test('powers by hand; 0⁰ = 1', () => {
  expect([power(3, 4), power(-2, 3), power(0.5, 1), power(7, 0), power(0, 0), power(0, 2)]).toEqual([
    81, -8, 0.5, 1, 1, 0,
  ]);
});
