/** The type of a claim: one equation of the text, its verdict, its evidence and the mistakes that the evidence must catch. */
import type { Part } from '../proof/part.ts';
import { type Words, words } from '../proof/words.ts';
import type { Derivation } from './derivation.ts';
import type { SymbolId } from './symbols.ts';

/** In the order of gravity, then what is not the article's statement. */
export const verdicts = ['holds', 'notation', 'conditional', 'corrected', 'added', 'hypothesis'] as const;
/**
 * `holds`: true as the article has it · `notation`: true once the notation is mended, such as a missing diag, the whole W_g
 * where only its recurrent block fits, or a bias left out · `conditional`: true under a condition that the article leaves
 * out · `corrected`: false, and the corrected form is true · `added`: not in the article · `hypothesis`: an assumption of
 * the article, shown to be satisfiable.
 */
export type Verdict = (typeof verdicts)[number];

export const grades = ['slip', 'gap', 'conclusion'] as const;
/**
 * How grave a corrected form is. `slip`: nothing later changes · `gap`: something is left out, such as all terms of a sum
 * but one · `conclusion`: what the article concludes is false.
 */
export type Grade = (typeof grades)[number];

/** Verdicts as they are shown, each with its own mark: a corrected one by its grade. In the order of gravity. */
export const gradedVerdicts = ['holds', 'notation', 'conditional', ...grades, 'added', 'hypothesis'] as const;
export type GradedVerdict = (typeof gradedVerdicts)[number];

/** The article's form. Its TeX is a complete statement. */
export interface Printed {
  readonly tex: string;
  /** What is wrong with it; with the verdict `notation`, what was mended. */
  readonly says: Words;
  /** `corrected` only. */
  readonly grade?: Grade;
  /** `corrected` only: evidence that must come out refuted. */
  readonly refutes?: Part;
}

export const chapters = [
  'rnn',
  'bptt',
  'vanishing',
  'lstm',
  'lstm-bptt',
  'lstm-gradient',
  'rescue',
  'beyond',
  'practice',
] as const;
export type ChapterId = (typeof chapters)[number];

/** The formulas that a claim displays. */
export const displayNames = ['tex', 'printed', 'condition'] as const;
export type DisplayName = (typeof displayNames)[number];

export const unreadReasons = {
  byHand: words(
    'the rest is checked by code that was written by hand after the formula',
    '其余部分由照公式手写的代码检验',
  ),
  limit: words('a limit is shown by a bound with its rate', '极限由带速率的界来证实'),
  definition: words('the rest introduces names', '其余部分只是引入记号'),
  experiment: words('the rest speaks of recorded trainings', '其余部分说的是有记录的训练'),
  noStatement: words('the rest states no relation', '其余部分不是关系式'),
} as const satisfies Record<string, Words>;
export type UnreadReason = keyof typeof unreadReasons;

export interface ClaimFile {
  /** The number the article gives the equation, as printed: `(2)`. */
  readonly equation?: string;
  /** The true statement, as TeX for display. */
  readonly tex: string;
  /** The statement in a sentence. */
  readonly says: Words;
  /** Why it is true, in a few sentences (TeX between single dollars). */
  readonly sketch: Words;
  readonly uses: readonly string[];
  readonly symbols: readonly SymbolId[];
  readonly verdict: Verdict;
  /** Every part must pass. */
  readonly proves: readonly Part[];
  /** `corrected` and `notation`. */
  readonly printed?: Printed;
  /** `conditional` only: the condition, and evidence that must come out refuted once it is dropped. */
  readonly condition?: { readonly tex: string; readonly says: Words; readonly without: Part };
  /** Why relations of a display are not evaluated from its TeX; `byHand` where nothing is said. */
  readonly unread?: Partial<Record<DisplayName, UnreadReason>>;
  /** `corrected` and `conditional`: two or three sentences on what was wrong or missing, for the margin. */
  readonly note?: Words;
}

/** A claim file together with its entry in the registry. */
export interface Claim extends ClaimFile {
  readonly id: string;
  readonly name: Words;
  readonly tag: string;
  readonly chapter: ChapterId;
  /** The equation in steps, or why it has none; undefined before one is written. */
  readonly derivation?: Derivation | Words;
}

/** The derivation of a claim that has one. */
export const derivationOf = ({ derivation }: Pick<Claim, 'derivation'>): Derivation | undefined =>
  derivation && 'steps' in derivation ? derivation : undefined;

/** Path of a claim's file, relative to the root of the project. */
export const sourceFile = ({ chapter, id }: Pick<Claim, 'chapter' | 'id'>): string => `src/claims/${chapter}/${id}.ts`;
/** Path of the derivations of its chapter. */
export const derivationsFile = ({ chapter }: Pick<Claim, 'chapter'>): string => `src/claims/derivations/${chapter}.ts`;

/** A `corrected` claim has a grade, which the schema of claim files demands. */
export const gradedVerdict = ({ verdict, printed }: Pick<Claim, 'verdict' | 'printed'>): GradedVerdict =>
  verdict === 'corrected' ? (printed?.grade ?? 'conclusion') : verdict;
