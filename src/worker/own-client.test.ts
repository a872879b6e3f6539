import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type OwnNews, type OwnOrder, openOwn } from './own-client.ts';

class FakeWorker {
  static all: FakeWorker[] = [];
  onmessage: ((event: { data: OwnNews }) => void) | null = null;
  onerror: ((event: { preventDefault: () => void }) => void) | null = null;
  orders: OwnOrder[] = [];
  ended = false;
  constructor() {
    FakeWorker.all.push(this);
  }
  postMessage(order: OwnOrder) {
    this.orders.push(order);
  }
  terminate() {
    this.ended = true;
  }
  say(news: OwnNews) {
    this.onmessage?.({ data: news });
  }
}

const asked = (formula: string) => ({ target: 'rnn-step', formula, choices: {}, seed: 1 });
const heard = { onRead: vi.fn(), onTold: vi.fn(), onChecked: vi.fn(), onFailed: vi.fn() };
const open = () => openOwn(heard, () => new FakeWorker() as unknown as Worker);

beforeEach(() => {
  vi.useFakeTimers();
  FakeWorker.all = [];
  for (const listener of Object.values(heard)) listener.mockClear();
});
afterEach(() => vi.useRealTimers());

test('a check that says nothing is ended, once its worker is there', () => {
  open().check(asked('a'));
  const [worker] = FakeWorker.all;
  vi.advanceTimersByTime(60_000);
  expect(heard.onFailed).not.toHaveBeenCalled();
  worker.say({ job: 0, is: 'ready' });
  vi.advanceTimersByTime(4_000);
  worker.say({ job: 1, is: 'told', told: { done: 1, total: 9 } });
  vi.advanceTimersByTime(4_000);
  expect(heard.onTold).toHaveBeenCalledTimes(1);
  expect(worker.ended).toBe(false);
  vi.advanceTimersByTime(1_001);
  expect(worker.ended).toBe(true);
  expect(heard.onFailed).toHaveBeenCalledWith('silent');
});

test('a new check ends the one in progress; reading keeps its worker and takes the last answer alone', () => {
  const desk = open();
  desk.check(asked('a'));
  desk.check(asked('b'));
  expect(FakeWorker.all.map(({ ended }) => ended)).toEqual([true, false]);
  desk.read(asked('c'));
  desk.read(asked('d'));
  const reader = FakeWorker.all[2];
  expect(reader.orders.map(({ job }) => job)).toEqual([1, 2]);
  reader.say({ job: 1, is: 'read', read: { is: 'empty' } });
  expect(heard.onRead).not.toHaveBeenCalled();
  reader.say({ job: 2, is: 'read', read: { is: 'empty' } });
  expect(heard.onRead).toHaveBeenCalledTimes(1);
});

test('after a cancelled check no news of it come, and the next one has a new worker', () => {
  const desk = open();
  desk.check(asked('a'));
  desk.cancel();
  expect(FakeWorker.all[0].ended).toBe(true);
  desk.check(asked('b'));
  expect(FakeWorker.all).toHaveLength(2);
  desk.close();
  expect(FakeWorker.all.every(({ ended }) => ended)).toBe(true);
});

test('a worker that dies is told', () => {
  open().check(asked('a'));
  FakeWorker.all[0].onerror?.({ preventDefault: () => {} });
  expect(heard.onFailed).toHaveBeenCalledWith('crashed');
});
