import { type Matrix, orderedProduct, spectralNorm } from '../engine/arithmetic/matrix.ts';
import { cellBlock, jointJacobians } from '../engine/closed-forms/lstm-joint.ts';
import { stateJacobian } from '../engine/closed-forms/rnn-jacobians.ts';
import { words } from '../proof/words.ts';
import { defineExplorer, numberParameter, seedParameter } from './explorer.ts';
import { randomLstm, randomRnn } from './networks.ts';

export interface Product {
  /** ∂c_T/∂c_{T−τ}, n × n, and its norm. */
  readonly matrix: Matrix;
  readonly norm: number;
}
export interface ProductsData {
  readonly rows: readonly { readonly tau: number; readonly rnn: Product; readonly lstm: Product }[];
}

const lags = [1, 2, 5, 10, 20] as const;
const T = 21;
const product = (matrix: Matrix): Product => ({ matrix, norm: spectralNorm(matrix) });

export default defineExplorer({
  id: 'products',
  title: words('Products of Jacobians as pictures', '把雅可比矩阵之积画出来'),
  describes: words(
    'The entries of $\\partial c_T/\\partial c_{T-\\tau}$ as colours, by their size: above for a $\\tanh$ network, below for an LSTM (all paths counted) of the same size with the same input and $\\lVert U_g\\rVert = \\lVert W_{\\mathrm{rec}}\\rVert$. Under each picture its norm.',
    '$\\partial c_T/\\partial c_{T-\\tau}$ 的各个分量，按大小用颜色表示：上排是 $\\tanh$ 网络，下排是同样大小、输入相同的 LSTM（计入所有路径），$\\lVert U_g\\rVert = \\lVert W_{\\mathrm{rec}}\\rVert$。每幅图下方是它的范数。',
  ),
  tries: words(
    'Try: take the forget bias down to −2, where both rows fade, and back up. At τ = 1 the diagonal stands out, each unit on its own: what fills the rest as τ grows, and what if the recurrent scale is 0?',
    '试一试：把遗忘门偏置降到 −2，两排都淡去；再调回来。τ = 1 时对角线最突出，各单元只管自己：随着 τ 增大，其余位置是怎样填上的？循环权重的大小为 0 时呢？',
  ),
  parameters: {
    bias: numberParameter('Forget bias', '遗忘门偏置', -4, 8, 0.1, 3),
    recurrence: numberParameter('Recurrent scale ‖U‖', '循环权重的大小 ‖U‖', 0, 4, 0.05, 0.4),
    units: numberParameter('Units', '单元数', 1, 6, 1, 4),
    seed: seedParameter,
  },
  compute({ bias, recurrence, units, seed }): ProductsData {
    const g = randomLstm(units, T, recurrence, bias, seed);
    const plain = randomRnn(g, recurrence, seed);
    return {
      rows: lags.map((tau) => {
        const from = T - tau;
        const joint = orderedProduct(jointJacobians(g, from + 1, T), 2 * units);
        return {
          tau,
          rnn: product(stateJacobian(plain, from, T)),
          lstm: product(cellBlock(joint, g, from)),
        };
      }),
    };
  },
});
