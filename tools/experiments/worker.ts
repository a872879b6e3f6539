/** One thread: a training run at a time. */
import { parentPort } from 'node:worker_threads';
import type { TrainingConfig } from '../../src/engine/training/trainer.ts';
import { train } from '../../src/engine/training/trial.ts';

export interface Job {
  readonly config: TrainingConfig;
  readonly seed: number;
  readonly budget: number;
}

parentPort?.on('message', ({ config, seed, budget }: Job) => parentPort?.postMessage(train(config, seed, budget)));
