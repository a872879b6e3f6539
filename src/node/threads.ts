/** Spreads jobs over Node's worker threads; each thread answers one job at a time. */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** The answer of a thread that answers each message with one message. Rejects when the thread fails. */
export async function ask<Answer>(thread: Worker, message: unknown): Promise<Answer> {
  const answered = once(thread, 'message');
  thread.postMessage(message);
  return (await answered)[0];
}

/**
 * The answers in the order of the jobs; `done` is called with each as it arrives. `script` answers each message with one
 * message. Rejects when a thread throws.
 */
export async function inThreads<Job, Answer>(
  script: URL,
  jobs: readonly Job[],
  done: (at: number, answer: Answer) => void = () => {},
  threads = availableParallelism(),
): Promise<Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  const thread = async () => {
    const worker = new Worker(script);
    try {
      while (next < jobs.length) {
        const at = next++;
        answers[at] = await ask(worker, jobs[at]);
        done(at, answers[at]);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, jobs.length) }, thread));
  return answers;
}
