import { expect, it } from 'vitest';
import { type Binary, binaryOf, toDouble } from '../binary.ts';
import { exactFunctions } from '../elementary/exact.ts';
import { cut, headOf, margin, nearest, remainder, tailOf } from '../elementary/exponential.ts';
import * as elementary from '../elementary.ts';
import * as intervals from '../interval.ts';
import { randomFrom } from '../random.ts';
import { twoTo } from '../two-to.ts';
import { nextDown, nextUp } from '../ulp.ts';

const { exp, log, sigmoid, tanh, sigmoidSlope, tanhSlope } = elementary;
const onNumbers = { exp, log, sigmoid, tanh, sigmoidSlope, tanhSlope };
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
  () => sign() * random.between(1, 2) * twoTo(random.integer(-36, 8)),
  () => ((random.integer(-8000, 8000) + 0.5) * Math.LN2) / 128 + random.between(-1e-13, 1e-13),
  () => -708.396418 - random.between(0, 0.003), // just below the least normal number
];

/** f(x) rounded down, to nearest and up, by integers that share nothing with the fast way. */
function truth(name: Name, x: number): number[] {
  const exact = exactFunctions[name].value(x, Math.abs(x) > 80 ? 1200 : 256, onNumbers[name](x));
  return ([-1, 0, 1] as const).map((direction) => toDouble(exact, direction));
}

it(`${points / 10} points: the nearest double, and in intervals its neighbours of the true value`, () => {
  const missed: string[] = [];
  for (let i = 0; i < points / 10; i++) {
    const z = i < edges.length ? edges[i] : drawn[i % drawn.length]();
    for (const name of names) {
      const x = name === 'tanh' || name === 'tanhSlope' ? z / 2 : name === 'log' ? Math.abs(z) : z;
      const [low, nearest, high] = truth(name, x);
      const { lo, hi } = onIntervals[name](intervals.point(x));
      if (!(lo === low && onNumbers[name](x) === nearest && hi === high)) missed.push(`${name}(${x})`);
    }
  }
  expect(missed).toEqual([]);
}, 120_000);

it.each(['expm1', 'atanh', 'logit'] as const)('%s in each direction', (name) => {
  const missed: number[] = [];
  for (let i = 0; i < points / 50; i++) {
    const size = random.between(0, 1) * twoTo(random.integer(-25, 0));
    const x = name === 'logit' ? size : name === 'expm1' ? 40 * sign() * size : sign() * size;
    const exact = exactFunctions[name].value(x, 512, elementary.towards[name](x, 0));
    for (const direction of [-1, 0, 1] as const)
      if (elementary.towards[name](x, direction) !== toDouble(exact, direction)) missed.push(x);
  }
  expect(missed).toEqual([]);
});

it('the margins: what is unrounded is nearer to the true value than they say, and not by far', () => {
  let most = 0;
  for (let i = 0; i < points / 50; i++) {
    const x = random.between(-20, 20);
    const n = nearest(x);
    const r = remainder(x, n);
    const head = binaryOf(headOf(n));
    const product = binaryOf(headOf(n) * cut(r));
    const tail = binaryOf(headOf(n) * tailOf(x, n, r));
    const exact = exactFunctions.exp.value(x, 512);
    const whole = ({ value, exponent }: Binary) =>
      exponent > -400 ? value << BigInt(exponent + 400) : value >> BigInt(-exponent - 400);
    const off = whole(head) + whole(product) + whole(tail) - whole(exact);
    most = Math.max(most, Math.abs(Number(off)) / Number(whole(exact)));
  }
  expect(most).toBeLessThan(margin / 2);
  expect(most).toBeGreaterThan(margin / 16);
});
