/** Exercises of chapter 9. */
import { exp, log, sigmoid } from '../engine/arithmetic/elementary.ts';
import { power } from '../engine/arithmetic/power.ts';
import { words } from '../proof/words.ts';
import { type Exercise, raw, rounded, toDecimals } from './exercise.ts';

const halfLife = log(2) / 0.05;
const sameBias = -log(exp(0.05) - 1);
const kept = power(0.98, 50);

const exercises: readonly Exercise[] = [
  {
    id: 'both-slices-filled',
    asks: words(
      raw`In a PyTorch LSTM the forget slices of both bias vectors are filled with $2$; the gate sees nothing else. Where does it stand? Three decimals.`,
      raw`在 PyTorch 的 LSTM 中，把两个偏置向量的遗忘门那一段都填成 $2$，此外没有别的影响遗忘门。门的值是多少？保留三位小数。`,
    ),
    hints: [
      words(raw`The two are added before the sigmoid.`, raw`两者先相加，再取 sigmoid。`),
      words(raw`$b_f = 2 + 2$.`, raw`$b_f = 2 + 2$。`),
    ],
    solution: words(
      raw`$\sigma(2 + 2) = ${toDecimals(3)(sigmoid(4))}$. With $2$ in one slice and $0$ in the other it would be $${toDecimals(3)(sigmoid(2))}$.`,
      raw`$\sigma(2 + 2) = ${toDecimals(3)(sigmoid(4))}$。若一段填 $2$、另一段填 $0$，则是 $${toDecimals(3)(sigmoid(2))}$。`,
    ),
    answer: {
      kind: 'number',
      value: sigmoid(4),
      ...rounded(3),
      mistaken: [
        {
          value: sigmoid(2),
          says: words(
            'That counts one of the two biases; PyTorch adds both.',
            '这只算了两个偏置中的一个；PyTorch 把两者相加。',
          ),
        },
        {
          value: sigmoid(2) * sigmoid(2),
          says: words('The biases are added, not the gates multiplied.', '相加的是偏置，不是把两个门相乘。'),
        },
      ],
    },
  },
  {
    id: 'what-truncation-keeps',
    asks: words(
      raw`First predict, then look: an LSTM with $f_t = 1$ and no recurrence has a single input that is not zero, at step $1$, and its loss at step $200$. Truncated BPTT goes back $K = 100$ steps. Which share of the gradient with respect to $V_c$ does it find?`,
      raw`先预测，再看结果：一个 LSTM 的 $f_t = 1$，没有循环连接，只有第 $1$ 步的输入不为零，损失在第 $200$ 步。截断的 BPTT 回退 $K = 100$ 步，能算出对 $V_c$ 的梯度的多大比例？`,
    ),
    hints: [
      words(raw`At which steps does $V_c$ act on an input that is not zero?`, raw`$V_c$ 在哪几步作用于非零的输入？`),
    ],
    solution: words(
      raw`None: every term with a step after the first contains $x_t = 0$, and step $1$ lies $199$ steps back.`,
      raw`一点也算不出：第一步之后的各项都含有 $x_t = 0$，而第 $1$ 步在 $199$ 步之前。`,
    ),
    answer: {
      kind: 'choice',
      predicts: true,
      options: [
        {
          says: words('Half of it.', '一半。'),
          because: words(
            'The terms are not spread evenly over the steps: all but one are zero.',
            '各项并不均匀分布在各步：除一项外全为零。',
          ),
        },
        {
          says: words('None of it.', '一点也没有。'),
          right: true,
          because: words(
            raw`The claim finds exactly $0$ for every $K$ below the length of the sequence.`,
            raw`命题的检验表明：只要 $K$ 小于序列长度，得到的恰好是 $0$。`,
          ),
        },
        {
          says: words('Nearly all of it, since nothing vanishes.', '几乎全部，因为什么也没有消失。'),
          because: words(
            'The factor from step 200 back to step 1 is 1, but the loop never gets there.',
            '从第 200 步回到第 1 步的因子是 1，但循环走不到那里。',
          ),
        },
      ],
    },
  },
  {
    id: 'half-life-of-a-rate',
    asks: words(
      raw`A linear model decays at the rate $a = 0.05$. After how many steps is half of a gradient left? Two decimals.`,
      raw`线性模型的衰减率是 $a = 0.05$。多少步之后梯度剩一半？保留两位小数。`,
    ),
    hints: [words(raw`$e^{-as} = \tfrac12$.`, raw`$e^{-as} = \tfrac12$。`)],
    solution: words(
      raw`$\ln 2/0.05 = ${toDecimals(2)(halfLife)}$. The forget bias that does the same is $-\ln(e^{0.05} - 1) = ${toDecimals(2)(sameBias)}$.`,
      raw`$\ln 2/0.05 = ${toDecimals(2)(halfLife)}$。与它相当的遗忘门偏置是 $-\ln(e^{0.05} - 1) = ${toDecimals(2)(sameBias)}$。`,
    ),
    answer: {
      kind: 'number',
      value: halfLife,
      ...rounded(2),
      mistaken: [
        {
          value: 20,
          says: words(
            raw`After $1/a$ steps the share $1/e$ is left, not a half.`,
            raw`$1/a$ 步之后剩 $1/e$，不是一半。`,
          ),
        },
        {
          value: sameBias,
          says: words('That is the forget bias, not the number of steps.', '这是遗忘门偏置，不是步数。'),
        },
      ],
    },
  },
  {
    id: 'least-of-a-residual-network',
    asks: words(
      raw`No branch of a residual network has a derivative of norm above $\kappa = 0.02$. Which share of a gradient is left at least after $50$ steps? Three decimals.`,
      raw`残差网络各支路导数的范数都不超过 $\kappa = 0.02$。$50$ 步之后，梯度至少还剩多大比例？保留三位小数。`,
    ),
    hints: [words(raw`Each step keeps at least $1 - \kappa$.`, raw`每一步至少保留 $1 - \kappa$。`)],
    solution: words(
      raw`$0.98^{50} = ${toDecimals(3)(kept)}$. A plain network with the same branch keeps at most $0.02^{50}$.`,
      raw`$0.98^{50} = ${toDecimals(3)(kept)}$。普通 RNN 用同样的支路，至多剩 $0.02^{50}$。`,
    ),
    answer: {
      kind: 'number',
      value: kept,
      ...rounded(3),
      mistaken: [
        {
          value: power(1.02, 50),
          says: words('That is what it can grow to at most.', '这是至多能增长到的倍数。'),
        },
        {
          value: 1 - 50 * 0.02,
          says: words('The shares multiply; they do not add up.', '比例要相乘，不能相加。'),
        },
      ],
    },
  },
  {
    id: 'wrong-gru-step',
    asks: words(
      'One piece of this Jacobian of a GRU is wrong. Which?',
      '这个 GRU 的雅可比矩阵有一处写错了。是哪一处？',
    ),
    hints: [
      words(
        raw`$u_t$ stands at two places of $u_t \otimes h_{t-1} + (1 - u_t) \otimes \tilde h_t$.`,
        raw`$u_t$ 在 $u_t \otimes h_{t-1} + (1 - u_t) \otimes \tilde h_t$ 中出现两次。`,
      ),
    ],
    solution: words(
      raw`The two places of $u_t$ give $h_{t-1} - \tilde h_t$ together; $h_{t-1}$ alone would be the term of an LSTM.`,
      raw`$u_t$ 的两处合起来给出 $h_{t-1} - \tilde h_t$；只有 $h_{t-1}$，那是 LSTM 中的一项。`,
    ),
    answer: {
      kind: 'mistake',
      claim: 'gru-jacobian',
      part: 1,
      control: 0,
      pieces: [
        raw`\operatorname{diag}(u_t)`,
        raw`(h_{t-1}) \otimes \sigma'(z^u_t)`,
        raw`(1 - u_t) \otimes \tanh'(z^h_t)`,
      ],
    },
  },
  {
    id: 'power-of-a-diagonal',
    asks: words(
      raw`Put in order a proof that the derivative of a linear model over $s$ steps is $A^s$ and that it vanishes if $A$ is diagonal with entries of modulus below $1$.`,
      raw`把下面各步排成一个证明：线性模型隔 $s$ 步的导数是 $A^s$，并且若 $A$ 是对角矩阵、对角元的模都小于 $1$，它就消失。`,
    ),
    hints: [words('Begin with one step.', '从一步开始。')],
    solution: words(
      raw`One step is linear, its derivative is $A$; the chain rule multiplies $s$ of them; a power of a diagonal matrix has the powers of its entries; the largest modulus, below $1$, bounds the norm by its $s$-th power.`,
      raw`一步是线性的，导数为 $A$；链式法则把 $s$ 个相乘；对角矩阵的幂以对角元的幂为对角元；最大的模小于 $1$，其 $s$ 次幂就是范数的上界。`,
    ),
    answer: {
      kind: 'order',
      steps: [
        {
          says: words(raw`The derivative of one step is $A$.`, raw`一步的导数是 $A$。`),
          after: [],
          because: words('The step is linear.', '这一步是线性的。'),
        },
        {
          says: words(raw`Over $s$ steps it is $A^s$.`, raw`隔 $s$ 步是 $A^s$。`),
          after: [0],
          because: words('The chain rule multiplies the derivatives of single steps.', '链式法则把各步的导数相乘。'),
        },
        {
          says: words(
            raw`$A^s$ is diagonal with the entries $\lambda_i^s$.`,
            raw`$A^s$ 是对角矩阵，对角元为 $\lambda_i^s$。`,
          ),
          after: [1],
          because: words('Diagonal matrices multiply entry by entry.', '对角矩阵相乘，就是对角元相乘。'),
        },
        {
          says: words(
            raw`Its norm is the largest $\lvert\lambda_i\rvert^s$, which tends to $0$.`,
            raw`它的范数是最大的 $\lvert\lambda_i\rvert^s$，趋于 $0$。`,
          ),
          after: [2],
          because: words('The norm of a diagonal matrix is its largest modulus.', '对角矩阵的范数等于对角元的最大模。'),
        },
      ],
      shown: [2, 0, 3, 1],
    },
  },
];

export default exercises;
