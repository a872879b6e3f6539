import { expect, test } from 'vitest';
import type { Draw } from '../engine/networks/draw.ts';
import { route } from './make.ts';
import { tendsTo } from './tendsTo.ts';
import { words } from './words.ts';

const name = words('a limit', '极限');
const draw: Draw<number> = { sizes: {}, make: () => 1 };
const limit = (rate: number) =>
  tendsTo<number>({
    name,
    draw,
    steps: 3,
    distance: (g, s) => g / (s + 4),
    bound: (g, s) => g * [8, 4, 2][s],
    rate: () => rate,
    measured: words('distance', '距离'),
    controls: [
      { name, bound: () => 7 },
      { name, distance: () => 9 },
    ],
  });
const whether = (part: ReturnType<typeof limit>) => {
  const left = part.left[0].compute(2) as number[];
  const { gap } = part.relation.measure(left, part.right(2) as number[]);
  return gap <= part.relation.allowed;
};

test('asks for three things: distance ≤ bound at every step, a bound that falls at the rate, a rate below 1', () => {
  const { kind, left, right, controls } = limit(0.5);
  expect(kind).toBe('bound');
  expect(left.map((route) => route.name)).toEqual([words('distance', '距离')]);
  expect(left[0].compute(2)).toEqual([2 / 4, 2 / 5, 2 / 6, 8, 4, 0.5]);
  expect(right(2)).toEqual([16, 8, 4, 8, 4, 1 - 1e-6]);
  expect(controls[0].right?.(2)).toEqual([7, 7, 7, 8, 4, 1 - 1e-6]);
  expect(controls[0].left).toBeUndefined();
  expect(controls[1].left?.(2)).toEqual([9, 9, 9, 8, 4, 0.5]);
  expect(controls[1].right).toBeUndefined();
});

test('a bound that falls more slowly than its rate, or a rate of 1, proves no limit', () => {
  expect([0.5, 0.4, 0.999, 1].map((rate) => whether(limit(rate)))).toEqual([true, false, true, false]);
});

test('how many cases and steps of the search there are is handed on, and not made up', () => {
  expect(Object.keys(limit(0.5)).filter((key) => key === 'cases' || key === 'adversary')).toEqual([]);
  const asked = {
    name,
    draw,
    steps: 2,
    distance: () => 0,
    bound: () => 1,
    rate: () => 0.5,
    measured: name,
    controls: [],
  };
  expect(tendsTo({ ...asked, cases: 3, adversary: 0 })).toMatchObject({ cases: 3, adversary: 0 });
});

test('takes the two sides of an inequality, a number for each step', () => {
  const part = tendsTo<number>({
    name,
    draw,
    left: [route('one', '一', (g) => [g, 2])],
    right: (g) => [4 * g, 3],
    rate: () => 0.5,
    controls: [{ name, right: () => [1, 1] }],
  });
  expect(part.left[0].compute(2)).toEqual([2, 2, 3, 0.5]);
  expect(part.right(2)).toEqual([8, 3, 4, 1 - 1e-6]);
  expect(part.controls[0].right?.(2)).toEqual([1, 1, 4, 1 - 1e-6]);
});
