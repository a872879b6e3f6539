/** What claim files are written with, besides the parts and routes of `src/proof/make.ts`. */
import type { ClaimFile } from './claim.ts';

export { lessThan, moreThan, noMoreThan, within } from '../proof/goal.ts';
export { atMost, below, equal, exactly } from '../proof/relation.ts';
export { tendsTo } from '../proof/tendsTo.ts';
export { type Words, words } from '../proof/words.ts';

export const defineClaim = (claim: ClaimFile): ClaimFile => claim;
