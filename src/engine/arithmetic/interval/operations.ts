/**
 * The operations that IEEE 754 rounds correctly, with each bound rounded outward (`rounding.ts`).
 * A subset's result is a subset. The result for an empty argument is empty.
 */
import { type Directed, directedProduct, directedRatio, directedRoot, directedSum, type Rule } from './rounding.ts';
import { empty, entire, type Interval, isEmpty, point } from './set.ts';

/** The extremes of a rule that is monotone in each argument, over the four corners. */
const corners = ({ below, above }: Directed, a: Interval, b: Interval): Interval => ({
  lo: Math.min(below(a.lo, b.lo), below(a.lo, b.hi), below(a.hi, b.lo), below(a.hi, b.hi)),
  hi: Math.max(above(a.lo, b.lo), above(a.lo, b.hi), above(a.hi, b.lo), above(a.hi, b.hi)),
});

export const neg = (a: Interval): Interval => (isEmpty(a) ? empty : { lo: -a.hi, hi: -a.lo });

export const add = (a: Interval, b: Interval): Interval =>
  isEmpty(a) || isEmpty(b) ? empty : { lo: directedSum.below(a.lo, b.lo), hi: directedSum.above(a.hi, b.hi) };

export const sub = (a: Interval, b: Interval): Interval => add(a, neg(b));

export const mul = (a: Interval, b: Interval): Interval =>
  isEmpty(a) || isEmpty(b) ? empty : corners(directedProduct, a, b);

/** {x/y : y ≠ 0}: empty for b = [0, 0], and ℝ where b has 0 inside (unless a = [0, 0]). */
export function div(a: Interval, b: Interval): Interval {
  if (isEmpty(a) || isEmpty(b) || (b.lo === 0 && b.hi === 0)) return empty;
  if (a.lo === 0 && a.hi === 0) return point(0);
  if (b.lo < 0 && b.hi > 0) return entire;
  return corners(directedRatio, a, { lo: b.lo === 0 ? 0 : b.lo, hi: b.hi === 0 ? -0 : b.hi });
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
    lo: base.lo >= 0 ? power(base.lo, n, directedProduct.below) : -power(-base.lo, n, directedProduct.above),
    hi: base.hi >= 0 ? power(base.hi, n, directedProduct.above) : -power(-base.hi, n, directedProduct.below),
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
  const hi = a.hi > 0 && a.hi < Number.POSITIVE_INFINITY ? directedRoot.above(a.hi) : a.hi;
  return { lo: a.lo > 0 ? directedRoot.below(a.lo) : 0, hi };
}

export const min = (a: Interval, b: Interval): Interval =>
  isEmpty(a) || isEmpty(b) ? empty : { lo: Math.min(a.lo, b.lo), hi: Math.min(a.hi, b.hi) };

export const max = (a: Interval, b: Interval): Interval =>
  isEmpty(a) || isEmpty(b) ? empty : { lo: Math.max(a.lo, b.lo), hi: Math.max(a.hi, b.hi) };
