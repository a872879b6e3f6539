/** What a reader asks: a formula, what it is to equal, and how its notation is meant. */

/** What the reader says of notation that has two meanings. */
export interface Choices {
  /** Of an RNN: the hidden state is c, or it is called h. */
  readonly state?: 'c' | 'h';
  /** W and U: as on this site; or W acts on the input and U on the state; or the other way round. */
  readonly weights?: 'site' | 'W-input' | 'U-input';
  /** C in an LSTM: the term of this site, or the cell state. */
  readonly C?: 'term' | 'cell';
  /** What a T above means. */
  readonly T?: 'transpose' | 'power';
}

export const choiceValues = {
  state: ['c', 'h'],
  weights: ['site', 'W-input', 'U-input'],
  C: ['term', 'cell'],
  T: ['transpose', 'power'],
} as const satisfies { readonly [Name in keyof Choices]-?: readonly Choices[Name][] };

export type ChoiceName = keyof Choices;

/** What a reader asks. */
export interface Asked {
  /** The id of a target in `targets.ts`. */
  readonly target: string;
  /** As typed. */
  readonly formula: string;
  readonly choices: Choices;
  /** 0 … 2³² − 1 */
  readonly seed: number;
}
