/**
 * The last rounding. What is unrounded is known to a margin; where that does not decide, about once in ten thousand, integers do.
 * Every result is then the double nearest to the true value, or next to it on the side asked for: the bits are the same whatever
 * computes them.
 */
import type { Direction } from '../binary.ts';
import { nextDown, nextUp } from '../ulp.ts';
import { type Exactly, roundedExactly } from './exact.ts';

/** f(x) = a + b, |a| ≥ |b|, off by at most `margin`, in the given direction. */
export function settle(a: number, b: number, margin: number, x: number, f: Exactly, direction: Direction): number {
  const y = a + (b + margin);
  return direction === 0 && y === a + (b - margin) ? y : settleSeldom(a, b, margin, x, f, direction);
}

/** A function of its own, which V8 does not inline: what is computed often stays small. */
function settleSeldom(a: number, b: number, margin: number, x: number, f: Exactly, direction: Direction): number {
  const y = a + b;
  const rest = a - y + b;
  return direction === 0 || Math.abs(rest) <= margin
    ? roundedExactly(f, x, y, direction)
    : beside(y, rest > 0, direction);
}

/** A true value next to y, nearer than half a step, and above or below it. */
export const beside = (y: number, above: boolean, direction: Direction): number =>
  direction === (above ? 1 : -1) ? (above ? nextUp(y) : nextDown(y)) : y;
