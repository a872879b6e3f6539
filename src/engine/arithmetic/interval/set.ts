/** Closed intervals of reals as sets, after IEEE 1788: a bound may be infinite, but is then not in the set. */
import { directedSum } from './rounding.ts';

export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

/** The empty set. */
export const empty: Interval = { lo: Number.POSITIVE_INFINITY, hi: Number.NEGATIVE_INFINITY };
/** All of ℝ */
export const entire: Interval = { lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY };

/** [lo, hi]; throws RangeError unless lo ≤ hi, lo < ∞ and hi > −∞. */
export function interval(lo: number, hi: number): Interval {
  if (lo <= hi && lo < Number.POSITIVE_INFINITY && hi > Number.NEGATIVE_INFINITY) return { lo, hi };
  throw new RangeError(`An interval needs lo ≤ hi, lo < ∞ and hi > −∞; got lo = ${lo}, hi = ${hi}.`);
}

/** [x, x]; throws RangeError unless x is finite. */
export const point = (x: number): Interval => interval(x, x);

/** Also true for any lo > hi, or NaN. */
export const isEmpty = ({ lo, hi }: Interval) => !(lo <= hi);
/** Whether the real number x is in the interval. */
export const contains = ({ lo, hi }: Interval, x: number) =>
  lo <= x && x <= hi && Math.abs(x) < Number.POSITIVE_INFINITY;

/** The smallest interval that contains both. */
export function hull(a: Interval, b: Interval): Interval {
  if (isEmpty(a)) return b;
  return isEmpty(b) ? a : { lo: Math.min(a.lo, b.lo), hi: Math.max(a.hi, b.hi) };
}

/** The intersection, possibly empty. */
export function intersect(a: Interval, b: Interval): Interval {
  const lo = Math.max(a.lo, b.lo);
  const hi = Math.min(a.hi, b.hi);
  return lo <= hi ? { lo, hi } : empty;
}

const needNumbers = (a: Interval, what: string) => {
  if (isEmpty(a)) throw new RangeError(`The empty interval has no ${what}; got lo = ${a.lo}, hi = ${a.hi}.`);
};

/** hi − lo, rounded up. Throws RangeError on the empty interval. */
export function width(a: Interval): number {
  needNumbers(a, 'width');
  return directedSum.above(a.hi, -a.lo);
}

/**
 * A finite number in the interval: its rounded midpoint; 0 for ℝ; |x| + 1 beyond x if x is the only finite bound. Throws
 * RangeError on the empty interval.
 */
export function mid(a: Interval): number {
  needNumbers(a, 'middle');
  const { lo, hi } = a;
  if (lo === Number.NEGATIVE_INFINITY) return hi === Number.POSITIVE_INFINITY ? 0 : -mid({ lo: -hi, hi: -lo });
  if (hi === Number.POSITIVE_INFINITY) return Math.min(Number.MAX_VALUE, lo + Math.abs(lo) + 1);
  const sum = lo + hi;
  return Number.isFinite(sum) ? sum / 2 : lo / 2 + hi / 2;
}

/** The parts below and above `mid`, both including it. */
export function bisect(a: Interval): [Interval, Interval] {
  const m = mid(a);
  return [
    { lo: a.lo, hi: m },
    { lo: m, hi: a.hi },
  ];
}
