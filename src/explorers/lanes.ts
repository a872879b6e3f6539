/** Walks back through networks of one unit beside one another: the same question asked of each. */

/** One step of one network: ∂c_t/∂c_{t−1} (undefined for t = 1), and ∂c_T/∂c_t. */
interface LaneStep {
  readonly factor: number | undefined;
  readonly left: number;
}

export interface LanesData<Name extends string> {
  /** The steps that were taken back from T, 0 … T − 1. */
  readonly back: number;
  /** For t = 1 … T. */
  readonly steps: readonly (Readonly<Record<'t' | 'x', number>> & Readonly<Record<'lanes', Record<Name, LaneStep>>>)[];
}

/** From the inputs x_1 … x_T and the factors of the steps 2 … T of each network. */
export function lanesOf<Name extends string>(
  back: number,
  x: ArrayLike<number>,
  factors: Readonly<Record<Name, readonly number[]>>,
): LanesData<Name> {
  const lanes = Object.entries<readonly number[]>(factors).map(([name, all]) => {
    const left = [1];
    for (const factor of all.toReversed()) left.unshift(factor * left[0]);
    return { name, all, left };
  });
  return {
    back,
    steps: Array.from(x, (input, s) => ({
      t: s + 1,
      x: input,
      lanes: Object.fromEntries(
        lanes.map(({ name, all, left }) => [name, { factor: all[s - 1], left: left[s] }]),
      ) as Record<Name, LaneStep>,
    })),
  };
}
