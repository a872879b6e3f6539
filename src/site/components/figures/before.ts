/** What the pictures of the prerequisites are drawn from. */
import { tanh, tanhSlope } from '../../../engine/arithmetic/elementary.ts';
import { matrix, rightSingularVectors, singularValues, times } from '../../../engine/arithmetic/matrix.ts';
import type { Point } from './geometry.ts';

/** u = 2x, y = tanh(u), at x = 0.25. */
const x = 0.25;
export const chained = { x, u: 2 * x, y: tanh(2 * x), first: 2, second: tanhSlope(2 * x), both: 2 * tanhSlope(2 * x) };

/** The matrix of chapter 2: chained 1 and ½ on its rows. */
export const stretching = matrix(2, 2, [1, 2, 1.5, 2]);
export const half = singularValues(stretching);

const of = (point: Point): Point => {
  const [px, py] = times(stretching, matrix(2, 1, [point.x, point.y])).data;
  return { x: px, y: py };
};
export const square: readonly Point[] = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];
export const image = square.map(of);

/** The directions of length 1 that are stretched most and least, and what becomes of them. */
export const axes = (() => {
  const { data } = rightSingularVectors(stretching);
  const directions = [0, 1].map((k) => ({ x: data[k], y: data[2 + k] }));
  return directions.map((from) => ({ from, to: of(from) }));
})();
/** The ellipse: its angle in degrees, counted as in the plane of mathematics. */
export const angle = (Math.atan2(axes[0].to.y, axes[0].to.x) * 180) / Math.PI;
