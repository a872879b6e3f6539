import { expect, test } from 'vitest';
import { randomFrom } from '../engine/arithmetic/random.ts';
import { type Draw, drawRnn } from '../engine/networks/draw.ts';
import { arraysOf, printable, withEntry } from './case-data.ts';
import { worsen } from './search.ts';
import { shrink } from './shrink.ts';

const draw = drawRnn({ units: [1, 6], steps: [2, 20] });
const top = { units: 6, inputs: 3, outputs: 3, steps: 20 };
const start = { given: draw.make(randomFrom('start'), top), size: top };

test('a failure that needs two units and five steps shrinks to just these', () => {
  const { given, size } = shrink(draw, (g) => g.n >= 2 && g.T >= 5, start, 'key');
  expect(size).toEqual({ units: 2, inputs: 1, outputs: 1, steps: 5 });
  expect([given.n, given.T]).toEqual([2, 5]);
  expect(given.W.every((w) => w === 0)).toBe(true);
});

test('numbers become as round as the failure allows', () => {
  const { given } = shrink(draw, (g) => g.W[0] > 0.3, start, 'key');
  expect([0.5, 1]).toContain(given.W[0]);
});

test('what never fails again is left as it was found', () => {
  expect(shrink(draw, () => false, start, 'key')).toBe(start);
});

test('shrinking and the search for the smallest margin keep to the condition', () => {
  const positive = { ...draw, admits: (g: { W: Float64Array }) => g.W[0] >= 0.25 };
  expect(shrink(positive, () => true, start, 'key').given.W[0]).toBeGreaterThanOrEqual(0.25);
  const small = draw.make(randomFrom('small'), { units: 1, inputs: 1, outputs: 1, steps: 2 });
  const from = { ...small, W: small.W.with(0, 0.5) };
  const { given } = worsen(positive, from, (g) => -g.W[0], 1000, randomFrom('search'));
  expect(given.W[0]).toBeGreaterThanOrEqual(0.25);
  expect(given.W[0]).toBeLessThan(0.3);
});

test('NaN ends the search at once and is handed on, not passed over', () => {
  const nowhere = (g: typeof start.given) => (g === start.given ? 0 : Number.NaN);
  const { given, looked } = worsen(draw, start.given, nowhere, 50, randomFrom('search'));
  expect(given).toMatchObject({ n: 6, T: 20 });
  expect(given).not.toBe(start.given);
  expect(looked).toBe(2);
});

test('a case prints by name while it is small', () => {
  expect(printable({ n: 1, W: { f: Float64Array.of(2) } })).toEqual({ n: 1, W_f: [2] });
  expect(printable({ W: new Float64Array(64), phi: 'tanh' })).toMatchObject({ phi: 'tanh' });
  expect(printable({ W: new Float64Array(65) })).toBeUndefined();
  expect(printable({ W: new Float64Array(40), V: new Float64Array(40) })).toBeUndefined();
  expect(printable({ W: Float64Array.of(1), made: () => 1, list: [Float64Array.of(3)], none: null })).toEqual({
    W: [1],
  });
  expect([printable(null), printable(7), printable(undefined)]).toEqual([undefined, undefined, undefined]);
});

test('one entry is replaced in a copy, however deep', () => {
  const given = { n: 1, W: { f: Float64Array.of(1, 2), i: Float64Array.of(3) } };
  expect(arraysOf(given)).toEqual([
    { path: ['W', 'f'], array: given.W.f },
    { path: ['W', 'i'], array: given.W.i },
  ]);
  expect(withEntry(given, ['W', 'f'], 1, 5)).toEqual({ ...given, W: { ...given.W, f: Float64Array.of(1, 5) } });
  expect(given.W.f).toEqual(Float64Array.of(1, 2));
});

test('the search counts the cases it looked at, and takes steps of all sizes, to zero and to the other sign', () => {
  const from = { v: Float64Array.of(1) };
  const line: Draw<typeof from> = { sizes: {}, make: () => from };
  const seen: number[] = [];
  const look = (g: typeof from) => {
    seen.push(g.v[0]);
    return 0;
  };
  expect(worsen(line, from, look, 400, randomFrom('steps'))).toEqual({ given: from, looked: 401 });
  expect(seen.length).toBe(401);
  const moved = seen.map((v) => Math.abs(v - 1));
  expect([seen.includes(0), seen.includes(-1)]).toEqual([true, true]);
  expect(moved.some((d) => d > 0 && d < 0.01)).toBe(true);
  expect(moved.some((d) => d > 0.5 && d !== 1 && d !== 2)).toBe(true);
  expect(seen.slice(1, 5)).toMatchInlineSnapshot(`
    [
      -1,
      0.9874940929196089,
      -1,
      1.0026263570735492,
    ]
  `);
  const half = { ...line, admits: (g: typeof from) => g.v[0] >= 0 };
  expect(worsen(half, from, () => 0, 400, randomFrom('steps')).looked).toBeLessThan(401);
});

test('where nothing can be changed the search ends at the start', () => {
  const empty = { n: 1, v: new Float64Array(0) };
  expect(worsen({ sizes: {}, make: () => empty }, empty, () => 1, 9, randomFrom('none'))).toEqual({
    given: empty,
    looked: 1,
  });
});

test('sizes are tried from the smallest product up, twelve networks each, and the numbers rounded in this order', () => {
  const sizes: string[] = [];
  const boxed: Draw<{ v: Float64Array }> = {
    sizes: { a: [1, 2], b: [2, 4] },
    make: (_, { a, b }) => {
      sizes.push(`${a}${b}`);
      return { v: Float64Array.of(a * b) };
    },
  };
  const begun = { given: { v: Float64Array.of(8.127) }, size: { a: 2, b: 4 } };
  const tried: number[] = [];
  const fails = ({ v }: { v: Float64Array }) => {
    tried.push(v[0]);
    return v[0] === 8.13;
  };
  expect(shrink(boxed, fails, begun, 'key')).toEqual({ given: { v: Float64Array.of(8.13) }, size: { a: 2, b: 4 } });
  expect(sizes.filter((size, i) => size !== sizes[i - 1])).toEqual(['12', '13', '14', '22', '23', '24']);
  expect(sizes.length).toBe(72);
  expect(tried.slice(72)).toEqual([0, 1, 8, 8.1, 8.13]);
});

test('the search for a smaller size ends after 1500 networks', () => {
  let made = 0;
  const wide: Draw<{ n: number }> = {
    sizes: { a: [1, 1000] },
    make: () => {
      made++;
      return { n: 0 };
    },
  };
  shrink(wide, () => false, { given: { n: 1 }, size: { a: 1000 } }, 'key');
  expect(made).toBe(1500);
});

test('of an array the first 64 numbers are rounded', () => {
  const long: Draw<{ v: Float64Array }> = { sizes: {}, make: () => ({ v: new Float64Array(66).fill(0.3) }) };
  const { v } = shrink(long, () => true, { given: { v: new Float64Array(66).fill(0.3) }, size: {} }, 'key').given;
  expect([v[0], v[63], v[64], v[65]]).toEqual([0, 0, 0.3, 0.3]);
});

test('for a key the smaller networks are for ever the same: reports show them', () => {
  let asked = 0;
  const { given } = shrink(draw, () => ++asked === 1, start, 'key');
  expect([...given.W, ...given.c0]).toMatchInlineSnapshot(`
    [
      -1.1631053435414271,
      -0.8585075031145454,
      0,
    ]
  `);
});
