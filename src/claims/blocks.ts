/** The blocks of a gradient that are held each to its own size, and a mistake in the smallest of them. */

import type { RnnCase } from '../engine/networks/draw.ts';
import type { LstmCase } from '../engine/networks/draw-lstm.ts';
import { gates } from '../engine/networks/lstm.ts';
import { mistake } from '../proof/make.ts';
import type { Mistake } from '../proof/part.ts';
import { type BlockOf, entries, type Value } from '../proof/relation.ts';

/** W_rec and W_in, whose columns stand side by side in W, and W_out behind them. */
export const rnnMatrices =
  ({ n, m, W }: RnnCase): BlockOf =>
  (i) =>
    i >= W.length ? 'W_out' : i % (n + m) < n ? 'W_rec' : 'W_in';

/** U_g, V_g and b_g of each gate, in the order of `flatten`. */
export const lstmMatrices =
  ({ n, m }: LstmCase): BlockOf =>
  (i) => {
    const size = n * (n + m);
    const gate = i < 4 * size ? gates[Math.floor(i / size)] : gates[Math.floor((i - 4 * size) / n)];
    return i >= 4 * size ? `b_${gate}` : i % (n + m) < n ? `U_${gate}` : `V_${gate}`;
  };

/** A, B, C and D, one after the other. */
export const fourTerms =
  ({ n }: LstmCase): BlockOf =>
  (i) =>
    'ABCD'[Math.floor(i / (n * n))];

/** The block with the smallest largest entry, zeros apart, times 1.000001. Held to the whole array, it may pass. */
export const smallestBlockTooLarge = <G>(right: (given: G) => Value, blocks: (given: G) => BlockOf): Mistake<G> =>
  mistake('the smallest block one millionth too large', '最小的一块偏大百万分之一', (g) => {
    const [values, blockOf] = [Array.from(entries(right(g))), blocks(g)];
    const tops = new Map<number | string, number>();
    for (const [i, v] of values.entries()) tops.set(blockOf(i), Math.max(tops.get(blockOf(i)) ?? 0, Math.abs(v)));
    const [smallest] = [...tops].filter(([, top]) => top > 0).sort(([, a], [, b]) => a - b)[0] ?? [];
    return values.map((v, i) => (blockOf(i) === smallest ? 1.000001 * v : v));
  });
