import {
  expHead,
  expTail,
  ln2Head,
  ln2Tail,
  logHead,
  logInverse,
  logTail,
  stepHead,
  stepsPerUnit,
  stepTail,
} from './elementary-tables.ts';

const powers = new Float64Array(2046);
powers[1022] = 1;
for (let k = 1; k < 1024; k++) powers[1022 + k] = 2 * (powers[1021 + k] as number);
for (let k = 1; k <= 1022; k++) powers[1022 - k] = (powers[1023 - k] as number) / 2;

const bits = new DataView(new ArrayBuffer(8));
const toInteger = 6755399441055744; // 1.5·2⁵²: adding it rounds to an integer
const veltkamp = 134217729; // 2²⁷ + 1
const far = 45; // e^{−45} < 2⁻⁶⁴

/** The integer k nearest to x·128/ln 2, so that e^x = 2^{k/128}·e^r with |r| ≤ ln 2/256. */
const nearestStep = (x: number) => (x * stepsPerUnit + toInteger - toInteger) | 0;

/** 2^{k/128}, rounded, for a normal result. */
const power = (k: number) => (expHead[k & 127] as number) * (powers[(k >> 7) + 1022] as number);

/** What power(k) lacks, relative to it: e^x = power(k)·(1 + excess(x, k)). */
const excess = (x: number, k: number) => {
  const r = x - k * stepHead - k * stepTail;
  return r + ((expTail[k & 127] as number) + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r / 720)))));
};

/** 2^extra·e^x where the result, or 2^{k/128}, may leave the normal range. */
function expFar(x: number, extra: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 710) return Number.POSITIVE_INFINITY;
  if (x < -750) return 0;
  const k = nearestStep(x);
  const exponent = (k >> 7) + extra;
  const head = expHead[k & 127] as number;
  const tail = head * excess(x, k);
  const y = head + tail;
  if (exponent > 1023) return y * (powers[2045] as number) * 2;
  if (exponent >= -1022) return y * (powers[exponent + 1022] as number);
  if (exponent < -1076) return 0;
  // Round once, where the subnormal number will be rounded: y + w has its last place there.
  const w = powers[-exponent] as number;
  const sum = w + y;
  const rounded = sum + (w - sum + y + (head - y + tail)) - w;
  return rounded * (powers[0] as number) * (powers[exponent + 2044] as number);
}

/** e^x */
export function exp(x: number): number {
  if (!(x > -708 && x < 709)) return expFar(x, 0);
  const k = nearestStep(x);
  const head = power(k);
  return head + head * excess(x, k);
}

/** (n + nTail) / (d + dTail), rounded once; 1 ≤ d ≤ 4. */
const quotient = (n: number, nTail: number, d: number, dTail: number) => {
  const inverse = 1 / d;
  const q = head26(n * inverse);
  return q + remainder(n, nTail, d, dTail, q) * inverse;
};

const head26 = (x: number) => {
  const c = x * veltkamp;
  return c - (c - x);
};

const remainder = (n: number, nTail: number, d: number, dTail: number, q: number) => {
  const dHead = head26(d);
  return n - q * dHead - q * (d - dHead) + (nTail - q * dTail);
};

/** σ(z) = 1 / (1 + e^{−z}) */
export function sigmoid(z: number): number {
  const x = -Math.abs(z);
  if (!(x > -far)) return z > 0 ? 1 : exp(z);
  const k = nearestStep(x);
  const head = power(k);
  const low = head * excess(x, k);
  const e = head + low;
  const eTail = head - e + low;
  const d = 1 + e;
  const dTail = 1 - d + e + eTail;
  return z < 0 ? quotient(e, eTail, d, dTail) : quotient(1, 0, d, dTail);
}

/** tanh(x) = (1 − e) / (1 + e), e = e^{−2|x|}, with the sign of x; a polynomial below 1/16. */
export function tanh(x: number): number {
  const a = Math.abs(x);
  if (a < 0.0625) {
    if (a < 3.725290298461914e-9) return x;
    const s = x * x;
    return (
      x +
      x * s * (-1 / 3 + s * (2 / 15 + s * (-17 / 315 + s * (62 / 2835 + s * (-1382 / 155925 + (s * 21844) / 6081075)))))
    );
  }
  if (!(a < far / 2)) return Number.isNaN(x) ? x : Math.sign(x);
  const y = -2 * a;
  const k = nearestStep(y);
  const head = power(k);
  const low = head * excess(y, k);
  const e = head + low;
  const eTail = head - e + low;
  const n = 1 - e;
  const d = 1 + e;
  const t = quotient(n, 1 - n - e - eTail, d, 1 - d + e + eTail);
  return x < 0 ? -t : t;
}

/** 2^extra·e/(1 + e)², e = e^x, x ≤ 0 */
const bell = (x: number, extra: number) => {
  if (!(x > -far)) return expFar(x, extra);
  const k = nearestStep(x);
  const head = power(k);
  const low = head * excess(x, k);
  const e = head + low;
  const eTail = head - e + low;
  const s = 1 + e;
  const sTail = 1 - s + e + eTail;
  const a = head26(s);
  const b = s - a;
  const dLow = 2 * a * b + b * b + 2 * s * sTail;
  const d = a * a + dLow;
  const dTail = a * a - d + dLow;
  return quotient(e, eTail, d, dTail) * (powers[1022 + extra] as number);
};

