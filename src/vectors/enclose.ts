/** The loss, the states and the whole gradient of a network as intervals that contain their true values. */
import { duals } from '../engine/arithmetic/dual.ts';
import { type Interval, intervals, mid, point } from '../engine/arithmetic/interval.ts';
import { nextDown, nextUp } from '../engine/arithmetic/ulp.ts';
import { runNet, type VectorNet } from './net.ts';

export interface GradientEnclosure {
  /** Doubles, each within its bounds; in the layout of `placesOf`. */
  readonly value: Float64Array;
  readonly lo: Float64Array;
  readonly hi: Float64Array;
}

/** One double further out on either side, so that the bounds hold also where they are written with 17 digits. */
function enclosureOf(list: readonly Interval[]): GradientEnclosure {
  return {
    value: Float64Array.from(list, mid),
    lo: Float64Array.from(list, ({ lo }) => nextDown(lo)),
    hi: Float64Array.from(list, ({ hi }) => nextUp(hi)),
  };
}

/** Forward mode over intervals: one run carries the derivatives along every entry of the row. States are T × n, from t = 1. */
export function encloseGradient(net: VectorNet): Record<'gradient' | 'loss' | 'h' | 'c', GradientEnclosure> {
  const arithmetic = duals(intervals, net.flat.length);
  const { loss, h, c } = runNet(arithmetic, net, arithmetic.free(Array.from(net.flat, point)));
  const values = (states: typeof h) => enclosureOf(states.slice(1).flatMap((state) => state.map(({ value }) => value)));
  return { gradient: enclosureOf(loss.slopes), loss: enclosureOf([loss.value]), h: values(h), c: values(c) };
}
