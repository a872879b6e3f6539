/** What a page says of a claim beside its own text: our number, what uses it, how many there are of each verdict. */
import { type Claim, chapters, type GradedVerdict, gradedVerdict, gradedVerdicts } from '../claims/claim.ts';
import { claims } from '../claims/index.ts';
import type { SymbolId } from '../claims/symbols.ts';
import type { Language } from '../proof/words.ts';

/** `3.2`: the second claim of the third chapter, in the order of the registry. */
export function claimNumber(claim: Claim): string {
  const siblings = claims.filter((other) => other.chapter === claim.chapter);
  return `${chapters.indexOf(claim.chapter) + 1}.${siblings.findIndex((other) => other.id === claim.id) + 1}`;
}

/** `3.2 Vanishing bound with rate`: how a claim is listed. */
export const namedNumber = (claim: Claim, lang: Language): string => `${claimNumber(claim)} ${claim.name[lang]}`;

/** The id of what a symbol means, where the page shows the claim. */
export const meaningId = ({ id }: Claim, symbol: SymbolId): string => `${id}-${symbol}`;

export const usersOf = (id: string): readonly Claim[] => claims.filter((claim) => claim.uses.includes(id));

export const tally = (of = claims): readonly { graded: GradedVerdict; n: number }[] =>
  gradedVerdicts.map((graded) => ({ graded, n: of.filter((claim) => gradedVerdict(claim) === graded).length }));
