/**
 * What a teacher takes from the site: routes through the chapters for one lecture, for two and for a further one, and questions
 * for an examination.
 */
import { type ChapterId, chapters } from '../claims/claim.ts';
import { type Language, type Words, words } from '../proof/words.ts';
import type { figures } from './components/figures/index.ts';

/** One thing that is shown: a section of a chapter, an equation of it, what to look at, what to ask meanwhile. */
export interface Stop {
  readonly chapter: ChapterId;
  /** Counted from 1, as in the section's address. */
  readonly section: number;
  /** What it takes, the exercise included. */
  readonly minutes: number;
  readonly shows: Words;
  /** Ids. */
  readonly claim: string;
  readonly figure?: keyof typeof figures;
  readonly explorer?: string;
  readonly exercise?: string;
}

export interface Lecture {
  readonly title: Words;
  readonly stops: readonly Stop[];
}

export interface CourseRoute {
  readonly id: string;
  readonly title: Words;
  readonly lectures: readonly Lecture[];
}

/** Minutes of a lecture. */
export const LECTURE = 90;

const state: Stop = {
  ...{ chapter: 'rnn', section: 1, minutes: 8, claim: 'rnn-state', figure: 'unrolled-rnn', exercise: 'fourth-state' },
  shows: words(
    'One matrix, used at every step. Compute the three states of the small network on the board.',
    '同一个矩阵，每一步都用它。在黑板上算出小网络的三个状态。',
  ),
};
const sum: Stop = {
  ...{ chapter: 'bptt', section: 1, minutes: 12, claim: 'rnn-chain', exercise: 'not-from-zero' },
  shows: words(
    'The gradient is a sum over the steps at which $W$ was used; a single term is not that sum.',
    '梯度是对用到 $W$ 的各步求和；单独一项不等于这个和。',
  ),
};
const rate: Stop = {
  ...{ chapter: 'vanishing', section: 2, minutes: 14, claim: 'rnn-vanishing-bound', explorer: 'norm-radius' },
  exercise: 'norm-not-radius',
  shows: words(
    'The product shrinks at a known rate when $\\gamma \\lVert W_{\\mathrm{rec}} \\rVert < 1$. Have the class guess whether the spectral radius would do instead of the norm.',
    '$\\gamma \\lVert W_{\\mathrm{rec}} \\rVert < 1$ 时，连乘以已知的速率缩小。请学生先猜：能不能用谱半径代替范数？',
  ),
};
const stays: Stop = {
  ...{ chapter: 'vanishing', section: 4, minutes: 10, claim: 'rnn-step-gradient-limit', explorer: 'lag' },
  exercise: 'weight-two',
  shows: words(
    'What vanishes is the far part of the gradient, not the gradient. Work through the sigmoid unit that rests at one half.',
    '消失的是梯度中遥远的那部分，而不是梯度本身。演算停在二分之一处的 sigmoid 单元。',
  ),
};
const added: Stop = {
  ...{ chapter: 'lstm', section: 4, minutes: 10, claim: 'cell-state', figure: 'lstm-three-cells' },
  exercise: 'half-open-gate',
  shows: words(
    'A state that is added to. Go along the line of $c$ in the drawing and count the matrices on it: none.',
    '状态是加出来的。沿着图中 $c$ 的那条线走一遍，数一数途中有几个矩阵：一个也没有。',
  ),
};
const four: Stop = {
  ...{ chapter: 'lstm-gradient', section: 3, minutes: 12, claim: 'additive-gradient', explorer: 'cell' },
  exercise: 'four-summands',
  shows: words(
    'One step back is a sum of four terms, and one of them is a gate. Drag $b_f$ and see which term follows it.',
    '往回一步是四项之和，其中一项是门。拖动 $b_f$，看哪一项随之变化。',
  ),
};
const below: Stop = {
  ...{ chapter: 'rescue', section: 4, minutes: 8, claim: 'lstm-no-vanishing', explorer: 'box' },
  exercise: 'bound-from-below',
  shows: words(
    'A bound from below: open forget gates and small recurrent weights keep the gradient. Say what it does not say: that training finds them.',
    '一个下界：遗忘门打开、循环权重小，梯度就留得住。也要讲清它没有断言什么：它没有说训练找得到这样的权重。',
  ),
};
const horizon: Stop = {
  ...{ chapter: 'beyond', section: 2, minutes: 6, claim: 'forget-bias-horizon', explorer: 'horizon' },
  exercise: 'ten-times-as-far',
  shows: words(
    'How far a forget bias reaches, and why a horizon ten times as long costs only about 2.3 more.',
    '遗忘门偏置能管多少步；时间跨度增至十倍，为什么只需再加约 2.3。',
  ),
};

