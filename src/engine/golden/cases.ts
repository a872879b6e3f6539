/** Golden networks as cases: what PyTorch was given, as the engine draws it, with the numbers that PyTorch found for it. */
import type { RnnCase } from '../draw.ts';
import { type LstmCase, perGate } from '../draw-lstm.ts';
import type { GoldenLstm, GoldenRnn } from './golden.ts';

export interface GoldenRnnCase extends RnnCase {
  readonly expect: GoldenRnn['expect'];
}

const floats = (v: readonly number[]) => Float64Array.from(v);

export const rnnCaseOf = (g: GoldenRnn): GoldenRnnCase => ({
  ...g,
  W: floats(g.W),
  Wout: floats(g.Wout),
  c0: floats(g.c0),
  x: floats(g.x),
  y: floats(g.y),
});

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
