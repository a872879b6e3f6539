import { identityMatrix, spectralNorm, times } from '../engine/arithmetic/matrix.ts';
import { randomFrom } from '../engine/arithmetic/random.ts';
import { stepJacobians, Wrec } from '../engine/closed-forms/rnn-jacobians.ts';
import { numbers, type RnnCase, table } from '../engine/networks/draw.ts';
import type { Activation } from '../engine/networks/rnn.ts';
import { gamma } from '../engine/networks/slopes.ts';
import { words } from '../proof/words.ts';
import { activationParameter, defineExplorer, numberParameter, seedParameter } from './explorer.ts';
import { rnn } from './networks.ts';

export interface VanishMapData {
  /** The gain at which ρ = γ‖W_rec‖ reaches 1. */
  readonly limit: number;
  readonly rows: readonly {
    /** Standard deviation of the weights times √n. */
    readonly gain: number;
    /** ‖∂c_T/∂c_{T−τ}‖ for τ = 0 … */
    readonly norms: readonly number[];
  }[];
}

const gains = 40;
const inputs = 2;

/** Networks that differ only in the gain. */
function network(phi: Activation, gain: number, n: number, T: number, input: number, seed: number): RnnCase {
  const random = randomFrom('explorer', 'vanish-map', seed, n);
  const spread = gain / Math.sqrt(n);
  const W = table(n, n + inputs, (_, j) => (j < n ? spread : 1) * random.normal());
  const x = numbers(T * inputs, () => input * random.between(-1, 1));
  return rnn(phi, n, T, W, x);
}

export default defineExplorer({
  id: 'vanish-map',
  title: words('Where an RNN’s gradient vanishes, and where it explodes', 'RNN 的梯度在哪里消失，在哪里爆炸'),
  describes: words(
    'The norm of $\\partial c_T/\\partial c_{T-\\tau}$ for one random network at forty gains (the standard deviation of its recurrent weights times $\\sqrt n$). Below the dashed line $\\gamma\\lVert W_{\\mathrm{rec}}\\rVert < 1$, and the norm tends to 0 as $\\tau$ grows; above it the bound says nothing.',
    '同一个随机网络取 $40$ 种增益（循环权重的标准差乘以 $\\sqrt n$）时 $\\partial c_T/\\partial c_{T-\\tau}$ 的范数。虚线以下 $\\gamma\\lVert W_{\\mathrm{rec}}\\rVert < 1$，$\\tau$ 增大时范数趋于 0；虚线以上则没有任何保证。',
  ),
  tries: words(
    'Try: raise the size of the input in small steps from 0. What happens to the orange part at large gains, and why?',
    '试一试：让输入的大小从 0 起一点一点增大。大增益处的橙色部分会怎样？为什么？',
  ),
  parameters: {
    input: numberParameter('Size of the input', '输入的大小', 0, 2, 0.05, 0),
    phi: activationParameter,
    top: numberParameter('Largest gain', '最大增益', 1, 12, 0.5, 4),
    lags: numberParameter('Lags', '时滞数', 10, 100, 1, 50),
    units: numberParameter('Units', '单元数', 1, 12, 1, 6),
    seed: seedParameter,
  },
  compute({ input, phi, top, lags, units, seed }): VanishMapData {
    const made = (gain: number) => network(phi, gain, units, lags, input, seed);
    const rows = Array.from({ length: gains }, (_, at) => {
      const gain = (top * (at + 1)) / gains;
      let product = identityMatrix(units);
      const steps = stepJacobians(made(gain), 1, lags).reverse();
      const norms = steps.map((step) => {
        product = times(product, step);
        return spectralNorm(product);
      });
      return { gain, norms: [1, ...norms] };
    });
    return { limit: 1 / (gamma[phi] * spectralNorm(Wrec(made(1)))), rows };
  },
});
