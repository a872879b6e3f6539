/**
 * The elementary functions of networks, from + − × ÷, tables and, seldom, integers, so that every engine returns the same bits.
 * `Math.exp` and `Math.tanh` differ between browsers, and were seen 2 ulps off. Each result is the double nearest to the true value;
 * the functions of `towards` round it down (−1) or up (1) instead.
 *
 * A result comes from a sum known to about 68 bits, with the margin that is derived beside it; where that does not decide the
 * rounding, `elementary/exact.ts` computes with integers of 128 bits and more until they do.
 */
import { sigmoidSlopeTowards, sigmoidTowards, tanhSlopeTowards, tanhTowards } from './elementary/activations.ts';
import { expm1Towards, expTowards } from './elementary/exponential.ts';
import { atanhTowards, logitTowards, logTowards } from './elementary/logarithm.ts';

export const exp = (x: number): number => expTowards(x, 0);
export const expm1 = (x: number): number => expm1Towards(x, 0);
export const log = (x: number): number => logTowards(x, 0);
export const sigmoid = (z: number): number => sigmoidTowards(z, 0);
export const tanh = (x: number): number => tanhTowards(x, 0);
/** σ′, even */
export const sigmoidSlope = (z: number): number => sigmoidSlopeTowards(z, 0);
/** tanh′, even */
export const tanhSlope = (x: number): number => tanhSlopeTowards(x, 0);
export const atanh = (x: number): number => atanhTowards(x, 0);
/** log(p / (1 − p)), the inverse of σ */
export const logit = (p: number): number => logitTowards(p, 0);

export const towards = {
  exp: expTowards,
  expm1: expm1Towards,
  log: logTowards,
  sigmoid: sigmoidTowards,
  tanh: tanhTowards,
  sigmoidSlope: sigmoidSlopeTowards,
  tanhSlope: tanhSlopeTowards,
  atanh: atanhTowards,
  logit: logitTowards,
} as const;
