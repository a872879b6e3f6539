/**
 * True values of the elementary functions by integers of 300 bits; the hardest points need up to 117. It shares nothing with the
 * engine, not even the reading of a double in `binary.ts`, since the engine's own exact path decides its rounding.
 */
const bits = 300n;
const one = 1n << bits;

/** value·2^exponent; the relative error is below 2⁻²⁰⁰. */
export interface Binary {
  readonly value: bigint;
  readonly exponent: number;
}

const shifted = (value: bigint, by: number) => (by >= 0 ? value << BigInt(by) : value >> BigInt(-by));
const product = (a: bigint, b: bigint) => (a * b) >> bits;

const words = new DataView(new ArrayBuffer(8));
/** A finite double, exactly. */
export function binaryOf(x: number): Binary {
  words.setFloat64(0, x);
  const word = words.getBigUint64(0);
  const field = Number((word >> 52n) & 0x7ffn);
  const fraction = word & 0xfffffffffffffn;
  const size = field === 0 ? fraction : fraction | 0x10000000000000n;
  return { value: word >> 63n ? -size : size, exponent: Math.max(field, 1) - 1075 };
}

/** In units of 2⁻³⁰⁰, the bits below cut off. */
const fixed = ({ value, exponent }: Binary) => shifted(value, exponent + Number(bits));

const ln2 = (() => {
  let sum = 0n; // Σ 1/(k·2^k), with 64 bits more than are kept
  for (let k = 1n; k < bits + 64n; k++) sum += (one << 64n) / (k << k);
  return sum >> 64n;
})();

/** e^x for a double |x| < 2000, or for x in units of 2⁻³⁰⁰ */
function exponential(x: bigint): Binary {
  let m = x / ln2;
  if (m * ln2 > x) m--;
  const s = (x - m * ln2) >> 16n; // below 2⁻¹⁶: eighteen terms leave out less than 2⁻³⁰⁰
  let sum = one;
  for (let k = 18n; k > 0n; k--) sum = one + product(s, sum) / k;
  for (let k = 0; k < 16; k++) sum = product(sum, sum);
  return { value: sum, exponent: Number(m - bits) };
}

/** x·(1 + the series of `terms` in s), s in units of 2⁻³⁰⁰ */
function timesSeries(x: Binary, s: bigint, terms: readonly (readonly [bigint, bigint])[]): Binary {
  let sum = 0n;
  for (const [over, under] of terms.toReversed()) sum = product(s, (one * over) / under + sum);
  return { value: x.value * (one + sum), exponent: x.exponent - Number(bits) };
}

/** Below this the differences cancel too many bits, and five terms of a series reach 2⁻²⁰⁰. */
const small = 2 ** -40;

const square = (x: Binary) => {
  const whole = fixed(x);
  return product(whole, whole);
};

const exp = (x: number): Binary => exponential(fixed(binaryOf(x)));

function expm1(x: number): Binary {
  const exact = binaryOf(x);
  if (Math.abs(x) < small)
    return timesSeries(exact, fixed(exact), [
      [1n, 2n],
      [1n, 6n],
      [1n, 24n],
      [1n, 120n],
      [1n, 720n],
    ]);
  const { value, exponent } = exponential(fixed(exact));
  const unit = Math.min(exponent, -Number(bits));
  return { value: shifted(value, exponent - unit) - shifted(1n, -unit), exponent: unit };
}

function tanh(x: number): Binary {
  const exact = binaryOf(x);
  if (Math.abs(x) < small)
    return timesSeries(exact, square(exact), [
      [-1n, 3n],
      [2n, 15n],
      [-17n, 315n],
    ]);
  const e = fixed(exponential(-2n * fixed(binaryOf(Math.abs(x)))));
  const size = ((one - e) << bits) / (one + e);
  return { value: x < 0 ? -size : size, exponent: -Number(bits) };
}

/** y + log(x·e^{−y}) from any y near log x; |x·e^{−y} − 1| < 2⁻³⁵ by far, so that seven terms reach 2⁻²⁸⁰. */
function log(x: number): Binary {
  const exact = binaryOf(x);
  const y = fixed(binaryOf(Math.log(x)));
  const inverse = exponential(-y);
  const u = fixed({ value: exact.value * inverse.value, exponent: exact.exponent + inverse.exponent }) - one;
  let sum = 0n;
  for (let k = 8n; k > 0n; k--) sum = product(u, (k % 2n ? one : -one) / k + sum);
  return { value: y + sum, exponent: -Number(bits) };
}

/** y + atanh((x − t)/(1 − x·t)) with t = tanh y, from any y near atanh x */
function atanh(x: number): Binary {
  const exact = binaryOf(x);
  if (Math.abs(x) < small)
    return timesSeries(exact, square(exact), [
      [1n, 3n],
      [1n, 5n],
      [1n, 7n],
    ]);
  const near = Math.atanh(x);
  const t = fixed(tanh(near));
  const whole = fixed(exact);
  const d = ((whole - t) << bits) / (one - product(whole, t));
  const cube = product(product(d, d), d);
  const sum = d + cube / 3n + product(product(d, d), cube) / 5n;
  return { value: fixed(binaryOf(near)) + sum, exponent: -Number(bits) };
}

/** The true value of each function at a double where it is finite; |x| < 2000 for the first two. */
export const trueValues = { exp, expm1, log, tanh, atanh };
