/** Tries the mutants of displayed formulas: each must be refuted by the evidence, or be refused for its dimensions. */
import { compare, holds, refutes } from '../check/compare.ts';
import { withMistake } from '../check/controls.ts';
import { drawCase, streamOf } from '../check/draw.ts';
import { measure } from '../check/measure.ts';
import { partsOf } from '../check/run.ts';
import type { Claim } from '../claims/claim.ts';
import { rangeProblems } from '../claims/index-range.ts';
import { indexRangesOf } from './authoring/index-ranges.ts';

/**
 * `refused`: its dimensions do not fit; `undefined`: it has no value, or none that is a number, somewhere in its domain; `survives`:
 * nothing refutes it.
 */
export type MutantFate = 'refused' | 'undefined' | 'refuted' | 'survives';

export interface TriedMutant {
  readonly claim: string;
  readonly kind: string;
  readonly tex: string;
  readonly fate: MutantFate;
}

/**
 * The mutants of what the claim's proofs read, each on up to `cases` cases of seed 1, and of what the display says of its indices. One
 * that any of the proofs catches is caught.
 */
export function tryMutants(claim: Claim, cases: number): TriedMutant[] {
  const tried = new Map<string, TriedMutant>();
  for (const mutant of inEachProof(claim, cases)) {
    const known = tried.get(mutant.tex);
    if (!known || known.fate === 'survives') tried.set(mutant.tex, mutant);
  }
  const ranges = indexRangesOf(claim).flatMap(({ tex: shown, mutants, tuples }) =>
    mutants().map(({ tex, relations }): TriedMutant => {
      const fate = rangeProblems(relations, tuples, shown).length > 0 ? 'refuted' : 'survives';
      return { claim: claim.id, kind: 'indices', tex, fate };
    }),
  );
  return [...tried.values(), ...ranges];
}

function inEachProof(claim: Claim, cases: number): TriedMutant[] {
  return partsOf(claim).flatMap(({ part, role, stream }) => {
    if (role !== 'proves' || !('mutants' in part) || !part.mutants) return [];
    const drawn = Array.from({ length: part.draw.fixed ? 1 : cases }, (_, i) =>
      measure(part, drawCase(part, streamOf(stream, 1), i)),
    );
    return [...part.mutants()].map(({ kind, tex, mistake }): TriedMutant => {
      const told = { claim: claim.id, kind, tex };
      if (!mistake) return { ...told, fate: 'refused' };
      const wrong = withMistake(part, mistake);
      try {
        let fate: MutantFate = 'survives';
        for (const one of drawn) {
          const found = compare(wrong, mistake.left ? measure(wrong, one) : one);
          if (refutes(found)) return { ...told, fate: 'refuted' };
          if (!holds(found)) fate = 'undefined';
        }
        return { ...told, fate };
      } catch (error) {
        if (error instanceof RangeError) return { ...told, fate: 'undefined' };
        throw error;
      }
    });
  });
}
