import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { withMistake } from '../check/controls.ts';
import { partsOf, run } from '../check/run.ts';
import type { Claim } from '../claims/claim.ts';
import { claims } from '../claims/index.ts';
import { randomFrom } from '../engine/arithmetic/random.ts';
import { trouble } from './trouble.ts';

const explained: Record<string, Record<string, Record<string, string[]>>> = JSON.parse(
  readFileSync('tools/mutation/formula-survivors.json', 'utf8'),
);
const known = (claim: string) =>
  new Set(Object.values(explained).flatMap((kind) => Object.values(kind).flatMap((byClaim) => byClaim[claim] ?? [])));

/** A mutant of a claim, chosen by the claim's name from those that fit in their dimensions: in each part that reads what it changes. */
function oneOf(claim: Claim) {
  const all = partsOf(claim).flatMap(({ part, role }) =>
    role === 'proves' && 'mutants' in part && part.mutants
      ? [...part.mutants()].flatMap(({ tex, mistake }) => (mistake ? [{ part, tex, mistake }] : []))
      : [],
  );
  const { tex } = randomFrom(`mutant of ${claim.id}`, 0).pick(all.filter((one) => !known(claim.id).has(one.tex)));
  return { tex, wrong: all.filter((one) => one.tex === tex) };
}

// `npm run mutation -- formulas` tries all mutants of all claims.
describe('a claim with one token of its formula changed is refuted, and its author is told where', () => {
  const read = claims.filter((claim) => partsOf(claim).some(({ part }) => 'mutants' in part && part.mutants));
  expect(read.length).toBeGreaterThanOrEqual(49);

  test.each(read.map((claim) => [claim.id, claim] as const))('%s', (_, { printed: __, condition: ___, ...claim }) => {
    const { tex, wrong } = oneOf(claim);
    const proves = wrong.map(({ part, mistake }) => ({ ...withMistake(part, mistake), adversary: 0 }));
    const report = run({ ...claim, proves }, { seed: 1, cases: 25 });
    expect(report.ok, tex).toBe(false);
    const told = trouble({ ...claim, proves }, report).join('\n');
    expect(told, tex).toMatch(/~~~/);
    expect(told, tex).toMatch(/smallest counterexample: \{|it stopped with: |is not a number \(NaN\)/);
  });
});
