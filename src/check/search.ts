/** Hill climbing for the smallest margin: random changes of one entry that make the gap larger, within the condition. */
import type { Random } from '../engine/arithmetic/random.ts';
import type { Draw } from '../engine/networks/draw.ts';
import { arraysOf, withEntry } from './case-data.ts';

/** The worst case found in `steps` changes, and the number of cases compared. Deterministic for the stream. */
export function worsen<G>(
  draw: Draw<G>,
  start: G,
  gapOf: (given: G) => number,
  steps: number,
  random: Random,
): { given: G; looked: number } {
  let best = { given: start, gap: gapOf(start) };
  let looked = 1;
  for (let s = 0; s < steps; s++) {
    const arrays = arraysOf(best.given).filter(({ array }) => array.length > 0);
    if (arrays.length === 0) break;
    const { path, array } = random.pick(arrays);
    const i = random.integer(0, array.length - 1);
    // Steps of all sizes, now and then to zero or to the other sign.
    const step = random.pick([1, 0.1, 0.01]) * random.normal();
    const value = random.pick([array[i] * (1 + step), array[i] + step, 0, -array[i]]);
    const given = withEntry(best.given, path, i, value);
    if (!(draw.admits?.(given) ?? true)) continue;
    looked++;
    const gap = gapOf(given);
    if (Number.isNaN(gap)) return { given, looked };
    if (gap > best.gap) best = { given, gap };
  }
  return { given: best.given, looked };
}
