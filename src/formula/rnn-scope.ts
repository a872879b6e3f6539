/** The names of chapters 1 to 3: the recurrent network, its trace, and derivatives of one by another. */
import { type Dual, type Duals, duals } from '../engine/arithmetic/dual.ts';
import type { RnnCase } from '../engine/networks/draw.ts';
import {
  halfSquare,
  type Rnn,
  type RnnTrace,
  readOut,
  rnnForward,
  rnnStep,
  rowAt,
  totalLoss,
} from '../engine/networks/rnn.ts';
import { definition } from './define.ts';
import { one, scalarShape, size, sumOfDims, vector } from './dimensions.ts';
import { activation, slopesOf } from './intervene.ts';
import type { MatrixOver, Numbers } from './numbers.ts';
import { type Declaration, type Network, type NodeAt, Scope } from './scope.ts';
import { build, column, scalar } from './value.ts';

const [n, m, p] = ['n', 'm', 'p'].map(size);
const matrix = (rows: typeof n, cols: typeof n) => ({ rows, cols });
const index: Declaration = { kind: 'index' };
const weights = (rows: typeof n, cols: typeof n): Declaration => ({
  kind: 'value',
  shape: matrix(rows, cols),
  node: 'by',
});

const base = new Scope({
  ...{ t: index, j: index, k: index, i: index, l: index, s: index, tau: index, T: index, n: index, m: index, p: index },
  c: { kind: 'value', shape: vector(n), indices: [1], node: 'both' },
  z: { kind: 'value', shape: vector(n), indices: [1], node: 'both' },
  x: { kind: 'value', shape: vector(m), indices: [1] },
  h: { kind: 'value', shape: vector(p), indices: [1], node: 'both' },
  y: { kind: 'value', shape: vector(p), indices: [1] },
  E: { kind: 'value', shape: scalarShape, indices: [0, 1], node: 'of' },
  W: weights(n, sumOfDims(n, m)),
  W_rec: weights(n, n),
  W_in: weights(n, m),
  W_out: weights(p, n),
  I: { kind: 'value', shape: matrix(n, n) },
  e: { kind: 'value', shape: scalarShape },
  gamma: { kind: 'value', shape: scalarShape },
  varphi: { kind: 'function', shape: scalarShape },
  sigma: { kind: 'function', shape: scalarShape },
  tanh: { kind: 'function', shape: scalarShape },
});

/** E where it stands as a function of the weights too, E(W − αg). */
export const errorOfWeights: Declaration = { kind: 'function', shape: scalarShape, indices: [0, 1], node: 'of' };

export const rnnScope: Scope = base.with({
  rho: definition(
    String.raw`\rho = \gamma\,\lVert W_{\mathrm{rec}}\rVert`,
    scalarShape,
    base.with({ rho: { kind: 'value' } }),
  ),
  delta: definition(
    String.raw`\delta_k = \frac{\partial E_k}{\partial c_k}`,
    matrix(one, n),
    base.with({ delta: { kind: 'value' } }),
  ),
  X: definition(
    String.raw`X = \max_{1 \le j \le T} \lVert [c_{j-1};\,x_j]\rVert`,
    scalarShape,
    base.with({ X: { kind: 'value' } }),
  ),
});

/** Rows of W cut into what acts on c and what acts on x. */
const cut = <N>({ n, m }: RnnCase, W: ArrayLike<N>, from: number, to: number): MatrixOver<N> =>
  build(n, to - from, (i, j) => W[i * (n + m) + from + j]);

