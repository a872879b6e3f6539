/** What a formula is evaluated in where its value is enclosed: intervals that are rounded outward. */
import { div, type Interval, intervals, point } from '../engine/arithmetic/interval.ts';
import type { Numbers } from './numbers.ts';

/** Without an order: norms have no enclosure here. */
export const intervalNumbers: Numbers<Interval> = {
  ...intervals,
  fraction: (numerator, denominator) => div(point(numerator), point(denominator)),
  div,
};
