/** One thread: a training run at a time. */
import { parentPort } from 'node:worker_threads';
import type { TrainingConfig } from '../../src/engine/training/trainer.ts';
import { type TrialOutcome, train } from '../../src/engine/training/trial.ts';

export interface Job {
  readonly config: TrainingConfig;
  readonly seed: number;
  readonly budget: number;
}

export interface Trial {
  readonly outcome: TrialOutcome;
  /** On new sequences, at each evaluation. */
  readonly losses: readonly number[];
}

parentPort?.on('message', ({ config, seed, budget }: Job) => {
  const losses: number[] = [];
  const outcome = train(config, seed, budget, (loss) => losses.push(loss));
  parentPort?.postMessage({ outcome, losses } satisfies Trial);
});
