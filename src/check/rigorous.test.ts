import { describe, expect, test } from 'vitest';
import { claims } from '../claims/index.ts';
import { interval, point } from '../engine/arithmetic/interval.ts';
import { atMost, below, equal } from '../proof/relation.ts';
import { compare } from './compare.ts';
import { drawCase, streamOf } from './draw.ts';
import { measure } from './measure.ts';
import { mustPass } from './report.ts';
import { certifies, judge } from './rigorous.ts';
import { partsOf, run, runMistake } from './run.ts';
import { rigorousWords } from './sentence.ts';

const sides = (left: readonly [number, number], right: readonly [number, number]) => ({
  left: [interval(...left)],
  right: [interval(...right)],
});

describe('what intervals say of a case', () => {
  test.each([
    ['proven', [1, 2], [2, 3]],
    ['proven', [1, 2], [2.5, 3]],
    ['refuted', [3, 4], [1, 2]],
    ['equal', [1, 1 + 2e-10], [1 - 2e-10, 1 + 1e-10]],
    ['undecided', [1, 1.1], [1.05, 1.2]],
    // Wider together than 10⁻⁹, which neither is alone.
    ['undecided', [1 - 6e-10, 1], [1 - 1e-10, 1 + 6e-10]],
  ] as const)('≤: %s', (said, left, right) => expect(judge(atMost(), sides(left, right))).toBe(said));

  test('<: what touches is neither proven nor equal', () => {
    expect(judge(below, sides([1, 1], [1, 2]))).toBe('undecided');
    expect(judge(below, sides([1, 1], [1, 1]))).toBe('refuted');
    expect(judge(below, sides([1, 2], [3, 4]))).toBe('proven');
  });

  test('the gravest entry decides, and a tolerance decides nothing', () => {
    const [low, high] = [point(1), point(1 + 1e-13)];
    expect(judge(atMost({ relative: 1 }), { left: [low, high], right: [high, low] })).toBe('refuted');
    expect(judge(atMost(), { left: [low, low], right: [high, high] })).toBe('proven');
    const wide = interval(0, 2);
    expect(judge(atMost(), { left: [wide, low], right: [low, high] })).toBe('undecided');
    expect(judge(atMost({ relative: 0 }), { left: [low], right: [low] })).toBe('proven');
  });

  test('nothing, NaN, an empty interval, sides of other lengths and no bounds are undecided', () => {
    const nan = { lo: Number.NaN, hi: Number.NaN };
    const half = { lo: 0, hi: Number.POSITIVE_INFINITY };
    expect(judge(atMost(), { left: [], right: [] })).toBe('undecided');
    expect(judge(atMost(), { left: [nan], right: [point(1)] })).toBe('undecided');
    expect(judge(atMost(), { left: [point(0)], right: [{ lo: 1, hi: 0 }] })).toBe('undecided');
    expect(judge(atMost(), { left: [point(0)], right: [point(1), point(1)] })).toBe('undecided');
    expect(judge(atMost(), { left: [half], right: [half] })).toBe('undecided');
  });

  test('a counterexample is certified where the intervals do not meet', () => {
    const relation = equal({ relative: 1e-10 });
    expect(certifies(relation, sides([1, 2], [2, 3]), 0)).toBe(false);
    expect(certifies(relation, sides([1, 2], [2.1, 3]), 0)).toBe(true);
    expect(certifies(relation, sides([1, 2], [2.1, 3]), 1)).toBe(false);
    expect(certifies(relation, { left: [point(1)], right: [point(2), point(3)] }, 0)).toBe(false);
    expect(certifies(atMost(), sides([1, 2], [2.1, 3]), 0)).toBe(false);
    expect(certifies(atMost(), sides([2.1, 3], [1, 2]), 0)).toBe(true);
  });
});

const refuted = claims.flatMap((claim) =>
  partsOf(claim).flatMap(({ role, part }, index) =>
    mustPass(role) || part.kind === 'experiment' ? [] : [{ id: claim.id, claim, role, index }],
  ),
);
test.each(refuted)(
  '$id: the counterexample ($role) is certified',
  ({ claim, index }) => {
    const { outcome, counterexample } = runMistake(claim, index, undefined, { seed: 1, cases: 20 });
    expect(outcome).toBe('refuted');
    expect(counterexample?.certified).toBe(true);
  },
  60_000,
);

const enclosed = claims.flatMap((claim) =>
  partsOf(claim).flatMap(({ part, stream }) =>
    'draw' in part && part.enclosed ? [{ id: claim.id, name: part.name.en, part, stream }] : [],
  ),
);
test.each(enclosed)(
  '$id, $name: what float64 computes lies in the enclosures, up to its rounding',
  ({ part, stream }) => {
    for (let i = 0; i < 3; i++) {
      const drawn = drawCase(part, streamOf(stream, 2), i);
      const { measured, right } = compare(part, measure(part, drawn));
      const found = part.enclosed?.(drawn.given);
      const routes = part.left.flatMap((route, k) => (route.relation ? [] : [measured.left[k]]));
      for (const [values, enclosures] of [
        ...routes.map((left) => [left, found?.left] as const),
        [right, found?.right] as const,
      ]) {
        expect(enclosures).toHaveLength(values.length);
        const top = Math.max(...Array.from(values, Math.abs));
        for (const [k, { lo, hi }] of (enclosures ?? []).entries()) {
          expect(values[k]).toBeGreaterThanOrEqual(lo - 1e-9 * top);
          expect(values[k]).toBeLessThanOrEqual(hi + 1e-9 * top);
        }
      }
    }
  },
  60_000,
);

test('a bound is proven network by network, and one that is attained is equal within the enclosure', () => {
  const chosen = claims.find(({ id }) => id === 'rnn-vanishing-bound');
  if (!chosen) throw new Error('there is no claim rnn-vanishing-bound');
  const { parts } = run(
    { ...chosen, proves: chosen.proves.slice(0, 1).map((part) => ({ ...part, controls: [] })) },
    { seed: 1, cases: 20 },
  );
  const { rigorous } = parts[0];
  expect(rigorous).toMatchObject({ undecided: 0, refuted: 0 });
  expect(rigorous?.proven).toBeGreaterThan(0);
  expect(rigorous?.equal).toBeGreaterThan(0);
});

test('the counts in words', () => {
  expect(rigorousWords({ proven: 18, equal: 2, undecided: 0, refuted: 0 })).toEqual({
    en: 'in intervals, network by network: 18 proven, 2 equal within the enclosure',
    zh: '逐个网络用区间判定：18 个得到证明，2 个在区间精度内相等',
  });
});
