/** Derivations of chapter 7. */
import { power } from '../../engine/arithmetic/power.ts';
import { keptWithFifthPath } from '../../engine/closed-forms/lstm-retention.ts';
import type { Draw } from '../../engine/networks/draw.ts';
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { only } from '../../proof/make.ts';
import { words } from '../../proof/words.ts';
import type { Derivations } from '../derivation.ts';
import { restingCell } from '../lstm-gradient/resting-cell.ts';
import { drawNear, type Near, nearOptions } from '../rescue/balanced-product.ts';
import { cell } from '../rescue/factors-rnn-lstm.ts';
import { raised } from '../rescue/forget-gate-rescue.ts';
import { balanced, cellWith } from '../rescue/held-cell.ts';
import { drawLatch, type Latch } from '../rescue/latch.ts';
import { oneUnit, type Resting } from '../rescue/lstm-exploding.ts';
import { drawMissed, type Missed, missedOptions } from '../rescue/vanished-prefix.ts';
import { lstmSteps } from './lstm-steps.ts';
import { by, used } from './rules.ts';

const raw = String.raw;
const sum = raw`A_t + B_t + C_t + D_t`;
const product = raw`\prod_{t=2}^{k}\,[${sum}]`;
const S = raw`S_k = \sum_{t=1}^{k} \frac{\partial E_t}{\partial W}`;

/** The sigmoid unit by z and w, and the cell that its input alone steers. */
interface Factors {
  readonly z: number;
  readonly w: number;
  readonly x: Float64Array;
}
const drawFactors: Draw<Factors> = {
  sizes: {},
  make: (random) => ({
    z: random.between(-5, 5),
    w: random.between(0, 4),
    x: Float64Array.of(random.between(-3, 3)),
  }),
};

/** Targets with which the gradients of the cell at rest take each other away. */
const drawCancelling: Draw<LstmCase> = {
  sizes: { steps: [3, 8] },
  make: (_, { steps: T }) =>
    restingCell(T, { y: new Float64Array(T).fill(1 / 2).with(0, 3 / 2 - T - power(1 / 2, T)) }),
};

const quiet = drawLstm({
  units: [1, 3],
  inputs: [1, 2],
  steps: [3, 4],
  gain: [0.01, 0.15],
  forgetBias: [2, 6],
  admits: (g) => keptWithFifthPath(g).every((q) => q > 0.1),
});

