/**
 * A batch in two parts (`split.ts`), by one worker and by two. By the clock on the wall, the only one that tells. The sum
 * of the gradients must have the same bits whoever made them.
 */
import { Worker } from 'node:worker_threads';
import { ask } from '../../src/node/threads.ts';
import { bundled } from './bundle.ts';
import { problemOf, type Sizes } from './problem.ts';
import { partOf, partsOf, sumOfParts } from './split.ts';
import { median } from './statistics.ts';

export interface Workers {
  readonly sizes: Sizes;
  readonly one: number;
  readonly two: number;
  /** Median of one/two over the rounds, and the quickest one over the quickest two, which others on the machine disturb least. */
  readonly ratio: number;
  readonly ofQuickest: number;
}

/** Rounds before those that count, until both workers run compiled code. */
const warmUp = 10;

/** In so many rounds, and more until the time is over: of small batches a few would be over within one moment of the machine. */
export async function workers(sizes: Sizes, rounds: number, seconds: number): Promise<Workers> {
  const problem = problemOf('lstm', sizes);
  const { shape, weights, x, y } = problem;
  const all = { x, y: new Float64Array(shape.T * shape.batch) };
  all.y.set(y, (shape.T - 1) * shape.batch);
  const parts = partsOf(shape.batch, 2).map((part) => ({
    shape: { ...shape, batch: part.count },
    batch: shape.batch,
    weights,
    given: partOf(all, shape, part),
  }));
  const program = await bundled('worker');
  const hired = [0, 1].map(() => new Worker(program, { workerData: parts }));
  const give = (worker: Worker, jobs: readonly number[]) => ask<Float64Array[]>(worker, jobs);
  const times: { one: number; two: number }[] = [];
  try {
    const end = performance.now() + 1000 * seconds;
    for (let round = -warmUp; round < rounds || performance.now() < end; round++) {
      let start = performance.now();
      const alone = await give(hired[0], [0, 1]);
      const one = performance.now() - start;
      start = performance.now();
      const [first, second] = await Promise.all(hired.map((worker, k) => give(worker, [k])));
      const two = performance.now() - start;
      const [a, b] = [sumOfParts(alone), sumOfParts([first[0], second[0]])];
      if (!a.every((v, k) => Object.is(v, b[k]))) throw new Error('bench: two workers give other bits than one');
      if (round >= 0) times.push({ one: one / 1000, two: two / 1000 });
    }
  } finally {
    await Promise.all(hired.map((worker) => worker.terminate()));
  }
  const [ones, twos] = [times.map(({ one }) => one), times.map(({ two }) => two)];
  return {
    sizes,
    one: median(ones),
    two: median(twos),
    ratio: median(times.map(({ one, two }) => one / two)),
    ofQuickest: Math.min(...ones) / Math.min(...twos),
  };
}
