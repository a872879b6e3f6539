/** Exercises of chapter 7. */
import { sigmoid } from '../engine/arithmetic/elementary.ts';
import { power } from '../engine/arithmetic/power.ts';
import { blockForm } from '../engine/closed-forms/lstm-joint.ts';
import { words } from '../proof/words.ts';
import { type Exercise, raw, rounded, toDecimals } from './exercise.ts';
import { smallLstm } from './networks.ts';

const atLeast = power(1 - 4 * 0.01, 49);
/** Twenty steps of the small cell without recurrent weights. */
const kept = (b: number) => blockForm(smallLstm(21, 0, { f: b }), 21).data[0];

const exercises: readonly Exercise[] = [
  {
    id: 'fifty-steps-of-balance',
    asks: words(
      raw`Each of the four terms is off its value by at most $\varepsilon = 0.01$. What of the product is guaranteed at $k = 50$? Three decimals.`,
      raw`四项各自的偏差不超过 $\varepsilon = 0.01$。$k = 50$ 时，乘积至少能保证多少？保留三位小数。`,
    ),
    hints: [
      words(raw`How far can the sum of four terms be off?`, raw`四项之和的偏差最多是多少？`),
      words(
        raw`A factor is at least $1 - 4\varepsilon$, and there are $k - 1$ of them.`,
        raw`每个因子至少是 $1 - 4\varepsilon$，一共 $k - 1$ 个。`,
      ),
    ],
    solution: words(
      raw`$(1 - 0.04)^{49} = ${toDecimals(3)(atLeast)}$. For $k = 100$ it is its square and a little less, the $0.017$ of the table.`,
      raw`$(1 - 0.04)^{49} = ${toDecimals(3)(atLeast)}$。$k = 100$ 时约为它的平方，再小一点，就是表中的 $0.017$。`,
    ),
    answer: {
      kind: 'number',
      value: atLeast,
      ...rounded(3),
      mistaken: [
        {
          value: power(0.99, 49),
          says: words(
            raw`That lets one term be off; all four may be, and to the same side.`,
            raw`这只让一项有偏差；四项可以都有，而且偏向同一边。`,
          ),
        },
        {
          value: power(0.96, 50),
          says: words(
            raw`That is one step too many: from $c_1$ to $c_k$ are $k - 1$.`,
            raw`多了一步：从 $c_1$ 到 $c_k$ 是 $k - 1$ 步。`,
          ),
        },
        {
          value: 1 - 49 * 0.04,
          says: words('Deviations of many steps multiply; they do not add.', '各步的偏差是相乘的，不是相加。'),
        },
      ],
    },
  },
  {
    id: 'one-more-of-bias',
    asks: words(
      raw`First predict, then look: no recurrent weights, $b_f = 2$, and after twenty steps $${toDecimals(3)(kept(2))}$ of a state is left. Raise $b_f$ to $4$. What is left now?`,
      raw`先预测，再看结果：没有循环权重，$b_f = 2$，$20$ 步之后状态还剩 $${toDecimals(3)(kept(2))}$。把 $b_f$ 提高到 $4$，还剩多少？`,
    ),
    hints: [
      words(
        raw`A step loses $1 - \sigma(b_f)$, which for large $b_f$ is about $e^{-b_f}$.`,
        raw`每一步失去 $1 - \sigma(b_f)$；$b_f$ 较大时约为 $e^{-b_f}$。`,
      ),
    ],
    solution: words(
      raw`$\sigma(2)^{20} = ${toDecimals(3)(kept(2))}$ and $\sigma(4)^{20} = ${toDecimals(3)(kept(4))}$: a step loses $${toDecimals(3)(1 - sigmoid(4))}$ in place of $${toDecimals(3)(1 - sigmoid(2))}$. Yet for ever it keeps nothing.`,
      raw`$\sigma(2)^{20} = ${toDecimals(3)(kept(2))}$，$\sigma(4)^{20} = ${toDecimals(3)(kept(4))}$：每一步失去的从 $${toDecimals(3)(1 - sigmoid(2))}$ 变为 $${toDecimals(3)(1 - sigmoid(4))}$。不过时间无限长，仍然什么都留不住。`,
    ),
    answer: {
      kind: 'choice',
      predicts: true,
      options: [
        {
          says: words('Twice as much.', '两倍。'),
          because: words(
            raw`A step loses about $e^{-b_f}$, so that it is far more: the engine finds $${toDecimals(3)(kept(4))}$.`,
            raw`每一步大约失去 $e^{-b_f}$，所以远不止两倍：引擎算得 $${toDecimals(3)(kept(4))}$。`,
          ),
        },
        {
          says: words('More than a half.', '一半以上。'),
          right: true,
          because: words(
            raw`The engine finds $${toDecimals(3)(kept(4))}$.`,
            raw`引擎算得 $${toDecimals(3)(kept(4))}$。`,
          ),
        },
        {
          says: words('All of it.', '全部。'),
          because: words(
            raw`$\sigma$ never reaches $1$: the engine finds $${toDecimals(3)(kept(4))}$, and the product still tends to $0$.`,
            raw`$\sigma$ 永远达不到 $1$：引擎算得 $${toDecimals(3)(kept(4))}$，乘积仍趋于 $0$。`,
          ),
        },
      ],
    },
  },
  {
    id: 'wrong-triangle',
    asks: words('One piece of this inequality is wrong. Which?', '这个不等式有一处写错了。是哪一处？'),
    hints: [words(raw`$S_k$ may point against the new gradient.`, raw`$S_k$ 的方向可能与新的梯度相反。`)],
    solution: words(
      raw`From below the norm of a sum is the difference of the norms: $-\lVert S_k \rVert$. What was there before may cancel.`,
      raw`和的范数，下界是范数之差：$-\lVert S_k \rVert$。原有的部分可能与新的相抵消。`,
    ),
    answer: {
      kind: 'mistake',
      claim: 'rescued-sum',
      part: 0,
      control: 1,
      pieces: ['S_{k+1}', raw`\frac{\partial E_{k+1}}{\partial W}`, '+', 'S_k'],
    },
  },
  {
    id: 'bound-from-below',
    asks: words(
      raw`Prove that one step keeps at least $\min f_t - \eta_t$ of every vector: put the steps in order.`,
      raw`证明：一步之后，每个向量的长度至少是原来的 $\min f_t - \eta_t$ 倍。请把各步排好次序。`,
    ),
    hints: [
      words(
        'What the gate keeps, what the others can take, the difference.',
        '门留住多少，其余各项最多减去多少，两者之差。',
      ),
    ],
    solution: words(
      'The gate keeps; the others take away at most; the triangle inequality; the product of the steps.',
      '门留住多少；其余各项最多减去多少；三角不等式；各步相乘。',
    ),
    answer: {
      kind: 'order',
      shown: [2, 3, 1, 0],
      steps: [
        {
          says: words(
            raw`$\lVert \operatorname{diag}(f_t)\,v \rVert \ge \min f_t\,\lVert v \rVert$.`,
            raw`$\lVert \operatorname{diag}(f_t)\,v \rVert \ge \min f_t\,\lVert v \rVert$。`,
          ),
          after: [],
          because: words('nothing has to come before it.', '前面不需要什么。'),
        },
        {
          says: words(
            raw`$\lVert (A_t + C_t + D_t)\,v \rVert \le \eta_t\,\lVert v \rVert$.`,
            raw`$\lVert (A_t + C_t + D_t)\,v \rVert \le \eta_t\,\lVert v \rVert$。`,
          ),
          after: [],
          because: words('nothing has to come before it.', '前面不需要什么。'),
        },
        {
          says: words(
            raw`By the triangle inequality the sum keeps at least $(\min f_t - \eta_t)\,\lVert v \rVert$.`,
            raw`由三角不等式，四项之和至少留住 $(\min f_t - \eta_t)\,\lVert v \rVert$。`,
          ),
          after: [0, 1],
          because: words(
            'it needs what the gate keeps and what the others can take.',
            '它要用到门留住多少，以及其余各项最多减去多少。',
          ),
        },
        {
          says: words(
            raw`If all these factors are positive, the product of $k - 1$ steps keeps at least the product of them.`,
            raw`若这些因子都为正，则 $k - 1$ 步之后至少留住它们的乘积倍。`,
          ),
          after: [2],
          because: words('it multiplies the bound of one step.', '它要把一步的下界相乘。'),
        },
      ],
    },
  },
];
export default exercises;
