import { scale } from '../../engine/arithmetic/matrix.ts';
import { type CellTerms, cellTerms } from '../../engine/closed-forms/lstm-jacobians.ts';
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { identity } from '../../proof/make.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { defineClaim, equal, mistake, words } from '../vocabulary.ts';
import { stepDerivative, sumOfTerms } from './cell-derivatives.ts';

const sum = (g: LstmCase) => sumOfTerms(cellTerms(g, g.T));
const dropped = (term: keyof CellTerms) =>
  mistake<LstmCase>(`$${term}_t$ dropped`, `漏掉 $${term}_t$`, (g) => {
    const terms = cellTerms(g, g.T);
    return sumOfTerms({ ...terms, [term]: scale(0, terms[term]) });
  });

export default defineClaim({
  equation: '(6)',
  tex: String.raw`\frac{\partial c_t}{\partial c_{t-1}} = A_t + B_t + C_t + D_t`,
  says: words(
    'One step back multiplies the gradient by a sum of four matrices, where the RNN has a single product. A sum can be near the identity without any of its terms being so.',
    '回退一步，梯度乘上的是四个矩阵之和，而在 RNN 里只是一个乘积。即使没有一项接近单位矩阵，它们的和也可以接近。',
  ),
  sketch: words(
    'The four ways are all there are from $c_{t-1}$ to $c_t$, so their terms add up to the whole derivative: by two kinds of automatic differentiation and by differences. Each of the four is needed.',
    '从 $c_{t-1}$ 到 $c_t$ 只有这四条路径，所以四项加起来就是整个导数：与两种自动微分以及差分对照。四项缺一不可。',
  ),
  uses: ['abcd'],
  symbols: ['ABCD', 'c_t'],
  verdict: 'holds',
  proves: [
    identity<LstmCase>({
      name: words('one step back', '回退一步'),
      draw: drawLstm({ units: [2, 5] }),
      left: stepDerivative,
      right: sum,
      relation: equal({ relative: 1e-10 }),
      controls: [...(['A', 'B', 'C', 'D'] as const).map(dropped), oneMillionthTooLarge(sum)],
    }),
  ],
});
