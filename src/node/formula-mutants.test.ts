import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { claimById } from '../claims/index.ts';
import { tryMutants } from './formula-mutants.ts';

const explained: Record<string, Record<string, string[]>> = JSON.parse(
  readFileSync('tools/mutation/formula-survivors.json', 'utf8'),
);
const known = (claim: string) => Object.values(explained).flatMap((byClaim) => byClaim[claim] ?? []);

// A sample; `npm run mutation -- formulas` tries the mutants of all claims.
test.each(['forget-gate', 'cell-state', 'abcd', 'four-terms'])('every mutant of the formula of %s is caught', (id) => {
  const tried = tryMutants(claimById(id), 20);
  expect(tried.length).toBeGreaterThan(10);
  expect(tried.flatMap(({ fate, tex }) => (fate === 'survives' ? [tex] : [])).sort()).toEqual(known(id).sort());
});
