import { describe, expect, test, vi } from 'vitest';
import {
  blocks,
  columns,
  diag,
  identityMatrix,
  largest,
  matrix,
  matrixOf,
  minus,
  norm,
  orderedProduct,
  orthogonalFactor,
  plus,
  rows,
  scaleColumns,
  scaleRows,
  singularValues,
  spectralNorm,
  spectralRadius,
  times,
  transpose,
  zeros,
} from './matrix.ts';
import { randomFrom } from './random.ts';

const a = matrix(2, 3, [1, 2, 3, 4, 5, 6]);
const b = matrix(3, 2, [7, 8, 9, 10, 11, 12]);

test('products and sums, by hand', () => {
  expect(Array.from(times(a, b).data)).toEqual([58, 64, 139, 154]);
  expect(Array.from(plus(a, a, a).data)).toEqual([3, 6, 9, 12, 15, 18]);
  expect(Array.from(transpose(a).data)).toEqual([1, 4, 2, 5, 3, 6]);
  expect(Array.from(columns(a, 1, 3).data)).toEqual([2, 3, 5, 6]);
  expect(Array.from(rows(a, 1, 2).data)).toEqual([4, 5, 6]);
  expect(Array.from(minus(a, transpose(b)).data)).toEqual([-6, -7, -8, -4, -5, -6]);
  expect(times(diag([2, 3]), a)).toEqual(scaleRows([2, 3], a));
  expect(times(a, diag([2, 3, 4]))).toEqual(scaleColumns(a, [2, 3, 4]));
});

test('four blocks make one matrix, and must fit', () => {
  const whole = blocks([
    [a, diag([7, 8])],
    [matrix(1, 3, [9, 10, 11]), matrix(1, 2, [12, 13])],
  ]);
  expect(whole).toMatchObject({ rows: 3, cols: 5 });
  expect(Array.from(whole.data)).toEqual([1, 2, 3, 7, 0, 4, 5, 6, 0, 8, 9, 10, 11, 12, 13]);
  expect(() =>
    blocks([
      [a, b],
      [a, b],
    ]),
  ).toThrow('blocks: sizes do not fit');
});

test('a product over time has the latest factor on the left; the empty one is the identity', () => {
  const first = matrix(2, 2, [1, 1, 0, 1]);
  const second = matrix(2, 2, [1, 0, 1, 1]);
  expect(orderedProduct([first, second], 2)).toEqual(times(second, first));
  expect(orderedProduct([first, second], 2)).not.toEqual(times(first, second));
  expect(orderedProduct([], 2)).toEqual(identityMatrix(2));
});

test('norms, by hand', () => {
  expect(norm([3, 4])).toBe(5);
  expect(largest([1, -7, 2])).toBe(7);
  expect(largest([1, Number.NaN, 2])).toBeNaN();
  expect(spectralNorm(matrix(2, 2, [3, 0, 4, 5]))).toBeCloseTo(Math.sqrt(45), 13);
  expect(spectralNorm(matrix(1, 3, [2, 3, 6]))).toBeCloseTo(7, 13);
  expect(spectralNorm(matrix(1, 1, [Number.NaN]))).toBeNaN();
  expect(spectralNorm(matrix(1, 2, [1, Number.POSITIVE_INFINITY]))).toBeNaN();
  expect(spectralNorm(zeros(2, 2))).toBe(0);
});

test('a matrix wider than it is high has its singular values without a complaint', () => {
  const warn = vi.spyOn(console, 'warn');
  expect(singularValues(matrix(2, 3, [3, 0, 0, 0, 4, 0]))).toEqual([4, 3]);
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});

test('the radius of a rotation is 1, of a nilpotent matrix 0 whatever its norm', () => {
  expect(spectralRadius(matrix(2, 2, [0, -1, 1, 0]))).toBeCloseTo(1, 14);
  expect(spectralRadius(matrix(2, 2, [0, 5, 0, 0]))).toBe(0);
  expect(spectralRadius(diag([1, -3, 2]))).toBeCloseTo(3, 14);
});

describe.each([1, 2, 5, 8])('random %i × %i', (n) => {
  const random = randomFrom('matrix test', n);
  const m = matrixOf(n, n, () => random.normal());

  test('the singular values have the Frobenius norm and the determinant’s square', () => {
    expect(norm(singularValues(m))).toBeCloseTo(norm(m.data), 12);
    expect(spectralNorm(m)).toBe(singularValues(m)[0]);
  });

  test('Q is orthogonal', () => {
    const q = orthogonalFactor(m);
    times(transpose(q), q).data.forEach((v, i) => {
      expect(v).toBeCloseTo(i % (n + 1) === 0 ? 1 : 0, 13);
    });
  });
});

test('sizes that do not fit are named', () => {
  expect(() => matrix(2, 2, [1])).toThrow('got 1 entries, needed 2 × 2 = 4');
  expect(() => times(a, a)).toThrow('times: sizes do not fit, got 3, needed 2');
  expect(() => scaleRows([1, 2, 3], a)).toThrow('scaleRows: sizes do not fit, got 3, needed 2');
  expect(() => scaleColumns(a, [1, 2])).toThrow('scaleColumns: sizes do not fit, got 2, needed 3');
  expect(() => plus(a, b)).toThrow('plus: sizes do not fit, got 3, needed 2');
  expect(() => plus(a, zeros(2, 2))).toThrow('plus: sizes do not fit, got 2, needed 3');
  expect(() => spectralRadius(a)).toThrow('spectralRadius: sizes do not fit, got 2, needed 3');
  const [square, column, row] = [zeros(2, 2), zeros(2, 1), zeros(1, 2)];
  const misfit =
    (...[p, q, r, s]: (typeof a)[]) =>
    () =>
      blocks([
        [p, q],
        [r, s],
      ]);
  expect(misfit(square, row, row, row)).toThrow('blocks: sizes do not fit, got 1, needed 2');
  expect(misfit(square, square, row, column)).toThrow('blocks: sizes do not fit, got 2, needed 1');
  expect(misfit(square, square, column, column)).toThrow('blocks: sizes do not fit, got 1, needed 2');
  expect(misfit(square, square, row, zeros(1, 1))).toThrow('blocks: sizes do not fit, got 1, needed 2');
});
