/** The names of chapters 4 to 9: the LSTM, its trace, and derivatives of one by another. */
import { type Dual, duals } from '../engine/arithmetic/dual.ts';
import { unflatten } from '../engine/derivatives/lstm-functions.ts';
import { type LstmCase, perGate } from '../engine/networks/draw-lstm.ts';
import {
  type Gate,
  gates,
  type Lstm,
  type LstmTrace,
  lstmForward,
  nextCellState,
  openGates,
  outputOf,
  preActivations,
} from '../engine/networks/lstm.ts';
import { halfSquare, rowAt, totalLoss } from '../engine/networks/rnn.ts';
import { definition } from './define.ts';
import { type Dim, one, scalarShape, size, sumOfDims, vector } from './dimensions.ts';
import { activation, slopesOf } from './intervene.ts';
import type { MatrixOver, Numbers } from './numbers.ts';
import { type Declaration, type Network, type NodeAt, Scope } from './scope.ts';
import { build, column, scalar } from './value.ts';

const [n, m] = ['n', 'm'].map(size);
const index: Declaration = { kind: 'index' };
const matrix = (rows: Dim, cols: Dim) => ({ rows, cols });
const square = matrix(n, n);
const state = (node: Declaration['node']): Declaration => ({
  kind: 'value',
  shape: vector(n),
  indices: [1],
  ...(node && { node }),
});
const weights = (rows: Dim, cols: Dim): Declaration => ({ kind: 'value', shape: matrix(rows, cols), node: 'by' });
const forGates = (entry: (gate: Gate) => [string, Declaration]) => Object.fromEntries(gates.map(entry));

const base = new Scope({
  ...{ t: index, j: index, k: index, l: index, tau: index, T: index, n: index, m: index },
  c: state('both'),
  h: state('both'),
  f: state('both'),
  i: state('both'),
  o: state('both'),
  '~c': state('both'),
  s: { kind: 'value', shape: vector(sumOfDims(n, n)), indices: [1], node: 'both' },
  x: { kind: 'value', shape: vector(m), indices: [1] },
  y: state(undefined),
  E: { kind: 'value', shape: scalarShape, indices: [0, 1], node: 'of' },
  ...forGates((gate) => [`z^${gate}`, state('both')]),
  ...forGates((gate) => [`W_${gate}`, weights(n, sumOfDims(n, m))]),
  ...forGates((gate) => [`U_${gate}`, weights(n, n)]),
  ...forGates((gate) => [`V_${gate}`, weights(n, m)]),
  ...forGates((gate) => [`b_${gate}`, { kind: 'value', shape: vector(n), node: 'by' }]),
  // All weights and biases of the four layers: a name for what is differentiated, with no value of its own.
  W: { kind: 'value', shape: matrix(size('|W|'), one), node: 'by' },
  ...{ W_g: { kind: 'value' }, U_g: { kind: 'value' }, V_g: { kind: 'value' }, b_g: { kind: 'value' } },
  I: { kind: 'value', shape: square },
  e: { kind: 'value', shape: scalarShape },
  sigma: { kind: 'function', shape: scalarShape },
  tanh: { kind: 'function', shape: scalarShape },
});

const defined: Readonly<Record<string, readonly [tex: string, shape: ReturnType<typeof matrix>]>> = {
  J: [String.raw`J_t = \frac{\partial s_t}{\partial s_{t-1}}`, matrix(sumOfDims(n, n), sumOfDims(n, n))],
  F: [String.raw`F_t = \operatorname{diag}(f_t)`, square],
  O: [String.raw`O_t = \operatorname{diag}(o_t \otimes \tanh'(c_t))`, square],
  M: [
    String.raw`M_t = \operatorname{diag}(c_{t-1} \otimes \sigma'(z^f_t))\,U_f + \operatorname{diag}(\tilde c_t \otimes \sigma'(z^i_t))\,U_i + \operatorname{diag}(i_t \otimes \tanh'(z^c_t))\,U_c`,
    square,
  ],
  G: [String.raw`G_t = \operatorname{diag}(\tanh(c_t) \otimes \sigma'(z^o_t))\,U_o`, square],
  A: [
    String.raw`A_t = \operatorname{diag}(c_{t-1} \otimes \sigma'(z^f_t))\,U_f\,\operatorname{diag}(o_{t-1} \otimes \tanh'(c_{t-1}))`,
    square,
  ],
  B: [String.raw`B_t = \operatorname{diag}(f_t)`, square],
  C: [
    String.raw`C_t = \operatorname{diag}(\tilde c_t \otimes \sigma'(z^i_t))\,U_i\,\operatorname{diag}(o_{t-1} \otimes \tanh'(c_{t-1}))`,
    square,
  ],
  D: [
    String.raw`D_t = \operatorname{diag}(i_t \otimes \tanh'(z^c_t))\,U_c\,\operatorname{diag}(o_{t-1} \otimes \tanh'(c_{t-1}))`,
    square,
  ],
};

