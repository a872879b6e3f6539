/** What a task is: sequences of two inputs from a stream of randomness, one number asked for at the last step. */
import type { Random } from '../arithmetic/random.ts';
import type { Batch } from './kernel.ts';

export interface Task {
  /** Two numbers for each step, x_1 … x_T, and the target y_T. Throws when T is too short for the task. */
  sequence(random: Random, T: number, noise: number): { x: Float64Array; y: number };
  /** Whether the answer h_T counts as right. NaN never does. */
  right(answer: number, y: number): boolean;
}

/** `count` sequences, in the kernel's order. */
export function drawBatch(task: Task, random: Random, T: number, count: number, noise: number): Batch {
  const x = new Float64Array(T * count * 2);
  const y = new Float64Array(T * count);
  for (let s = 0; s < count; s++) {
    const one = task.sequence(random, T, noise);
    for (let t = 0; t < T; t++) {
      x[(t * count + s) * 2] = one.x[t * 2];
      x[(t * count + s) * 2 + 1] = one.x[t * 2 + 1];
    }
    y[(T - 1) * count + s] = one.y;
  }
  return { x, y };
}
