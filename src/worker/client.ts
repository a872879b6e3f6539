/** The page's side of the proof worker: one pool for all cards of the page, one for all its explorers, one for its exercises. */

import type { RunOptions } from '../check/options.ts';
import type { PartReport, Report } from '../check/report.ts';
import type { Checked } from '../exercises/check.ts';
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

export type { Failure, Handle } from './pool.ts';
export { JobError };

/** Milliseconds without a message after which a job counts as hung. */
const limit = 120_000;

const cores = (): number => globalThis.navigator?.hardwareConcurrency || 2;

const pools: { proofs?: Pool; explorers?: Pool; exercises?: Pool } = {};

/** Explorers and exercises have a worker each, so that neither a slider nor an answer waits behind proofs. */
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

/** Only a browser that supports module workers reads the option `type`. */
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
    // `type` was not read.
  }
  return asked;
}

/** Adds a job; `take` picks the result out of the answer. */
function add<Result>(
  use: keyof typeof pools,
  task: JobRequest,
  take: (answer: Answer) => Result,
  listener?: Listener,
): Handle<Result> {
  const { result, cancel } = pool(use).add(task, listener);
  const explained = (error: JobError): never => {
    const failed = error.why === 'crashed' || error.why === 'threw';
    // As a classic script the worker throws at its first import; syntax that the browser does not know is a SyntaxError.
    const outdated = failed && (/SyntaxError/.test(error.message) || !hasModuleWorkers());
    throw outdated ? new JobError('outdated', error.message) : error;
  };
  return { result: result.then(take, explained), cancel };
}

/** Runs a claim. Rejects with a `JobError`. */
export function prove(claim: string, options: RunOptions, listener?: Listener): Handle<Report> {
  const take = (answer: Answer) => (answer.is === 'report' ? answer.report : mixedUp(answer.is));
  return add('proofs', { run: 'claim', claim, options }, take, listener);
}

/** Runs one part alone (`proves` first, then `printed` or `without`), with its mistake `control` put in unless undefined. */
export function tryMistake(
  claim: string,
  part: number,
  control: number | undefined,
  options: RunOptions,
): Handle<PartReport> {
  const task: JobRequest = { run: 'mistake', claim, part, ...(control !== undefined && { control }), options };
  return add('proofs', task, (answer) => (answer.is === 'mistake' ? answer.report : mixedUp(answer.is)));
}

/** Computes an explorer; the answer is its data. */
export function exploreInWorker(explorer: string, values: Values): Handle<unknown> {
  const take = (answer: Answer) => (answer.is === 'explored' ? answer.data : mixedUp(answer.is));
  return add('explorers', { run: 'explore', explorer, values }, take);
}

/** Judges an answer to an exercise of a chapter. */
export function checkInWorker(chapter: string, exercise: string, given: string): Handle<Checked> {
  const take = (answer: Answer) => (answer.is === 'checked' ? answer.checked : mixedUp(answer.is));
  return add('exercises', { run: 'exercise', chapter, exercise, given }, take);
}

function mixedUp(is: string): never {
  throw new JobError('crashed', `the worker answered with a ${is}`);
}
