/**
 * What is often said about LSTMs, each with places where it is said, the evidence that decides it and what to say instead. The
 * verdict follows from the evidence; `sayings.test.ts` finds each piece of it in the claim named and computes the numbers again.
 */
import type { GradedVerdict } from '../claims/claim.ts';
import type { Values } from '../explorers/explorer.ts';
import type { Part } from '../proof/part.ts';
import { type Language, type Words, words } from '../proof/words.ts';
import { fill, t } from './text/strings.ts';

export const sayingVerdicts = ['right', 'conditional', 'notInGeneral', 'wrong', 'noGradients'] as const;
/**
 * `right`: nothing speaks against it · `conditional`: right under the condition named, refuted without it · `notInGeneral`: of some
 * networks it is true, of others not · `wrong`: refuted, and nothing speaks for it · `noGradients`: of learning, which is counted.
 */
export type SayingVerdict = (typeof sayingVerdicts)[number];

/** The mark and the colour that a verdict shares with those of claims. */
export const markOf: Readonly<Record<SayingVerdict, GradedVerdict>> = {
  right: 'holds',
  conditional: 'conditional',
  notInGeneral: 'gap',
  wrong: 'conclusion',
  noGradients: 'hypothesis',
};

/** A part of a claim that must pass, by its kind; or what must come out refuted: the article’s form, or the claim without its condition. */
type By = Part['kind'] | 'printed' | 'without';

export interface Evidence {
  readonly claim: string;
  /** `for` the saying or for a part of it, `against` it, or a `count` of trainings. */
  readonly speaks: 'for' | 'against' | 'count';
  readonly by: By;
}

interface Place {
  /** In `content/references.bib`. */
  readonly key: string;
  /** Where in it, and how far it says so. */
  readonly where: Words;
}

export interface Saying {
  /** Permanent: part of its addresses. */
  readonly id: string;
  /** Day on which it was added, ISO 8601. */
  readonly since: string;
  /** As it is usually put, in our words; plain text. */
  readonly says: Words;
  readonly places: readonly Place[];
  /** The first is the equation that decides. */
  readonly evidence: readonly [Evidence, ...Evidence[]];
  /** `conditional` only: “Right if …”. */
  readonly condition?: Words;
  readonly why: Words;
  readonly instead: Words;
  readonly picture: {
    /** The id of an explorer, and initial values other than its own. */
    readonly explorer: string;
    readonly at?: Values;
    /** What to try in it. */
    readonly tries: Words;
  };
}

export function verdictOf({ evidence, condition }: Pick<Saying, 'evidence' | 'condition'>): SayingVerdict {
  const speaks = (how: Evidence['speaks']) => evidence.some((one) => one.speaks === how);
  if (speaks('count')) return 'noGradients';
  if (!speaks('against')) return 'right';
  if (!speaks('for')) return 'wrong';
  return condition ? 'conditional' : 'notInGeneral';
}

const since = '2026-11-30';

