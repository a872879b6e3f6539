import { identityMatrix, type Matrix, spectralNorm, times } from '../engine/arithmetic/matrix.ts';
import { cellJacobian, cellTerms } from '../engine/closed-forms/lstm-jacobians.ts';
import { stepJacobians } from '../engine/closed-forms/rnn-jacobians.ts';
import { words } from '../proof/words.ts';
import { defineExplorer, numberParameter, seedParameter } from './explorer.ts';
import { randomLstm, randomRnn } from './networks.ts';

export interface GatesData {
  readonly rows: readonly {
    readonly t: number;
    /** Spectral norms of the four terms of ∂c_t/∂c_{t−1}. */
    readonly A: number;
    readonly B: number;
    readonly C: number;
    readonly D: number;
    /** ‖∏ [A + B + C + D]‖ from step 2 to t, and an RNN's ‖∏ ∂c/∂c‖ over the same steps. */
    readonly lstm: number;
    readonly rnn: number;
  }[];
}

/** Norms of the products M_t ⋯ M_2 for t = 2 … T. */
function running(factors: readonly Matrix[], n: number): number[] {
  let product = identityMatrix(n);
  return factors.map((factor) => {
    product = times(factor, product);
    return spectralNorm(product);
  });
}

export default defineExplorer({
  id: 'gates',
  title: words('The four terms over time, and their product', '四项随时间的变化及其连乘'),
  describes: words(
    'A random LSTM with $\\lVert U_g\\rVert$ and $b_f$ as chosen. Above: the norms of $A_t$, $B_t$, $C_t$, $D_t$. Below: the norm of the product of their sums from step 2 on, and of the Jacobians of a $\\tanh$ RNN with $\\lVert W_{\\mathrm{rec}}\\rVert = \\lVert U_g\\rVert$ that receives the same input.',
    '一个随机 LSTM，$\\lVert U_g\\rVert$ 与 $b_f$ 如所选。上图：$A_t$、$B_t$、$C_t$、$D_t$ 的范数。下图：从第 2 步起各步之和的连乘的范数，以及一个 $\\tanh$ RNN 的雅可比矩阵之积的范数，其 $\\lVert W_{\\mathrm{rec}}\\rVert = \\lVert U_g\\rVert$，输入相同。',
  ),
  tries: words(
    'Try: move the forget bias from 2 to 0 and to 5 and watch both pictures. Which of the four terms sets the course of the product?',
    '试一试：把遗忘门偏置从 2 改为 0，再改为 5，看上下两图。四项之中，是哪一项决定了连乘的走向？',
  ),
  parameters: {
    bias: numberParameter('Forget bias', '遗忘门偏置', -4, 8, 0.1, 2),
    recurrence: numberParameter('Recurrent scale ‖U‖', '循环权重的大小 ‖U‖', 0, 4, 0.05, 0.8),
    units: numberParameter('Units', '单元数', 1, 8, 1, 4),
    steps: numberParameter('Steps', '步数', 5, 100, 1, 40),
    seed: seedParameter,
  },
  compute({ bias, recurrence, units, steps, seed }): GatesData {
    const g = randomLstm(units, steps, recurrence, bias, seed);
    const later = Array.from({ length: steps - 1 }, (_, s) => s + 2);
    const lstm = running(
      later.map((t) => cellJacobian(g, t)),
      units,
    );
    const rnn = running(stepJacobians(randomRnn(g, recurrence, seed), 2, steps), units);
    return {
      rows: later.map((t, s) => {
        const { A, B, C, D } = cellTerms(g, t);
        const norms = { A: spectralNorm(A), B: spectralNorm(B), C: spectralNorm(C), D: spectralNorm(D) };
        return { t, ...norms, lstm: lstm[s], rnn: rnn[s] };
      }),
    };
  },
});
