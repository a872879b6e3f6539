/** One thread: a training run at a time. */
import { parentPort } from 'node:worker_threads';
import { train } from '../../src/engine/training/trial.ts';
import type { Job } from './threads.ts';

parentPort?.on('message', ({ config, seed, budget }: Job) => parentPort?.postMessage(train(config, seed, budget)));
