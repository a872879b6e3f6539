/** What several claims draw or ask of a network. */

import type { Draw } from '../engine/draw.ts';
import { type GoldenLstmCase, type GoldenRnnCase, lstmCaseOf, rnnCaseOf } from '../engine/golden/cases.ts';
import { type GoldenLstm, goldenLstms, goldenRnns } from '../engine/golden/golden.ts';

export const flat = (rows: readonly (readonly number[])[]): number[] => rows.flat();

/** The committed networks, one picked for each case. */
export const drawGoldenRnn: Draw<GoldenRnnCase> = { sizes: {}, make: (random) => rnnCaseOf(random.pick(goldenRnns)) };

const drawFrom = (list: readonly GoldenLstm[]): Draw<GoldenLstmCase> => ({
  sizes: {},
  make: (random) => lstmCaseOf(random.pick(list)),
});
export const drawGoldenLstm = drawFrom(goldenLstms);
/** Those small enough for one backward pass per step. */
export const drawShortGoldenLstm = drawFrom(goldenLstms.filter(({ n, T }) => n <= 6 && T <= 8));
