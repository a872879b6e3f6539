/**
 * What is known of the article's displays, all of them images that nobody who wrote this site has seen, and of the
 * statements that it makes in words: one row each, in its order. What a page says of where a printed form comes from
 * follows from these rows.
 */
import { type Words, words } from '../proof/words.ts';
import { type Claim, gradedVerdict, gradedVerdicts } from './claim.ts';

export const bases = ['text', 'quoted', 'inferred'] as const;
/**
 * `text`: the article's own words say it · `quoted`: notes on the article quote it · `inferred`: from the words around
 * the image and from what the argument needs.
 */
export type Basis = (typeof bases)[number];

/** What quotes the article: a reference of `content/references.bib`, and course notes that name it as their source. */
export const quotingNotes = ['zyksir2020', 'further'] as const;
export type Notes = (typeof quotingNotes)[number];

export const sections = {
  rnn: words('RNNs and vanishing gradients', 'RNN 与梯度消失'),
  bptt: words('Backpropagation through time (BPTT) in RNNs', 'RNN 的随时间反向传播'),
  lstm: words('How LSTMs solve this?', 'LSTM 如何解决'),
  state: words('The LSTM cell state', 'LSTM 的细胞状态'),
  'lstm-bptt': words('Backpropagation through time in LSTMs', 'LSTM 的随时间反向传播'),
  gradients: words('The error gradients in an LSTM network', 'LSTM 的误差梯度'),
  preventing: words('Preventing the error gradients from vanishing', '防止误差梯度消失'),
  end: words('Additional computations, at the end', '文末的补充计算'),
} as const satisfies Record<string, Words>;

export interface Row {
  /** The image's number in the article, or a name for a statement in words. */
  readonly id: number | string;
  readonly is: 'figure' | 'equation' | 'statement';
  readonly basis: Basis;
  /** `quoted` only. */
  readonly quotedIn?: readonly Notes[];
  readonly section: keyof typeof sections;
  /** What it follows there. */
  readonly after: Words;
  readonly what: Words;
  /** The form, unless a claim that stands for the row has it as `printed`. */
  readonly tex?: string;
  /** Ids of the claims that deal with it. */
  readonly claims: readonly string[];
  /** Rows whose formula is a part of this one's. */
  readonly contains: readonly Row['id'][];
}

type Rest = Partial<Pick<Row, 'quotedIn' | 'tex' | 'claims' | 'contains'>>;
const { raw } = String;
const both = quotingNotes;

function row(
  id: Row['id'],
  is: Row['is'],
  section: Row['section'],
  after: [string, string],
  what: [string, string],
  basis: Basis,
  { claims = [], contains = [], ...rest }: Rest = {},
): Row {
  return { id, is, basis, section, after: words(...after), what: words(...what), claims, contains, ...rest };
}

