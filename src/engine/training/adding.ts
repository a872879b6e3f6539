import type { Task } from './task.ts';

/**
 * The adding problem of Hochreiter & Schmidhuber 1997 (experiment 4), at a fixed length: there T varies by a tenth.
 * Channel 0 is uniform in [−1, 1), channel 1 a marker: 1 at two steps, the first among the first ten, the second among
 * the first T/2 − 1 that are still unmarked; −1 at the first and the last step; 0 elsewhere. Asked for at step T is
 * 0.5 + (X_1 + X_2)/4, X the values marked. If step 1 is among the marked its value counts as 0, and its marker stays −1.
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
