/**
 * x = 2^k·z with z in [0.6875, 1.375), and z = c·(1 + r) with 1/c a ten-bit number from a table, so that r is exact.
 * log x = k·ln 2 + log c + log(1 + r), whose leading parts add without error. For z within 2⁻⁸ of 1, c is 1: then
 * nothing cancels and the result is r plus a correction of at most r²/2.
 */
import { twoTo } from './exponential.ts';
import { leading, rest } from './quotient.ts';
import { ln2Head, ln2Tail, logHead, logInverse, logTail } from './tables.ts';

const bits = new DataView(new ArrayBuffer(8));

/** log x, −∞ at ±0, NaN below */
export function log(x: number): number {
  if (x > 0 && x < Number.POSITIVE_INFINITY) {
    return x < 2.2250738585072014e-308 ? logOf(x * twoTo(54), 0, -54) : logOf(x, 0, 0);
  }
  return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
}

/** ½ log((1 + x) / (1 − x)), ±∞ at ±1, NaN beyond; odd to the bit */
export function atanh(x: number): number {
  const a = Math.abs(x);
  if (a < 1 / 8) return a < 2e-9 ? x : x + x * (x * x) * atanhCurve(x * x);
  if (!(a < 1)) return a === 1 ? x * Number.POSITIVE_INFINITY : Number.NaN;
  const n = 1 + a;
  const d = 1 - a;
  return 0.5 * Math.sign(x) * logOfQuotient(n, 1 - n + a, d, 1 - d - a);
}

/** log(p / (1 − p)), the inverse of σ: ∓∞ at 0 and 1, NaN beyond */
export function logit(p: number): number {
  if (p >= 1 / 4 && p <= 3 / 4) return 2 * atanh(2 * p - 1); // 2p − 1 is exact here
  if (p > 3 / 4) return p < 1 ? logOfQuotient(p, 0, 1 - p, 0) : p === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
  return p > 1e-30 ? -logOfQuotient(1 - p, 1 - (1 - p) - p, p, 0) : log(p); // log p is off by p only
}

/** log(2^shift·(u + uLow)) for a normal u > 0, |uLow| at most half its last place */
const logOf = (u: number, uLow: number, shift: number) => {
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
  const b = (z - zHead) * inverse + (k > 1000 ? 0 : uLow * twoTo(-k) * inverse);
  const r = a + b;
  const high = (k + shift) * ln2Head + logHead[i];
  const sum = high + r;
  return sum + (high - sum + r + ((k + shift) * ln2Tail + logTail[i] + (a - r + b) + r * r * logCurve(r)));
};

/** log((n + nLow) / (d + dLow)) */
const logOfQuotient = (n: number, nLow: number, d: number, dLow: number) => {
  const inverse = 1 / d;
  const q = leading(n * inverse);
  const low = rest(n, nLow, d, dLow, inverse, q);
  const u = q + low;
  return logOf(u, q - u + low, 0);
};

/** (log(1 + r) − r) / r², |r| < 2⁻⁷: r⁸/10 < 2⁻⁵⁹ is left out */
const logCurve = (r: number) =>
  -1 / 2 + r * (1 / 3 + r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6 + r * (1 / 7 + r * (-1 / 8 + r * (1 / 9)))))));

/** (atanh x − x) / x³ in s = x² < 2⁻⁶: s⁹/21 < 2⁻⁵⁸ is left out */
const atanhCurve = (s: number) =>
  1 / 3 +
  s * (1 / 5 + s * (1 / 7 + s * (1 / 9 + s * (1 / 11 + s * (1 / 13 + s * (1 / 15 + s * (1 / 17 + s * (1 / 19))))))));
