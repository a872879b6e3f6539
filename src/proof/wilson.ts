/** Wilson's score interval of a success rate, 95 %. */

/** The two-sided 95 % quantile of the normal distribution. */
const z = 1.959963984540054;

/** Bounds of the success rate within [0, 1]. Throws RangeError if `trials` is 0. */
export function wilson(successes: number, trials: number): { low: number; high: number } {
  if (!(trials > 0)) throw new RangeError(`wilson: got ${trials} trials, needed at least one`);
  const rate = successes / trials;
  const scale = 1 + (z * z) / trials;
  const middle = (rate + (z * z) / (2 * trials)) / scale;
  const half = (z / scale) * Math.sqrt((rate * (1 - rate)) / trials + (z * z) / (4 * trials * trials));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
