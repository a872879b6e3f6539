/** Exercises of chapter 5. */

import { restingCell } from '../claims/lstm-gradient/resting-cell.ts';
import { onlyAt } from '../claims/sums.ts';
import { lstmBptt } from '../engine/derivatives/lstm-bptt.ts';
import { words } from '../proof/words.ts';
import { type Exercise, exact, raw, toDecimals } from './exercise.ts';
import { smallLstm } from './networks.ts';

/** ∂h_k/∂b_c of a cell whose weights and biases are all 0: the target is one below the output 0, so that ∂E_k/∂h_k = 1. */
const byCandidate = (k: number) => lstmBptt(restingCell(k, { y: new Float64Array(k).fill(-1) }), onlyAt(k)).b.c[0];
const third = byCandidate(3);
/** ∂E_1/∂b_f of the small cell from the state 1. */
const started = lstmBptt({ ...smallLstm(1), c0: Float64Array.of(1) }).b.f[0];

const exercises: readonly Exercise[] = [
  {
    id: 'third-output',
    asks: words(
      raw`One unit, all weights and biases $0$, as in the note above. The derivatives of $h_1$ and $h_2$ with respect to $b_c$ are $\tfrac14$ and $\tfrac38$. What is that of $h_3$?`,
      raw`单个单元，权重与偏置全为 $0$，如上面的旁注。$h_1$、$h_2$ 对 $b_c$ 的导数是 $\tfrac14$ 和 $\tfrac38$。$h_3$ 的呢？`,
    ),
    hints: [
      words(
        raw`Each step keeps half of the state and admits half of the candidate, whose slope is $1$.`,
        raw`每一步保留状态的一半，放行候选值的一半，而候选值的斜率是 $1$。`,
      ),
      words(
        raw`$\partial c_3/\partial b_c = \tfrac12 + \tfrac14 + \tfrac18$, and $h_3$ shows half of it.`,
        raw`$\partial c_3/\partial b_c = \tfrac12 + \tfrac14 + \tfrac18$，$h_3$ 输出它的一半。`,
      ),
    ],
    solution: words(
      raw`$\tfrac12 \cdot \tfrac78 = \tfrac{7}{16} = ${third}$. With every step it comes closer to $\tfrac12$.`,
      raw`$\tfrac12 \cdot \tfrac78 = \tfrac{7}{16} = ${third}$。步数越多，越接近 $\tfrac12$。`,
    ),
    answer: {
      kind: 'number',
      value: third,
      ...exact,
      mistaken: [
        {
          value: 2 * third,
          says: words(
            raw`That is the derivative of the state $c_3$; the output gate shows half of it.`,
            raw`这是状态 $c_3$ 的导数；输出门只输出一半。`,
          ),
        },
        {
          value: third - byCandidate(2),
          says: words('That is what step 1 contributes alone.', '这只是第 1 步的贡献。'),
        },
        {
          value: byCandidate(1),
          says: words(
            'That is one step alone: the state remembers the steps before.',
            '这只是一步：状态还记着前面各步。',
          ),
        },
      ],
    },
  },
  {
    id: 'something-to-forget',
    asks: words(
      raw`First predict, then look: $\partial E_1/\partial b_f$ was exactly $0$ in the small cell. Now let it start from $c_0 = 1$, with the target $0.5$. What is the sign of $\partial E_1/\partial b_f$?`,
      raw`先预测，再看结果：在小 LSTM 中，$\partial E_1/\partial b_f$ 恰好是 $0$。现在让它从 $c_0 = 1$ 出发，目标值仍是 $0.5$。$\partial E_1/\partial b_f$ 是什么符号？`,
    ),
    hints: [
      words(
        raw`Does a more open gate make $h_1$ larger or smaller, and is $h_1$ above or below $0.5$?`,
        raw`门开得更大，$h_1$ 变大还是变小？$h_1$ 比 $0.5$ 大还是小？`,
      ),
    ],
    solution: words(
      raw`$\partial E_1/\partial b_f = ${toDecimals(4)(started)}$. Keeping more of $c_0 = 1$ raises $h_1$, which is still below its target.`,
      raw`$\partial E_1/\partial b_f = ${toDecimals(4)(started)}$。$c_0 = 1$ 留得越多，$h_1$ 越大，而它还低于目标值。`,
    ),
    answer: {
      kind: 'choice',
      predicts: true,
      options: [
        {
          says: words(raw`It is still $0$.`, raw`仍是 $0$。`),
          because: words(
            raw`It was $0$ because there was nothing to forget. The engine finds $${toDecimals(4)(started)}$.`,
            raw`它原来为 $0$，是因为没有什么可忘。引擎算得 $${toDecimals(4)(started)}$。`,
          ),
        },
        {
          says: words('Positive.', '正。'),
          because: words(
            raw`That would say that keeping more raises the loss; but $h_1$ is below $0.5$. The engine finds $${toDecimals(4)(started)}$.`,
            raw`那就是说留得越多损失越大；可是 $h_1$ 低于 $0.5$。引擎算得 $${toDecimals(4)(started)}$。`,
          ),
        },
        {
          says: words('Negative.', '负。'),
          right: true,
          because: words(
            raw`The engine finds $${toDecimals(4)(started)}$: keeping more brings the output closer to its target.`,
            raw`引擎算得 $${toDecimals(4)(started)}$：留得多一些，输出就更接近目标值。`,
          ),
        },
      ],
    },
  },
  {
    id: 'wrong-sum',
    asks: words('One piece of this equation is wrong. Which?', '这个公式有一处写错了。是哪一处？'),
    hints: [words('Is the loss of the sequence a sum or a mean?', '整个序列的损失是和还是平均？')],
    solution: words(
      raw`$E$ is the sum of the $E_t$, so its gradient is the sum of theirs; $\tfrac1T$ would make it the mean.`,
      raw`$E$ 是各 $E_t$ 之和，梯度也是各梯度之和；乘上 $\tfrac1T$ 就成了平均。`,
    ),
    answer: {
      kind: 'mistake',
      claim: 'lstm-total-gradient',
      part: 2,
      control: 3,
      pieces: [raw`\frac1T `, raw`\sum_{t=1}^{T}`, raw`\frac{\partial E_t}{\partial W}`],
    },
  },
  {
    id: 'terms-of-a-vanishing-sum',
    asks: words(
      raw`Prove on paper: if the partial sums $S_k$ of an endless sequence tend to $0$, so do its terms $\partial E_k/\partial W$. Then compare with the solution, point by point.`,
      raw`在纸上证明：若一个没有尽头的序列的部分和 $S_k$ 趋于 $0$，则各项 $\partial E_k/\partial W$ 也趋于 $0$。然后与解答逐点对照。`,
    ),
    hints: [words('Write a term as a difference of two partial sums.', '把一项写成两个部分和之差。')],
    solution: words(
      raw`$\partial E_k/\partial W = S_k - S_{k-1}$, so $\lVert \partial E_k/\partial W \rVert \le \lVert S_k \rVert + \lVert S_{k-1} \rVert$ by the triangle inequality. Both tend to $0$, and with them their sum. For a single $T$ nothing follows: $S_T$ may be $0$ while $S_{T-1}$ is not.`,
      raw`$\partial E_k/\partial W = S_k - S_{k-1}$，由三角不等式，$\lVert \partial E_k/\partial W \rVert \le \lVert S_k \rVert + \lVert S_{k-1} \rVert$。两者都趋于 $0$，和也趋于 $0$。只对一个 $T$，则什么也推不出来：$S_T$ 可以为 $0$，而 $S_{T-1}$ 不为 $0$。`,
    ),
    answer: {
      kind: 'proof',
      points: [
        words(raw`A term is a difference of neighbouring partial sums.`, raw`一项等于相邻两个部分和之差。`),
        words(raw`Its norm is at most the sum of their norms.`, raw`它的范数不超过两者范数之和。`),
        words(
          raw`Both tend to $0$; for one $T$ the argument does not work.`,
          raw`两者都趋于 $0$；只有一个 $T$ 时，论证不成立。`,
        ),
      ],
    },
  },
];
export default exercises;
