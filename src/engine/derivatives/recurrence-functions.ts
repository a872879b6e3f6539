/** The networks with one state as functions of an earlier state, for the routes that differentiate without formulas. */
import { floats } from '../arithmetic/arithmetic.ts';
import { liftWeights, type Parts, type Recurrence, type RecurrenceCase, recur } from '../networks/recurrences.ts';
import type { forwardJacobian, Generic } from './differentiate.ts';

/** h_j ↦ h_k: the steps j + 1 … k. */
export const laterHidden =
  <Name extends string>(kind: Recurrence<Name>, g: RecurrenceCase<Name>, k: number, j: number): Generic =>
  (a, v) => [...(recur(a, kind, liftWeights(a, kind, g), g, v, [j, k]).at(-1)?.h ?? v)];

/** The steps 1 … T in float64. */
export const recurrenceSteps = <Name extends string>(
  kind: Recurrence<Name>,
  g: RecurrenceCase<Name>,
): Parts<number>[] => recur(floats, kind, g, g, Array.from(g.h0), [0, g.T]);

/** h_j, n numbers, 0 ≤ j ≤ T. */
export const hiddenAt = <Name extends string>(
  kind: Recurrence<Name>,
  g: RecurrenceCase<Name>,
  j: number,
): readonly number[] => (j === 0 ? Array.from(g.h0) : recurrenceSteps(kind, { ...g, T: j })[j - 1].h);

/** ∂h_k/∂h_j, n × n, by forward or reverse mode, 0 ≤ j ≤ k ≤ T. */
export const hiddenJacobian = <Name extends string>(
  by: typeof forwardJacobian,
  kind: Recurrence<Name>,
  g: RecurrenceCase<Name>,
  k: number,
  j: number,
) => by(laterHidden(kind, g, k, j), hiddenAt(kind, g, j));
