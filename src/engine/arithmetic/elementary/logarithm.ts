/**
 * x = 2^k·z with z in [0.6875, 1.375), and z = c·(1 + r) with 1/c a ten-bit number from a table, so that r and what its rounding
 * loses are exact. log x = k·ln 2 + log c + r − r²/2 + r³·curve(r), whose leading parts add without error. For z within 2⁻⁸ of 1,
 * c is 1: then nothing cancels.
 */
import type { Direction } from '../binary.ts';
import { twoTo } from '../two-to.ts';
import { type Exactly, exactFunctions } from './exact.ts';
import { leading, low, rest, sum } from './pair.ts';
import { beside, settle } from './settle.ts';
import { smallAtanh, smallAtanhMargin } from './small.ts';
import { ln2Head, ln2Tail, logHead, logInverse, logTail } from './tables.ts';

const bits = new DataView(new ArrayBuffer(8));

/** Added and taken away, it rounds to a multiple of 2⁻³³. */
const toCut = 786432; // 1.5·2¹⁹

/** log x in the given direction, −∞ at ±0, NaN below */
export function logTowards(x: number, direction: Direction): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  const tiny = x < 2.2250738585072014e-308;
  return logOf(tiny ? x * twoTo(54) : x, 0, tiny ? -54 : 0, 1, x, exactFunctions.log, direction);
}

/** ½ log((1 + x) / (1 − x)) in the given direction, ±∞ at ±1, NaN beyond */
export function atanhTowards(x: number, direction: Direction): number {
  const a = Math.abs(x);
  if (a < 1 / 8) {
    if (a < 2e-9) return x === 0 ? x : beside(x, x > 0, direction); // x + x³/3
    const y = smallAtanh(x);
    return settle(y, low[0], smallAtanhMargin(a), x, exactFunctions.atanh, direction);
  }
  if (!(a < 1)) return a === 1 ? x * Number.POSITIVE_INFINITY : Number.NaN;
  const n = 1 + a;
  const d = 1 - a;
  return logOfQuotient(n, 1 - n + a, d, 1 - d - a, 0.5 * Math.sign(x), x, exactFunctions.atanh, direction);
}

/** log(p / (1 − p)) in the given direction, the inverse of σ: ∓∞ at 0 and 1, NaN beyond */
export function logitTowards(p: number, direction: Direction): number {
  if (!(p > 0 && p < 1)) return p === 0 ? Number.NEGATIVE_INFINITY : p === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
  const f = exactFunctions.logit;
  if (Math.abs(p - 1 / 2) < 1 / 16) {
    const x = 2 * p - 1; // exact, and logit p = 2 atanh x
    if (x === 0) return x;
    const y = smallAtanh(x);
    return settle(2 * y, 2 * low[0], 2 * smallAtanhMargin(Math.abs(x)), p, f, direction);
  }
  if (p > 1 / 2) return logOfQuotient(p, 0, 1 - p, 0, 1, p, f, direction);
  // 1/p overflows below 2⁻¹⁰²², and long before, log p is off by p only.
  if (p < 1e-40) return logOf(p < 1e-300 ? p * twoTo(54) : p, 0, p < 1e-300 ? -54 : 0, 1, p, f, direction);
  return logOfQuotient(1 - p, 1 - (1 - p) - p, p, 0, -1, p, f, direction);
}

/**
 * factor·log(2^shift·(u + uLow)), which is f(x), for a normal u > 0, |uLow| at most half its last place, relatively off by 2⁻⁷⁶.
 * Four roundings of r³/3 weigh 2⁻⁵³ of it, r¹⁰/10 is less; the tails are off by 2⁻⁸⁷, uLow/c by 2⁻⁷⁵.
 */
function logOf(
  u: number,
  uLow: number,
  shift: number,
  factor: number,
  x: number,
  f: Exactly,
  direction: Direction,
): number {
  bits.setFloat64(0, u);
  const word = bits.getInt32(0);
  const k = (word - 0x3fe60000) >> 20; // 0x3fe60000 is where 0.6875 starts
  const i = ((word - 0x3fe60000) >> 13) & 127;
  bits.setInt32(0, word - (k << 20));
  const z = bits.getFloat64(0);
  bits.setInt32(4, 0);
  const zHead = bits.getFloat64(0); // 21 bits, so that its product with 1/c is exact
  const inverse = logInverse[i];
  const a = zHead * inverse - 1;
  const b = (z - zHead) * inverse;
  const r = a + b;
  const rLow = a - r + b + (uLow === 0 ? 0 : uLow * twoTo(-k) * inverse);
  const rHead = r + toCut - toCut;
  const half = rHead * rHead * -0.5; // exact; what r² has beyond it is (r − rHead)·(r + rHead)
  const e = k + shift;
  const high = e * ln2Head + logHead[i];
  const first = high + r;
  const second = first + half;
  const lost = high - first + r + (first - second + half);
  const cube = r * r * r;
  const tail = rLow - (r - r * r) * rLow - 0.5 * ((r - rHead) * (r + rHead)) + (e * ln2Tail + logTail[i]);
  const rests = lost + (tail + cube * curve(r));
  const margin = Math.abs(cube) * twoTo(-51) + (uLow === 0 ? twoTo(-85) * Math.abs(second) : twoTo(-73));
  return settle(second * factor, rests * factor, margin, x, f, direction);
}

/** factor·log((n + nLow) / (d + dLow)), which is f(x) */
function logOfQuotient(
  n: number,
  nLow: number,
  d: number,
  dLow: number,
  factor: number,
  x: number,
  f: Exactly,
  direction: Direction,
): number {
  const inverse = 1 / d;
  const q = leading(n * inverse);
  const u = sum(q, rest(n, nLow, d, dLow, inverse, q));
  return logOf(u, low[0], 0, factor, x, f, direction);
}

/** (log(1 + r) − r + r²/2) / r³, |r| < 2⁻⁷: r⁷/10 < 2⁻⁵² is left out */
const curve = (r: number) =>
  1 / 3 + r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6 + r * (1 / 7 + r * (-1 / 8 + r * (1 / 9))))));
