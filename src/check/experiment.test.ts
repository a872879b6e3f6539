import { expect, test } from 'vitest';
import { randomFrom } from '../engine/arithmetic/random.ts';
import { experiment } from '../proof/make.ts';
import type { DrawnArm, RecordedArm, Run } from '../proof/part.ts';
import { wilson } from '../proof/wilson.ts';
import { words } from '../proof/words.ts';
import { experimentTicks, runExperiment } from './experiment.ts';

const run = (seed: number, solved: boolean): Run => ({
  seed,
  solved,
  updates: seed,
  accuracy: solved ? 1 : 0.5,
  loss: 1 / seed,
});
const arm = (name: string, solved: number, again = (seed: number) => run(seed, seed <= solved)): RecordedArm => ({
  name: words(name, name),
  runs: Array.from({ length: 30 }, (_, i) => run(i + 1, i < solved)),
  again,
});
const part = (...arms: RecordedArm[]) =>
  experiment({ name: words('e', 'e'), arms, replays: 3, controls: [{ name: words('the other', '另一个'), first: 1 }] });
const options = { seed: 1, cases: 1 };
const examine = (...arms: RecordedArm[]) => runExperiment(part(...arms), 'proves', 'test', options, () => {});

test('rates whose intervals lie apart pass, and the other order is refuted', () => {
  const report = examine(arm('good', 28), arm('bad', 3));
  expect(report).toMatchObject({ outcome: 'passes', checked: 60 });
  expect(report.controls[0]).toMatchObject({ caught: true });
  expect(report.replays).toHaveLength(3);
  expect(report.replays?.[0]).toMatchObject({ arm: { en: 'good' }, same: true });
});

test('rates whose intervals overlap do not', () => {
  const report = examine(arm('good', 20), arm('nearly as good', 16));
  expect(report).toMatchObject({ outcome: 'refuted' });
  expect(report.reason?.en).toContain('overlap');
});

test.each([
  ['another outcome', (seed: number) => ({ ...run(seed, true), solved: false })],
  ['one bit of the loss', (seed: number) => ({ ...run(seed, true), loss: (1 / seed) * (1 + Number.EPSILON) })],
  ['one update more', (seed: number) => ({ ...run(seed, true), updates: seed + 1 })],
  ['NaN', (seed: number) => ({ ...run(seed, true), loss: Number.NaN })],
])('a run made again that differs by %s is not green', (_, again) => {
  const report = examine(arm('good', 30, again), arm('bad', 0));
  expect(report.outcome).toBe('refuted');
  expect(report.reason?.en).toContain('differs from its record');
});

test('drawn arms: trials from the check’s own seed, the same again, none repeated', () => {
  const drawn = (name: string, chance: number): DrawnArm => ({
    name: words(name, name),
    trials: 200,
    succeeds: (random) => random.unit() < chance,
  });
  const [often, seldom, never] = [drawn('often', 0.8), drawn('seldom', 0.2), drawn('never', 0)];
  const part = experiment({
    name: words('e', 'e'),
    arms: [often, seldom],
    replays: 0,
    controls: [
      { name: words('the other', '另一个'), first: 1 },
      { name: words('against its equal', '与自己相比'), against: [{ ...often }] },
      { name: words('against what never does', '与从不成功的相比'), against: [never] },
    ],
  });
  let ticks = 0;
  const at = (seed: number) => runExperiment(part, 'proves', 'test', { ...options, seed }, () => ticks++);
  const report = at(1);
  expect(ticks).toBe(experimentTicks(part));
  expect(report).toMatchObject({ outcome: 'passes', checked: 400 });
  expect(report.replays).toBeUndefined();
  expect(report.controls.map(({ caught }) => caught)).toEqual([true, true, false]);
  expect(at(1)).toEqual(report);
  expect(at(2).arms).not.toEqual(report.arms);
  expect(report.arms?.[0].successes).toBe(
    Array.from({ length: 200 }, (_, k) => randomFrom('test', 1, k).unit()).filter((u) => u < 0.8).length,
  );
});

test('Wilson’s interval, by hand: 0, 15 and 30 of 30', () => {
  expect(wilson(0, 30).low).toBe(0);
  expect(wilson(0, 30).high).toBeCloseTo(3.8415 / 33.8415, 4);
  expect(wilson(15, 30).low).toBeCloseTo(0.3315, 4);
  expect(wilson(15, 30).high).toBeCloseTo(0.6685, 4);
  expect(wilson(30, 30).low).toBeCloseTo(30 / 33.8415, 4);
  expect(() => wilson(0, 0)).toThrow('got 0 trials');
});
