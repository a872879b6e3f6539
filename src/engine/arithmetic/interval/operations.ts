/**
 * The operations that IEEE 754 rounds correctly, so that the true bound is the rounded result or lies between it and a neighbour.
 * A subset's result is a subset. The result for an empty argument is empty.
 */
import { nextDown, nextUp } from '../ulp.ts';
import { empty, entire, type Interval, isEmpty, point } from './set.ts';

type Rule = (x: number, y: number) => number;

/** The rounding error x + y − s of s = x + y (TwoSum): exact, or NaN on overflow. */
const lost = (x: number, y: number, s: number) => {
  const z = s - x;
  return x - (s - z) + (y - z);
};
/** Exact sums are not moved. */
const sum = {
  below: (x: number, y: number) => (lost(x, y, x + y) >= 0 ? x + y : nextDown(x + y)),
  above: (x: number, y: number) => (lost(x, y, x + y) <= 0 ? x + y : nextUp(x + y)),
};

/** One double outward, unless the result is exactly 0; never across 0, since underflow keeps the sign of the zero. */
const outward = (isZero: (x: number, y: number) => boolean, rounded: Rule) => {
  const down = (r: number) => (Object.is(r, 0) ? 0 : nextDown(r));
  const up = (r: number) => (Object.is(r, -0) ? 0 : nextUp(r));
  return {
    below: (x: number, y: number) => (isZero(x, y) ? 0 : down(rounded(x, y))),
    above: (x: number, y: number) => (isZero(x, y) ? 0 : up(rounded(x, y))),
  };
};

/** 0·∞ is 0: an infinite bound is not in the interval, and 0 times any number is 0. */
const product = outward(
  (x, y) => x === 0 || y === 0,
  (x, y) => x * y,
);
/** x/∞ is the limit 0; x/0 keeps the sign of the zero. */
const ratio = outward(
  (x, y) => x === 0 || Math.abs(y) === Number.POSITIVE_INFINITY,
  (x, y) => x / y,
);

/** The extremes of a rule that is monotone in each argument, over the four corners. */
const corners = ({ below, above }: { below: Rule; above: Rule }, a: Interval, b: Interval): Interval => ({
  lo: Math.min(below(a.lo, b.lo), below(a.lo, b.hi), below(a.hi, b.lo), below(a.hi, b.hi)),
  hi: Math.max(above(a.lo, b.lo), above(a.lo, b.hi), above(a.hi, b.lo), above(a.hi, b.hi)),
});

export const neg = (a: Interval): Interval => (isEmpty(a) ? empty : { lo: -a.hi, hi: -a.lo });

export const add = (a: Interval, b: Interval): Interval =>
  isEmpty(a) || isEmpty(b) ? empty : { lo: sum.below(a.lo, b.lo), hi: sum.above(a.hi, b.hi) };

export const sub = (a: Interval, b: Interval): Interval => add(a, neg(b));

export const mul = (a: Interval, b: Interval): Interval => (isEmpty(a) || isEmpty(b) ? empty : corners(product, a, b));

/** {x/y : y ≠ 0}: empty for b = [0, 0], and ℝ where b has 0 inside (unless a = [0, 0]). */
export function div(a: Interval, b: Interval): Interval {
  if (isEmpty(a) || isEmpty(b) || (b.lo === 0 && b.hi === 0)) return empty;
  if (a.lo === 0 && a.hi === 0) return point(0);
  if (b.lo < 0 && b.hi > 0) return entire;
  return corners(ratio, a, { lo: b.lo === 0 ? 0 : b.lo, hi: b.hi === 0 ? -0 : b.hi });
}

/** {|x|} */
export function abs(a: Interval): Interval {
  if (isEmpty(a)) return empty;
  return a.lo >= 0 ? a : a.hi <= 0 ? neg(a) : { lo: 0, hi: Math.max(-a.lo, a.hi) };
}

/** {x²}: never below 0, unlike mul(a, a) */
export const sqr = (a: Interval): Interval => powInt(a, 2);

/** {xⁿ} for an integer n; for n < 0 it is 1/x⁻ⁿ on x ≠ 0. */
export function powInt(a: Interval, n: number): Interval {
  if (!Number.isSafeInteger(n)) throw new RangeError(`powInt needs an integer exponent; got ${n}.`);
  if (n < 0) return div(point(1), powInt(a, -n));
  if (isEmpty(a)) return empty;
  const base = n % 2 === 0 ? abs(a) : a;
  return {
    lo: base.lo >= 0 ? power(base.lo, n, product.below) : -power(-base.lo, n, product.above),
    hi: base.hi >= 0 ? power(base.hi, n, product.above) : -power(-base.hi, n, product.below),
  };
}

/** xⁿ for x ≥ 0 by squaring, every product rounded the same way */
function power(x: number, n: number, times: Rule): number {
  let result = 1;
  for (let left = n, square = x; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = result === 1 ? square : times(result, square);
    if (left > 1) square = times(square, square);
  }
  return result;
}

/** {√x : x ≥ 0} */
export function sqrt(a: Interval): Interval {
  if (isEmpty(a) || a.hi < 0) return empty;
  return { lo: a.lo > 0 ? nextDown(Math.sqrt(a.lo)) : 0, hi: a.hi === 0 ? 0 : nextUp(Math.sqrt(a.hi)) };
}

export const min = (a: Interval, b: Interval): Interval =>
  isEmpty(a) || isEmpty(b) ? empty : { lo: Math.min(a.lo, b.lo), hi: Math.min(a.hi, b.hi) };

export const max = (a: Interval, b: Interval): Interval =>
  isEmpty(a) || isEmpty(b) ? empty : { lo: Math.max(a.lo, b.lo), hi: Math.max(a.hi, b.hi) };
