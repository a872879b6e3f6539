/**
 * The elementary functions of networks, from + − × ÷ and tables only, so that every engine returns the same bits. `Math.exp` and
 * `Math.tanh` differ between browsers, and were seen 2 ulps off.
 */
export { sigmoid, sigmoidSlope, tanh, tanhSlope } from './elementary/activations.ts';
export { exp, expm1 } from './elementary/exponential.ts';
export { atanh, log, logit } from './elementary/logarithm.ts';

/**
 * The largest error of each function, in steps: |f(x) − result| over the distance from the result to its neighbouring
 * double on the side of f(x). A bound below 1 says that f(x) lies between the two neighbours of the result.
 *
 * Each function rounds once, in its last addition, which costs ½ step. Before it, the unrounded value has a relative
 * error ε, which costs at most 2⁵³·ε steps more:
 * - exp, σ, σ′, tanh′: ε < 2⁻⁶⁰ from the exponential (see there), 2⁻⁷⁶ from the quotient: ½ + 2⁻⁷. (σ and σ′ pass
 *   on at most the exponential's own relative error: |d log σ′/d log e| = (1 − e)/(1 + e) ≤ 1.)
 * - tanh: worst at 1/16, where an error of 2⁻⁶⁰ in e moves the quotient by 2⁻⁶¹, and the step is 2⁻⁵⁷: ½ + 0.06. Below
 *   1/16 the polynomial corrects x by at most x³/3, rounded by 5·2⁻⁵³ of that: ½ + 0.007; x alone is within 0.02.
 * - expm1: worst at −1/16: 1.2·2⁻⁶⁰·0.94 on a step of 2⁻⁵⁷: ½ + 0.15. Below, a correction of x²/2, rounded by 3.3·2⁻⁵³
 *   of it: ½ + 0.11.
 * - log: where c = 1, a correction of r²/2, |r| < 2⁻⁷, rounded by 5·2⁻⁵³ of it: ½ + 0.02; elsewhere 2⁻⁶⁶ on a
 *   step of at least 2⁻⁶⁰: ½ + 0.016.
 * - atanh, logit: log's, or below 1/8 a correction of x³/3, rounded by 5·2⁻⁵³ of it: ½ + 0.03.
 *
 * Measured, the worst of a million points against integers of 128 bits (the first five) and of 50,000 points against
 * 700 digits: exp 0.506, σ 0.504, tanh 0.515, σ′ 0.505, tanh′ 0.505; expm1 0.535, log 0.501, atanh 0.506,
 * logit 0.506.
 */
export const maxUlps = {
  exp: 0.51,
  expm1: 0.65,
  log: 0.52,
  sigmoid: 0.51,
  tanh: 0.56,
  sigmoidSlope: 0.51,
  tanhSlope: 0.51,
  atanh: 0.53,
  logit: 0.53,
} as const;
