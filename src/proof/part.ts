/**
 * What a claim consists of: parts, each a piece of evidence of one kind. A part is a declaration: it says how cases are
 * drawn, what is measured, what the equation says, and which mistakes must be caught. It never compares anything
 * itself; `runner/run.ts` alone does, and runs a control through the very same code.
 */

import type { Draw } from '../engine/networks/draw.ts';
import type { Box, Enclosure } from './certificate.ts';
import type { Relation, Value } from './relation.ts';
import type { Words } from './words.ts';

/** A way to a number. Routes of one comparison share no rule with its `right` side. */
export interface Route<Given> {
  readonly name: Words;
  readonly compute: (given: Given) => Value;
  /** Where this route is coarser than the others (central differences). */
  readonly relation?: Relation;
}

/** A plausible mistake. It replaces the right side, or what is measured, and the same checker must refute it. */
export interface Mistake<Given> {
  readonly name: Words;
  readonly right?: (given: Given) => Value;
  readonly left?: (given: Given) => Value;
}

/** `identity`, `bound`, `witness`: left and right related on every drawn case. */
export interface Comparison<Given> {
  readonly kind: 'identity' | 'bound' | 'witness';
  readonly name: Words;
  readonly draw: Draw<Given>;
  /** What is measured, by one or more independent routes. */
  readonly left: readonly Route<Given>[];
  /** What the equation says. */
  readonly right: (given: Given) => Value;
  readonly relation: Relation;
  /** Steps of the search for the smallest margin from the worst random cases (bounds). Default 0. */
  readonly adversary?: number;
  /** At most this many cases, where one case is a lot of work. */
  readonly cases?: number;
  readonly controls: readonly Mistake<Given>[];
}

/** `certificate`: true for every point of a box, by outward-rounded interval arithmetic. */
export interface Certificate {
  readonly kind: 'certificate';
  readonly name: Words;
  readonly box: Box;
  readonly encloses: Enclosure;
  /** Boxes that the bisection may look at; over it the part is inconclusive. */
  readonly work: number;
  /** Wrong statements over the same box; they must come out refuted, not just undecided. */
  readonly controls: readonly { readonly name: Words; readonly encloses: Enclosure; readonly box?: Box }[];
}

/**
 * `experiment`: success rates over many seeds, with Wilson intervals that must not overlap. The runs are long, so their
 * outcomes are recorded; a check makes a few of them again, and each must come out the same to the last bit.
 */
export interface Experiment {
  readonly kind: 'experiment';
  readonly name: Words;
  /** The arm that is claimed to succeed most often comes first. */
  readonly arms: readonly Arm[];
  /** How many of the recorded runs are made again, from the quicker ones; the first is of the first arm. 0 where one takes too long. */
  readonly replays: number;
  /** Another arm put first, or more arms put against the first: the claim about these must be refuted. */
  readonly controls: readonly { readonly name: Words; readonly first?: number; readonly against?: readonly Arm[] }[];
}

export interface Arm {
  readonly name: Words;
  readonly runs: readonly Run[];
  /** Makes the run of this seed again, whatever the record says. */
  readonly again: (seed: number) => Run;
}

/** What is recorded of one run. Plain numbers, the same bits on every engine. */
export interface Run {
  readonly seed: number;
  readonly solved: boolean;
  readonly updates: number;
  readonly accuracy: number;
  readonly loss: number;
}

// biome-ignore lint/suspicious/noExplicitAny: what a part is given is its own business, the runner hands it back unseen
export type Part = Comparison<any> | Certificate | Experiment;
