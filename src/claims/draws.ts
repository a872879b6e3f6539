import type { Random } from '../engine/arithmetic/random.ts';
import type { Draw } from '../engine/networks/draw.ts';

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
