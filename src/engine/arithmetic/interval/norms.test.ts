import fc from 'fast-check';
import { expect, test } from 'vitest';
import { determinantOf, matrixOf, orthogonalFactor, singularValues, times, transpose } from '../matrix.ts';
import { power } from '../power.ts';
import { randomFrom } from '../random.ts';
import {
  determinant,
  type EnclosedMatrix,
  enclosedNorm,
  enclosedRows,
  leastSingularValue,
  singularValuesWithin,
  stretch,
} from './norms.ts';
import { contains, empty, entire, type Interval, interval, point, width } from './set.ts';

const exact = (rows: number, cols: number, data: ArrayLike<number>): EnclosedMatrix => ({
  rows,
  cols,
  data: Array.from(data, point),
});
/** Whether the root of a whole number lies in an interval, decided by whole numbers: a double from 2⁻⁷ on is m/2⁶⁰. */
function holdsRoot({ lo, hi }: Interval, square: bigint): boolean {
  const units = (x: number) => BigInt(x * 2 ** 60);
  const scaled = square << 120n;
  return units(lo) ** 2n <= scaled && scaled <= units(hi) ** 2n;
}

test('the golden matrix: [[1, 1], [1, 0]] has the norm (1 + √5)/2 and σ_min its inverse', () => {
  const A = exact(2, 2, [1, 1, 1, 0]);
  const [norm, least] = [enclosedNorm(A), leastSingularValue(A)];
  // 2‖A‖ − 1 = √5 = 2σ_min + 1; the doubles lose no digit of either.
  expect(holdsRoot({ lo: 2 * norm.lo - 1, hi: 2 * norm.hi - 1 }, 5n)).toBe(true);
  expect(holdsRoot({ lo: 2 * least.lo + 1, hi: 2 * least.hi + 1 }, 5n)).toBe(true);
  expect(width(norm)).toBeLessThan(4e-15);
  expect(width(least)).toBeLessThan(1e-14);
});

test('[[1, 2], [2, −1], [0, 0]] stretches every vector by √5, and entries of [0, 1] stretch (1, 1) by 0 to 2', () => {
  const A = exact(3, 2, [1, 2, 2, -1, 0, 0]);
  for (const v of [
    [1, 0],
    [3, -4],
    [0.1, 7],
  ]) {
    const found = stretch(A, v);
    expect(holdsRoot(found, 5n)).toBe(true);
    expect(width(found)).toBeLessThan(4e-15);
  }
  // (1, 1) becomes (0, 0) where all entries are 0, and (2, 2) where all are 1.
  const wide = stretch({ rows: 2, cols: 2, data: Array(4).fill(interval(0, 1)) }, [1, 1]);
  expect(wide.lo).toBe(0);
  expect(wide.hi).toBeGreaterThanOrEqual(2);
  expect(wide.hi).toBeLessThan(2 + 4e-15);
});

/** ⌊√x⌋ by Newton's method. */
function root(x: bigint): bigint {
  let r = 1n << BigInt((x.toString(2).length / 2 + 1) | 0);
  for (let next = (r + x / r) / 2n; next < r; next = (r + x / r) / 2n) r = next;
  return r;
}
/** The singular values of a 2 × 2 matrix of whole numbers in units of 2⁻⁷⁰⁰, rounded down: σ² = (s ± √(s² − 4 det²))/2, s = Σ a². */
function singularValues2([a, b, c, d]: readonly number[]): readonly [bigint, bigint] {
  const [s, det] = [BigInt(a * a + b * b + c * c + d * d), BigInt(a * d - b * c)];
  const gap = root((s * s - 4n * det * det) << 2800n); // in units of 2⁻¹⁴⁰⁰
  return [root(((s << 1400n) + gap) / 2n), root(((s << 1400n) - gap) / 2n)];
}
/** Whether a value known to 200 digits, in units of 2⁻⁷⁰⁰, lies between two doubles. */
const encloses = ({ lo, hi }: Interval, value: bigint) => {
  const units = (x: number) => BigInt(x * 2 ** 90) << 610n;
  return units(lo) <= value + 1n && value <= units(hi);
};

