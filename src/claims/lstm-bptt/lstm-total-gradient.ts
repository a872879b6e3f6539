import { lstmBptt } from '../../engine/derivatives/lstm-bptt.ts';
import { flatten, lstmTotalLoss } from '../../engine/derivatives/lstm-functions.ts';
import { drawShortGoldenLstm, type GoldenLstmCase } from '../../engine/golden/lstm.ts';
import { drawLstm, type LstmCase, perGate } from '../../engine/networks/draw-lstm.ts';
import type { Gate } from '../../engine/networks/lstm.ts';
import { backpropagation, goldenVectors, identity } from '../../proof/make.ts';
import { lstmMatrices, smallestBlockTooLarge } from '../blocks.ts';
import { forEverySum } from '../every-size.ts';
import { inLstm } from '../in-lstm.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthTooLarge, reverseDerivative } from '../routes.ts';
import { defineClaim, equal, mistake, words } from '../vocabulary.ts';

/** The gradients of all four layers, first all W_g and then all b_g. */
const shown = inLstm(
  String.raw`\frac{\partial E}{\partial W} = \sum_{t=1}^{T} \frac{\partial E_t}{\partial W}, \qquad W \in \{W_f,\,W_i,\,W_c,\,W_o\}`,
  {},
);
const { right } = shown.equation();

/** The sum without the gradients of one gate. */
const without = (g: LstmCase, dropped: Gate) => {
  const kept = flatten({
    W: perGate((gate) => g.W[gate].map(() => (gate === dropped ? 0 : 1))),
    b: perGate((gate) => g.b[gate].map(() => (gate === dropped ? 0 : 1))),
  });
  return right(g).map((v, k) => v * kept[k]);
};

const dropped = inPractice(
  practices.rangeEnds,
  shown.edit('\\sum_{t=1}^{T}', '\\sum_{t=1}^{T-1}', {
    name: words('last term dropped', '漏掉最后一项'),
  }),
);
const controls = [
  inPractice(
    practices.noForgetGate,
    mistake<LstmCase>('forget gate left out', '漏掉遗忘门', (g) => without(g, 'f')),
  ),
  mistake<LstmCase>('output gate left out', '漏掉输出门', (g) => without(g, 'o')),
  dropped,
  inPractice(
    practices.averages,
    shown.edit('\\sum', '\\frac1T \\sum', { name: words('mean instead of sum', '以平均代替求和') }),
  ),
];

export default defineClaim({
  equation: '(3)',
  tex: shown.tex,
  says: words(
    'As in the RNN, the gradient of the total loss is the sum over the single losses, for each of the four weight matrices and their biases.',
    '与 RNN 一样，总损失的梯度等于各步损失的梯度之和，对四个权重矩阵及其偏置都是如此。',
  ),
  sketch: forEverySum(
    words(
      'Differentiation is linear, whatever the network is. All four matrices are compared at once: the sum of $T$ separate backward passes with automatic differentiation of $E$, and with the gradients that PyTorch found.',
      '求导是线性运算，与网络的形式无关。这里四个矩阵一并比较：$T$ 次单独的反向传播之和，分别与对 $E$ 的自动微分、与 PyTorch 求得的梯度对照。',
    ),
  ),
  uses: ['cell-state', 'output-vector'],
  symbols: ['E', 'E_t', 'W_g', 'b_g', 't'],
  verdict: 'holds',
  unread: { tex: 'definition' },
  proves: [
    identity<LstmCase>({
      name: words('the sum of the single gradients', '各步梯度之和'),
      draw: drawLstm({ units: [1, 3], inputs: [1, 2], steps: [2, 8] }),
      ...shown.equation([
        backpropagation((g: LstmCase) => flatten(lstmBptt(g))),
        reverseDerivative(lstmTotalLoss, flatten),
      ]),
      relation: equal({ relative: 1e-10 }),
      blocks: lstmMatrices,
      controls: [oneMillionthTooLarge(right), smallestBlockTooLarge(right, lstmMatrices)],
    }),
    shown.exactly([dropped]),
    identity<GoldenLstmCase>({
      name: words('the sum against PyTorch', '梯度之和与 PyTorch 对照'),
      draw: drawShortGoldenLstm,
      ...shown.equation([goldenVectors(({ expect }: GoldenLstmCase) => flatten({ W: expect.dW, b: expect.db }))]),
      relation: equal({ relative: 1e-10 }),
      blocks: lstmMatrices,
      controls,
    }),
  ],
});
