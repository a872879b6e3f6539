import { expect, test } from 'vitest';
import { atMost, below, entries, equal, exactly, type Relation } from './relation.ts';

const holds = (relation: Relation, left: number[], right: number[]) =>
  relation.measure(left, right).gap <= relation.allowed;

test('equal is relative to the largest entry of the arrays, in both directions', () => {
  const relation = equal({ relative: 1e-3 });
  expect(holds(relation, [1000, 1], [1000, 1.9])).toBe(true);
  expect(holds(relation, [1000, 1], [1000, 2.1])).toBe(false);
  expect(holds(relation, [1000, 2.1], [1000, 1])).toBe(false);
  expect(relation.measure([1, -2], [1, 2])).toEqual({ gap: 2, at: 1 });
  expect(holds(equal({ relative: 1e-3, entrywise: true }), [1000, 1], [1000, 1.9])).toBe(false);
  expect(holds(relation, [0, 0], [0, 0])).toBe(true);
});

test('a block is held to its own size: a wrong small block is refuted beside a large one', () => {
  const relation = equal({ relative: 1e-3 });
  const blockOf = (i: number) => (i < 2 ? 'large' : 'small');
  const [left, wrong] = [
    [1000, 1, 0.01, 0],
    [1000, 1, 0.02, 0],
  ];
  expect(relation.measure(left, wrong).gap).toBeLessThan(relation.allowed);
  expect(relation.measure(left, wrong, blockOf)).toEqual({ gap: 0.5, at: 2 });
  expect(relation.measure(left, [1000, 1.9, 0.01, 0], blockOf).gap).toBeLessThan(relation.allowed);
  expect(relation.measure([1000, 1, 0, 0], [1000, 1, 0, 0], blockOf).gap).toBe(0);
  expect(relation.measure([1000, 1, Number.NaN, 0], left, blockOf).gap).toBeNaN();
});

test('atMost is one-sided, relative to each pair; below leaves nothing', () => {
  expect(holds(atMost(), [1, 2], [1, 3])).toBe(true);
  expect(holds(atMost(), [1, 2], [1, 1.999])).toBe(false);
  expect(holds(atMost(), [1 + 1e-13], [1])).toBe(true);
  expect(holds(atMost(), [1 + 1e-11], [1])).toBe(false);
  expect(holds(atMost(), [1e-30], [1e-31])).toBe(false);
  expect(atMost().measure([1], [4]).gap).toBe(-0.75);
  expect(holds(below, [1], [1])).toBe(false);
  expect(holds(below, [1], [1 + Number.EPSILON])).toBe(true);
});

test('exactly forgives nothing', () => {
  expect(holds(exactly, [0.1 + 0.2], [0.3])).toBe(false);
  expect(holds(exactly, [0], [-0])).toBe(true);
});

test('the worst entry is told: the first of equals, and NaN before all', () => {
  expect(exactly.measure([1, 5, 2, 5], [1, 1, 1, 1])).toEqual({ gap: 4, at: 1 });
  expect(exactly.measure([9, Number.NaN, 9], [1, 1, 1])).toEqual({ gap: Number.NaN, at: 1 });
  expect(equal({ relative: 1, entrywise: true }).measure([1, 4], [2, 4])).toEqual({ gap: 0.5, at: 0 });
  expect(holds(exactly, [1.5, -2], [1.5, -2])).toBe(true);
  expect(atMost().measure([0], [0]).gap).toBe(0);
});

test('a relation has the kind by which reports name it', () => {
  expect([equal({ relative: 1 }), exactly, atMost(), below].map((relation) => relation.kind)).toEqual([
    'equal',
    'equal',
    'atMost',
    'atMost',
  ]);
});

test.each([
  [[Number.NaN], [1]],
  [[1], [Number.NaN]],
  [[Number.POSITIVE_INFINITY], [Number.POSITIVE_INFINITY]],
  [[1], [Number.POSITIVE_INFINITY]],
  [[], []],
])('%j against %j holds in no relation, and refutes nothing', (left, right) => {
  for (const relation of [equal({ relative: 1 }), atMost(), below]) {
    const { gap } = relation.measure(left, right);
    expect(gap <= relation.allowed).toBe(false);
    expect(gap > relation.allowed).toBe(false);
  }
});

test('sides of different length are an error, not a shorter comparison', () => {
  expect(() => equal({ relative: 1 }).measure([1, 2], [1])).toThrow('left has 2 entries and right has 1');
});

test('numbers, arrays and matrices all have entries', () => {
  expect(entries(3)).toEqual([3]);
  expect(entries({ rows: 1, cols: 2, data: [1, 2] })).toEqual([1, 2]);
});
