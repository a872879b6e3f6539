/** The page's side of the proof worker: one pool for all cards of the page, one for all its explorers. */

import type { RunOptions } from '../check/options.ts';
import type { PartReport, Report } from '../check/report.ts';
import type { Values } from '../explorers/explorer.ts';
import {
  type Answer,
  createPool,
  type Handle,
  JobError,
  type JobRequest,
  type Listener,
  type Pool,
  type WorkerLike,
} from './pool.ts';

export type { Failure, Handle, JobState, Listener } from './pool.ts';
export { JobError };

/** Milliseconds without a sign of life after which a job counts as hung. */
const limit = 120_000;

const cores = (): number => globalThis.navigator?.hardwareConcurrency || 2;

const pools: { proofs?: Pool; explorers?: Pool } = {};

/** Explorers have a worker of their own: what a reader drags does not wait behind proofs. */
function pool(use: keyof typeof pools): Pool {
  const known = pools[use];
  if (known) return known;
  const made = createPool({
    make: () => new Worker(new URL('./claims-worker.ts', import.meta.url), { type: 'module' }) as WorkerLike,
    size: use === 'proofs' ? cores() : 1,
    limit,
  });
  pools[use] = made;
  addEventListener('pagehide', () => made.close());
  return made;
}

/** Only a browser that has module workers asks what type of worker is wanted. */
function hasModuleWorkers(): boolean {
  let asked = false;
  const options = {
    get type() {
      asked = true;
      return 'module' as const;
    },
  };
  try {
    new Worker(import.meta.url, options).terminate();
  } catch {
    // Then it has not asked.
  }
  return asked;
}

/** Adds a job and gives what `take` finds in its answer. */
function add<Result>(
  use: keyof typeof pools,
  task: JobRequest,
  take: (answer: Answer) => Result,
  listener?: Listener,
): Handle<Result> {
  const { result, cancel } = pool(use).add(task, listener);
  const explained = (error: JobError): never => {
    const failed = error.why === 'crashed' || error.why === 'threw';
    // Taken for a classic script, the worker throws where it imports; newer than the browser, it is a syntax error.
    const outdated = failed && (/SyntaxError/.test(error.message) || !hasModuleWorkers());
    throw outdated ? new JobError('outdated', error.message) : error;
  };
  return { result: result.then(take, explained), cancel };
}

/** Runs a claim on fresh networks. Rejects with a `JobError`. */
export function prove(claim: string, options: RunOptions, listener?: Listener): Handle<Report> {
  const take = (answer: Answer) => (answer.is === 'report' ? answer.report : mixedUp(answer.is));
  return add('proofs', { run: 'claim', claim, options }, take, listener);
}

/** Runs part `part` alone (counting `proves`, then `printed` or `without`), with its mistake `control` put in if one is named. */
export function tryMistake(
  claim: string,
  part: number,
  control: number | undefined,
  options: RunOptions,
  listener?: Listener,
): Handle<PartReport> {
  const task: JobRequest = { run: 'mistake', claim, part, ...(control !== undefined && { control }), options };
  return add('proofs', task, (answer) => (answer.is === 'mistake' ? answer.report : mixedUp(answer.is)), listener);
}

/** Computes an explorer; the answer is its data. */
export function exploreInWorker(explorer: string, values: Values): Handle<unknown> {
  const take = (answer: Answer) => (answer.is === 'explored' ? answer.data : mixedUp(answer.is));
  return add('explorers', { run: 'explore', explorer, values }, take);
}

function mixedUp(is: string): never {
  throw new JobError('crashed', `the worker answered with a ${is}`);
}
