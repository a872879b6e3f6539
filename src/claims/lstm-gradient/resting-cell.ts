/**
 * A cell of one unit that rests at c = h = 0: all weights and biases are 0 but u_c, so that every gate is ½ and the candidate 0
 * at every step. All its numbers and derivatives are binary fractions, so what float64 computes is what is true of real numbers.
 */
import { type LstmCase, perGate } from '../../engine/networks/draw-lstm.ts';

/** A cell over T steps in which no weight, bias or state is 0 or equal to another one, for formulas that speak of none of them. */
export const livelyCell = (T: number): LstmCase => ({
  ...restingCell(T),
  W: {
    f: Float64Array.of(-1.1, 0.7),
    i: Float64Array.of(0.9, -0.6),
    c: Float64Array.of(1.3, 0.8),
    o: Float64Array.of(-0.5, 1.2),
  },
  b: { f: Float64Array.of(1.4), i: Float64Array.of(-0.3), c: Float64Array.of(0.2), o: Float64Array.of(0.6) },
  h0: Float64Array.of(0.35),
  c0: Float64Array.of(-0.45),
  y: new Float64Array(T).fill(0.55),
});

/** The cell over T steps with x_t = 1, which V_g = 0 keeps out, and the targets y. */
export const restingCell = (T: number, { uc = 0, y = new Float64Array(T) } = {}): LstmCase => ({
  n: 1,
  m: 1,
  T,
  W: perGate((gate) => Float64Array.of(gate === 'c' ? uc : 0, 0)),
  b: perGate(() => Float64Array.of(0)),
  h0: Float64Array.of(0),
  c0: Float64Array.of(0),
  x: new Float64Array(T).fill(1),
  y,
});
