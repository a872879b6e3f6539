import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arithmetic, floats } from './arithmetic.ts';
import * as I from './interval.ts';
import { twoTo } from './two-to.ts';
import { nextDown, nextUp } from './ulp.ts';

const infinity = Number.POSITIVE_INFINITY;
const { interval, point, empty, entire } = I;

/** Whether every number of `inner` is in `outer`. */
const isSubset = (inner: I.Interval, outer: I.Interval) =>
  I.isEmpty(inner) || (outer.lo <= inner.lo && inner.hi <= outer.hi);

/** An interval and a number in it; bounds of every size, thin ones, and now and then a bound at infinity. */
const bound = fc.oneof(
  fc.double({ noNaN: true }),
  fc.double({ min: -8, max: 8, noNaN: true }),
  fc.integer({ min: -3, max: 3 }),
);
const inside = fc
  .tuple(bound, bound, fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([x, y, t]) => [Math.min(x, y), Math.max(x, y), t])
  .filter(([lo, hi]) => lo < infinity && hi > -infinity)
  .map(([lo, hi, t]) => {
    const a = interval(lo, hi);
    const [finiteLo, finiteHi] = [Math.max(lo, -Number.MAX_VALUE), Math.min(hi, Number.MAX_VALUE)];
    const x = Math.min(finiteHi, Math.max(finiteLo, finiteLo * (1 - t) + finiteHi * t));
    return { a, x };
  });
const some = inside.map(({ a }) => a);

/** A double as an integer in units of 2⁻¹⁰⁷⁴; exact. */
const whole = (x: number) => {
  if (!Number.isFinite(x)) throw new RangeError(`whole needs a finite number; got ${x}`);
  let shift = 0;
  let y = x;
  while (y !== Math.floor(y) || Math.abs(y) > 2 ** 1000) {
    const step = Math.abs(y) > 2 ** 1000 ? -60 : 60;
    y *= twoTo(step);
    shift += step;
  }
  return BigInt(y) << BigInt(1074 - shift);
};
/** Whether the fraction n/d, d > 0, lies within the bounds. */
const holdsFraction = ({ lo, hi }: I.Interval, n: bigint, d: bigint) =>
  (lo === -infinity || whole(lo) * d <= n) && (hi === infinity || n <= whole(hi) * d);
const unit = 1n << 1074n;

describe('operations hold the exact result on any numbers of their intervals, by fractions of integers', () => {
  const law = (check: (a: I.Interval, b: I.Interval, x: bigint, y: bigint) => boolean) => () =>
    fc.assert(
      fc.property(inside, inside, ({ a, x }, { a: b, x: y }) => check(a, b, whole(x), whole(y))),
      { numRuns: 3000 },
    );
  it(
    '+',
    law((a, b, x, y) => holdsFraction(I.add(a, b), x + y, 1n)),
  );
  it(
    '−',
    law((a, b, x, y) => holdsFraction(I.sub(a, b), x - y, 1n)),
  );
  it(
    '×',
    law((a, b, x, y) => holdsFraction(I.mul(a, b), x * y, unit)),
  );
  it(
    '÷',
    law((a, b, x, y) => y === 0n || holdsFraction(I.div(a, b), y < 0n ? -x * unit : x * unit, y < 0n ? -y : y)),
  );
  it(
    'neg, abs, min, max',
    law(
      (a, b, x, y) =>
        holdsFraction(I.neg(a), -x, 1n) &&
        holdsFraction(I.abs(a), x < 0n ? -x : x, 1n) &&
        holdsFraction(I.min(a, b), x - (x > y ? x - y : 0n), 1n) &&
        holdsFraction(I.max(a, b), y + (x > y ? x - y : 0n), 1n),
    ),
  );
  it(
    'x², x³, x⁷',
    law((a, _, x) => [2, 3, 7].every((n) => holdsFraction(I.powInt(a, n), x ** BigInt(n), unit ** BigInt(n - 1)))),
  );
  it(
    '1/x³',
    law(
      (a, _, x) =>
        x === 0n || holdsFraction(I.powInt(a, -3), (x < 0n ? -1n : 1n) * unit ** 4n, x < 0n ? -(x ** 3n) : x ** 3n),
    ),
  );
  it(
    '√',
    law((a, _, x) => {
      const { lo, hi } = I.sqrt(a);
      return x < 0n || (whole(lo) ** 2n <= x * unit && (hi === infinity || x * unit <= whole(hi) ** 2n));
    }),
  );
});

