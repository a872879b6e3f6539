/**
 * The gradient of an RNN by lag: how much of ∂E/∂W comes from τ steps back, and its bounds for ρ = γ‖W_rec‖ < 1 (chapter 3). It stays
 * beside the displayed formulas for the plots, for what draws must meet, and as a left route: it sums terms, and they take derivatives.
 */
import { type Matrix, norm, plus, spectralNorm, times, zeros } from '../arithmetic/matrix.ts';
import { power } from '../arithmetic/power.ts';
import type { RnnCase } from '../networks/draw.ts';
import { gamma } from '../networks/slopes.ts';
import { rnnTrace } from '../networks/traces.ts';
import { delta, gradientTerms, stepInput, stepJacobians, Wrec } from './rnn-jacobians.ts';

/** ρ = γ‖W_rec‖, an upper bound of ‖∂c_t/∂c_{t−1}‖. */
export const rho = (g: RnnCase): number => gamma[g.phi] * spectralNorm(Wrec(g));

/** X = max_j ‖[c_{j−1}; x_j]‖ over j = 1 … T. */
export function largestInput(g: RnnCase, path = rnnTrace(g)): number {
  let top = 0;
  for (let j = 1; j <= g.T; j++) top = Math.max(top, norm(stepInput(g, j, path)));
  return top;
}

/**
 * Σ_k ‖δ_k‖ · γXρ^τ/(1 − ρ), k = from … T, a bound in ‖·‖_F of the terms of lag ≥ τ of Σ_k ∂E_k/∂W. `from` = T bounds ∂E_T/∂W;
 * `from` = τ + 1 bounds ∂E/∂W, since earlier errors have no terms of lag τ. ∞ unless ρ < 1.
 */
export function farBound(g: RnnCase, tau: number, from = tau + 1, path = rnnTrace(g)): number {
  const keeps = rho(g);
  if (!(keeps < 1)) return Number.POSITIVE_INFINITY;
  let reach = 0;
  for (let k = from; k <= g.T; k++) reach += norm(delta(g, k, path).data);
  return (reach * gamma[g.phi] * largestInput(g, path) * power(keeps, tau)) / (1 - keeps);
}

/** parts[τ] = Σ_k (term j = k − τ of ∂E_k/∂W) for τ = 0 … T − 1, each n × (n + m). Their sum is ∂E/∂W. */
export function lagParts(g: RnnCase, path = rnnTrace(g)): Matrix[] {
  const parts = Array.from({ length: g.T }, () => zeros(g.n, g.n + g.m));
  for (let k = 1; k <= g.T; k++)
    gradientTerms(g, k, path).forEach((term, i) => {
      const tau = k - 1 - i;
      parts[tau] = plus(parts[tau], term);
    });
  return parts;
}

/** ‖Σ of the parts of lag ≥ τ‖_F for each τ. */
export function farNorms(parts: readonly Matrix[]): number[] {
  const norms: number[] = [];
  let far: Matrix | undefined;
  for (let tau = parts.length - 1; tau >= 0; tau--) {
    far = far ? plus(parts[tau], far) : parts[tau];
    norms[tau] = norm(far.data);
  }
  return norms;
}

/** One row for each lag τ = 0 … T − 1, for the plot. */
export function byLag(g: RnnCase) {
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
      /** ‖∂E_T/∂c_{T−τ}‖ = ‖δ_T ∏ ∂c_t/∂c_{t−1}‖ over the last τ steps, and its bound ‖δ_T‖ρ^τ. */
      signal,
      bound: start * power(keeps, tau),
      /** ‖part of lag τ of ∂E/∂W‖_F/‖∂E/∂W‖_F. Parts may cancel, so shares need not add up to 1. NaN if ∂E/∂W = 0. */
      share: norm(part.data) / far[0],
      /** The same of all lags ≥ τ together, and its bound; ∞ unless ρ < 1. */
      farShare: far[tau] / far[0],
      farBound: farBound(g, tau, tau + 1, path) / far[0],
    };
  });
}
