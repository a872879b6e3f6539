import { expect, test } from 'vitest';
import { randomFrom } from '../random.ts';
import { twoTo } from '../two-to.ts';
import { nextDown, nextUp } from '../ulp.ts';
import { directedProduct, directedRatio, directedRoot } from './rounding.ts';

const words = new DataView(new ArrayBuffer(8));
/** A finite double in units of 2⁻¹⁰⁷⁴, exactly. */
const whole = (x: number) => {
  words.setFloat64(0, Math.abs(x));
  const word = words.getBigUint64(0);
  const exponent = Number(word >> 52n);
  const digits = (word & 0xfffffffffffffn) | (exponent ? 0x10000000000000n : 0n);
  return (x < 0 ? -digits : digits) << BigInt(Math.max(exponent, 1) - 1);
};
const unit = 1n << 1074n;

const random = randomFrom('rounding');
/** Doubles of every size, some of few digits, so that products, quotients and roots are now and then exact. */
function drawn(): number {
  const digits = random.chance(0.3)
    ? random.integer(64, 127) / 64
    : random.chance(0.5)
      ? random.between(1, 2)
      : 1 + random.integer(0, 2 ** 26) / 2 ** 26;
  const exponent = random.chance(0.5) ? random.integer(-20, 20) : random.integer(-1074, 1022);
  return (
    (random.chance(0.5) ? 1 : -1) *
    (exponent < -1022 ? digits * twoTo(exponent + 52) * twoTo(-52) : digits * twoTo(exponent))
  );
}

/** Whether low ≤ n/d ≤ high, and whether no double between them would do as well. */
function quality(low: number, high: number, n: bigint, d: bigint) {
  const under = (x: number) => x === Number.NEGATIVE_INFINITY || (Number.isFinite(x) && whole(x) * d <= n);
  const over = (x: number) => x === Number.POSITIVE_INFINITY || (Number.isFinite(x) && n <= whole(x) * d);
  return { sound: under(low) && over(high), tight: !under(nextUp(low)) && !over(nextDown(high)) };
}

test('products and quotients enclose the true ones, as tightly as can be between 2⁻⁹⁰⁰ and 2⁹⁰⁰', () => {
  for (let i = 0; i < 20_000; i++) {
    const [x, y] = [drawn(), drawn()];
    if (x === 0 || y === 0) continue;
    const sign = y < 0 ? -1n : 1n;
    for (const { name, rule, r, n, d } of [
      { name: '×', rule: directedProduct, r: x * y, n: whole(x) * whole(y), d: unit },
      { name: '÷', rule: directedRatio, r: x / y, n: sign * whole(x) * unit, d: sign * whole(y) },
    ]) {
      const { sound, tight } = quality(rule.below(x, y), rule.above(x, y), n, d);
      expect(sound, `${x} ${name} ${y}`).toBe(true);
      if (Math.abs(r) > 2 ** -900 && Math.abs(r) < 2 ** 900) expect(tight, `${x} ${name} ${y}`).toBe(true);
    }
  }
});

test('roots enclose the true ones, as tightly as can be at every size', () => {
  for (const x of [Number.MIN_VALUE, Number.MAX_VALUE, 4, ...Array.from({ length: 20_000 }, () => Math.abs(drawn()))]) {
    if (x === 0) continue;
    const square = whole(x) * unit;
    const [low, high] = [directedRoot.below(x), directedRoot.above(x)];
    expect(whole(low) ** 2n <= square && square <= whole(high) ** 2n, `√${x}`).toBe(true);
    expect(whole(nextUp(low)) ** 2n > square && whole(nextDown(high)) ** 2n < square, `√${x}`).toBe(true);
  }
});
