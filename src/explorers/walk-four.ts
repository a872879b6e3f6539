import { cellJacobian } from '../engine/closed-forms/lstm-jacobians.ts';
import { forwardJacobian } from '../engine/derivatives/differentiate.ts';
import { hiddenAt, laterHidden } from '../engine/derivatives/recurrence-functions.ts';
import { gru, linearState, type Recurrence, residual } from '../engine/networks/recurrences.ts';
import { words } from '../proof/words.ts';
import { defineExplorer, inputParameters, numberParameter } from './explorer.ts';
import { lanesOf } from './lanes.ts';
import { type Inputs, smallCell, smallRecurrence } from './networks.ts';

const T = 9;

/** ∂h_t/∂h_{t−1} of one unit for t = 2 … T. */
function factorsOf<Name extends string>(kind: Recurrence<Name>, weights: Partial<Record<Name, number>>, given: Inputs) {
  const g = smallRecurrence(kind, T, weights, given);
  return Array.from({ length: T - 1 }, (_, s) => {
    const [before, at] = [s + 1, s + 2];
    return forwardJacobian(laterHidden(kind, g, at, before), hiddenAt(kind, g, before)).data[0];
  });
}

export default defineExplorer({
  id: 'walk-four',
  title: words('The same question asked of four cells', '向四种细胞问同一个问题'),
  describes: words(
    'Four networks of one unit receive the same input: the LSTM of chapter 4 without recurrence in its output gate, a GRU, a network with a residual connection and a linear model. Each step back multiplies by the number on the arrow.',
    '四个各只有一个单元的网络接收同样的输入：第 4 章的 LSTM（输出门没有循环权重）、GRU、带残差连接的网络和线性模型。每退一步，就乘以箭头上的数。',
  ),
  tries: words(
    'Try: go back to the first step. Which number on an arrow depends on the inputs? Then find settings at which all four keep half over eight steps.',
    '试一试：一直退到第一步。箭头上的数，哪些随输入而变？再找一组设定，使四种网络经过 8 步都留住一半。',
  ),
  walks: 'back',
  parameters: {
    back: numberParameter('Steps taken back', '已回退的步数', 0, T - 1, 1, 2),
    forget: numberParameter('Forget bias of the LSTM', 'LSTM 的遗忘门偏置', -4, 8, 0.1, 2),
    update: numberParameter('Update bias of the GRU', 'GRU 的更新门偏置', -4, 8, 0.1, 2),
    branch: numberParameter('Recurrent weight of the residual branch', '残差支路的循环权重', -2, 2, 0.05, -0.1),
    eigenvalue: numberParameter('Eigenvalue of the linear model', '线性模型的特征值', -1.2, 1.2, 0.01, 0.9),
    ...inputParameters,
  },
  compute({ back, forget, update, branch, eigenvalue, first, later }) {
    const given = { first, later };
    const cell = smallCell(T, 0, forget, given);
    return lanesOf(back, cell.x, {
      lstm: Array.from({ length: T - 1 }, (_, s) => cellJacobian(cell, s + 2).data[0]),
      gru: factorsOf(gru, { U_r: 1, U_h: 1, V_h: 1, b_u: update }, given),
      residual: factorsOf(residual, { U: branch, V: 1 }, given),
      linear: factorsOf(linearState, { A: eigenvalue, B: 1 }, given),
    });
  },
});
