/** σ, tanh and their slopes, each a quotient of pairs that come from one exponential. */
import type { Direction } from '../binary.ts';
import { type Exactly, exactFunctions } from './exact.ts';
import { cut, farFromOne, farthest, headOf, margin, nearest, remainder, tailOf } from './exponential.ts';
import { leading, low, rest } from './pair.ts';
import { beside, settle } from './settle.ts';
import { smallTanh } from './small.ts';

/** e^{−40} < 2⁻⁵⁷: beyond it 1 − e^{−x} is nearest to 1. */
const far = 40;

/** σ(z) = 1 / (1 + e^{−z}), in [0, 1]; relative error at most that of e^{−z}. */
export function sigmoidTowards(z: number, direction: Direction): number {
  if (z > far) return z === Number.POSITIVE_INFINITY ? 1 : beside(1, false, direction);
  if (!(z > -farthest)) return farFromOne(z, exactFunctions.sigmoid, z, direction);
  const n = nearest(-z);
  const r = remainder(-z, n);
  const head = headOf(n);
  const product = head * cut(r);
  const a = head + product;
  const b = product - (a - head) + head * tailOf(-z, n, r);
  const e = a + b;
  const eLow = a - e + b;
  const d = 1 + e;
  const back = d - e;
  const dLow = 1 - back + (e - (d - back)) + eLow; // TwoSum: 1 + e, whichever is larger
  const inverse = 1 / d;
  const q = leading(inverse);
  return settle(q, rest(1, 0, d, dLow, inverse, q), q * margin, z, exactFunctions.sigmoid, direction);
}

/** tanh x = (1 − e) / (1 + e), e = e^{−2|x|}, with the sign of x; in [−1, 1] */
export function tanhTowards(x: number, direction: Direction): number {
  const size = Math.abs(x);
  if (size < 1 / 16) {
    if (size < 2e-9) return x === 0 ? x : beside(x, x < 0, direction); // x − x³/3
    const y = smallTanh(x);
    return settle(y, low[0], size * margin, x, exactFunctions.tanh, direction);
  }
  if (!(size < far / 2))
    return Number.isNaN(x) || size === 1 / 0 ? Math.sign(x) : beside(Math.sign(x), x < 0, direction);
  const n = nearest(-2 * size);
  const r = remainder(-2 * size, n);
  const head = headOf(n);
  const product = head * cut(r);
  const a = head + product;
  const b = product - (a - head) + head * tailOf(-2 * size, n, r);
  const e = a + b;
  const eLow = a - e + b;
  const top = 1 - e;
  const d = 1 + e;
  const inverse = 1 / d;
  const q = leading(top * inverse);
  const qLow = rest(top, 1 - top - e - eLow, d, 1 - d + e + eLow, inverse, q);
  // An error ε of e moves tanh by 2eε / (1 + e)² ≤ ε/2.
  const sign = x / size; // takes no branch, which would be mispredicted every second time
  return settle(sign * q, sign * qLow, margin / 2, x, exactFunctions.tanh, direction);
}

/** σ′(z) = e / (1 + e)², e = e^{−|z|}; in [0, 1/4], even */
export const sigmoidSlopeTowards = (z: number, direction: Direction): number =>
  bell(z, -Math.abs(z), 1, exactFunctions.sigmoidSlope, direction);

/** tanh′(x) = 4e / (1 + e)², e = e^{−2|x|}; in [0, 1], even */
export const tanhSlopeTowards = (x: number, direction: Direction): number =>
  bell(x, -2 * Math.abs(x), 4, exactFunctions.tanhSlope, direction);

/** scale·e / (1 + e)², e = e^z, z ≤ 0, which is f(x); relative error at most that of e. */
function bell(x: number, z: number, scale: number, f: Exactly, direction: Direction): number {
  if (!(z > -farthest)) return farFromOne(z, f, x, direction);
  const n = nearest(z);
  const r = remainder(z, n);
  const head = headOf(n);
  const product = head * cut(r);
  const a = head + product;
  const b = product - (a - head) + head * tailOf(z, n, r);
  const e = a + b;
  const eLow = a - e + b;
  const s = 1 + e;
  const sLow = 1 - s + e + eLow;
  const top = leading(s); // (1 + e)² = top² + square, top² exact
  const square = 2 * top * (s - top) + (s - top) * (s - top) + 2 * s * sLow;
  const d = top * top + square;
  const inverse = 1 / d;
  const q = leading(e * inverse);
  const qLow = rest(e, eLow, d, top * top - d + square, inverse, q);
  return settle(q * scale, qLow * scale, q * scale * margin, x, f, direction);
}