describe('laws', () => {
  const part = fc
    .tuple(
      inside,
      inside.map(({ a }) => a),
    )
    .map(([{ a, x }, b]) => ({ a: I.hull(a, b), inner: a, x }));
  const holdsFor = (check: (a: I.Interval, b: I.Interval, c: I.Interval) => boolean) => () =>
    fc.assert(fc.property(some, some, some, check), { numRuns: 2000 });

  it('smaller arguments give smaller results', () => {
    fc.assert(
      fc.property(part, part, ({ a, inner: ai }, { a: b, inner: bi }) => {
        for (const f of [I.add, I.sub, I.mul, I.div, I.min, I.max]) expect(isSubset(f(ai, bi), f(a, b))).toBe(true);
        for (const f of [
          I.neg,
          I.abs,
          I.sqr,
          I.sqrt,
          (x: I.Interval) => I.powInt(x, 3),
          (x: I.Interval) => I.powInt(x, -2),
        ])
          expect(isSubset(f(ai), f(a))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
  it(
    'a(b + c) and ab + ac overlap',
    holdsFor((a, b, c) => !I.isEmpty(I.intersect(I.mul(a, I.add(b, c)), I.add(I.mul(a, b), I.mul(a, c))))),
  );
  it('a(b + c) ⊆ ab + ac, but for the roundings', () => {
    const small = fc
      .tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: 0, max: 99 }))
      .map(([x, w]) => interval(x, x + w));
    fc.assert(
      fc.property(small, small, small, (a, b, c) => {
        const left = I.mul(a, I.add(b, c));
        const right = I.add(I.mul(a, b), I.mul(a, c));
        expect(left.lo).toBeGreaterThanOrEqual(right.lo - 1e-9);
        expect(left.hi).toBeLessThanOrEqual(right.hi + 1e-9);
      }),
    );
  });
  it(
    'a + b = b + a and ab = ba',
    holdsFor((a, b) => same(I.add(a, b), I.add(b, a)) && same(I.mul(a, b), I.mul(b, a))),
  );
  it(
    'x² is within x·x, and never negative',
    holdsFor((a) => isSubset(I.sqr(a), I.mul(a, a)) && I.sqr(a).lo >= 0),
  );
  it(
    'halves share their middle and make up the whole',
    holdsFor((a) => {
      const [low, high] = I.bisect(a);
      return same(I.hull(low, high), a) && low.hi === high.lo && I.contains(a, I.mid(a));
    }),
  );
  it(
    'with the empty interval everything is empty',
    holdsFor(
      (a) =>
        [I.add, I.sub, I.mul, I.div, I.min, I.max, I.intersect].every(
          (f) => I.isEmpty(f(a, empty)) && I.isEmpty(f(empty, a)),
        ) &&
        [I.neg, I.abs, I.sqr, I.sqrt, I.exp, I.log, I.sigmoid, I.tanh, I.sigmoidSlope, I.tanhSlope].every((f) =>
          I.isEmpty(f(empty)),
        ) &&
        same(I.hull(a, empty), a) &&
        same(I.hull(empty, a), a),
    ),
  );
  const same = (a: I.Interval, b: I.Interval) => a.lo === b.lo && a.hi === b.hi;
});

describe('sets', () => {
  it('a number is in an interval or not; an infinity never is', () => {
    const within = (a: I.Interval, ...numbers: number[]) => numbers.map((x) => I.contains(a, x));
    expect(within(interval(1, 2), 0.9, 1, 1.5, 2, 2.1, Number.NaN)).toEqual([false, true, true, true, false, false]);
    expect(within(entire, 0, infinity, -infinity)).toEqual([true, false, false]);
    expect(within(empty, 0, infinity)).toEqual([false, false]);
  });
  it('a subset reaches out on neither side', () => {
    const sub = (lo: number, hi: number) => isSubset(interval(lo, hi), interval(1, 2));
    expect([sub(1, 2), sub(1.2, 1.5), sub(0.9, 2), sub(1, 2.1), sub(0, 3), sub(3, 4)]).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect([isSubset(empty, interval(1, 2)), isSubset(interval(1, 2), empty)]).toEqual([true, false]);
  });
  it('intervals that lie apart have nothing in common', () => {
    expect(I.intersect(interval(1, 2), interval(3, 4))).toEqual(empty);
    expect(I.intersect(interval(1, 3), interval(2, 4))).toEqual(interval(2, 3));
  });
  it('with bounds the wrong way round, or NaN, every result is the empty interval', () => {
    const one = interval(-1, 3);
    const both = [I.add, I.sub, I.mul, I.div, I.min, I.max];
    const alone = [I.neg, I.abs, I.sqr, I.sqrt, I.exp, I.log, I.sigmoid, I.tanh, I.sigmoidSlope, I.tanhSlope];
    for (const wrong of [empty, { lo: 1, hi: 0 }, { lo: Number.NaN, hi: 1 }, { lo: 1, hi: Number.NaN }]) {
      for (const f of both) expect([f(one, wrong), f(wrong, one)], f.name).toEqual([empty, empty]);
      for (const f of alone) expect(f(wrong), f.name).toEqual(empty);
      expect([I.hull(one, wrong), I.hull(wrong, one)]).toEqual([one, one]);
    }
  });
});

describe('where a rule has cases', () => {
  const bounds = ({ lo, hi }: I.Interval) => [lo + 0, hi + 0];
  it('0 and 1 as constants stay sharp', () => {
    expect(bounds(I.mul(point(0), entire))).toEqual([0, 0]);
    expect(bounds(I.add(point(0), interval(0.1, 0.2)))).toEqual([0.1, 0.2]);
    expect(bounds(I.sub(point(0.1), point(0.1)))).toEqual([0, 0]);
    expect(bounds(I.add(point(1), point(2)))).toEqual([3, 3]);
    expect(bounds(I.powInt(interval(-3, 5), 0))).toEqual([1, 1]);
    expect(bounds(I.exp(point(0)))).toEqual([1, 1]);
    expect(bounds(I.log(point(1)))).toEqual([0, 0]);
    expect(bounds(I.sigmoid(point(0)))).toEqual([0.5, 0.5]);
    expect(bounds(I.tanh(point(0)))).toEqual([0, 0]);
  });
  it('0·∞ is 0 at a bound', () => {
    expect(bounds(I.mul(interval(0, 1), interval(0, infinity)))).toEqual([0, infinity]);
    expect(bounds(I.mul(interval(-1, 0), interval(2, infinity)))).toEqual([-infinity, 0]);
  });
  it('division by an interval with 0', () => {
    expect(I.isEmpty(I.div(interval(1, 2), point(0)))).toBe(true);
    expect(I.div(interval(1, 2), interval(-1, 1))).toEqual(entire);
    expect(bounds(I.div(point(0), interval(-1, 1)))).toEqual([0, 0]);
    expect(bounds(I.div(interval(1, 2), interval(0, 4)))).toEqual([0.25, infinity]);
    expect(bounds(I.div(interval(1, 2), interval(-4, 0)))).toEqual([-infinity, -0.25]);
    expect(bounds(I.div(interval(1, infinity), interval(1, infinity)))).toEqual([0, infinity]);
  });
  it('powers over 0', () => {
    expect(bounds(I.sqr(interval(-2, 1)))).toEqual([0, 4]);
    expect(bounds(I.powInt(interval(-2, 1), 3))[0]).toBeLessThanOrEqual(-8);
    expect(bounds(I.powInt(interval(-2, 1), 3))[1]).toBeGreaterThanOrEqual(1);
    expect(bounds(I.powInt(interval(-2, 1), -1))).toEqual([-infinity, infinity]);
    expect(bounds(I.powInt(interval(-2, 1), -2))[1]).toBe(infinity);
    expect(I.isEmpty(I.powInt(point(0), -1))).toBe(true);
    expect(() => I.powInt(entire, 0.5)).toThrow('integer exponent from −4096 to 4096; got 0.5');
  });
  it('overflow keeps the true bound inside', () => {
    const most = point(Number.MAX_VALUE);
    expect(bounds(I.add(most, most))).toEqual([Number.MAX_VALUE, infinity]);
    expect(bounds(I.mul(most, point(-2)))).toEqual([-infinity, -Number.MAX_VALUE]);
    expect(bounds(I.exp(point(1000)))).toEqual([Number.MAX_VALUE, infinity]);
    expect(bounds(I.mul(point(5e-324), point(0.1)))).toEqual([0, 5e-324]);
    expect(bounds(I.mul(point(-5e-324), point(0.1)))).toEqual([-5e-324, 0]);
  });
  it('domains are cut, ranges are kept', () => {
    expect(bounds(I.sqrt(interval(-4, 0)))).toEqual([0, 0]);
    expect(I.sqrt(interval(-4, -1))).toEqual(empty);
    expect(bounds(I.sqrt(interval(4, 9)))).toEqual([2, 3]);
    expect([I.sigmoidSlope(point(1e-9)).hi, I.tanhSlope(point(1e-9)).hi]).toEqual([1 / 4, 1]);
    expect(I.log(interval(-1, 1))).toEqual({ lo: -infinity, hi: 0 });
    expect(I.isEmpty(I.log(interval(-1, 0)))).toBe(true);
    expect([I.exp, I.sigmoid, I.tanh, I.sigmoidSlope, I.tanhSlope].map((f) => bounds(f(entire)))).toEqual([
      [0, infinity],
      [0, 1],
      [-1, 1],
      [0, 1 / 4],
      [0, 1],
    ]);
  });
  it('the smaller and the larger of two are tight', () => {
    expect(I.min(interval(0, 5), interval(1, 2))).toEqual(interval(0, 2));
    expect(I.max(interval(0, 5), interval(1, 2))).toEqual(interval(1, 5));
  });
  it('slopes are tight around 0, whatever the side', () => {
    expect(bounds(I.sigmoidSlope(interval(-1, 2)))).toEqual(bounds(I.sigmoidSlope(interval(0, 2))));
    expect(bounds(I.sigmoidSlope(interval(-2, 1)))).toEqual(bounds(I.sigmoidSlope(interval(-2, 0))));
    expect(I.tanhSlope(interval(-1, 2)).hi).toBe(1);
    expect(I.tanhSlope(interval(1, 2)).hi).toBeLessThan(0.42);
    expect(I.tanhSlope(interval(1, 2)).lo).toBeGreaterThan(0.07);
  });
  it('what is no interval is refused with its bounds', () => {
    expect(() => point(Number.NaN)).toThrow('got lo = NaN, hi = NaN');
    expect(() => interval(0, Number.NaN)).toThrow('hi = NaN');
    expect(() => interval(2, 1)).toThrow('got lo = 2, hi = 1');
    expect(() => point(infinity)).toThrow('lo < ∞');
    expect(() => interval(-infinity, -infinity)).toThrow('hi > −∞');
    expect(() => I.intervals.of(Number.NaN)).toThrow('NaN');
    expect(() => I.mid(empty)).toThrow('no middle');
    expect(() => I.width(empty)).toThrow('no width');
  });
  it('middles and widths', () => {
    expect([entire, interval(3, infinity), interval(-infinity, 0), interval(1, 2)].map(I.mid)).toEqual([0, 7, -1, 1.5]);
    expect(I.mid(point(5e-324))).toBe(5e-324);
    expect([I.width(point(7)), I.width(entire)]).toEqual([0, infinity]);
    expect(I.width(interval(-(2 ** -60), 1))).toBe(1 + 2 ** -52);
  });
});

it('an expression in intervals holds its value in floats', () => {
  const cell = <N>({ add, sub, mul, sigmoid, tanh, sigmoidSlope, tanhSlope, of }: Arithmetic<N>, u: N, c: N) =>
    add(mul(sigmoid(u), c), sub(mul(tanhSlope(c), tanh(mul(u, c))), mul(of(3), sigmoidSlope(u))));
  fc.assert(
    fc.property(inside, inside, ({ a: u, x }, { a: c, x: y }) => {
      const value = cell(floats, x, y);
      fc.pre(Number.isFinite(value));
      expect(I.contains(cell(I.intervals, u, c), value)).toBe(true);
      expect(I.contains(cell(I.intervals, point(x), point(y)), value)).toBe(true);
    }),
  );
});

describe('next', () => {
  it('goes to the neighbour and back, across zero and into infinity', () => {
    expect([nextUp(0), nextUp(-0), nextDown(0)]).toEqual([5e-324, 5e-324, -5e-324]);
    expect(nextUp(1)).toBe(1 + 2 ** -52);
    expect(nextDown(1)).toBe(1 - 2 ** -53);
    expect(nextUp(2 ** -1022 - 2 ** -1074)).toBe(2 ** -1022);
    expect(nextUp(4294967295 * 2 ** -1074)).toBe(4294967296 * 2 ** -1074);
    expect(nextDown(4294967296 * 2 ** -1074)).toBe(4294967295 * 2 ** -1074);
    expect([nextUp(Number.MAX_VALUE), nextDown(infinity), nextUp(infinity)]).toEqual([
      infinity,
      Number.MAX_VALUE,
      infinity,
    ]);
    expect(nextUp(-infinity)).toBe(-Number.MAX_VALUE);
    expect(nextUp(Number.NaN)).toBeNaN();
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(nextDown(nextUp(x)) + 0).toBe(x + 0);
        expect(nextUp(x)).toBeGreaterThan(x);
        // Nothing lies between: the middle rounds to one of the two.
        if (Math.abs(x) < 2 ** 1022) expect([x, nextUp(x)]).toContain((x + nextUp(x)) / 2 + 0);
      }),
    );
  });
});
