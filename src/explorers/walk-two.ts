import { cellJacobian } from '../engine/closed-forms/lstm-jacobians.ts';
import { stepJacobians } from '../engine/closed-forms/rnn-jacobians.ts';
import { words } from '../proof/words.ts';
import { defineExplorer, inputParameters, numberParameter } from './explorer.ts';
import { lanesOf } from './lanes.ts';
import { smallCell, smallRnn } from './networks.ts';

const T = 7;

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
  compute({ back, recurrent, bias, first, later }) {
    const rnn = stepJacobians(smallRnn(T, recurrent, { first, later }), 2, T).map(({ data }) => data[0]);
    const cell = smallCell(T, 0, bias, { first, later });
    const lstm = rnn.map((_, s) => cellJacobian(cell, s + 2).data[0]);
    return lanesOf(back, cell.x, { rnn, lstm });
  },
});
