/** A replay is the recorded run, to the last bit; the curves are those of the record. */
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { experiments, setupOf } from '../engine/training/experiments.ts';
import { languages } from '../proof/words.ts';
import { trialsRecord } from '../site/publish/trials.ts';
import { armOptions } from './plots/arms.ts';
import { pictureOf } from './plots/index.ts';
import { widths } from './plots/picture.ts';
import { asRecorded, runsOf, type Trials } from './plots/recorded.ts';
import replay, { experimentParameter, type ReplayValues } from './replay.ts';
import runs from './runs.ts';
import { initialValues } from './values.ts';

const trials: Trials = trialsRecord();

test('the menus have the recorded experiments of the two tasks and every arm of them', () => {
  const shown = experiments.filter(({ id }) => /^(latch|adding)-/.test(id));
  expect(Object.keys(experimentParameter.options)).toEqual(shown.map(({ id }) => id));
  expect(Object.keys(armOptions).sort()).toEqual(
    [...new Set(shown.flatMap(({ arms }) => arms.map(({ id }) => id)))].sort(),
  );
});

const some: ReplayValues[] = [
  { experiment: 'latch-0.02', arm: 'horizon', seed: 1 },
  { experiment: 'latch-0.005', arm: 'chrono', seed: 7 },
  { experiment: 'latch-0.05', arm: 'rnn', seed: 3 },
  { experiment: 'adding-50', arm: 'chrono', seed: 2 },
];
test.each(some)('%j ends as recorded, to the last bit', (values) => {
  const data = replay.compute(values);
  const found = asRecorded(trials, values, data);
  expect(found?.same).toBe(true);
  expect(data.runners[0].looks.map(({ loss }) => Number(loss.toPrecision(4)))).toEqual(
    found?.run.losses ?? expect.anything(),
  );
  // One bit is a difference.
  const [runner] = data.runners;
  const last = runner.looks[runner.looks.length - 1];
  const off = { ...last, loss: last.loss * (1 + 2 ** -52) };
  const other = { ...data, runners: [{ ...runner, looks: [...runner.looks.slice(0, -1), off] }] };
  expect(asRecorded(trials, values, other)?.same).toBe(false);
});

test('of the runs that the caption names one was solved and two were not', () => {
  const { experiment, arm, seed } = initialValues(replay.parameters);
  const runs = trials.experiments.find(({ id }) => id === experiment)?.arms.find(({ id }) => id === arm)?.runs ?? [];
  expect([seed, 1, 2].map((one) => runs.find((run) => run.seed === one)?.solved)).toEqual([true, false, false]);
});

test('an arm that an experiment does not have starts in its task, and is compared with nothing', () => {
  const { config, budget } = setupOf('adding-200', 'forget-minus-2');
  expect(config).toMatchObject({
    task: 'adding',
    T: 200,
    batch: 16,
    noise: 0,
    rate: 0.02,
    forgetBias: -2,
    inputBias: 0,
  });
  expect(budget).toBe(2000);
  expect(() => setupOf('latch', 'rnn')).toThrow('got latch');
  const values = { experiment: 'adding-50', arm: 'horizon', seed: 1 } as const;
  const started = replay.begin(values);
  for (let k = 0; k < 25; k++) started.step();
  expect(asRecorded(trials, values, started.data())).toBeUndefined();
});

test('the curves: quartiles of the losses, and the share solved by each update', () => {
  const values = { ...initialValues(runs.parameters), experiment: 'latch-0.02', first: 'chrono', second: 'forget-1' };
  const [first, second] = runsOf(trials, values).arms;
  expect([first.successes, second.successes]).toEqual([30, 0]);
  expect(first.points).toHaveLength(40);
  expect(first.points?.at(-1)?.solved).toBe(1);
  expect(second.points?.at(-1)?.solved).toBe(0);
  for (const { points = [] } of [first, second])
    for (const [k, { update, low, middle, high, solved }] of points.entries()) {
      expect(update).toBe(25 * (k + 1));
      expect(low <= middle && middle <= high).toBe(true);
      expect(solved).toBeGreaterThanOrEqual(points[k - 1]?.solved ?? 0);
    }
  const sorted = trials.experiments
    .find(({ id }) => id === 'latch-0.02')!
    .arms.find(({ id }) => id === 'forget-1')!
    .runs.map(({ losses }) => losses![39])
    .sort((a, b) => a - b);
  expect(second.points?.[39].middle).toBeCloseTo((sorted[14] + sorted[15]) / 2, 12);
  expect(runsOf(trials, { ...values, second: 'none' }).arms).toHaveLength(1);
  expect(() => runsOf(trials, { ...values, experiment: 'gone' })).toThrow('got gone');
});

test('the pictures are drawn, tabulated and worded in both languages at both widths, and keep their height', async () => {
  const { document } = parseHTML('<html></html>') as unknown as { document: Document };
  const begun = replay.begin(some[0]);
  const states = [begun.data()];
  begun.step();
  states.push(begun.data(), replay.compute(some[0]));
  const all = initialValues(runs.parameters);
  const cases: [string, unknown[]][] = [
    ['replay', states],
    [
      'runs',
      [
        ...Object.keys(experimentParameter.options).map((experiment) => runsOf(trials, { ...all, experiment })),
        runsOf(trials, { ...all, second: 'none' }),
        runsOf(trials, { ...all, experiment: 'adding-50', second: 'forget-minus-2' }),
      ],
    ],
  ];
  for (const [id, datas] of cases) {
    const picture = await pictureOf(id);
    const heights = new Set<string | null>();
    for (const data of datas)
      for (const lang of languages) {
        const said = picture.says(data, { lang, number: String });
        expect(said).not.toMatch(/undefined|NaN|Infinity/);
        expect(said).toMatch(lang === 'zh' ? /。$/ : /\.$/);
        const { head, rows } = picture.table(data, { lang, number: String });
        for (const row of rows) expect(row).toHaveLength(head.length);
        for (const width of Object.values(widths)) {
          const svg = picture.draw(data, { document, width, lang, number: String });
          if (width === widths.wide) heights.add(svg.getAttribute('height'));
          expect(svg.outerHTML).not.toMatch(/NaN|Infinity|<style/);
        }
      }
    expect(heights.size, id).toBe(1);
  }
});
