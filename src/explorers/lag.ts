import { matrixOf, scale, spectralNorm } from '../engine/arithmetic/matrix.ts';
import { randomFrom } from '../engine/arithmetic/random.ts';
import { byLag } from '../engine/closed-forms/by-lag.ts';
import { numbers, type RnnCase, table } from '../engine/networks/draw.ts';
import type { Activation } from '../engine/networks/rnn.ts';
import { gamma } from '../engine/networks/slopes.ts';
import { words } from '../proof/words.ts';
import { activationParameter, defineExplorer, numberParameter, seedParameter } from './explorer.ts';
import { rnn } from './networks.ts';

export interface LagData {
  readonly rho: number;
  readonly rows: readonly {
    readonly tau: number;
    /** ‖∂E_T/∂c_{T−τ}‖/‖∂E_T/∂c_T‖ and its bound ρ^τ. */
    readonly signal: number;
    readonly signalBound: number;
    /** ‖lags ≥ τ of ∂E/∂W‖/‖∂E/∂W‖ and its bound, which exists for ρ < 1 only. */
    readonly share: number;
    readonly shareBound: number | undefined;
  }[];
}

const inputs = 2;

/** A random network with W_rec scaled to give ρ; another ρ only scales it differently. */
export function rnnWithRho(phi: Activation, rho: number, n: number, T: number, seed: number): RnnCase {
  const random = randomFrom('explorer', 'lag', seed, n);
  const rec = matrixOf(n, n, () => random.normal());
  const scaled = scale(rho / (gamma[phi] * spectralNorm(rec)), rec);
  const W = table(n, n + inputs, (i, j) => (j < n ? scaled.data[i * n + j] : random.normal()));
  const Wout = numbers(n, () => random.normal());
  const x = numbers(T * inputs, () => random.between(-1, 1));
  return { ...rnn(phi, n, T, W, x), Wout, y: numbers(T, () => random.between(-1, 1)) };
}

export default defineExplorer({
  id: 'lag',
  title: words('The gradient of an RNN, sorted by lag', '按时滞分解的 RNN 梯度'),
  describes: words(
    'A random network whose weights are scaled to the $\\rho = \\gamma\\lVert W_{\\mathrm{rec}}\\rVert$ chosen. Above: how much of the error of step $T$ arrives $\\tau$ steps earlier, $\\lVert\\partial E_T/\\partial c_{T-\\tau}\\rVert$ as a multiple of its value at lag $0$, and the bound $\\rho^\\tau$. Below: the share of the lags $\\ge\\tau$ in $\\partial E/\\partial W$, and its bound, which exists for $\\rho < 1$ only.',
    '一个随机网络，权重缩放到所选的 $\\rho = \\gamma\\lVert W_{\\mathrm{rec}}\\rVert$。上图：第 $T$ 步的误差项传到 $\\tau$ 步之前还剩多少，即 $\\lVert\\partial E_T/\\partial c_{T-\\tau}\\rVert$ 与时滞为 $0$ 时之比，以及上界 $\\rho^\\tau$。下图：时滞 $\\ge\\tau$ 的各项在 $\\partial E/\\partial W$ 中的占比及其上界，后者只在 $\\rho < 1$ 时存在。',
  ),
  tries: words(
    'Try: take ρ from 0.9 up to 1 and beyond, and then to the sigmoid. Where is the bound close, and where does it guarantee nothing?',
    '试一试：把 ρ 从 0.9 调到 1 以上，再换成 sigmoid。上界在哪里贴近实测，在哪里什么也保证不了？',
  ),
  parameters: {
    rho: numberParameter('Scale of the weights, ρ', '权重的大小 ρ', 0.05, 3, 0.05, 0.9),
    phi: activationParameter,
    units: numberParameter('Units', '单元数', 1, 8, 1, 4),
    steps: numberParameter('Steps T', '步数 T', 5, 60, 1, 30),
    seed: seedParameter,
  },
  compute({ rho, phi, units, steps, seed }): LagData {
    const rows = byLag(rnnWithRho(phi, rho, units, steps, seed));
    const start = rows[0].signal;
    return {
      rho,
      rows: rows.map(({ tau, signal, bound, farShare, farBound }) => ({
        tau,
        signal: signal / start,
        signalBound: bound / start,
        share: farShare,
        shareBound: rho < 1 ? farBound : undefined,
      })),
    };
  },
});
