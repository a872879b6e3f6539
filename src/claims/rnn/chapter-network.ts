import type { RnnCase } from '../../engine/networks/draw.ts';

/** The small network of chapter 1, which the text works out by hand: one pulse, the target 0.5 at each of T steps. */
export const chapterNetwork = (T: number): RnnCase => ({
  phi: 'tanh',
  n: 1,
  m: 1,
  p: 1,
  T,
  W: Float64Array.of(0.5, 1),
  Wout: Float64Array.of(1),
  c0: Float64Array.of(0),
  x: new Float64Array(T).with(0, 1),
  y: new Float64Array(T).fill(0.5),
});
