/** Shrinks a failing case: smaller sizes first, then rounder numbers. */
import { randomFrom } from '../engine/arithmetic/random.ts';
import type { Draw, Size } from '../engine/networks/draw.ts';
import { arraysOf, withEntry } from './case-data.ts';

export interface Sized<Given> {
  readonly given: Given;
  readonly size: Size;
}

const TRIES_PER_SIZE = 12;
const TRIES = 1500;

/** All sizes within the draw's ranges up to `top`, by ascending product. */
function smallerSizes<G>(draw: Draw<G>, top: Size): Size[] {
  let sizes: Record<string, number>[] = [{}];
  for (const [name, [low]] of Object.entries(draw.sizes))
    sizes = sizes.flatMap((s) => Array.from({ length: top[name] - low + 1 }, (_, d) => ({ ...s, [name]: low + d })));
  const volume = (s: Size) => Object.values(s).reduce((v, k) => v * k, 1);
  return sizes.sort((a, b) => volume(a) - volume(b));
}

/** Rounder values to try for a number, roundest first. */
const rounder = (v: number): number[] =>
  [0, Math.sign(v), Math.round(v), Math.round(v * 2) / 2, Math.round(v * 10) / 10, Math.round(v * 100) / 100].filter(
    (r, i, all) => r !== v && all.indexOf(r) === i,
  );

/**
 * The smallest case found that `fails`, starting from one that does. Deterministic for a key. `fails` should need a failure about
 * as large as the original, or rounding ends in a marginal one.
 */
export function shrink<G>(draw: Draw<G>, fails: (given: G) => boolean, start: Sized<G>, key: string): Sized<G> {
  const counts = (given: G) => (draw.admits?.(given) ?? true) && fails(given);
  let best = start;
  let tries = 0;
  search: for (const size of smallerSizes(draw, start.size)) {
    for (let s = 0; s < TRIES_PER_SIZE; s++) {
      if (++tries > TRIES) break search;
      const given = draw.make(randomFrom('shrink', key, JSON.stringify(size), s), size);
      if (counts(given)) {
        best = { given, size };
        break search;
      }
    }
  }
  for (const { path, array } of arraysOf(best.given)) {
    for (let i = 0; i < array.length && i < 64; i++) {
      for (const value of rounder(array[i])) {
        const given = withEntry(best.given, path, i, value);
        if (counts(given)) {
          best = { ...best, given };
          break;
        }
      }
    }
  }
  return best;
}
