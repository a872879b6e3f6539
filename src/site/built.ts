/** What the pages show before anything is moved: computed once a build, for both languages. */
import { explore } from '../explorers/explore.ts';
import type { Explorer, Values } from '../explorers/explorer.ts';
import { explorerById } from '../explorers/index.ts';
import { runsOf } from '../explorers/plots/recorded.ts';
import { isRace, raceById } from '../explorers/races.ts';
import replay from '../explorers/replay.ts';
import runs from '../explorers/runs.ts';
import { trialsRecord } from './publish/trials.ts';

/** `runs` reads the record, a `race` trains, a `replay` trains what the record can be compared with; the worker computes the others. */
export const islandOf = (id: string): 'runs' | 'replay' | 'race' | 'worker' =>
  id === runs.id ? 'runs' : id === replay.id ? 'replay' : isRace(id) ? 'race' : 'worker';

export const shownById = (id: string): Omit<Explorer, 'compute'> =>
  id === runs.id ? runs : isRace(id) ? raceById(id) : explorerById(id);

const computed = (id: string, values: Values): unknown => {
  if (id === runs.id) return runsOf(trialsRecord(), values);
  return isRace(id) ? raceById(id).compute(values as never) : explore(id, values);
};
/** Kept for the other language, and for other pages that show the same. */
const kept = new Map<string, unknown>();

/** The data of the first picture. */
export function builtData(id: string, values: Values): unknown {
  const key = JSON.stringify([id, values]);
  if (!kept.has(key)) kept.set(key, computed(id, values));
  return kept.get(key);
}
