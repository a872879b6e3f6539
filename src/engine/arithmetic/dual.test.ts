import { expect, test } from 'vitest';
import { type Arithmetic, dotBy, floats } from './arithmetic.ts';
import { type Dual, type Duals, duals } from './dual.ts';

/** Two directions. `plain` are floats whose sums and products are their own functions, so that no short cut is taken. */
const plain: Arithmetic<number> = { ...floats, add: (a, b) => a + b, mul: (a, b) => a * b };
const kinds: readonly [string, Duals<number>][] = [
  ['floats', duals(floats, 2)],
  ['any numbers', duals(plain, 2)],
];
const slopesOf = ({ slopes }: Dual<number>) => [...slopes];

/** Duals that count the additions and multiplications that are spent on them. */
function counting(): { a: Duals<number>; spent: () => number } {
  let spent = 0;
  const count =
    <Args extends readonly number[]>(f: (...args: Args) => number) =>
    (...args: Args) => {
      spent++;
      return f(...args);
    };
  return { a: duals({ ...plain, add: count(plain.add), mul: count(plain.mul) }, 2), spent: () => spent };
}

for (const [name, a] of kinds) {
  const [x, y] = a.free([3, 5]);
  const c = a.of(7);

  test(`${name}: the derivatives of sums, differences and products`, () => {
    expect(a.add(x, y)).toEqual({ value: 8, slopes: [1, 1] });
    expect(slopesOf(a.add(x, c))).toEqual([1, 0]);
    expect(slopesOf(a.add(c, y))).toEqual([0, 1]);
    expect(a.sub(x, y)).toEqual({ value: -2, slopes: [1, -1] });
    expect(slopesOf(a.sub(x, c))).toEqual([1, 0]);
    expect(slopesOf(a.sub(c, y))).toEqual([0, -1]);
    expect(a.mul(x, y)).toEqual({ value: 15, slopes: [5, 3] });
    expect(slopesOf(a.mul(c, y))).toEqual([0, 7]);
    expect(slopesOf(a.mul(x, c))).toEqual([7, 0]);
  });

  test(`${name}: a row times a vector is its sums and products, whichever of its numbers are constants`, () => {
    const dot = dotBy(a);
    const all = [c, x, a.of(2), y, a.mul(x, y)];
    for (const start of [c, x])
      for (const first of all)
        for (const second of all) {
          const [M, v] = [
            [y, first, second, c],
            [second, x, first],
          ];
          expect(a.dot(start, M, 1, v)).toEqual(dot(start, M, 1, v));
        }
    // The start is not changed.
    expect(slopesOf(x)).toEqual([1, 0]);
  });

  test(`${name}: what is made of constants is a constant`, () => {
    const { slopes: still } = c;
    expect(still).toEqual([0, 0]);
    for (const one of [a.add(c, c), a.mul(c, c), a.sub(c, c), a.dot(c, [c, c], 0, [c, c]), a.sigmoid(c), a.tanh(c)])
      expect(one.slopes).toBe(still);
  });
}

test('no operation is spent on the derivatives of constants', () => {
  const { a, spent } = counting();
  const [x] = a.free([3, 5]);
  const c = a.of(7);
  const costOf = (operation: () => unknown) => {
    const before = spent();
    operation();
    return spent() - before;
  };
  expect(costOf(() => a.add(c, x))).toBe(1);
  expect(costOf(() => a.add(x, c))).toBe(1);
  expect(costOf(() => a.mul(c, c))).toBe(1);
  // A product of values, and one for each direction.
  expect(costOf(() => a.mul(c, x))).toBe(3);
  expect(costOf(() => a.mul(x, c))).toBe(3);
  expect(costOf(() => a.tanh(c))).toBe(0);
  expect(costOf(() => a.dot(c, [c, c], 0, [c, c]))).toBe(4);
  // Two sums and products of values; the first term sets the derivatives, the second adds to them.
  expect(costOf(() => a.dot(c, [x, c], 0, [c, x]))).toBe(4 + 2 + 4);
  expect(costOf(() => a.dot(c, [c, x], 0, [x, c]))).toBe(4 + 2 + 4);
});