test('200 digits: the bounds of a 2 × 2 matrix of whole numbers hold, and those of the float decomposition would not', () => {
  const random = randomFrom('whole');
  let missed = 0;
  for (let k = 0; k < 300; k++) {
    const data = Array.from({ length: 4 }, () => random.integer(-99, 99));
    const [top, low] = singularValues2(data);
    const A = exact(2, 2, data);
    expect(encloses(enclosedNorm(A), top), `‖${data}‖`).toBe(true);
    expect(encloses(leastSingularValue(A), low), `σ_min(${data})`).toBe(true);
    const [float] = singularValues(matrixOf(2, 2, (i, j) => data[2 * i + j]));
    // A control: bounds that are rounded to nearest in place of outward are noticed.
    if (!encloses(point(float), top)) missed++;
  }
  expect(missed).toBeGreaterThan(250);
});

test('integer matrices: whole numbers decide that the bounds hold', () => {
  // A Hadamard matrix of order 4 is 2Q; a row vector has its length; diag has its entries.
  const hadamard = exact(4, 4, [1, 1, 1, 1, 1, -1, 1, -1, 1, 1, -1, -1, 1, -1, -1, 1]);
  expect(contains(enclosedNorm(hadamard), 2)).toBe(true);
  expect(contains(leastSingularValue(hadamard), 2)).toBe(true);
  for (const [rows, cols] of [
    [1, 3],
    [3, 1],
  ]) {
    expect(holdsRoot(enclosedNorm(exact(rows, cols, [1, 2, 5])), 30n)).toBe(true);
    expect(holdsRoot(leastSingularValue(exact(rows, cols, [1, 2, 5])), 30n)).toBe(true);
  }
  expect(contains(enclosedNorm(exact(3, 3, [3, 0, 0, 0, -7, 0, 0, 0, 5])), 7)).toBe(true);
  expect(contains(leastSingularValue(exact(3, 3, [3, 0, 0, 0, -7, 0, 0, 0, 5])), 3)).toBe(true);
  // ones(2, 3) = a rank-one matrix of norm √6.
  expect(holdsRoot(enclosedNorm(exact(2, 3, [1, 1, 1, 1, 1, 1])), 6n)).toBe(true);
});

