/**
 * `npm run mutation -- formulas [--table] [claim …]`: puts every formula that differs from a displayed one in one place (an index, a
 * letter, a function, a limit, a sign, a factor …) in its place, and looks whether the claim's own evidence refutes it. Ends with 1
 * where one survives that formula-survivors.json does not list, or where one that it lists is caught. With `--table` it writes the rows
 * of these claims into docs/formula-table.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { claims } from '../../src/claims/index.ts';
import { tryMutants } from '../../src/node/formula-mutants.ts';
import { listed, tableOf, talliesIn } from './formula-table.ts';

/** Cases on which a mutant is tried. */
const CASES = 60;
const TABLE = 'docs/formula-table.md';

const writesTable = process.argv.includes('--table');
const asked = process.argv.slice(2).filter((id) => id !== '--table');
const unknown = asked.filter((id) => claims.every((claim) => claim.id !== id));
if (unknown.length > 0) throw new Error(`mutation -- formulas: there is no claim ${unknown.join(', ')}`);
const chosen = asked.length > 0 ? claims.filter(({ id }) => asked.includes(id)) : claims;

for (const claim of chosen) {
  const tried = tryMutants(claim, CASES);
  const surviving = tried.filter(({ fate }) => fate === 'survives').map(({ tex }) => tex);
  const known = listed(claim.id);
  const all = [...known.same, ...known.alive];
  const fresh = surviving.filter((tex) => !all.includes(tex));
  const stale = all.filter((tex) => !surviving.includes(tex));
  for (const tex of fresh) console.log(`survives: ${claim.id}: ${tex}`);
  for (const tex of stale) console.log(`listed as surviving, but caught: ${claim.id}: ${tex}`);
  if (fresh.length + stale.length > 0) process.exitCode = 1;
  if (tried.length === 0) continue;
  const tally = { all: tried.length, same: known.same.length, caught: tried.length - surviving.length };
  console.log(`${claim.id}: ${tally.caught} of ${tally.all} caught, ${tally.same} mean the same`);
  if (!writesTable) continue;
  // Row by row: a run that was stopped goes on with the claims that are left.
  const before = talliesIn(readFileSync(TABLE, 'utf8'));
  writeFileSync(TABLE, tableOf(claims, new Map([...before, [claim.id, tally]])));
}
