/** What the claims of chapter 3 draw and measure in common. */
import { rho } from '../../engine/by-lag.ts';
import { forwardJacobian, reverseJacobian } from '../../engine/differentiate.ts';
import { type Draw, drawRnn, type RnnCase, type RnnChoices } from '../../engine/draw.ts';
import { Wrec } from '../../engine/jacobians.ts';
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
import type { Random } from '../../engine/random.ts';
import { lossesByW, lossesOfCopies } from '../../engine/rnn-functions.ts';
import { gamma } from '../../engine/slopes.ts';

const normal = (n: number, random: Random) => fill(n, n, () => random.normal());

/** Shapes of W_rec under which bounds come close in different ways. */
const shapes: readonly ((n: number, random: Random) => Matrix)[] = [
  normal,
  (n, random) => orthogonalFactor(normal(n, random)),
  identity,
  (n, random) => {
    const [u, v] = [0, 0].map(() => Array.from({ length: n }, () => random.normal()));
    return fill(n, n, (i, j) => u[i] * v[j]);
  },
];

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
}

/**
 * Random RNNs with ρ in a given range and W_rec of several shapes. Half of them rest at z = 0, and half have the same
 * input and target at every step: there the bounds of this chapter are close.
 */
export function drawSteered({ keeps, ...choices }: SteeredChoices): Draw<RnnCase> {
  const base = drawRnn(choices);
  return {
    ...base,
    make(random, size) {
      const g = base.make(random, size);
      const shape = random.pick(shapes)(g.n, random);
      const strength = random.between(...keeps) / (gamma[g.phi] * spectralNorm(shape));
      const steered = withWrec(g, scale(strength, shape));
      const constant = random.chance(0.5);
      const repeat = (v: Float64Array, width: number) => (constant ? v.map((_, q) => v[q % width]) : v);
      const made = { ...steered, x: repeat(g.x, g.m), y: repeat(g.y, g.p) };
      return random.chance(0.5) ? atRest(made) : made;
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

/** Row k − 1, block j − 1: term j of ∂E_k/∂W, found by the tape alone. */
function termsByTape(g: RnnCase): (k: number, j: number) => Matrix {
  const copies = Array.from({ length: g.T }, () => Array.from(g.W)).flat();
  const { data } = reverseJacobian(lossesOfCopies(g), copies);
  const size = g.W.length;
  return (k, j) => {
    const from = ((k - 1) * g.T + j - 1) * size;
    return matrix(g.n, g.n + g.m, data.slice(from, from + size));
  };
}

/** One part for each lag 0 … T − 1 of Σ_k ∂E_k/∂W, k = from … T, by the tape. */
export function lagPartsByTape(g: RnnCase, from = 1): Matrix[] {
  const term = termsByTape(g);
  return Array.from({ length: g.T }, (_, tau) => {
    let part = matrix(g.n, g.n + g.m);
    for (let k = Math.max(from, tau + 1); k <= g.T; k++) part = plus(part, term(k, k - tau));
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
