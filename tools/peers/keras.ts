/** Keras 3: layers whose kernels, recurrent kernels and biases are constant. */
import type { Pair } from './compare.ts';
import { runLstm, runRnn, type Start } from './networks.ts';

export interface KerasCase {
  readonly op: string;
  /** batch × time × features */
  readonly x: readonly (readonly (readonly number[])[])[];
  readonly units: number;
  readonly kernel: number;
  readonly recurrent: number;
  readonly bias: number;
  readonly forgetBias?: number;
  readonly h0?: readonly (readonly number[])[];
  readonly c0?: readonly (readonly number[])[];
  readonly reverse?: boolean;
  readonly runTwiceKeepingState?: boolean;
  readonly expect: { readonly h_T: readonly (readonly number[])[] };
}

export function runKeras(given: KerasCase): Pair[] {
  const { units: n, kernel, recurrent, bias, forgetBias = bias, expect } = given;
  return given.x.map((sequence, item) => {
    const once = given.reverse ? sequence.toReversed() : sequence;
    const start: Start = {
      x: given.runTwiceKeepingState ? [...once, ...once] : once,
      ...(given.h0 && { h0: given.h0[item] }),
      ...(given.c0 && { c0: given.c0[item] }),
    };
    const m = sequence[0].length;
    const states =
      given.op === 'LSTM'
        ? runLstm(
            {
              n,
              m,
              recurrent: () => () => recurrent,
              input: () => () => kernel,
              bias: (gate) => () => (gate === 'f' ? forgetBias : bias),
            },
            start,
          ).h
        : runRnn({ n, m, recurrent: () => recurrent, input: () => kernel, bias: () => bias }, start);
    return { got: states[start.x.length], wanted: expect.h_T[item], print: 'float32' };
  });
}