/** In the order of the article. */
export const articleRows: readonly Row[] = [
  row(
    1,
    'figure',
    'rnn',
    ['the announcement of a network with one hidden layer', '说明将使用单隐藏层的网络之后'],
    [
      'The RNN, unrolled. The words give it one output, at the last step; yet its losses are then summed over all steps.',
      '沿时间展开的 RNN。文字说它只在最后一步有输出，随后却把每一步的损失都加了起来。',
    ],
    'text',
  ),
  row(
    2,
    'equation',
    'bptt',
    ['the loss $E_k$ of the prediction', '预测的损失 $E_k$ 之后'],
    ['the gradient of the whole loss', '总损失的梯度'],
    'quoted',
    {
      quotedIn: ['zyksir2020'],
      tex: raw`\frac{\partial E}{\partial W} = \sum_{t=1}^{T}\frac{\partial E_t}{\partial W}`,
      claims: ['total-gradient'],
    },
  ),
  row(
    3,
    'equation',
    'bptt',
    ['the gradient of the whole loss', '总损失的梯度之后'],
    ['the update of the weights', '权重的更新'],
    'quoted',
    {
      quotedIn: ['zyksir2020'],
      tex: raw`W \leftarrow W - \alpha\,\frac{\partial E}{\partial W}`,
      claims: ['gradient-step'],
    },
  ),
  row(
    4,
    'equation',
    'bptt',
    ['the task of $T$ steps', '设任务共有 $T$ 步之后'],
    ['the gradient of one loss, as a single product', '单步损失的梯度，写成一个连乘'],
    'quoted',
    { quotedIn: both, claims: ['rnn-chain'] },
  ),
  row(
    5,
    'equation',
    'bptt',
    ['(1) and $W = [W_{\\mathrm{rec}}, W_{\\mathrm{in}}]$', '(1) 与 $W = [W_{\\mathrm{rec}}, W_{\\mathrm{in}}]$ 之后'],
    ['the new state', '新的状态'],
    'quoted',
    {
      quotedIn: ['zyksir2020'],
      tex: raw`c_t = \sigma\bigl(W\cdot[c_{t-1},\,x_t]\bigr) = \sigma\bigl(W_{\mathrm{rec}}\,c_{t-1} + W_{\mathrm{in}}\,x_t\bigr)`,
      claims: ['rnn-state'],
    },
  ),
  row(
    6,
    'equation',
    'bptt',
    ['the new state', '新的状态之后'],
    ['its derivative, without a diag', '它的导数，没有 diag'],
    'quoted',
    { quotedIn: ['zyksir2020'], claims: ['rnn-step-jacobian'] },
  ),
  row(
    7,
    'equation',
    'bptt',
    ['(2), which is put into (1)', '把 (2) 代入 (1) 之处'],
    ['(1) with the derivative written out', '把导数写进 (1)'],
    'quoted',
    { quotedIn: ['zyksir2020'], claims: ['rnn-product'], contains: [4, 6] },
  ),
  row(
    'tends',
    'statement',
    'bptt',
    ['(1) with the derivative written out', '把导数写进 (1) 之后'],
    ['For a large $k$ the last expression tends to vanish.', '$k$ 很大时，最后的表达式趋于消失。'],
    'text',
    { claims: ['rnn-vanishing-bound'] },
  ),
  row(
    'slope',
    'statement',
    'bptt',
    ['(1) with the derivative written out', '把导数写进 (1) 之后'],
    ['The reason given: the derivative of $\\tanh$ is below $1$.', '给出的理由：$\\tanh$ 的导数小于 $1$。'],
    'text',
    { claims: ['activation-slope'] },
  ),
  row(
    'explodes',
    'statement',
    'bptt',
    ['the reason why it vanishes', '消失的理由之后'],
    [
      'The product can explode too, if $W_{\\mathrm{rec}}$ is large enough to outweigh the small derivatives.',
      '若 $W_{\\mathrm{rec}}$ 大到足以压过较小的导数，乘积也可能爆炸。',
    ],
    'text',
    { claims: ['rnn-exploding'] },
  ),
  row(
    8,
    'equation',
    'bptt',
    ['the remark on explosion', '关于爆炸的说明之后'],
    ['the product tends to zero', '乘积趋于零'],
    'inferred',
    { tex: raw`\prod_{t=2}^{k}\frac{\partial c_t}{\partial c_{t-1}} \to 0`, claims: ['rnn-vanishing-bound'] },
  ),
  row(
    9,
    'equation',
    'bptt',
    ['the product that tends to zero', '乘积趋于零之后'],
    ['the gradient of one loss tends to zero', '单步损失的梯度趋于零'],
    'inferred',
    { claims: ['rnn-step-gradient-limit'] },
  ),
  row(
    10,
    'equation',
    'bptt',
    [
      'the gradient of one loss; the words say that the complete gradient will vanish',
      '单步损失的梯度之后；文字说整个梯度将会消失',
    ],
    ['the gradient of the whole loss tends to zero', '总损失的梯度趋于零'],
    'inferred',
    { claims: ['rnn-total-gradient-limit'], contains: [2] },
  ),
  row(
    11,
    'equation',
    'bptt',
    ['the gradient of the whole loss', '总损失的梯度之后'],
    ['the update hardly changes the weights', '更新后权重几乎不变'],
    'inferred',
    { claims: ['rnn-update-limit'], contains: [3] },
  ),
  row(
    12,
    'figure',
    'lstm',
    ['the symbols of the LSTM', 'LSTM 的记号之后'],
    ['three cells, for the steps $t-1$, $t$, $t+1$', '三个细胞，对应 $t-1$、$t$、$t+1$ 三步'],
    'text',
  ),
  row(
    13,
    'figure',
    'lstm',
    ['what the forget gate is for', '遗忘门的用途之后'],
    ['the forget gate in the cell', '细胞中的遗忘门'],
    'text',
  ),
  row(
    14,
    'equation',
    'lstm',
    ['the figure of the forget gate', '遗忘门的图之后'],
    [
      'the forget gate; the notes have a bias here, but none where the same gate stands in image 30',
      '遗忘门；笔记在这里写有偏置，而在图 30 中同一个门没有偏置',
    ],
    'inferred',
    { claims: ['forget-gate'] },
  ),
  row(
    15,
    'figure',
    'lstm',
    ['what the input gate is for', '输入门的用途之后'],
    ['the input gate in the cell', '细胞中的输入门'],
    'text',
  ),
  row(
    16,
    'equation',
    'lstm',
    ['the figure of the input gate', '输入门的图之后'],
    ['the output of the input gate: the element-wise product of two layers', '输入门的输出：两个全连接层的逐元素乘积'],
    'text',
    { tex: raw`\tilde c_t \otimes i_t`, claims: ['input-gate-output'] },
  ),
  row(
    17,
    'equation',
    'lstm',
    ['the element-wise product', '逐元素乘积之后'],
    ['the candidate; its bias as for image 14', '候选值；偏置的情形同图 14'],
    'inferred',
    { claims: ['candidate'] },
  ),
  row(
    18,
    'equation',
    'lstm',
    ['the candidate', '候选值之后'],
    ['the input gate; its bias as for image 14', '输入门；偏置的情形同图 14'],
    'inferred',
    { claims: ['input-gate'] },
  ),
  row(
    19,
    'figure',
    'lstm',
    ['what the output gate is for', '输出门的用途之后'],
    ['the output gate in the cell', '细胞中的输出门'],
    'text',
  ),
  row(
    20,
    'equation',
    'lstm',
    ['the figure of the output gate', '输出门的图之后'],
    ['the output gate; its bias as for image 14', '输出门；偏置的情形同图 14'],
    'inferred',
    { claims: ['output-gate'] },
  ),
  row(21, 'equation', 'lstm', ['the output gate', '输出门之后'], ['the output of the cell', '细胞的输出'], 'quoted', {
    quotedIn: ['zyksir2020'],
    tex: raw`h_t = o_t \otimes \tanh(c_t)`,
    claims: ['output-vector'],
  }),
  row(
    22,
    'equation',
    'state',
    ['the remark on long-term dependencies', '关于长期依赖的说明之后'],
    ['the cell state', '细胞状态'],
    'quoted',
    {
      quotedIn: ['zyksir2020'],
      tex: raw`c_t = c_{t-1}\otimes f_t \oplus \tilde c_t\otimes i_t`,
      claims: ['cell-state'],
    },
  ),
  row(
    23,
    'figure',
    'lstm-bptt',
    ['the announcement of a gradient over $T$ steps', '说明要计算 $T$ 步的梯度之后'],
    ['the way back through time', '沿时间返回的路径'],
    'text',
  ),
  row(
    24,
    'equation',
    'lstm-bptt',
    ['the figure of the way back', '返回路径的图之后'],
    [
      'the gradient of the whole loss, for the LSTM: as in the RNN, a sum of $T$ gradients',
      'LSTM 总损失的梯度：与 RNN 一样，是 $T$ 个梯度之和',
    ],
    'text',
    {
      tex: raw`\frac{\partial E}{\partial W} = \sum_{t=1}^{T}\frac{\partial E_t}{\partial W}`,
      claims: ['lstm-total-gradient'],
    },
  ),
  row(
    'all-vanish',
    'statement',
    'lstm-bptt',
    ['(3)', '(3) 之后'],
    [
      'For the complete gradient to vanish, each of the $T$ gradients needs to.',
      '整个梯度要消失，$T$ 个梯度就都得消失。',
    ],
    'text',
    { claims: ['gradient-series'] },
  ),
  row(
    25,
    'equation',
    'lstm-bptt',
    ['the remark on series of functions', '关于函数级数的说明之后'],
    ['the series converges to zero', '级数收敛于零'],
    'inferred',
    { tex: raw`\sum_{t=1}^{T}\frac{\partial E_t}{\partial W} \to 0`, claims: ['gradient-series'] },
  ),
  row(
    26,
    'equation',
    'lstm-bptt',
    ['the series that converges to zero', '级数收敛于零之后'],
    ['the sequence of its partial sums', '它的部分和的序列'],
    'inferred',
    { tex: raw`S_1,\ S_2,\ \dots`, claims: ['gradient-series'] },
  ),
  row(
    27,
    'equation',
    'lstm-bptt',
    ['the sequence of partial sums', '部分和的序列之后'],
    ['a partial sum', '部分和'],
    'inferred',
    { tex: raw`S_n = \sum_{t=1}^{n}\frac{\partial E_t}{\partial W}`, claims: ['gradient-series'] },
  ),
  row(
    28,
    'equation',
    'gradients',
    ['the heading', '标题之后'],
    ['the gradient of one loss of the LSTM, as a single product', 'LSTM 单步损失的梯度，写成一个连乘'],
    'quoted',
    { quotedIn: both, claims: ['lstm-chain'] },
  ),
  row(
    29,
    'equation',
    'gradients',
    ['(4); the words say that this product makes the gradients vanish', '(4) 之后；文字说正是这个乘积使梯度消失'],
    ['the product in (4)', '(4) 中的乘积'],
    'quoted',
    { quotedIn: both, tex: raw`\prod_{t=2}^{k}\frac{\partial c_t}{\partial c_{t-1}}`, claims: ['state-product'] },
  ),
  row(
    30,
    'equation',
    'gradients',
    ['the product in (4)', '(4) 中的乘积之后'],
    ['the cell state, written out', '完整写出的细胞状态'],
    'quoted',
    { quotedIn: ['zyksir2020'], claims: ['cell-state-expanded'], contains: [14, 17, 18, 22] },
  ),
  row(
    31,
    'equation',
    'gradients',
    ['the cell state, written out', '完整写出的细胞状态之后'],
    ['the cell state in short', '细胞状态的简写'],
    'quoted',
    {
      quotedIn: ['zyksir2020'],
      tex: raw`c_t = c_{t-1}\otimes f_t \oplus \tilde c_t\otimes i_t`,
      claims: ['cell-state-compact'],
      contains: [22],
    },
  ),
  row(
    32,
    'equation',
    'gradients',
    ['(5)', '(5) 之后'],
    ['what $c_t$ is a function of', '$c_t$ 是哪些量的函数'],
    'text',
    { tex: raw`c_{t-1},\ f_t,\ \tilde c_t,\ i_t`, claims: ['state-dependencies'] },
  ),
  row(
    33,
    'equation',
    'gradients',
    ['what $c_t$ is a function of', '$c_t$ 是哪些量的函数之后'],
    [
      'its derivative: four terms, each factor behind its derivative, without a diag',
      '它的导数：共四项，因子都写在导数之后，没有 diag',
    ],
    'quoted',
    { quotedIn: both, claims: ['cell-state-derivative'] },
  ),
  row(
    34,
    'equation',
    'gradients',
    ['the four derivatives', '四个导数之后'],
    [
      "the four terms written out, with $\\sigma'$ in the candidate’s, whole matrices and no diag",
      "完整写出的四项：候选值一项用 $\\sigma'$，矩阵是整个的，没有 diag",
    ],
    'quoted',
    { quotedIn: both, claims: ['four-terms'], contains: [33, 44, 45, 46] },
  ),
  row(
    35,
    'equation',
    'gradients',
    ['the four terms written out', '完整写出的四项之后'],
    ['their names $A_t$, $B_t$, $C_t$, $D_t$', '四项的名称 $A_t$、$B_t$、$C_t$、$D_t$'],
    'quoted',
    { quotedIn: ['further'], claims: ['abcd'], contains: [44, 45, 46] },
  ),
  row(
    36,
    'equation',
    'gradients',
    ['the names of the four terms', '四项的名称之后'],
    ['the derivative as their sum', '导数写成四项之和'],
    'quoted',
    { quotedIn: ['further'], claims: ['additive-gradient'], contains: [34, 35] },
  ),
  row(
    37,
    'equation',
    'gradients',
    ['(6), which is put into (4)', '把 (6) 代入 (4) 之处'],
    ['(4) with the sum written in', '把四项之和写进 (4)'],
    'quoted',
    { quotedIn: ['further'], claims: ['lstm-states-gradient'], contains: [28, 36] },
  ),
  row(
    38,
    'equation',
    'preventing',
    ['a step $k$ before $T$', '设 $k$ 早于 $T$ 之后'],
    ['the sum up to step $k$ has vanished', '到第 $k$ 步为止的和已经消失'],
    'inferred',
    { tex: raw`\sum_{t=1}^{k}\frac{\partial E_t}{\partial W} \to 0`, claims: ['vanished-prefix'] },
  ),
  row(
    39,
    'equation',
    'preventing',
    ['the sum that has vanished', '已经消失的和之后'],
    [
      'the gradient of step $k + 1$ has not, after a suitable update of the forget gate',
      '更新遗忘门之后，第 $k + 1$ 步的梯度没有消失',
    ],
    'inferred',
    { tex: raw`\frac{\partial E_{k+1}}{\partial W} \not\to 0`, claims: ['forget-gate-rescue'] },
  ),
  row(
    40,
    'equation',
    'preventing',
    ['the gradient of step $k + 1$', '第 $k + 1$ 步的梯度之后'],
    ['so the sum up to it has not', '因此到这一步为止的和没有消失'],
    'inferred',
    { tex: raw`\sum_{t=1}^{k+1}\frac{\partial E_t}{\partial W} \not\to 0`, claims: ['rescued-sum'] },
  ),
  row(
    41,
    'equation',
    'preventing',
    ['the remark on balance, as an example', '关于平衡的说明之后，作为例子'],
    ['values for the four terms', '四项的取值'],
    'inferred',
    {
      tex: raw`A_t \approx 0.1,\quad B_t = f_t \approx 0.7,\quad C_t \approx 0.1,\quad D_t \approx 0.1`,
      claims: ['balancing-combination'],
    },
  ),
  row(
    42,
    'equation',
    'preventing',
    ['the values for the four terms', '四项的取值之后'],
    ['the product with these values does not vanish', '取这些值时乘积不消失'],
    'inferred',
    {
      tex: raw`\prod_{t=2}^{k}\bigl[A_t + B_t + C_t + D_t\bigr] \approx \prod_{t=2}^{k}\bigl[0.1 + 0.7 + 0.1 + 0.1\bigr] \not\to 0`,
      claims: ['balanced-product'],
      contains: [41],
    },
  ),
  row(
    'likely',
    'statement',
    'preventing',
    ['the product that does not vanish', '不消失的乘积之后'],
    [
      'In an RNN the summands of (3) behave alike and are likely to lie all in $[0, 1]$; in an LSTM they need not agree, which makes it less likely that all of them vanish.',
      '在 RNN 中，(3) 的各个加项表现相似，很可能都在 $[0, 1]$ 之内；在 LSTM 中它们不必一致，因而全部消失的可能性较小。',
    ],
    'text',
    { claims: ['factors-rnn-lstm', 'likely-survival'] },
  ),
  row(
    43,
    'equation',
    'preventing',
    ['the comparison with RNNs', '与 RNN 的比较之后'],
    ['the series does not converge to zero', '级数不收敛于零'],
    'inferred',
    { claims: ['lstm-total-gradient-limit'] },
  ),
  ...(
    [
      [44, 'forget-gate-derivative', ['the references', '参考文献之后'], ['the forget gate', '遗忘门']],
      [45, 'input-gate-derivative', ['image 44', '图 44 之后'], ['the input gate', '输入门']],
      [46, 'candidate-derivative', ['image 45', '图 45 之后'], ['the candidate', '候选值']],
    ] as const
  ).map(([id, claim, after, [en, zh]]) =>
    row(
      id,
      'equation',
      'end',
      [...after],
      [
        `the derivative of ${en} with respect to the state, quoted as a part of image 34`,
        `${zh}对状态的导数，作为图 34 的一部分被引用`,
      ],
      'quoted',
      { quotedIn: both, claims: [claim] },
    ),
  ),
];

