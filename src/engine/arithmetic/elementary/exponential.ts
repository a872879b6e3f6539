/**
 * e^x = 2^{n/128}·e^r with n the integer nearest to 128x/ln 2, so |r| ≤ ln 2/256 < 2⁻⁸·⁵. The first factor is a table
 * entry times a power of two, the second a Taylor polynomial. The entry has 26 bits and r is cut behind 2⁻³⁵, so that their
 * product is exact; what both lack is in a tail below 2⁻¹⁷, whose roundings weigh 2⁻⁷⁰.
 *
 * Every caller forms a = head + head·cut(r), which loses nothing that b = product − (a − head) + head·tail does not hold: a function
 * that returned both would have to put one into memory, which takes a fifth more time.
 *
 * The error of the unrounded e^x is below 2⁻⁶⁸ of it: three roundings of r²/2 < 2⁻¹⁸ weigh 0.38·2⁻⁶⁸, r² without what r's own
 * rounding lost 0.18, the sums of the tail 0.18, r⁷/5040 0.07; n·stepTail is off by 2⁻⁷⁹.
 */
import type { Direction } from '../binary.ts';
import { powersOfTwo, twoTo } from '../two-to.ts';
import { type Exactly, exactFunctions, roundedExactly } from './exact.ts';
import { leading, low, rest } from './pair.ts';
import { beside, settle } from './settle.ts';
import { smallTanh } from './small.ts';
import { roots, stepHead, stepsPerUnit, stepTail } from './tables.ts';

/** 2^(j/128) = entries[2j]·(1 + entries[2j + 1]), the first of 26 bits. */
const entries = Float64Array.from(roots, (_, k) => {
  const [head, tail] = [roots[k & ~1], roots[k | 1]];
  const cut = Math.round(head * 33554432) / 33554432; // 2²⁵
  return k % 2 === 0 ? cut : (head - cut + head * tail) / cut;
});

/** Added and taken away, they round to an integer and to a multiple of 2⁻³⁵: the last places of 1.5·2⁵² and 1.5·2¹⁷. */
const toWhole = 6755399441055744;
const toCut = 196608;

/** The largest size of x here: beyond it, what a quotient of e^x needs may underflow. */
export const farthest = 600;
/** The error of the unrounded e^x, with room for what sums with it round, relative. */
export const margin = twoTo(-67);

/** The integer n nearest to 128x/ln 2, |x| < 2²³ */
export const nearest = (x: number): number => x * stepsPerUnit + toWhole - toWhole;

/** 2^{n/128} to 26 bits, |n| < 1022·128 */
export const headOf = (n: number): number => entries[(n & 127) << 1] * powersOfTwo[(n >> 7) + 1022];

/** r = x − n·ln 2/128, n = nearest(x); the first difference is exact: n·stepHead has 53 bits, and x is near it. */
export const remainder = (x: number, n: number): number => x - n * stepHead - n * stepTail;

/** r cut behind 2⁻³⁵ */
export const cut = (r: number): number => r + toCut - toCut;

/** What head·(1 + cut(r)) lacks of e^x, relative to head, n = nearest(x), r = remainder(x, n); below 2⁻¹⁷ */
export const tailOf = (x: number, n: number, r: number): number => {
  const lost = x - n * stepHead - r - n * stepTail; // by rounding r
  const lacks = entries[((n & 127) << 1) + 1];
  const s = r * r;
  const curve = s * (1 / 2 + r * (1 / 6) + s * (1 / 24 + r * (1 / 120) + s * (1 / 720)));
  return r - cut(r) + (lost + lacks + lacks * (r + curve) + curve);
};

/** e^x in the given direction, −∞ ≤ x ≤ ∞ */
export function expTowards(x: number, direction: Direction): number {
  if (Math.abs(x) < farthest) {
    const n = nearest(x);
    const r = remainder(x, n);
    const head = headOf(n);
    const product = head * cut(r);
    const a = head + product;
    return settle(a, product - (a - head) + head * tailOf(x, n, r), a * margin, x, exactFunctions.exp, direction);
  }
  if (x > 710) return x === Number.POSITIVE_INFINITY ? x : beside(Number.POSITIVE_INFINITY, false, direction);
  return farFromOne(x, exactFunctions.exp, x, direction);
}

/** f(x), which is near e^z or up to 4 times it, for z ≤ −600, 600 ≤ z ≤ 710 or NaN */
export function farFromOne(z: number, f: Exactly, x: number, direction: Direction): number {
  if (z > -750) return roundedExactly(f, x, 0, direction);
  return Number.isNaN(z) ? z : z === Number.NEGATIVE_INFINITY ? 0 : beside(0, true, direction);
}

/** e^x − 1 in the given direction, without the cancellation near 0 */
export function expm1Towards(x: number, direction: Direction): number {
  const a = Math.abs(x);
  if (a < 1 / 8) {
    if (a < 5e-17) return x === 0 ? x : beside(x, true, direction); // x + x²/2
    // 2t / (1 − t), t = tanh(x/2)
    const t = smallTanh(x / 2);
    const tLow = low[0];
    const d = 1 - t;
    const inverse = 1 / d;
    const q = leading(2 * t * inverse);
    return settle(
      q,
      rest(2 * t, 2 * tLow, d, 1 - d - t - tLow, inverse, q),
      Math.abs(q) * margin,
      x,
      exactFunctions.expm1,
      direction,
    );
  }
  if (x < -38) return x === Number.NEGATIVE_INFINITY ? -1 : beside(-1, true, direction); // e^{−38} < 2⁻⁵⁴
  if (a < farthest) {
    const n = nearest(x);
    const r = remainder(x, n);
    const head = headOf(n);
    const product = head * cut(r);
    const a = head + product;
    const b = product - (a - head) + head * tailOf(x, n, r);
    const e = a + b;
    const eLow = a - e + b;
    const y = e - 1;
    const lost = e - (y + 1) + (y + 1 - y - 1); // TwoSum: e − 1 = y + lost
    return settle(y, lost + eLow, e * margin, x, exactFunctions.expm1, direction);
  }
  return x < 710 ? roundedExactly(exactFunctions.expm1, x, 0, direction) : expTowards(x, direction);
}
