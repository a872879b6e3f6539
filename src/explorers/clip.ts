import { norm, scale } from '../engine/arithmetic/matrix.ts';
import { farNorms, lagParts } from '../engine/closed-forms/by-lag.ts';
import { words } from '../proof/words.ts';
import { defineExplorer, numberParameter, seedParameter } from './explorer.ts';
import { rnnWithRho } from './lag.ts';

export interface ClipData {
  /** ‖∂E/∂W‖ before and after. */
  readonly before: number;
  readonly after: number;
  readonly rows: readonly {
    readonly tau: number;
    /** ‖part of lag τ of ∂E/∂W‖ before clipping and after. */
    readonly before: number;
    readonly after: number;
    /** ‖lags ≥ τ‖/‖all‖ before clipping and after. */
    readonly share: number;
    readonly shareAfter: number;
  }[];
}

const UNITS = 4;

export default defineExplorer({
  id: 'clip',
  title: words('A gradient before clipping and after', '裁剪前后的梯度'),
  describes: words(
    'A random $\\tanh$ network; $\\partial E/\\partial W$ is clipped to the length $\\theta$. Above: the length of the part of lag $\\tau$, before and after. Below: the share of the lags $\\ge\\tau$ in the whole, before and after.',
    '一个随机的 $\\tanh$ 网络，$\\partial E/\\partial W$ 裁剪到长度 $\\theta$。上图：时滞为 $\\tau$ 的部分在裁剪前后的长度。下图：时滞 $\\ge\\tau$ 的部分在整体中的占比，裁剪前与裁剪后。',
  ),
  tries: words(
    'Try: lower θ. Does the lower picture move? Then scale the weights beyond 1.',
    '试一试：调低 θ，下图会动吗？再把权重放大到 1 以上。',
  ),
  parameters: {
    theta: numberParameter('Threshold θ', '阈值 θ', 0.01, 10, 0.01, 1),
    rho: numberParameter('Scale of the weights, ρ', '权重的大小 ρ', 0.05, 3, 0.05, 0.9),
    steps: numberParameter('Steps T', '步数 T', 5, 60, 1, 30),
    seed: seedParameter,
  },
  compute({ theta, rho, steps, seed }): ClipData {
    const parts = lagParts(rnnWithRho('tanh', rho, UNITS, steps, seed));
    const far = farNorms(parts);
    const factor = Math.min(1, theta / far[0]);
    const clipped = parts.map((part) => scale(factor, part));
    const farAfter = farNorms(clipped);
    return {
      before: far[0],
      after: farAfter[0],
      rows: parts.map((part, tau) => ({
        tau,
        before: norm(part.data),
        after: norm(clipped[tau].data),
        share: far[tau] / far[0],
        shareAfter: farAfter[tau] / farAfter[0],
      })),
    };
  },
});
