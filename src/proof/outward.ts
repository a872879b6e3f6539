/** A self-test before each certificate: interval operations whose true results are known. */
import * as intervals from '../engine/arithmetic/interval.ts';

const { point } = intervals;

/** An operation, its result, and the neighbouring doubles around the true value (computed with 60 digits). */
const known = (): [what: string, got: intervals.Interval, below: number, above: number][] => [
  ['0.1 + 0.2', intervals.add(point(0.1), point(0.2)), 0.3, 0.30000000000000004],
  ['−0.1 + −0.2', intervals.add(point(-0.1), point(-0.2)), -0.30000000000000004, -0.3],
  ['1 − 0.1', intervals.sub(point(1), point(0.1)), 0.8999999999999999, 0.9],
  ['0.1 − 1', intervals.sub(point(0.1), point(1)), -0.9, -0.8999999999999999],
  ['0.1 · 0.1', intervals.mul(point(0.1), point(0.1)), 0.01, 0.010000000000000002],
  ['−0.1 · 0.1', intervals.mul(point(-0.1), point(0.1)), -0.010000000000000002, -0.01],
  ['1 / 3', intervals.div(point(1), point(3)), 0.3333333333333333, 0.33333333333333337],
  ['−1 / 3', intervals.div(point(-1), point(3)), -0.33333333333333337, -0.3333333333333333],
  ['0.1²', intervals.sqr(point(0.1)), 0.01, 0.010000000000000002],
  ['√5', intervals.sqrt(point(5)), 2.2360679774997894, 2.23606797749979],
  ['√3', intervals.sqrt(point(3)), 1.7320508075688772, 1.7320508075688774],
  ['e⁵', intervals.exp(point(5)), 148.4131591025766, 148.41315910257663],
  ['e²', intervals.exp(point(2)), 7.3890560989306495, 7.38905609893065],
  ['log 5', intervals.log(point(5)), 1.6094379124341003, 1.6094379124341005],
  ['log 3', intervals.log(point(3)), 1.0986122886681096, 1.0986122886681098],
  ['σ(1)', intervals.sigmoid(point(1)), 0.7310585786300048, 0.7310585786300049],
  ['σ(2)', intervals.sigmoid(point(2)), 0.8807970779778824, 0.8807970779778825],
  ['tanh 1', intervals.tanh(point(1)), 0.7615941559557649, 0.761594155955765],
  ['tanh 2', intervals.tanh(point(2)), 0.9640275800758168, 0.9640275800758169],
  ['σ′(1)', intervals.sigmoidSlope(point(1)), 0.19661193324148185, 0.19661193324148188],
  ['σ′(2)', intervals.sigmoidSlope(point(2)), 0.1049935854035065, 0.10499358540350652],
  ['tanh′(1)', intervals.tanhSlope(point(1)), 0.419974341614026, 0.4199743416140261],
  ['tanh′(3)', intervals.tanhSlope(point(3)), 0.00986603716544019, 0.009866037165440192],
];

/** Throws Error if an interval does not contain the true value. */
export function needOutwardRounding(): void {
  for (const [what, { lo, hi }, below, above] of known()) {
    if (lo <= below && hi >= above) continue;
    throw new Error(
      `Intervals are not rounded outward: ${what} gave [${lo}, ${hi}], which must hold [${below}, ${above}].`,
    );
  }
}
