/** The tasks that networks are trained on. */
import type { Random } from '../arithmetic/random.ts';
import { type CorpusName, corpora } from './corpora.ts';
import type { Batch } from './kernel.ts';
import type { Lesson } from './lesson.ts';
import { readingLesson } from './reading.ts';

/** Two inputs a step, and one number asked for at the last step. */
export interface Task {
  /** x_1 … x_T, two numbers each, and the target y_T. Throws when T is too short for the task. */
  sequence(random: Random, T: number, noise: number): { x: Float64Array; y: number };
  /** Whether the answer h_T counts as right. NaN never does. */
  right(answer: number, y: number): boolean;
}

/**
 * The latch task, after Bengio, Simard & Frasconi 1994: keep one bit. Channel 0 is the class ±1 at step 1 and 0 later,
 * channel 1 is normal noise of the given standard deviation at every step. The target is the class; an answer of its sign
 * is right.
 */
export const latch: Task = {
  sequence(random, T, noise) {
    const y = random.chance(0.5) ? 1 : -1;
    const x = new Float64Array(2 * T);
    x[0] = y;
    for (let t = 0; t < T; t++) x[2 * t + 1] = noise * random.normal();
    return { x, y };
  },
  right: (answer, y) => answer * y > 0,
};

/**
 * The adding problem of Hochreiter & Schmidhuber 1997 (experiment 4), at a fixed length: there T varies by a tenth.
 * Channel 0 is uniform in [−1, 1), channel 1 a marker: 1 at two steps, the first among the first ten, the second among
 * the first T/2 − 1 that are still unmarked; −1 at the first and the last step; 0 elsewhere. The target is
 * 0.5 + (X_1 + X_2)/4, X the values marked. If step 1 is marked, its value counts as 0 and its marker stays −1.
 * An answer less than 0.04 away is right, as there. Needs T ≥ 6.
 */
export const adding: Task = {
  sequence(random, T) {
    const half = Math.floor(T / 2) - 1;
    if (!(half >= 2)) throw new RangeError(`adding problem: T is ${T}, needed at least 6`);
    const x = new Float64Array(2 * T);
    for (let t = 0; t < T; t++) x[2 * t] = random.between(-1, 1);
    const first = random.integer(0, Math.min(10, half) - 1);
    const other = random.integer(0, half - 2);
    const second = other < first ? other : other + 1;
    x[2 * first + 1] = 1;
    x[2 * second + 1] = 1;
    x[1] = -1;
    x[2 * T - 1] = -1;
    const value = (t: number) => (t === 0 ? 0 : x[2 * t]);
    return { x, y: 0.5 + (value(first) + value(second)) / 4 };
  },
  right: (answer, y) => Math.abs(answer - y) < 0.04,
};

const atTheEnd = (task: Task): Lesson => ({
  m: 2,
  p: 1,
  loss: 'squares',
  everyStep: false,
  draw: (random, T, count, noise) => drawBatch(task, random, T, count, noise),
  right: (outputs, y, at) => task.right(outputs[at], y[at]),
});

export type TaskName = 'latch' | 'adding' | CorpusName;
export const lessons: Readonly<Record<TaskName, Lesson>> = {
  latch: atTheEnd(latch),
  adding: atTheEnd(adding),
  brackets: readingLesson(corpora.brackets),
  verse: readingLesson(corpora.verse),
  prose: readingLesson(corpora.prose),
};

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
