import { afterEach, expect, test, vi } from 'vitest';
import type { Interval } from '../engine/arithmetic/interval.ts';
import { nextDown, nextUp } from '../engine/arithmetic/ulp.ts';
import { needOutwardRounding } from './outward.ts';

afterEach(() => {
  vi.doUnmock('../engine/arithmetic/interval.ts');
  vi.resetModules();
});

/** Every row of the check: its name, its operation, and about what comes out. */
const rows = [
  ['0.1 + 0.2', 'add', 0.3],
  ['−0.1 + −0.2', 'add', -0.3],
  ['1 − 0.1', 'sub', 0.9],
  ['0.1 − 1', 'sub', -0.9],
  ['0.1 · 0.1', 'mul', 0.01],
  ['−0.1 · 0.1', 'mul', -0.01],
  ['1 / 3', 'div', 0.3333],
  ['−1 / 3', 'div', -0.3333],
  ['0.1²', 'sqr', 0.01],
  ['√5', 'sqrt', 2.2361],
  ['√3', 'sqrt', 1.7321],
  ['e⁵', 'exp', 148.4132],
  ['e²', 'exp', 7.3891],
  ['log 5', 'log', 1.6094],
  ['log 3', 'log', 1.0986],
  ['σ(1)', 'sigmoid', 0.7311],
  ['σ(2)', 'sigmoid', 0.8808],
  ['tanh 1', 'tanh', 0.7616],
  ['tanh 2', 'tanh', 0.964],
  ['σ′(1)', 'sigmoidSlope', 0.1966],
  ['σ′(2)', 'sigmoidSlope', 0.105],
  ['tanh′(1)', 'tanhSlope', 0.42],
  ['tanh′(3)', 'tanhSlope', 0.0099],
] as const;

const inward = {
  lower: ({ lo, hi }: Interval) => ({ lo: nextUp(nextUp(lo)), hi }),
  upper: ({ lo, hi }: Interval) => ({ lo, hi: nextDown(nextDown(hi)) }),
};

test.each(rows.flatMap((row) => (['lower', 'upper'] as const).map((side) => [...row, side] as const)))(
  '%s: the check names it when %s of about %d has a %s bound too far in',
  async (what, operation, about, side) => {
    vi.resetModules();
    vi.doMock('../engine/arithmetic/interval.ts', async (original) => {
      const honest = await original<typeof import('../engine/arithmetic/interval.ts')>();
      const of = honest[operation] as (...args: Interval[]) => Interval;
      const off = (...args: Interval[]) => {
        const result = of(...args);
        return Math.abs(result.lo - about) < 1e-4 ? inward[side](result) : result;
      };
      return { ...honest, [operation]: off };
    });
    const turned = await import('./outward.ts');
    expect(() => turned.needOutwardRounding()).toThrow(`not rounded outward: ${what} gave`);
  },
);

test('honest intervals pass', () => {
  expect(needOutwardRounding).not.toThrow();
});