export const routes: readonly CourseRoute[] = [
  {
    id: 'one',
    title: words('One lecture', '一次课'),
    lectures: [
      {
        title: words('From the product to the gate', '从连乘到门'),
        stops: [
          state,
          sum,
          {
            ...{ chapter: 'bptt', section: 2, minutes: 10, claim: 'rnn-step-jacobian', exercise: 'wrong-slope' },
            shows: words(
              'The one factor that repeats, and on which side the slopes stand.',
              '唯一反复出现的因子，以及斜率应写在哪一边。',
            ),
          },
          rate,
          stays,
          added,
          four,
          below,
          horizon,
        ],
      },
    ],
  },
  {
    id: 'two',
    title: words('Two lectures', '两次课'),
    lectures: [
      {
        title: words('The plain network', '普通 RNN'),
        stops: [
          state,
          {
            ...{ chapter: 'rnn', section: 3, minutes: 8, claim: 'total-gradient', exercise: 'pull-of-a-target' },
            shows: words(
              'The loss adds up over the steps, and so does its gradient.',
              '损失逐步累加，梯度也逐步累加。',
            ),
          },
          {
            ...{ chapter: 'rnn', section: 4, minutes: 6, claim: 'gradient-step-decrease', exercise: 'wrong-step' },
            shows: words(
              'To first order a step lowers the loss; the table shows how far that carries.',
              '在一阶近似下，走一步会降低损失；表格显示这种近似能用到多远。',
            ),
          },
          sum,
          {
            ...{ chapter: 'bptt', section: 3, minutes: 10, claim: 'rnn-product', exercise: 'product-of-three' },
            shows: words(
              'The product of Jacobians and its order. Let the class multiply two matrices the wrong way round.',
              '雅可比矩阵的连乘及其次序。请学生把两个矩阵按错误的次序乘一遍。',
            ),
          },
          {
            ...{ chapter: 'bptt', section: 4, minutes: 8, claim: 'rnn-chain', figure: 'bptt-sum', explorer: 'walk' },
            exercise: 'order-of-the-sum',
            shows: words(
              'The walk back, one row vector times one matrix a step.',
              '往回走：每一步是一个行向量乘一个矩阵。',
            ),
          },
          {
            ...{ chapter: 'vanishing', section: 1, minutes: 6, claim: 'activation-slope', explorer: 'slopes' },
            shows: words('The greatest slopes, and what a certificate is.', '最大的斜率，以及什么是区间证明。'),
          },
          rate,
          {
            ...{ chapter: 'vanishing', section: 3, minutes: 8, claim: 'rnn-exploding' },
            shows: words(
              'Large weights allow growth and do not force it: saturation undoes it.',
              '大的权重允许增大，但不必然增大：饱和会把它抵消。',
            ),
          },
          stays,
        ],
      },
      {
        title: words('The LSTM', 'LSTM'),
        stops: [
          added,
          {
            ...{ chapter: 'lstm', section: 5, minutes: 6, claim: 'output-gate', figure: 'output-gate' },
            exercise: 'shut-output',
            shows: words(
              'What the output gate shuts off, and what it leaves as it is.',
              '输出门关断什么，又保留什么。',
            ),
          },
          {
            ...{ chapter: 'lstm-bptt', section: 2, minutes: 8, claim: 'gradient-series' },
            exercise: 'terms-of-a-vanishing-sum',
            shows: words(
              'Terms can cancel: a gradient of zero tells neither success nor failure.',
              '各项可以互相抵消：梯度为零，既不说明成功，也不说明失败。',
            ),
          },
          {
            ...{ chapter: 'lstm-gradient', section: 1, minutes: 10, claim: 'lstm-chain', exercise: 'turned-output' },
            shows: words(
              'Two states travel together; the Jacobian in four blocks.',
              '两个状态一同往前走；雅可比矩阵分成四块。',
            ),
          },
          four,
          {
            ...{ chapter: 'lstm-gradient', section: 4, minutes: 14, claim: 'lstm-states-gradient' },
            ...{ explorer: 'walk-lstm', exercise: 'open-gate-at-three' },
            shows: words(
              'The fifth path. Do two steps on the board: the product of the sums misses $M_3 G_2 O_1$.',
              '第五条路径。在黑板上推两步：各步之和的连乘漏掉了 $M_3 G_2 O_1$。',
            ),
          },
          {
            ...{ chapter: 'rescue', section: 1, minutes: 8, claim: 'forget-gate-rescue', explorer: 'products' },
            exercise: 'one-more-of-bias',
            shows: words(
              'A rescue by the forget gate, and two things that do not follow from it.',
              '靠遗忘门补救，以及由此推不出的两件事。',
            ),
          },
          below,
          horizon,
          {
            ...{ chapter: 'beyond', section: 4, minutes: 8, claim: 'latch-experiment', explorer: 'race' },
            shows: words(
              'What training does: rates with their intervals. Ask first which network will win.',
              '训练的结果：成功率与置信区间。先问学生：哪个网络会赢？',
            ),
          },
        ],
      },
    ],
  },
  {
    id: 'further',
    title: words('A further lecture', '再加一次课'),
    lectures: [
      {
        title: words('From cell to practice', '从细胞到实践'),
        stops: [
          {
            ...{ chapter: 'practice', section: 1, minutes: 10, claim: 'two-biases', exercise: 'both-slices-filled' },
            shows: words(
              'Two biases that only ever act as their sum. Ask who has set the forget bias in code, and what it came to.',
              '两个偏置总是以其和起作用。问学生：谁在代码里设过遗忘门偏置？结果实际是多少？',
            ),
          },
          {
            ...{ chapter: 'practice', section: 2, minutes: 14, claim: 'truncated-bptt' },
            shows: words(
              'A loop that goes back $K$ steps drops the terms of lag $K$ and more. Bound them for a network with $\\rho < 1$.',
              '只往回走 $K$ 步的循环，丢掉时滞不小于 $K$ 的各项。对 $\\rho < 1$ 的网络给出它们的界。',
            ),
          },
          {
            ...{ chapter: 'practice', section: 2, minutes: 8, claim: 'truncation-drops-all' },
            exercise: 'what-truncation-keeps',
            shows: words(
              'Where the gradient is kept, the same loop can lose all of it: nothing has vanished, it was never computed.',
              '在梯度留得住的地方，同一个循环可能把它全部丢掉：不是消失了，而是从未算过。',
            ),
          },
          {
            ...{ chapter: 'practice', section: 3, minutes: 10, claim: 'gru-step', exercise: 'wrong-gru-step' },
            shows: words(
              'One state and two gates. Which share is called $u_t$ differs between texts: look it up before setting $b_u$.',
              '一个状态，两个门。$u_t$ 指哪一份，各处写法不同：设置 $b_u$ 之前先查清楚。',
            ),
          },
          {
            ...{ chapter: 'practice', section: 3, minutes: 12, claim: 'gru-jacobian' },
            shows: words(
              'Four ways back again, derived on the board; find the one without a weight matrix.',
              '往回仍有四条路。在黑板上推导，找出不含权重矩阵的那一条。',
            ),
          },
          {
            ...{ chapter: 'practice', section: 4, minutes: 10, claim: 'residual-bounds' },
            exercise: 'least-of-a-residual-network',
            shows: words(
              'With branches of norm at most $\\kappa < 1$, between $(1 - \\kappa)^{k-1}$ and $(1 + \\kappa)^{k-1}$ of every vector is left.',
              '若各支路的范数都不超过 $\\kappa < 1$，任何向量都剩下 $(1 - \\kappa)^{k-1}$ 到 $(1 + \\kappa)^{k-1}$ 倍。',
            ),
          },
          {
            ...{ chapter: 'practice', section: 4, minutes: 8, claim: 'linear-state', exercise: 'power-of-a-diagonal' },
            shows: words(
              'Without $\\tanh$ the product is a power of one matrix; its eigenvalues say what is remembered.',
              '去掉 $\\tanh$，连乘就是同一个矩阵的幂；能记住什么，由特征值决定。',
            ),
          },
          {
            ...{ chapter: 'practice', section: 4, minutes: 10, claim: 'decay-rate', explorer: 'walk-four' },
            exercise: 'half-life-of-a-rate',
            shows: words(
              'A decay rate is a forget bias by another name. Let the four cells walk back side by side.',
              '衰减率换个写法就是遗忘门偏置。让四种细胞并排往回走。',
            ),
          },
          {
            ...{ chapter: 'practice', section: 5, minutes: 8, claim: 'value-clipping' },
            shows: words(
              'Cut entry by entry, $(0.01, 1)$ turns by 44 degrees. Compute the cosine before showing it.',
              '逐个分量裁剪，$(0.01, 1)$ 转过 44 度。先算余弦，再给出结果。',
            ),
          },
        ],
      },
    ],
  },
];

