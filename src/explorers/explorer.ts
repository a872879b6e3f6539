/** An explorer: something to compute from a few parameters that the reader moves, and what the page says of it. */
import type { Words } from '../proof/words.ts';

export interface NumberParameter {
  readonly label: Words;
  /** Both ends included. A whole step makes a whole number of it. */
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly initial: number;
}

export interface ChoiceParameter<Id extends string = string> {
  readonly label: Words;
  readonly options: Readonly<Record<Id, Words>>;
  readonly initial: Id;
}

export type Parameter = NumberParameter | ChoiceParameter;
export type Parameters = Readonly<Record<string, Parameter>>;

/** A number for each number, the id of an option for each choice. */
export type ValuesOf<P extends Parameters> = {
  readonly [Name in keyof P]: P[Name] extends { readonly options: infer Options } ? keyof Options & string : number;
};
export type Values = Readonly<Record<string, string | number>>;

export interface Explorer<P extends Parameters = Parameters, Data = unknown> {
  /** Permanent: links carry it, as in `?lag.rho=0.9`. */
  readonly id: string;
  readonly title: Words;
  /** The caption. */
  readonly describes: Words;
  readonly parameters: P;
  /** Plain data, the same for the same values. */
  compute(values: ValuesOf<P>): Data;
}

/** Keeps the exact types of the parameters. */
export const defineExplorer = <const P extends Parameters, Data>(explorer: Explorer<P, Data>): Explorer<P, Data> =>
  explorer;

/** Random networks are told apart by this. */
export const seedParameter: NumberParameter = {
  label: { en: 'Seed', zh: '种子' },
  low: 0,
  high: 4_294_967_295,
  step: 1,
  initial: 1,
};
