/** Exercises of chapter 4, on its small cell. */
import { sigmoid, tanh } from '../engine/arithmetic/elementary.ts';
import { lstmTrace } from '../engine/networks/traces.ts';
import { words } from '../proof/words.ts';
import { type Exercise, raw, rounded, toDecimals } from './exercise.ts';
import { smallLstm } from './networks.ts';

const to4 = toDecimals(4);
const small = lstmTrace(smallLstm(3));
const [c1, c2] = [small.c[1][0], small.c[2][0]];
/** With b_f = 0 the gate at step 2 is σ(h_1). */
const half = lstmTrace(smallLstm(2, 1, { f: 0 }));
const forget = half.steps[1].f[0];
const written = small.steps[1].i[0] * small.steps[1].candidate[0];
/** With b_o = −20 nothing is shown. */
const shut = lstmTrace(smallLstm(2, 1, { o: -20 })).c[2][0];

const exercises: readonly Exercise[] = [
  {
    id: 'half-open-gate',
    asks: words(
      raw`Set $b_f = 0$ in the small cell, and leave all else as it is. What is $c_2$? Four decimals. At step $1$ nothing changes: $c_1 = ${to4(c1)}$, $h_1 = ${to4(small.h[1][0])}$.`,
      raw`小 LSTM 取 $b_f = 0$，其余不变。$c_2$ 是多少？保留四位小数。第 $1$ 步没有变化：$c_1 = ${to4(c1)}$，$h_1 = ${to4(small.h[1][0])}$。`,
    ),
    hints: [
      words(
        raw`Only the forget gate has another value; what is written at step $2$ is still $${to4(written)}$.`,
        raw`变的只有遗忘门；第 $2$ 步写入的仍是 $${to4(written)}$。`,
      ),
      words(
        raw`$f_2 = \sigma(u_f h_1 + b_f) = \sigma(${to4(small.h[1][0])}) = ${to4(forget)}$.`,
        raw`$f_2 = \sigma(u_f h_1 + b_f) = \sigma(${to4(small.h[1][0])}) = ${to4(forget)}$。`,
      ),
    ],
    solution: words(
      raw`$c_2 = ${to4(forget)} \cdot ${to4(c1)} + ${to4(written)} = ${to4(half.c[2][0])}$, where $b_f = 2$ gave $${to4(c2)}$.`,
      raw`$c_2 = ${to4(forget)} \cdot ${to4(c1)} + ${to4(written)} = ${to4(half.c[2][0])}$；$b_f = 2$ 时是 $${to4(c2)}$。`,
    ),
    answer: {
      kind: 'number',
      value: half.c[2][0],
      ...rounded(4),
      mistaken: [
        {
          value: 0.5 * c1 + written,
          says: words(
            raw`That has the gate at $\tfrac12$; but it reads $h_1$ as well.`,
            raw`这是把门取成 $\tfrac12$；但它还读取 $h_1$。`,
          ),
        },
        { value: forget * c1, says: words('What is written at step 2 is missing.', '漏掉了第 2 步写入的部分。') },
        {
          value: sigmoid(c1) * c1 + written,
          says: words(
            raw`The gate reads the output $h_1$, not the state $c_1$.`,
            raw`门读取的是输出 $h_1$，不是状态 $c_1$。`,
          ),
        },
        {
          value: tanh(half.c[2][0]),
          says: words(
            raw`That is $\tanh(c_2)$; the state has no $\tanh$ around it.`,
            raw`这是 $\tanh(c_2)$；状态外面没有 $\tanh$。`,
          ),
        },
      ],
    },
  },
  {
    id: 'shut-output',
    asks: words(
      raw`First predict, then look: in the small cell the output gate is closed for good, $b_o = -20$. What becomes of $c_2$, which was $${to4(c2)}$?`,
      raw`先预测，再看结果：小 LSTM 的输出门一直关着，$b_o = -20$。$c_2$ 原来是 $${to4(c2)}$，现在呢？`,
    ),
    hints: [words(raw`Which of the gates of step $2$ read $h_1$?`, raw`第 $2$ 步的门中，哪些读取 $h_1$？`)],
    solution: words(
      raw`With $h_1 \approx 0$ the forget gate is $\sigma(2)$, the candidate $0$: $c_2 = \sigma(2) \cdot ${to4(c1)} = ${to4(shut)}$. The state goes on, without what it used to write by way of $h$.`,
      raw`$h_1 \approx 0$，于是遗忘门是 $\sigma(2)$，候选值是 $0$：$c_2 = \sigma(2) \cdot ${to4(c1)} = ${to4(shut)}$。状态照常传下去，只是少了经由 $h$ 写入的部分。`,
    ),
    answer: {
      kind: 'choice',
      predicts: true,
      options: [
        {
          says: words(raw`It is erased: $c_2 = 0$.`, raw`被抹去：$c_2 = 0$。`),
          because: words(
            raw`The output gate does not stand in the line of the state. The engine finds $${to4(shut)}$.`,
            raw`输出门不在状态的那条线上。引擎算得 $${to4(shut)}$。`,
          ),
        },
        {
          says: words('It does not change at all.', '毫无变化。'),
          because: words(
            raw`The state itself is left alone, but $f_2$, $i_2$ and $\tilde c_2$ read $h_1$. The engine finds $${to4(shut)}$.`,
            raw`状态本身没有被动，但 $f_2$、$i_2$、$\tilde c_2$ 都读取 $h_1$。引擎算得 $${to4(shut)}$。`,
          ),
        },
        {
          says: words('It is kept, and a little smaller.', '留住了，只是小一些。'),
          right: true,
          because: words(
            raw`The engine finds $${to4(shut)}$: $f_2$ is now $\sigma(2)$ and nothing is written.`,
            raw`引擎算得 $${to4(shut)}$：$f_2$ 现在是 $\sigma(2)$，也没有写入什么。`,
          ),
        },
      ],
    },
  },
  {
    id: 'wrong-gate',
    asks: words('One piece of this update is wrong. Which?', '这个更新公式有一处写错了。是哪一处？'),
    hints: [words('Two valves, two tasks: one keeps, the other admits.', '两个阀门，两件事：一个保留，一个放行。')],
    solution: words(
      raw`What is written passes the input gate: $\tilde c_t \otimes i_t$. With $f_t$ in its place a cell that keeps everything would also admit everything.`,
      raw`写入的量要经过输入门：$\tilde c_t \otimes i_t$。若换成 $f_t$，什么都留住的细胞也会什么都放进来。`,
    ),
    answer: {
      kind: 'mistake',
      claim: 'cell-state',
      part: 1,
      control: 1,
      pieces: ['c_{t-1}', 'f_t', raw`\tilde c_t`, 'f_t'],
      judged: { target: 'lstm-free', relation: raw`c_t = c_{t-1} \otimes f_t \;\oplus\; \tilde c_t \otimes f_t` },
    },
  },
  {
    id: 'how-large-a-state',
    asks: words(
      raw`Prove $\lvert c_t \rvert < t$ for $c_0 = 0$: put the steps in order.`,
      raw`证明：若 $c_0 = 0$，则 $\lvert c_t \rvert < t$。请把各步排好次序。`,
    ),
    hints: [words('By induction over the steps.', '对时间步用归纳法。')],
    solution: words(
      raw`Sizes of the gates; one step adds less than $1$; the start; induction.`,
      raw`各门的大小；一步的增量小于 $1$；起点；归纳。`,
    ),
    answer: {
      kind: 'order',
      shown: [1, 3, 0, 2],
      steps: [
        {
          says: words(
            raw`$0 < f_t < 1$, $0 < i_t < 1$ and $\lvert \tilde c_t \rvert < 1$.`,
            raw`$0 < f_t < 1$，$0 < i_t < 1$，$\lvert \tilde c_t \rvert < 1$。`,
          ),
          after: [],
          because: words('nothing has to come before it.', '前面不需要什么。'),
        },
        {
          says: words(
            raw`So $\lvert c_t \rvert \le f_t \lvert c_{t-1} \rvert + i_t \lvert \tilde c_t \rvert < \lvert c_{t-1} \rvert + 1$.`,
            raw`所以 $\lvert c_t \rvert \le f_t \lvert c_{t-1} \rvert + i_t \lvert \tilde c_t \rvert < \lvert c_{t-1} \rvert + 1$。`,
          ),
          after: [0],
          because: words('it uses how large gates and candidate can be.', '它要用到门和候选值的大小。'),
        },
        {
          says: words(
            raw`At the start, $\lvert c_0 \rvert = 0$, hence $\lvert c_1 \rvert < 1$.`,
            raw`起点处 $\lvert c_0 \rvert = 0$，所以 $\lvert c_1 \rvert < 1$。`,
          ),
          after: [1],
          because: words(
            'it takes the step from $c_0$ to $c_1$, for which the bound on one step is needed.',
            '它要从 $c_0$ 走到 $c_1$，要用到一步的上界。',
          ),
        },
        {
          says: words(
            raw`If $\lvert c_{t-1} \rvert < t - 1$, then $\lvert c_t \rvert < (t - 1) + 1 = t$; so it is true for every $t \ge 1$.`,
            raw`若 $\lvert c_{t-1} \rvert < t - 1$，则 $\lvert c_t \rvert < (t - 1) + 1 = t$；于是对一切 $t \ge 1$ 成立。`,
          ),
          after: [1, 2],
          because: words('induction needs its start and its step.', '归纳法需要起点和递推的一步。'),
        },
      ],
    },
  },
];
export default exercises;
