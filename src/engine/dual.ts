/**
 * Dual numbers a + a′ε, ε² = 0: forward mode. Over floats they give a derivative along one direction, over duals a
 * second derivative, over intervals an enclosure of it.
 */
import type { Arithmetic } from './arithmetic.ts';

export interface Dual<N> {
  readonly value: N;
  readonly slope: N;
}

/** Dual arithmetic over any other arithmetic. */
export function duals<N>(over: Arithmetic<N>): Arithmetic<Dual<N>> {
  const { add, sub, mul } = over;
  const zero = over.of(0);
  const along = (value: N, rate: N, a: Dual<N>): Dual<N> => ({ value, slope: mul(rate, a.slope) });
  return {
    of: (x) => ({ value: over.of(x), slope: zero }),
    add: (a, b) => ({ value: add(a.value, b.value), slope: add(a.slope, b.slope) }),
    sub: (a, b) => ({ value: sub(a.value, b.value), slope: sub(a.slope, b.slope) }),
    mul: (a, b) => ({ value: mul(a.value, b.value), slope: add(mul(a.value, b.slope), mul(a.slope, b.value)) }),
    sigmoid: (a) => along(over.sigmoid(a.value), over.sigmoidSlope(a.value), a),
    tanh: (a) => along(over.tanh(a.value), over.tanhSlope(a.value), a),
    // σ″ = σ′ (1 − 2σ) and tanh″ = −2 tanh tanh′
    sigmoidSlope: (a) => {
      const slope = over.sigmoidSlope(a.value);
      return along(slope, mul(slope, sub(over.of(1), mul(over.of(2), over.sigmoid(a.value)))), a);
    },
    tanhSlope: (a) => {
      const slope = over.tanhSlope(a.value);
      return along(slope, mul(slope, mul(over.of(-2), over.tanh(a.value))), a);
    },
  };
}
