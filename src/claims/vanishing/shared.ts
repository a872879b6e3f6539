/** What the claims of chapter 3 draw and measure in common. */
import { farBound, rho } from '../../engine/by-lag.ts';
import { forwardJacobian, reverseJacobian } from '../../engine/differentiate.ts';
import { type Draw, drawRnn, liftRnn, type RnnCase, type RnnChoices } from '../../engine/draw.ts';
import { stateJacobian, trace, Wrec } from '../../engine/jacobians.ts';
import {
  fill,
  identity,
  type Matrix,
  matrix,
  norm,
  orthogonalFactor,
  plus,
  scale,
  spectralNorm,
} from '../../engine/matrix.ts';
import { power } from '../../engine/power.ts';
import type { Random } from '../../engine/random.ts';
import { rnnForward } from '../../engine/rnn.ts';
import { lossesByW, lossesOfCopies } from '../../engine/rnn-functions.ts';
import { gamma } from '../../engine/slopes.ts';

const normal = (n: number, random: Random) => fill(n, n, () => random.normal());

/** Shapes of W_rec under which bounds come close in different ways. */
const shapes = {
  normal,
  orthogonal: (n: number, random: Random): Matrix => orthogonalFactor(normal(n, random)),
  identity: (n: number): Matrix => identity(n),
  rankOne(n: number, random: Random): Matrix {
    const [u, v] = [0, 0].map(() => Array.from({ length: n }, () => random.normal()));
    return fill(n, n, (i, j) => u[i] * v[j]);
  },
} as const;
type Shape = keyof typeof shapes;

/** The case with another W_rec; W_in stays. */
export const withWrec = (g: RnnCase, rec: Matrix): RnnCase => ({
  ...g,
  W: fill(g.n, g.n + g.m, (i, j) => (j < g.n ? rec.data[i * g.n + j] : g.W[i * (g.n + g.m) + j])).data,
});

/**
 * The case held where every slope is γ, at z = 0: for tanh by c_0 = 0 and W_in = 0; for σ by c_0 = ½, a first input that
 * is always 1, and weights on it that take W_rec c_0 away.
 */
export function atRest(g: RnnCase): RnnCase {
  const [still, rec] = [g.phi === 'tanh' ? 0 : 1 / 2, Wrec(g)];
  const away = (i: number) => -still * rec.data.slice(i * g.n, (i + 1) * g.n).reduce((sum, w) => sum + w, 0);
  return {
    ...g,
    W: fill(g.n, g.n + g.m, (i, j) => (j < g.n ? rec.data[i * g.n + j] : j === g.n ? away(i) : 0)).data,
    c0: g.c0.map(() => still),
    x: g.x.map((v, q) => (g.phi === 'sigmoid' && q % g.m === 0 ? 1 : v)),
  };
}

export interface SteeredChoices extends Omit<RnnChoices, 'gain'> {
  /** Range of ρ = γ‖W_rec‖. */
  readonly keeps: readonly [number, number];
  readonly shapes?: readonly Shape[];
  /** Whether the network rests at z = 0; half of the networks do when left out. */
  readonly rest?: boolean;
}

/**
 * Random RNNs with ρ in a given range. Half of them have the same input and target at every step, which with a rest at
 * z = 0 brings the bounds of this chapter close.
 */
export function drawSteered(choices: SteeredChoices): Draw<RnnCase> {
  const { keeps, shapes: names = ['normal', 'orthogonal', 'identity', 'rankOne'], rest } = choices;
  const base = drawRnn(choices);
  return {
    ...base,
    make(random, size) {
      const g = base.make(random, size);
      const shape = shapes[random.pick(names)](g.n, random);
      const strength = random.between(...keeps) / (gamma[g.phi] * spectralNorm(shape));
      const steered = withWrec(g, scale(strength, shape));
      const constant = random.chance(0.5);
      const repeat = (v: Float64Array, width: number) => (constant ? v.map((_, q) => v[q % width]) : v);
      const made = { ...steered, x: repeat(g.x, g.m), y: repeat(g.y, g.p) };
      return (rest ?? random.chance(0.5)) ? atRest(made) : made;
    },
  };
}

/** A network with the same input and target at every step, however many there are: x has m numbers and y has p. */
export type Steady = Omit<RnnCase, 'T'>;

export function drawSteady(choices: Omit<SteeredChoices, 'steps'>): Draw<Steady> {
  const draw = drawSteered({ ...choices, steps: [1, 1] });
  const { steps: _, ...sizes } = draw.sizes;
  return {
    sizes,
    ...(draw.admits && { admits: (g) => draw.admits?.(forSteps(g, 1)) ?? true }),
    make(random, size) {
      const { T: _, ...steady } = draw.make(random, { ...size, steps: 1 });
      return steady;
    },
  };
}

/** The steady network over T steps. */
export function forSteps(g: Steady, T: number): RnnCase {
  const repeat = (v: Float64Array) => Float64Array.from({ length: T * v.length }, (_, q) => v[q % v.length]);
  return { ...g, T, x: repeat(g.x), y: repeat(g.y) };
}

