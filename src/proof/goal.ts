/** The goals of certificates. Each decides 'true', 'false' or 'unknown' for an interval. */
import type { Enclosure } from './certificate.ts';

type Goal = Enclosure['goal'];

export const noMoreThan =
  (top: number): Goal =>
  ({ lo, hi }) =>
    hi <= top ? 'true' : lo > top ? 'false' : 'unknown';

export const lessThan =
  (top: number): Goal =>
  ({ lo, hi }) =>
    hi < top ? 'true' : lo >= top ? 'false' : 'unknown';

export const moreThan =
  (bottom: number): Goal =>
  ({ lo, hi }) =>
    lo > bottom ? 'true' : hi <= bottom ? 'false' : 'unknown';

export const within =
  (bottom: number, top: number): Goal =>
  ({ lo, hi }) =>
    lo >= bottom && hi <= top ? 'true' : hi < bottom || lo > top ? 'false' : 'unknown';
