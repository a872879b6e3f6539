/** Routes to a derivative, and a mistake, that many claims share. */
import {
  differenceJacobian,
  forwardJacobian,
  type Generic,
  reverseJacobian,
} from '../engine/derivatives/differentiate.ts';
import { differences, forwardMode, mismeasured, mistake, reverseMode } from '../proof/make.ts';
import type { Mistake, Route } from '../proof/part.ts';
import { entries, type Value } from '../proof/relation.ts';

type DerivativeRoute = <G>(f: (given: G) => Generic, at: (given: G) => ArrayLike<number>) => Route<G>;

/** The Jacobian of f at a point, r × q, by dual numbers, by the tape, or by central differences (to 1e−5). */
export const forwardDerivative: DerivativeRoute = (f, at) => forwardMode((g) => forwardJacobian(f(g), at(g)));
export const reverseDerivative: DerivativeRoute = (f, at) => reverseMode((g) => reverseJacobian(f(g), at(g)));
export const differenceQuotients: DerivativeRoute = (f, at) => differences((g) => differenceJacobian(f(g), at(g)));

const times =
  <G>(side: (given: G) => Value, by: number) =>
  (g: G) =>
    Array.from(entries(side(g)), (v) => by * v);

/** The right side times 1.000001: a comparison that is too coarse misses it. */
export const oneMillionthTooLarge = <G>(right: (given: G) => Value): Mistake<G> =>
  mistake('one millionth too large', '偏大百万分之一', times(right, 1.000001));

/** The left side of an inequality, enlarged: where the bound is attained, or nearly, it is no longer met. */
export const oneMillionthMore = <G>([{ compute }]: readonly Route<G>[]): Mistake<G> =>
  mismeasured('one millionth more', '再大百万分之一', times(compute, 1.000001));
export const oneTenthMore = <G>([{ compute }]: readonly Route<G>[]): Mistake<G> =>
  mismeasured('one tenth more', '再大十分之一', times(compute, 1.1));
