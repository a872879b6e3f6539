/**
 * e^x = 2^{n/128}·e^r with n the integer nearest to 128x/ln 2, so |r| ≤ ln 2/256 < 2⁻⁸·⁵. The first factor is a table
 * entry times a power of two, the second a Taylor polynomial. Where more than 53 bits are wanted the result is kept as
 * head + low, unrounded: `powerOfRoot(n)` and `powerOfRoot(n)·excess(x, n)` together carry e^x to a relative 2⁻⁶⁰.
 *
 * Where 2⁻⁶⁰ comes from: n·stepHead and x − n·stepHead are exact (35 + 18 bits; then at most 53 bits are left), so r
 * is rounded once, by 2⁻⁶²; the polynomial stops at r⁶ (r⁷/5040 < 2⁻⁷¹) and its roundings weigh 2⁻⁶⁸; adding r to it
 * rounds by 2⁻⁶², and the product with the head by 2⁻⁶¹·⁵. Sum: 0.86·2⁻⁶⁰.
 */
import { roots, stepHead, stepsPerUnit, stepTail } from './tables.ts';

/** 2^k = powersOfTwo[k + 1022], −1022 ≤ k ≤ 1023; built by doubling and halving, which are exact. */
const powersOfTwo = new Float64Array(2046);
powersOfTwo[1022] = 1;
for (let k = 1; k <= 1023; k++) powersOfTwo[1022 + k] = powersOfTwo[1021 + k] * 2;
for (let k = 1; k <= 1022; k++) powersOfTwo[1022 - k] = powersOfTwo[1023 - k] / 2;

/** 2^k for −1022 ≤ k ≤ 1023 */
export const twoTo = (k: number) => powersOfTwo[k + 1022];

/** Added and taken away, it rounds to an integer: the last place of 1.5·2⁵² is 1. */
const rounder = 6755399441055744;

/** The integer n nearest to 128x/ln 2, |x| < 2²³ */
export const nearest = (x: number) => x * stepsPerUnit + rounder - rounder;

/** 2^{n/128}, rounded; normal for |n| < 1022·128 */
export const powerOfRoot = (n: number) => roots[(n & 127) << 1] * powersOfTwo[(n >> 7) + 1022];

/** e^x = powerOfRoot(n)·(1 + excess(x, n)), n = nearest(x); |excess| < 2⁻⁸·⁵ */
export const excess = (x: number, n: number) => {
  const r = x - n * stepHead - n * stepTail;
  const s = r * r;
  const curve = 1 / 2 + r * (1 / 6) + s * (1 / 24 + r * (1 / 120) + s * (1 / 720));
  return r + (roots[((n & 127) << 1) + 1] + s * curve);
};

/** e^x, −∞ ≤ x ≤ ∞ */
export function exp(x: number): number {
  if (!(Math.abs(x) < 700)) return scaledExp(x, 0);
  const n = nearest(x);
  const head = powerOfRoot(n);
  return head + head * excess(x, n);
}

/** 2^shift·e^x, rounded once also where the result is subnormal; slow, for results far from 1. */
export function scaledExp(x: number, shift: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 710) return Number.POSITIVE_INFINITY;
  if (x < -750) return 0;
  const n = nearest(x);
  const k = (n >> 7) + shift;
  const head = powerOfRoot(n & 127);
  const low = head * excess(x, n);
  const y = head + low;
  if (k > 1023) return y * twoTo(1023) * 2;
  if (k > -1022 || (k === -1022 && y >= 1)) return y * twoTo(k);
  if (k < -1075) return 0;
  // w is the power of two whose last place is where 2^k·y will be cut: adding it rounds there, once.
  const w = twoTo(-1022 - k);
  const sum = w + y;
  const rounded = sum + (w - sum + y + (head - y + low)) - w;
  return rounded * twoTo(-1022) * twoTo(k + 1022);
}

/** e^x − 1, without the cancellation near 0 */
export function expm1(x: number): number {
  if (Math.abs(x) < 1 / 16) return x === 0 ? x : x + x * x * expm1Curve(x);
  if (!(x > -45)) return Number.isNaN(x) ? x : -1;
  if (x > 45) return exp(x);
  const n = nearest(x);
  const head = powerOfRoot(n);
  const sum = head - 1;
  const lost = head - (sum + 1) + (sum + 1 - sum - 1); // TwoSum: head − 1 = sum + lost
  return sum + (lost + head * excess(x, n));
}

/** (e^x − 1 − x) / x², |x| < 1/16: x⁹/11! < 2⁻⁶¹ is left out */
const expm1Curve = (x: number) =>
  1 / 2 +
  x *
    (1 / 6 +
      x *
        (1 / 24 +
          x * (1 / 120 + x * (1 / 720 + x * (1 / 5040 + x * (1 / 40320 + x * (1 / 362880 + x * (1 / 3628800))))))));
