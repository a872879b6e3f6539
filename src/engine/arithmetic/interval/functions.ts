/** exp, log, σ, tanh and the slopes. They are monotone, so the values at the bounds, rounded outward, are the tightest enclosure. */
import { towards } from '../elementary.ts';
import { abs } from './operations.ts';
import { empty, type Interval, isEmpty } from './set.ts';

type Towards = (typeof towards)[keyof typeof towards];

const increasing = (f: Towards) => (a: Interval) => (isEmpty(a) ? empty : { lo: f(a.lo, -1), hi: f(a.hi, 1) });

/** Even and decreasing in |x|. */
const bell = (f: Towards) => (a: Interval) => (isEmpty(a) ? empty : { lo: f(abs(a).hi, -1), hi: f(abs(a).lo, 1) });

export const exp = increasing(towards.exp);
export const sigmoid = increasing(towards.sigmoid);
export const tanh = increasing(towards.tanh);
export const sigmoidSlope = bell(towards.sigmoidSlope);
export const tanhSlope = bell(towards.tanhSlope);

const logOfPositive = increasing(towards.log);
/** {log x : x > 0} */
export const log = (a: Interval) => (a.hi > 0 ? logOfPositive({ lo: Math.max(0, a.lo), hi: a.hi }) : empty);
