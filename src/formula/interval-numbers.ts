/** What a formula is evaluated in where it is enclosed: outward-rounded intervals. What has no value has the empty interval. */

import { determinant, enclosedNorm, leastSingularValue } from '../engine/arithmetic/interval/norms.ts';
import { abs, div, exp, type Interval, intervals, log, max, min, point, sqrt } from '../engine/arithmetic/interval.ts';
import type { Numbers } from './numbers.ts';

export const intervalNumbers: Numbers<Interval> = {
  ...intervals,
  fraction: (numerator, denominator) => div(point(numerator), point(denominator)),
  div,
  order: {
    abs,
    sqrt,
    least: min,
    greatest: max,
    exp,
    ln: log,
    spectralNorm: enclosedNorm,
    leastSingularValue,
    determinant,
  },
};
