/**
 * The parts of a claim, each a piece of evidence of one kind. A part only declares: how cases are drawn, the two sides, and the
 * mistakes that must be caught. `src/check/run.ts` compares, and runs controls through the same code.
 */

import type { Oracle } from '../engine/arithmetic/field.ts';
import type { Interval } from '../engine/arithmetic/interval/set.ts';
import type { Random } from '../engine/arithmetic/random.ts';
import type { Draw } from '../engine/networks/draw.ts';
import type { Box, Enclosure } from './certificate.ts';
import type { BlockOf, Relation, Value } from './relation.ts';
import type { Words } from './words.ts';

/** A way to compute the left side. It shares no rule with the `right` side. */
export interface Route<Given> {
  readonly name: Words;
  readonly compute: (given: Given) => Value;
  /** In place of the part's relation, for a coarser route (central differences). */
  readonly relation?: Relation;
}

/** Both sides of a relation in outward-rounded intervals, entry by entry: the true values lie in them. */
export type EnclosedSides<Given> = (given: Given) => {
  readonly left: readonly Interval[];
  readonly right: readonly Interval[];
};

/** A plausible mistake. It replaces the right or the left side, and the same check must refute it. */
export interface Mistake<Given> {
  readonly name: Words;
  /** Where it is made in practice, if there is such a place. */
  readonly practice?: Words;
  /** The wrong formula, if the mistake is an edit of the displayed one: its TeX, and the place of the edit. */
  readonly formula?: WrongFormula;
  /** The wrong equation in a prime field. */
  readonly exact?: ExactSides;
  readonly right?: (given: Given) => Value;
  readonly left?: (given: Given) => Value;
  /** Both sides with the mistake, where they can be enclosed: a counterexample is then certified. */
  readonly enclosed?: EnclosedSides<Given>;
}

export interface WrongFormula {
  readonly tex: string;
  readonly from: number;
  readonly to: number;
}

/** A relation of a displayed formula that a part evaluates: a chain such as `a = b ≤ c` and one of its signs, each from 0. */
export interface Reads {
  readonly tex: string;
  readonly chain: number;
  readonly sign: number;
  /** Where one side of it alone is evaluated, that of the sign or the next. */
  readonly side?: number;
}

/** Values of indices, and T: { t: 2, k: 5, T: 5 }. */
export type Tuple = Readonly<Record<string, number>>;

/** One relation of what a formula says of its indices, `2 ≤ t`: how far a tuple is within it. At its edge it is 0, beyond it below 0. */
export interface IndexRelation {
  readonly from: number;
  readonly to: number;
  readonly slack: (tuple: Tuple) => number;
}

/** The indices of a displayed formula: what it says of them in brackets, and where a part evaluates it. */
export interface IndexRange<Given> {
  readonly tex: string;
  readonly relations: readonly IndexRelation[];
  readonly tuples: (given: Given) => readonly Tuple[];
  /** What differs from it in one place. */
  readonly mutants: () => readonly { readonly tex: string; readonly relations: readonly IndexRelation[] }[];
}

/** `identity`, `bound`, `witness`: a relation of two sides on every drawn case. */
export interface Comparison<Given> {
  readonly kind: 'identity' | 'bound' | 'witness';
  readonly name: Words;
  readonly draw: Draw<Given>;
  /** The side that is measured, by one or more independent routes. */
  readonly left: readonly Route<Given>[];
  /** The side that the equation states. */
  readonly right: (given: Given) => Value;
  readonly relation: Relation;
  /** Both sides in intervals: they decide a bound network by network, and certify a counterexample. */
  readonly enclosed?: EnclosedSides<Given>;
  /** What of the displayed formula is evaluated here. */
  readonly reads?: readonly Reads[];
  /** Of these, the hypotheses that are tried on both sides of their edge. */
  readonly edges?: readonly Reads[];
  /** The indices of that formula, if it says something of them. */
  readonly indices?: IndexRange<Given>;
  /** Formulas that differ from the displayed one in one place; `npm run mutation -- formulas` tries all of them. */
  readonly mutants?: () => Iterable<{ readonly kind: string; readonly tex: string; readonly mistake?: Mistake<Given> }>;
  /** For `equal`: the blocks that are held each to its own size. Without it the whole array is one. */
  readonly blocks?: (given: Given) => BlockOf;
  /** Steps of the search for the smallest margin, from each of the worst random cases. Default 0. */
  readonly adversary?: number;
  /** Maximum number of cases, for expensive ones. */
  readonly cases?: number;
  /**
   * What a counterexample shows, with places for its numbers: `{left}`, `{right}`, `{difference}` of the deciding entry, and
   * its givens.
   */
  readonly shows?: Words;
  /** The example that the text works out by hand; it must refute, and is shown in place of a shrunk one. */
  readonly pencil?: Given;
  readonly controls: readonly Mistake<Given>[];
}

