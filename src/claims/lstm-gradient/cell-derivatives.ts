/** What the claims on derivatives of cell states share: routes, mistakes in the four terms, averages over networks. */

import { floats } from '../../engine/arithmetic/arithmetic.ts';
import {
  type Matrix,
  matrix,
  orderedProduct,
  plus,
  scaleColumns,
  scaleRows,
  times,
} from '../../engine/arithmetic/matrix.ts';
import {
  type CellTerms,
  cellJacobian,
  cellTerms,
  factor,
  gateSlope,
  hadamard,
  type InnerGate,
  outputSlope,
  U,
  V,
} from '../../engine/closed-forms/lstm-jacobians.ts';
import { immediateTerm, jointDelta } from '../../engine/closed-forms/lstm-joint.ts';
import { forwardJacobian, type Generic } from '../../engine/derivatives/differentiate.ts';
import { flatten, laterCell, nextCell } from '../../engine/derivatives/lstm-functions.ts';
import { drawLstm, type LstmCase, perGate } from '../../engine/networks/draw-lstm.ts';
import type { Gate } from '../../engine/networks/lstm.ts';
import { slopes } from '../../engine/networks/slopes.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { bound } from '../../proof/make.ts';
import type { Comparison } from '../../proof/part.ts';
import { differenceQuotients, forwardDerivative, reverseDerivative } from '../routes.ts';
import { overSteps } from '../sums.ts';
import { atMost } from '../vocabulary.ts';

/** c_{T−1}, where the last step is differentiated. */
export const lastButOne = (g: LstmCase): number[] => lstmTrace(g).c[g.T - 1];

/** c_{T−1} ↦ c_T */
export const lastStep = (g: LstmCase): Generic => nextCell(g, g.T);

/** ∂c_k/∂c_1, n × n, by forward mode. */
export const derivativeByFirst = (g: LstmCase, k = g.T): Matrix => forwardJacobian(laterCell(g, k), lstmTrace(g).c[1]);

/** ∂c_T/∂c_{T−1} by three routes that use no formula. */
export const stepDerivative = [
  forwardDerivative(lastStep, lastButOne),
  reverseDerivative(lastStep, lastButOne),
  differenceQuotients(lastStep, lastButOne),
];

export const sumOfTerms = ({ A, B, C, D }: CellTerms): Matrix => plus(A, B, C, D);
export const inARow = ({ A, B, C, D }: CellTerms): number[] => [A, B, C, D].flatMap(({ data }) => Array.from(data));

/** Wrong values for U_g, for the slope at z^g_t, or for o_{t−1}⊗tanh′(c_{t−1}). */
export interface Slip {
  readonly block?: (g: LstmCase, gate: Gate) => Matrix;
  readonly slope?: (g: LstmCase, gate: Gate) => readonly number[];
  readonly output?: (g: LstmCase) => readonly number[];
}

const step = (g: LstmCase, t: number) => lstmTrace(g).steps[t - 1];

export const slips = {
  /** o_t for o_{t−1} */
  laterGate: { output: (g) => hadamard(step(g, g.T).o, lastButOne(g).map(slopes.tanh)) },
  /** tanh(c_{t−1}) for tanh′(c_{t−1}) */
  noDerivative: { output: (g) => hadamard(step(g, g.T - 1).o, lastButOne(g).map(floats.tanh)) },
  /** V_g for U_g; needs m = n */
  inputBlock: { block: V },
  /** σ′ for tanh′ in the candidate's term, as printed */
  printed: { slope: (g, gate) => step(g, g.T).z[gate].map(slopes.sigmoid) },
} as const satisfies Record<string, Slip>;

/** The derivative of a gate by c_{T−1}, with a mistake. */
export function gateWith(g: LstmCase, gate: InnerGate, slip: Slip): Matrix {
  const { block = U, slope = (h, which) => gateSlope(h, which, h.T), output = (h) => outputSlope(h, h.T - 1) } = slip;
  return scaleColumns(scaleRows(slope(g, gate), block(g, gate)), output(g));
}

/** The four terms of the last step, with a mistake. */
export function termsWith(g: LstmCase, slip: Slip): CellTerms {
  const through = (gate: InnerGate) => scaleRows(factor(g, gate, g.T), gateWith(g, gate, slip));
  return { A: through('f'), B: cellTerms(g, g.T).B, C: through('i'), D: through('c') };
}

/** The network with U_g = 0 for some gates. */
export const withoutRecurrence = (g: LstmCase, cut: readonly Gate[]): LstmCase => ({
  ...g,
  W: perGate((gate) => (cut.includes(gate) ? g.W[gate].map((w, k) => (k % (g.n + g.m) < g.n ? 0 : w)) : g.W[gate])),
});

/** Term j of ∂E_k/∂W with the cell state alone in the chain: factors A_t + B_t + C_t + D_t, and ∂⁺c_j/∂W; as printed, for j = 1. */
export function cellTerm(g: LstmCase, j: number, k = g.T): Float64Array {
  const error = jointDelta(g, k).data.slice(g.n);
  const factors = overSteps(k - j, (s) => cellJacobian(g, j + s));
  const row = times(matrix(1, g.n, hadamard(error, outputSlope(g, k))), orderedProduct(factors, g.n));
  return flatten(immediateTerm(g, j, matrix(1, 2 * g.n, [...row.data, ...new Float64Array(g.n)])));
}

type Networks = readonly LstmCase[];

export const average =
  (of: (g: LstmCase) => number) =>
  (networks: Networks): number =>
    networks.reduce((sum, g) => sum + of(g), 0) / networks.length;

/** A bound on an average over 16 networks, whose weights have the standard deviation 1/√n. */
export function boundOnAverage({
  steps = [4, 6],
  ...part
}: Pick<Comparison<Networks>, 'name' | 'left' | 'right' | 'controls'> & {
  readonly steps?: readonly [number, number];
}) {
  const { sizes, make } = drawLstm({ units: [4, 6], steps, gain: [1, 1], forgetBias: [-1, 1] });
  return bound<Networks>({
    ...part,
    draw: { sizes, make: (random, size) => Array.from({ length: 16 }, () => make(random, size)) },
    relation: atMost(),
    cases: 20,
  });
}