export const lstmScope: Scope = base.with(
  Object.fromEntries(
    Object.entries(defined).map(([key, [tex, shape]]) => [
      key,
      definition(tex, shape, base.with({ [key]: { kind: 'value' } })),
    ]),
  ),
);

const gateOf = (key: string): Gate => key.slice(-1) as Gate;

/** A drawn LSTM in any numbers; `net` has its weights as such numbers. */
export function lstmNetwork<N>(numbers: Numbers<N>, g: LstmCase, net: Lstm<N>): Network<N> {
  const trace = lstmForward(numbers, net, g);
  const { T } = g;
  const width = g.n + g.m;
  const cut = (gate: Gate, from: number, to: number) =>
    build(g.n, to - from, (i, j) => net.W[gate][i * width + from + j]);
  const value = (key: string, [t]: readonly number[]): MatrixOver<N> => {
    const low = ['c', 'h', 's'].includes(key) ? 0 : 1;
    if (t !== undefined && !(t >= low && t <= T))
      throw new RangeError(`${key}_t was asked for at t = ${t}, needed ${low} … ${T}`);
    const kept = fromTrace(trace, key, t);
    if (kept) return column(kept);
    if (key === 'x') return column(rowAt(numbers, g.x, g.m, t));
    if (key === 'y') return column(rowAt(numbers, g.y, g.n, t));
    if (key === 'E') return scalar(t === undefined ? totalLoss(numbers, trace.E) : trace.E[t]);
    if (key === 'W') return column([net.W, net.b].flatMap((part) => gates.flatMap((gate) => Array.from(part[gate]))));
    if (key.startsWith('W_')) return cut(gateOf(key), 0, width);
    if (key.startsWith('U_')) return cut(gateOf(key), 0, g.n);
    if (key.startsWith('V_')) return cut(gateOf(key), g.n, width);
    if (key.startsWith('b_')) return column(Array.from(net.b[gateOf(key)]));
    throw new RangeError(`“${key}” has no value in an LSTM`);
  };
  // The gradients of all E_t are found in one pass.
  const sweeps = new Map<string, Sweep<N>>();
  const sizes: Record<string, number> = { n: g.n, m: g.m, T, '|W|': 4 * g.n * (width + 1) };
  for (const gate of gates)
    Object.assign(sizes, { [`|W_${gate}|`]: g.n * width, [`|U_${gate}|`]: g.n * g.n, [`|V_${gate}|`]: g.n * g.m });
  return {
    numbers,
    sizes,
    value,
    derivative: (of, by, immediate) => {
      const rows = value(of.key, of.index).data.length; // throws where there is no such thing
      const start = value(by.key, by.index).data;
      const last = of.index[0] ?? T;
      const first = immediate ? last : byWeights(by) ? 1 : by.index[0];
      if (first > last) return build(rows, start.length, () => numbers.of(0));
      const name = `${by.key} ${by.index} ${first}`;
      const sweep = sweeps.get(name) ?? sweepFrom(numbers, g, net, trace, by, first, start);
      sweeps.set(name, sweep);
      return slopesOf(sweep(of, last), start.length);
    },
    apply: (fn, primes, x) => activation(numbers, fn === 'sigma' ? 'sigmoid' : fn, primes, x),
  };
}