export default {
  'vanished-prefix': lstmSteps<Missed>(
    [
      [raw`E^{\varepsilon}_t = \tfrac12 \lVert h_t - y^{\varepsilon}_t \rVert^2`, by.definition],
      [
        raw`\frac{\partial E^{\varepsilon}_t}{\partial W} = (h_t - y^{\varepsilon}_t)^{\top}\,\frac{\partial h_t}{\partial W}`,
        by.chainRule,
      ],
      [
        raw`h_t - y^{\varepsilon}_t = \varepsilon\,(h_t - y_t)`,
        words(
          'hypothesis: the new targets are missed by the share $\\varepsilon$',
          '假设：新的目标值只差 $\\varepsilon$ 倍',
        ),
      ],
      [raw`S^{\varepsilon}_k = \sum_{t=1}^{k} \frac{\partial E^{\varepsilon}_t}{\partial W}`, by.definition],
      [
        raw`\lVert S^{\varepsilon}_k \rVert_F \le \sum_{t=1}^{k} \Bigl\lVert \frac{\partial E^{\varepsilon}_t}{\partial W} \Bigr\rVert_F`,
        by.triangle,
      ],
      [
        raw`\le \sum_{t=1}^{k} \lVert h_t - y^{\varepsilon}_t \rVert\,\Bigl\lVert \frac{\partial h_t}{\partial W} \Bigr\rVert`,
        by.submultiplicative,
      ],
      [
        raw`= \varepsilon \sum_{t=1}^{k} \lVert h_t - y_t \rVert\,\Bigl\lVert \frac{\partial h_t}{\partial W} \Bigr\rVert`,
        words('the hypothesis put in; it tends to 0 with $\\varepsilon$', '代入假设；它随 $\\varepsilon$ 趋于 0'),
      ],
    ],
    {
      ...missedOptions,
      at: { k: 'T-1', t: [1, 'k'] },
      draw: { ...drawMissed, sizes: { ...drawMissed.sizes, steps: [3, 5] } },
      mistakes: [[raw`= \varepsilon \sum`, raw`= \varepsilon^2 \sum`]],
    },
  ),
  'forget-gate-rescue': lstmSteps<Latch>(
    [
      [
        raw`f_t = \sigma(b_f)`,
        words('no recurrence, and no input after the first step', '没有循环连接，第一步之后也没有输入'),
      ],
      [
        raw`c_t = c_{t-1} \otimes f_t`,
        words('without input and bias the candidate is 0', '没有输入与偏置时候选值为 0'),
      ],
      [raw`c_{k+1} = \Bigl(\prod_{t=2}^{k+1} F_t\Bigr)\,c_1`, by.induction],
      [
        raw`\sigma_{\min}\Bigl(\prod_{t=2}^{k+1} F_t\Bigr) \ge \tfrac12`,
        words(
          'the bias is at least that of the horizon, which keeps one half',
          '偏置不低于时间跨度所需的值，它保留一半',
        ),
      ],
      [
        raw`\frac{\partial c_{k+1}}{\partial V_c} = \Bigl(\prod_{t=2}^{k+1} F_t\Bigr)\,\operatorname{diag}\bigl(i_1 \otimes \tanh'(z^c_1)\bigr)`,
        used(
          by.chainRule,
          'these weights act in step 1 alone, where the input is 1',
          '这些权重只在第 1 步起作用，那时输入为 1',
        ),
      ],
      [
        raw`\frac{\partial E_{k+1}}{\partial V_c} = (h_{k+1} - 1)^{\top}\,\operatorname{diag}\bigl(o_{k+1} \otimes \tanh'(c_{k+1})\bigr)\,\frac{\partial c_{k+1}}{\partial V_c}`,
        used(by.chainRule, 'from the loss, whose target is 1, through the output', '从损失（目标值为 1）经由输出'),
      ],
      [
        raw`\Bigl\lVert\frac{\partial E_{k+1}}{\partial V_c}\Bigr\rVert \ge \tfrac12\,\bigl\lVert i_1 \otimes \tanh'(z^c_1) \otimes o_{k+1} \otimes \tanh'(c_1) \otimes (1 - o_{k+1} \otimes \tanh\lvert c_1\rvert)\bigr\rVert`,
        words(
          'one half is left, and a smaller state has the larger slope and the larger deviation',
          '剩下一半；状态缩小之后，斜率与偏差都更大',
        ),
      ],
      [
        raw`\Biggl\lVert \sum_{j=1}^{k+1-\tau} \frac{\partial E_{k+1}}{\partial s_{k+1}} \Biggl(\prod_{t=j+1}^{k+1} J_t\Biggr) \frac{\partial^{+} s_j}{\partial W} \Biggr\rVert_F \ge \sqrt{2}\,\Bigl\lVert\frac{\partial E_{k+1}}{\partial V_c}\Bigr\rVert`,
        words(
          'the entries of the candidate’s bias are no smaller than those of its input weights',
          '候选值偏置的各分量不小于其输入权重的各分量',
        ),
      ],
    ],
    {
      ...raised,
      sizes: { m: 1 },
      at: { k: 'T-1', t: [2, 'T'], tau: ['k-1', 'k'] },
      draw: drawLatch([3, 5]),
      mistakes: [[raw`c_t = c_{t-1} \otimes f_t`, raw`c_t = c_{t-1} \otimes i_t`]],
    },
  ),
  'rescued-sum': lstmSteps(
    [
      [raw`${S}`, by.definition],
      [
        raw`\frac{\partial E_{k+1}}{\partial W} = S_{k+1} - S_k`,
        words('the two sums differ by one term', '两个和只差一项'),
      ],
      [
        raw`\Bigl\lVert\frac{\partial E_{k+1}}{\partial W}\Bigr\rVert_F \le \lVert S_{k+1}\rVert_F + \lVert S_k\rVert_F`,
        by.triangle,
      ],
      [
        raw`\lVert S_{k+1}\rVert_F \ge \Bigl\lVert\frac{\partial E_{k+1}}{\partial W}\Bigr\rVert_F - \lVert S_k\rVert_F`,
        by.solve,
      ],
    ],
    { at: { k: [1, 'T-1'] }, own: ['S'], mistakes: [[raw`= S_{k+1} - S_k`, raw`= S_{k+1} + S_k`]] },
  ),
  'balancing-combination': lstmSteps(
    [
      [
        raw`c_{t-1}\,f_t + \tilde c_t\,i_t = 1 \cdot 0.7 + 0.5 \cdot 0.6`,
        words('the state is chosen first', '先选定状态'),
      ],
      [raw`= 1`, words('so it repeats itself', '于是状态每一步都不变')],
      [
        raw`A_t = c_{t-1}\,f_t\,(1 - f_t)\,U_f\,o_{t-1}\,\tanh'(c_{t-1})`,
        used(by.definition, 'with the slope of the sigmoid by its value', '以函数值表示 sigmoid 的斜率'),
      ],
      [raw`= 0.1`, words('this fixes the weight', '由此确定权重')],
      [raw`C_t = \tilde c_t\,i_t\,(1 - i_t)\,U_i\,o_{t-1}\,\tanh'(c_{t-1})`, by.definition],
      [raw`= 0.1`, words('this fixes the weight', '由此确定权重')],
      [
        raw`D_t = i_t\,(1 - \tilde c_t^2)\,U_c\,o_{t-1}\,\tanh'(c_{t-1})`,
        used(by.definition, 'with the slope of tanh by its value', '以函数值表示 tanh 的斜率'),
      ],
      [raw`= 0.1`, words('this fixes the weight', '由此确定权重')],
      [raw`${sum} = 0.1 + 0.7 + 0.1 + 0.1`, by.putIn],
      [raw`= 1`, words('added up', '求和')],
      [
        raw`\frac{\partial c_k}{\partial c_1} = ${product}`,
        words('without recurrence into the output gate there is no fifth path', '输出门没有循环连接，便没有第五条路径'),
      ],
      [raw`= 1`, words('a power of 1', '1 的幂')],
    ],
    {
      at: { k: 'T', t: [2, 'T'] },
      sizes: { n: 1 },
      draw: only(cellWith(0.7, balanced, 6)),
      mistakes: [[raw`(1 - \tilde c_t^2)`, raw`\tilde c_t\,(1 - \tilde c_t)`]],
    },
  ),
  'balanced-product': lstmSteps<Near>(
    [
      [
        raw`\lvert ${sum} - 1 \rvert \le \lvert A_t - 0.1 \rvert + \lvert B_t - 0.7 \rvert + \lvert C_t - 0.1 \rvert + \lvert D_t - 0.1 \rvert`,
        used(by.triangle, 'the four centres add up to 1', '四个中心值之和为 1'),
      ],
      [
        raw`\le 4\,\varepsilon`,
        words(
          'hypothesis: each term is within $\\varepsilon$ of its centre',
          '假设：每一项与中心值相差不超过 $\\varepsilon$',
        ),
      ],
      [
        raw`(1-4\varepsilon)^{k-1} \le ${product} \le (1+4\varepsilon)^{k-1}`,
        words('$k - 1$ positive factors, each between these ends', '$k - 1$ 个正的因子，每个都在这两端之间'),
      ],
      [
        raw`(1+4\varepsilon)^{k-1} \le e^{4\varepsilon(k-1)}`,
        words('$1 + x$ is at most $e^x$', '$1 + x$ 不超过 $e^x$'),
      ],
      [raw`\le e^{4a}`, words('hypothesis: $k\\varepsilon$ is at most $a$', '假设：$k\\varepsilon$ 不超过 $a$')],
      [raw`(k-1)\,\frac{4a}{k-4a} \le 4a`, words('because $4a$ is at most 1', '因为 $4a$ 不超过 1')],
      [
        raw`e^{-4a} \le (1-4\varepsilon)^{k-1}`,
        words(
          'the logarithm of $1 - x$ is at least $-x/(1 - x)$, here with $x = 4a/k$',
          '$1 - x$ 的对数不小于 $-x/(1 - x)$，这里 $x = 4a/k$',
        ),
      ],
    ],
    {
      ...nearOptions,
      at: { k: 'T', t: [2, 'T'] },
      draw: { ...drawNear, sizes: { k: [3, 8] } },
      mistakes: [[raw`\le 4\,\varepsilon`, raw`\le \varepsilon`]],
    },
  ),
  'factors-rnn-lstm': lstmSteps<Factors>(
    [
      [raw`0 \le \sigma'(z)\,w`, words('the slope is positive, and so is the weight', '斜率为正，权重也不为负')],
      [raw`\sigma'(z)\,w \le \tfrac14\,w`, words('the largest slope', '最大斜率')],
      [raw`\le 1`, words('hypothesis: the weight is at most 4', '假设：权重不超过 4')],
      [
        raw`A_2 + B_2 + C_2 + D_2 = B_2 + C_2`,
        words(
          'in this LSTM the recurrent weights of forget gate and candidate are 0',
          '在这个 LSTM 中，遗忘门与候选值的循环权重为 0',
        ),
      ],
      [raw`= f_2 + \tilde c_2\,\sigma'(z^i_2)\,U_i\,o_1\,\tanh'(c_1)`, by.definition],
      [
        raw`= \tfrac12 + \tanh(x_2) \cdot \tfrac14 \cdot 8 \cdot \tfrac12 \cdot 1`,
        words('the gates stand at one half, the first state at 0', '各门都是二分之一，第一步的状态为 0'),
      ],
      [raw`= \tfrac12 + \tanh(x_2)`, words('multiplied out', '乘开')],
    ],
    {
      at: {},
      sizes: { n: 1, m: 1 },
      of: ({ x }) => cell(x),
      given: { z: ({ z }) => z, w: ({ w }) => w },
      draw: drawFactors,
      mistakes: [[raw`\tfrac14 \cdot 8 \cdot \tfrac12`, raw`\tfrac14 \cdot 8 \cdot 1`]],
    },
  ),
  'lstm-total-gradient-limit': lstmSteps(
    [
      [raw`h_t = 0`, words('all weights are 0, so the candidate is', '权重全为 0，候选值也为 0')],
      [
        raw`\frac{\partial h_t}{\partial b_c} = \tfrac12\,(1 - 2^{-t})`,
        words(
          'each step writes one half of the change, and the forget gate keeps one half: a geometric series',
          '每一步写入变化量的一半，遗忘门保留一半：等比级数',
        ),
      ],
      [raw`\frac{\partial E_t}{\partial b_c} = (h_t - y_t)\,\frac{\partial h_t}{\partial b_c}`, by.chainRule],
      [raw`= -\tfrac12\,y_t\,(1 - 2^{-t})`, by.putIn],
      [raw`\sum_{t=1}^{T} y_t\,(1 - 2^{-t}) = 0`, words('the first target is chosen so', '第一个目标值正是这样选取的')],
      [raw`S_T = 0`, words('all other entries are 0, or equal this one', '其余分量为 0，或与此相等')],
      [
        raw`\lVert S_T\rVert_F \ge \Bigl\lvert \sum_{t=1}^{T} \frac{\partial E_t}{\partial b_c} \Bigr\rvert`,
        words(
          'no entry is longer than the whole; where all terms have one sign, this is the sum of their sizes',
          '任何分量都不超过整体；各项同号时，这就是它们绝对值之和',
        ),
      ],
    ],
    {
      at: { t: [1, 'T'] },
      sizes: { n: 1 },
      names: { S },
      draw: drawCancelling,
      mistakes: [[raw`{\partial b_c} = \tfrac12\,(1 - 2^{-t})`, raw`{\partial b_c} = \tfrac12\,(1 - 2^{-t-1})`]],
    },
  ),
  'likely-survival': words(
    'Counted on drawn networks, not derived: the statement compares rates.',
    '这是对抽取的网络计数，不是推导：它比较的是比例。',
  ),
  'lstm-no-vanishing': lstmSteps(
    [
      [
        raw`\eta_t = \tfrac14\lVert U_f\rVert\,\lVert c_{t-1}\rVert_\infty + \tfrac14\lVert U_i\rVert + \lVert U_c\rVert`,
        by.definition,
      ],
      [
        raw`\lVert A_t\rVert \le \lVert c_{t-1} \otimes \sigma'(z^f_t)\rVert_\infty\,\lVert U_f\rVert\,\lVert o_{t-1} \otimes \tanh'(c_{t-1})\rVert_\infty`,
        used(by.submultiplicative, 'of a diagonal matrix the largest entry', '对角矩阵取最大的对角元'),
      ],
      [
        raw`\le \tfrac14\,\lVert c_{t-1}\rVert_\infty\,\lVert U_f\rVert`,
        words('slopes of at most $\\tfrac14$ and 1, a gate of at most 1', '斜率至多为 $\\tfrac14$ 与 1，门至多为 1'),
      ],
      [
        raw`\lVert C_t\rVert \le \tfrac14\,\lVert U_i\rVert`,
        words('likewise; the candidate is at most 1', '同理；候选值至多为 1'),
      ],
      [
        raw`\lVert D_t\rVert \le \lVert U_c\rVert`,
        words('likewise; the input gate is at most 1', '同理；输入门至多为 1'),
      ],
      [raw`\lVert A_t + C_t + D_t\rVert \le \eta_t`, by.triangle],
      [
        raw`\sigma_{\min}(${sum}) \ge \sigma_{\min}(B_t) - \lVert A_t + C_t + D_t\rVert`,
        used(by.triangle, 'for each vector', '对每个向量'),
      ],
      [
        raw`\ge \min f_t - \eta_t`,
        words('a diagonal matrix stretches least by its smallest entry', '对角矩阵至少按最小的对角元拉长'),
      ],
      [
        raw`\sigma_{\min}\Biggl(${product}\Biggr) \ge \prod_{t=2}^{k} \sigma_{\min}(${sum})`,
        words('what one factor stretches least, the next stretches again', '前一个因子至少拉长的倍数，再乘以后一个的'),
      ],
      [
        raw`\ge \prod_{t=2}^{k} (\min f_t - \eta_t)`,
        words('hypothesis: all factors are positive', '假设：各因子都为正'),
      ],
      [
        raw`\frac{\partial c_t}{\partial c_1} = F_t\,\frac{\partial c_{t-1}}{\partial c_1} + M_t\,\frac{\partial h_{t-1}}{\partial c_1}`,
        used(by.chainRule, 'with the fifth path', '连同第五条路径'),
      ],
      [raw`\lVert M_t\rVert \le \eta_t`, words('as above, without the output’s slope', '同上，只是没有输出的斜率')],
      [
        raw`\frac{\partial h_t}{\partial c_1} = O_t\,\frac{\partial c_t}{\partial c_1} + G_t\,\frac{\partial h_{t-1}}{\partial c_1}`,
        by.chainRule,
      ],
      [
        raw`\lVert G_t\rVert \le \tfrac14\,\lVert U_o\rVert`,
        words('the slope of the gate is at most $\\tfrac14$', '门的斜率至多为 $\\tfrac14$'),
      ],
      [
        raw`r_1 = 1,\quad q_t = \min f_t - r_{t-1}\,\eta_t,\quad r_t = 1 + \frac{\lVert U_o\rVert\,r_{t-1}}{4\,q_t}`,
        used(
          by.definition,
          'how far the output moves at most when the state moves by 1',
          '状态变动 1 时输出至多变动多少',
        ),
      ],
      [
        raw`\sigma_{\min}\Bigl(\frac{\partial c_k}{\partial c_1}\Bigr) \ge \prod_{t=2}^{k} q_t`,
        used(by.induction, 'as long as all factors are positive', '只要各因子都为正'),
      ],
    ],
    {
      at: { t: [2, 'T'], k: 'T' },
      own: ['eta', 'r', 'q'],
      draw: quiet,
      mistakes: [
        [raw`\lVert D_t\rVert \le \lVert U_c\rVert`, raw`\lVert D_t\rVert \le \tfrac{1}{100}\,\lVert U_c\rVert`],
      ],
    },
  ),
  'lstm-kept-box': words(
    'Certified, not derived: one run of the network on intervals encloses the derivative for every network of the box.',
    '这是区间证明，不是推导：网络在区间上运行一次，便把区域内每个网络的导数都包含在内。',
  ),
  'lstm-exploding': lstmSteps<Resting>(
    [
      [raw`f_t = i_t = o_t = \tfrac12`, words('at rest, with biases 0', '静止，偏置为 0')],
      [raw`A_t = 0,\quad C_t = 0`, words('state and candidate are 0', '状态与候选值为 0')],
      [raw`B_t = \tfrac12`, by.definition],
      [
        raw`D_t = \tfrac12 \cdot 1 \cdot U_c \cdot \tfrac12 \cdot 1`,
        used(by.definition, 'slopes of tanh at 0 are 1', 'tanh 在 0 处的斜率为 1'),
      ],
      [raw`${sum} = \tfrac12 + \tfrac14\,U_c`, by.putIn],
      [raw`= q`, words('the weight is chosen so', '权重正是这样选取的')],
      [
        raw`\frac{\partial c_k}{\partial c_1} = ${product}`,
        words('the fifth path is shut: tanh of the state is 0', '第五条路径不通：状态的 tanh 为 0'),
      ],
      [
        raw`= q^{\,k-1}`,
        words('$k - 1$ equal factors; for $q > 1$ without bound', '$k - 1$ 个相同的因子；$q > 1$ 时无界'),
      ],
    ],
    {
      at: { t: [2, 'T'], k: 'T' },
      sizes: { n: 1 },
      given: { q: ({ q }) => q },
      draw: { ...oneUnit, sizes: { ...oneUnit.sizes, steps: [3, 6] } },
      mistakes: [[raw`\tfrac12 + \tfrac14\,U_c`, raw`\tfrac12 + \tfrac12\,U_c`]],
    },
  ),
} satisfies Derivations;
