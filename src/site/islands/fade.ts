/** What is left of a gradient, step by step back, in three networks of one unit at rest without input. */

/** Steps back, at most. */
export const LAGS = 15;
/** A tanh unit at rest has the slope 1, so that each step keeps its weight. */
export const RNN_WEIGHT = 0.75;
export const BIAS = { low: -2, high: 6, step: 0.1, first: 4 } as const;

/** What one step of an LSTM at rest without recurrent weights keeps: σ(b), its forget gate. */
export const keptBy = (bias: number): number => 1 / (1 + Math.exp(-bias));

/** 1, kept, kept², … */
export function left(kept: number): readonly number[] {
  const row = [1];
  for (let lag = 1; lag <= LAGS; lag++) row.push(row[lag - 1] * kept);
  return row;
}
