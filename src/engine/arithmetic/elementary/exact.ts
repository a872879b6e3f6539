/**
 * The elementary functions by integers, to any precision, sharing nothing with the fast ones: numbers are integers in units of
 * 2^−bits; e^x = 2^m·e^{s·256} with s = (x mod ln 2)/256, a Taylor series in s, and eight squarings; a logarithm is a double near
 * it, and the logarithm of what that leaves. It decides where the fast ones cannot, and takes about 5 µs.
 */
import { type Binary, binaryOf, type Direction, shifted, toDouble } from '../binary.ts';

/** How much a value may be off, in its units. */
const SLACK = 1n << 20n;

export interface Exactly {
  /** Where the value is rational, and a double; by Lindemann's theorem nowhere else. */
  readonly rationalAt: number;
  /** f(x), |x| ≤ 750; `near` is a double near it. */
  readonly value: (x: number, bits: number, near: number) => Binary;
}

/** A double in units of 2^−bits; smaller bits are cut off. */
const units = (x: number, bits: number) => {
  const { value, exponent } = binaryOf(x);
  return shifted(value, exponent + bits);
};

const ln2s = new Map<number, bigint>();
function ln2To(bits: number): bigint {
  const known = ln2s.get(bits);
  if (known !== undefined) return known;
  let sum = 0n; // Σ 1/(k·2^k), with 64 bits more than are kept
  for (let k = 1; k < bits + 64; k++) sum += (1n << BigInt(bits + 64)) / (BigInt(k) << BigInt(k));
  ln2s.set(bits, sum >> 64n);
  return sum >> 64n;
}

/** e^x for x in units of 2^−bits */
function exponential(x: bigint, bits: number): Binary {
  const width = BigInt(bits);
  const ln2 = ln2To(bits);
  let m = x / ln2;
  if (m * ln2 > x) m--; // towards −∞, so that the rest is not negative
  const s = (x - m * ln2) >> 8n;
  let sum = 1n << width;
  for (let k = BigInt(Math.ceil(bits / 9)); k > 0n; k--) sum = (1n << width) + ((s * sum) >> width) / k;
  for (let k = 0; k < 8; k++) sum = (sum * sum) >> width;
  return { value: sum, exponent: Number(m) - bits };
}

/** log(over/under) = near + log(1 + u): u is below 2⁻⁴⁰ */
function logRatio(over: bigint, under: bigint, near: number, bits: number): Binary {
  const width = BigInt(bits);
  const y = units(near, bits);
  const { value, exponent } = exponential(-y, bits);
  const m = exponent + bits;
  const u = shifted(over * value, Math.max(m, 0)) / shifted(under, Math.max(-m, 0)) - (1n << width);
  let sum = 0n;
  for (let k = Math.ceil(bits / 40); k > 0; k--) sum = (u * (((k % 2 ? 1n : -1n) << width) / BigInt(k) + sum)) >> width;
  return { value: y + sum, exponent: -bits };
}

/** The functions of z that need one e^{−|z|} between them; tanh and its slope are at z/2. */
function family(z: number, bits: number) {
  const width = BigInt(bits);
  const one = 1n << width;
  const { value: f, exponent } = exponential(-units(Math.abs(z), bits), bits);
  const e = f >> BigInt(-exponent - bits);
  const d = one + e;
  return { width, one, f, exponent, e, d, falling: { value: (f << width) / d, exponent } };
}

const exp = (x: number, bits: number): Binary => exponential(units(x, bits), bits);

function expm1(x: number, bits: number): Binary {
  const { value, exponent } = exp(x, bits);
  const m = exponent + bits;
  return m > 0
    ? { value: value - shifted(1n, -exponent), exponent }
    : { value: (value >> BigInt(-m)) - (1n << BigInt(bits)), exponent: -bits };
}

function sigmoid(x: number, bits: number): Binary {
  const { width, one, d, falling } = family(x, bits);
  return x < 0 ? falling : { value: (one << width) / d, exponent: -bits };
}

function sigmoidSlope(x: number, bits: number): Binary {
  const { width, d, falling } = family(x, bits);
  return { value: (falling.value << width) / d, exponent: falling.exponent };
}

function tanhSlope(x: number, bits: number): Binary {
  const { value, exponent } = sigmoidSlope(2 * x, bits);
  return { value, exponent: exponent + 2 };
}

function tanh(x: number, bits: number): Binary {
  const { width, one, e, d } = family(2 * x, bits);
  const size = ((one - e) << width) / d;
  return { value: x < 0 ? -size : size, exponent: -bits };
}

function log(x: number, bits: number, near: number): Binary {
  const { value, exponent } = binaryOf(x);
  return logRatio(shifted(value, Math.max(exponent, 0)), shifted(1n, Math.max(-exponent, 0)), near, bits);
}

/** ½ log((1 + x)/(1 − x)) */
function atanh(x: number, bits: number, near: number): Binary {
  const { value, exponent } = binaryOf(x);
  const one = shifted(1n, -exponent);
  const twice = logRatio(one + value, one - value, 2 * near, bits);
  return { value: twice.value, exponent: twice.exponent - 1 };
}

function logit(p: number, bits: number, near: number): Binary {
  const { value, exponent } = binaryOf(p);
  return logRatio(value, shifted(1n, -exponent) - value, near, bits);
}

export const exactFunctions = {
  exp: { rationalAt: 0, value: exp },
  expm1: { rationalAt: 0, value: expm1 },
  log: { rationalAt: 1, value: log },
  sigmoid: { rationalAt: 0, value: sigmoid },
  sigmoidSlope: { rationalAt: 0, value: sigmoidSlope },
  tanh: { rationalAt: 0, value: tanh },
  tanhSlope: { rationalAt: 0, value: tanhSlope },
  atanh: { rationalAt: 0, value: atanh },
  logit: { rationalAt: 1 / 2, value: logit },
} satisfies Readonly<Record<string, Exactly>>;

/** f(x) rounded in the given direction; `near` is a double near it, and f(x) itself where that is rational. */
export function roundedExactly(f: Exactly, x: number, near: number, direction: Direction): number {
  if (x === f.rationalAt) return near;
  for (let bits = 128; ; bits *= 2) {
    const { value, exponent } = f.value(x, bits, near);
    const [low, high] = [value - SLACK, value + SLACK].map((end) => toDouble({ value: end, exponent }, direction));
    if (low === high) return low;
  }
}
