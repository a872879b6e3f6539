/** The walk back through an RNN of three units: ∂E_T/∂c_t for one step after the other. */
import { type Matrix, norm, spectralNorm, times } from '../engine/arithmetic/matrix.ts';
import { power } from '../engine/arithmetic/power.ts';
import { rho } from '../engine/closed-forms/by-lag.ts';
import { delta, gradientTerms, stepJacobians } from '../engine/closed-forms/rnn-jacobians.ts';
import { activationParameter, inputParameters, numberParameter, seedParameter, type ValuesOf } from './explorer.ts';
import { rnnToWalk } from './networks.ts';

const units = 3;

export interface RnnWalkData {
  /** The steps that were taken back from T, 0 … T − 1. */
  readonly back: number;
  /** For t = 1 … T, so that entry t − 1 is step t. */
  readonly steps: readonly {
    readonly t: number;
    readonly x: number;
    /** ∂E_T/∂c_t, a row of n, its length, and the bound ‖∂E_T/∂c_T‖ρ^{T−t} of it, ρ = γ‖W_rec‖. */
    readonly row: Matrix;
    readonly size: number;
    readonly bound: number;
    /** J_t = ∂c_t/∂c_{t−1}, n × n, and its norm. */
    readonly jacobian: Matrix;
    readonly stretch: number;
    /** ‖term t of ∂E_T/∂W‖_F: what the weights did at step t. */
    readonly term: number;
  }[];
}

/** The settings of a walk over T steps. */
export const rnnWalkParameters = (T: number, gain: number) =>
  ({
    back: numberParameter('Steps taken back', '已回退的步数', 0, T - 1, 1, 2),
    gain: numberParameter('Size of the recurrent weights, ‖W‖', '循环权重的大小 ‖W‖', 0, 3, 0.05, gain),
    ...inputParameters,
    phi: activationParameter,
    seed: { ...seedParameter, initial: 19 },
  }) as const;

type Values = ValuesOf<ReturnType<typeof rnnWalkParameters>>;

/** The whole walk over T steps; `back` only says how far it has come. */
export function walkRnn(T: number, { back, gain, first, later, phi, seed }: Values): RnnWalkData {
  const g = rnnToWalk(phi, units, T, gain, { first, later }, seed);
  const jacobians = stepJacobians(g, 1, T);
  const terms = gradientTerms(g, T);
  const rows = [delta(g, T)];
  for (let t = T; t > 1; t--) rows.push(times(rows[T - t], jacobians[t - 1]));
  return {
    back,
    steps: jacobians.map((jacobian, s) => {
      const row = rows[T - 1 - s];
      return {
        t: s + 1,
        x: g.x[s],
        row,
        size: norm(row.data),
        bound: norm(rows[0].data) * power(rho(g), T - 1 - s),
        jacobian,
        stretch: spectralNorm(jacobian),
        term: norm(terms[s].data),
      };
    }),
  };
}
