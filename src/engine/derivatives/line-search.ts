/** The loss along a line in weight space, as a gradient step goes along it. */
import type { Arithmetic } from '../arithmetic/arithmetic.ts';
import { duals } from '../arithmetic/dual.ts';
import { type Interval, interval, intervals } from '../arithmetic/interval.ts';
import type { RnnCase } from '../networks/draw.ts';
import { totalLoss } from '../networks/rnn.ts';
import { lossesByW } from './rnn-functions.ts';

/** F(s) = E(W − s·d) for a direction d of n·(n + m) numbers, in any arithmetic. */
export function lossAlong<N>(a: Arithmetic<N>, g: RnnCase, d: ArrayLike<number>, s: N): N {
  const W = Array.from(g.W, (w, i) => a.sub(a.of(w), a.mul(s, a.of(d[i]))));
  return totalLoss(a, lossesByW(a, g, W));
}

const once = duals(intervals, 1);
const twice = duals(once, 1);

/** An interval that contains F″(s) for every s from 0 to `top` > 0: dual numbers over dual numbers over intervals. */
export function curvatureAlong(g: RnnCase, d: ArrayLike<number>, top: number): Interval {
  const s = { value: { value: interval(0, top), slopes: [intervals.of(1)] }, slopes: [once.of(1)] };
  return lossAlong(twice, g, d, s).slopes[0].slopes[0];
}
