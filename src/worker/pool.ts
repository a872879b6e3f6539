/**
 * A queue of jobs over a few workers. Workers are created on demand. One whose job fails, hangs or is cancelled is
 * terminated and replaced, so that a retry starts from a clean state.
 */
import type { Request, Response } from './protocol.ts';

/** The members of `Worker` that the pool uses; tests pass their own. */
export interface WorkerLike {
  postMessage(request: Request): void;
  terminate(): void;
  onmessage: ((event: { readonly data: Response }) => void) | null;
  onerror: ((event: { readonly message?: string; preventDefault?: () => void }) => void) | null;
  onmessageerror: ((event: unknown) => void) | null;
}

export type JobState = 'queued' | 'running' | 'done';
/**
 * `cancelled`: by the reader or by leaving the page · `crashed`: a file did not load, or the worker died · `outdated`: the browser
 * has no module workers · `silent`: no message within the limit · `threw`: the claim's own code threw.
 */
export type Failure = 'cancelled' | 'crashed' | 'outdated' | 'silent' | 'threw';

/** Why a job has no report. `message` is the worker's own error message and may be empty. */
export class JobError extends Error {
  readonly why: Failure;
  constructor(why: Failure, message = '') {
    super(message);
    this.name = 'JobError';
    this.why = why;
  }
}

export interface Listener {
  readonly onState?: (state: JobState) => void;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Handle<Result> {
  /** Rejects with a `JobError`, never with anything else. */
  readonly result: Promise<Result>;
  cancel(): void;
}

export type Answer = Extract<Response, { is: 'report' | 'mistake' | 'explored' | 'checked' }>;
type WithoutJob<R> = R extends unknown ? Omit<R, 'job'> : never;
export type JobRequest = WithoutJob<Request>;

export interface PoolOptions {
  readonly make: () => WorkerLike;
  /** Maximum number of workers, ≥ 1. */
  readonly size: number;
  /** Milliseconds, not counting sleep of the machine, that a running job may go without a message. */
  readonly limit: number;
}

export interface Pool {
  add(task: JobRequest, listener?: Listener): Handle<Answer>;
  /** Terminates all workers; unfinished jobs fail as cancelled. The pool can be used again. */
  close(): void;
}

interface Job {
  readonly id: number;
  readonly task: JobRequest;
  readonly listener: Listener;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: JobError) => void;
  worker?: WorkerLike;
  timer?: ReturnType<typeof setTimeout>;
}

/** The limit is split into this many timers: a tab or machine that sleeps uses up at most one of them. */
const slices = 20;

export function createPool({ make, size, limit }: PoolOptions): Pool {
  const queue: Job[] = [];
  const running = new Map<number, Job>();
  const idle: WorkerLike[] = [];
  let lastId = 0;

  const watch = (job: Job, left = slices): void => {
    clearTimeout(job.timer);
    const late = () => (left > 1 ? watch(job, left - 1) : fail(job, new JobError('silent')));
    job.timer = setTimeout(late, limit / slices);
  };

  /** Removes the job from the running ones; false if it is not running (a late message). */
  const leave = (job: Job): boolean => {
    clearTimeout(job.timer);
    return running.delete(job.id);
  };

  const end = (worker: WorkerLike): void => {
    worker.onmessage = worker.onerror = worker.onmessageerror = null;
    worker.terminate();
  };

  const fail = (job: Job, error: JobError): void => {
    if (!leave(job)) return;
    if (job.worker) end(job.worker);
    job.listener.onState?.('done');
    job.reject(error);
    next();
  };

  const finish = (job: Job, answer: Answer): void => {
    if (!leave(job)) return;
    if (job.worker) idle.push(job.worker);
    job.listener.onState?.('done');
    job.resolve(answer);
    next();
  };

  const hear = (job: Job, response: Response): void => {
    if (response.job !== job.id) return;
    if (response.is === 'error') fail(job, new JobError(response.why, response.message));
    else if (response.is === 'progress') {
      watch(job);
      job.listener.onProgress?.(response.done, response.total);
    } else finish(job, response);
  };

  const start = (job: Job): void => {
    running.set(job.id, job);
    job.listener.onState?.('running');
    try {
      const worker = idle.pop() ?? make();
      job.worker = worker;
      worker.onmessage = ({ data }) => hear(job, data);
      worker.onerror = (event) => {
        event.preventDefault?.();
        fail(job, new JobError('crashed', event.message ?? ''));
      };
      worker.onmessageerror = () => fail(job, new JobError('crashed', 'message could not be read'));
      watch(job);
      worker.postMessage({ ...job.task, job: job.id } as Request);
    } catch (error) {
      fail(job, new JobError('crashed', error instanceof Error ? error.message : String(error)));
    }
  };

  const next = (): void => {
    while (running.size < size) {
      const job = queue.shift();
      if (!job) return;
      start(job);
    }
  };

  /** Fails a job that never started. */
  const drop = (job: Job): void => {
    job.listener.onState?.('done');
    job.reject(new JobError('cancelled'));
  };

  const cancel = (job: Job): void => {
    const place = queue.indexOf(job);
    if (place < 0) fail(job, new JobError('cancelled'));
    else {
      queue.splice(place, 1);
      drop(job);
    }
  };

  return {
    add(task, listener = {}) {
      let job!: Job;
      const result = new Promise<Answer>((resolve, reject) => {
        job = { id: ++lastId, task, listener, resolve, reject };
      });
      queue.push(job);
      listener.onState?.('queued');
      next();
      return { result, cancel: () => cancel(job) };
    },
    close() {
      queue.splice(0).forEach(drop);
      for (const job of [...running.values()]) fail(job, new JobError('cancelled'));
      for (const worker of idle.splice(0)) end(worker);
    },
  };
}
