/** Exercises of chapter 6. */

import { restingCell } from '../claims/lstm-gradient/resting-cell.ts';
import { log } from '../engine/arithmetic/elementary.ts';
import { power } from '../engine/arithmetic/power.ts';
import { productForm } from '../engine/closed-forms/lstm-jacobians.ts';
import { blockForm } from '../engine/closed-forms/lstm-joint.ts';
import type { LstmCase } from '../engine/networks/draw-lstm.ts';
import { lstmTrace } from '../engine/networks/traces.ts';
import { words } from '../proof/words.ts';
import { type Exercise, exact, raw, rounded, toDecimals } from './exercise.ts';
import derivatives from './gate-derivatives.ts';
import { smallLstm } from './networks.ts';

const to4 = toDecimals(4);
const third = lstmTrace(smallLstm(3)).steps[2].f[0];
/** The unit at rest with b_f = ln 9, whose only recurrent weight is u_c. */
const resting = (uc: number): LstmCase => {
  const cell = restingCell(6, { uc });
  return { ...cell, b: { ...cell.b, f: Float64Array.of(log(9)) } };
};
const kept = blockForm(resting(-1.6), 6).data[0];
/** The small cell with u_o = −1. */
const turned = (() => {
  const g = smallLstm(3);
  return { ...g, W: { ...g.W, o: g.W.o.with(0, -1) } };
})();
const [product, truth] = [productForm(turned, 3).data[0], blockForm(turned, 3).data[0]];

