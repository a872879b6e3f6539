/** The quantities that the claims of chapter 3 measure, and the bounds on them. */

import { type Interval, min, mul, point } from '../../engine/arithmetic/interval.ts';
import { type Matrix, matrix, norm, plus, rows, scale, spectralNorm, zeros } from '../../engine/arithmetic/matrix.ts';
import { power } from '../../engine/arithmetic/power.ts';
import { farBound, farNorms, rho } from '../../engine/closed-forms/by-lag.ts';
import { gradientTerms, stateJacobian } from '../../engine/closed-forms/rnn-jacobians.ts';
import { forwardJacobian, type Generic, reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { lossesByW, lossesOfCopies } from '../../engine/derivatives/rnn-functions.ts';
import { liftRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { rnnForward } from '../../engine/networks/rnn.ts';
import { gamma } from '../../engine/networks/slopes.ts';
import { rnnTrace } from '../../engine/networks/traces.ts';
import { bound, route } from '../../proof/make.ts';
import type { Comparison } from '../../proof/part.ts';
import { inRnn } from '../in-rnn.ts';
import { overSteps, rowsOf, sumOf } from '../sums.ts';
import { atMost, type Words } from '../vocabulary.ts';
import { drawReadable, forSteps, pencil, type Steady } from './networks.ts';

/** ∂c_k/∂c_0 for k = 1 … T, by the closed form. */
export const stateProducts = (g: RnnCase): Matrix[] => overSteps(g.T, (k) => stateJacobian(g, 0, k));

/** The same by one run of forward mode: c_0 ↦ (c_1, …, c_T), n rows for each step. */
export function stateProductsForward(g: RnnCase): Matrix[] {
  const states: Generic = (a, c0) => {
    const [, ...c] = rnnForward(a, liftRnn(a, g, { c0 }), g).c;
    return c.flat();
  };
  const jacobian = forwardJacobian(states, g.c0);
  return overSteps(g.T, (k) => rows(jacobian, (k - 1) * g.n, k * g.n));
}

/** ‖∂c_k/∂c_0‖ for k = 1 … T, by the closed form and by forward mode. */
export const productNorms = (g: RnnCase): number[] => stateProducts(g).map(spectralNorm);
export const productNormsForward = (g: RnnCase): number[] => stateProductsForward(g).map(spectralNorm);

/** The norm after k steps of a steady network. */
export const productNorm = (g: Steady, k: number): number => spectralNorm(stateJacobian(forSteps(g, k), 0, k));

/** rate, rate², …, rate^T */
export const powers = (rate: number, T: number): number[] => overSteps(T, (k) => power(rate, k));

/** One part for each lag 0 … T − 1 of Σ_k ∂E_k/∂W, k = from … T, by the tape: each step has its own copy of W. */
export function lagPartsByTape(g: RnnCase, from = 1): Matrix[] {
  const copies = Array.from({ length: g.T }, () => Array.from(g.W)).flat();
  const { data } = reverseJacobian((a, v) => lossesOfCopies(g)(a, v).slice(from - 1), copies);
  const size = g.W.length;
  const term = (k: number, j: number) => ((k - from) * g.T + j - 1) * size; // row k, block j
  return Array.from({ length: g.T }, (_, tau) => {
    const part = zeros(g.n, g.n + g.m);
    for (let k = Math.max(from, tau + 1); k <= g.T; k++)
      for (let i = 0; i < size; i++) part.data[i] += data[term(k, k - tau) + i];
    return part;
  });
}

/** ‖∂E_1/∂W‖_F, …, ‖∂E_T/∂W‖_F by one run of forward mode; with `added`, those of the sums ∂(E_1 + … + E_k)/∂W. */
export function gradientNorms(g: RnnCase, added = false): number[] {
  const gradients = rowsOf(forwardJacobian((a, W) => lossesByW(a, g, W), g.W));
  return gradients.map((gradient, s) => norm(added ? sumOf(gradients, s + 1) : gradient));
}

/** The same in intervals, by the formula. */
export const enclosedGradientNorms = (added = false) =>
  inRnn(
    added
      ? String.raw`\Bigl\lVert \sum_{t=1}^{k} \frac{\partial E_t}{\partial W} \Bigr\rVert_F \ge 0`
      : String.raw`\Bigl\lVert \frac{\partial E_k}{\partial W} \Bigr\rVert_F \ge 0`,
    { k: [1, 'T'] },
  ).enclosedSide(0);

/** near[τ] = ‖Σ of the parts of lag < τ‖_F. */
export function nearNorms(parts: readonly Matrix[]): number[] {
  let near = scale(0, parts[0]);
  return parts.map((part) => {
    const size = norm(near.data);
    near = plus(near, part);
    return size;
  });
}

/** The bound on the far part for each lag τ, from the errors of step `from(τ)` on; `later` is a mistake: a larger exponent. */
export function promised(g: RnnCase, { from = (tau: number) => tau + 1, later = 0 } = {}): number[] {
  const path = rnnTrace(g);
  return Array.from({ length: g.T }, (_, tau) => farBound(g, tau + later, from(tau), path));
}

/** For each k, the norm of the terms of lag ≥ τ of ∂E_k/∂W, τ < k; with `added`, of ∂(E_1 + … + E_k)/∂W. */
export function farNormsUpTo(g: RnnCase, added = false): number[][] {
  const path = rnnTrace(g);
  const sums: Matrix[] = [];
  return overSteps(g.T, (k) => {
    const terms = gradientTerms(g, k, path).toReversed();
    if (!added) return farNorms(terms);
    for (const [tau, term] of terms.entries()) sums[tau] = sums[tau] ? plus(sums[tau], term) : term;
    return farNorms(sums);
  });
}

/** The largest of the rows' entries at τ; rows that are too short have none. */
export const largestOf = (rows: readonly (readonly number[])[], tau: number): number =>
  Math.max(...rows.filter(({ length }) => length > tau).map((row) => row[tau]));

const longest = (v: Float64Array, width: number): number =>
  Math.max(...Array.from({ length: v.length / width }, (_, s) => norm(v.subarray(s * width, (s + 1) * width))));

/**
 * ΔγXρ^τ/(1 − ρ) with Δ and X that hold at every step of any sequence with such inputs and targets: no state exceeds 1, so
 * ‖h‖ ≤ ‖W_out‖√n, and a state has at most the norm √n, or that of c_0.
 */
export function uniformBound(g: Omit<RnnCase, 'T'>, tau: number): number {
  const keeps = rho({ ...g, T: 1 });
  const out = spectralNorm(matrix(g.p, g.n, g.Wout));
  const delta = out * (out * Math.sqrt(g.n) + longest(g.y, g.p));
  const [state, input] = [Math.max(Math.sqrt(g.n), norm(g.c0)), longest(g.x, g.m)];
  return (delta * gamma[g.phi] * Math.sqrt(state * state + input * input) * power(keeps, tau)) / (1 - keeps);
}

/** The steady network with targets that double at every step. */
export const doublingTargets = (g: Steady, T: number): RnnCase => {
  const made = forSteps(g, T);
  return { ...made, y: made.y.map((_, q) => power(2, Math.floor(q / g.p))) };
};

/** The steady network with a first input that doubles at every step. Its weights are 0, so that no state depends on it. */
export const doublingInput = (g: Steady, T: number): RnnCase => {
  const made = forSteps(g, T);
  return {
    ...made,
    W: made.W.map((w, i) => (i % (g.n + g.m) === g.n ? 0 : w)),
    x: made.x.map((v, q) => (q % g.m === 0 ? power(2, Math.floor(q / g.m)) : v)),
  };
};

/** The printed limit 0, in its mildest reading: somewhere from step 100 to 200 the norm is at most half of that at step 10. */
export const fallsByHalf = (
  name: Words,
  smallest: Words,
  norms: (g: RnnCase) => readonly number[],
  shows: Words,
  /** The same in intervals. */
  enclosed: (g: RnnCase) => readonly Interval[],
): Comparison<Steady> =>
  bound({
    name,
    shows,
    pencil,
    draw: drawReadable,
    left: [route(smallest.en, smallest.zh, (g) => Math.min(...norms(forSteps(g, 200)).slice(99)))],
    right: (g) => norms(forSteps(g, 10))[9] / 2,
    enclosed: (g) => ({
      left: [enclosed(forSteps(g, 200)).slice(99).reduce(min)],
      right: [mul(point(1 / 2), enclosed(forSteps(g, 10))[9])],
    }),
    relation: atMost(),
    cases: 20,
    controls: [],
  });
