/** The committed outcomes belong to the committed code: a change of the engine that moves them must run them anew. */
import { expect, test } from 'vitest';
import recorded from '../../content/experiments.json' with { type: 'json' };
import lossRecord from '../../content/losses.json' with { type: 'json' };
import { experiments } from '../../src/engine/training/experiments.ts';
import { solvedAt, train, updatesBetweenLooks } from '../../src/engine/training/trial.ts';
import { wilson } from '../../src/proof/wilson.ts';

test('every experiment is recorded as it is declared', () => {
  expect([recorded.solvedAt, recorded.pace]).toEqual([solvedAt, updatesBetweenLooks]);
  expect(
    recorded.experiments.map(({ id, budget, seeds, arms }) => ({
      id,
      budget,
      seeds,
      arms: arms.map((arm) => ({ id: arm.id, config: arm.config })),
    })),
  ).toEqual(experiments);
});

test('counts and intervals are those of the runs', () => {
  for (const { seeds, budget, arms } of recorded.experiments)
    for (const { runs, successes, trials, low, high } of arms) {
      expect(runs.map(({ seed }) => seed)).toEqual(Array.from({ length: seeds }, (_, k) => k + 1));
      expect(runs.every(({ solved, accuracy }) => solved === accuracy >= solvedAt.accuracy)).toBe(true);
      expect(runs.every(({ solved, updates }) => updates <= budget && (solved || updates === budget))).toBe(true);
      expect([successes, trials]).toEqual([runs.filter(({ solved }) => solved).length, seeds]);
      expect({ low, high }).toEqual(wilson(successes, trials));
    }
});

const losses: Readonly<Record<string, Readonly<Record<string, readonly number[][]>>>> = lossRecord;
const short = (loss: number) => Number(loss.toPrecision(4));

test('the losses are those of the runs: one at each evaluation, the last that of the outcome', () => {
  expect(Object.keys(losses)).toEqual(['latch-0.005', 'latch-0.02', 'latch-0.05']);
  for (const [id, byArm] of Object.entries(losses))
    for (const { id: arm, runs } of recorded.experiments.find((one) => one.id === id)!.arms)
      runs.forEach(({ updates, loss }, k) => {
        expect(byArm[arm][k].length).toBe(Math.ceil(updates / updatesBetweenLooks));
        expect(byArm[arm][k].at(-1)).toBe(short(loss));
      });
});

// The quickest run of each arm that succeeds anywhere: the same outcome now, to the bit.
const quickest = experiments.flatMap(({ id, budget, arms }, e) =>
  arms.flatMap(({ id: arm, config }, a) => {
    const [run] = recorded.experiments[e].arms[a].runs
      .filter(({ solved }) => solved)
      .sort((p, q) => p.updates - q.updates);
    return run && run.updates * config.T <= 20_000 ? [{ id, arm, config, budget, run }] : [];
  }),
);

test.each(quickest)(
  '$id, $arm, seed $run.seed is reproduced',
  ({ id, arm, config, budget, run: { seed, ...outcome } }) => {
    const seen: number[] = [];
    expect(train(config, seed, budget, (loss) => seen.push(short(loss)))).toEqual(outcome);
    if (losses[id]) expect(seen).toEqual(losses[id][arm][seed - 1]);
  },
);

test('there is something to reproduce', () => {
  expect(quickest.length).toBeGreaterThan(2);
});
