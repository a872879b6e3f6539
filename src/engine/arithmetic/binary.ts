/** Doubles as whole numbers times powers of two, and back: exact products and quotients, rounded as one likes. */
import { twoTo } from './two-to.ts';
import { nextDown } from './ulp.ts';

/** value·2^exponent */
export interface Binary {
  readonly value: bigint;
  readonly exponent: number;
}

/** Down, to the nearest double, up. */
export type Direction = -1 | 0 | 1;

export const shifted = (value: bigint, by: number) => (by >= 0 ? value << BigInt(by) : value >> BigInt(-by));

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
/** value·2^exponent as a double: rounded down (−1), to the nearest (0) or up (1), also where it is subnormal or too large. */
export function toDouble({ value, exponent }: Binary, direction: Direction): number {
  const sign = value < 0n ? -1 : 1;
  const size = value < 0n ? -value : value;
  const cut = Math.max(size.toString(2).length - 53, -1074 - exponent);
  const kept = shifted(size, -cut);
  const rest = cut > 0 ? size - (kept << BigInt(cut)) : 0n;
  const half = cut > 0 ? 1n << BigInt(cut - 1) : 0n;
  const away = rest > 0n && (direction === 0 ? rest > half || (rest === half && kept % 2n === 1n) : direction === sign);
  const double = scaled(Number(away ? kept + 1n : kept), exponent + cut);
  return sign * (double === Number.POSITIVE_INFINITY && direction === -sign ? nextDown(double) : double);
}

/** A whole number up to 2⁵³ times 2^k, exactly, or ∞; k ≥ −1074 */
const scaled = (whole: number, k: number): number =>
  k < -1022 ? whole * twoTo(-1022) * twoTo(k + 1022) : k > 1023 ? Number.POSITIVE_INFINITY : whole * twoTo(k);

/** over/under, to 64 bits and one for what is cut off: it rounds as the quotient does. */
export function ratio(over: Binary, under: Binary): Binary {
  const length = (x: Binary) => x.value.toString(2).length;
  const more = Math.max(0, 66 + length(under) - length(over));
  const top = over.value << BigInt(more);
  const quotient = top / under.value;
  const sticky = quotient * under.value === top ? 0n : top < 0n === under.value < 0n ? 1n : -1n;
  return { value: 2n * quotient + sticky, exponent: over.exponent - more - under.exponent - 1 };
}
