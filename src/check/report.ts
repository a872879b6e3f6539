/** The report of a run: plain data, the same bits on every engine for the same claim, seed and options. */
import { type Verdict, verdicts } from '../claims/claim.ts';
import type { Oracle } from '../engine/arithmetic/field.ts';
import type { Part, WrongFormula } from '../proof/part.ts';
import type { Words } from '../proof/words.ts';

/**
 * In the order of gravity. `proven`: the relation holds, whatever the rounding · `equal`: the sides of ≤ agree within enclosures that
 * are together no wider than rigorous.ts allows, so that the bound is attained · `undecided` · `refuted`: it does not hold, whatever
 * the rounding.
 */
export const judgements = ['proven', 'equal', 'undecided', 'refuted'] as const;
export type Judgement = (typeof judgements)[number];

/** The verdicts of the evidence, whatever the claim file states: a `Verdict`, or why there is none. */
export const earnedVerdicts = [...verdicts, 'false', 'inconclusive', 'failed'] as const;
export type Earned = (typeof earnedVerdicts)[number];
/** `failed`: it threw; `inconclusive`: NaN, an empty sample or the work limit reached. Neither is ever green. */
export type Outcome = 'passes' | 'refuted' | 'inconclusive' | 'failed';
/**
 * Number of seeds that show a control to be caught, if each of the first so many refutes it: one that a seed misses with probability
 * 1/5 passes with probability 0.8²⁰ = 1.2 %. As soon as one seed misses it, it is tried on SEEDS, and 99 % must refute it.
 */
export const ENOUGH = 20;
export const SEEDS = 100;
/** `proves` and `derives`, the steps of a derivation, must pass; `printed` and `without`, a dropped condition, must be refuted. */
export type Role = 'proves' | 'printed' | 'without' | 'derives';
export const mustPass = (role: Role): boolean => role === 'proves' || role === 'derives';

/** One case and the gap between its sides. Numbers may be NaN or ±Infinity. */
export interface Example {
  readonly case: number;
  readonly size: Readonly<Record<string, number>>;
  /** The case by name (weights, inputs…), if it is small enough to print. */
  readonly given?: Readonly<Record<string, number | string | readonly number[]>>;
  readonly route: Words;
  /** The entries of both sides around the worst one, its index among them, and the relation's measure. */
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly at: number;
  readonly gap: number;
  readonly allowed: number;
  /** What it shows, in a sentence with these numbers. */
  readonly shows?: Words;
  /** Of what refutes: whether intervals around both sides of entry `at` prove it, so that it is none of rounding. */
  readonly certified?: boolean;
}

export interface RouteReport {
  readonly name: Words;
  /** The largest gap over all cases: an error (equal) or minus a margin (at most). */
  readonly worst: number;
  readonly allowed: number;
}

export interface ControlReport {
  readonly name: Words;
  readonly practice?: Words;
  readonly formula?: WrongFormula;
  /** On which it was tried. */
  readonly seeds: number;
  readonly refuted: number;
  readonly caught: boolean;
  readonly example?: Example;
}

export interface ArmReport {
  readonly name: Words;
  readonly successes: number;
  readonly trials: number;
  /** Wilson's 95 % interval of the success rate. */
  readonly low: number;
  readonly high: number;
}

/** A recorded run that was repeated. */
export interface ReplayReport {
  readonly arm: Words;
  readonly seed: number;
  readonly solved: boolean;
  readonly updates: number;
  readonly loss: number;
  /** Whether it gave the bits of the record. */
  readonly same: boolean;
}

export interface PartReport {
  readonly role: Role;
  readonly kind: Part['kind'];
  readonly name: Words;
  readonly outcome: Outcome;
  /** Why it does not pass. */
  readonly reason?: Words;
  /** Number of cases (comparisons), boxes (certificates) or trials (experiments). */
  readonly checked: number;
  /** What was drawn, in the plural, where it is not networks. */
  readonly drew?: Words;
  readonly relation?: 'equal' | 'atMost';
  readonly routes?: readonly RouteReport[];
  /** Bounds whose sides were enclosed: the networks by what intervals say of them, the first 20 and those without a margin in float64. */
  readonly rigorous?: Readonly<Record<Judgement, number>>;
  /** Each case's largest gap on the routes with the part's own relation, for the plot. */
  readonly gaps?: readonly number[];
  readonly worst?: Example;
  /** If the part is refuted, the smallest counterexample found. */
  readonly counterexample?: Example;
  /** Certificates: the box by name, and the hull of what was enclosed. */
  readonly box?: readonly { readonly name: string; readonly lo: number; readonly hi: number }[];
  readonly hull?: { readonly lo: number; readonly hi: number };
  /** Certificates that do not pass: the part of the box that is refuted or undecided. */
  readonly where?: readonly { readonly name: string; readonly lo: number; readonly hi: number }[];
  /** Algebraic parts: how seldom a false equation passes, 2^−bits, the largest degree, and what was known of the activations. */
  readonly exact?: { readonly bits: number; readonly degree: number; readonly oracle: Oracle };
  readonly arms?: readonly ArmReport[];
  /** Experiments with recorded runs. */
  readonly replays?: readonly ReplayReport[];
  readonly controls: readonly ControlReport[];
}

export interface Report {
  readonly claim: string;
  readonly tag: string;
  readonly seed: number;
  readonly cases: number;
  /** Sizes fixed by the reader, such as { units: 4 }. */
  readonly sizes: Readonly<Record<string, number>>;
  readonly stated: Verdict;
  readonly earned: Earned;
  /** `stated` equals `earned`, and every control was caught. */
  readonly ok: boolean;
  readonly parts: readonly PartReport[];
  /** 16 hex digits of SHA-256 over everything above except `Words`. */
  readonly digest: string;
}