export const sayings: readonly Saying[] = [
  {
    id: 'solved',
    since,
    says: words('An LSTM solves the vanishing gradient problem.', 'LSTM 解决了梯度消失问题。'),
    places: [
      { key: 'arbel2018', where: words('the title', '标题') },
      { key: 'weber2017', where: words('the title and the first paragraph', '标题与第一段') },
      {
        key: 'zyksir2020',
        where: words('the title; the text says that it eases the problem only', '标题；正文则说只是缓解'),
      },
    ],
    evidence: [
      { claim: 'lstm-no-vanishing', speaks: 'for', by: 'certificate' },
      { claim: 'likely-survival', speaks: 'against', by: 'without' },
    ],
    condition: words('the forget gates stand open and the recurrent weights are small', '遗忘门开着，而且循环权重小'),
    why: words(
      'Under these two conditions there is a bound from below, and it holds for a whole box of networks. Without them an LSTM can vanish like any other network: if nothing but $b_f = 0$ sets the forget gate, a step keeps $\\tfrac12$, and $20$ steps keep $9.5 \\times 10^{-7}$. Of $100$ LSTMs with Xavier’s random weights and $b_f = 0$, $0$ kept a thousandth of the derivative over $50$ steps; with $b_f = 1$ it was $80$.',
      '满足这两个条件时，有一个下界，它对整个区域内的网络都成立。不满足时，LSTM 的梯度照样可能消失：若遗忘门只由 $b_f = 0$ 决定，每步只留下 $\\tfrac12$，$20$ 步之后剩 $9.5 \\times 10^{-7}$。按 Xavier 随机抽取权重，$b_f = 0$ 的 $100$ 个 LSTM 经过 $50$ 步，导数至少还剩千分之一的有 $0$ 个；$b_f = 1$ 时有 $80$ 个。',
    ),
    instead: words(
      'An LSTM can keep a gradient. Whether it does is set by its gates: say how far they stand open, and over how many steps.',
      'LSTM 能够留住梯度。是否留住，取决于门：要说清门开到多大、隔了多少步。',
    ),
    picture: {
      explorer: 'gates',
      at: { bias: 0 },
      tries: words(
        'Try: this is $b_f = 0$. Raise the forget bias to 5, then the recurrent scale to 3.',
        '试一试：这里 $b_f = 0$。把遗忘门偏置调到 5，再把循环权重的大小调到 3。',
      ),
    },
  },
  {
    id: 'rnn-vanishes',
    since,
    says: words('The gradient of a recurrent network vanishes.', '循环神经网络的梯度会消失。'),
    places: [
      {
        key: 'arbel2018',
        where: words('its conclusion about RNNs, as we read it', '关于 RNN 的结论（我们推断的形式）'),
      },
      {
        key: 'zyksir2020',
        where: words('of the loss at a late step, in the last remarks', '文末的评论，说的是靠后一步的损失'),
      },
    ],
    evidence: [
      { claim: 'rnn-step-gradient-limit', speaks: 'against', by: 'printed' },
      { claim: 'rnn-total-gradient-limit', speaks: 'for', by: 'bound' },
    ],
    why: words(
      'What has a bound that tends to zero is the part from far back, and its share in the whole. The gradient itself can stay as it is. One sigmoid unit with $w_{\\mathrm{rec}} = 2$, $w_{\\mathrm{in}} = -1$ and the constant input $1$ rests at $z = 0$: as $k$ grows, the gradient of its loss tends to $(-0.125,\\, -0.25)$, not to zero, and everything from $20$ or more steps back is at most $9.5 \\times 10^{-7}$ of it.',
      '有上界趋于零的，是来自远处的那一部分，以及它在整体中的占比；梯度本身可以一直不变小。取一个 sigmoid 单元，$w_{\\mathrm{rec}} = 2$，$w_{\\mathrm{in}} = -1$，输入恒为 $1$，它停在 $z = 0$：随着 $k$ 增大，损失的梯度趋于 $(-0.125,\\, -0.25)$，而不是零；时滞不小于 $20$ 的部分，合起来至多占 $9.5 \\times 10^{-7}$。',
    ),
    instead: words(
      'The far part of the gradient vanishes. The rest stays, and so the network goes on learning, from its near past.',
      '消失的是梯度中来自远处的部分；其余的还在，网络仍在学习，只是学到的来自近处。',
    ),
    picture: {
      explorer: 'lag',
      tries: words(
        'Try: bring ρ down to 0.5 and follow the lower curve, the share of the long lags; the whole gradient is 1 at lag 0, whatever ρ is.',
        '试一试：把 ρ 降到 0.5，看下面那条曲线，即长时滞的占比；无论 ρ 是多少，时滞 0 处都是 1，那就是整个梯度。',
      ),
    },
  },
  {
    id: 'radius',
    since,
    says: words(
      'Spectral radius below 1: the gradient vanishes. Above 1: it explodes.',
      '谱半径小于 1，梯度消失；大于 1，梯度爆炸。',
    ),
    places: [
      {
        key: 'weber2017',
        where: words(
          'of the dominant eigenvalue, with reference to Pascanu et al., who say less: sufficient for the one, necessary for the other',
          '说的是主特征值，并引用 Pascanu 等；后者说得没有这么多：对前者是充分条件，对后者是必要条件',
        ),
      },
      {
        key: 'zhang2023dive',
        where: words(
          'the section on backpropagation through time, of the powers of one matrix in a linear network, where it is right',
          '通过时间反向传播一节，说的是线性网络中同一矩阵的幂，在那里是对的',
        ),
      },
    ],
    evidence: [
      { claim: 'rnn-vanishing-bound', speaks: 'against', by: 'witness' },
      { claim: 'rnn-exploding', speaks: 'against', by: 'without' },
      { claim: 'transient-growth', speaks: 'for', by: 'bound' },
    ],
    why: words(
      'The radius decides the powers of one fixed matrix, in the limit. Between the factors of an RNN stand slopes that differ from unit to unit. $W_{\\mathrm{rec}}$ with the rows $(2,\\, -2)$ twice has the spectral radius $0$; with the slopes $1$ and $0.25$ the product grows by half at every step, and after $8$ steps its norm is $50$. And $W_{\\mathrm{rec}} = 50\\,I$ has the radius $50$, but drives its units into saturation, where a step keeps $7 \\times 10^{-42}$.',
      '谱半径决定的是固定矩阵的幂，而且只在极限中。RNN 的各因子之间夹着斜率，各单元又互不相同。设 $W_{\\mathrm{rec}}$ 的两行都是 $(2,\\, -2)$，它的谱半径是 $0$；斜率取 $1$ 和 $0.25$，乘积每步增大一半，$8$ 步之后范数是 $50$。反过来，$W_{\\mathrm{rec}} = 50\\,I$ 的谱半径是 $50$，却把单元推入饱和区，在那里每步只留下 $7 \\times 10^{-42}$。',
    ),
    instead: words(
      'If the largest slope times the norm of the recurrent weights is below 1, the product vanishes; to explode it has to be above 1, and that alone is not enough.',
      '最大斜率乘以循环权重的范数若小于 1，乘积就消失；要爆炸，它必须大于 1，但仅此还不够。',
    ),
    picture: {
      explorer: 'norm-radius',
      at: { power: 8 },
      tries: words(
        'Try: set both slopes to 1. Then $J$ is $W_{\\mathrm{rec}}$ itself, and its square is zero.',
        '试一试：把两个斜率都设为 1，这时 $J$ 就是 $W_{\\mathrm{rec}}$ 本身，它的平方是零。',
      ),
    },
  },
  {
    id: 'additive',
    since,
    says: words(
      'What makes the difference is that the cell state is added to.',
      '关键在于，细胞状态是靠相加来更新的。',
    ),
    places: [
      { key: 'weber2017', where: words('the first of its two reasons', '所列两个原因中的第一个') },
      {
        key: 'zyksir2020',
        where: words(
          'after the derivative of the cell state: the other terms are added',
          '细胞状态的导数之后：其余几项是相加关系',
        ),
      },
    ],
    evidence: [
      { claim: 'additive-gradient', speaks: 'for', by: 'algebraic' },
      { claim: 'balancing-combination', speaks: 'for', by: 'witness' },
    ],
    why: words(
      'One step back multiplies by a sum of four matrices, and one of them, $B_t = \\operatorname{diag}(f_t)$, has no weight matrix and no slope in it: only a gate can shrink it. A sum can also be near $1$ where no term is: $0.1 + 0.7 + 0.1 + 0.1 = 1$, and there is a cell that keeps to this, with a product of $1$ over $200$ steps, where the gate alone would leave $10^{-31}$.',
      '每回退一步，要乘的是四个矩阵之和，其中的 $B_t = \\operatorname{diag}(f_t)$ 既不含权重矩阵，也不含斜率，能使它变小的只有门。而且各项都不接近 $1$ 时，和也可以是 $1$：$0.1 + 0.7 + 0.1 + 0.1 = 1$。确有一个 LSTM 一直保持这组数，$200$ 步的乘积是 $1$；若只看遗忘门，只会剩下 $10^{-31}$。',
    ),
    instead: words(
      'It can be said like this. What it gives is a factor that can be 1, not one that must be.',
      '可以这么说。它带来的，是因子可以等于 1，而不是必定等于 1。',
    ),
    picture: {
      explorer: 'balance',
      tries: words(
        'Try: let each term be off by ε = 0.05, as much as one decimal hides, and see where 100 steps lead.',
        '试一试：让每一项有 ε = 0.05 的偏差，也就是一位小数所掩盖的大小，看 100 步之后会怎样。',
      ),
    },
  },
  {
    id: 'highway',
    since,
    says: words('Along the cell state the gradient flows back unchanged.', '梯度沿着细胞状态原样传回去。'),
    places: [
      {
        key: 'hochreiter1997',
        where: words(
          'the constant error carousel, of a cell without a forget gate and with truncated gradients, where it is right',
          '恒定误差传送带；细胞没有遗忘门，梯度又经截断，在那里是对的',
        ),
      },
      {
        key: 'zhang2023dive',
        where: words('the section on LSTMs, of an edge of weight 1', '长短期记忆网络一节，说的是权重为 1 的边'),
      },
      {
        key: 'weber2017',
        where: words('as a common misconception, which it corrects', '列为常见的误解，并加以纠正'),
      },
    ],
    evidence: [
      { claim: 'constant-error-carousel', speaks: 'for', by: 'identity' },
      { claim: 'forget-bias-horizon', speaks: 'against', by: 'identity' },
      { claim: 'additive-gradient', speaks: 'against', by: 'algebraic' },
    ],
    condition: words(
      '$f_t = 1$ and nothing goes from the output back into the cell',
      '$f_t = 1$，而且没有任何东西从输出回到细胞',
    ),
    why: words(
      'That is the cell of $1997$. Today’s forget gate is a sigmoid and never quite $1$: with $b_f = 1$ and nothing else to set it, it passes on $0.73$, and half is gone after $2.2$ steps. And the gate is one of four terms: the other three come through the recurrent weights, with either sign.',
      '那是 $1997$ 年的细胞。如今的遗忘门是 sigmoid，永远到不了 $1$：若只由 $b_f = 1$ 决定，每步只传下去 $0.73$，经过 $2.2$ 步便少了一半。何况门只是四项之一，另外三项经由循环权重而来，可正可负。',
    ),
    instead: words(
      'At each step the gradient is multiplied by $A_t + B_t + C_t + D_t$. It comes back unchanged only where that is the identity.',
      '每回退一步，梯度乘以 $A_t + B_t + C_t + D_t$；只有当它是单位矩阵时，梯度才原样传回。',
    ),
    picture: {
      explorer: 'cell',
      at: { f: 0.73 },
      tries: words(
        'Try: open the forget gate to 0.99, then give the recurrent weights the size 3. How far from 1 is the factor?',
        '试一试：把遗忘门开到 0.99，再把循环权重设为 3。因子离 1 有多远？',
      ),
    },
  },
  {
    id: 'no-explosion',
    since,
    says: words('The gradients of an LSTM cannot explode.', 'LSTM 的梯度不会爆炸。'),
    places: [
      {
        key: 'zhang2023dive',
        where: words('the introduction of the section on LSTMs', '长短期记忆网络一节的引言'),
      },
      {
        key: 'goodfellow2016',
        where: words(
          'section 10.10, of the paths that gates are to make; read in the Chinese translation',
          '第 10.10 节，说的是门要造出的路径；据中文译本',
        ),
      },
    ],
    evidence: [{ claim: 'lstm-exploding', speaks: 'against', by: 'witness' }],
    why: words(
      'Nothing stops the sum of the four terms at $1$. The balanced cell with its recurrent weights doubled has $0.7 + 3 \\cdot 0.2 = 1.3$ at every step, and after $100$ steps the derivative is $2.5 \\times 10^{11}$. Such a cell is unstable: started a thousandth away it reaches $258$ and then falls. But a random LSTM with large recurrent weights grows as well: by a factor of $40$ over $20$ steps in the picture.',
      '没有什么会使四项之和止于 $1$。平衡的 LSTM 把循环权重加倍，每步都是 $0.7 + 3 \\cdot 0.2 = 1.3$，$100$ 步之后导数是 $2.5 \\times 10^{11}$。这样的 LSTM 不稳定：起点偏离千分之一，导数升到 $258$ 便又回落。但随机抽取的 LSTM，循环权重大时也会增长：图中的这个经过 $20$ 步增大到 $40$ 倍。',
    ),
    instead: words(
      'The gradients of an LSTM can vanish, last or explode. Clip them too.',
      'LSTM 的梯度可以消失，可以持久，也可以爆炸；同样需要裁剪。',
    ),
    picture: {
      explorer: 'products',
      at: { recurrence: 4 },
      tries: words(
        'Try: take other seeds, and a forget bias of 0. For which does the LSTM grow where the plain network fades?',
        '试一试：换别的种子，或把遗忘门偏置设为 0。哪些情形下，普通 RNN 淡去而 LSTM 增长？',
      ),
    },
  },
  {
    id: 'product',
    since,
    says: words(
      'Over many steps the derivative is the product of the four-term sums.',
      '跨多步的导数，就是各步四项之和的连乘。',
    ),
    places: [
      {
        key: 'arbel2018',
        where: words('its formula for the LSTM, as we read it', 'LSTM 的梯度公式（我们推断的形式）'),
      },
      { key: 'weber2017', where: words('after the full derivative of one step', '写出一步的完整导数之后') },
      { key: 'zyksir2020', where: words('the formula of its second part', '后半部分的公式') },
    ],
    evidence: [
      { claim: 'lstm-states-gradient', speaks: 'for', by: 'identity' },
      { claim: 'lstm-states-gradient', speaks: 'against', by: 'printed' },
    ],
    condition: words(
      'the output gate has no recurrent weights, or there is only one step',
      '输出门没有循环权重，或者只有一步',
    ),
    why: words(
      'Over two steps and more there is a fifth path: from the state through the output to the next output gate, and from it to the state after next. It passes by the state in between, so that no product of one-step derivatives contains it. In the small cell of the chapters the product is off by $1.1\\,\\%$ for $k = 3$, and for $k = 21$ by up to $51\\,\\%$ as $U_o$ grows.',
      '跨两步以上还有第五条路径：从状态经输出到下一步的输出门，再到隔一步的状态。它绕过中间的状态，所以单步导数的任何乘积都不包含它。在各章所用的小 LSTM 中，$k = 3$ 时连乘相差 $1.1\\,\\%$；$k = 21$ 时，随着 $U_o$ 增大，最多相差 $51\\,\\%$。',
    ),
    instead: words(
      'Multiply the Jacobians of the pair $(c_t,\\, h_t)$, and take the block of the cell state at the end.',
      '把 $(c_t,\\, h_t)$ 的雅可比矩阵连乘起来，最后再取细胞状态的那一块。',
    ),
    picture: {
      explorer: 'fifth-path',
      at: { k: 21 },
      tries: words(
        'Try: bring the last step down to 2, where the product is exact, then take a random network.',
        '试一试：把末步降到 2，这时连乘是精确的；再换成随机网络。',
      ),
    },
  },
  {
    id: 'bias-one',
    since,
    says: words('Start the forget bias at 1, and long lags are learnt.', '遗忘门偏置从 1 开始，就能学会长时滞。'),
    places: [
      {
        key: 'jozefowicz2015',
        where: words(
          'on the factor of one half a step that the bias 0 gives: a value such as 1 or 2 is to solve that; read in quotations',
          '谈偏置为 0 时每步一个二分之一的因子：取 1 或 2 这样的值便可解决；据他人引用',
        ),
      },
      {
        key: 'keras',
        where: words(
          'the option unit_forget_bias, on by default, with that reference',
          '选项 unit_forget_bias，默认开启，并引用上文',
        ),
      },
    ],
    evidence: [
      { claim: 'forget-bias-horizon', speaks: 'against', by: 'identity' },
      { claim: 'latch-experiment', speaks: 'against', by: 'experiment' },
      { claim: 'likely-survival', speaks: 'for', by: 'experiment' },
    ],
    why: words(
      'A gate that is set by the bias $1$ alone loses half in $2.2$ steps, and leaves $3.4 \\times 10^{-14}$ at step $100$; to keep half until then takes $b^{*} = 4.96$. In the latch task over $100$ steps the LSTMs with $b_f = 1$ succeeded $0$ times in $30$ at each of three learning rates, those with $b^{*}$ in $30$, $29$ and $15$. Over fewer steps far more random LSTMs keep a gradient with $1$ than with $0$.',
      '只由偏置 $1$ 决定的门，经过 $2.2$ 步便丢掉一半，到第 $100$ 步只剩 $3.4 \\times 10^{-14}$；要到那时还留住一半，需要 $b^{*} = 4.96$。在跨 $100$ 步的锁存任务上，$b_f = 1$ 的 LSTM 在三种学习率之下各跑 $30$ 次，都成功 $0$ 次；$b^{*}$ 则分别成功 $30$、$29$、$15$ 次。步数较少时，取 $1$ 的随机 LSTM 留住梯度的，比取 $0$ 的多得多。',
    ),
    instead: words(
      'Choose the forget bias for the horizon: about $\\ln k$ for $k$ steps.',
      '按时间跨度选遗忘门偏置：跨 $k$ 步，大约取 $\\ln k$。',
    ),
    picture: {
      explorer: 'horizon',
      tries: words(
        'Try: for which horizon is the bias 1 enough? And what do 1000 steps take?',
        '试一试：偏置 1 够用多少步？1000 步又需要多大？',
      ),
    },
  },
  {
    id: 'clipping',
    since,
    says: words('Gradient clipping also helps against vanishing.', '梯度裁剪也能对付梯度消失。'),
    places: [
      {
        key: 'caffe2',
        where: words('what the class GradientClipping is said to be for', '类 GradientClipping 的用途说明'),
      },
    ],
    evidence: [{ claim: 'gradient-clipping', speaks: 'against', by: 'identity' }],
    why: words(
      'Clipping by the norm multiplies the whole gradient by one number, which is never larger than $1$. Near and far shrink alike, and the share of the far part stays what it was. In the picture the gradient goes from the length $27$ to $1$, and the lags from $10$ on make up $0.0014$ of it before and after. A gradient that is short already is left as it is.',
      '按范数裁剪，是把整个梯度乘以同一个数，这个数从不大于 $1$。近处和远处一同缩小，遥远部分的占比不变。图中梯度的长度从 $27$ 变为 $1$，时滞不小于 $10$ 的部分，裁剪前后都占 $0.0014$。本来就短的梯度，则原封不动。',
    ),
    instead: words(
      'Clipping bounds a step. Against vanishing something has to change the product: an open gate, or weights that keep lengths.',
      '裁剪限制的是一步的长度。要对付梯度消失，就得改变乘积：打开门，或者选用保持长度的权重。',
    ),
    picture: {
      explorer: 'clip',
      tries: words(
        'Try: lower θ. Does the lower picture move? Then scale the weights beyond 1.',
        '试一试：调低 θ，下图会动吗？再把权重放大到 1 以上。',
      ),
    },
  },
  {
    id: 'learning',
    since,
    says: words(
      'LSTMs learn long dependencies because their gradients survive.',
      'LSTM 能学会长期依赖，是因为梯度没有消失。',
    ),
    places: [
      {
        key: 'weber2017',
        where: words('the reason why a well-behaved derivative is wanted', '为什么希望导数表现良好'),
      },
      {
        key: 'zhang2023dive',
        where: words('the section on LSTMs, on why they are easier to train', '长短期记忆网络一节，谈为何更容易训练'),
      },
    ],
    evidence: [
      { claim: 'latch-experiment', speaks: 'count', by: 'experiment' },
      { claim: 'adding-experiment', speaks: 'count', by: 'experiment' },
    ],
    why: words(
      'That a gradient survives is true of a point in the space of weights, and can be proven; that a network learns is counted. In the latch task over $100$ steps $\\partial E/\\partial c_1$ is at the start, in the median, $7 \\times 10^{-23}$ of $\\partial E/\\partial c_{100}$ in a plain RNN and $6 \\times 10^{-9}$ in an LSTM with $b_f = 1$; yet the RNN succeeded in $2$, $21$ and $28$ of $30$ runs at three rates, and the LSTM never. From an orthogonal start gradients arrive in both tasks; with the rate $0.02$ the one was learnt $27$ times in $30$, the other, over $50$ steps, $0$ times.',
      '梯度能够存活，说的是权重空间里的一个点，可以证明；网络学得会，则只能计数。在跨 $100$ 步的锁存任务上，起点处的 $\\partial E/\\partial c_1$ 与 $\\partial E/\\partial c_{100}$ 之比，按中位数计，在普通 RNN 中是 $7 \\times 10^{-23}$，在 $b_f = 1$ 的 LSTM 中是 $6 \\times 10^{-9}$；可是三种学习率之下，RNN 在 $30$ 次中分别成功 $2$、$21$、$28$ 次，这个 LSTM 一次也没有。从正交的起点出发，两个任务都有梯度传到；学习率为 $0.02$ 时，一个在 $30$ 次中学会了 $27$ 次，另一个跨 $50$ 步，$0$ 次。',
    ),
    instead: words(
      'A gradient that survives makes it possible to learn a long lag. Whether it is learnt depends on task, start and rate, and has to be counted.',
      '梯度存活，使学会长时滞成为可能；是否学得会，取决于任务、起点和学习率，要靠计数。',
    ),
    picture: {
      explorer: 'race',
      tries: words(
        'Try: start the race, then again with a forget bias of 1. Compare when the gradient reaches the long lags with when the task is solved.',
        '试一试：先跑一次，再把遗忘门偏置改为 1 跑一次。比较梯度何时传到长时滞，任务又是何时学会的。',
      ),
    },
  },
];

/** The verdict of a saying in a sentence, with its condition. */
export const meansOf = (saying: Saying, lang: Language): string =>
  fill(t(lang).sayings.means[verdictOf(saying)], { condition: saying.condition?.[lang] ?? '' });

export function sayingById(id: string): Saying {
  const found = sayings.find((one) => one.id === id);
  if (!found) throw new Error(`saying: got ${id}, needed one of ${sayings.map((one) => one.id).join(', ')}`);
  return found;
}
