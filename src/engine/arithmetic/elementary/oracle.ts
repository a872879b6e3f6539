/**
 * For tests: true values by integer arithmetic that shares nothing with `exponential.ts`. Numbers are integers in
 * units of 2⁻¹²⁸; e^x = 2^m·e^{s·256} with s = (x mod ln 2)/256, a Taylor series in s, and eight squarings.
 */
export const bits = 128;
const one = 1n << BigInt(bits);

/** value·2^exponent. `value` has about 128 bits, of which the last 20 may be wrong. */
export interface Exact {
  readonly value: bigint;
  readonly exponent: number;
}
/** The largest error of `value`, in its units. */
export const slack = 1n << 20n;

const ln2 = (() => {
  let sum = 0n; // Σ 1/(k·2^k), 64 bits more than are kept
  for (let k = 1; k < bits + 64; k++) sum += (one << 64n) / (BigInt(k) << BigInt(k));
  return sum >> 64n;
})();

/** x·2^k; exact unless the result leaves the doubles. */
export function exactScale(x: number, k: number): number {
  let y = x;
  for (; k > 0; k -= Math.min(k, 30)) y *= 1 << Math.min(k, 30);
  for (; k < 0; k += Math.min(-k, 30)) y /= 1 << Math.min(-k, 30);
  return y;
}

/** A double in units of 2^exponent, rounded to an integer where it has smaller bits; x finite and not too large. */
export const units = (x: number, exponent: number) => BigInt(Math.round(exactScale(x, -exponent)));

/** e^x for |x| ≤ 2000 and a multiple of 2⁻¹²⁸ */
export function exactExp(x: number): Exact {
  const fixed = units(x, -bits);
  let m = fixed / ln2;
  if (m * ln2 > fixed) m--; // towards −∞, so that the rest is not negative
  const s = (fixed - m * ln2) >> 8n;
  let sum = one;
  for (let k = 15n; k > 0n; k--) sum = one + ((s * sum) >> 128n) / k;
  for (let k = 0; k < 8; k++) sum = (sum * sum) >> 128n;
  return { value: sum, exponent: Number(m) - bits };
}

/** The functions of z that need one e^{−|z|} between them; tanh and its slope are at z/2, with z's sign. */
export function family(z: number) {
  const { value: f, exponent } = exactExp(-Math.abs(z));
  const e = f >> BigInt(-exponent - bits);
  const d = one + e;
  const rising: Exact = { value: (one << 128n) / d, exponent: -bits };
  const falling: Exact = { value: (f << 128n) / d, exponent };
  const tanh: Exact = { value: ((one - e) << 128n) / d, exponent: -bits };
  const slope: Exact = { value: (falling.value << 128n) / d, exponent };
  const inverse: Exact = { value: (one << 128n) / f, exponent: -exponent - 2 * bits };
  return {
    exp: z < 0 ? { value: f, exponent } : inverse,
    sigmoid: z < 0 ? falling : rising,
    tanh: z < 0 ? { ...tanh, value: -tanh.value } : tanh,
    sigmoidSlope: slope,
    tanhSlope: { value: slope.value, exponent: exponent + 2 },
  };
}
