import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaults } from '../check/options.ts';
import type { Request, Response } from './protocol.ts';

const workers: FakeWorker[] = [];
class FakeWorker {
  onmessage: ((event: { data: Response }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  ended = false;
  readonly requests: Request[] = [];
  readonly url: URL;
  readonly options: WorkerOptions;
  constructor(url: URL, options: WorkerOptions) {
    this.url = url;
    this.options = options;
    workers.push(this);
  }
  postMessage(request: Request) {
    this.requests.push(request);
  }
  terminate() {
    this.ended = true;
  }
  answer(response: object) {
    this.onmessage?.({ data: { job: this.requests.at(-1)!.job, ...response } as Response });
  }
}

let leave = () => {};
async function load(cores: number) {
  vi.resetModules();
  workers.length = 0;
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('navigator', { hardwareConcurrency: cores });
  vi.stubGlobal('addEventListener', (type: string, listener: () => void) => {
    if (type === 'pagehide') leave = listener;
  });
  return import('./client.ts');
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test.each([
  [1, 1],
  [2, 2],
  [16, 9],
])('with %i cores nine proofs share %i workers', async (cores, most) => {
  const { prove } = await load(cores);
  expect(workers).toHaveLength(0);
  for (let i = 0; i < 9; i++) prove('rnn-state', defaults).result.catch(() => {});
  expect(workers).toHaveLength(most);
  expect(workers[0]!.url.pathname).toMatch(/worker\.ts$/);
  expect(workers[0]!.options).toEqual({ type: 'module' });
});

test('prove hands over the claim and the options and gives the report back', async () => {
  const { prove } = await load(2);
  const { result } = prove('rnn-state', { seed: 7, cases: 5 });
  expect(workers[0]!.requests).toMatchObject([{ run: 'claim', claim: 'rnn-state', options: { seed: 7, cases: 5 } }]);
  workers[0]!.answer({ is: 'report', report: { digest: 'd' } });
  expect(await result).toEqual({ digest: 'd' });
});

test('tryMistake hands over part and control and gives the report of that part back', async () => {
  const { tryMistake } = await load(2);
  const { result } = tryMistake('rnn-state', 1, 2, defaults);
  expect(workers[0]!.requests).toMatchObject([{ run: 'mistake', claim: 'rnn-state', part: 1, control: 2 }]);
  workers[0]!.answer({ is: 'mistake', report: { outcome: 'refuted' } });
  expect(await result).toEqual({ outcome: 'refuted' });
});

test('an answer of the wrong kind is a failure, not a report', async () => {
  const { prove } = await load(2);
  const { result } = prove('rnn-state', defaults);
  workers[0]!.answer({ is: 'mistake', report: {} });
  await expect(result).rejects.toMatchObject({ why: 'crashed' });
});

test('a run that says nothing for two minutes has failed', async () => {
  const { prove } = await load(2);
  const { result } = prove('rnn-state', defaults);
  const failed = expect(result).rejects.toMatchObject({ why: 'silent' });
  vi.advanceTimersByTime(120_000);
  await failed;
});

test('leaving the page ends the workers', async () => {
  const { prove } = await load(2);
  const { result } = prove('rnn-state', defaults);
  const failed = expect(result).rejects.toMatchObject({ why: 'cancelled' });
  leave();
  await failed;
  expect(workers.every((w) => w.ended)).toBe(true);
});

/** A browser's `Worker` that cannot be made, from before or after workers could be modules. */
const refusing = (asks: boolean) =>
  class {
    constructor(_url: URL, options: WorkerOptions) {
      throw new Error(asks ? `a worker of type ${options.type} was refused` : 'refused');
    }
  };

test.each([
  ['without workers', undefined, 'outdated'],
  ['whose workers are no modules', refusing(false), 'outdated'],
  ['that refuses this worker', refusing(true), 'crashed'],
])('in a browser %s a proof fails, and is told why', async (_, Worker, why) => {
  const { prove } = await load(2);
  vi.stubGlobal('Worker', Worker);
  await expect(prove('rnn-state', defaults).result).rejects.toMatchObject({ name: 'JobError', why });
});

test('a claim that throws is the claim’s, where the browser is not too old', async () => {
  const { prove } = await load(1);
  const { result } = prove('rnn-state', defaults);
  vi.stubGlobal('Worker', refusing(true));
  workers[0]!.answer({ is: 'error', why: 'threw', message: 'rows: got 3, needed 4' });
  await expect(result).rejects.toMatchObject({ why: 'threw' });
});

test('a worker that may not import tells of a browser that is too old', async () => {
  const { prove } = await load(1);
  const { result } = prove('rnn-state', defaults);
  vi.stubGlobal('Worker', refusing(false));
  workers[0]!.answer({
    is: 'error',
    why: 'crashed',
    message: 'Dynamic module import is disabled or not supported in this context',
  });
  await expect(result).rejects.toMatchObject({ why: 'outdated' });
});

test('a worker that is taken for a classic script tells of a browser that is too old', async () => {
  const { prove } = await load(1);
  const { result } = prove('rnn-state', defaults);
  workers[0]!.onerror?.({ message: 'SyntaxError: import declarations may only appear at top level of a module' });
  await expect(result).rejects.toMatchObject({ why: 'outdated' });
});