/** What the trace keeps of a state, gate or pre-activation. */
function fromTrace<N>({ steps, c, h }: LstmTrace<N>, key: string, t: number): readonly N[] | undefined {
  if (key === 'c') return c[t];
  if (key === 'h') return h[t];
  if (key === 's') return [...c[t], ...h[t]];
  const step = steps[t - 1];
  if (key.startsWith('z^')) return step.z[gateOf(key)];
  const gate = { f: step?.f, i: step?.i, o: step?.o, '~c': step?.candidate }[key];
  return gate;
}

/** The entries of what stands above a derivative, at its step or at the last. */
type Sweep<N> = (of: NodeAt, last: number) => readonly Dual<N>[];

const byWeights = ({ key }: NodeAt) => /^[WUVb](_|$)/.test(key);

/** Sets `by` free and computes the steps from `first` on again by the forward pass, as far as they are asked for. */
function sweepFrom<N>(
  numbers: Numbers<N>,
  g: LstmCase,
  net: Lstm<N>,
  trace: LstmTrace<N>,
  by: NodeAt,
  first: number,
  start: readonly N[],
): Sweep<N> {
  const a = duals(numbers, start.length);
  const free = a.free(start);
  const still = (values: ArrayLike<N>) => Array.from(values, a.held);
  const changed = withWeights(
    g,
    {
      ...net,
      W: perGate((gate) => still(net.W[gate])),
      b: perGate((gate) => still(net.b[gate])),
      h0: still(net.h0),
      c0: still(net.c0),
    },
    by.key,
    free,
  );
  const sets = (key: string, t: number) => !byWeights(by) && by.key === key && t === by.index[0];
  let c = still(trace.c[Math.max(0, first - 1)]);
  let h = still(trace.h[Math.max(0, first - 1)]);
  const found: Readonly<Record<string, readonly Dual<N>[]>>[] = [];
  const next = (t: number): void => {
    let z = t === 0 ? undefined : preActivations(a, changed, h, rowAt(a, g.x, g.m, t));
    if (z) for (const gate of gates) if (sets(`z^${gate}`, t)) z = { ...z, [gate]: [...free] };
    let opened = z && openGates(a, z);
    for (const [key, name] of [
      ['f', 'f'],
      ['i', 'i'],
      ['o', 'o'],
      ['~c', 'candidate'],
    ] as const)
      if (opened && sets(key, t)) opened = { ...opened, [name]: [...free] };
    if (opened) c = nextCellState(a, c, opened);
    if (sets('c', t)) c = [...free];
    if (sets('s', t)) c = free.slice(0, g.n);
    // c_0 has no gate above it: h_0 is held.
    if (opened) h = outputOf(a, opened.o, c);
    if (sets('h', t)) h = [...free];
    if (sets('s', t)) h = free.slice(g.n);
    const E = [t === 0 ? a.of(0) : halfSquare(a, h, rowAt(a, g.y, g.n, t))];
    found.push({
      ...{ c, h, s: [...c, ...h], E },
      ...(opened && { f: opened.f, i: opened.i, o: opened.o, '~c': opened.candidate }),
      ...(z && Object.fromEntries(gates.map((gate) => [`z^${gate}`, z[gate]]))),
    });
  };
  return (of, last) => {
    for (let t = first + found.length; t <= last; t++) next(t);
    if (of.key === 'E' && of.index.length === 0)
      return [
        totalLoss(
          a,
          found.map(({ E }) => E[0]),
        ),
      ];
    return found[last - first][of.key] ?? [];
  };
}

/** The network with weights set free: W_g, U_g, V_g, b_g, or W for all of them. */
function withWeights<N>(g: LstmCase, net: Lstm<Dual<N>>, key: string, free: readonly Dual<N>[]): Lstm<Dual<N>> {
  const width = g.n + g.m;
  if (key === 'W') return { ...net, ...unflatten(g, free) };
  if (!/^[WUVb]_/.test(key)) return net;
  const gate = gateOf(key);
  if (key.startsWith('b_')) return { ...net, b: { ...net.b, [gate]: free } };
  const [from, to] = key.startsWith('W_') ? [0, width] : key.startsWith('U_') ? [0, g.n] : [g.n, width];
  const W = Array.from(net.W[gate]);
  for (const [k, one] of free.entries()) W[Math.floor(k / (to - from)) * width + from + (k % (to - from))] = one;
  return { ...net, W: { ...net.W, [gate]: W } };
}
