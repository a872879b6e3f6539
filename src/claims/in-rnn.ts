/** Reads formulas of the chapters on the RNN. */
import { memo } from '../engine/arithmetic/memo.ts';
import { liftRnn, numbers, type RnnCase } from '../engine/networks/draw.ts';
import { floatNumbers, type Numbers } from '../formula/numbers.ts';
import { rnnNetwork, rnnScope } from '../formula/rnn-scope.ts';
import type { Network } from '../formula/scope.ts';
import { isFloat, type NetworkKind, reader } from './readers.ts';

const rnnFloats = memo((g: RnnCase) => rnnNetwork(floatNumbers, g, g));
export const rnnKind: NetworkKind<RnnCase> = {
  scope: rnnScope,
  network: <N>(over: Numbers<N>, g: RnnCase) =>
    isFloat(over) ? (rnnFloats(g) as Network<unknown> as Network<N>) : rnnNetwork(over, g, liftRnn(over, g)),
  small: (random, entry, sizes = {}) => {
    const { n, m, p, T } = { n: random.integer(2, 3), m: 2, p: 2, T: random.integer(2, 4), ...sizes };
    const all = (count: number) => numbers(count, entry);
    return {
      ...{ phi: random.pick(['sigmoid', 'tanh']), n, m, p, T },
      ...{ W: all(n * (n + m)), Wout: all(p * n), c0: all(n), x: all(T * m), y: all(T * p) },
    };
  },
  everyActivation: (g) => (['sigmoid', 'tanh'] as const).map((phi) => ({ ...g, phi })),
  // Each entry of the sides asks for those of one network.
  activations: ({ n, T }) => n * T,
};
export const inRnn = reader<RnnCase>(rnnKind);
