/** Limits, proved by an explicit bound on the distance and the rate at which the bound falls. */
import { memo } from '../engine/arithmetic/memo.ts';
import type { Draw } from '../engine/networks/draw.ts';
import { route } from './make.ts';
import type { Comparison } from './part.ts';
import { atMost } from './relation.ts';
import type { Words } from './words.ts';

type AtStep<G> = (given: G, s: number) => number;

interface Limit<G> {
  readonly name: Words;
  readonly draw: Draw<G>;
  /** Steps s = 0, 1, …, `steps` − 1 on the way to the limit, ≥ 2. */
  readonly steps: number;
  /** The distance from the limit, and its claimed bound. */
  readonly distance: AtStep<G>;
  readonly bound: AtStep<G>;
  /** bound(s + 1) ≤ rate · bound(s) with rate ≤ 1 − 10⁻⁶, which is checked too: a bound that does not fall proves no limit. */
  readonly rate: (given: G) => number;
  readonly measured: Words;
  readonly adversary?: number;
  readonly cases?: number;
  /** Mistakes in the bound or in the distance. */
  readonly controls: readonly { readonly name: Words; readonly bound?: AtStep<G>; readonly distance?: AtStep<G> }[];
}

const SLOWEST = 1 - 1e-6;

export function tendsTo<G>(limit: Limit<G>): Comparison<G> {
  const { name, draw, steps, measured, adversary, cases } = limit;
  const series = (at: AtStep<G>) => (g: G) => Array.from({ length: steps }, (_, s) => at(g, s));
  // Used by both sides and by every mistake.
  const [bounds, rate] = [memo(series(limit.bound)), memo(limit.rate)];
  const left = (distance: AtStep<G>) => (g: G) => [...series(distance)(g), ...bounds(g).slice(1), rate(g)];
  const right = (claimed: (g: G) => number[]) => (g: G) => {
    const falling = bounds(g).slice(0, -1);
    return [...claimed(g), ...falling.map((b) => rate(g) * b), SLOWEST];
  };
  return {
    kind: 'bound',
    name,
    draw,
    left: [route(measured.en, measured.zh, left(limit.distance))],
    right: right(bounds),
    relation: atMost(),
    ...(adversary !== undefined && { adversary }),
    ...(cases !== undefined && { cases }),
    controls: limit.controls.map((c) => ({
      name: c.name,
      ...(c.bound && { right: right(series(c.bound)) }),
      ...(c.distance && { left: left(c.distance) }),
    })),
  };
}
