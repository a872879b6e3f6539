/** tfjs: two steps of gradient descent on a SimpleRNN with a read-out, both without biases: our BPTT gives the gradients. */
import { duals } from '../../src/engine/arithmetic/dual.ts';
import { rnnBptt } from '../../src/engine/derivatives/rnn-bptt.ts';
import { lossesByW } from '../../src/engine/derivatives/rnn-functions.ts';
import type { RnnCase } from '../../src/engine/networks/draw.ts';
import type { Pair } from './compare.ts';
import { singles } from './single.ts';

export interface TfjsTraining {
  /** Such as “ones [5,3,4]”: batch × time × features; y is batch × 1. */
  readonly x: string;
  readonly y: string;
  readonly kernel: string;
  readonly recurrent: string;
  readonly dense: string;
  readonly units: number;
  /** Such as “SGD lr 5, 2 full-batch updates” */
  readonly optimizer: string;
  readonly expect: {
    readonly kernel: readonly number[];
    readonly recurrent: readonly number[];
    readonly dense: readonly number[];
  };
}

/** “ones” and “zeros”, perhaps with a shape. */
export function constantOf(text: string): { value: number; shape: number[] } {
  const parts = /^(?<name>ones|zeros)(?: \[(?<shape>[\d,]+)\])?$/.exec(text);
  if (!parts?.groups) throw new Error(`tfjs: the tensor is “${text}”, needed the like of “ones” or “ones [5,3,4]”`);
  return { value: parts.groups.name === 'ones' ? 1 : 0, shape: (parts.groups.shape ?? '').split(',').map(Number) };
}

type Gradient = Readonly<Record<'W' | 'Wout', ArrayLike<number>>>;

/** The gradient of E_T by our BPTT. */
const inDoubles = (g: RnnCase): Gradient => rnnBptt(g, (t) => (t === g.T ? 1 : 0));

/** The same in float32, on dual numbers. */
function inSingles(g: RnnCase): Gradient {
  const weights = [...g.W, ...g.Wout];
  const dual = duals(singles, weights.length);
  const variables = weights.map((value, k) => ({ value, slopes: weights.map((_, j) => (j === k ? 1 : 0)) }));
  const { slopes } = lossesByW(dual, g, variables, variables.slice(g.W.length))[g.T - 1];
  return { W: slopes.slice(0, g.W.length), Wout: slopes.slice(g.W.length) };
}

/** The sequences of the batch are alike, so their mean squared error is that of one: 2E_T, with E_T = ½(h_T − y)². */
function train(start: RnnCase, rate: number, updates: number, gradient: (g: RnnCase) => Gradient): RnnCase {
  const moved = (weights: Float64Array, slopes: ArrayLike<number>) => weights.map((w, k) => w - rate * 2 * slopes[k]);
  let g = start;
  for (let update = 0; update < updates; update++) {
    const { W, Wout } = gradient(g);
    g = { ...g, W: moved(g.W, W), Wout: moved(g.Wout, Wout) };
  }
  return g;
}

/** Their 1 − tanh² cancels near saturation, so that float32 loses more than a few roundings: our own float32 run says how much. */
export function runTfjs(given: TfjsTraining): Pair[] {
  const plan = /^SGD lr (?<rate>[\d.]+), (?<updates>\d+) full-batch updates$/.exec(given.optimizer);
  if (!plan?.groups)
    throw new Error(`tfjs: the optimizer is “${given.optimizer}”, needed the like of “SGD lr 5, 2 full-batch updates”`);
  const [rate, updates] = [Number(plan.groups.rate), Number(plan.groups.updates)];
  const x = constantOf(given.x);
  const [, T, m] = x.shape;
  const n = given.units;
  const start: RnnCase = {
    phi: 'tanh',
    n,
    m,
    p: 1,
    T,
    W: new Float64Array(n * (n + m)).map((_, k) => constantOf(k % (n + m) < n ? given.recurrent : given.kernel).value),
    Wout: new Float64Array(n).fill(constantOf(given.dense).value),
    c0: new Float64Array(n),
    x: new Float64Array(T * m).fill(x.value),
    y: new Float64Array(T).fill(constantOf(given.y).value),
  };
  const [ours, single] = [inDoubles, inSingles].map((gradient) => train(start, rate, updates, gradient));
  // Theirs is kernel[input][unit], ours W[unit][input].
  const columns = ({ W }: RnnCase, from: number, count: number) =>
    Array.from({ length: count * n }, (_, k) => W[(k % n) * (n + m) + from + Math.floor(k / n)]);
  const pair = (of: (g: RnnCase) => ArrayLike<number>, wanted: readonly number[]): Pair => ({
    got: of(ours),
    single: of(single),
    wanted,
    print: 'float32',
  });
  return [
    pair((g) => columns(g, n, m), given.expect.kernel),
    pair((g) => columns(g, 0, n), given.expect.recurrent),
    pair(({ Wout }) => Wout, given.expect.dense),
  ];
}
