/** The table of docs/formula-table.md: what of each claim is read from its TeX, and how many mutants of it are caught. */
import type { Claim } from '../../src/claims/claim.ts';
import { unreadReasons } from '../../src/claims/claim.ts';
import { displaysOf } from '../../src/claims/displays.ts';

export interface Tally {
  readonly all: number;
  readonly caught: number;
}

/** The cells of a claim that need no mutation run: its id, relations read of all, and why not all. */
export function rowOf(claim: Claim): string {
  const displays = displaysOf(claim);
  const sum = (of: 'relations' | 'read') => displays.reduce((total, display) => total + display[of], 0);
  const open = displays.filter(({ read, relations }) => read < relations || relations === 0);
  const why = [...new Set(open.map(({ name }) => unreadReasons[claim.unread?.[name] ?? 'byHand'].en))].join('; ');
  return `| ${claim.id} | ${sum('read')} of ${sum('relations')} | ${why} |`;
}

/** The whole table. `tallies` has the claims that were mutated. */
export function tableOf(claims: readonly Claim[], tallies: ReadonlyMap<string, Tally>): string {
  const cell = ({ caught, all }: Tally) => ` ${caught} of ${all} | ${((100 * caught) / all).toFixed(1)} |`;
  const rows = claims.map((claim) => {
    const tally = tallies.get(claim.id);
    return rowOf(claim) + (tally ? cell(tally) : ' none | |');
  });
  const total = [...tallies.values()].reduce((a, b) => ({ all: a.all + b.all, caught: a.caught + b.caught }));
  return `${[
    '# What is read of each claim, and mutated',
    '',
    'Written by `npm run mutation -- formulas --table`; survivors and why: `tools/mutation/formula-survivors.json`.',
    '',
    '| claim | relations read from the TeX | why not all | mutants caught | % |',
    '|---|---|---|---|---|',
    ...rows,
    `| all | | |${cell(total)}`,
  ].join('\n')}\n`;
}
