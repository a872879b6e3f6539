/** What a trainer needs of a task. */
import type { Random } from '../arithmetic/random.ts';
import type { Batch } from './kernel.ts';
import type { Shape } from './shape.ts';

export interface Lesson extends Required<Pick<Shape, 'm' | 'p' | 'loss'>> {
  /** Whether every step has a target, or the last alone. */
  readonly everyStep: boolean;
  /** `count` sequences, in the kernel's order. */
  draw(random: Random, T: number, count: number, noise: number): Batch;
  /** Whether the p outputs from `at` on count as right for the targets y from there on. NaN never does. */
  right(outputs: Float64Array, y: Float64Array, at: number): boolean;
}
