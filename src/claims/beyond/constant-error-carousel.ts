import { identityMatrix as unit } from '../../engine/arithmetic/matrix.ts';
import { productForm } from '../../engine/closed-forms/lstm-jacobians.ts';
import { blockForm } from '../../engine/closed-forms/lstm-joint.ts';
import { reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { laterCell } from '../../engine/derivatives/lstm-functions.ts';
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { forwardMode, identity, reverseMode, route } from '../../proof/make.ts';
import { changed } from '../draws.ts';
import { derivativeByFirst, withoutRecurrence } from '../lstm-gradient/cell-derivatives.ts';
import { defineClaim, exactly, mismeasured, words } from '../vocabulary.ts';

/** float64 rounds σ(40) to 1. With f = 1 the cell is that of 1997, which had no forget gate. */
const OPEN = 40;

const draw = changed(drawLstm({ steps: [2, 24], units: [1, 4] }), (made): LstmCase => {
  const g = withoutRecurrence(made, ['i', 'c']);
  return { ...g, W: { ...g.W, f: g.W.f.map(() => 0) }, b: { ...g.b, f: g.b.f.map(() => OPEN) } };
});

export default defineClaim({
  tex: String.raw`f_t \equiv 1,\quad U_f = U_i = U_c = 0 \;\Longrightarrow\; \frac{\partial c_k}{\partial c_1} = I \quad \forall\,k`,
  says: words(
    'With the forget gate fully open and no recurrence into the cell, the gradient rides along the cell state unchanged, over any number of steps: the constant error carousel of 1997.',
    '遗忘门全开、且没有通向细胞的循环连接时，梯度沿细胞状态原样传递，经过多少步都不变：这就是 1997 年的恒定误差传送带。',
  ),
  sketch: words(
    'Then $c_t = c_{t-1} \\oplus \\tilde c_t\\otimes i_t$ and neither $\\tilde c_t$ nor $i_t$ depends on $c_{t-1}$: every step contributes the factor $I$. The output gate may do as it likes, because nothing leads from $h$ back into $c$. The equality is exact, also in float64.',
    '此时 $c_t = c_{t-1} \\oplus \\tilde c_t\\otimes i_t$，而 $\\tilde c_t$ 与 $i_t$ 都不依赖 $c_{t-1}$，每一步只贡献因子 $I$。输出门可以任意取值，因为没有任何路径从 $h$ 回到 $c$。等式是精确的，在 float64 中也一样。',
  ),
  uses: ['cell-state', 'lstm-states-gradient'],
  symbols: ['f_t', 'c_t', 'W_g', 'candidate', 'i_t'],
  verdict: 'added',
  proves: [
    identity<LstmCase>({
      name: words('the identity, exactly', '恰为单位矩阵'),
      draw,
      left: [
        forwardMode((g) => derivativeByFirst(g)),
        reverseMode((g) => reverseJacobian(laterCell(g, g.T), lstmTrace(g).c[1])),
        route('block form', '分块形式', (g) => blockForm(g, g.T)),
        route('product of the four terms', '四项之和的乘积', (g) => productForm(g, g.T)),
      ],
      right: (g) => unit(g.n),
      relation: exactly,
      cases: 40,
      controls: [
        mismeasured('forget bias 6, not wide open', '遗忘门偏置为 6，未全开', (g) =>
          derivativeByFirst({ ...g, b: { ...g.b, f: g.b.f.map(() => 6) } }),
        ),
        mismeasured('the input gate sees the last output', '输入门看得到上一步的输出', (g) =>
          derivativeByFirst({ ...g, W: { ...g.W, i: g.W.i.map((w) => w + 0.1) } }),
        ),
      ],
    }),
  ],
});
