/**
 * The parts of a claim, each a piece of evidence of one kind. A part only declares: how cases are drawn, the two sides, and the
 * mistakes that must be caught. `src/check/run.ts` compares, and runs controls through the same code.
 */
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

/** A plausible mistake. It replaces the right or the left side, and the same check must refute it. */
export interface Mistake<Given> {
  readonly name: Words;
  readonly right?: (given: Given) => Value;
  readonly left?: (given: Given) => Value;
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
  /** For `equal`: the blocks that are held each to its own size. Without it the whole array is one. */
  readonly blocks?: (given: Given) => BlockOf;
  /** Steps of the search for the smallest margin, from each of the worst random cases. Default 0. */
  readonly adversary?: number;
  /** Maximum number of cases, for expensive ones. */
  readonly cases?: number;
  readonly controls: readonly Mistake<Given>[];
}

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
 * `experiment`: success rates over many seeds, with Wilson intervals that must not overlap. The runs are long, so their outcomes
 * are recorded; a check repeats a few of them, and each must give the same bits.
 */
export interface Experiment {
  readonly kind: 'experiment';
  readonly name: Words;
  /** The arm that is claimed to succeed most often comes first. */
  readonly arms: readonly Arm[];
  /** Number of recorded runs to repeat, from the quicker ones; the first is of the first arm. 0 if one takes too long. */
  readonly replays: number;
  /** Wrong orders: another arm first, or more arms against it. They must be refuted. */
  readonly controls: readonly { readonly name: Words; readonly first?: number; readonly against?: readonly Arm[] }[];
}

export interface Arm {
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
export type Part = Comparison<any> | Certificate | Experiment;
