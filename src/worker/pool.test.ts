import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaults } from '../check/options.ts';
import type { Report } from '../check/report.ts';
import { createPool, type JobError, type JobRequest, type JobState, type WorkerLike } from './pool.ts';
import type { Request, Response } from './protocol.ts';

/** A worker that does nothing by itself: the test says what it answers. */
class FakeWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  onmessageerror: WorkerLike['onmessageerror'] = null;
  readonly requests: Request[] = [];
  ended = false;
  postMessage(request: Request) {
    if (this.ended) throw new Error('posted to a worker that was terminated');
    this.requests.push(request);
  }
  terminate() {
    this.ended = true;
  }
  get job() {
    return this.requests.at(-1)!.job;
  }
  get claim() {
    const request = this.requests.at(-1)!;
    return 'claim' in request ? request.claim : '';
  }
  say(response: Response) {
    this.onmessage?.({ data: response });
  }
  report() {
    this.say({ job: this.job, is: 'report', report: { claim: this.claim } as Report });
  }
}

const limit = 1000;
const task = (claim: string): JobRequest => ({ run: 'claim', claim, options: defaults });

function setUp(size = 2) {
  const workers: FakeWorker[] = [];
  const make = vi.fn(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
  const pool = createPool({ make, size, limit });
  /** Adds a job and writes down all that happens to it. */
  const add = (claim: string) => {
    const states: JobState[] = [];
    const progress: [number, number][] = [];
    const { result, cancel } = pool.add(task(claim), {
      onState: (state) => states.push(state),
      onProgress: (done, total) => progress.push([done, total]),
    });
    const settled = result.then(
      (answer) => (answer.is === 'report' ? `report of ${answer.report.claim}` : answer.is),
      (error: JobError) => `${error.name} ${error.why} ${error.message}`.trim(),
    );
    return { states, progress, settled, cancel };
  };
  return { pool, workers, make, add };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('no worker is made before the first job, and one serves job after job', async () => {
  const { workers, make, add } = setUp();
  expect(make).not.toHaveBeenCalled();
  const a = add('a');
  expect(a.states).toEqual(['queued', 'running']);
  workers[0]!.report();
  expect(await a.settled).toBe('report of a');
  expect(a.states).toEqual(['queued', 'running', 'done']);
  const b = add('b');
  workers[0]!.report();
  expect(await b.settled).toBe('report of b');
  expect(make).toHaveBeenCalledTimes(1);
});

test('at most `size` jobs run at once; the others wait and start in the order they came', async () => {
  const { workers, add } = setUp(2);
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(add);
  expect(workers.map((w) => w.claim)).toEqual(['a', 'b']);
  expect([c!.states, d!.states]).toEqual([['queued'], ['queued']]);
  workers[1]!.report();
  expect(await b!.settled).toBe('report of b');
  expect(workers.map((w) => w.claim)).toEqual(['a', 'c']);
  workers[1]!.report();
  expect(workers.map((w) => w.claim)).toEqual(['a', 'd']);
  workers[0]!.report();
  workers[1]!.report();
  expect(await Promise.all([a!.settled, c!.settled, d!.settled])).toEqual(['a', 'c', 'd'].map((x) => `report of ${x}`));
  expect(workers).toHaveLength(2);
});

test('progress reaches its own job only', () => {
  const { workers, add } = setUp(2);
  const [a, b] = ['a', 'b'].map(add);
  workers[0]!.say({ job: workers[0]!.job, is: 'progress', done: 3, total: 10 });
  workers[1]!.say({ job: workers[0]!.job, is: 'progress', done: 9, total: 10 });
  expect(a!.progress).toEqual([[3, 10]]);
  expect(b!.progress).toEqual([]);
});

test('cancelling a queued job takes it out of the queue and disturbs nobody', async () => {
  const { workers, add } = setUp(1);
  const [a, b, c] = ['a', 'b', 'c'].map(add);
  b!.cancel();
  expect(await b!.settled).toBe('JobError cancelled');
  expect(b!.states).toEqual(['queued', 'done']);
  workers[0]!.report();
  expect(workers[0]!.claim).toBe('c');
  workers[0]!.report();
  expect(await Promise.all([a!.settled, c!.settled])).toEqual(['report of a', 'report of c']);
  expect(workers).toHaveLength(1);
});

test('cancelling a running job ends its worker; the next job gets a new one; a late answer is not heard', async () => {
  const { workers, add } = setUp(1);
  const [a, b] = ['a', 'b'].map(add);
  const late = workers[0]!.onmessage;
  a!.cancel();
  expect(await a!.settled).toBe('JobError cancelled');
  expect(workers.map((w) => w.ended)).toEqual([true, false]);
  late?.({ data: { job: workers[0]!.job, is: 'report', report: { claim: 'a' } as Report } });
  workers[1]!.report();
  expect(await b!.settled).toBe('report of b');
  a!.cancel();
  b!.cancel();
  expect(a!.states).toEqual(['queued', 'running', 'done']);
  expect(b!.states).toEqual(['queued', 'running', 'done']);
  expect(workers[1]!.ended).toBe(false);
});

test('a worker that crashes fails its job, and a retry runs in a new worker', async () => {
  const { workers, add } = setUp(1);
  const a = add('a');
  workers[0]!.onerror?.({ message: 'worker.js: 404' });
  expect(await a.settled).toBe('JobError crashed worker.js: 404');
  expect(workers[0]!.ended).toBe(true);
  const again = add('a');
  workers[1]!.report();
  expect(await again.settled).toBe('report of a');
});

test('a worker that cannot be made fails the job and not the pool', async () => {
  const { make, add } = setUp(1);
  make.mockImplementationOnce(() => {
    throw new Error('workers are blocked');
  });
  const a = add('a');
  const b = add('b');
  expect(await a.settled).toBe('JobError crashed workers are blocked');
  expect(b.states).toEqual(['queued', 'running']);
});

test('a claim that throws fails its job with its message and takes its worker with it', async () => {
  const { workers, add } = setUp(1);
  const a = add('a');
  workers[0]!.say({ job: workers[0]!.job, is: 'error', why: 'threw', message: 'rows: got 3, needed 4' });
  expect(await a.settled).toBe('JobError threw rows: got 3, needed 4');
  expect(workers[0]!.ended).toBe(true);
});

test('an answer that cannot be read fails the job', async () => {
  const { workers, add } = setUp(1);
  const a = add('a');
  workers[0]!.onmessageerror?.({});
  expect(await a.settled).toContain('JobError crashed');
});

test('a job that gives no sign of life within the limit fails; progress gives it time', async () => {
  const { workers, add } = setUp(1);
  const a = add('a');
  vi.advanceTimersByTime(limit - 1);
  workers[0]!.say({ job: workers[0]!.job, is: 'progress', done: 1, total: 2 });
  vi.advanceTimersByTime(limit - 1);
  expect(a.states.at(-1)).toBe('running');
  vi.advanceTimersByTime(1);
  expect(await a.settled).toBe('JobError silent');
  expect(workers[0]!.ended).toBe(true);
});

test('a tab that sleeps for longer than the limit does not take its worker for hung', async () => {
  vi.useRealTimers();
  const { workers, add } = setUp(1);
  const a = add('a');
  // Nothing is heard meanwhile, neither timers nor workers: as when the lid is closed.
  const end = performance.now() + 1.5 * limit;
  while (performance.now() < end);
  setTimeout(() => workers[0]!.report(), limit / 10);
  expect(await a.settled).toBe('report of a');
});

test('a job in the queue is not timed, and neither is a worker that is done', async () => {
  const { workers, add } = setUp(1);
  const a = add('a');
  const b = add('b');
  vi.advanceTimersByTime(limit - 1);
  workers[0]!.report();
  expect(await a.settled).toBe('report of a');
  vi.advanceTimersByTime(limit - 1);
  workers[0]!.report();
  expect(await b.settled).toBe('report of b');
  vi.advanceTimersByTime(10 * limit);
  expect(workers[0]!.ended).toBe(false);
});

test('closing ends all workers and fails all jobs, queued ones without starting them; the pool can be used again', async () => {
  const { pool, workers, add } = setUp(2);
  const jobs = ['a', 'b', 'c'].map(add);
  pool.close();
  expect(await Promise.all(jobs.map((j) => j.settled))).toEqual(Array(3).fill('JobError cancelled'));
  expect(workers).toHaveLength(2);
  expect(workers.every((w) => w.ended)).toBe(true);
  expect(jobs[2]!.states).toEqual(['queued', 'done']);
  const again = add('d');
  workers[2]!.report();
  expect(await again.settled).toBe('report of d');
  pool.close();
  expect(workers[2]!.ended).toBe(true);
});
