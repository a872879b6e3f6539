/** Cases of a comparison: drawn from their own streams, measured on every route. */

import { randomFrom } from '../engine/arithmetic/random.ts';
import type { Size } from '../engine/networks/draw.ts';
import type { Comparison, Mistake, Route } from '../proof/part.ts';
import { printable } from '../proof/plain.ts';
import { entries, type Relation } from '../proof/relation.ts';
import type { Sized } from '../proof/shrink.ts';
import type { Example } from './report.ts';

/** A comparison as the runner meets it: `any`, because the case's type is the claim file's own business. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export type AnyComparison = Comparison<any>;

/** A drawn case with its left sides measured; the right side is measured by each statement that is held against it. */
export interface Measured extends Sized<unknown> {
  readonly case: number;
  readonly left: readonly ArrayLike<number>[];
}

/** The worst route of one case. */
export interface Finding {
  readonly measured: Measured;
  readonly route: number;
  readonly right: ArrayLike<number>;
  readonly at: number;
  readonly gap: number;
  readonly allowed: number;
  /** Each route's own gap. */
  readonly gaps: readonly number[];
}

const REDRAWS = 400;

/** Fixed sizes are clipped to what the draw allows. */
export function sizesOf(part: AnyComparison, fixed: Size): [string, number, number][] {
  return Object.entries(part.draw.sizes).map(([name, [low, high]]) => {
    const wanted = fixed[name];
    const clipped = wanted === undefined ? undefined : Math.min(high, Math.max(low, wanted));
    return [name, clipped ?? low, clipped ?? high];
  });
}

/** Case i of the stream `key`. Throws when the draw finds no case that meets its own condition. */
export function drawCase(part: AnyComparison, key: string, i: number, fixed: Size): Sized<unknown> {
  const random = randomFrom(key, i);
  for (let attempt = 0; attempt < REDRAWS; attempt++) {
    const size = Object.fromEntries(sizesOf(part, fixed).map(([name, low, high]) => [name, random.integer(low, high)]));
    const given = part.draw.make(random, size);
    if (part.draw.admits?.(given) ?? true) return { given, size };
  }
  throw new Error(`case ${i}: no drawn case met the condition in ${REDRAWS} attempts, needed one`);
}

/** The left sides are measured when first asked for, and once: a mistake that brings its own does not pay for them. */
export function measure(part: AnyComparison, { given, size }: Sized<unknown>, i: number): Measured {
  let left: ArrayLike<number>[] | undefined;
  return {
    given,
    size,
    case: i,
    get left() {
      left ??= part.left.map((r) => entries(r.compute(given)));
      return left;
    },
  };
}

const relationOf = (part: AnyComparison, r: Route<unknown>): Relation => r.relation ?? part.relation;

/** How bad a gap is: in units of what is allowed for equalities, as it is for bounds. NaN is the worst of all. */
const badness = (relation: Relation, gap: number): number =>
  Number.isNaN(gap)
    ? Number.POSITIVE_INFINITY
    : relation.kind === 'equal' && relation.allowed > 0
      ? gap / relation.allowed
      : gap;

export const severity = (part: AnyComparison, f: Finding): number =>
  badness(relationOf(part, part.left[f.route]), f.gap);

/** A part with a mistake put in: it has the mistake's side in place of its own. */
export function withMistake(part: AnyComparison, mistake: Mistake<unknown>): AnyComparison {
  const { name, left, right = part.right } = mistake;
  return { ...part, right, ...(left && { left: [{ name, compute: left }] }), controls: [] };
}

/** Holds the part's right side against a measured case, on every route. */
export function compare(part: AnyComparison, measured: Measured): Finding {
  const said = entries(part.right(measured.given));
  const all = part.left.map((r, route) => {
    const relation = relationOf(part, r);
    const { gap, at } = relation.measure(measured.left[route], said);
    return { route, at, gap, allowed: relation.allowed, bad: badness(relation, gap) };
  });
  const { bad: _, ...worst } = all.reduce((a, b) => (b.bad > a.bad ? b : a));
  return { measured, right: said, ...worst, gaps: all.map((r) => r.gap) };
}

/** Asked so that NaN fails. */
export const holds = (f: Finding): boolean => f.gap <= f.allowed;
/** Not the same as not holding: NaN refutes nothing. */
export const refutes = (f: Finding): boolean => f.gap > f.allowed;

const SHOWN = 12;

/** A finding as plain data; entries from a window around the worst one. */
export function example(part: AnyComparison, f: Finding): Example {
  const left = f.measured.left[f.route];
  const from = Math.max(0, Math.min(f.at - SHOWN / 2, left.length - SHOWN));
  const window = (v: ArrayLike<number>) => Array.from(v).slice(from, from + SHOWN);
  const given = printable(f.measured.given);
  return {
    case: f.measured.case,
    size: f.measured.size,
    ...(given && { given }),
    route: part.left[f.route].name,
    left: window(left),
    right: window(f.right),
    at: f.at - from,
    gap: f.gap,
    allowed: f.allowed,
  };
}
