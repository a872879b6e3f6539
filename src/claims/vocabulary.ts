/** What claim files are written with, besides the parts and routes of `src/proof/make.ts`. */
import type { Enclosure } from '../proof/certificate.ts';
import { type Words, words } from '../proof/words.ts';
import type { ClaimFile } from './claim.ts';

export { mismeasured, mistake } from '../proof/make.ts';
export { atMost, below, equal, exactly } from '../proof/relation.ts';
export { type Words, words };

export const defineClaim = (claim: ClaimFile): ClaimFile => claim;

/** A statement about the values of a function on a box; as TeX alone where it has no words. */
export const enclosure = (statement: string | Words, of: Enclosure['of'], goal: Enclosure['goal']): Enclosure => ({
  says: typeof statement === 'string' ? words(`$${statement}$`, `$${statement}$`) : statement,
  of,
  goal,
});
