/**
 * What an exercise is. Its numbers are computed from the small networks of the text when its file is loaded; what it says has them
 * already. The build shows question, hints and solution; `check.ts` judges an answer, in a worker.
 */
import { type Words, words } from '../proof/words.ts';

/** A number that shows which mistake led to it. */
export interface Mistaken {
  readonly value: number;
  readonly says: Words;
}

export interface NumberAnswer {
  readonly kind: 'number';
  readonly value: number;
  /** Accepted deviation, ≥ 0, and why that one. */
  readonly within: number;
  readonly because: Words;
  readonly mistaken: readonly Mistaken[];
}

export interface FormulaAnswer {
  readonly kind: 'formula';
  /** The id of a target in `src/own/targets.ts`: what the formula has to equal, or to bound. */
  readonly target: string;
  /** A right answer and a wrong one, as typed; tests check both. */
  readonly right: string;
  readonly wrong: string;
}

export interface Option {
  readonly says: Words;
  /** Why it is right, or wrong. */
  readonly because: Words;
  readonly right?: true;
}

export interface ChoiceAnswer {
  readonly kind: 'choice';
  /** A prediction of what the engine has computed, which the reasons then tell. */
  readonly predicts?: true;
  readonly options: readonly Option[];
}

/** A deliberate mistake of a claim, shown as a formula: in which piece is it? */
export interface MistakeAnswer {
  readonly kind: 'mistake';
  readonly claim: string;
  /** The part of the claim and its control. */
  readonly part: number;
  readonly control: number;
  /** Pieces of the wrong formula in its order, as TeX; in one of them is the edit. */
  readonly pieces: readonly string[];
  /**
   * The relation with the mistake and what it is to equal (`src/own/targets.ts`), where the claim’s own evidence is exact and has no
   * network to show; without it the claim’s check is run with the mistake put in.
   */
  readonly judged?: { readonly target: string; readonly relation: string };
}

export interface ProofStep {
  readonly says: Words;
  /** The steps that have to come before it, from 0, and why. */
  readonly after: readonly number[];
  readonly because: Words;
}

/** The steps of a proof, in an order that is right; they are shown in another one. */
export interface OrderAnswer {
  readonly kind: 'order';
  readonly steps: readonly ProofStep[];
  /** The order in which they are shown. */
  readonly shown: readonly number[];
}

/** A proof that the reader writes, and compares with the solution point by point. Nobody checks it. */
export interface ProofAnswer {
  readonly kind: 'proof';
  readonly points: readonly Words[];
}

export type ExerciseAnswer = NumberAnswer | FormulaAnswer | ChoiceAnswer | MistakeAnswer | OrderAnswer | ProofAnswer;

export interface Exercise {
  /** Lower-case words joined by hyphens, of no other exercise. */
  readonly id: string;
  readonly asks: Words;
  /** One or two, the plainer one last. */
  readonly hints: readonly [Words] | readonly [Words, Words];
  readonly solution: Words;
  readonly answer: ExerciseAnswer;
}

/** What an exercise is called: its kind, where choices that foretell a number are a kind of their own. */
export type ExerciseKind = ExerciseAnswer['kind'] | 'predict';
export const kindOf = ({ answer }: Exercise): ExerciseKind =>
  answer.kind === 'choice' && answer.predicts ? 'predict' : answer.kind;

/** For TeX and words in one string: backslashes stand for themselves. */
export const raw = String.raw;

/** `toDecimals(4)(0.76159)` is `0.7616`. */
export const toDecimals =
  (decimals: number) =>
  (value: number): string =>
    value.toFixed(decimals);

/** For answers to `decimals` decimals by whoever rounds on the way. */
export const rounded = (decimals: number): Pick<NumberAnswer, 'within' | 'because'> => ({
  within: Number(`2e-${decimals}`),
  because: words(
    `Numbers rounded to ${decimals} decimals on the way may move the last one by two.`,
    `中间结果若都保留 ${decimals} 位小数，末位可能相差 2。`,
  ),
});

export const whole: Pick<NumberAnswer, 'within' | 'because'> = {
  within: 0,
  because: words('It is a whole number, so nothing is rounded.', '答案是整数，没有舍入。'),
};

export const exact: Pick<NumberAnswer, 'within' | 'because'> = {
  within: 1e-9,
  because: words('It can be given exactly, as a fraction or a whole number.', '答案可以写成精确值：分数或整数。'),
};
