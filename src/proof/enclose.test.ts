import { afterEach, describe, expect, it, vi } from 'vitest';
import * as I from '../engine/arithmetic/interval.ts';
import { enclose } from './enclose.ts';

const { interval, point } = I;
const decide = (isTrue: boolean, isFalse: boolean) => (isTrue ? 'true' : isFalse ? 'false' : 'unknown');
const atMost = (bound: number) => (value: I.Interval) => decide(value.hi <= bound, value.lo > bound);
const below = (bound: number) => (value: I.Interval) => decide(value.hi < bound, value.lo >= bound);
const sigmoidSlope = ([z]: readonly I.Interval[]) => I.sigmoidSlope(z);
const wide = [interval(-40, 40)];

describe('enclose', () => {
  it('proves what holds everywhere', () => {
    const { outcome, hull, worst } = enclose(wide, sigmoidSlope, atMost(0.25), { work: 10 });
    expect({ outcome, hi: hull.hi, worst }).toEqual({ outcome: 'proved', hi: 0.25, worst: undefined });
    expect(hull.lo).toBeGreaterThan(0);
  });

  it('refutes only by a part on which it is false everywhere, and shows that part', () => {
    const { outcome, worst } = enclose(wide, sigmoidSlope, atMost(0.2), { work: 1000 });
    expect(outcome).toBe('refuted');
    expect(I.sigmoidSlope(worst?.[0] ?? I.empty).lo).toBeGreaterThan(0.2);
  });

  it('a bound that is attained is never proved strictly', () => {
    const { outcome, boxes, worst } = enclose(wide, sigmoidSlope, below(0.25), { work: 1000 });
    expect({ outcome, boxes }).toEqual({ outcome: 'inconclusive', boxes: 1000 });
    expect(worst).toBeDefined();
    expect(enclose([interval(-1, 1)], sigmoidSlope, below(0.25), { work: 1 }).outcome).toBe('inconclusive');
    expect(enclose([point(0)], sigmoidSlope, below(0.25), { work: 1 }).outcome).toBe('refuted');
  });

  it('needs bisection where one enclosure is too wide: x − x² ≤ 1/4 + 1e−3 on [0, 1]', () => {
    const parabola = ([x]: readonly I.Interval[]) => I.sub(x, I.sqr(x));
    const proof = enclose([interval(0, 1)], parabola, atMost(0.251), { work: 5000 });
    expect(proof.outcome).toBe('proved');
    expect(proof.boxes).toBeGreaterThan(100);
    expect(proof.hull.hi).toBeLessThanOrEqual(0.251);
    expect(enclose([interval(0, 1)], parabola, atMost(0.251), { work: 100 }).outcome).toBe('inconclusive');
    expect(enclose([interval(0, 1)], parabola, atMost(0.249), { work: 5000 }).outcome).toBe('refuted');
  });

  it('works in several variables, and splits the side that is widest next to the whole', () => {
    const sides: string[] = [];
    const product = ([x, y]: readonly I.Interval[]) => {
      sides.push(`${x.hi - x.lo} × ${y.hi - y.lo}`);
      return I.mul(x, I.sub(y, x));
    };
    const proof = enclose([interval(0, 1), interval(0, 100)], product, atMost(99.2), { work: 10_000 });
    expect(proof.outcome).toBe('proved');
    expect(sides.slice(0, 4)).toEqual(['1 × 100', '0.5 × 100', '0.5 × 100', '0.5 × 50']);
  });

  it('takes unbounded boxes', () => {
    const goal = (value: I.Interval) => decide(value.lo >= 0 && value.hi <= 0.5, value.hi < 0 || value.lo > 0.5);
    const f = ([x]: readonly I.Interval[]) => I.mul(I.sigmoidSlope(x), I.sub(point(2), I.tanhSlope(x)));
    expect(enclose([I.entire], f, goal, { work: 1000 }).outcome).toBe('proved');
    expect(enclose([I.entire], ([x]) => x, atMost(3), { work: 1000 }).outcome).toBe('refuted');
  });

  it('its hull holds every value, also of the parts it did not get to', () => {
    for (const work of [1, 2, 7, 40]) {
      const { hull } = enclose([interval(-3, 3)], ([x]) => I.sub(I.sqr(x), x), below(11.9), { work });
      for (let x = -3; x <= 3; x += 0.125) expect(I.contains(hull, x * x - x)).toBe(true);
    }
  });

  it('is never green on NaN, on no value, or without work', () => {
    const always = () => 'true' as const;
    const run = (value: I.Interval) => enclose([interval(0, 1)], () => value, always, { work: 10 });
    expect(run({ lo: Number.NaN, hi: Number.NaN }).outcome).toBe('inconclusive');
    expect(run({ lo: 0, hi: Number.NaN }).outcome).toBe('inconclusive');
    expect(run(I.empty)).toMatchObject({ outcome: 'inconclusive', hull: I.entire });
    expect(run({ lo: 1, hi: 0 }).outcome).toBe('inconclusive');
    expect(enclose([interval(-2, -1)], ([x]) => I.log(x), always, { work: 10 }).outcome).toBe('inconclusive');
    for (const work of [0, -1, Number.NaN])
      expect(() => enclose([point(0)], ([x]) => x, always, { work })).toThrow('at least one part');
  });

  it('refuses a box without a point', () => {
    const run = (box: I.Interval[]) => () => enclose(box, () => point(0), atMost(1), { work: 10 });
    expect(run([])).toThrow('got ()');
    expect(run([interval(0, 1), I.empty])).toThrow('got ([0, 1], [Infinity, -Infinity])');
    expect(run([{ lo: Number.NaN, hi: 1 }])).toThrow('[NaN, 1]');
  });

  it('stops where doubles end: a box of two neighbours is not split for ever', () => {
    const thin = [interval(1, 1 + 2 ** -52)];
    const { outcome, boxes } = enclose(thin, ([x]) => x, below(1 + 2 ** -52), { work: 1e6 });
    expect({ outcome, boxes }).toEqual({ outcome: 'inconclusive', boxes: 1 });
    const odd = [interval(1 + 2 ** -52, 1 + 2 ** -51)]; // the middle is the upper bound
    expect(enclose(odd, ([x]) => x, below(1 + 2 ** -51), { work: 9 }).boxes).toBe(1);
  });
});

