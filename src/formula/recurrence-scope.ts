/** The names of the networks with one state: a GRU, a residual connection, a linear state-space model. */
import { lifted } from '../engine/arithmetic/arithmetic.ts';
import { type Dual, duals } from '../engine/arithmetic/dual.ts';
import { countOfShape } from '../engine/networks/draw-recurrence.ts';
import {
  gru,
  liftWeights,
  linearState,
  type Parts,
  type Recurrence,
  type RecurrenceCase,
  recur,
  residual,
  type WeightShape,
  weightNames,
} from '../engine/networks/recurrences.ts';
import { rowAt } from '../engine/networks/rnn.ts';
import { definition } from './define.ts';
import { type Dimensions, one, scalarShape, size, vector } from './dimensions.ts';
import { activation, slopesOf } from './intervene.ts';
import type { Numbers } from './numbers.ts';
import { type Declaration, type Network, Scope } from './scope.ts';
import { build, column } from './value.ts';

const [n, m] = ['n', 'm'].map(size);
const shapes: Readonly<Record<WeightShape, Dimensions>> = {
  'n × n': { rows: n, cols: n },
  'n × m': { rows: n, cols: m },
  n: { rows: n, cols: one },
};
const index: Declaration = { kind: 'index' };
const part: Declaration = { kind: 'value', shape: vector(n), indices: [1], node: 'of' };

/** The names of a kind of network: its weights, its state, and the other parts that a step computes. */
const scopeOf = <Name extends string>(kind: Recurrence<Name>, parts: readonly string[]): Scope =>
  new Scope({
    ...{ t: index, j: index, k: index, T: index, n: index, m: index },
    h: { ...part, node: 'both' },
    x: { kind: 'value', shape: vector(m), indices: [1] },
    ...Object.fromEntries(parts.map((key) => [key, part])),
    ...Object.fromEntries(
      weightNames(kind).map((name) => [name, { kind: 'value', shape: shapes[kind.weights[name]] } as const]),
    ),
    I: { kind: 'value', shape: shapes['n × n'] },
    e: { kind: 'value', shape: scalarShape },
    sigma: { kind: 'function', shape: scalarShape },
    tanh: { kind: 'function', shape: scalarShape },
  });

export const gruScope = scopeOf(gru, ['r', 'u', 'q', '~h', 'z^r', 'z^u', 'z^h']);
export const linearScope = scopeOf(linearState, []);
const residualBase = scopeOf(residual, ['z', '~h']);
export const residualScope = residualBase.with({
  R: definition(
    String.raw`R_t = \frac{\partial \tilde h_t}{\partial h_{t-1}}`,
    shapes['n × n'],
    residualBase.with({ R: { kind: 'value' } }),
  ),
});

/** A drawn network in any numbers. */
export function recurrenceNetwork<N, Name extends string>(
  numbers: Numbers<N>,
  kind: Recurrence<Name>,
  g: RecurrenceCase<Name>,
): Network<N> {
  const { T } = g;
  const weights = liftWeights(numbers, kind, g);
  const h0 = lifted(numbers, g.h0);
  const trace = recur(numbers, kind, weights, g, h0, [0, T]);
  const states = [h0, ...trace.map(({ h }) => h)];
  const entriesAt = (key: string, [t]: readonly number[]): readonly N[] => {
    const low = key === 'h' ? 0 : 1;
    if (!(t >= low && t <= T)) throw new RangeError(`${key}_t was asked for at t = ${t}, needed ${low} … ${T}`);
    if (key === 'h') return states[t];
    if (key === 'x') return rowAt(numbers, g.x, g.m, t);
    const found = trace[t - 1][key];
    if (!found) throw new RangeError(`“${key}” has no value in this network`);
    return found;
  };
  // One pass from h_j finds the derivatives of all that comes after.
  const passes = new Map<number, Parts<Dual<N>>[]>();
  const passFrom = (j: number) => {
    const a = duals(numbers, g.n);
    return recur(a, kind, liftWeights(a, kind, g), g, a.free(states[j]), [j, T]);
  };
  return {
    numbers,
    sizes: { n: g.n, m: g.m, T },
    value(key, at) {
      const shape = at.length === 0 && Object.hasOwn(kind.weights, key) ? kind.weights[key as Name] : undefined;
      if (!shape) return column(entriesAt(key, at));
      const rows = g.n;
      const data = weights[key as Name];
      const cols = countOfShape(shape, g.n, g.m) / rows;
      return build(rows, cols, (i, k) => data[i * cols + k]);
    },
    derivative(of, { index: [j] }) {
      const [t] = of.index;
      entriesAt(of.key, [t]); // throws where there is no such thing
      entriesAt('h', [j]);
      if (t <= j) {
        const same = of.key === 'h' && t === j;
        return build(g.n, g.n, (i, k) => numbers.of(same && i === k ? 1 : 0));
      }
      const pass = passes.get(j) ?? passFrom(j);
      passes.set(j, pass);
      return slopesOf(pass[t - j - 1][of.key], g.n);
    },
    apply: (fn, primes, x) => activation(numbers, fn === 'sigma' ? 'sigmoid' : fn, primes, x),
  };
}
