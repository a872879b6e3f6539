/**
 * The joint state s_t = (c_t, h_t) of an LSTM, which depends on s_{t−1} and x_t alone: its Jacobian J_t, the exact ∂c_k/∂c_1, and
 * the terms of the gradient's sum. 1 ≤ t ≤ T. They stay beside the displayed formulas for the
 * explorers, the draws, and as a left route by blocks where a formula differentiates.
 */
import {
  blocks,
  diag,
  type Matrix,
  matrix,
  matrixOf,
  minus,
  plus,
  rows,
  scaleRows,
  spectralNorm,
  times,
} from '../arithmetic/matrix.ts';
import { type LstmCase, type PerGate, perGate } from '../networks/draw-lstm.ts';
import type { Gate } from '../networks/lstm.ts';
import { lstmTrace } from '../networks/traces.ts';
import { cellTerms, factor, gateSlope, hadamard, outputSlope, productForm, U } from './lstm-jacobians.ts';

/**
 * ∂c_t/∂c_{t−1} = F and ∂c_t/∂h_{t−1} = M, c_{t−1} and h_{t−1} independent; ∂h_t = O ∂c_t + G ∂h_{t−1}. n × n each; O is
 * diagonal and has its n entries.
 */
export function jointBlocks(g: LstmCase, t: number) {
  const by = (gate: Gate) => scaleRows(hadamard(factor(g, gate, t), gateSlope(g, gate, t)), U(g, gate));
  return {
    F: diag(lstmTrace(g).steps[t - 1].f),
    O: outputSlope(g, t),
    M: plus(by('f'), by('i'), by('c')),
    G: by('o'),
  };
}

/** J_t = ∂s_t/∂s_{t−1} = [[F, M], [O F, O M + G]]. 2n × 2n. */
export function jointJacobian(g: LstmCase, t: number): Matrix {
  const { F, O, M, G } = jointBlocks(g, t);
  return blocks([
    [F, M],
    [scaleRows(O, F), plus(scaleRows(O, M), G)],
  ]);
}

/** J_t for t = from … to. */
export const jointJacobians = (g: LstmCase, from: number, to: number): Matrix[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, s) => jointJacobian(g, from + s));

/** ∂s_j/∂c_j = [I; diag(o_j⊗tanh′(c_j))], with h_j a function of c_j. 2n × n. */
function fromCell(g: LstmCase, j: number): Matrix {
  const slope = outputSlope(g, j);
  return matrixOf(2 * g.n, g.n, (row, col) => (row === col ? 1 : row === g.n + col ? slope[col] : 0));
}

/** [I 0] P ∂s_j/∂c_j for P = ∂s_k/∂s_j: ∂c_k/∂c_j. n × n. */
export const cellBlock = (P: Matrix, g: LstmCase, j = 1): Matrix => times(rows(P, 0, g.n), fromCell(g, j));

/** ∂c_k/∂c_1 = [I 0] J_k ⋯ J_2 ∂s_1/∂c_1: all paths, including those through the output gates. */
export const blockForm = (g: LstmCase, k: number): Matrix =>
  rows(
    jointJacobians(g, 2, k).reduce((product, J) => times(J, product), fromCell(g, 1)),
    0,
    g.n,
  );

/** ‖product form − block form‖ / ‖block form‖ of ∂c_k/∂c_1: the share of the fifth path. 0 for k = 2. */
export function fifthPathGap(g: LstmCase, k = g.T): number {
  const exact = blockForm(g, k);
  return spectralNorm(minus(productForm(g, k), exact)) / spectralNorm(exact);
}

/** ‖A_t + C_t + D_t‖ / ‖B_t‖: the error of “∂c_t/∂c_{t−1} = f_t” relative to ‖B_t‖. */
export function shortcutGap(g: LstmCase, t = g.T): number {
  const { A, B, C, D } = cellTerms(g, t);
  return spectralNorm(plus(A, C, D)) / spectralNorm(B);
}

/** An array for each W_g (n × (n + m), row-major) and each b_g. */
type LstmTerm = Record<'W' | 'b', PerGate<readonly number[]>>;

/** r ∂⁺s_j/∂W_g and r ∂⁺s_j/∂b_g for a row r of 2n: f, i and c̃ act on c_j, and on h_j through O_j; o acts on h_j only. */
export function immediateTerm(g: LstmCase, j: number, r: Matrix): LstmTerm {
  const { n, m } = g;
  const byH = r.data.slice(n);
  const direct = hadamard(byH, outputSlope(g, j));
  const byC = direct.map((v, k) => r.data[k] + v);
  const input = [...lstmTrace(g).h[j - 1], ...g.x.subarray((j - 1) * m, j * m)];
  const b = perGate((gate) => {
    const slope = hadamard(factor(g, gate, j), gateSlope(g, gate, j));
    return hadamard(gate === 'o' ? byH : byC, slope);
  });
  return { b, W: perGate((gate) => matrixOf(n, n + m, (k, q) => b[gate][k] * input[q]).data) };
}

/** ∂E_k/∂s_k = [0, (h_k − y_k)ᵀ], a row of 2n. */
export const jointDelta = (g: LstmCase, k: number): Matrix =>
  matrix(1, 2 * g.n, [...new Float64Array(g.n), ...lstmTrace(g).h[k].map((v, l) => v - g.y[(k - 1) * g.n + l])]);

/**
 * The terms j = 1 … k of ∂E_k/∂W_g = Σ_j ∂E_k/∂s_k (∏_{t=j+1}^{k} J_t) ∂⁺s_j/∂W_g, and the same for b_g;
 * terms[j−1] is term j.
 */
export function lstmGradientTerms(g: LstmCase, k: number): LstmTerm[] {
  const terms: LstmTerm[] = [];
  let row = jointDelta(g, k);
  for (let j = k; j >= 1; j--) {
    terms[j - 1] = immediateTerm(g, j, row);
    row = times(row, jointJacobian(g, j));
  }
  return terms;
}
