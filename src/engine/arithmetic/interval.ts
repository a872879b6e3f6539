/**
 * Interval arithmetic, rounded outward: the true result of an operation on any numbers of the given intervals is in the
 * interval it returns, always. There is no way to turn the rounding off.
 */
import { type Arithmetic, dotBy } from './arithmetic.ts';
import { sigmoid, sigmoidSlope, tanh, tanhSlope } from './interval/functions.ts';
import { add, mul, sub } from './interval/operations.ts';
import { type Interval, point } from './interval/set.ts';

export * from './interval/functions.ts';
export * from './interval/operations.ts';
export * from './interval/set.ts';

/** A network run in these gives, for each output, an interval that holds it for every point of the inputs. */
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
