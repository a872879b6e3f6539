import { cellJacobian } from '../engine/closed-forms/lstm-jacobians.ts';
import { stepJacobians } from '../engine/closed-forms/rnn-jacobians.ts';
import { words } from '../proof/words.ts';
import { defineExplorer, inputParameters, numberParameter } from './explorer.ts';
import { smallCell, smallRnn } from './networks.ts';

const T = 7;

export interface TwoWalksData {
  /** The steps that were taken back from T, 0 … T − 1. */
  readonly back: number;
  /** For t = 1 … T: the factor of a step from t to t − 1 (undefined for t = 1), and ∂c_T/∂c_t, for each network. */
  readonly steps: readonly {
    readonly t: number;
    readonly x: number;
    readonly rnn: { readonly factor: number | undefined; readonly left: number };
    readonly lstm: { readonly factor: number | undefined; readonly left: number };
  }[];
}

export default defineExplorer({
  id: 'walk-two',
  title: words('One step back at a time', '一步一步往回走'),
  describes: words(
    'Two networks of one unit receive the same input: the plain one of chapter 1 and the LSTM of chapter 4 without recurrence in its output gate. How strongly does the last state depend on an earlier one? Each step back multiplies by the number on the arrow.',
    '两个各只有一个单元的网络接收同样的输入：第 1 章的普通 RNN，和第 4 章的 LSTM（输出门没有循环权重）。最后的状态在多大程度上依赖于更早的状态？每退一步，就乘以箭头上的数。',
  ),
  tries: words(
    'Try: go back to the first step. Then set the recurrent weight to 1, and the forget bias to 0 or 5.',
    '试一试：一直退到第一步。再把循环权重设为 1，把遗忘门偏置设为 0 或 5。',
  ),
  walks: 'back',
  parameters: {
    back: numberParameter('Steps taken back', '已回退的步数', 0, T - 1, 1, 2),
    recurrent: numberParameter('Recurrent weight of the plain network', '普通 RNN 的循环权重', -2, 2, 0.05, 0.5),
    bias: numberParameter('Forget bias of the LSTM', 'LSTM 的遗忘门偏置', -4, 8, 0.1, 2),
    ...inputParameters,
  },
  compute({ back, recurrent, bias, first, later }): TwoWalksData {
    const rnn = stepJacobians(smallRnn(T, recurrent, { first, later }), 2, T).map(({ data }) => data[0]);
    const cell = smallCell(T, 0, bias, { first, later });
    const lstm = rnn.map((_, s) => cellJacobian(cell, s + 2).data[0]);
    /** ∂c_T/∂c_t for t = 1 … T. */
    const left = (factors: readonly number[]) => {
      const kept = [1];
      for (const factor of factors.toReversed()) kept.push(factor * kept[kept.length - 1]);
      return kept.reverse();
    };
    const kept = { rnn: left(rnn), lstm: left(lstm) };
    return {
      back,
      steps: Array.from({ length: T }, (_, s) => ({
        t: s + 1,
        x: s === 0 ? first : later,
        rnn: { factor: rnn[s - 1], left: kept.rnn[s] },
        lstm: { factor: lstm[s - 1], left: kept.lstm[s] },
      })),
    };
  },
});
