/**
 * For the mutation tests: every claim on few cases, without its deliberate mistakes, from a fixed seed. A mutant of the
 * engine or of what counts as evidence is killed by a claim that no longer earns its verdict.
 */
import { expect, test } from 'vitest';
import { run } from '../../src/check/run.ts';
import { type Claim, derivationOf } from '../../src/claims/claim.ts';
import { claims } from '../../src/claims/index.ts';
import type { Part } from '../../src/proof/part.ts';

/** Few cases and a short search, also of what is to be refuted; training runs take seconds each and are left out. */
function short(part: Part): Part {
  if (part.kind === 'certificate' || part.kind === 'algebraic') return { ...part, controls: [] };
  if (part.kind === 'experiment') return { ...part, controls: [], replays: 0 };
  return { ...part, controls: [], cases: 6, ...(part.adversary && { adversary: 6 }) };
}

const quick = (claim: Claim, derivation = derivationOf(claim)): Claim => ({
  ...claim,
  proves: claim.proves.map(short),
  ...(derivation && { derivation: { ...derivation, parts: derivation.parts.map(short) } }),
  ...(claim.printed?.refutes && { printed: { ...claim.printed, refutes: short(claim.printed.refutes) } }),
  ...(claim.condition && { condition: { ...claim.condition, without: short(claim.condition.without) } }),
});

test.each(claims.map((claim) => quick(claim)))('$id', (claim) => {
  expect(run(claim, { seed: 1, cases: 4 }).earned).toBe(claim.verdict);
});