const exercises: readonly Exercise[] = [
  {
    id: 'open-gate-at-three',
    asks: words(
      raw`What is $B_3$ in the small cell? Four decimals. Its outputs are $h_1 = ${to4(lstmTrace(smallLstm(3)).h[1][0])}$ and $h_2 = ${to4(lstmTrace(smallLstm(3)).h[2][0])}$.`,
      raw`小 LSTM 的 $B_3$ 是多少？保留四位小数。它的输出是 $h_1 = ${to4(lstmTrace(smallLstm(3)).h[1][0])}$、$h_2 = ${to4(lstmTrace(smallLstm(3)).h[2][0])}$。`,
    ),
    hints: [words(raw`$B_t = f_t$, and $f_3$ reads $h_2$.`, raw`$B_t = f_t$，而 $f_3$ 读取 $h_2$。`)],
    solution: words(
      raw`$B_3 = f_3 = \sigma(h_2 + 2) = ${to4(third)}$. No weight matrix and no slope stands in it.`,
      raw`$B_3 = f_3 = \sigma(h_2 + 2) = ${to4(third)}$。其中没有权重矩阵，也没有斜率。`,
    ),
    answer: {
      kind: 'number',
      value: third,
      ...rounded(4),
      mistaken: [
        {
          value: lstmTrace(smallLstm(3)).steps[1].f[0],
          says: words(raw`That is $f_2$, which reads $h_1$.`, raw`这是 $f_2$，它读取的是 $h_1$。`),
        },
        {
          value: third * (1 - third),
          says: words(
            raw`That is the slope of the gate. The direct path has the gate itself.`,
            raw`这是门的斜率。直接通路上的是门本身。`,
          ),
        },
      ],
    },
  },
  {
    id: 'five-steps-at-rest',
    asks: words(
      raw`The unit at rest of the section before the last, $b_f = \ln 9$, now with $u_c = -1.6$. What is $\partial c_6/\partial c_1$? Exactly.`,
      raw`倒数第二节那个静止的单元，$b_f = \ln 9$，现在取 $u_c = -1.6$。$\partial c_6/\partial c_1$ 是多少？写出精确值。`,
    ),
    hints: [
      words(raw`The factor of a step is $0.9 + u_c/4$.`, raw`每一步的因子是 $0.9 + u_c/4$。`),
      words(
        raw`It is $\tfrac12$, and from $c_1$ to $c_6$ are five steps.`,
        raw`它等于 $\tfrac12$，而从 $c_1$ 到 $c_6$ 是五步。`,
      ),
    ],
    solution: words(
      raw`$(0.9 - 0.4)^5 = \tfrac{1}{32} = ${kept.toFixed(5)}$. The forget gate alone gives $0.9^5 = ${power(0.9, 5).toFixed(4)}$.`,
      raw`$(0.9 - 0.4)^5 = \tfrac{1}{32} = ${kept.toFixed(5)}$。若只用遗忘门近似，则是 $0.9^5 = ${power(0.9, 5).toFixed(4)}$。`,
    ),
    answer: {
      kind: 'number',
      value: kept,
      ...exact,
      mistaken: [
        {
          value: power(0.9, 5),
          says: words(
            raw`That is the forget gate alone: the path through the candidate is missing.`,
            raw`这只是遗忘门：漏掉了经候选值的通路。`,
          ),
        },
        {
          value: kept / 2,
          says: words(
            raw`That is one step too many: from $c_1$ to $c_6$ are five.`,
            raw`多了一步：从 $c_1$ 到 $c_6$ 是五步。`,
          ),
        },
      ],
    },
  },
  {
    id: 'turned-output',
    asks: words(
      raw`First predict, then look: in the small cell turn the sign of $u_o$, from $1$ to $-1$. At $k = 3$ the truth was above the product of the sums, $0.9985$ against $0.9875$. And now?`,
      raw`先预测，再看结果：在小 LSTM 中把 $u_o$ 的符号反过来，从 $1$ 变成 $-1$。$k = 3$ 时，真值原来大于四项之和的连乘，是 $0.9985$ 对 $0.9875$。现在呢？`,
    ),
    hints: [
      words(
        raw`The gap is $M_3 G_2 O_1$. Which of the three contains $u_o$?`,
        raw`差距是 $M_3 G_2 O_1$。三者中哪一个含有 $u_o$？`,
      ),
    ],
    solution: words(
      raw`$G_2$ has the factor $u_o$, so that the gap turns its sign: $${to4(truth)}$ against $${to4(product)}$.`,
      raw`$G_2$ 含有因子 $u_o$，所以差距变号：$${to4(truth)}$ 对 $${to4(product)}$。`,
    ),
    answer: {
      kind: 'choice',
      predicts: true,
      options: [
        {
          says: words('The truth is still above it.', '真值仍然更大。'),
          because: words(
            raw`$G_2$ is proportional to $u_o$ and has turned its sign. The engine finds $${to4(truth)}$ against $${to4(product)}$.`,
            raw`$G_2$ 与 $u_o$ 成正比，已经变号。引擎算得 $${to4(truth)}$ 对 $${to4(product)}$。`,
          ),
        },
        {
          says: words('The truth is below it.', '真值更小。'),
          right: true,
          because: words(
            raw`The engine finds $${to4(truth)}$ against $${to4(product)}$.`,
            raw`引擎算得 $${to4(truth)}$ 对 $${to4(product)}$。`,
          ),
        },
        {
          says: words('The two are equal.', '两者相等。'),
          because: words(
            raw`They are where $u_o = 0$; here the path is there, with the other sign: $${to4(truth)}$ against $${to4(product)}$.`,
            raw`$u_o = 0$ 时才相等；这里通路还在，只是符号相反：$${to4(truth)}$ 对 $${to4(product)}$。`,
          ),
        },
      ],
    },
  },
  {
    id: 'wrong-side',
    asks: words('One of the four summands is wrong. Which?', '四项中有一项写错了。是哪一项？'),
    hints: [
      words(
        raw`$c_{t-1,i}$ multiplies gate $i$, which is row $i$ of a Jacobian.`,
        raw`$c_{t-1,i}$ 乘的是第 $i$ 个门，也就是雅可比矩阵的第 $i$ 行。`,
      ),
    ],
    solution: words(
      raw`$\operatorname{diag}(c_{t-1})$ belongs on the left of $\partial f_t/\partial c_{t-1}$: it scales rows. With one unit nobody would notice.`,
      raw`$\operatorname{diag}(c_{t-1})$ 应当在 $\partial f_t/\partial c_{t-1}$ 的左边：缩放的是行。只有一个单元时，看不出差别。`,
    ),
    answer: {
      kind: 'mistake',
      claim: 'cell-state-derivative',
      part: 1,
      control: 1,
      pieces: [
        raw`\frac{\partial f_t}{\partial c_{t-1}}\,\operatorname{diag}(c_{t-1})`,
        raw`\operatorname{diag}(f_t)`,
        raw`\operatorname{diag}(\tilde c_t)\,\frac{\partial i_t}{\partial c_{t-1}}`,
        raw`\operatorname{diag}(i_t)\,\frac{\partial \tilde c_t}{\partial c_{t-1}}`,
      ],
      judged: {
        target: 'lstm-step',
        relation: raw`\frac{\partial c_t}{\partial c_{t-1}} = \frac{\partial f_t}{\partial c_{t-1}}\,\operatorname{diag}(c_{t-1}) + \operatorname{diag}(f_t) + \operatorname{diag}(\tilde c_t)\,\frac{\partial i_t}{\partial c_{t-1}} + \operatorname{diag}(i_t)\,\frac{\partial \tilde c_t}{\partial c_{t-1}}`,
      },
    },
  },
  {
    id: 'four-summands',
    asks: words(
      raw`Write $\partial c_t/\partial c_{t-1}$ with the derivatives of the gates, $\frac{\partial f_t}{\partial c_{t-1}}$ and so on, or wholly written out.`,
      raw`写出 $\partial c_t/\partial c_{t-1}$，可以用各门的导数 $\frac{\partial f_t}{\partial c_{t-1}}$ 等表示，也可以全部写开。`,
    ),
    hints: [
      words(
        raw`The product rule on $c_t = f_t \otimes c_{t-1} \oplus i_t \otimes \tilde c_t$: four summands.`,
        raw`对 $c_t = f_t \otimes c_{t-1} \oplus i_t \otimes \tilde c_t$ 用乘积法则：共四项。`,
      ),
      words(
        raw`A factor that is held becomes a diag, on the left of the derivative of the other.`,
        raw`固定不动的那个因子写成 diag，放在另一个因子的导数左边。`,
      ),
    ],
    solution: words(
      raw`$\operatorname{diag}(c_{t-1})\frac{\partial f_t}{\partial c_{t-1}} + \operatorname{diag}(f_t) + \operatorname{diag}(\tilde c_t)\frac{\partial i_t}{\partial c_{t-1}} + \operatorname{diag}(i_t)\frac{\partial \tilde c_t}{\partial c_{t-1}}$, which is $A_t + B_t + C_t + D_t$.`,
      raw`$\operatorname{diag}(c_{t-1})\frac{\partial f_t}{\partial c_{t-1}} + \operatorname{diag}(f_t) + \operatorname{diag}(\tilde c_t)\frac{\partial i_t}{\partial c_{t-1}} + \operatorname{diag}(i_t)\frac{\partial \tilde c_t}{\partial c_{t-1}}$，也就是 $A_t + B_t + C_t + D_t$。`,
    ),
    answer: {
      kind: 'formula',
      target: 'lstm-step',
      right: 'A[t] + diag(f[t]) + C[t] + D[t]',
      wrong: 'diag(f[t])',
    },
  },
];
export default [...exercises, ...derivatives];
