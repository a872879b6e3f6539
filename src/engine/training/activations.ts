/**
 * σ and tanh of the training kernel, within 0.51 and 0.56 of a last place: the vectors of `simd/lanes.ts` compute the same
 * operations in the same order, without the decisions that correct rounding takes, and recorded experiments replay to the bit.
 * e^x = head·(1 + excess), unrounded, with head = 2^{n/128} and n nearest to 128x/ln 2; then one quotient of such sums.
 */
import { nearest, remainder } from '../arithmetic/elementary/exponential.ts';
import { leading, rest } from '../arithmetic/elementary/pair.ts';
import { roots } from '../arithmetic/elementary/tables.ts';
import { exp } from '../arithmetic/elementary.ts';
import { powersOfTwo } from '../arithmetic/two-to.ts';

const powerOfRoot = (n: number) => roots[(n & 127) << 1] * powersOfTwo[(n >> 7) + 1022];

const excess = (x: number, n: number) => {
  const r = remainder(x, n);
  const s = r * r;
  const curve = 1 / 2 + r * (1 / 6) + s * (1 / 24 + r * (1 / 120) + s * (1 / 720));
  return r + (roots[((n & 127) << 1) + 1] + s * curve);
};

const quotient = (n: number, nLow: number, d: number, dLow: number) => {
  const inverse = 1 / d;
  const q = leading(n * inverse);
  return q + rest(n, nLow, d, dLow, inverse, q);
};

/** e^{−45} < 2⁻⁶⁴: beyond it 1 + e^{−x} is 1 to well below the last place. */
const far = 45;

/** 1 / (1 + e^{−z}), in [0, 1] */
export function quickSigmoid(z: number): number {
  if (!(Math.abs(z) < far)) return z > 0 ? 1 : exp(z);
  const n = nearest(-z);
  const head = powerOfRoot(n);
  const low = head * excess(-z, n);
  const e = head + low;
  const d = 1 + e;
  const lost = 1 - (d - e) + (e - (d - (d - e))); // TwoSum: 1 + e = d + lost, whichever is larger
  return quotient(1, 0, d, lost + (head - e + low));
}

/** (1 − e) / (1 + e), e = e^{−2|x|}, with the sign of x; in [−1, 1], odd to the bit */
export function quickTanh(x: number): number {
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

/** (tanh x − x) / x³ in s = x² < 2⁻⁸: 2⁻⁶⁵ of tanh x is left out */
const tanhCurve = (s: number) =>
  -1 / 3 + s * (2 / 15 + s * (-17 / 315 + s * (62 / 2835 + s * (-1382 / 155925 + s * (21844 / 6081075)))));
