/**
 * The closed forms of chapters 6 and 8: the derivatives of the gates and the four terms of ∂c_t/∂c_{t−1}. Those that use
 * h_{t−1} = o_{t−1}⊗tanh(c_{t−1}) need 2 ≤ t ≤ T. They stay beside the displayed formulas for
 * the explorers, the numbers in the text and the draws, which ask for them many times.
 */
import { floats } from '../arithmetic/arithmetic.ts';
import {
  columns,
  diag,
  type Matrix,
  matrix,
  orderedProduct,
  plus,
  scaleColumns,
  scaleRows,
} from '../arithmetic/matrix.ts';
import { memo } from '../arithmetic/memo.ts';
import { type LstmCase, perGate } from '../networks/draw-lstm.ts';
import type { Gate } from '../networks/lstm.ts';
import { slopes } from '../networks/slopes.ts';
import { lstmTrace } from '../networks/traces.ts';

/** a⊗b, entry by entry. */
export function hadamard(a: ArrayLike<number>, b: ArrayLike<number>): number[] {
  const products: number[] = [];
  for (let k = 0; k < a.length; k++) products.push(a[k] * b[k]);
  return products;
}

/** W_g, n × (n + m). */
export const weights = (g: LstmCase, gate: Gate): Matrix => matrix(g.n, g.n + g.m, g.W[gate]);
const recurrent = memo((g: LstmCase) => perGate((gate) => columns(weights(g, gate), 0, g.n)));
/** U_g, the first n columns of W_g. n × n. */
export const U = (g: LstmCase, gate: Gate): Matrix => recurrent(g)[gate];
/** V_g, the last m columns of W_g. n × m. */
export const V = (g: LstmCase, gate: Gate): Matrix => columns(weights(g, gate), g.n, g.n + g.m);

/** The slope of gate g at z^g_t: σ′, and tanh′ for the candidate. n entries. */
export const gateSlope = (g: LstmCase, gate: Gate, t: number): number[] =>
  lstmTrace(g).steps[t - 1].z[gate].map(gate === 'c' ? slopes.tanh : slopes.sigmoid);

/** o_t⊗tanh′(c_t), the derivative of h_t by c_t with o_t held. n entries. */
export function outputSlope(g: LstmCase, t: number): number[] {
  const { o, c } = lstmTrace(g).steps[t - 1];
  return hadamard(o, c.map(slopes.tanh));
}

/** The factor of ∂f_t, ∂i_t and ∂c̃_t in ∂c_t: c_{t−1}, c̃_t and i_t; of ∂o_t in ∂h_t: tanh(c_t). n entries. */
export function factor(g: LstmCase, gate: Gate, t: number): readonly number[] {
  const { steps, c } = lstmTrace(g);
  const { i, candidate } = steps[t - 1];
  return { f: c[t - 1], i: candidate, c: i, o: c[t].map(floats.tanh) }[gate];
}

/** The gates through which c_{t−1} acts on c_t. */
export type InnerGate = Exclude<Gate, 'o'>;

/** ∂f_t/∂c_{t−1}, ∂i_t/∂c_{t−1} or ∂c̃_t/∂c_{t−1}: diag(slope at z^g_t) U_g diag(o_{t−1}⊗tanh′(c_{t−1})). n × n. */
export const gateJacobian = (g: LstmCase, gate: InnerGate, t: number): Matrix =>
  scaleColumns(scaleRows(gateSlope(g, gate, t), U(g, gate)), outputSlope(g, t - 1));

export type CellTerms = Readonly<Record<'A' | 'B' | 'C' | 'D', Matrix>>;

/** A_t, B_t, C_t, D_t: through the forget gate, direct, through the input gate, through the candidate. n × n each. */
export function cellTerms(g: LstmCase, t: number): CellTerms {
  const through = (gate: InnerGate) => scaleRows(factor(g, gate, t), gateJacobian(g, gate, t));
  return { A: through('f'), B: diag(lstmTrace(g).steps[t - 1].f), C: through('i'), D: through('c') };
}

const known = memo((_: LstmCase) => new Map<number, Matrix>());
/** A_t + B_t + C_t + D_t, cached: the product up to k needs all steps before it. */
export function cellJacobian(g: LstmCase, t: number): Matrix {
  let sum = known(g).get(t);
  if (!sum) {
    const { A, B, C, D } = cellTerms(g, t);
    sum = plus(A, B, C, D);
    known(g).set(t, sum);
  }
  return sum;
}

/** ∏_{t=2}^{k} [A_t + B_t + C_t + D_t] as printed, without the path through the output gate. */
export function productForm(g: LstmCase, k: number): Matrix {
  const factors = Array.from({ length: k - 1 }, (_, s) => cellJacobian(g, s + 2));
  return orderedProduct(factors, g.n);
}
