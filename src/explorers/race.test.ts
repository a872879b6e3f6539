import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { experiments } from '../engine/training/experiments.ts';
import { train } from '../engine/training/trial.ts';
import { languages } from '../proof/words.ts';
import { widths } from './plots/picture.ts';
import picture from './plots/race.ts';
import explorer, { configOf, type RaceValues, raceLimits } from './race.ts';
import { initialValues } from './values.ts';

const initial = initialValues(explorer.parameters) as unknown as RaceValues;
const small: RaceValues = { ...initial, T: 20, units: 2, budget: 50 };

test('the networks are those of the recorded experiments', () => {
  const armOf = (id: string, arm: string) =>
    experiments.find((one) => one.id === id)?.arms.find((one) => one.id === arm)?.config;
  expect(configOf(initial, 'lstm')).toEqual(armOf('latch-0.02', 'chrono'));
  expect(configOf({ ...initial, start: 'own', bias: 1 }, 'lstm')).toEqual(armOf('latch-0.02', 'forget-1'));
  expect(configOf({ ...initial, task: 'adding', T: 200 }, 'lstm')).toEqual(armOf('adding-200', 'chrono'));
  const { forgetBias: _, ...rnn } = configOf(initial, 'rnn');
  expect(armOf('latch-0.02', 'rnn')).toMatchObject(rnn);
});

test('the LSTM set for the horizon solves the latch task over 100 steps within 400 updates on at least 4 of 5 seeds', () => {
  const solved = [1, 2, 3, 4, 5].filter((seed) => train(configOf(initial, 'lstm'), seed, 400).solved);
  expect(solved.length).toBeGreaterThanOrEqual(4);
});

test('the race says of each network what a run of it alone says, and is the same each time', () => {
  const values: RaceValues = { ...initial, T: 30, budget: 150 };
  const data = explorer.compute(values);
  expect(explorer.compute(values)).toEqual(data);
  for (const { network, update, solvedAt } of data.runners) {
    const alone = train(configOf(values, network), values.seed, values.budget);
    expect(update).toBe(values.budget);
    expect(solvedAt).toBe(alone.solved ? alone.updates : undefined);
  }
  expect(data.runners.some(({ solvedAt }) => solvedAt !== undefined)).toBe(true);
});

test('curves and map grow with the updates, within their limits', () => {
  const race = explorer.begin({ ...small, budget: 450 });
  expect(race.data().runners.map(({ update, losses }) => [update, losses.length])).toEqual([
    [0, 0],
    [0, 0],
  ]);
  for (let s = 0; s < 2 * 30; s++) race.step();
  expect(race.data().runners.map(({ update }) => update)).toEqual([30, 30]);
  while (!race.done) race.step();
  race.step();
  for (const { update, losses, gradients } of race.data().runners) {
    expect(update).toBe(450);
    expect(losses.length).toBe(150);
    expect(gradients.length).toBe(raceLimits.columns);
    for (const column of gradients) {
      expect(column.length).toBe(20);
      expect(column[0]).toBe(1);
      expect(column.every((value) => value >= 0)).toBe(true);
    }
  }
});

test('every state of a race is drawn, tabulated and worded, before its first update too', () => {
  const { document } = parseHTML('<html></html>');
  const race = explorer.begin(small);
  for (const updates of [0, 1, 40, 200]) {
    for (let s = 0; s < updates; s++) race.step();
    const data = race.data();
    for (const lang of languages) {
      const reader = { lang, number: String };
      expect(picture.says(data, reader)).not.toMatch(/undefined|NaN/);
      expect(picture.table(data, reader).rows.flat().some(Number.isNaN)).toBe(false);
      const place = { document: document as unknown as Document, ...reader };
      const drawn = Object.values(widths).map((width) => picture.draw(data, { ...place, width }));
      for (const svg of drawn) expect(svg.outerHTML).not.toMatch(/NaN|Infinity|<style/);
      expect(drawn.map((svg) => svg.getAttribute('height'))).toEqual(['564', '564']);
    }
  }
});
