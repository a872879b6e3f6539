/** σ, tanh and their slopes, each a quotient of unrounded sums of an unrounded exponential: one rounding, the last. */
import { excess, exp, nearest, powerOfRoot, scaledExp, twoTo } from './exponential.ts';
import { leading, quotient } from './quotient.ts';

/** e^{−45} < 2⁻⁶⁴: beyond it 1 + e^{−x} is 1 to well below the last place. */
const far = 45;

/** σ(z) = 1 / (1 + e^{−z}), in [0, 1] */
export function sigmoid(z: number): number {
  if (!(Math.abs(z) < far)) return z > 0 ? 1 : exp(z);
  const n = nearest(-z);
  const head = powerOfRoot(n);
  const low = head * excess(-z, n);
  const e = head + low;
  const d = 1 + e;
  const lost = 1 - (d - e) + (e - (d - (d - e))); // TwoSum: 1 + e = d + lost, whichever is larger
  return quotient(1, 0, d, lost + (head - e + low));
}

/** tanh x = (1 − e) / (1 + e), e = e^{−2|x|}, with the sign of x; in [−1, 1], odd to the bit */
export function tanh(x: number): number {
  const a = Math.abs(x);
  if (a < 1 / 16) return a < 2e-9 ? x : x + x * (x * x) * tanhCurve(x * x);
  if (!(a < far / 2)) return Number.isNaN(x) ? x : Math.sign(x);
  const n = nearest(-2 * a);
  const head = powerOfRoot(n);
  const low = head * excess(-2 * a, n);
  const e = head + low;
  const eLow = head - e + low;
  const top = 1 - e;
  const d = 1 + e;
  const t = quotient(top, 1 - top - e - eLow, d, 1 - d + e + eLow);
  return x < 0 ? -t : t;
}

/** (tanh x − x) / x³ in s = x² < 2⁻⁸: 929569/638512875·s⁶ < 2⁻⁵⁷ of it is left out, 2⁻⁶⁵ of tanh x */
const tanhCurve = (s: number) =>
  -1 / 3 + s * (2 / 15 + s * (-17 / 315 + s * (62 / 2835 + s * (-1382 / 155925 + s * (21844 / 6081075)))));

/** σ′(z) = e / (1 + e)², e = e^{−|z|}; in [0, 1/4], even to the bit */
export function sigmoidSlope(z: number): number {
  return bell(-Math.abs(z), 0);
}

/** tanh′(x) = 4e / (1 + e)², e = e^{−2|x|}; in [0, 1], even to the bit */
export function tanhSlope(x: number): number {
  return bell(-2 * Math.abs(x), 2);
}

/** 2^shift·e / (1 + e)², e = e^x, x ≤ 0 */
const bell = (x: number, shift: number) => {
  if (!(x > -far)) return scaledExp(x, shift);
  const n = nearest(x);
  const head = powerOfRoot(n);
  const low = head * excess(x, n);
  const e = head + low;
  const eLow = head - e + low;
  const s = 1 + e;
  const sLow = 1 - s + e + eLow;
  const a = leading(s); // (1 + e)² = a² + square, a² exact
  const square = 2 * a * (s - a) + (s - a) * (s - a) + 2 * s * sLow;
  const d = a * a + square;
  return quotient(e, eLow, d, a * a - d + square) * twoTo(shift);
};
