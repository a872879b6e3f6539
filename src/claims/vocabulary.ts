/** What claim files are written with, besides the parts and routes of `src/proof/make.ts`. */
import type { Enclosure } from '../proof/certificate.ts';
import { type Words, words } from '../proof/words.ts';
import type { ClaimFile } from './claim.ts';

export { lessThan, moreThan, noMoreThan, within } from '../proof/goal.ts';
export { atMost, below, equal, exactly } from '../proof/relation.ts';
export { tendsTo } from '../proof/tendsTo.ts';
export { type Words, words };

export const defineClaim = (claim: ClaimFile): ClaimFile => claim;

type AtStep<G> = (given: G, s: number) => number;

/** A mistake in the bound of a limit, or in the distance that is held against it. */
export const wrongBound = <G>(en: string, zh: string, bound: AtStep<G>) => ({ name: words(en, zh), bound });
export const wrongDistance = <G>(en: string, zh: string, distance: AtStep<G>) => ({ name: words(en, zh), distance });

/** A statement about the values of a function on a box; as TeX alone where it has no words. */
export const enclosure = (statement: string | Words, of: Enclosure['of'], goal: Enclosure['goal']): Enclosure => ({
  says: typeof statement === 'string' ? words(`$${statement}$`, `$${statement}$`) : statement,
  of,
  goal,
});
