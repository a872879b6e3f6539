/** What the claims on derivatives of cell states share: where they are taken, and averages over networks. */
import type { Matrix } from '../../engine/arithmetic/matrix.ts';
import { forwardJacobian, type Generic } from '../../engine/derivatives/differentiate.ts';
import { laterCell, nextCell } from '../../engine/derivatives/lstm-functions.ts';
import { drawLstm, type LstmCase, perGate } from '../../engine/networks/draw-lstm.ts';
import type { Gate } from '../../engine/networks/lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { bound } from '../../proof/make.ts';
import type { Comparison } from '../../proof/part.ts';
import { atMost } from '../vocabulary.ts';

/** c_{T−1}, where the last step is differentiated. */
export const lastButOne = (g: LstmCase): number[] => lstmTrace(g).c[g.T - 1];

/** c_{T−1} ↦ c_T */
export const lastStep = (g: LstmCase): Generic => nextCell(g, g.T);

/** ∂c_k/∂c_1, n × n, by forward mode. */
export const derivativeByFirst = (g: LstmCase, k = g.T): Matrix => forwardJacobian(laterCell(g, k), lstmTrace(g).c[1]);

/** The network with U_g = 0 for some gates. */
export const withoutRecurrence = (g: LstmCase, cut: readonly Gate[]): LstmCase => ({
  ...g,
  W: perGate((gate) => (cut.includes(gate) ? g.W[gate].map((w, k) => (k % (g.n + g.m) < g.n ? 0 : w)) : g.W[gate])),
});

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
