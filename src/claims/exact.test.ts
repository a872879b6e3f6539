/** Every sign of every equation that is checked in a prime field: turned, it is refuted there on every seed. */
import { expect, test } from 'vitest';
import { runAlgebraic } from '../check/algebraic.ts';
import { defaults } from '../check/options.ts';
import type { Algebraic } from '../proof/part.ts';
import { claims } from './index.ts';

const SEEDS = 5;
const exact = claims.flatMap(({ id, proves }) =>
  proves.flatMap((part) => (part.kind === 'algebraic' ? [{ id, part }] : [])),
);

/** An index of which the sign is turned may ask for a step that there is not. */
function outcomeOf(part: Algebraic, id: string, seed: number): string {
  try {
    return runAlgebraic(part, 'proves', id, { ...defaults, seed }, () => {}).outcome;
  } catch (error) {
    if (error instanceof RangeError && error.message.includes('was asked for')) return 'no such step';
    throw error;
  }
}

test('a turned sign in an exact equation is refuted on every seed', () => {
  const turned = exact.flatMap(({ id, part }) => [...part.turned()].map((wrong) => ({ id, part, ...wrong })));
  expect(exact.length).toBeGreaterThanOrEqual(22);
  expect(new Set(turned.map(({ id }) => id)).size).toBe(new Set(exact.map(({ id }) => id)).size);
  const outcomes = turned.flatMap(({ id, part, tex, evaluate }) =>
    Array.from({ length: SEEDS }, (_, s) => {
      const outcome = outcomeOf({ ...part, evaluate, controls: [] }, id, s + 1);
      expect(['refuted', 'no such step'], `${id}: ${tex}, seed ${s + 1}`).toContain(outcome);
      return outcome;
    }),
  );
  expect(outcomes.filter((outcome) => outcome === 'refuted').length).toBeGreaterThan(0.8 * outcomes.length);
});
