/** The boxes of rnn-vanishing-box. */
import { interval } from '../../engine/arithmetic/interval.ts';
import type { RnnRanges } from '../../engine/networks/boxes.ts';

/** An orthogonal matrix, times 2, and a vector that it doubles. */
const signs = [1, 1, 1, 1, 1, -1, 1, -1, 1, 1, -1, -1, 1, -1, -1, 1];
export const doubled = [1, 1, 1, -1];
export const timesInterval = (s: number) => signs.map((one) => s * one);
export const symmetric = (r: number) => interval(-r, r);

/** Around 0.45 H, with any states, and inputs of either sign. */
export const quiet: RnnRanges = {
  ...{ n: 4, m: 1, middle: timesInterval(0.45), width: 0.015 },
  ...{ v: symmetric(2), x: symmetric(1), c1: symmetric(1) },
};
/** Around 0.6 H, with inputs that saturate the units. */
export const driven: RnnRanges = {
  ...{ n: 4, m: 1, middle: timesInterval(0.6), width: 0.04 },
  ...{ v: interval(2, 2.5), x: interval(1.5, 2), c1: symmetric(1) },
};
