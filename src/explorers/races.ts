/** The explorers that train networks. */
import characters from './characters.ts';
import type { RaceExplorer } from './explorer.ts';
import race from './race.ts';
import replay from './replay.ts';

export const races = [race, characters, replay] as const;

export const isRace = (id: string): boolean => races.some((one) => one.id === id);

/** Throws Error with the known ids on an unknown one. */
export function raceById(id: string): RaceExplorer {
  const found = (races as readonly unknown[] as readonly RaceExplorer[]).find((one) => one.id === id);
  if (!found) throw new Error(`race: got ${id}, needed one of: ${races.map((one) => one.id).join(', ')}`);
  return found;
}
