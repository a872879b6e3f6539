import type { Task } from './task.ts';

/**
 * The latch task, after Bengio, Simard & Frasconi 1994: keep one bit. Channel 0 is the class ±1 at step 1 and 0 later,
 * channel 1 is normal noise of the given standard deviation at every step; at step T the class is asked for. An answer
 * of the class's sign is right.
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
