import { expect, test } from 'vitest';
import { check, score, termValue } from './itf1788.ts';

const all = { lo: '-Infinity', hi: 'Infinity' };
const text = 'of a test';

test('terms are numbers, truth values and bare intervals', () => {
  expect(termValue('-Infinity')).toBe(Number.NEGATIVE_INFINITY);
  expect(termValue('false')).toBe(false);
  expect(termValue({ lo: 1, hi: 'Infinity' })).toEqual({ lo: 1, hi: Number.POSITIVE_INFINITY });
  expect(termValue({ empty: true })).toEqual({ lo: Number.POSITIVE_INFINITY, hi: Number.NEGATIVE_INFINITY });
  for (const foreign of [{ nai: true }, { lo: 1, hi: 2, dec: 'com' }, 'bothEmpty'])
    expect(termValue(foreign)).toBeUndefined();
});

test('a result is unsound, tightest, or wider by so many doubles', () => {
  const add = (lo: number, hi: number) =>
    check({
      op: 'add',
      args: [
        { lo: 1, hi: 2 },
        { lo: 3, hi: 4 },
      ],
      expect: [{ lo, hi }],
      text,
    });
  expect(add(4, 6)).toEqual({ kind: 'tightest' });
  expect(add(4, 7)).toEqual({ kind: 'unsound' });
  expect(add(4 + 2 ** -50, 6)).toEqual({ kind: 'wider', excess: 1 });
  expect(add(4, 6 - 2 ** -49)).toEqual({ kind: 'wider', excess: 2 });
  expect(check({ op: 'sqrt', args: [{ lo: -2, hi: -1 }], expect: [{ empty: true }], text })).toEqual({
    kind: 'tightest',
  });
});

test('truth values must be equal; a middle must lie in the interval; a width must reach the true one', () => {
  expect(check({ op: 'isMember', args: [1, all], expect: ['true'], text })).toEqual({ kind: 'tightest' });
  expect(check({ op: 'isMember', args: [1, all], expect: ['false'], text })).toEqual({ kind: 'unsound' });
  expect(check({ op: 'mid', args: [{ lo: 0, hi: 2 }], expect: [1.5], text })).toEqual({ kind: 'wider', excess: 0 });
  expect(check({ op: 'mid', args: [{ empty: true }], expect: ['NaN'], text })).toEqual({ kind: 'tightest' });
  expect(check({ op: 'wid', args: [{ lo: 0, hi: 2 }], expect: [3], text })).toEqual({ kind: 'unsound' });
});

test('what we do not have is counted apart', () => {
  const { rows, others } = score([
    { op: 'sin', args: [all], expect: [{ lo: -1, hi: 1 }], text },
    { op: 'neg', args: [{ nai: true }], expect: [{ nai: true }], text },
    { op: 'neg', args: [{ lo: 1, hi: 2 }], expect: [{ lo: -2, hi: -1 }], text },
  ]);
  expect(others).toBe(2);
  expect(rows.find(({ operation }) => operation === 'neg')).toEqual({
    operation: 'neg',
    assertions: 1,
    unsound: 0,
    tightest: 1,
    wider: 0,
    excess: 0,
  });
  expect(rows.reduce((sum, { assertions }) => sum + assertions, 0)).toBe(1);
});
