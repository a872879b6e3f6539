/**
 * Dual numbers a + Σ_k a′_k ε_k, ε_j ε_k = 0: forward mode, along several directions at once. Over floats they give first
 * derivatives, over duals second ones, over intervals an enclosure of them.
 */
import type { Arithmetic } from './arithmetic.ts';

export interface Dual<N> {
  readonly value: N;
  /** The derivatives along each direction. */
  readonly slopes: readonly N[];
}

/** Dual arithmetic over any other arithmetic, along `directions` ≥ 0 directions. */
export function duals<N>(over: Arithmetic<N>, directions: number): Arithmetic<Dual<N>> {
  const { add, sub, mul } = over;
  const still = new Array<N>(directions).fill(over.of(0));
  const along = (value: N, rate: N, { slopes }: Dual<N>): Dual<N> => ({
    value,
    slopes: slopes.map((slope) => mul(rate, slope)),
  });
  return {
    of: (x) => ({ value: over.of(x), slopes: still }),
    add: (a, b) => ({ value: add(a.value, b.value), slopes: a.slopes.map((slope, k) => add(slope, b.slopes[k])) }),
    sub: (a, b) => ({ value: sub(a.value, b.value), slopes: a.slopes.map((slope, k) => sub(slope, b.slopes[k])) }),
    mul: (a, b) => ({
      value: mul(a.value, b.value),
      slopes: a.slopes.map((slope, k) => add(mul(a.value, b.slopes[k]), mul(slope, b.value))),
    }),
    // `dotBy` without intermediate duals.
    dot(start, M, from, v) {
      let { value } = start;
      const slopes = start.slopes.slice();
      for (let j = 0; j < v.length; j++) {
        const [a, b] = [M[from + j], v[j]];
        value = add(value, mul(a.value, b.value));
        for (let k = 0; k < directions; k++)
          slopes[k] = add(slopes[k], add(mul(a.value, b.slopes[k]), mul(a.slopes[k], b.value)));
      }
      return { value, slopes };
    },
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
