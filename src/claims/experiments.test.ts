import { describe, expect, test } from 'vitest';
import record from '../../content/experiments.json' with { type: 'json' };
import { experiments } from '../engine/training/experiments.ts';
import type { TrainingConfig } from '../engine/training/trainer.ts';
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

describe('one cause at a time', () => {
  const configs = (id: string) =>
    Object.fromEntries(experiments.find((one) => one.id === id)!.arms.map((arm) => [arm.id, arm.config]));
  const differences = (a: TrainingConfig, b: TrainingConfig) =>
    Object.keys(a).filter((key) => a[key as keyof TrainingConfig] !== b[key as keyof TrainingConfig]);

  test('the arms of the rescue differ in the forget bias alone', () => {
    const [first, ...others] = Object.values(configs('forget-gate-rescue'));
    for (const other of others) expect(differences(first, other)).toEqual(['forgetBias']);
  });

  test.each(['latch-0.005', 'latch-0.02', 'latch-0.05'])('%s has b* and 1 with either input bias', (id) => {
    const { chrono, horizon, 'forget-1-closed': closed, 'forget-1': one } = configs(id);
    expect(differences(chrono, closed)).toEqual(['forgetBias']);
    expect(differences(horizon, one)).toEqual(['forgetBias']);
    expect(differences(chrono, horizon)).toEqual(['inputBias']);
    expect(differences(closed, one)).toEqual(['inputBias']);
    expect([chrono.forgetBias, chrono.inputBias, one.forgetBias, one.inputBias]).toEqual(['b*', '-b*', 1, 0]);
  });
});

test('a losing run comes out as recorded when it is made again', () => {
  const [arm] = armsOf('latch-0.02', ['rnn']);
  const losing = arm.runs.find((run) => !run.solved);
  expect(losing && arm.again(losing.seed)).toEqual(losing);
});

test('an arm or an experiment that is not on record is named', () => {
  expect(() => armsOf('latches', ['rnn'])).toThrow('content/experiments.json has no "latches"');
  expect(() => armsOf('latch-0.02', ['forget-0'])).toThrow('has no "forget-0"');
});
