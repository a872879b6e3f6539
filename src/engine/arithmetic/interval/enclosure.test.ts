import { expect, it } from 'vitest';
import { type Exact, exactExp, exactScale, family, slack, units } from '../elementary/oracle.ts';
import { exp, maxUlps, sigmoid, sigmoidSlope, tanh, tanhSlope } from '../elementary.ts';
import * as intervals from '../interval.ts';
import { randomFrom } from '../random.ts';
import { nextDown, nextUp } from '../ulp.ts';

const onNumbers = { exp, sigmoid, tanh, sigmoidSlope, tanhSlope };
type Name = keyof typeof onNumbers;
const onIntervals: Record<Name, (a: intervals.Interval) => intervals.Interval> = intervals;
const names = Object.keys(onNumbers) as Name[];

/** Where a case of the code or a table entry changes, what is special, and their neighbours. */
const edges = [1e-11, 2e-9, 1 / 16, 1 / 8, 1 / 2, 1, 22.5, 37, 45, 90, 372.5, 700, 708.4, 709.78, 744.5]
  .concat(Array.from({ length: 400 }, (_, i) => ((i + 0.5) * Math.LN2) / 128))
  .flatMap((x) => [x, nextUp(x), nextDown(x), 2 * x, nextUp(2 * x)])
  .flatMap((z) => [z, -z])
  .filter((z) => Math.abs(z) < 745);

/**
 * `npm run test:all` takes a million (tools/test.mjs). The mutation tests take fewer: they run this once for each mutant
 * (tools/mutation/vitest.config.ts).
 */
const points = Number(process.env.POINTS ?? 100_000);

const random = randomFrom('enclosure');
const sign = () => (random.chance(0.5) ? 1 : -1);
const drawn = [
  () => random.between(-8, 8),
  () => random.between(-745, 745),
  () => sign() * exactScale(random.between(1, 2), random.integer(-36, 8)),
  () => ((random.integer(-8000, 8000) + 0.5) * Math.LN2) / 128 + random.between(-1e-13, 1e-13),
  () => -708.396418 - random.between(0, 0.003), // just below the least normal number
];

const top = { exp: Number.POSITIVE_INFINITY, sigmoid: 1, tanh: 1, sigmoidSlope: 1 / 4, tanhSlope: 1 };
const bottom = { exp: 0, sigmoid: 0, tanh: -1, sigmoidSlope: 0, tanhSlope: 0 };

/** Whether the exact value lies between the bounds; the end of the function's range holds it by itself. */
function holds(name: Name, { lo, hi }: intervals.Interval, { value, exponent }: Exact): boolean {
  return (
    (lo === bottom[name] || units(lo, exponent) + slack <= value) &&
    (hi === top[name] || value + slack <= units(hi, exponent))
  );
}

/** The error of the function at x in steps to its neighbour, as `maxUlps` states it. */
function steps(name: Name, x: number, { value, exponent }: Exact): number {
  const y = onNumbers[name](x);
  if (y === Number.POSITIVE_INFINITY) return 0;
  const off = value - units(y, exponent);
  return Number(off) / Number(units(off > 0n ? nextUp(y) : nextDown(y), exponent) - units(y, exponent));
}

it(`${points} points: the true value is in the interval, and the error within its bound`, () => {
  const worst = { exp: 0, sigmoid: 0, tanh: 0, sigmoidSlope: 0, tanhSlope: 0 };
  const missed: string[] = [];
  for (let i = 0; i < points; i++) {
    const z = i < edges.length ? edges[i] : drawn[i % drawn.length]();
    const truth = family(z);
    for (const name of names) {
      const x = name === 'tanh' || name === 'tanhSlope' ? z / 2 : z;
      if (!holds(name, onIntervals[name](intervals.point(x)), truth[name])) missed.push(`${name}(${x})`);
      worst[name] = Math.max(worst[name], steps(name, x, truth[name]));
    }
  }
  console.info(`largest errors in steps, over ${points} points each:`, worst);
  expect(missed).toEqual([]);
  for (const name of names) expect(worst[name], name).toBeLessThanOrEqual(maxUlps[name]);
}, 120_000);

it('log: e to the bounds encloses the argument, at a tenth as many points', () => {
  const missed: number[] = [];
  for (let i = 0; i < points / 10; i++) {
    const x =
      i % 2 === 0
        ? exactScale(random.between(1, 2), random.integer(-1000, 1000))
        : 1 + sign() * exactScale(random.unit(), -1 - (i % 40));
    if (x === 1) continue;
    const { lo, hi } = intervals.log(intervals.point(x));
    const [low, high] = [exactExp(lo), exactExp(hi)];
    if (low.value + slack > units(x, low.exponent) || high.value - slack < units(x, high.exponent)) missed.push(x);
  }
  expect(missed).toEqual([]);
});
