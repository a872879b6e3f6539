/** Limits, proved by an explicit bound on the distance and the rate at which the bound falls. */
import { memo } from '../engine/arithmetic/memo.ts';
import type { Draw } from '../engine/networks/draw.ts';
import { route } from './make.ts';
import type { Comparison, Mistake } from './part.ts';
import { atMost, entries, type Value } from './relation.ts';
import type { Words } from './words.ts';

type AtStep<G> = (given: G, s: number) => number;

/** The distance from the limit and its claimed bound at the steps s = 0, 1, …, `steps` − 1 on the way to it, ≥ 2. */
interface BySteps<G> {
  readonly steps: number;
  readonly distance: AtStep<G>;
  readonly bound: AtStep<G>;
  readonly measured: Words;
}
/** The same as the two sides of an inequality, a number for each step, by one route or more. */
type BySides<G> = Pick<Comparison<G>, 'left' | 'right' | 'reads' | 'indices' | 'mutants'>;

interface Told<G> {
  readonly name: Words;
  readonly draw: Draw<G>;
  /** bound(s + 1) ≤ rate · bound(s) with rate ≤ 1 − 10⁻⁶, which is checked too: a bound that does not fall proves no limit. */
  readonly rate: (given: G) => number;
  readonly adversary?: number;
  readonly cases?: number;
  /** Mistakes in the bound or in the distance, by steps or as sides. */
  readonly controls: readonly (Mistake<G> & { readonly bound?: AtStep<G>; readonly distance?: AtStep<G> })[];
}

const SLOWEST = 1 - 1e-6;

export function tendsTo<G>(limit: Told<G> & (BySteps<G> | BySides<G>)): Comparison<G> {
  const { name, draw, adversary, cases } = limit;
  const series = (at: AtStep<G>) => (g: G) =>
    Array.from({ length: 'steps' in limit ? limit.steps : 0 }, (_, s) => at(g, s));
  const row = (value: (g: G) => Value) => (g: G) => Array.from(entries(value(g)));
  const sides: BySides<G> =
    'steps' in limit
      ? { left: [route(limit.measured.en, limit.measured.zh, series(limit.distance))], right: series(limit.bound) }
      : limit;
  // Used by both sides and by every mistake.
  const [bounds, rate] = [memo(row(sides.right)), memo(limit.rate)];
  const left = (distances: (g: G) => number[]) => (g: G) => [...distances(g), ...bounds(g).slice(1), rate(g)];
  const right = (claimed: (g: G) => number[]) => (g: G) => {
    const falling = bounds(g).slice(0, -1);
    return [...claimed(g), ...falling.map((b) => rate(g) * b), SLOWEST];
  };
  const wrong = (m: (typeof limit.controls)[number]): Mistake<G> => ({
    name: m.name,
    ...(m.formula && { formula: m.formula }),
    ...((m.bound ?? m.right) && { right: right(m.bound ? series(m.bound) : row(m.right as (g: G) => Value)) }),
    ...((m.distance ?? m.left) && { left: left(m.distance ? series(m.distance) : row(m.left as (g: G) => Value)) }),
  });
  const { mutants } = sides;
  /** A mutant is held to a fall of its own: a bound that stays where it is proves no limit. */
  const mutant = ({ left: distances = sides.left[0].compute, right: claimed = sides.right, ...told }: Mistake<G>) => ({
    ...told,
    left: (g: G) => [...row(distances)(g), ...row(claimed)(g).slice(1), rate(g)],
    right: (g: G) => [
      ...row(claimed)(g),
      ...row(claimed)(g)
        .slice(0, -1)
        .map((b) => rate(g) * b),
      SLOWEST,
    ],
  });
  return {
    kind: 'bound',
    name,
    draw,
    left: sides.left.map((one) => ({ ...one, compute: left(row(one.compute)) })),
    right: right(bounds),
    relation: atMost(),
    ...(sides.reads && { reads: sides.reads }),
    ...(sides.indices && { indices: sides.indices }),
    ...(mutants && {
      *mutants() {
        for (const { mistake, ...told } of mutants()) yield { ...told, ...(mistake && { mistake: mutant(mistake) }) };
      },
    }),
    ...(adversary !== undefined && { adversary }),
    ...(cases !== undefined && { cases }),
    controls: limit.controls.map(wrong),
  };
}