test('a singular matrix: σ_min encloses 0, and is nowhere near anything else', () => {
  for (const A of [
    exact(2, 2, [1, 2, 2, 4]),
    exact(3, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
    exact(2, 3, [1, 2, 3, 2, 4, 6]),
  ]) {
    const { lo, hi } = leastSingularValue(A);
    expect(lo).toBe(0);
    expect(hi).toBeLessThan(1e-14);
  }
  expect(enclosedNorm(exact(2, 2, [0, 0, 0, 0]))).toEqual({ lo: 0, hi: 0 });
  expect(leastSingularValue(exact(2, 3, [0, 0, 0, 0, 0, 0]))).toEqual({ lo: 0, hi: 0 });
});

test('tiny and huge entries: scaled by a power of 2, both bounds stay those of the plain matrix', () => {
  const entries = [3, 1, -2, 4];
  const [norm, least] = [enclosedNorm(exact(2, 2, entries)), leastSingularValue(exact(2, 2, entries))];
  for (const unit of [1 / power(2, 990), 1 / power(2, 600), power(2, 600), power(2, 990)]) {
    const A = exact(
      2,
      2,
      entries.map((x) => x * unit),
    );
    const back = ({ lo, hi }: Interval) => ({ lo: lo / unit, hi: hi / unit });
    for (const [plain, found] of [
      [norm, back(enclosedNorm(A))],
      [least, back(leastSingularValue(A))],
    ]) {
      // Where an error may underflow each step goes one double further out.
      expect(found.lo).toBeLessThanOrEqual(plain.lo);
      expect(found.hi).toBeGreaterThanOrEqual(plain.hi);
      expect(width(found)).toBeLessThan(1e-13);
    }
  }
  const smallest = enclosedNorm(exact(2, 2, [Number.MIN_VALUE, 0, 0, 0]));
  expect(smallest.lo).toBeGreaterThanOrEqual(0);
  expect(contains(smallest, Number.MIN_VALUE)).toBe(true);
  expect(smallest.hi).toBeLessThan(1e-322);
  const top = enclosedNorm(exact(1, 2, [Number.MAX_VALUE, Number.MAX_VALUE]));
  expect(top.lo).toBeLessThanOrEqual(Number.MAX_VALUE);
  expect(top.hi).toBe(Number.POSITIVE_INFINITY);
});

/** Q diag(s) Pᵀ: its singular values are s up to 10⁻¹⁴ or so. */
function withValues(rows: number, s: readonly number[], key: number) {
  const random = randomFrom('singular', key);
  const q = (n: number) => orthogonalFactor(matrixOf(n, n, () => random.normal()));
  const middle = matrixOf(rows, s.length, (i, j) => (i === j ? s[i] : 0));
  return times(times(q(rows), middle), transpose(q(s.length)));
}

test('random matrices up to 8 × 8: the values of the float decomposition lie within, and the enclosure is narrow', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }), fc.nat(), (rows, cols, key) => {
      const random = randomFrom('norms', key);
      const A = matrixOf(rows, cols, () => random.normal());
      const values = singularValues(A);
      const [norm, least] = [enclosedNorm(exact(rows, cols, A.data)), leastSingularValue(exact(rows, cols, A.data))];
      const low = values[Math.min(rows, cols) - 1];
      const off = 1e-14 * values[0];
      expect(norm.lo).toBeLessThanOrEqual(values[0] + off);
      expect(norm.hi).toBeGreaterThanOrEqual(values[0] - off);
      expect(width(norm)).toBeLessThan(1e-13 * values[0]);
      expect(least.lo).toBeLessThanOrEqual(low + off);
      expect(least.hi).toBeGreaterThanOrEqual(low - off);
      // σ_min² is known up to the rounding of ‖A‖².
      expect(width(least)).toBeLessThan((1e-13 * values[0] * values[0]) / low + off);
    }),
    { numRuns: 150 },
  );
});

test('equal and nearly equal singular values are enclosed as narrowly', () => {
  for (const [key, s] of [
    [2, 2, 2],
    [1, 1 - 1e-12, 1 - 2e-12],
    [1, 1e-3, 1e-3],
  ].entries()) {
    const A = withValues(4, s, key);
    const [norm, least] = [enclosedNorm(exact(4, 3, A.data)), leastSingularValue(exact(4, 3, A.data))];
    expect(width(norm)).toBeLessThan(1e-13);
    expect(Math.abs(norm.hi - s[0])).toBeLessThan(1e-13);
    expect(Math.abs(least.lo - s[2])).toBeLessThan(1e-10);
    expect(Math.abs(least.hi - s[2])).toBeLessThan(1e-10);
  }
});

test('a matrix of intervals: each matrix in it has its values within', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.nat(), (n, key) => {
      const random = randomFrom('boxes', key);
      const radius = random.pick([1e-9, 1e-3, 0.1]);
      const middle = matrixOf(n, n, () => random.normal());
      const data = middle.data.map((x) => interval(x - radius, x + radius));
      const box = { rows: n, cols: n, data };
      const corner = matrixOf(n, n, (i, j) => (random.chance(0.5) ? data[i * n + j].lo : data[i * n + j].hi));
      const values = singularValues(corner);
      // The norm of the corner lies in what is possible: never below σ of v nor above the bound of the box.
      expect(enclosedNorm(box).hi).toBeGreaterThanOrEqual(values[0] * (1 - 1e-14));
      expect(enclosedNorm(box).lo).toBeLessThanOrEqual(values[0] * (1 + 1e-14));
      expect(leastSingularValue(box).lo).toBeLessThanOrEqual(values[n - 1] + 1e-14 * values[0]);
      expect(leastSingularValue(box).hi).toBeGreaterThanOrEqual(values[n - 1] - 1e-14 * values[0]);
      const det = determinantOf(corner);
      expect(determinant(box).lo).toBeLessThanOrEqual(det + 1e-12);
      expect(determinant(box).hi).toBeGreaterThanOrEqual(det - 1e-12);
    }),
    { numRuns: 150 },
  );
});

