/** What an island is given by the page: plain data only, so that an island never imports a claim. */

import type { Json } from '../../check/json.ts';
import type { Limits } from '../../check/options.ts';
import type { Report } from '../../check/report.ts';
import type { Language } from '../../proof/words.ts';
import type en from '../text/en.json';

/** One for all the cards of a page. */
export interface RunAllProps {
  /** How many cards there are. */
  readonly total: number;
  readonly strings: (typeof en)['card']['all'];
}

/** Every claim of the site, for the run of them all. */
export interface VerifyAllProps {
  readonly claims: readonly {
    readonly id: string;
    /** The site's number of the equation, `2.1`, and where it stands. */
    readonly number: string;
    readonly href: string;
    /** Digest of the build's report. */
    readonly digest: string;
  }[];
  readonly strings: (typeof en)['verify'];
  /** `{s} s` */
  readonly seconds: string;
}

/** For the header. */
export interface TallyProps {
  /** How many equations there are. */
  readonly total: number;
  readonly strings: (typeof en)['tally'];
}

export interface ProofCardProps {
  readonly lang: Language;
  /** The site's number of the equation, `2.1`. */
  readonly number: string;
  /** The build's own report without its plots and cases; it also says which parts and controls there are. */
  readonly built: Json<Report>;
  /** Whether anything is drawn at random, so that a seed makes a difference. */
  readonly random: boolean;
  /** Whether networks are drawn, so that their number makes a difference. */
  readonly draws: boolean;
  /** Sizes that the reader may fix, each with the range in which the claim draws it. */
  readonly sizes: Readonly<Record<string, Limits>>;
  /** The claim's file, from the root of the project, and the address at which the site shows it. */
  readonly source: { readonly file: string; readonly href: string };
  /** The release of the site, for links to a run. */
  readonly release: string;
}
