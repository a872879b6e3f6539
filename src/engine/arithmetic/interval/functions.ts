/**
 * exp, log, σ, tanh and the slopes. They are monotone, so the values at the bounds enclose the range once moved outward by the
 * function's proven error (`maxUlps`). Results are clipped to the function's range. They need not be monotone in the argument:
 * a subset's result may exceed its superset's by one step, though both contain the true values.
 */
import * as elementary from '../elementary.ts';
import { nextDown, nextUp } from '../ulp.ts';
import { abs } from './operations.ts';
import { empty, type Interval, intersect, interval, isEmpty } from './set.ts';

type Real = (x: number) => number;
const ulps = elementary.maxUlps;
const infinity = Number.POSITIVE_INFINITY;

/** [f(low), f(high)], rounded outward except at `exactAt`, where f is exact. */
const between = (f: Real, error: number, range: Interval, exactAt: number) => {
  const moved = (x: number, next: Real) => {
    let y = f(x);
    if (x !== exactAt) for (let steps = 0; steps < error; steps++) y = next(y);
    return y;
  };
  return (low: number, high: number) => intersect({ lo: moved(low, nextDown), hi: moved(high, nextUp) }, range);
};

const increasing = (f: Real, error: number, range: Interval, exactAt: number) => {
  const enclose = between(f, error, range, exactAt);
  return (a: Interval) => (isEmpty(a) ? empty : enclose(a.lo, a.hi));
};

/** Even and decreasing in |x|. */
const bell = (f: Real, error: number, range: Interval) => {
  const enclose = between(f, error, range, 0);
  return (a: Interval) => (isEmpty(a) ? empty : enclose(abs(a).hi, abs(a).lo));
};

export const exp = increasing(elementary.exp, ulps.exp, interval(0, infinity), 0);
export const sigmoid = increasing(elementary.sigmoid, ulps.sigmoid, interval(0, 1), 0);
export const tanh = increasing(elementary.tanh, ulps.tanh, interval(-1, 1), 0);
export const sigmoidSlope = bell(elementary.sigmoidSlope, ulps.sigmoidSlope, interval(0, 1 / 4));
export const tanhSlope = bell(elementary.tanhSlope, ulps.tanhSlope, interval(0, 1));

const logOfPositive = increasing(elementary.log, ulps.log, interval(-infinity, infinity), 1);
/** {log x : x > 0} */
export const log = (a: Interval) => (a.hi > 0 ? logOfPositive({ lo: Math.max(0, a.lo), hi: a.hi }) : empty);
