/**
 * Interval arithmetic, rounded outward: for any numbers of the given intervals, the true result of an operation lies in the
 * interval that it returns.
 */
import { type Arithmetic, dotBy } from './arithmetic.ts';
import { sigmoid, sigmoidSlope, tanh, tanhSlope } from './interval/functions.ts';
import { add, mul, sub } from './interval/operations.ts';
import { type Interval, point } from './interval/set.ts';

export * from './interval/functions.ts';
export * from './interval/operations.ts';
export * from './interval/set.ts';

/** A network run in these gives intervals that enclose its outputs for every point of the inputs. */
export const intervals: Arithmetic<Interval> = {
  of: point,
  add,
  sub,
  mul,
  dot: dotBy({ add, mul }),
  sigmoid,
  tanh,
  sigmoidSlope,
  tanhSlope,
};
