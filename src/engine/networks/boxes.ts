/** Boxes of networks: a range for every number of a kind. Each weight, bias, input and state has a value of its own in its range. */
import { type Arithmetic, lifted } from '../arithmetic/arithmetic.ts';
import { add, type Interval, interval, point } from '../arithmetic/interval.ts';
import type { Random } from '../arithmetic/random.ts';
import { type Draw, liftRnn, numbers, type RnnCase, table } from './draw.ts';
import { type LstmCase, liftLstm, type PerGate, perGate } from './draw-lstm.ts';
import type { Lstm } from './lstm.ts';
import { type Rnn, rowAt } from './rnn.ts';
import { lstmTrace, rnnTrace } from './traces.ts';

/** Ranges of the entries of U_g, V_g and b_g, of all inputs, of c_1 and of o_1, the output gate at the first step. */
export interface LstmRanges {
  readonly n: number;
  readonly m: number;
  readonly u: PerGate<Interval>;
  readonly v: PerGate<Interval>;
  readonly b: PerGate<Interval>;
  readonly x: Interval;
  readonly c1: Interval;
  readonly o1: Interval;
}

/** What determines c_2, c_3, …: an LSTM, its inputs x_2, x_3, …, and c_1 and o_1. */
export interface LstmStart<N> {
  readonly net: Pick<Lstm<N>, 'n' | 'm' | 'W' | 'b'>;
  readonly x: (t: number) => readonly N[];
  readonly c1: readonly N[];
  readonly o1: readonly N[];
}

/** The whole box as one network of intervals. */
export function lstmBox({ n, m, u, v, b, x, c1, o1 }: LstmRanges): LstmStart<Interval> {
  const all = (count: number, range: Interval) => new Array<Interval>(count).fill(range);
  const row = n + m;
  const W = perGate((g) => all(n * row, u[g]).map((range, k) => (k % row < n ? range : v[g])));
  return { net: { n, m, W, b: perGate((g) => all(n, b[g])) }, x: () => all(m, x), c1: all(n, c1), o1: all(n, o1) };
}

/** A drawn LSTM in any numbers, as a point of the boxes that hold it. */
export function lstmPoint<N>(a: Arithmetic<N>, g: LstmCase): LstmStart<N> {
  const { c, steps } = lstmTrace(g);
  return {
    net: liftLstm(a, g),
    x: (t) => rowAt(a, g.x, g.m, t),
    c1: lifted(a, c[1]),
    o1: lifted(a, steps[0].o),
  };
}

/** Draws numbers of a range: within it, or in half of the networks at its ends. */
function picker(random: Random) {
  const corner = random.chance(0.5);
  return ({ lo, hi }: Interval) => (corner ? random.pick([lo, hi]) : random.between(lo, hi));
}

/**
 * Random LSTMs of a box: half of them at a corner of it, half of them with inputs that stay the same. c_0 is drawn from `c0`, which is
 * to be such that c_1 is in its range.
 */
export const drawInLstmBox = (ranges: LstmRanges, c0: Interval, steps: readonly [number, number]): Draw<LstmCase> => ({
  sizes: { steps },
  make(random, { steps: T }) {
    const { n, m, u, v, b, x } = ranges;
    const pick = picker(random);
    const W = perGate((g) => table(n, n + m, (_, j) => pick(j < n ? u[g] : v[g])));
    const [first, constant] = [numbers(m, () => pick(x)), random.chance(0.5)];
    return {
      ...{ n, m, T, W },
      b: perGate((g) => numbers(n, () => pick(b[g]))),
      h0: numbers(n, () => random.between(-1, 1)),
      c0: numbers(n, () => pick(c0)),
      x: table(T, m, (_, k) => (constant ? first[k] : pick(x))),
      y: new Float64Array(T * n),
    };
  },
});

/** Ranges of the entries of W_rec, each around its own number, of W_in, of all inputs and of the entries of c_1. */
export interface RnnRanges {
  readonly n: number;
  readonly m: number;
  /** n² numbers, row-major, and the half-width around each. */
  readonly middle: ArrayLike<number>;
  readonly width: number;
  readonly v: Interval;
  readonly x: Interval;
  readonly c1: Interval;
}

/** What determines c_2, c_3, … of a tanh RNN. */
export interface RnnStart<N> {
  readonly net: Pick<Rnn<N>, 'phi' | 'n' | 'm' | 'W'>;
  readonly x: (t: number) => readonly N[];
  readonly c1: readonly N[];
}

/** W_rec of the box, n × n. */
export const recurrentBox = ({ n, middle, width }: RnnRanges): Interval[][] =>
  Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => add(point(middle[i * n + j]), interval(-width, width))),
  );

/** The whole box as one tanh network of intervals. */
export function rnnBox(ranges: RnnRanges): RnnStart<Interval> {
  const { n, m, v, x, c1 } = ranges;
  const all = (count: number, range: Interval) => new Array<Interval>(count).fill(range);
  const W = recurrentBox(ranges).flatMap((row) => [...row, ...all(m, v)]);
  return { net: { phi: 'tanh', n, m, W }, x: () => all(m, x), c1: all(n, c1) };
}

/** A drawn RNN in any numbers, as a point of the boxes that hold it. */
export const rnnPoint = <N>(a: Arithmetic<N>, g: RnnCase): RnnStart<N> => ({
  net: liftRnn(a, g),
  x: (t) => rowAt(a, g.x, g.m, t),
  c1: lifted(a, rnnTrace(g).c[1]),
});

/** Random tanh RNNs of a box, half of them at a corner of it. c_1 is in (−1, 1). */
export const drawInRnnBox = (ranges: RnnRanges, steps: readonly [number, number]): Draw<RnnCase> => ({
  sizes: { steps },
  make(random, { steps: T }) {
    const { n, m, v, x } = ranges;
    const pick = picker(random);
    const rec = recurrentBox(ranges);
    const [W, first] = [table(n, n + m, (i, j) => pick(j < n ? rec[i][j] : v)), numbers(m, () => pick(x))];
    const constant = random.chance(0.5);
    return {
      ...{ phi: 'tanh', n, m, p: 1, T, W },
      Wout: new Float64Array(n),
      c0: numbers(n, () => random.between(-1, 1)),
      x: table(T, m, (_, k) => (constant ? first[k] : pick(x))),
      y: new Float64Array(T),
    };
  },
});
