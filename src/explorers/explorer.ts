/** The type of an explorer: a computation with a few parameters that the reader sets, and its texts. */
import { type Words, words } from '../proof/words.ts';

export interface NumberParameter {
  readonly label: Words;
  /** Both ends included. With a whole `step` only whole numbers are admitted. */
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

/** A number for each number parameter, the id of an option for each choice. */
export type ValuesOf<P extends Parameters> = {
  readonly [Name in keyof P]: P[Name] extends { readonly options: infer Options } ? keyof Options & string : number;
};
export type Values = Readonly<Record<string, string | number>>;

export interface Explorer<P extends Parameters = Parameters, Data = unknown> {
  /** Permanent: links carry it, as in `?lag.rho=0.9`. */
  readonly id: string;
  readonly title: Words;
  /** The caption, with TeX between dollars. */
  readonly describes: Words;
  /** What is worth trying, and what to look at. */
  readonly tries: Words;
  readonly parameters: P;
  /** The whole-number parameter that counts the steps of a walk: buttons and arrow keys move it, and it can be played. */
  readonly walks?: keyof P & string;
  /** Plain data, deterministic in the values. */
  compute(values: ValuesOf<P>): Data;
}

/** Keeps the exact types of the parameters. */
export const defineExplorer = <const P extends Parameters, Data>(explorer: Explorer<P, Data>): Explorer<P, Data> =>
  explorer;

/** Networks that are trained in turn, in steps between which they can be looked at. */
export interface Race<Data> {
  readonly done: boolean;
  /** Networks that take turns. */
  readonly networks: number;
  /** One update of the next network. Does nothing once the race is done. */
  step(): void;
  data(): Data;
}

/** A race of these networks, each updated in its turn. */
export function inTurn<Data>(all: readonly Pick<Race<Data>, 'done' | 'step'>[], data: () => Data): Race<Data> {
  let turn = 0;
  return {
    networks: all.length,
    get done() {
      return all.every(({ done }) => done);
    },
    step() {
      all[turn].step();
      turn = (turn + 1) % all.length;
    },
    data,
  };
}

/** An explorer whose data are those of a race, which takes seconds: it is shown while it is run. */
export interface RaceExplorer<P extends Parameters = Parameters, Data = unknown> extends Explorer<P, Data> {
  begin(values: ValuesOf<P>): Race<Data>;
}

/** `compute` runs the whole race. */
export const defineRace = <const P extends Parameters, Data>(
  explorer: Omit<RaceExplorer<P, Data>, 'compute'>,
): RaceExplorer<P, Data> => ({
  ...explorer,
  compute(values) {
    const race = explorer.begin(values);
    while (!race.done) race.step();
    return race.data();
  },
});

export const numberParameter = (
  en: string,
  zh: string,
  low: number,
  high: number,
  step: number,
  initial: number,
): NumberParameter => ({ label: words(en, zh), low, high, step, initial });

/** The input at the first step and that at every other. */
export const inputParameters = {
  first: numberParameter('First input x₁', '第一个输入 x₁', -2, 2, 0.1, 1),
  later: numberParameter('Every later input', '之后每步的输入', -2, 2, 0.1, 0),
} as const;

/** The seed of a random network. */
export const seedParameter = numberParameter('Seed', '种子', 0, 4_294_967_295, 1, 1);

export const activationParameter = {
  label: words('Activation', '激活函数'),
  options: { tanh: words('tanh', 'tanh'), sigmoid: words('sigmoid', 'sigmoid') },
  initial: 'tanh',
} as const satisfies ChoiceParameter;
