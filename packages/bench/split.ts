/**
 * A batch in parts, each with a kernel of its own, so that several workers can share it. E and the gradient are the
 * parts' own, added in the order of the parts. How many parts there are belongs to the plan and not to the machine: the
 * same plan gives the same bits, whoever runs which part and whichever is done first. Another number of parts sums in
 * another order and gives other last bits; one part is the kernel's own order.
 */
import type { Batch } from '../../src/engine/training/kernel.ts';
import type { Shape } from '../../src/engine/training/shape.ts';

export interface Part {
  /** The first sequence of the part, and how many there are. */
  readonly from: number;
  readonly count: number;
}

/** Sequences in order, shared as evenly as they can be, the first parts the larger. Throws unless 1 ≤ parts ≤ batch. */
export function partsOf(batch: number, parts: number): Part[] {
  if (!(Number.isInteger(parts) && parts >= 1 && parts <= batch))
    throw new RangeError(`split: parts is ${parts}, needed an integer from 1 to the ${batch} sequences of the batch`);
  const startOf = (k: number) => k * Math.floor(batch / parts) + Math.min(k, batch % parts);
  return Array.from({ length: parts }, (_, k) => ({ from: startOf(k), count: startOf(k + 1) - startOf(k) }));
}

/** What a part sees of a batch. */
export function partOf({ x, y, c0, h0 }: Batch, { n, m, p, T, batch }: Shape, { from, count }: Part): Batch {
  const rows = (all: Float64Array, steps: number, width: number) => {
    const some = new Float64Array(steps * count * width);
    for (let t = 0; t < steps; t++) {
      const start = (t * batch + from) * width;
      some.set(all.subarray(start, start + count * width), t * count * width);
    }
    return some;
  };
  return {
    x: rows(x, T, m),
    y: rows(y, T, p),
    ...(c0 && { c0: rows(c0, 1, n) }),
    ...(h0 && { h0: rows(h0, 1, n) }),
  };
}

/** Σ of the parts' gradients, in their order. */
export function sumOfParts(gradients: readonly Float64Array[]): Float64Array {
  const sum = gradients[0].slice();
  for (const gradient of gradients.slice(1)) for (let k = 0; k < sum.length; k++) sum[k] += gradient[k];
  return sum;
}
