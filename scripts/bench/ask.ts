import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';

/** What a worker answers; it is asked one thing at a time. Throws what the worker throws. */
export async function ask<Answer>(worker: Worker, question: unknown): Promise<Answer> {
  const answered = once(worker, 'message');
  worker.postMessage(question);
  return (await answered)[0];
}
