/**
 * The operations that IEEE 754 rounds to nearest, rounded down and up instead. The sign of the error of the rounded result tells on
 * which side the true one lies, so that an exact or luckily rounded result is not moved.
 */
import { type Binary, binaryOf, type Direction, ratio, toDouble } from '../binary.ts';
import { power } from '../power.ts';
import { nextDown, nextUp } from '../ulp.ts';

export type Rule = (x: number, y: number) => number;
/** The greatest double that is not above the true result, and the least that is not below it. */
export interface Directed {
  readonly below: Rule;
  readonly above: Rule;
}

/** The rounding error x + y − s of s = x + y (TwoSum): exact, or NaN on overflow. */
const lostInSum = (x: number, y: number, s: number) => {
  const z = s - x;
  return x - (s - z) + (y - z);
};
/** Exact sums are not moved. */
export const directedSum: Directed = {
  below: (x, y) => (lostInSum(x, y, x + y) >= 0 ? x + y : nextDown(x + y)),
  above: (x, y) => (lostInSum(x, y, x + y) <= 0 ? x + y : nextUp(x + y)),
};

/** Between these sizes of a result, no part of its error overflows or underflows: 2⁻⁹⁰⁰·2⁻¹⁰⁶ is far above 2⁻¹⁰⁷⁴. */
const most = power(2, 900);
const least = 1 / most;
/** Scales that keep every digit. */
const [up50, up200] = [power(2, 50), power(2, 200)];

/** The rounding error x·y − p of p = x·y (TwoProduct, by Dekker's splitting at 26 bits): exact for |x|, |y| ≤ 2⁹⁰⁰ and such a p. */
const lostInProduct = (x: number, y: number, p: number) => {
  const xShifted = x * 134217729; // 2²⁷ + 1
  const yShifted = y * 134217729;
  const xHead = xShifted - (xShifted - x);
  const yHead = yShifted - (yShifted - y);
  const xTail = x - xHead;
  const yTail = y - yHead;
  return xTail * yTail - (p - xHead * yHead - xTail * yHead - xHead * yTail);
};

/** The same for any x and y, with a huge one scaled down and the other up. */
const lostInAnyProduct = (x: number, y: number, p: number): number => {
  if (Math.abs(x) > most) return lostInProduct(x / most, y * most, p);
  return Math.abs(y) > most ? lostInProduct(x * most, y / most, p) : lostInProduct(x, y, p);
};

/** What has the sign of x/y − q for q = x/y: x − q·y, exactly, times the sign of y. Both are scaled alike until y is near 1. */
const lostInRatio = (x: number, y: number, q: number): number => {
  if (Math.abs(y) < 1 / up50) return lostInRatio(x * up50, y * up50, q);
  if (Math.abs(y) > up50) return lostInRatio(x / up50, y / up50, q);
  const p = q * y;
  return Math.sign(y) * (x - p - lostInProduct(q, y, p)); // p is a neighbour of x at most, so x − p is exact
};

/** Outside of the sizes where the error is known, integers tell; a bound that is infinite stays so. */
const directed = (
  isZero: (x: number, y: number) => boolean,
  rounded: Rule,
  lost: typeof lostInProduct,
  exact: (x: Binary, y: Binary) => Binary,
): Directed => {
  const isKnown = (r: number) => Math.abs(r) > least && Math.abs(r) < most;
  const exactly = (x: number, y: number, r: number, direction: Direction) => {
    if (isZero(x, y)) return 0;
    return Number.isFinite(x) && Number.isFinite(y) && y !== 0
      ? toDouble(exact(binaryOf(x), binaryOf(y)), direction)
      : r;
  };
  return {
    below(x, y) {
      const r = rounded(x, y);
      return isKnown(r) ? (lost(x, y, r) >= 0 ? r : nextDown(r)) : exactly(x, y, r, -1);
    },
    above(x, y) {
      const r = rounded(x, y);
      return isKnown(r) ? (lost(x, y, r) <= 0 ? r : nextUp(r)) : exactly(x, y, r, 1);
    },
  };
};

/** 0·∞ is 0: an infinite bound is not in the interval, and 0 times any number is 0. */
export const directedProduct = directed(
  (x, y) => x === 0 || y === 0,
  (x, y) => x * y,
  lostInAnyProduct,
  (x, y) => ({ value: x.value * y.value, exponent: x.exponent + y.exponent }),
);
/** x/∞ is the limit 0; x/0 keeps the sign of the zero. */
export const directedRatio = directed(
  (x, y) => x === 0 || Math.abs(y) === Number.POSITIVE_INFINITY,
  (x, y) => x / y,
  lostInRatio,
  ratio,
);

/** What has the sign of √x − r for r = √x: x − r², exactly, with both scaled where that would leave the known sizes. */
const lostInRoot = (x: number, r: number) => {
  const scale = x < least ? up200 : x > most ? 1 / up200 : 1;
  const root = r * scale;
  const square = root * root;
  return x * scale * scale - square - lostInProduct(root, root, square);
};
/** √x, 0 < x < ∞ */
export const directedRoot = {
  below(x: number): number {
    const r = Math.sqrt(x);
    return lostInRoot(x, r) >= 0 ? r : nextDown(r);
  },
  above(x: number): number {
    const r = Math.sqrt(x);
    return lostInRoot(x, r) <= 0 ? r : nextUp(r);
  },
};
