/**
 * Golden vectors of the networks with one state, and of an LSTM whose layers have two biases each, as PyTorch computed them
 * (tools/golden). Arrays are flat, row by row, and over time step by step.
 */
import type { Draw } from '../networks/draw.ts';
import { type LstmCase, type PerGate, perGate } from '../networks/draw-lstm.ts';
import { type Recurrence, type RecurrenceCase, weightNames } from '../networks/recurrences.ts';
import { drawFrom } from './draw-from.ts';
import recurrences from './recurrences.json' with { type: 'json' };
import twoBiases from './two-biases.json' with { type: 'json' };

interface GoldenValues {
  /** h_1 … h_T, T × n */
  readonly h: readonly number[];
  /** ∂h_1/∂h_0 and ∂h_T/∂h_0, n × n each */
  readonly J1: readonly number[];
  readonly JT: readonly number[];
}

/** A golden network as a case, with PyTorch's numbers. */
export type GoldenRecurrence<Name extends string> = RecurrenceCase<Name> & {
  readonly name: string;
  readonly expect: GoldenValues;
};

const floats = (v: readonly number[]) => Float64Array.from(v);

export function goldenRecurrences<Name extends string>(
  kind: Recurrence<Name>,
  name: 'gru' | 'residual' | 'linear',
): GoldenRecurrence<Name>[] {
  const rows = recurrences.cases as unknown as (Record<string, readonly number[]> & { kind: string })[];
  return rows
    .filter((row) => row.kind === name)
    .map((row) => ({
      ...(row as object),
      ...Object.fromEntries([...weightNames(kind), 'h0', 'x'].map((key) => [key, floats(row[key])])),
    })) as unknown as GoldenRecurrence<Name>[];
}

export const drawGoldenRecurrence = <Name extends string>(
  kind: Recurrence<Name>,
  name: 'gru' | 'residual' | 'linear',
): Draw<GoldenRecurrence<Name>> => drawFrom(goldenRecurrences(kind, name), (golden) => golden);

/** An LSTM whose b_g is the sum of two biases. */
export interface TwoBiases extends LstmCase {
  readonly bih: PerGate;
  readonly bhh: PerGate;
}

/** With ∂E/∂bias_ih and ∂E/∂bias_hh, n numbers for each gate, and h_1 … h_T. */
export interface GoldenTwoBiases extends TwoBiases {
  readonly expect: { readonly h: readonly number[]; readonly dbih: PerGate<number[]>; readonly dbhh: PerGate<number[]> };
}

export const sumOfBiases = ({ bih, bhh }: Pick<TwoBiases, 'bih' | 'bhh'>): PerGate =>
  perGate((gate) => bih[gate].map((v, k) => v + bhh[gate][k]));

export const drawGoldenTwoBiases: Draw<GoldenTwoBiases> = drawFrom(twoBiases.cases, (golden): GoldenTwoBiases => {
  const [W, bih, bhh] = [golden.W, golden.bih, golden.bhh].map((part) => perGate((gate) => floats(part[gate])));
  const zero = new Float64Array(golden.n);
  const [x, y] = [floats(golden.x), floats(golden.y)];
  return { ...golden, W, bih, bhh, b: sumOfBiases({ bih, bhh }), h0: zero, c0: zero, x, y };
});
