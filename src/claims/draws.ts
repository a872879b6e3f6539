import type { Random } from '../engine/arithmetic/random.ts';
import type { Draw, RnnCase } from '../engine/networks/draw.ts';
import type { LstmCase } from '../engine/networks/draw-lstm.ts';
import type { Gate } from '../engine/networks/lstm.ts';
import { rnnTrace } from '../engine/networks/traces.ts';

/** The cases of a draw, each changed. They must meet `admits`, and the draw's own condition only where none is given. */
export function changed<G, H extends G>(
  draw: Draw<G>,
  change: (given: G, random: Random) => H,
  admits: ((given: H) => boolean) | undefined = draw.admits,
): Draw<H> {
  return {
    sizes: draw.sizes,
    make: (random, size) => change(draw.make(random, size), random),
    ...(admits && { admits }),
  };
}

/** The targets that are missed by a share of what they are missed by now: with 0 all of them are hit, and every gradient is 0. */
export const targetsMissedBy = (g: RnnCase, share: number): Float64Array =>
  g.y.map((y, q) => {
    const h = rnnTrace(g).h[Math.floor(q / g.p) + 1][q % g.p];
    return h + share * (y - h);
  });

/** The network with one more weight of a gate in the first row, by default that of U_g in its last column. */
export const withWeight = (g: LstmCase, gate: Gate, size: number, column = g.n - 1): LstmCase => ({
  ...g,
  W: { ...g.W, [gate]: g.W[gate].with(column, g.W[gate][column] + size) },
});

/** The largest factor that still keeps, found by doubling and bisection; 0 keeps. */
export function largestKept(isKept: (by: number) => boolean): number {
  let [below, above] = [0, 1];
  while (isKept(above)) [below, above] = [above, 2 * above];
  for (let i = 0; i < 60; i++) {
    const middle = (below + above) / 2;
    [below, above] = isKept(middle) ? [middle, above] : [below, middle];
  }
  return below;
}
