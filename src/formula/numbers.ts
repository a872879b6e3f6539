/** What a formula is evaluated in: the arithmetic of a network, exact fractions and division, and an order where there is one. */
import { type Arithmetic, floats } from '../engine/arithmetic/arithmetic.ts';
import { exp, log } from '../engine/arithmetic/elementary.ts';
import { determinantOf, matrixOf, singularValues, spectralNorm } from '../engine/arithmetic/matrix.ts';

/** A matrix over any numbers; a vector is a column, a number is 1 × 1. */
export interface MatrixOver<N> {
  readonly rows: number;
  readonly cols: number;
  /** Row by row. */
  readonly data: readonly N[];
}

export interface Numbers<N> extends Arithmetic<N> {
  /** numerator/denominator, as exactly as the arithmetic can have it. */
  fraction(numerator: number, denominator: number): N;
  div(a: N, b: N): N;
  /** What needs an order: absent in a prime field. */
  readonly order?: Order<N>;
}

export interface Order<N> {
  abs(a: N): N;
  sqrt(a: N): N;
  least(a: N, b: N): N;
  greatest(a: N, b: N): N;
  exp(a: N): N;
  ln(a: N): N;
  /** ‖A‖₂ and the smallest singular value */
  spectralNorm(A: MatrixOver<N>): N;
  leastSingularValue(A: MatrixOver<N>): N;
  /** Of a square matrix. */
  determinant(A: MatrixOver<N>): N;
}

const dense = ({ rows, cols, data }: MatrixOver<number>) => matrixOf(rows, cols, (i, j) => data[i * cols + j]);

export const floatNumbers: Numbers<number> = {
  ...floats,
  fraction: (numerator, denominator) => numerator / denominator,
  div: (a, b) => a / b,
  order: {
    abs: Math.abs,
    sqrt: Math.sqrt,
    least: (a, b) => (Number.isNaN(a) || a < b ? a : b),
    greatest: (a, b) => (Number.isNaN(a) || a > b ? a : b),
    exp,
    ln: log,
    spectralNorm: (A) => spectralNorm(dense(A)),
    determinant: (A) => determinantOf(dense(A)),
    leastSingularValue: (A) => singularValues(dense(A))[Math.min(A.rows, A.cols) - 1],
  },
};
