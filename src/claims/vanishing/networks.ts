/** The networks of chapter 3: with ρ in a given range, at rest or not, over any number of steps. */

import {
  identityMatrix,
  type Matrix,
  matrixOf,
  orthogonalFactor,
  scale,
  spectralNorm,
} from '../../engine/arithmetic/matrix.ts';
import type { Random } from '../../engine/arithmetic/random.ts';
import { farBound, rho } from '../../engine/closed-forms/by-lag.ts';
import { Wrec } from '../../engine/closed-forms/rnn-jacobians.ts';
import { type Draw, drawRnn, type RnnCase, type RnnChoices, table } from '../../engine/networks/draw.ts';
import { gamma } from '../../engine/networks/slopes.ts';
import { changed } from '../draws.ts';

const normal = (n: number, random: Random) => matrixOf(n, n, () => random.normal());

/** Kinds of W_rec for which different bounds are nearly attained. */
const shapes = {
  normal,
  orthogonal: (n: number, random: Random): Matrix => orthogonalFactor(normal(n, random)),
  identity: (n: number): Matrix => identityMatrix(n),
  rankOne(n: number, random: Random): Matrix {
    const [u, v] = [0, 0].map(() => Array.from({ length: n }, () => random.normal()));
    return matrixOf(n, n, (i, j) => u[i] * v[j]);
  },
} as const;
type Shape = keyof typeof shapes;

/** The case with another W_rec; W_in stays. */
export const withWrec = (g: RnnCase, rec: Matrix): RnnCase => ({
  ...g,
  W: table(g.n, g.n + g.m, (i, j) => (j < g.n ? rec.data[i * g.n + j] : g.W[i * (g.n + g.m) + j])),
});

/** The case with W_rec scaled so that ρ = γ‖W_rec‖ is a given number. */
export const withRho = <G extends RnnCase>(g: G, to: number): G => ({
  ...g,
  ...withWrec(g, scale(to / rho(g), Wrec(g))),
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
    W: table(g.n, g.n + g.m, (i, j) => (j < g.n ? rec.data[i * g.n + j] : j === g.n ? away(i) : 0)),
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
 * Random RNNs with ρ in a given range. Half of them have the same input and target at every step; at rest in z = 0
 * they nearly attain the bounds of this chapter.
 */
export function drawSteered(choices: SteeredChoices): Draw<RnnCase> {
  const { keeps, shapes: names = ['normal', 'orthogonal', 'identity', 'rankOne'], rest } = choices;
  return changed(drawRnn(choices), (g, random) => {
    const shape = shapes[random.pick(names)](g.n, random);
    const strength = random.between(...keeps) / (gamma[g.phi] * spectralNorm(shape));
    const steered = withWrec(g, scale(strength, shape));
    const constant = random.chance(0.5);
    const repeat = (v: Float64Array, width: number) => (constant ? v.map((_, q) => v[q % width]) : v);
    const made = { ...steered, x: repeat(g.x, g.m), y: repeat(g.y, g.p) };
    return (rest ?? random.chance(0.5)) ? atRest(made) : made;
  });
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

/** And the last error is not 0: otherwise the bounds on its gradient say 0 ≤ 0. */
export const listens = (g: RnnCase): boolean => contracts(g) && farBound(g, 0, g.T) > 1e-6;

/**
 * One sigmoid unit that stays at c = ½ with slope ¼: ρ = ½, δ_k = −½, and term j of ∂E_k/∂W is −⅛ · 2^{−(k−j)} (½, 1).
 * Every number is a binary fraction of at most 53 digits, so float64 makes no error.
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

/** Steady tanh networks with 1.05 ≤ ρ ≤ top, small enough to read. */
export const drawExpanding = (top: number): Draw<Steady> =>
  drawSteady({
    keeps: [1.05, top],
    units: [1, 2],
    inputs: [1, 1],
    outputs: [1, 1],
    phi: 'tanh',
    admits: (g) => rho(g) >= 1.05,
  });

/** Steady contracting networks, small enough to read, with ρ ≥ ½, so that the far part is not negligible. */
export const drawReadable = drawSteady({
  keeps: [0.5, 0.9],
  units: [1, 2],
  inputs: [1, 1],
  outputs: [1, 1],
  admits: (g) => rho(g) >= 0.5 && rho(g) < 0.95,
});

/** One unit at rest, with a positive weight and the same input and target at every step: over many steps all terms add up. */
export const drawAligned = changed(
  drawSteered({ keeps: [0.2, 0.4], shapes: ['identity'], rest: true, units: [1, 1], outputs: [1, 1], steps: [30, 36] }),
  (g): RnnCase => ({ ...g, x: g.x.map((_, q) => g.x[q % g.m]), y: g.y.map((_, q) => g.y[q % g.p]) }),
  listens,
);
