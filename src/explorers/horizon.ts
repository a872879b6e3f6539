import { log, sigmoid } from '../engine/arithmetic/elementary.ts';
import { power } from '../engine/arithmetic/power.ts';
import { horizonBias } from '../engine/closed-forms/horizon.ts';
import { words } from '../proof/words.ts';
import { defineExplorer, numberParameter } from './explorer.ts';

export interface HorizonData {
  readonly bias: number;
  readonly steps: number;
  /** The share of a state left at step k = `steps`, σ(b)^{k−1}. */
  readonly left: number;
  /** b*_k for k = `steps`. */
  readonly needed: number;
  readonly rows: readonly {
    readonly k: number;
    /** σ(b)^{k−1} for the bias chosen and for b*_k of `steps`. */
    readonly left: number;
    readonly leftAtNeeded: number;
    /** b*_k, and its law ln((k − 1)/ln 2). */
    readonly needed: number;
    readonly law: number;
  }[];
}

/** Integers from 2 to 1000, about evenly spaced on a logarithmic axis. */
const sampledSteps = (() => {
  const list: number[] = [];
  for (let k = 2; k < 1000; k = Math.max(k + 1, Math.round(k * 1.1))) list.push(k);
  return [...list, 1000];
})();

export default defineExplorer({
  id: 'horizon',
  title: words('A horizon for the forget bias', '遗忘门偏置与时间跨度'),
  describes: words(
    'If nothing but its bias sets the forget gate, $\\sigma(b_f)^{k-1}$ of a state is left at step $k$. Above: what is left, for the bias chosen and for the $b^{*}_k$ that leaves half at the step chosen. Below: $b^{*}_k$ for every step, and its law $\\ln((k-1)/\\ln 2)$. The steps are on a logarithmic axis.',
    '遗忘门只由偏置决定时，到第 $k$ 步状态还剩 $\\sigma(b_f)^{k-1}$。上图：所选偏置下，以及恰好在所选步数剩下一半的 $b^{*}_k$ 之下，各剩多少。下图：每个步数所需的 $b^{*}_k$，以及它的规律 $\\ln((k-1)/\\ln 2)$。步数取对数坐标。',
  ),
  tries: words(
    'Try: leave the bias at 1, from which training often starts, and ask for a horizon of 10, of 100 and of 1000 steps. How much more bias does ten times the horizon cost?',
    '试一试：偏置保持训练中常用的初始值 1，把时间跨度依次设为 10、100、1000 步。跨度增大到十倍，偏置要增加多少？',
  ),
  parameters: {
    bias: numberParameter('Forget bias', '遗忘门偏置', -4, 9, 0.1, 1),
    steps: numberParameter('Horizon k', '时间跨度 k', 2, 1000, 1, 100),
  },
  compute({ bias, steps }): HorizonData {
    const [keeps, needed] = [sigmoid(bias), horizonBias(steps)];
    return {
      bias,
      steps,
      needed,
      left: power(keeps, steps - 1),
      rows: sampledSteps.map((k) => ({
        k,
        left: power(keeps, k - 1),
        leftAtNeeded: power(sigmoid(needed), k - 1),
        needed: horizonBias(k),
        law: log((k - 1) / log(2)),
      })),
    };
  },
});
