/**
 * The integers modulo the prime 2³¹ − 1, exactly: an identity of polynomials that fails over the integers fails here too,
 * but for few points. σ, tanh and their slopes are unknown functions, known by their values alone: a hash of seed, function
 * and argument, the same wherever the same argument occurs.
 */
import { type Arithmetic, dotBy } from './arithmetic.ts';

export const PRIME = 2147483647;
const HIGH = 2147483648;

/** x mod 2³¹ − 1 for a whole x from 0 to 2⁵³: 2³¹ is 1 there. */
function reduce(x: number): number {
  const high = Math.floor(x / HIGH);
  const sum = x - high * HIGH + high;
  return sum >= PRIME ? sum - PRIME : sum;
}

export const addMod = (a: number, b: number): number => {
  const sum = a + b;
  return sum >= PRIME ? sum - PRIME : sum;
};
export const subMod = (a: number, b: number): number => (a >= b ? a - b : a - b + PRIME);

/** a·b: with a = 2¹⁶h + l every intermediate result is below 2⁴⁸, which float64 holds exactly. */
export function mulMod(a: number, b: number): number {
  const h = a >>> 16;
  const l = a & 0xffff;
  return reduce(reduce(h * b) * 65536 + l * b);
}

export function powMod(base: number, exponent: number): number {
  let [power, square, left] = [1, base, exponent];
  while (left > 0) {
    if (left % 2 === 1) power = mulMod(power, square);
    square = mulMod(square, square);
    left = Math.floor(left / 2);
  }
  return power;
}

/** 1/a by Fermat. @throws RangeError for 0 */
export function inverseMod(a: number): number {
  if (a === 0) throw new RangeError('division by 0 in a prime field, needed another number');
  return powMod(a, PRIME - 2);
}

/** A float64 as an element, exactly: each is a whole number over a power of 2. */
export function toField(x: number): number {
  if (!Number.isFinite(x)) throw new RangeError(`${x} is no element of a prime field, needed a finite number`);
  let [numerator, twos] = [x, 0];
  while (!Number.isInteger(numerator)) [numerator, twos] = [numerator * 2, twos + 1];
  const element = wholeToField(Math.abs(numerator));
  const value = twos === 0 ? element : mulMod(element, inverseMod(powMod(2, twos)));
  return numerator < 0 ? subMod(0, value) : value;
}

/** 2³¹ is 1, so a large double is reduced in pieces without loss. */
function wholeToField(x: number): number {
  let rest = x;
  while (rest > Number.MAX_SAFE_INTEGER) rest /= HIGH;
  if (!Number.isInteger(rest))
    throw new RangeError(`${x} is too large for a prime field, needed a whole number below 2^53`);
  return reduce(rest);
}

/** What is known of σ and tanh. */
export type Oracle =
  /** Nothing: value and slope are unrelated, so a passing identity holds for every differentiable function. */
  | 'free'
  /** σ′ = σ(1 − σ) and tanh′ = 1 − tanh². */
  | 'rules'
  /** Also σ(−z) = 1 − σ(z) and tanh z = 2σ(2z) − 1. */
  | 'symmetric';

/** 32 well-mixed bits. */
function mix(x: number): number {
  let h = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

/** An element for seed, function and argument; about uniform, and the same each time. */
function hashed(seed: number, fn: number, x: number): number {
  for (let attempt = 0; ; attempt++) {
    const value = mix(mix(mix(seed) ^ x) + Math.imul(fn + 8 * attempt + 1, 0x9e3779b9)) >>> 1;
    if (value < PRIME) return value;
  }
}

const SIGMA = 0;
const TANH = 1;
const SIGMA_SLOPE = 2;
const TANH_SLOPE = 3;

export interface Field extends Arithmetic<number> {
  div(a: number, b: number): number;
  /** How many different arguments each function was asked for: collisions between them are counted in the error bound. */
  readonly asked: ReadonlySet<number>;
}

export function field(seed: number, oracle: Oracle): Field {
  const asked = new Set<number>();
  const two = 2;
  const free = (fn: number) => (x: number) => {
    asked.add(x);
    return hashed(seed, fn, x);
  };
  /** σ(−z) = 1 − σ(z): of z and −z the smaller element is asked for. */
  const symmetricSigma = (x: number): number => {
    const opposite = subMod(0, x);
    if (x === 0) return inverseMod(two);
    return x < opposite ? free(SIGMA)(x) : subMod(1, free(SIGMA)(opposite));
  };
  const sigmoid = oracle === 'symmetric' ? symmetricSigma : free(SIGMA);
  const tanh =
    oracle === 'symmetric' ? (x: number) => subMod(mulMod(two, symmetricSigma(mulMod(two, x))), 1) : free(TANH);
  return {
    of: toField,
    add: addMod,
    sub: subMod,
    mul: mulMod,
    dot: dotBy({ add: addMod, mul: mulMod }),
    sigmoid,
    tanh,
    sigmoidSlope: oracle === 'free' ? free(SIGMA_SLOPE) : (x) => mulMod(sigmoid(x), subMod(1, sigmoid(x))),
    tanhSlope: oracle === 'free' ? free(TANH_SLOPE) : (x) => subMod(1, mulMod(tanh(x), tanh(x))),
    div: (a, b) => mulMod(a, inverseMod(b)),
    asked,
  };
}
