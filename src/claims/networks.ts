/** What several claims draw or ask of a network. */

import type { Draw, RnnCase } from '../engine/draw.ts';
import { type LstmCase, perGate } from '../engine/draw-lstm.ts';
import { type GoldenLstm, type GoldenRnn, goldenLstms, goldenRnns } from '../engine/golden/golden.ts';

export const flat = (rows: readonly (readonly number[])[]): number[] => rows.flat();

export interface GoldenRnnCase extends RnnCase {
  readonly expect: GoldenRnn['expect'];
}

const floats = (v: readonly number[]) => Float64Array.from(v);

/** A golden network as a case, with the numbers that PyTorch found for it. */
export const rnnCaseOf = (g: GoldenRnn): GoldenRnnCase => ({
  ...g,
  W: floats(g.W),
  Wout: floats(g.Wout),
  c0: floats(g.c0),
  x: floats(g.x),
  y: floats(g.y),
});

/** The committed networks, one picked for each case. */
export const drawGoldenRnn: Draw<GoldenRnnCase> = { sizes: {}, make: (random) => rnnCaseOf(random.pick(goldenRnns)) };

export interface GoldenLstmCase extends LstmCase {
  readonly expect: GoldenLstm['expect'];
}

export const lstmCaseOf = (g: GoldenLstm): GoldenLstmCase => ({
  ...g,
  W: perGate((gate) => floats(g.W[gate])),
  b: perGate((gate) => floats(g.b[gate])),
  h0: floats(g.h0),
  c0: floats(g.c0),
  x: floats(g.x),
  y: floats(g.y),
});

const drawFrom = (list: readonly GoldenLstm[]): Draw<GoldenLstmCase> => ({
  sizes: {},
  make: (random) => lstmCaseOf(random.pick(list)),
});
export const drawGoldenLstm = drawFrom(goldenLstms);
/** Those small enough for one backward pass per step. */
export const drawShortGoldenLstm = drawFrom(goldenLstms.filter(({ n, T }) => n <= 6 && T <= 8));
