/**
 * The gradient of an RNN sorted by lag: how much of ∂E/∂W comes from τ steps back, and what ρ = γ‖W_rec‖ < 1 promises
 * about it (chapter 3).
 */

import { type Matrix, norm, plus, spectralNorm, times, zeros } from '../arithmetic/matrix.ts';
import { power } from '../arithmetic/power.ts';
import type { RnnCase } from '../networks/draw.ts';
import { gamma } from '../networks/slopes.ts';
import { rnnTrace } from '../networks/traces.ts';
import { delta, gradientTerms, stepInput, stepJacobians, Wrec } from './rnn-jacobians.ts';

/** ρ = γ‖W_rec‖, the most that one step back can keep. */
export const rho = (g: RnnCase): number => gamma[g.phi] * spectralNorm(Wrec(g));

/** X = max_j ‖[c_{j−1}; x_j]‖ over j = 1 … T. */
export function largestInput(g: RnnCase, path = rnnTrace(g)): number {
  let top = 0;
  for (let j = 1; j <= g.T; j++) top = Math.max(top, norm(stepInput(g, j, path)));
  return top;
}

/**
 * Σ_k ‖δ_k‖ · γXρ^τ/(1 − ρ), k = from … T: what the terms of lag ≥ τ of Σ_k ∂E_k/∂W cannot exceed in ‖·‖_F.
 * from = T bounds ∂E_T/∂W; from = τ + 1 bounds ∂E/∂W, as no earlier error has a past of τ steps. ∞ unless ρ < 1.
 */
export function farBound(g: RnnCase, tau: number, from = tau + 1, path = rnnTrace(g)): number {
  const keeps = rho(g);
  if (!(keeps < 1)) return Number.POSITIVE_INFINITY;
  let reach = 0;
  for (let k = from; k <= g.T; k++) reach += norm(delta(g, k, path).data);
  return (reach * gamma[g.phi] * largestInput(g, path) * power(keeps, tau)) / (1 - keeps);
}

/** parts[τ] = Σ_k (term j = k − τ of ∂E_k/∂W) for τ = 0 … T − 1, each n × (n + m). They add up to ∂E/∂W. */
export function lagParts(g: RnnCase, path = rnnTrace(g)): Matrix[] {
  const parts = Array.from({ length: g.T }, () => zeros(g.n, g.n + g.m));
  for (let k = 1; k <= g.T; k++)
    gradientTerms(g, k, path).forEach((term, i) => {
      const tau = k - 1 - i;
      parts[tau] = plus(parts[tau], term);
    });
  return parts;
}

/** ‖Σ of the parts of lag ≥ τ‖_F for each τ, from one part for each lag. */
export function farNorms(parts: readonly Matrix[]): number[] {
  const norms: number[] = [];
  let far: Matrix | undefined;
  for (let tau = parts.length - 1; tau >= 0; tau--) {
    far = far ? plus(parts[tau], far) : parts[tau];
    norms[tau] = norm(far.data);
  }
  return norms;
}

export interface LagRow {
  /** Steps back, 0 … T − 1. */
  readonly tau: number;
  /** ‖∂E_T/∂c_{T−τ}‖ = ‖δ_T ∏ ∂c_t/∂c_{t−1}‖ over the last τ steps. */
  readonly signal: number;
  /** ‖δ_T‖ρ^τ, which the signal cannot exceed. */
  readonly bound: number;
  /** ‖part of lag τ of ∂E/∂W‖_F/‖∂E/∂W‖_F. Parts may cancel, so shares need not add up to 1. NaN when ∂E/∂W = 0. */
  readonly share: number;
  /** The same of all lags ≥ τ together. */
  readonly farShare: number;
  /** What `farShare` cannot exceed; ∞ unless ρ < 1. */
  readonly farBound: number;
}

/** One row for each lag, for the plot. */
export function byLag(g: RnnCase): LagRow[] {
  const path = rnnTrace(g);
  const keeps = rho(g);
  const parts = lagParts(g, path);
  const far = farNorms(parts);
  const steps = stepJacobians(g, 1, g.T, path);
  let row = delta(g, g.T, path);
  const start = norm(row.data);
  return parts.map((part, tau) => {
    const signal = norm(row.data);
    row = times(row, steps[g.T - 1 - tau]);
    return {
      tau,
      signal,
      bound: start * power(keeps, tau),
      share: norm(part.data) / far[0],
      farShare: far[tau] / far[0],
      farBound: farBound(g, tau, tau + 1, path) / far[0],
    };
  });
}
