import { describe, expect, test } from 'vitest';
import { randomFrom } from '../arithmetic/random.ts';
import { adding, drawBatch, latch } from './tasks.ts';

const seeds = Array.from({ length: 400 }, (_, k) => k);
const channel = (x: Float64Array, k: number) => Array.from(x).filter((_, at) => at % 2 === k);

describe('latch', () => {
  const drawn = seeds.map((seed) => latch.sequence(randomFrom('latch', seed), 20, 0.2));

  test('the class stands at step 1 and is asked for at the end; both classes come', () => {
    for (const { x, y } of drawn) expect(channel(x, 0)).toEqual([y, ...Array(19).fill(0)]);
    const positive = drawn.filter(({ y }) => y === 1).length;
    expect(drawn.filter(({ y }) => y === -1).length).toBe(400 - positive);
    expect(Math.abs(positive - 200)).toBeLessThan(50); // five standard deviations
  });

  test('the noise has the deviation asked for, at every step', () => {
    for (let t = 0; t < 20; t++) {
      const square = drawn.reduce((s, { x }) => s + x[2 * t + 1] ** 2, 0) / 400;
      expect(Math.abs(square / 0.04 - 1)).toBeLessThan(0.4); // 5·√(2/400) = 0.35
    }
  });

  test('right is the sign of the class; 0 and NaN are not', () => {
    expect([latch.right(0.01, 1), latch.right(-3, -1)]).toEqual([true, true]);
    expect([latch.right(-0.01, 1), latch.right(0, 1), latch.right(Number.NaN, -1)]).toEqual([false, false, false]);
  });
});

describe('adding problem', () => {
  const T = 30;
  const drawn = seeds.map((seed) => adding.sequence(randomFrom('adding', seed), T, 0));

  test('two steps are marked, one of them among the first ten, both in the first half; first and last carry −1', () => {
    for (const { x } of drawn) {
      const marks = channel(x, 1);
      expect([marks[0], marks[T - 1]]).toEqual([-1, -1]);
      const marked = marks.flatMap((mark, t) => (mark === 1 ? [t] : []));
      expect(marked.length).toBeGreaterThanOrEqual(1); // one if step 1 was marked
      expect(marked.length).toBeLessThanOrEqual(2);
      expect(marked.length === 1 || Math.min(...marked) < 10).toBe(true);
      expect(Math.max(...marked)).toBeLessThan(T / 2 - 1);
      expect(marks.filter((mark) => mark !== 0).length).toBe(2 + marked.length);
    }
    expect(drawn.some(({ x }) => channel(x, 1).filter((mark) => mark === 1).length === 1)).toBe(true);
  });

  test('the target is 0.5 + (X₁ + X₂)/4, the first step counting as 0', () => {
    for (const { x, y } of drawn) {
      const values = channel(x, 0);
      const marks = channel(x, 1);
      const sum = values.reduce((s, v, t) => s + (marks[t] === 1 ? v : 0), 0);
      expect(Math.abs(y - 0.5 - sum / 4)).toBeLessThan(1e-15);
    }
  });

  test('right is less than 0.04 away; NaN is not', () => {
    expect([0.539, 0.541, 0.461, 0.459, 0.04, Number.NaN].map((h) => adding.right(h, 0.5))).toEqual([
      true,
      false,
      true,
      false,
      false,
      false,
    ]);
    expect(adding.right(0.04, 0)).toBe(false);
  });

  test('a sequence that is too short is refused', () => {
    expect(adding.sequence(randomFrom('adding'), 6, 0).x.length).toBe(12);
    expect(() => adding.sequence(randomFrom('adding'), 5, 0)).toThrow('T is 5, needed at least 6');
  });
});

test('the same stream is for ever the same sequence: the recorded experiments rest on it', () => {
  const pinned = [latch, adding].map((task) => task.sequence(randomFrom('pin', 2), 8, 0.2));
  expect(pinned.map(({ x, y }) => [y, ...x.subarray(0, 4)])).toMatchInlineSnapshot(`
    [
      [
        1,
        1,
        0.13972450570988262,
        0,
        0.02284706869389655,
      ],
      [
        0.3783560830989358,
        -0.5104761675447538,
        -1,
        0.2436968992196593,
        0,
      ],
    ]
  `);
});

test('a batch holds its sequences step by step, the targets at the last', () => {
  const T = 7;
  const { x, y } = drawBatch(latch, randomFrom('batch'), T, 3, 0.5);
  const random = randomFrom('batch');
  for (let s = 0; s < 3; s++) {
    const one = latch.sequence(random, T, 0.5);
    for (let t = 0; t < T; t++) for (let k = 0; k < 2; k++) expect(x[(t * 3 + s) * 2 + k]).toBe(one.x[t * 2 + k]);
    expect(y[(T - 1) * 3 + s]).toBe(one.y);
  }
  expect(y.subarray(0, (T - 1) * 3).every((v) => v === 0)).toBe(true);
});
