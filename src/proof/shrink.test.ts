import { expect, test } from 'vitest';
import { drawRnn } from '../engine/draw.ts';
import { randomFrom } from '../engine/random.ts';
import { worsen } from './adversary.ts';
import { printable } from './plain.ts';
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
  const { given } = worsen(draw, start.given, (g) => (g === start.given ? 0 : Number.NaN), 50, randomFrom('search'));
  expect(given).not.toBe(start.given);
});

test('a case prints by name while it is small', () => {
  expect(printable({ n: 1, W: { f: Float64Array.of(2) } })).toEqual({ n: 1, W_f: [2] });
  expect(printable({ W: new Float64Array(65) })).toBeUndefined();
});