test('the determinant of whole numbers is exact', () => {
  expect(determinant(exact(1, 1, [-3]))).toEqual(point(-3));
  expect(determinant(exact(2, 2, [1, 2, 3, 4]))).toEqual(point(-2));
  expect(determinant(exact(3, 3, [2, 0, 1, 1, 3, 2, 1, 1, 4]))).toEqual(point(18));
  expect(determinant(exact(4, 4, [1, 0, 2, -1, 3, 0, 0, 5, 2, 1, 4, -3, 1, 0, 5, 0]))).toEqual(point(30));
  expect(() => determinant(exact(1, 2, [1, 2]))).toThrow('determinant of 1 × 2, needed a square matrix');
});

test('what is no matrix is refused, and what has no bound bounds nothing', () => {
  const nan = { lo: Number.NaN, hi: Number.NaN };
  for (const of of [enclosedNorm, leastSingularValue]) {
    expect(() => of({ rows: 1, cols: 2, data: [point(1), nan] })).toThrow('entry 1 of a matrix is empty or NaN');
    expect(() => of(exact(2, 2, [1, 2, 3]))).toThrow('a matrix has 3 entries, needed 2 × 2');
    expect(() => of(exact(0, 0, []))).toThrow('at least one');
    const half = { lo: 0, hi: Number.POSITIVE_INFINITY };
    expect(of({ rows: 1, cols: 2, data: [half, point(1)] })).toEqual(half);
    expect(of({ rows: 1, cols: 1, data: [{ lo: Number.NEGATIVE_INFINITY, hi: 0 }] })).toEqual(half);
  }
});

const normOf = (rows: readonly (readonly Interval[])[]) => enclosedNorm(enclosedRows(rows)).hi;
const within = (rows: readonly (readonly Interval[])[]) => singularValuesWithin(enclosedRows(rows));
const pointsOf = (rows: readonly (readonly number[])[]) => rows.map((row) => row.map(point));
const hadamardRows = [
  [1, 1, 1, 1],
  [1, -1, 1, -1],
  [1, 1, -1, -1],
  [1, -1, -1, 1],
];
const around = (rows: readonly (readonly number[])[], r: number) =>
  rows.map((row) => row.map((a) => interval(a - r, a + r)));

test('norms that are known: orthogonal, of rank one, diagonal, zero', () => {
  expect(normOf(pointsOf(hadamardRows))).toBeCloseTo(2, 12);
  expect(normOf(pointsOf(hadamardRows))).toBeGreaterThanOrEqual(2);
  expect(
    normOf(
      pointsOf([
        [3, 3],
        [3, 3],
      ]),
    ),
  ).toBeCloseTo(6, 12);
  expect(
    normOf(
      pointsOf([
        [0, 0],
        [0, 0],
      ]),
    ),
  ).toBe(0);
  expect(
    within(
      pointsOf([
        [-3, 0],
        [0, 2],
      ]),
    ),
  ).toEqual({ lo: expect.closeTo(2, 14), hi: expect.closeTo(3, 14) });
});

test('a box around a matrix adds at most n times its half-width, which is reached', () => {
  expect(normOf(around(hadamardRows, 0.25))).toBeCloseTo(3, 12);
  expect(
    within(
      around(
        [
          [2, 0],
          [0, 1],
        ],
        0.125,
      ),
    ),
  ).toEqual({ lo: expect.closeTo(0.75, 14), hi: expect.closeTo(2.25, 14) });
});

test('what holds nothing says nothing', () => {
  expect(within([[entire]])).toEqual({ lo: 0, hi: Number.POSITIVE_INFINITY });
  expect(() => within([[empty]])).toThrow('is empty or NaN');
  expect(within(around(hadamardRows, 2)).lo).toBe(0);
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
    const { lo, hi } = within(box);
    const drawn = matrixOf(n, n, (i, j) =>
      Math.min(box[i][j].hi, Math.max(box[i][j].lo, middle[i][j] + random.pick([-r, 0, r]))),
    );
    const values = singularValues(drawn);
    expect(Math.max(...values)).toBeLessThanOrEqual(hi * (1 + 1e-14));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(lo * (1 - 1e-14));
  }
});
