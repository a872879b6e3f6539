/** What an island is given by the page: plain data only, so that an island never imports a claim. */

import type { Verdict } from '../claims/claim.ts';
import type en from '../i18n/en.json';
import type { Part } from '../proof/part.ts';
import type { Language, Words } from '../proof/words.ts';
import type { Report, Role } from '../runner/report.ts';

/** The card's own texts, in the page's language: the `card` branch of `src/i18n/{en,zh}.json`. `{name}` is filled in. */
export type CardStrings = (typeof en)['card'];

/** One piece of evidence, in the order that `Request.part` counts: `proves`, then `printed` or `without`. */
export interface CardPart {
  readonly role: Role;
  readonly kind: Part['kind'];
  readonly name: Words;
  /** In the order that `Request.control` counts. */
  readonly controls: readonly Words[];
}

export interface ProofCardProps {
  readonly lang: Language;
  /** The claim's id. */
  readonly claim: string;
  readonly tag: string;
  readonly verdict: Verdict;
  /** The build's own report. */
  readonly built: Report;
  readonly parts: readonly CardPart[];
  readonly strings: CardStrings;
}
