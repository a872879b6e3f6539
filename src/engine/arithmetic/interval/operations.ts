/**
 * The operations that IEEE 754 rounds correctly, with each bound rounded outward (`rounding.ts`).
 * A subset's result is a subset. The result for an empty argument is empty.
 */
import { binaryOf, type Direction, ratio, toDouble } from '../binary.ts';
import { type Directed, directedProduct, directedRatio, directedRoot, directedSum } from './rounding.ts';
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

export function mul(a: Interval, b: Interval): Interval {
  if (isEmpty(a) || isEmpty(b)) return empty;
  if (b.lo >= 0) return byPositive(a, b);
  if (a.lo >= 0) return byPositive(b, a);
  if (b.hi <= 0) return neg(byPositive(a, neg(b)));
  return a.hi <= 0 ? neg(byPositive(b, neg(a))) : corners(directedProduct, a, b);
}

/** a·b for b.lo ≥ 0: the signs tell the two corners. */
const byPositive = ({ lo, hi }: Interval, b: Interval): Interval => ({
  lo: directedProduct.below(lo, lo >= 0 ? b.lo : b.hi),
  hi: directedProduct.above(hi, hi >= 0 ? b.hi : b.lo),
});

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
export function sqr(a: Interval): Interval {
  if (isEmpty(a)) return empty;
  const { lo, hi } = abs(a);
  return { lo: directedProduct.below(lo, lo), hi: directedProduct.above(hi, hi) };
}

/** {xⁿ} for an integer n, |n| ≤ 4096; for n < 0 it is 1/x⁻ⁿ on x ≠ 0. */
export function powInt(a: Interval, n: number): Interval {
  if (!(Number.isInteger(n) && Math.abs(n) <= 4096))
    throw new RangeError(`powInt needs an integer exponent from −4096 to 4096; got ${n}.`);
  if (isEmpty(a)) return empty;
  if (n === 0) return point(1);
  const base = n % 2 === 0 ? abs(a) : a;
  if (n > 0) return { lo: power(base.lo, n, -1), hi: power(base.hi, n, 1) };
  if (base.lo === 0 && base.hi === 0) return empty;
  if (base.lo < 0 && base.hi > 0) return entire;
  return {
    lo: base.hi === 0 ? Number.NEGATIVE_INFINITY : power(base.hi, n, -1),
    hi: base.lo === 0 ? Number.POSITIVE_INFINITY : power(base.lo, n, 1),
  };
}

/** xⁿ, n ≠ 0, by integers, rounded in the given direction; x ≠ 0 for n < 0 */
function power(x: number, n: number, direction: Direction): number {
  const odd = n % 2 !== 0;
  if (!Number.isFinite(x)) return n < 0 ? 0 : odd ? x : Number.POSITIVE_INFINITY;
  const { value, exponent } = binaryOf(x);
  const size = { value: wholePower(value, Math.abs(n)), exponent: exponent * Math.abs(n) };
  return toDouble(n > 0 ? size : ratio({ value: 1n, exponent: 0 }, size), direction);
}

/** By squaring, exactly */
const wholePower = (value: bigint, n: number): bigint =>
  n === 1 ? value : wholePower(value * value, Math.floor(n / 2)) * (n % 2 === 1 ? value : 1n);

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