/** σ′(z) = e / (1 + e)², e = e^{−|z|} */
export function sigmoidSlope(z: number): number {
  return bell(-Math.abs(z), 0);
}

/** tanh′(x) = 4e / (1 + e)², e = e^{−2|x|} */
export function tanhSlope(x: number): number {
  return bell(-2 * Math.abs(x), 2);
}

/** e^x − 1 */
export function expm1(x: number): number {
  if (x > -0.0625 && x < 0.0625) {
    if (x === 0) return x;
    const s = x * x;
    return (
      x +
      s *
        (1 / 2 +
          x * (1 / 6 + x * (1 / 24 + x * (1 / 120 + x * (1 / 720 + x * (1 / 5040 + x * (1 / 40320 + x / 362880)))))))
    );
  }
  if (!(x > -far)) return Number.isNaN(x) ? x : -1;
  if (x > far) return exp(x);
  const k = nearestStep(x);
  const head = power(k);
  const low = head * excess(x, k);
  const high = head - 1;
  const lost = high > -0.5 ? (head > 2 ? head - high - 1 : 0) : head - (high + 1);
  return high + (low + lost);
}

/** log(1 + r) − r for |r| < 2⁻⁷ */
const logRest = (r: number) =>
  r * r * (-1 / 2 + r * (1 / 3 + r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6 + r * (1 / 7 + r * (-1 / 8 + r / 9)))))));

/** log(u + t) for u > 0 normal and |t| ≤ ulp(u)/2 */
const logOf = (u: number, t: number, shift = 0) => {
  bits.setFloat64(0, u);
  const word = bits.getInt32(0) - 0x3fe60000;
  const k = word >> 20;
  const i = (word >> 13) & 127;
  bits.setInt32(0, bits.getInt32(0) - (k << 20));
  const z = bits.getFloat64(0);
  bits.setInt32(4, 0);
  const zHead = bits.getFloat64(0);
  const c = logInverse[i] as number;
  const tail = k > 1000 ? 0 : t * (powers[1022 - k] as number) * c;
  const a = zHead * c - 1;
  const b = (z - zHead) * c + tail;
  const r = a + b;
  const rTail = a - r + b;
  const high = (k + shift) * ln2Head + (logHead[i] as number);
  const w = high + r;
  return w + (high - w + r + ((k + shift) * ln2Tail + (logTail[i] as number) + rTail + logRest(r)));
};

/** log x; −∞ at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  if (x < 2.2250738585072014e-308) {
    return logOf(x * 18014398509481984, 0, -54);
  }
  return logOf(x, 0);
}

/** log(1 + x) */
export function log1p(x: number): number {
  if (Math.abs(x) < 0.00390625) return x === 0 ? x : x + logRest(x);
  if (x === Number.POSITIVE_INFINITY) return x;
  if (!(x > -1)) return x === -1 ? Number.NEGATIVE_INFINITY : Number.NaN;
  const u = 1 + x;
  return logOf(u, Math.abs(x) < 1 ? 1 - u + x : x - u + 1);
}

/** ½ log((1 + x) / (1 − x)), |x| ≤ 1 */
export function atanh(x: number): number {
  const a = Math.abs(x);
  if (a < 0.125) {
    if (a < 3.725290298461914e-9) return x;
    const s = x * x;
    return (
      x +
      x *
        s *
        (1 / 3 +
          s * (1 / 5 + s * (1 / 7 + s * (1 / 9 + s * (1 / 11 + s * (1 / 13 + s * (1 / 15 + s * (1 / 17 + s / 19))))))))
    );
  }
  if (!(a < 1)) return a === 1 ? x * Number.POSITIVE_INFINITY : Number.NaN;
  return Math.sign(x) * 0.5 * logOfQuotient(1 + a, 1 - (1 + a) + a, 1 - a);
}

/** log((n + nTail) / d) */
const logOfQuotient = (n: number, nTail: number, d: number) => {
  const inverse = 1 / d;
  const q = head26(n * inverse);
  const rest = remainder(n, nTail, d, 0, q) * inverse;
  const u = q + rest;
  return logOf(u, q - u + rest);
};

/** log(p / (1 − p)), the inverse of σ; NaN outside [0, 1]. */
export function logit(p: number): number {
  if (p >= 0.25 && p <= 0.75) return 2 * atanh(2 * p - 1);
  if (p < 0.25) return p > 1e-30 ? -logOfQuotient(1 - p, 1 - (1 - p) - p, p) : log(p);
  return p < 1 ? logOfQuotient(p, 0, 1 - p) : p === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
}

/** For each function, the largest error, in steps from the result to its neighbour on the true value's side. */
export const maxUlps = {
  exp: 0.6,
  expm1: 0.8,
  log: 0.6,
  log1p: 0.6,
  sigmoid: 0.6,
  tanh: 0.6,
  sigmoidSlope: 0.6,
  tanhSlope: 0.6,
  atanh: 0.6,
  logit: 0.6,
};
