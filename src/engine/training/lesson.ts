/** What a trainer needs of a task. */
import type { Random } from '../arithmetic/random.ts';
import type { Batch } from './kernel.ts';
import type { Shape } from './shape.ts';

export interface Lesson extends Required<Pick<Shape, 'm' | 'p' | 'loss'>> {
  /** Whether every step has a target, or the last alone. */
  readonly everyStep: boolean;
  /** `count` sequences, in the kernel's order. */
  draw(random: Random, T: number, count: number, noise: number): Batch;
  /** Whether p outputs count as right for p targets. NaN never does. */
  right(answer: Float64Array, y: Float64Array): boolean;
}
