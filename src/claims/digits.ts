/** Numbers of 200 decimal digits, in which tests compute what a witness of float64 numbers stands for. */
import { type Arithmetic, dotBy } from '../engine/arithmetic/arithmetic.ts';
import { log } from '../engine/arithmetic/elementary.ts';

const ten = (zeros: number) => BigInt(`1${'0'.repeat(zeros)}`);
/** The number 1, in fixed point: 200 decimal digits are read, and 20 more guard. */
export const ONE = ten(220);
const GUARD = ten(20);
const mul = (a: bigint, b: bigint) => (a * b) / ONE;
export const ratioOf = (a: bigint, b: bigint) => (a * ONE) / b;
/** e^a by its series at a/2¹⁰, squared ten times. */
export function powerOfE(a: bigint): bigint {
  const small = a >> 10n;
  let [sum, term] = [ONE, ONE];
  for (let k = 1n; term !== 0n && k < 200n; k++) {
    term = mul(term, small) / k;
    sum += term;
  }
  for (let s = 0; s < 10; s++) sum = mul(sum, sum);
  return sum;
}
const sigmoid = (a: bigint) => ratioOf(ONE, ONE + powerOfE(-a));
const tanh = (a: bigint) => 2n * sigmoid(2n * a) - ONE;
/** A float64 number, exactly. */
function of(x: number): bigint {
  let [whole, halvings] = [x, 0n];
  for (; !Number.isInteger(whole); halvings++) whole *= 2;
  return (BigInt(whole) * ONE) >> halvings;
}
const add = (a: bigint, b: bigint) => a + b;
export const digits: Arithmetic<bigint> = {
  of,
  add,
  sub: (a, b) => a - b,
  mul,
  dot: dotBy({ add, mul }),
  sigmoid,
  tanh,
  sigmoidSlope: (a) => mul(sigmoid(a), ONE - sigmoid(a)),
  tanhSlope: (a) => ONE - mul(tanh(a), tanh(a)),
};

/** The first 200 digits after the point, rounded. */
export const to200Digits = (v: bigint): string => `${(v + GUARD / 2n) / GUARD}`;

/** The nearest float64 number, but for its last digits. */
export const asFloat = (v: bigint): number => Number(v / ten(200)) / 1e20;

/** ln a for a > 0, by Newton's method on `powerOfE`. */
export function lnOf(a: bigint): bigint {
  let y = of(log(asFloat(a)));
  for (let s = 0; s < 5; s++) {
    const e = powerOfE(y);
    y += 2n * ratioOf(a - e, a + e); // the error is cubed each time: 10⁻¹⁵, 10⁻⁴⁵, 10⁻¹³⁵, 0
  }
  return y;
}
