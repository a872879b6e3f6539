/** Reads formulas of an LSTM as PyTorch has it, with two biases in each layer that are added. */
import { lifted } from '../../engine/arithmetic/arithmetic.ts';
import { duals } from '../../engine/arithmetic/dual.ts';
import type { TwoBiases } from '../../engine/golden/recurrences.ts';
import { numbers } from '../../engine/networks/draw.ts';
import { liftLstm, perGate } from '../../engine/networks/draw-lstm.ts';
import { lstmForward } from '../../engine/networks/lstm.ts';
import { totalLoss } from '../../engine/networks/rnn.ts';
import { scalarShape } from '../../formula/dimensions.ts';
import { slopesOf } from '../../formula/intervene.ts';
import { lstmNetwork, lstmScope } from '../../formula/lstm-scope.ts';
import type { Numbers } from '../../formula/numbers.ts';
import type { Declaration, Network } from '../../formula/scope.ts';
import { column, scalar } from '../../formula/value.ts';
import { lstmKind } from '../in-lstm.ts';
import { type NetworkKind, reading } from '../readers.ts';
import type { Places } from '../reading.ts';

/** With a learning rate. */
export interface TwoBiasCase extends TwoBiases {
  readonly alpha?: Float64Array;
}

const slice: Declaration = { ...lstmScope.find('b_f'), kind: 'value', node: 'by' };

/** b_ih and b_hh are those of the forget gate. */
function twoBiasNetwork<N>(over: Numbers<N>, g: TwoBiasCase): Network<N> {
  const biases = perGate((gate) => ({ ih: lifted(over, g.bih[gate]), hh: lifted(over, g.bhh[gate]) }));
  const b = perGate((gate) => biases[gate].ih.map((v, k) => over.add(v, biases[gate].hh[k])));
  const found = lstmNetwork(over, g, liftLstm(over, g, { b }));
  const biasOf = (key: string) => ({ b_ih: biases.f.ih, b_hh: biases.f.hh })[key];
  return {
    ...found,
    value(key, index) {
      if (key === 'alpha') return scalar(over.of(g.alpha?.[0] ?? Number.NaN));
      const bias = biasOf(key);
      return bias ? column(bias) : found.value(key, index);
    },
    derivative(of, by, immediate) {
      const bias = biasOf(by.key);
      if (!bias) return found.derivative(of, by, immediate);
      if (of.key !== 'E' || of.index.length > 0 || immediate)
        throw new RangeError(
          `∂${immediate ? '⁺' : ''}${of.key}/∂${by.key} was asked for, needed the whole derivative of E`,
        );
      const a = duals(over, g.n);
      const other = biases.f[by.key === 'b_ih' ? 'hh' : 'ih'];
      const free = a.free(bias).map((v, k) => a.add(v, a.held(other[k])));
      const still = (values: readonly N[]) => values.map(a.held);
      const net = liftLstm(a, g, { b: { ...perGate((gate) => still(b[gate])), f: free } });
      return slopesOf([totalLoss(a, lstmForward(a, net, g).E)], g.n);
    },
  };
}

export const twoBiasKind: NetworkKind<TwoBiasCase> = {
  scope: lstmScope.with({
    b_ih: slice,
    b_hh: slice,
    alpha: { kind: 'value', shape: scalarShape },
  }),
  network: twoBiasNetwork,
  small: (random, entry, sizes) => {
    const g = lstmKind.small?.(random, entry, sizes);
    if (!g) throw new Error('there are no small LSTMs, needed some for exact evaluation');
    const bias = () => perGate(() => numbers(g.n, entry));
    return { ...g, bih: bias(), bhh: bias(), alpha: Float64Array.of(entry()) };
  },
  ...(lstmKind.activations && { activations: lstmKind.activations }),
};

export const inTwoBiases = (tex: string, places: Places) =>
  reading<TwoBiasCase, TwoBiasCase>(twoBiasKind, tex, places, {});
