/** The types of a certificate: a box, a function of it, and a statement about the function's values. */
import type { Interval } from '../engine/arithmetic/interval.ts';
import type { Words } from './words.ts';

/** The interval of each variable, by name; the function gets them in this order. */
export type Box = Readonly<Record<string, Interval>>;

export interface Enclosure {
  /** The statement, such as `$\sigma'(z) \le 1/4$`. */
  readonly says: Words;
  readonly of: (box: readonly Interval[]) => Interval;
  /** Whether every number of the value meets the statement ('true'), none does ('false'), or neither. */
  readonly goal: (value: Interval) => 'true' | 'false' | 'unknown';
}