describe('a certificate is refused when a rounding is turned', () => {
  afterEach(() => {
    vi.doUnmock('../engine/arithmetic/ulp.ts');
    vi.resetModules();
  });

  const stay = (x: number) => x;
  it.each<[string, (up: typeof stay, down: typeof stay) => { nextUp: typeof stay; nextDown: typeof stay }]>([
    ['both inward', (nextUp, nextDown) => ({ nextUp: nextDown, nextDown: nextUp })],
    ['upper bounds inward', (_, nextDown) => ({ nextUp: nextDown, nextDown })],
    ['lower bounds inward', (nextUp) => ({ nextUp, nextDown: nextUp })],
    ['upper bounds to nearest', (_, nextDown) => ({ nextUp: stay, nextDown })],
    ['lower bounds to nearest', (nextUp) => ({ nextUp, nextDown: stay })],
    ['no rounding at all', () => ({ nextUp: stay, nextDown: stay })],
  ])('%s', async (_, turn) => {
    vi.resetModules();
    vi.doMock('../engine/arithmetic/ulp.ts', async (original) => {
      const { nextUp, nextDown } = await original<typeof import('../engine/arithmetic/ulp.ts')>();
      return turn(nextUp, nextDown);
    });
    const turned = await import('./enclose.ts');
    // Proved with honest rounding, so that the refusal is the rounding's.
    expect(enclose(wide, sigmoidSlope, atMost(0.25), { work: 10 }).outcome).toBe('proved');
    expect(() => turned.enclose(wide, sigmoidSlope, atMost(0.25), { work: 10 })).toThrow('not rounded outward');
  });

  it('and without the turning it is given', async () => {
    vi.resetModules();
    const again = await import('./enclose.ts');
    expect(again.enclose(wide, sigmoidSlope, atMost(0.25), { work: 10 }).outcome).toBe('proved');
  });
});
