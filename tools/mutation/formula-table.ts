/** The table of docs/formula-table.md: what of each claim is read from its TeX, and how many mutants of it are caught. */
import { readFileSync } from 'node:fs';
import type { Claim } from '../../src/claims/claim.ts';
import { unreadReasons } from '../../src/claims/claim.ts';
import { displaysOf } from '../../src/claims/displays.ts';

export interface Tally {
  readonly all: number;
  /** How many have the same meaning as the formula that is shown. */
  readonly same: number;
  readonly caught: number;
}

/** For each reason, the mutants of each claim that survive by it. */
type Survivors = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
/** `same`: no case can tell them from the formula that is shown. `alive`: a case could, and none does. */
const survivors: Readonly<Record<'same' | 'alive', Survivors>> = JSON.parse(
  readFileSync('tools/mutation/formula-survivors.json', 'utf8'),
);
export function listed(claim: string): Record<'same' | 'alive', string[]> {
  const of = (all: Survivors) => Object.values(all).flatMap((byClaim) => byClaim[claim] ?? []);
  return { same: of(survivors.same), alive: of(survivors.alive) };
}

/** The cells of a claim that need no mutation run: its id, relations read of all, and why not all. */
export function rowOf(claim: Claim): string {
  const displays = displaysOf(claim);
  const sum = (of: 'relations' | 'read') => displays.reduce((total, display) => total + display[of], 0);
  const open = displays.filter(({ read, relations }) => read < relations || relations === 0);
  const why = [...new Set(open.map(({ name }) => unreadReasons[claim.unread?.[name] ?? 'byHand'].en))].join('; ');
  return `| ${claim.id} | ${sum('read')} of ${sum('relations')} | ${why} |`;
}

/** The numbers in a table that was written, by claim. */
export const talliesIn = (table: string): Map<string, Tally> =>
  new Map(
    table.split('\n').flatMap((line): [string, Tally][] => {
      const [id, all, same, caught] =
        /^\| ([a-z-]+) \|.*\| (\d+) \| (\d+) \| (\d+) \| [\d.]+ \|$/.exec(line)?.slice(1) ?? [];
      return id && id !== 'all' ? [[id, { all: Number(all), same: Number(same), caught: Number(caught) }]] : [];
    }),
  );

/** The whole table. `tallies` has the claims that were mutated. */
export function tableOf(claims: readonly Claim[], tallies: ReadonlyMap<string, Tally>): string {
  const cells = ({ caught, all, same }: Tally) =>
    ` ${all} | ${same} | ${caught} | ${((100 * caught) / (all - same)).toFixed(1)} |`;
  const rows = claims.map((claim) => {
    const tally = tallies.get(claim.id);
    return rowOf(claim) + (tally ? cells(tally) : ' none | | | |');
  });
  const sum = (of: keyof Tally) => [...tallies.values()].reduce((total, tally) => total + tally[of], 0);
  return `${[
    '# What is read of each claim, and mutated',
    '',
    'Written by `npm run mutation -- formulas --table`. “Same meaning”: mutants that no case can tell from the formula shown; the share is of the',
    'others. Those and the survivors, each with its reason: `tools/mutation/formula-survivors.json`.',
    '',
    '| claim | relations read from the TeX | why not all | mutants | same meaning | caught | % |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    `| all | | |${cells({ all: sum('all'), same: sum('same'), caught: sum('caught') })}`,
  ].join('\n')}\n`;
}
