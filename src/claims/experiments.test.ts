import { describe, expect, test } from 'vitest';
import record from '../../content/experiments.json' with { type: 'json' };
import { solvedAt } from '../engine/training/trial.ts';
import { armsOf } from './experiments.ts';

describe.each(record.experiments)('the record of $id', ({ id, seeds, budget, arms }) => {
  test.each(arms)('$id: every seed once, solved where its own accuracy says so', ({ runs, successes, trials }) => {
    expect(runs.map((run) => run.seed)).toEqual(Array.from({ length: seeds }, (_, k) => k + 1));
    expect(trials).toBe(seeds);
    expect(successes).toBe(runs.filter((run) => run.solved).length);
    for (const run of runs) {
      expect(run.solved).toBe(run.accuracy >= solvedAt.accuracy);
      expect(run.updates).toBeLessThanOrEqual(budget);
      if (!run.solved) expect(run.updates).toBe(budget);
    }
  });

  test('has at least 30 seeds, or is the long one', () => {
    expect(seeds).toBeGreaterThanOrEqual(id === 'adding-1000' ? 5 : 30);
  });
});

test('a losing run comes out as recorded when it is made again', () => {
  const [arm] = armsOf('latch', ['rnn']);
  const losing = arm.runs.find((run) => !run.solved);
  expect(losing && arm.again(losing.seed)).toEqual(losing);
});

test('an arm or an experiment that is not on record is named', () => {
  expect(() => armsOf('latches', ['rnn'])).toThrow('content/experiments.json has no "latches"');
  expect(() => armsOf('latch', ['forget-0'])).toThrow('has no "forget-0"');
});
