/**
 * `npm run mutation -- formulas [claim …]`, or `-- formulas --table` to write docs/formula-table.md: puts every formula that differs from a displayed one in one place (an index, a letter, a
 * function, a limit, a sign, a factor …) in its place, and looks whether the claim's own evidence refutes it. Ends with 1 where one
 * survives that formula-survivors.json does not explain, or where one that it explains is caught.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { claims } from '../../src/claims/index.ts';
import { tryMutants } from '../../src/node/formula-mutants.ts';
import { type Tally, tableOf } from './formula-table.ts';

/** Cases on which a mutant is tried. */
const CASES = 60;
const file = 'tools/mutation/formula-survivors.json';

/** For each reason, the mutants of each claim that survive by it. */
const explained: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = JSON.parse(
  readFileSync(file, 'utf8'),
);

const writesTable = process.argv.includes('--table');
const asked = process.argv.slice(2).filter((id) => id !== '--table');
if (writesTable && asked.length > 0) throw new Error('mutation -- formulas: --table is of all claims, needed no ids');
const unknown = asked.filter((id) => claims.every((claim) => claim.id !== id));
if (unknown.length > 0) throw new Error(`mutation -- formulas: there is no claim ${unknown.join(', ')}`);
const chosen = asked.length > 0 ? claims.filter(({ id }) => asked.includes(id)) : claims;

const tried = chosen.flatMap((claim) => tryMutants(claim, CASES));
/** What one part cannot tell from the displayed formula another may. */
const all = new Set(tried.map(({ claim, tex }) => `${claim}: ${tex}`));
const caught = new Set(tried.flatMap(({ fate, claim, tex }) => (fate === 'survives' ? [] : [`${claim}: ${tex}`])));
const surviving = new Set([...all].filter((mutant) => !caught.has(mutant)));
const known = new Set(
  Object.values(explained).flatMap((byClaim) =>
    Object.entries(byClaim).flatMap(([claim, list]) => list.map((tex) => `${claim}: ${tex}`)),
  ),
);
const isChosen = (mutant: string) => chosen.some(({ id }) => mutant.startsWith(`${id}: `));
const fresh = [...surviving].filter((mutant) => !known.has(mutant));
const stale = [...known].filter((mutant) => isChosen(mutant) && !surviving.has(mutant));

for (const mutant of fresh) console.log(`survives: ${mutant}`);
for (const mutant of stale) console.log(`${file} explains what is caught: ${mutant}`);
const share = (100 * caught.size) / all.size;
console.log(
  `${all.size} mutants of ${new Set(tried.map(({ claim }) => claim)).size} claims: ${share.toFixed(1)} % caught, ${surviving.size} survive, ${fresh.length} of them unexplained`,
);
if (writesTable) {
  const tally = (id: string): Tally => {
    const of = (mutants: ReadonlySet<string>) => [...mutants].filter((mutant) => mutant.startsWith(`${id}: `)).length;
    return { all: of(all), caught: of(all) - of(surviving) };
  };
  const tallies = new Map([...new Set(tried.map(({ claim }) => claim))].map((id) => [id, tally(id)] as const));
  writeFileSync('docs/formula-table.md', tableOf(claims, tallies));
}
if (fresh.length > 0 || stale.length > 0) process.exitCode = 1;
