/** What a certificate encloses: a function of a box, and the statement about its values. */
import type { Interval } from '../engine/arithmetic/interval.ts';
import type { Words } from './words.ts';

/** Variables by name, each with its interval; the function gets them in this order. */
export type Box = Readonly<Record<string, Interval>>;

export interface Enclosure {
  /** The statement in a line, such as `$\sigma'(z) \le 1/4$`. */
  readonly says: Words;
  readonly of: (box: readonly Interval[]) => Interval;
  /** What the enclosed value decides: true for every point, false for every point, or undecided. */
  readonly goal: (value: Interval) => 'true' | 'false' | 'unknown';
}
