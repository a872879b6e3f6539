/** What several claims draw or ask of a network. */

import type { Draw, RnnCase } from '../engine/draw.ts';
import { type GoldenRnn, goldenRnns } from '../engine/golden/golden.ts';

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
