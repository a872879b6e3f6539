/** The race that the page shows first: run once a build, for both languages. */
import type { ValuesOf } from '../explorers/explorer.ts';
import race, { type RaceData } from '../explorers/race.ts';
import { initialValues } from '../explorers/values.ts';

let known: RaceData | undefined;

export function builtRace(): RaceData {
  known ??= race.compute(initialValues(race.parameters) as ValuesOf<typeof race.parameters>);
  return known;
}