/** The rows that a claim deals with; the first is the one that its printed form is taken from. */
export const articleRowsOf = (claim: string): readonly Row[] =>
  articleRows.filter(({ claims }) => claims.includes(claim));

export const sourceOf = (claim: string): Row | undefined => articleRowsOf(claim)[0];

type Judged = Pick<Row, 'id' | 'claims' | 'contains'>;
type Judgement = Pick<Claim, 'id' | 'verdict' | 'printed' | 'uses'>;

/** The row and all rows that are parts of it, at any depth. */
function partsOf(row: Judged, table: readonly Judged[], seen = new Set<Judged>()): Set<Judged> {
  if (seen.has(row)) return seen;
  seen.add(row);
  for (const part of table.filter(({ id }) => row.contains.includes(id))) partsOf(part, table, seen);
  return seen;
}

/** All that a claim rests on, itself included. */
function foundationsOf(claim: Judgement, claims: readonly Judgement[], seen = new Set<string>()): Set<string> {
  if (seen.has(claim.id)) return seen;
  seen.add(claim.id);
  for (const other of claims.filter(({ id }) => claim.uses.includes(id))) foundationsOf(other, claims, seen);
  return seen;
}

/**
 * Verdicts that contradict each other: a form that contains another is at least as gravely wrong, two claims on one form
 * are equally so, and the claim on the whole rests on that on the part, for what is found of the part to reach it.
 */
export function contradictions(claims: readonly Judgement[], table: readonly Judged[] = articleRows): string[] {
  const gravity = (claim: Judgement) => gradedVerdicts.indexOf(gradedVerdict(claim));
  const judged = claims.filter(({ verdict }) => verdict !== 'added' && verdict !== 'hypothesis');
  const on = (row: Judged) => judged.filter(({ id }) => row.claims.includes(id));
  const problems = (whole: Judged, part: Judged, claim: Judgement, other: Judgement): string[] => [
    ...(gravity(claim) < gravity(other)
      ? [
          `${whole.id}: ${claim.id} is ${gradedVerdict(claim)}, and contains ${part.id}: ${other.id} is ${gradedVerdict(other)}`,
        ]
      : []),
    ...(whole === part || foundationsOf(claim, claims).has(other.id)
      ? []
      : [`${whole.id}: ${claim.id} contains ${part.id}, but does not use ${other.id}`]),
  ];
  return table.flatMap((whole) =>
    [...partsOf(whole, table)].flatMap((part) =>
      on(whole).flatMap((claim) => on(part).flatMap((other) => problems(whole, part, claim, other))),
    ),
  );
}
