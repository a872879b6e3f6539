/** The median of at least one number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The largest difference, divided by the largest entry of `expected`; NaN where a number or the length differs in kind. */
export function errorOf(got: Float64Array, expected: Float64Array): number {
  if (got.length !== expected.length) return Number.NaN;
  const gap = Math.max(...got.map((value, k) => Math.abs(value - expected[k])));
  return gap / Math.max(...expected.map(Math.abs));
}
