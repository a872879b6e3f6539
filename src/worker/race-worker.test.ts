import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import race, { type RaceData, type RaceValues } from '../explorers/race.ts';
import replay from '../explorers/replay.ts';
import { initialValues } from '../explorers/values.ts';
import type { RaceNews, RaceOrder } from './race-client.ts';

const values = { ...initialValues(race.parameters), T: 20, units: 2, budget: 100 } as unknown as RaceValues;
const news: RaceNews[] = [];
const scope = {
  postMessage: (said: RaceNews) => news.push(said),
  onmessage: (_: { data: RaceOrder }): void => expect.fail('the worker did not listen'),
};
const start = { do: 'start', id: 'race', values } as const;
const order = (data: RaceOrder) => scope.onmessage({ data });
const last = () => {
  const said = news.at(-1);
  if (said?.is === undefined || said.is === 'error') throw new Error(`got ${JSON.stringify(said)}, needed a state`);
  return said;
};
const updates = (data: unknown) => (data as RaceData).runners.map(({ update }) => update);

/** One update a slice, and a message after each. */
let clock = 0;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 200));
  news.length = 0;
  vi.stubGlobal('self', scope);
  vi.resetModules();
  await import('./race-worker.ts');
});
afterEach(() => void vi.useRealTimers());

test('a race runs to its end, and is the race that is computed at one go', () => {
  order({ ...start, paused: false });
  vi.runAllTimers();
  expect(last().is).toBe('done');
  expect(last().data).toEqual(race.compute(values));
});

test('a pause holds at once, a step is one update of each, and resuming ends as if nothing had been', () => {
  order({ ...start, paused: false });
  vi.advanceTimersToNextTimer();
  vi.advanceTimersToNextTimer();
  order({ do: 'pause' });
  expect(last().is).toBe('paused');
  const before = updates(last().data);
  vi.runAllTimers();
  order({ do: 'step' });
  expect(updates(last().data)).toEqual(before.map((update) => update + 1));
  order({ do: 'resume' });
  order({ do: 'pause' });
  order({ do: 'resume' });
  expect(vi.getTimerCount()).toBe(1);
  vi.runAllTimers();
  expect(last().is).toBe('done');
  expect(last().data).toEqual(race.compute(values));
});

test('a race may begin paused', () => {
  order({ ...start, paused: true });
  vi.runAllTimers();
  expect([last().is, updates(last().data)]).toEqual(['paused', [0, 0]]);
});

test('a replay is the run that is computed at one go, and a step of it one update', () => {
  const run = { experiment: 'latch-0.05', arm: 'chrono', seed: 2 } as const;
  order({ do: 'start', id: 'replay', values: run, paused: true });
  order({ do: 'step' });
  expect(updates(last().data)).toEqual([1]);
  order({ do: 'resume' });
  vi.runAllTimers();
  expect(last().is).toBe('done');
  expect(last().data).toEqual(replay.compute(run));
});

test('settings that make no race come back as an error', () => {
  order({ ...start, values: { ...values, task: 'adding', T: 3 }, paused: true });
  order({ do: 'step' });
  expect(news.at(-1)).toMatchObject({ is: 'error', message: expect.stringContaining('T is 3') });
});
