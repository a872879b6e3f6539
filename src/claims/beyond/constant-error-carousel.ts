import { log } from '../../engine/arithmetic/elementary.ts';
import { neg, point, sigmoid } from '../../engine/arithmetic/interval.ts';
import { productForm } from '../../engine/closed-forms/lstm-jacobians.ts';
import { blockForm } from '../../engine/closed-forms/lstm-joint.ts';
import { forwardJacobian, type Generic, reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { laterCell } from '../../engine/derivatives/lstm-functions.ts';
import { drawLstm, type LstmCase, liftLstm } from '../../engine/networks/draw-lstm.ts';
import { lstmStep } from '../../engine/networks/lstm.ts';
import { rowAt } from '../../engine/networks/rnn.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { lessThan } from '../../proof/goal.ts';
import { certificate, identity, reverseMode, route } from '../../proof/make.ts';
import { changed, withWeight } from '../draws.ts';
import { inLstm } from '../in-lstm.ts';
import { derivativeByFirst, withoutRecurrence } from '../lstm-gradient/cell-derivatives.ts';
import { inPractice, practices } from '../practices.ts';
import { overSteps } from '../sums.ts';
import { type Edge, hypotheses } from '../suppose.ts';
import { defineClaim, enclosure, exactly, mismeasured, words } from '../vocabulary.ts';

/** float64 rounds σ(40) to 1, so that an LSTM with this forget bias is, as computed, the cell of 1997 to the bit. */
const OPEN = 40;

const any = drawLstm({ steps: [2, 12], units: [1, 4] });
const draw = changed(any, (made): LstmCase => {
  const g = withoutRecurrence(made, ['i', 'c']);
  return { ...g, W: { ...g.W, f: g.W.f.map(() => 0) }, b: { ...g.b, f: g.b.f.map(() => OPEN) } };
});

/** c_1 ↦ c_T in the cell of 1997, which has no forget gate: c_t = c_{t−1} ⊕ c̃_t⊗i_t. The f of the LSTM's step is not used. */
const cellOf1997 =
  (g: LstmCase): Generic =>
  (a, first) => {
    const net = liftLstm(a, g);
    const show = (o: readonly (typeof first)[number][], state: typeof first) =>
      state.map((v, k) => a.mul(o[k], a.tanh(v)));
    let c = first;
    let h = show(lstmTrace(g).steps[0].o.map(a.of), c);
    for (let t = 2; t <= g.T; t++) {
      const { candidate, i, o } = lstmStep(a, net, c, h, rowAt(a, g.x, g.m, t));
      c = c.map((v, k) => a.add(v, a.mul(candidate[k], i[k])));
      h = show(o, c);
    }
    return [...c];
  };

const short = (by: string, bound: number) =>
  enclosure(`1 - \\sigma(40) = \\sigma(-40) < ${by}`, ([b]) => sigmoid(neg(b)), lessThan(bound));

const shown = inLstm(
  String.raw`f_t = 1,\quad U_f = U_i = U_c = 0 \;\Longrightarrow\; \frac{\partial c_k}{\partial c_1} = I \quad \forall\,k`,
  { t: [1, 'T'], k: [1, 'T'] },
);
const unity = { chain: 2 };
const supposed = shown.supposed([0, 1]);
const overK = (of: (g: LstmCase, k: number) => ArrayLike<number>) => (g: LstmCase) =>
  overSteps(g.T, (k) => Array.from(of(g, k))).flat();
/** ∂c_k/∂c_1 for every k. */
const byFirst = overK((g, k) => derivativeByFirst(g, k).data);
const sides = shown.equation(
  [
    reverseMode(overK((g, k) => reverseJacobian(laterCell(g, k), lstmTrace(g).c[1]).data)),
    route(
      'forward mode, without a forget gate',
      '前向模式，没有遗忘门',
      overK((g, k) => forwardJacobian(cellOf1997({ ...g, T: k }), lstmTrace(g).c[1]).data),
    ),
    route(
      'block form',
      '分块形式',
      overK((g, k) => blockForm(g, k).data),
    ),
    route(
      'product of the four terms',
      '四项之和的乘积',
      overK((g, k) => productForm(g, k).data),
    ),
  ],
  unity,
);

export default defineClaim({
  tex: shown.tex,
  says: words(
    'With the forget gate fully open and no recurrence into the cell, the gradient goes back along the cell state unchanged, over any number of steps: the constant error carousel of 1997.',
    '遗忘门全开、且没有通向细胞的循环连接时，梯度沿细胞状态原样传递，经过多少步都不变：这就是 1997 年的恒定误差传送带。',
  ),
  sketch: words(
    'Then $c_t = c_{t-1} \\oplus \\tilde c_t\\otimes i_t$ and neither $\\tilde c_t$ nor $i_t$ depends on $c_{t-1}$: every step contributes the factor $I$. The output gate is arbitrary, because nothing leads from $h$ back into $c$. That $f_t = 1$ at every step is the definition of the cell of 1997, which has no forget gate, and the equality is exact. A gate $\\sigma(b_f)$ never reaches 1: at $b_f = 40$ it is short of it by less than $5 \\times 10^{-18}$, and keeps more than $1 - 5 \\times 10^{-18} (k - 1)$ over $k - 1$ steps. Floating-point numbers round it to 1, and so make of that LSTM the cell of 1997.',
    '此时 $c_t = c_{t-1} \\oplus \\tilde c_t\\otimes i_t$，而 $\\tilde c_t$ 与 $i_t$ 都不依赖 $c_{t-1}$，每一步只贡献因子 $I$。输出门可以任意取值，因为没有任何路径从 $h$ 回到 $c$。每一步都有 $f_t = 1$，这是 1997 年那种细胞的定义，它没有遗忘门，等式是精确的。门 $\\sigma(b_f)$ 永远达不到 1：$b_f = 40$ 时与 1 相差不到 $5 \\times 10^{-18}$，$k - 1$ 步之后保留的多于 $1 - 5 \\times 10^{-18} (k - 1)$。浮点数把它舍入为 1，算出来的 LSTM 也就成了 1997 年的细胞。',
  ),
  uses: ['cell-state', 'lstm-states-gradient'],
  symbols: ['f_t', 'c_t', 'W_g', 'candidate', 'i_t'],
  verdict: 'added',
  proves: [
    identity<LstmCase>({
      name: words('the identity, exactly', '恰为单位矩阵'),
      draw: { ...draw, admits: supposed.holds },
      ...sides,
      relation: exactly,
      cases: 40,
      controls: [
        inPractice(
          practices.saturated,
          mismeasured('forget bias 6, not wide open', '遗忘门偏置为 6，未全开', (g) =>
            byFirst({ ...g, b: { ...g.b, f: g.b.f.map(() => 6) } }),
          ),
        ),
        mismeasured('the input gate reads the last output', '输入门读取上一步的输出', (g) =>
          byFirst({ ...g, W: { ...g.W, i: g.W.i.map((w) => w + 0.1) } }),
        ),
      ],
    }),
    hypotheses(shown, {
      draw,
      edges: [
        { chain: 0, at: (g, off) => (off === 0 ? g : { ...g, b: { ...g.b, f: g.b.f.with(-1, -log(off)) } }) },
        ...(['f', 'i', 'c'] as const).map(
          (gate): Edge<LstmCase> => ({ chain: 1, at: (g, off) => withWeight(g, gate, off) }),
        ),
      ],
      edits: [['U_f = U_i = U_c', 'U_f = U_i']],
    }),
    certificate({
      name: words('how far a gate with the bias 40 is from 1', '偏置为 40 的门与 1 的差距'),
      box: { b: point(40) },
      encloses: short('5 \\times 10^{-18}', 5e-18),
      work: 1,
      controls: [
        {
          name: words('less than $4 \\times 10^{-18}$', '小于 $4 \\times 10^{-18}$'),
          encloses: short('4 \\times 10^{-18}', 4e-18),
        },
      ],
    }),
  ],
});
