import { expect, test } from 'vitest';
import { matrixOf, singularValues as ofMatrix } from '../matrix.ts';
import { randomFrom } from '../random.ts';
import { normAtMost, singularValuesWithin } from './matrix.ts';
import { empty, entire, interval, point } from './set.ts';

const pointsOf = (rows: readonly (readonly number[])[]) => rows.map((row) => row.map(point));
const hadamard = [
  [1, 1, 1, 1],
  [1, -1, 1, -1],
  [1, 1, -1, -1],
  [1, -1, -1, 1],
];
const around = (rows: readonly (readonly number[])[], r: number) =>
  rows.map((row) => row.map((a) => interval(a - r, a + r)));

test('norms that are known: orthogonal, of rank one, diagonal, zero', () => {
  expect(normAtMost(pointsOf(hadamard))).toBeCloseTo(2, 12);
  expect(normAtMost(pointsOf(hadamard))).toBeGreaterThanOrEqual(2);
  expect(
    normAtMost(
      pointsOf([
        [3, 3],
        [3, 3],
      ]),
    ),
  ).toBeCloseTo(6, 12);
  expect(
    normAtMost(
      pointsOf([
        [0, 0],
        [0, 0],
      ]),
    ),
  ).toBe(0);
  expect(
    singularValuesWithin(
      pointsOf([
        [-3, 0],
        [0, 2],
      ]),
    ),
  ).toEqual({ lo: 2, hi: 3 });
});

test('a box around a matrix adds at most n times its half-width, which is reached', () => {
  expect(normAtMost(around(hadamard, 0.25))).toBeCloseTo(3, 12);
  expect(
    singularValuesWithin(
      around(
        [
          [2, 0],
          [0, 1],
        ],
        0.125,
      ),
    ),
  ).toEqual({ lo: 0.75, hi: 2.25 });
});

test('what holds nothing says nothing', () => {
  expect(singularValuesWithin([[entire]])).toEqual({ lo: 0, hi: Number.POSITIVE_INFINITY });
  expect(() => singularValuesWithin([[empty]])).toThrow('empty interval');
  expect(singularValuesWithin(around(hadamard, 2)).lo).toBe(0);
});

test('the singular values of 2000 random matrices lie in those of their boxes, in narrow and wide ones', () => {
  const random = randomFrom('interval-matrix');
  for (let k = 0; k < 2000; k++) {
    const n = random.integer(1, 5);
    const [spread, r] = [random.between(0, 1), random.pick([0, 1e-12, 0.01, 0.3])];
    const middle = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) => (i === j ? random.pick([-1, 1]) : 0) + spread * random.normal()),
    );
    const box = around(middle, r);
    const { lo, hi } = singularValuesWithin(box);
    const drawn = matrixOf(n, n, (i, j) =>
      Math.min(box[i][j].hi, Math.max(box[i][j].lo, middle[i][j] + random.pick([-r, 0, r]))),
    );
    const values = ofMatrix(drawn);
    expect(Math.max(...values)).toBeLessThanOrEqual(hi * (1 + 1e-14));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(lo * (1 - 1e-14));
  }
});
