/** The gradients of single steps, and targets for which they cancel. */

import { matrix, matrixOf, minus, orthogonalFactor, times, transpose } from '../../engine/arithmetic/matrix.ts';
import { memo } from '../../engine/arithmetic/memo.ts';
import { lstmBptt } from '../../engine/derivatives/lstm-bptt.ts';
import { flatten } from '../../engine/derivatives/lstm-functions.ts';
import { rnnBptt } from '../../engine/derivatives/rnn-bptt.ts';
import type { RnnCase } from '../../engine/networks/draw.ts';
import type { LstmCase } from '../../engine/networks/draw-lstm.ts';
import { onlyAt, overSteps } from '../sums.ts';

/** ∂E_t/∂W of an RNN for t = 1 … T, each by its own BPTT pass. */
export const rnnStepGradients = memo((g: RnnCase) => overSteps(g.T, (t) => rnnBptt(g, onlyAt(t)).W));

/** ∂E_t/∂(all weights and biases) for t = 1 … T, each by its own BPTT pass. */
export const stepGradients = memo((g: LstmCase) => overSteps(g.T, (t) => flatten(lstmBptt(g, onlyAt(t)))));

/**
 * A δ with Σ_t δ_t v_t = 0 for given vectors v_1 … v_T of p < T numbers: `start` (T numbers) minus its
 * projections on the p rows of [v_1, …, v_T], scaled to a largest entry of 1.
 */
export function cancelling(vectors: readonly ArrayLike<number>[], start: ArrayLike<number>): Float64Array {
  const Q = orthogonalFactor(matrixOf(vectors.length, vectors[0].length, (t, q) => vectors[t][q]));
  let delta = matrix(vectors.length, 1, start);
  // Twice, because the first pass leaves its rounding errors.
  for (let round = 0; round < 2; round++) delta = minus(delta, times(Q, times(transpose(Q), delta)));
  const top = Math.max(...delta.data.map(Math.abs));
  return Float64Array.from(delta.data, (v) => v / top);
}
