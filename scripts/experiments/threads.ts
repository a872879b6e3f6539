/** Training runs over several threads. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { TrainingConfig } from '../../src/engine/training/trainer.ts';
import type { Outcome } from '../../src/engine/training/trial.ts';

export interface Job {
  readonly config: TrainingConfig;
  readonly seed: number;
  readonly budget: number;
}

/** The outcome of every job, in their order; `done` is called after each. Rejects when a run throws. */
export async function runAll(jobs: readonly Job[], threads: number, done: () => void): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let next = 0;
  const thread = async () => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    try {
      while (next < jobs.length) {
        const at = next++;
        const answered = once(worker, 'message'); // rejects when the thread fails
        worker.postMessage(jobs[at]);
        outcomes[at] = (await answered)[0];
        done();
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, jobs.length) }, thread));
  return outcomes;
}