/** `algebraic`: both sides as polynomials in a prime field, at random points. There is no rounding and no tolerance. */
export interface Algebraic {
  readonly kind: 'algebraic';
  readonly name: Words;
  /** What is known of the activations: `free` is nothing but that each has a derivative. */
  readonly oracle: Oracle;
  readonly evaluate: ExactSides;
  /** The equations that differ from the displayed one in a sign: of a term, or of a whole side. */
  readonly turned: () => Iterable<{ readonly tex: string; readonly evaluate: ExactSides }>;
  /** Mistakes that must differ at one of the points. */
  readonly controls: readonly {
    readonly name: Words;
    readonly practice?: Words;
    readonly formula?: WrongFormula;
    readonly evaluate: ExactSides;
  }[];
}

/** The sides at one random point, and how seldom two different polynomials of these sizes agree there: 2^−bits. */
export type ExactSides = (
  random: Random,
  oracle: Oracle,
) => {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly degree: number;
  readonly bits: number;
};

/** `certificate`: true for every point of a box, by outward-rounded interval arithmetic. */
export interface Certificate {
  readonly kind: 'certificate';
  readonly name: Words;
  readonly box: Box;
  readonly encloses: Enclosure;
  /** Maximum number of boxes; beyond it the part is inconclusive. */
  readonly work: number;
  /** Wrong statements; they must come out refuted, not just undecided. */
  readonly controls: readonly { readonly name: Words; readonly encloses: Enclosure; readonly box?: Box }[];
}

/**
 * `experiment`: success rates over many seeds, with Wilson intervals that must not overlap. Training runs are long, so their
 * outcomes are recorded; a check repeats a few of them, and each must give the same bits. What is cheap is drawn anew in each check.
 */
export interface Experiment {
  readonly kind: 'experiment';
  readonly name: Words;
  /** The arm that is claimed to succeed most often comes first. */
  readonly arms: readonly Arm[];
  /** Number of recorded runs to repeat, from the quicker ones; the first is of the first arm. 0 if one takes too long, or drawn. */
  readonly replays: number;
  /** Wrong orders: another arm first, or more arms against it. They must be refuted. */
  readonly controls: readonly { readonly name: Words; readonly first?: number; readonly against?: readonly Arm[] }[];
}

export type Arm = RecordedArm | DrawnArm;

/** Trials that each check draws from its own seed; trial k of every arm has the same stream. */
export interface DrawnArm {
  readonly name: Words;
  readonly trials: number;
  readonly succeeds: (random: Random) => boolean;
}

export interface RecordedArm {
  readonly name: Words;
  readonly runs: readonly Run[];
  /** Repeats the run of this seed. */
  readonly again: (seed: number) => Run;
}

/** The record of one run. The same bits on every engine. */
export interface Run {
  readonly seed: number;
  readonly solved: boolean;
  readonly updates: number;
  readonly accuracy: number;
  readonly loss: number;
}

// biome-ignore lint/suspicious/noExplicitAny: only the claim file knows the type of its cases
export type Part = Comparison<any> | Algebraic | Certificate | Experiment;
