import { floats } from '../engine/arithmetic/arithmetic.ts';
import { gamma, slopes } from '../engine/networks/slopes.ts';
import { words } from '../proof/words.ts';
import { defineExplorer, numberParameter } from './explorer.ts';

export interface SlopePoint {
  readonly z: number;
  readonly sigmoid: number;
  readonly tanh: number;
  readonly sigmoidSlope: number;
  readonly tanhSlope: number;
}
export interface SlopesData {
  readonly at: SlopePoint;
  readonly rows: readonly SlopePoint[];
  /** sup |σ′| and sup |tanh′|, which both have at z = 0. */
  readonly greatest: typeof gamma;
}

const REACH = 6;
const point = (z: number): SlopePoint => ({
  z,
  sigmoid: floats.sigmoid(z),
  tanh: floats.tanh(z),
  sigmoidSlope: slopes.sigmoid(z),
  tanhSlope: slopes.tanh(z),
});

export default defineExplorer({
  id: 'slopes',
  title: words('Two activations and how steep they are', '两个激活函数和它们的斜率'),
  describes: words(
    "Above: $\\sigma(z)$ and $\\tanh(z)$. Below: their slopes $\\sigma'(z)$ and $\\tanh'(z)$, and the greatest values, $\\tfrac14$ and $1$, as thin lines.",
    "上图：$\\sigma(z)$ 与 $\\tanh(z)$。下图：它们的斜率 $\\sigma'(z)$ 与 $\\tanh'(z)$；细线是最大值 $\\tfrac14$ 与 $1$。",
  ),
  tries: words(
    'Try: move z away from 0 in both directions. At which z has tanh lost half of its greatest slope, at which the sigmoid?',
    '试一试：让 z 向两边离开 0。z 到哪里时，tanh 的斜率降到最大值的一半？sigmoid 呢？',
  ),
  parameters: { z: numberParameter('Pre-activation z', '预激活值 z', -REACH, REACH, 0.1, 1) },
  compute: ({ z }): SlopesData => ({
    at: point(z),
    rows: Array.from({ length: 20 * REACH + 1 }, (_, k) => point(k / 10 - REACH)),
    greatest: gamma,
  }),
});
