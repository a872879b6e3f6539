/** Reads formulas of the networks with one state. */
import { memo } from '../engine/arithmetic/memo.ts';
import { numbers } from '../engine/networks/draw.ts';
import { countOfShape } from '../engine/networks/draw-recurrence.ts';
import {
  gru,
  linearState,
  type Recurrence,
  type RecurrenceCase,
  residual,
  weightNames,
} from '../engine/networks/recurrences.ts';
import { floatNumbers, type Numbers } from '../formula/numbers.ts';
import { gruScope, linearScope, recurrenceNetwork, residualScope } from '../formula/recurrence-scope.ts';
import type { Network, Scope } from '../formula/scope.ts';
import { isFloat, type NetworkKind, reader } from './readers.ts';

export type NamesOf<Kind> = Kind extends Recurrence<infer Name> ? Name : never;
export type GruCase = RecurrenceCase<NamesOf<typeof gru>>;
export type ResidualCase = RecurrenceCase<NamesOf<typeof residual>>;
export type LinearCase = RecurrenceCase<NamesOf<typeof linearState>>;

function kindOf<Name extends string>(
  of: Recurrence<Name>,
  scope: Scope,
  activationsPerStep: number,
): NetworkKind<RecurrenceCase<Name>> {
  const floats = memo((g: RecurrenceCase<Name>) => recurrenceNetwork(floatNumbers, of, g));
  return {
    scope,
    network: <N>(over: Numbers<N>, g: RecurrenceCase<Name>) =>
      isFloat(over) ? (floats(g) as Network<unknown> as Network<N>) : recurrenceNetwork(over, of, g),
    small: (random, entry, sizes = {}) => {
      const { n, m, T } = { n: 2, m: 2, T: random.integer(2, 3), ...sizes };
      const all = (count: number) => numbers(count, entry);
      const weights = weightNames(of).map((name) => [name, all(countOfShape(of.weights[name], n, m))]);
      return { n, m, T, ...Object.fromEntries(weights), h0: all(n), x: all(T * m) };
    },
    activations: ({ n, T }) => activationsPerStep * n * T,
  };
}

export const gruKind = kindOf(gru, gruScope, 3);
export const residualKind = kindOf(residual, residualScope, 1);
export const linearKind = kindOf(linearState, linearScope, 0);

export const inGru = reader<GruCase>(gruKind);
export const inResidual = reader<ResidualCase>(residualKind);
export const inLinear = reader<LinearCase>(linearKind);