/** A drawn RNN in any numbers; `net` has its weights as such numbers. */
export function rnnNetwork<N>(numbers: Numbers<N>, g: RnnCase, net: Rnn<N>): Network<N> {
  const trace: RnnTrace<N> = rnnForward(numbers, net, g);
  const { T } = g;
  const passes = new Map<string, Pass<N>>();
  const constants = new Map<number, Constants<N>>();
  const constantsOf = (directions: number): Constants<N> => {
    const known = constants.get(directions) ?? heldConstant(duals(numbers, directions), net);
    constants.set(directions, known);
    return known;
  };
  const row = (flat: ArrayLike<number>, width: number, t: number) => column(rowAt(numbers, flat, width, t));
  const within = (key: string, t: number, low: number) => {
    if (!(t >= low && t <= T)) throw new RangeError(`${key}_t was asked for at t = ${t}, needed ${low} … ${T}`);
    return t;
  };
  const value = (key: string, [t]: readonly number[]): MatrixOver<N> => {
    switch (key) {
      case 'c':
        return column(trace.c[within(key, t, 0)]);
      case 'z':
        return column(trace.z[within(key, t, 1)]);
      case 'h':
        return column(trace.h[within(key, t, 1)]);
      case 'x':
        return row(g.x, g.m, within(key, t, 1));
      case 'y':
        return row(g.y, g.p, within(key, t, 1));
      case 'E':
        return scalar(t === undefined ? totalLoss(numbers, trace.E) : trace.E[within(key, t, 1)]);
      case 'W':
        return cut(g, net.W, 0, g.n + g.m);
      case 'W_rec':
        return cut(g, net.W, 0, g.n);
      case 'W_in':
        return cut(g, net.W, g.n, g.n + g.m);
      case 'W_out':
        return build(g.p, g.n, (i, j) => net.Wout[i * g.n + j]);
      case 'gamma':
        return scalar(g.phi === 'tanh' ? numbers.of(1) : numbers.fraction(1, 4));
      default:
        throw new RangeError(`“${key}” has no value in an RNN`);
    }
  };
  return {
    numbers,
    sizes: {
      ...{ n: g.n, m: g.m, p: g.p, T, '|W|': g.n * (g.n + g.m) },
      ...{ '|W_rec|': g.n * g.n, '|W_in|': g.n * g.m, '|W_out|': g.p * g.n },
    },
    value,
    derivative: (of, by, immediate) => {
      value(of.key, of.index); // throws where there is no such thing
      const start = value(by.key, by.index).data;
      // ∂⁺c_t/∂W holds c_{t−1}: each t has a pass of its own.
      const only = immediate ? (of.index[0] ?? T) : undefined;
      const name = `${by.key} ${by.index} ${only}`;
      const pass = passes.get(name) ?? passOf(numbers, g, constantsOf(start.length), trace, by, start, only);
      passes.set(name, pass);
      return slopesOf(pass(of), start.length);
    },
    withWeights: ({ data }) => rnnNetwork(numbers, g, { ...net, W: data }),
    apply: (fn, primes, x) => activation(numbers, { varphi: g.phi, sigma: 'sigmoid' }[fn] ?? fn, primes, x),
  };
}

/** The entries of a symbol where something was set free. Steps are computed as they are asked for, and kept. */
type Pass<N> = (of: NodeAt) => readonly Dual<N>[];

/** The weights as constants of an arithmetic with so many directions. */
interface Constants<N> {
  readonly a: Duals<N>;
  readonly constant: Rnn<Dual<N>>;
}

function heldConstant<N>(a: Duals<N>, net: Rnn<N>): Constants<N> {
  const still = (values: ArrayLike<N>) => Array.from(values, a.held);
  return { a, constant: { ...net, W: still(net.W), Wout: still(net.Wout), c0: still(net.c0) } };
}

/** The forward pass with `by` set free; with `only`, step `only` of it after an unchanged one. */
function passOf<N>(
  numbers: Numbers<N>,
  g: RnnCase,
  { a, constant }: Constants<N>,
  trace: RnnTrace<N>,
  by: NodeAt,
  start: readonly N[],
  only: number | undefined,
): Pass<N> {
  const free = a.free(start);
  const still = (values: ArrayLike<N>) => Array.from(values, a.held);
  const W = Array.from(constant.W);
  const changed = by.key.startsWith('W') ? { ...constant, W } : constant;
  const put = (from: number, to: number) => {
    const width = to - from;
    for (const [k, one] of free.entries()) W[Math.floor(k / width) * (g.n + g.m) + from + (k % width)] = one;
  };
  if (by.key === 'W') put(0, g.n + g.m);
  if (by.key === 'W_rec') put(0, g.n);
  if (by.key === 'W_in') put(g.n, g.n + g.m);
  const reads = by.key === 'W_out' ? { ...changed, Wout: free } : changed;
  /** The step from which on anything changes. */
  const first = only ?? (by.key.startsWith('W') ? 1 : by.index[0]);
  const isFree = (key: string, t: number) => by.key === key && by.index[0] === t;

  const done: Readonly<Record<string, readonly Dual<N>[]>>[] = [];
  let c = still(trace.c[Math.max(0, first - 1)]);
  const step = (t: number) => {
    // c_0 is given: no weights act on it.
    if (t === 0) return { c: isFree('c', 0) ? free : c, z: [], h: [], E: [] };
    let { z, c: next } = rnnStep(a, changed, c, rowAt(a, g.x, g.m, t));
    if (isFree('z', t)) [z, next] = [free, free.map(a[g.phi])];
    if (isFree('c', t)) next = free;
    const h = isFree('h', t) ? free : readOut(a, reads, next);
    return { c: next, z, h, E: [halfSquare(a, h, rowAt(a, g.y, g.p, t))] };
  };
  return ({ key, index: [at] }) => {
    const last = at ?? g.T;
    for (let t = first + done.length; t <= last; t++) {
      done.push(step(t));
      c = [...done[t - first].c];
    }
    if (last < first) return still(key === 'E' ? [numbers.of(0)] : trace[key as 'c'][last]);
    return at === undefined
      ? [
          totalLoss(
            a,
            done.flatMap(({ E }) => E),
          ),
        ]
      : done[last - first][key];
  };
}
