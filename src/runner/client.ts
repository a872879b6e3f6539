/** The page's side of the proof worker: one pool for all cards of the page, one for all its explorers. */
import type { Values } from '../explorers/explorer.ts';
import { createPool, type Handle, JobError, type Listener, type Pool, type WorkerLike } from './pool.ts';
import type { RunOptions } from './protocol.ts';
import type { PartReport, Report } from './report.ts';

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
    make: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }) as WorkerLike,
    size: use === 'proofs' ? cores() : 1,
    limit,
  });
  pools[use] = made;
  addEventListener('pagehide', () => made.close());
  return made;
}

/** Runs a claim on fresh networks. Rejects with a `JobError`. */
export function prove(claim: string, options: RunOptions, listener?: Listener): Handle<Report> {
  const { result, cancel } = pool('proofs').add({ run: 'claim', claim, options }, listener);
  return { result: result.then((answer) => (answer.is === 'report' ? answer.report : mixedUp(answer.is))), cancel };
}

/** Runs part `part` alone (counting `proves`, then `printed` or `without`), with its mistake `control` put in if one is named. */
export function tryMistake(
  claim: string,
  part: number,
  control: number | undefined,
  options: RunOptions,
  listener?: Listener,
): Handle<PartReport> {
  const { result, cancel } = pool('proofs').add(
    { run: 'mistake', claim, part, ...(control !== undefined && { control }), options },
    listener,
  );
  return { result: result.then((answer) => (answer.is === 'mistake' ? answer.report : mixedUp(answer.is))), cancel };
}

/** Computes an explorer; the answer is its data. */
export function explore(explorer: string, values: Values): Handle<unknown> {
  const { result, cancel } = pool('explorers').add({ run: 'explore', explorer, values });
  return { result: result.then((answer) => (answer.is === 'explored' ? answer.data : mixedUp(answer.is))), cancel };
}

function mixedUp(is: string): never {
  throw new JobError('crashed', `the worker answered with a ${is}`);
}