/** ρ < 1, and not so small that float64 loses the far part. */
export const contracts = (g: RnnCase): boolean => rho(g) < 0.995 && rho(g) > 0.05;

/** And there is an error to send back: without one the bounds on its gradient say 0 ≤ 0. */
export const listens = (g: RnnCase): boolean => contracts(g) && farBound(g, 0, g.T) > 1e-6;

/** ‖∂c_k/∂c_0‖ for k = 1 … T, by the closed form… */
export const productNorms = (g: RnnCase): number[] =>
  Array.from({ length: g.T }, (_, s) => spectralNorm(stateJacobian(g, 0, s + 1)));

/** …and by one run of forward mode: c_0 ↦ (c_1, …, c_T), n rows for each step. */
export function productNormsForward(g: RnnCase): number[] {
  const { data } = forwardJacobian(
    (a, c0) =>
      rnnForward(a, liftRnn(a, g, { c0 }), g)
        .c.slice(1)
        .flat(),
    g.c0,
  );
  const size = g.n * g.n;
  return Array.from({ length: g.T }, (_, s) => spectralNorm(matrix(g.n, g.n, data.slice(s * size, (s + 1) * size))));
}

/** The norm after k steps of a steady network. */
export const productNorm = (g: Steady, k: number): number => spectralNorm(stateJacobian(forSteps(g, k), 0, k));

/** rate, rate², …, rate^T */
export const powers = (rate: number, T: number): number[] => Array.from({ length: T }, (_, s) => power(rate, s + 1));

/** One part for each lag 0 … T − 1 of Σ_k ∂E_k/∂W, k = from … T, by the tape alone: each step has its copy of W. */
export function lagPartsByTape(g: RnnCase, from = 1): Matrix[] {
  const copies = Array.from({ length: g.T }, () => Array.from(g.W)).flat();
  const { data } = reverseJacobian((a, v) => lossesOfCopies(g)(a, v).slice(from - 1), copies);
  const size = g.W.length;
  const term = (k: number, j: number) => ((k - from) * g.T + j - 1) * size; // row k, block j
  return Array.from({ length: g.T }, (_, tau) => {
    const part = matrix(g.n, g.n + g.m);
    for (let k = Math.max(from, tau + 1); k <= g.T; k++)
      for (let i = 0; i < size; i++) part.data[i] += data[term(k, k - tau) + i];
    return part;
  });
}

/** ‖∂E_1/∂W‖_F, …, ‖∂E_T/∂W‖_F in one go, by forward mode; with `added`, those of the sums ∂(E_1 + … + E_k)/∂W. */
export function gradientNorms(g: RnnCase, added = false): number[] {
  const q = g.W.length;
  const { data } = forwardJacobian((a, W) => lossesByW(a, g, W), g.W);
  const sum = new Float64Array(q);
  return Array.from({ length: g.T }, (_, s) => {
    const row = data.subarray(s * q, (s + 1) * q);
    row.forEach((v, i) => {
      sum[i] = added ? sum[i] + v : v;
    });
    return norm(sum);
  });
}

/** near[τ] = ‖Σ of the parts of lag < τ‖_F: what stays. */
export function nearNorms(parts: readonly Matrix[]): number[] {
  let near = scale(0, parts[0]);
  return parts.map((part) => {
    const size = norm(near.data);
    near = plus(near, part);
    return size;
  });
}

/** The bound on the far part for each lag τ, from the errors of step `from(τ)` on; `later` puts in a wrong exponent. */
export function promised(g: RnnCase, { from = (tau: number) => tau + 1, later = 0 } = {}): number[] {
  const path = trace(g);
  return Array.from({ length: g.T }, (_, tau) => farBound(g, tau + later, from(tau), path));
}

/** f with its latest answer kept, for limits, which ask for one case at every step. */
export function kept<G extends object, V>(f: (given: G) => V): (given: G) => V {
  let last: { given: G; value: V } | undefined;
  return (given) => {
    if (last?.given !== given) last = { given, value: f(given) };
    return last.value;
  };
}

/**
 * One sigmoid unit that stays at c = ½ with slope ¼: ρ = ½, δ_k = −½, and term j of ∂E_k/∂W is −⅛ · 2^{−(k−j)} (½, 1).
 * Every number of it is a power of 2, so float64 makes no error at all.
 */
export const pencil: Steady = {
  phi: 'sigmoid',
  n: 1,
  m: 1,
  p: 1,
  W: Float64Array.of(2, -1),
  Wout: Float64Array.of(1),
  c0: Float64Array.of(1 / 2),
  x: Float64Array.of(1),
  y: Float64Array.of(1),
};

/** Steady contracting networks, small enough to read, with a past that counts. */
export const drawReadable = drawSteady({
  keeps: [0.5, 0.9],
  units: [1, 2],
  inputs: [1, 1],
  outputs: [1, 1],
  admits: (g) => rho(g) >= 0.5 && rho(g) < 0.95,
});
