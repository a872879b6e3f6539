/**
 * The closed forms of chapter 2: one-step Jacobians, their ordered products and the terms of the gradient's sum. They stay
 * beside the displayed formulas for the plots, the draws and sequences of 200 steps, and as left routes.
 */
import { floats } from '../arithmetic/arithmetic.ts';
import { columns, type Matrix, matrix, matrixOf, orderedProduct, scaleRows, times } from '../arithmetic/matrix.ts';
import type { RnnCase } from '../networks/draw.ts';
import { rowAt } from '../networks/rnn.ts';
import { slopes } from '../networks/slopes.ts';
import { rnnTrace } from '../networks/traces.ts';

/** W_rec, the first n columns of W. n × n. */
export const Wrec = (g: RnnCase): Matrix => columns(matrix(g.n, g.n + g.m, g.W), 0, g.n);

/** φ′(z_t), n entries. */
export const slopesAt = (g: RnnCase, z: readonly number[]): number[] => z.map(slopes[g.phi]);

/** ∂c_t/∂c_{t−1} = diag(φ′(z_t)) W_rec for t = from … to (from ≤ t ≤ to). */
export function stepJacobians(g: RnnCase, from: number, to: number, { z } = rnnTrace(g)): Matrix[] {
  const rec = Wrec(g);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, s) => scaleRows(slopesAt(g, z[from + s]), rec));
}

/** ∂c_k/∂c_j = ∏_{t=j+1}^{k} ∂c_t/∂c_{t−1}, the latest factor on the left. */
export const stateJacobian = (g: RnnCase, j: number, k: number): Matrix =>
  orderedProduct(stepJacobians(g, j + 1, k), g.n);

/** δ_k = ∂E_k/∂h_k · ∂h_k/∂c_k = (h_k − y_k)ᵀ W_out, a row of n. */
export function delta(g: RnnCase, k: number, { h } = rnnTrace(g)): Matrix {
  const error = h[k].map((v, l) => v - g.y[(k - 1) * g.p + l]);
  return times(matrix(1, g.p, error), matrix(g.p, g.n, g.Wout));
}

/** [c_{j−1}; x_j], n + m entries. */
export const stepInput = (g: RnnCase, j: number, { c } = rnnTrace(g)): number[] =>
  c[j - 1].concat(rowAt(floats, g.x, g.m, j));

/**
 * The terms j = 1 … k of ∂E_k/∂W = Σ_j δ_k (∏_{t=j+1}^{k} ∂c_t/∂c_{t−1}) ∂⁺c_j/∂W, each n × (n + m); terms[j−1] is
 * term j. ∂⁺c_{j,i}/∂W has the single non-zero row i, φ′(z_{j,i}) [c_{j−1}; x_j].
 */
export function gradientTerms(g: RnnCase, k: number, path = rnnTrace(g)): Matrix[] {
  const steps = stepJacobians(g, 1, k, path);
  const terms: Matrix[] = [];
  let row = delta(g, k, path); // δ_k ∏_{t=j+1}^{k}
  for (let j = k; j >= 1; j--) {
    const slope = slopesAt(g, path.z[j]);
    const input = stepInput(g, j, path);
    const fixed = row;
    terms[j - 1] = matrixOf(g.n, g.n + g.m, (i, q) => fixed.data[i] * slope[i] * input[q]);
    row = times(row, steps[j - 1]);
  }
  return terms;
}
