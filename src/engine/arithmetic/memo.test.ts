import { expect, test } from 'vitest';
import { memo } from './memo.ts';

test('a function is run once for each object, also where its result is undefined', () => {
  let runs = 0;
  const f = memo((of: { size: number }) => {
    runs++;
    return of.size > 0 ? of.size : undefined;
  });
  const [one, empty] = [{ size: 1 }, { size: 0 }];
  expect([f(one), f(one), f(empty), f(empty), f({ size: 1 })]).toEqual([1, 1, undefined, undefined, 1]);
  expect(runs).toBe(3);
});

test('what was asked last is kept, and no more: the case before it made room', () => {
  let runs = 0;
  const f = memo((of: { size: number }) => {
    runs++;
    return of.size;
  });
  const [first, second, third, fourth] = [{ size: 1 }, { size: 2 }, { size: 3 }, { size: 4 }];
  expect([first, second, third, first, second, third].map(f)).toEqual([1, 2, 3, 1, 2, 3]);
  expect(runs).toBe(3);
  expect([fourth, second, third, fourth].map(f)).toEqual([4, 2, 3, 4]);
  expect(runs).toBe(4);
  expect([f(first), f(third), f(fourth), f(first)]).toEqual([1, 3, 4, 1]);
  expect(runs).toBe(5);
});

test('where there is no object to belong to, it is run each time', () => {
  let runs = 0;
  const f = memo((x: number | null) => {
    runs++;
    return x === null ? 'nothing' : 2 * x;
  });
  expect([f(3), f(3), f(null), f(null)]).toEqual([6, 6, 'nothing', 'nothing']);
  expect(runs).toBe(4);
});
