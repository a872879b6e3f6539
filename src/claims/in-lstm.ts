/** Reads formulas of the chapters on the LSTM. */
import { memo } from '../engine/arithmetic/memo.ts';
import { numbers } from '../engine/networks/draw.ts';
import { type LstmCase, liftLstm, perGate } from '../engine/networks/draw-lstm.ts';
import { lstmNetwork, lstmScope } from '../formula/lstm-scope.ts';
import { floatNumbers, type Numbers } from '../formula/numbers.ts';
import type { Network } from '../formula/scope.ts';
import { isFloat, type NetworkKind, reader } from './readers.ts';

const lstmFloats = memo((g: LstmCase) => lstmNetwork(floatNumbers, g, g));
export const lstmKind: NetworkKind<LstmCase> = {
  scope: lstmScope,
  network: <N>(over: Numbers<N>, g: LstmCase) =>
    isFloat(over) ? (lstmFloats(g) as Network<unknown> as Network<N>) : lstmNetwork(over, g, liftLstm(over, g)),
  small: (random, entry, sizes = {}) => {
    const { n, m, T } = { n: 2, m: 2, T: random.integer(2, 4), ...sizes };
    const all = (count: number) => numbers(count, entry);
    return {
      ...{ n, m, T, W: perGate(() => all(n * (n + m))), b: perGate(() => all(n)) },
      ...{ c0: all(n), h0: all(n), x: all(T * m), y: all(T * n) },
    };
  },
  // Four gates and tanh(c_t) at each step, and tanh(c_0).
  activations: ({ n, T }) => n * (5 * T + 1),
};
export const inLstm = reader<LstmCase>(lstmKind);
