import { describe, expect, test } from 'vitest';
import { adam, clip, descent } from './optimiser.ts';

test('descent: W ← W − α ∂E/∂W', () => {
  const weights = Float64Array.of(1, -2);
  descent(0.25).update(weights, Float64Array.of(4, 0.5));
  expect(weights).toEqual(Float64Array.of(0, -2.125));
});

describe('Adam', () => {
  // α = 0.1, from w = 1, gradients 0.5, −0.25, 2; reckoned with 40 decimal digits.
  const worked = [0.900000002, 0.8733662987078462, 0.8063015345291529];

  test('three steps worked by hand', () => {
    const weights = Float64Array.of(1, 7);
    const optimiser = adam(0.1, 2);
    [0.5, -0.25, 2].forEach((g, k) => {
      optimiser.update(weights, Float64Array.of(g, 0));
      expect(Math.abs(weights[0] - worked[k])).toBeLessThan(1e-15);
      expect(weights[1]).toBe(7);
    });
  });
});

describe('clipping', () => {
  test('a long gradient gets length θ and keeps its direction; the length it had is told', () => {
    const g = Float64Array.of(3, -4);
    expect(clip(g, 1)).toBe(5);
    expect(g[0]).toBeCloseTo(0.6, 15);
    expect(g[1]).toBeCloseTo(-0.8, 15);
  });

  test('a short gradient is left alone', () => {
    const g = Float64Array.of(0.3, -0.4);
    expect(clip(g, 1)).toBeCloseTo(0.5, 15);
    expect(g).toEqual(Float64Array.of(0.3, -0.4));
  });
});