export interface ExamQuestion {
  readonly asks: Words;
  /** What a good answer has, each a point. */
  readonly good: readonly Words[];
  readonly claims: readonly string[];
  readonly exercise?: string;
}

export const exam: readonly ExamQuestion[] = [
  {
    asks: words(
      'A colleague writes the gradient of $E_k$ as the single term that leads back to step 1. What is right about it, and what is missing?',
      '有人把 $E_k$ 的梯度写成一直通向第 1 步的那一项。对在哪里，缺了什么？',
    ),
    good: [
      words('the term has the right form', '这一项的形式是对的'),
      words('the sum runs over all steps at which $W$ was used', '求和要遍历用到 $W$ 的所有步'),
      words(
        'from $c_0 = 0$ the term is zero for $W_{\\mathrm{rec}}$',
        '若 $c_0 = 0$，对 $W_{\\mathrm{rec}}$ 这一项等于零',
      ),
    ],
    claims: ['rnn-chain'],
    exercise: 'not-from-zero',
  },
  {
    asks: words(
      'On which side of $W_{\\mathrm{rec}}$ do the slopes stand in a step Jacobian, at which step are they taken, and how would you find out?',
      '单步雅可比矩阵中，斜率写在 $W_{\\mathrm{rec}}$ 的哪一边？取哪一步的斜率？怎样检验？',
    ),
    good: [
      words(
        'on the left, since a slope scales the row of the unit that receives',
        '左边，因为斜率乘在接收单元的那一行上',
      ),
      words('at the later of the two steps', '取两步中较晚的一步'),
      words('more than one unit is needed to tell the two apart', '要多于一个单元才分得出来'),
    ],
    claims: ['rnn-step-jacobian', 'rnn-product'],
    exercise: 'wrong-slope',
  },
  {
    asks: words(
      'State a condition under which the product of Jacobians vanishes, with its rate. Does the spectral radius do in place of the norm?',
      '给出雅可比矩阵连乘消失的一个条件及其速率。能用谱半径代替范数吗？',
    ),
    good: [
      words(
        '$\\rho = \\gamma \\lVert W_{\\mathrm{rec}} \\rVert < 1$, and the product is at most $\\rho^{k-j}$',
        '$\\rho = \\gamma \\lVert W_{\\mathrm{rec}} \\rVert < 1$，连乘不超过 $\\rho^{k-j}$',
      ),
      words(
        'no: the slopes stand between the matrices and differ from unit to unit',
        '不能：矩阵之间夹着斜率，各单元的斜率不同',
      ),
      words('an example with two units', '一个两单元的例子'),
    ],
    claims: ['rnn-vanishing-bound'],
    exercise: 'norm-not-radius',
  },
  {
    asks: words(
      'A network has a norm above $1/\\gamma$. Must its gradient explode?',
      '某网络的范数大于 $1/\\gamma$。它的梯度一定爆炸吗？',
    ),
    good: [
      words('no: the condition is necessary, not sufficient', '不一定：这是必要条件，不是充分条件'),
      words('saturated units have small slopes', '饱和单元的斜率很小'),
      words('a sufficient condition by the smallest singular value', '用最小奇异值给出一个充分条件'),
    ],
    claims: ['rnn-exploding'],
  },
  {
    asks: words(
      '“In a plain network with small weights the gradient vanishes.” Mend the sentence.',
      '“权重小的普通 RNN，梯度会消失。”请把这句话改对。',
    ),
    good: [
      words('the part from far back vanishes, with a rate', '消失的是来自远处的那部分，并有速率'),
      words('the term $j = k$ has no product and need not be small', '$j = k$ 的一项没有连乘，不必小'),
      words('so the network goes on learning, from the near past', '所以网络仍在学习，学的是最近的内容'),
    ],
    claims: ['rnn-step-gradient-limit', 'rnn-total-gradient-limit', 'rnn-update-limit'],
    exercise: 'weight-two',
  },
  {
    asks: words(
      'Training has stopped at a gradient of zero. What can be concluded?',
      '训练停在梯度为零的地方。能得出什么结论？',
    ),
    good: [
      words('for one $T$ the terms may cancel', '对给定的 $T$，各项可能互相抵消'),
      words(
        'it tells neither that nothing is left to learn nor that nothing gets through',
        '既不说明已无可学，也不说明什么都传不回来',
      ),
      words(
        'the question is how much of $\\partial E_k/\\partial W$ comes from far back',
        '要问的是 $\\partial E_k/\\partial W$ 中有多少来自远处',
      ),
    ],
    claims: ['gradient-series'],
    exercise: 'terms-of-a-vanishing-sum',
  },
  {
    asks: words(
      'Derive the four terms of $\\partial c_t/\\partial c_{t-1}$. What is held fixed?',
      '推导 $\\partial c_t/\\partial c_{t-1}$ 的四项。其中固定的是什么？',
    ),
    good: [
      words(
        'three layers read $h_{t-1}$, which moves with $c_{t-1}$; the fourth term is the gate',
        '三个层读取随 $c_{t-1}$ 变动的 $h_{t-1}$；第四项是门',
      ),
      words('the slope of the candidate is $\\tanh^{\\prime}$', '候选值的斜率是 $\\tanh^{\\prime}$'),
      words('the older output gate $o_{t-1}$ is held', '固定的是上一步的输出门 $o_{t-1}$'),
    ],
    claims: ['cell-state-derivative', 'four-terms', 'additive-gradient'],
    exercise: 'four-summands',
  },
  {
    asks: words(
      'Is the product of these sums $\\partial c_k/\\partial c_1$? And is the product of the forget gates?',
      '这些和的连乘等于 $\\partial c_k/\\partial c_1$ 吗？遗忘门的连乘呢？',
    ),
    good: [
      words(
        'exact for one step; from two on the path through $o_{t-1}$ is missing, $M_3 G_2 O_1$ at $k = 3$',
        '一步时精确；两步起漏掉经过 $o_{t-1}$ 的路径，$k = 3$ 时为 $M_3 G_2 O_1$',
      ),
      words(
        'the gates alone are the derivative with $h$ held fixed, a truncation',
        '只看遗忘门，是把 $h$ 固定时的导数，即一种截断',
      ),
    ],
    claims: ['lstm-states-gradient'],
    exercise: 'open-gate-at-three',
  },
  {
    asks: words(
      'Under which conditions does an LSTM keep its gradient? Name one that vanishes and one that explodes.',
      '在什么条件下 LSTM 能留住梯度？各举一个消失和爆炸的例子。',
    ),
    good: [
      words(
        'open forget gates and small recurrent weights, with a bound from below',
        '遗忘门打开、循环权重小，并有下界',
      ),
      words(
        '$b_f = 0$ with small weights about halves a gradient at each step',
        '$b_f = 0$ 且权重小时，梯度每步约减半',
      ),
      words('a sum of the four terms above $1$ at every step', '每一步四项之和都大于 $1$'),
    ],
    claims: ['lstm-no-vanishing', 'lstm-exploding'],
    exercise: 'bound-from-below',
  },
  {
    asks: words(
      'Which forget bias, if it alone sets the gate, keeps half of the gradient over $k - 1$ steps? Does a network that starts with it learn?',
      '若遗忘门只由偏置决定，偏置取多大，才能在 $k - 1$ 步之后留住一半梯度？以此为起点的网络就能学会吗？',
    ),
    good: [
      words(
        '$b^{*} = -\\ln(2^{1/(k-1)} - 1)$, which grows like $\\ln k$',
        '$b^{*} = -\\ln(2^{1/(k-1)} - 1)$，像 $\\ln k$ 那样增大',
      ),
      words(
        'that a gradient survives is proved, that training succeeds is counted',
        '梯度存活可以证明，训练成功只能统计',
      ),
      words('a rate with its interval, and the task it belongs to', '给出成功率、置信区间和所对应的任务'),
    ],
    claims: ['forget-bias-horizon', 'latch-experiment'],
    exercise: 'ten-times-as-far',
  },
];

/** What `npm run course-kit` prints in a language: files below `course/`, each with the page below the base that it is printed from. */
export const sheetsOf = (lang: Language) => [
  ...chapters.map((id, at) => ({ id, name: `${lang}/0${at + 1}-${id}.pdf`, page: `${lang}/${id}/` })),
  { id: 'solutions' as const, name: `${lang}/solutions.pdf`, page: `${lang}/exercises/` },
  { id: 'slides' as const, name: `${lang}/slides.pdf`, page: `${lang}/course/slides/` },
];
