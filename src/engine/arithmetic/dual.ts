/**
 * Dual numbers a + Σ_k a′_k ε_k, ε_j ε_k = 0: forward mode, along several directions at once. Over floats they give first
 * derivatives, over duals second ones, over intervals an enclosure of them.
 */
import { type Arithmetic, floats } from './arithmetic.ts';

export interface Dual<N> {
  readonly value: N;
  /** The derivatives along each direction. */
  readonly slopes: readonly N[];
}

export interface Duals<N> extends Arithmetic<Dual<N>> {
  /** A constant. Its derivatives are 0, and no work is spent on them. */
  held(value: N): Dual<N>;
  /** Variables, as many as there are directions, each with a direction of its own. */
  free(values: readonly N[]): Dual<N>[];
}

/** Dual arithmetic over any other arithmetic, along `directions` ≥ 0 directions. Its numbers are of no use to another one. */
export function duals<N>(over: Arithmetic<N>, directions: number): Duals<N> {
  const { add, sub, mul } = over;
  /** The derivatives of all constants: told by identity. */
  const still: readonly N[] = new Array<N>(directions).fill(over.of(0));
  const held = (value: N) => ({ value, slopes: still });
  const scaled = (rate: N, slopes: readonly N[]) =>
    slopes === still ? still : slopes.map((slope) => mul(rate, slope));
  const sum = (a: readonly N[], b: readonly N[]) =>
    a === still ? b : b === still ? a : a.map((slope, k) => add(slope, b[k]));
  const along = (value: N, rate: N, { slopes }: Dual<N>): Dual<N> => ({ value, slopes: scaled(rate, slopes) });
  const { addScaled, addBoth } = over.add === floats.add ? (inFloats as unknown as Sums<N>) : sumsBy(over);
  return {
    held,
    free(values) {
      const [zero, one] = [over.of(0), over.of(1)];
      return values.map((value, j) => ({ value, slopes: still.map((_, k) => (k === j ? one : zero)) }));
    },
    of: (x) => held(over.of(x)),
    add: (a, b) => ({ value: add(a.value, b.value), slopes: sum(a.slopes, b.slopes) }),
    sub: (a, b) => ({
      value: sub(a.value, b.value),
      slopes: b.slopes === still ? a.slopes : a.slopes.map((slope, k) => sub(slope, b.slopes[k])),
    }),
    mul: (a, b) => ({
      value: mul(a.value, b.value),
      slopes: sum(scaled(a.value, b.slopes), scaled(b.value, a.slopes)),
    }),
    // `dotBy` without intermediate duals.
    dot(start, M, from, v) {
      let { value } = start;
      let slopes = start.slopes === still ? undefined : start.slopes.slice();
      for (let j = 0; j < v.length; j++) {
        const a = M[from + j];
        const b = v[j];
        value = add(value, mul(a.value, b.value));
        if (a.slopes === still && b.slopes === still) continue;
        if (!slopes) slopes = sum(scaled(a.value, b.slopes), scaled(b.value, a.slopes)) as N[];
        else if (a.slopes === still) addScaled(slopes, a.value, b.slopes);
        else if (b.slopes === still) addScaled(slopes, b.value, a.slopes);
        else addBoth(slopes, a.value, b.slopes, b.value, a.slopes);
      }
      return { value, slopes: slopes ?? still };
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

/** Adds x·v, or x·v + y·w, to the derivatives of a sum. */
interface Sums<N> {
  readonly addScaled: (to: N[], x: N, v: readonly N[]) => void;
  readonly addBoth: (to: N[], x: N, v: readonly N[], y: N, w: readonly N[]) => void;
}

const sumsBy = <N>({ add, mul }: Arithmetic<N>): Sums<N> => ({
  addScaled(to, x, v) {
    for (let k = 0; k < to.length; k++) to[k] = add(to[k], mul(x, v[k]));
  },
  addBoth(to, x, v, y, w) {
    for (let k = 0; k < to.length; k++) to[k] = add(to[k], add(mul(x, v[k]), mul(y, w[k])));
  },
});

/** `sumsBy(floats)` with + and × written out: functions that many arithmetics share are not inlined. */
const inFloats: Sums<number> = {
  addScaled(to, x, v) {
    for (let k = 0; k < to.length; k++) to[k] += x * v[k];
  },
  addBoth(to, x, v, y, w) {
    for (let k = 0; k < to.length; k++) to[k] += x * v[k] + y * w[k];
  },
};
