export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('median of nothing');
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The slope of the line through (log x, log y) by least squares: y ≈ x^slope. */
export function exponent(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const [mx, my] = [0, 1].map((k) => logs.reduce((sum, point) => sum + point[k], 0) / logs.length);
  const over = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return over / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}

/** Largest difference, over the largest entry of `expected`; NaN when there is one. */
export function errorOf(got: Float64Array, expected: Float64Array): number {
  if (got.length !== expected.length) return Number.NaN;
  let [gap, scale] = [0, 0];
  for (let k = 0; k < got.length; k++) {
    const d = Math.abs(got[k] - expected[k]);
    if (!(d <= gap)) gap = d;
    if (Number.isNaN(gap)) return gap;
    scale = Math.max(scale, Math.abs(expected[k]));
  }
  return scale === 0 ? gap : gap / scale;
}
