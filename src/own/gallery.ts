/**
 * Formulas as they stand in well-known places, in the notation of this site. Facts and links only; the verdicts are computed by
 * the code that checks a reader's formula. Where a place leaves open whether a derivative is total or immediate, `truth` says so.
 */
import { type Words, words } from '../proof/words.ts';
import type { Asked, Choices } from './choices.ts';

/** The day on which a formula was compared token by token, and with what. */
export interface Seen {
  /** YYYY-MM-DD */
  readonly on: string;
  /** The source itself (its page, file or repository), or what others copied or quoted from it. */
  readonly as: 'source' | 'copy';
}

export interface GalleryEntry {
  readonly id: string;
  /** Author, year and title, or the name of the documentation. */
  readonly source: string;
  /** Of a file that may change, at the version that was compared. */
  readonly url: string;
  /** Where in it, and how it was translated to the notation of this site. */
  readonly where: Words;
  /** Undefined where the formula is from memory of the source: such an entry may not say that the source is wrong. */
  readonly seen: Seen | undefined;
  readonly target: string;
  /** In the notation of this site. */
  readonly tex: string;
  readonly choices?: Choices;
  /** What holds, and how the source's own notation or network differs. */
  readonly truth: Words;
}

const raw = String.raw;
const d = (of: string, by: string): string => raw`\frac{\partial ${of}}{\partial ${by}}`;
const plus = (of: string, by: string): string => raw`\frac{\partial^{+} ${of}}{\partial ${by}}`;
/** A gradient as a column. */
const column = (of: string, by: string): string => raw`\Bigl(${d(of, by)}\Bigr)^{\top}`;

const on = '2026-11-30';
const source = { seen: { on, as: 'source' } } as const;
const copy = { seen: { on, as: 'copy' } } as const;
const fromMemory = { seen: undefined } as const;

const pascanu = {
  source: 'Pascanu, Mikolov, Bengio 2013: On the difficulty of training recurrent neural networks',
  url: 'https://arxiv.org/abs/1211.5063',
};
const goodfellow = {
  source: 'Goodfellow, Bengio, Courville：深度学习（exacity 中文翻译，2019-11-10）',
  url: 'https://github.com/exacity/deeplearningbook-chinese/blob/a03e98d2298528a13779f9fc4c8e7f8c1bd204f7/Chapter10/sequence_modeling_rnn.tex',
};
const d2l = {
  source: '阿斯顿·张、李沐等：动手学深度学习',
  url: 'https://zh.d2l.ai/chapter_recurrent-neural-networks/bptt.html',
};
const nndl = {
  source: '邱锡鹏：神经网络与深度学习（2019-04-10 草稿）',
  url: 'https://github.com/nndl/nndl.github.io/tree/fdffa332126c8a9f5191a77b9a2d128ea8b34830/old-chap',
};
const zyksir = {
  source: 'zyksir 2020：LSTM是如何解决梯度消失问题的',
  url: 'https://github.com/zyksir/Markdown4Zhihu/blob/8f052ad929ce992e30b218c77f8ff9e95fc548b4/Data/LSTM是如何解决梯度消失问题的.md',
};
const colah = {
  source: 'Olah 2015: Understanding LSTM Networks',
  url: 'https://colah.github.io/posts/2015-08-Understanding-LSTMs/',
};
const weber = {
  source: 'Weber 2017: Why LSTMs Stop Your Gradients From Vanishing: A View from the Backwards Pass',
  url: 'https://weberna.github.io/blog/2017/11/15/LSTM-Vanishing-Gradients.html',
};
const torch = (name: string) => ({
  source: `PyTorch 1.13: torch.nn.${name}`,
  url: `https://pytorch.org/docs/1.13/generated/torch.nn.${name}.html`,
});
const coursera = {
  source: 'deeplearning.ai: Building a Recurrent Neural Network, Step by Step (v2, 2018)',
  url: 'https://github.com/Kulbear/deep-learning-coursera/blob/997fdb2e2db67acd45d29ae418212463a54be06d/Sequence%20Models/Building%20a%20Recurrent%20Neural%20Network%20-%20Step%20by%20Step%20-%20v2.ipynb',
};

export const gallery: readonly GalleryEntry[] = [
  {
    id: 'pascanu-sum',
    ...pascanu,
    ...copy,
    where: words(
      'section 1.1, (4), the gradient as a sum over the steps; translated: $z_j$ for its state $x_k$, the pre-activation, and $W$ for $\\theta$',
      '第 1.1 节式 (4)，把梯度写成各步之和；译成本站记号：论文的状态 $x_k$（预激活值）写作 $z_j$，$\\theta$ 写作 $W$',
    ),
    target: 'rnn-loss-W',
    tex: raw`\sum_{j=1}^{k} ${d('E_k', 'z_k')}\,${d('z_k', 'z_j')}\,${plus('z_j', 'W')}`,
    truth: words(
      'Right: the paper marks the immediate derivative with a plus, as here.',
      '正确：论文用加号标出直接偏导数，与此处相同。',
    ),
  },
  {
    id: 'pascanu-product',
    ...pascanu,
    ...copy,
    where: words(
      'section 1.1, (5), the product of the one-step Jacobians; translated: its state is the pre-activation $z_t$',
      '第 1.1 节式 (5)，单步雅可比矩阵的连乘；译成本站记号：论文的状态是预激活值 $z_t$',
    ),
    target: 'rnn-free',
    tex: raw`${d('z_k', 'z_1')} = \prod_{t=2}^{k} W_{\mathrm{rec}}^{\top}\operatorname{diag}\bigl(\varphi'(z_{t-1})\bigr)`,
    truth: words(
      "As a Jacobian with one row for each entry of $z_k$ the matrix stands without its transpose: $W_{\\mathrm{rec}}\\operatorname{diag}(\\varphi'(z_{t-1}))$. The norms that the paper goes on with are the same.",
      "若每一行对应 $z_k$ 的一个分量，矩阵就不带转置：$W_{\\mathrm{rec}}\\operatorname{diag}(\\varphi'(z_{t-1}))$。论文随后所用的范数不受影响。",
    ),
  },
  {
    id: 'pascanu-bound',
    ...pascanu,
    ...copy,
    where: words(
      'section 2.1, (6), the bound on a one-step Jacobian; translated: its state is the pre-activation $z_t$',
      '第 2.1 节式 (6)，单步雅可比矩阵的上界；译成本站记号：论文的状态是预激活值 $z_t$',
    ),
    target: 'rnn-free',
    tex: raw`\lVert ${d('z_t', 'z_{t-1}')}\rVert \le \lVert W_{\mathrm{rec}}^{\top}\rVert\,\lVert\operatorname{diag}\bigl(\varphi'(z_{t-1})\bigr)\rVert`,
    truth: words('Right: a transpose does not change the spectral norm.', '正确：转置不改变谱范数。'),
  },
  {
    id: 'wildml-bptt',
    source: 'WildML 2015: Recurrent Neural Networks Tutorial, Part 3',
    url: 'https://dennybritz.com/posts/wildml/recurrent-neural-networks-tutorial-part-3/',
    ...copy,
    where: words(
      'the gradient of $E_3$ as a sum over the steps; translated: $k$ for step 3, $c$ for the state $s$, $h_k$ for the output $\\hat y_3$; all derivatives read as total ones',
      '$E_3$ 的梯度写成对各步求和；译成本站记号：第 3 步写作 $k$，状态 $s$ 写作 $c$，输出 $\\hat y_3$ 写作 $h_k$；导数都读作全导数',
    ),
    target: 'rnn-loss-W',
    tex: raw`\sum_{j=1}^{k} ${d('E_k', 'h_k')}\,${d('h_k', 'c_k')}\,${d('c_k', 'c_j')}\,${d('c_j', 'W')}`,
    choices: { state: 'c' },
    truth: words(
      'The post means the immediate derivative $\\partial^{+} c_j/\\partial W$ in the last factor, and with it the sum is right. Read as a total derivative, like the others, it counts paths repeatedly.',
      '该文最后一个因子指直接偏导数 $\\partial^{+} c_j/\\partial W$，这样读就正确。若与其余因子一样读作全导数，路径会被重复计算。',
    ),
  },
  {
    id: 'd2l-bptt',
    source: 'Zhang, Lipton, Li, Smola: Dive into Deep Learning',
    url: 'https://d2l.ai/chapter_recurrent-neural-networks/bptt.html',
    ...source,
    where: words(
      'section 9.7.1, the derivative of the state with respect to the weights, without recursion; translated: $c$ for the state $h$',
      '第 9.7.1 节，状态对权重的导数，去掉递归之后；译成本站记号：状态 $h$ 写作 $c$',
    ),
    target: 'rnn-free',
    tex: raw`${d('c_k', 'W')} = ${plus('c_k', 'W')} + \sum_{j=1}^{k-1}\Bigl(\prod_{t=j+1}^{k}${d('c_t', 'c_{t-1}')}\Bigr)${plus('c_j', 'W')}`,
    truth: words(
      'Right. The book writes the immediate derivative as that of the step function $f$, and takes $w$ for one number.',
      '正确。书中把直接偏导数写作单步函数 $f$ 的偏导数，并把 $w$ 当作一个数。',
    ),
  },
  {
    id: 'd2l-zh-output',
    ...d2l,
    ...source,
    where: words(
      'section 8.7.2, the gradient of the output weights $\\mathbf{W}_{qh}$; translated: $c$ for the state $h$, $h$ for the output $o$',
      '第 8.7.2 节，输出层权重 $\\mathbf{W}_{qh}$ 的梯度；译成本站记号：隐状态 $h$ 写作 $c$，输出 $o$ 写作 $h$',
    ),
    target: 'rnn-total-Wout',
    tex: raw`\sum_{t=1}^{T}${column('E', 'h_t')} c_t^{\top}`,
    choices: { state: 'c' },
    truth: words(
      'Right: a sum of outer products. The book’s loss has a factor $1/T$, which stands within its derivative.',
      '正确：外积之和。书中的损失带因子 $1/T$，已含在其导数里。',
    ),
  },
  {
    id: 'goodfellow-zh-state',
    ...goodfellow,
    ...source,
    where: words(
      "section 10.2.2, the gradient at the hidden state; translated: $W_{\\mathrm{rec}}$ and $W_{\\mathrm{out}}$ for $W$ and $V$, $\\varphi'(z_t)$ for $1 - (h^{(t+1)})^2$, one step earlier",
      "第 10.2.2 节，隐藏状态处的梯度；译成本站记号：$W$、$V$ 写作 $W_{\\mathrm{rec}}$、$W_{\\mathrm{out}}$，$1 - (h^{(t+1)})^2$ 写作 $\\varphi'(z_t)$，时间早一步",
    ),
    target: 'rnn-free',
    tex: raw`${column('E', 'c_{t-1}')} = W_{\mathrm{rec}}^{\top}${column('E', 'c_t')}\operatorname{diag}\bigl(\varphi'(z_t)\bigr) + W_{\mathrm{out}}^{\top}${column('E', 'h_{t-1}')}`,
    choices: { state: 'c' },
    truth: words(
      "The gradient is a column: the diagonal matrix has to stand before it, $W_{\\mathrm{rec}}^{\\top}\\operatorname{diag}(\\varphi'(z_t))\\,(\\partial E/\\partial c_t)^{\\top}$. The gradients of the weights on the same page have this order.",
      "梯度是列向量，对角矩阵须在它前面：$W_{\\mathrm{rec}}^{\\top}\\operatorname{diag}(\\varphi'(z_t))\\,(\\partial E/\\partial c_t)^{\\top}$。同一页上权重的梯度就是这个次序。",
    ),
  },
  {
    id: 'goodfellow-zh-weights',
    ...goodfellow,
    ...source,
    where: words(
      "section 10.2.2, the gradient of the recurrent weights; translated: $\\varphi'(z_t)$ for $1 - (h^{(t)})^2$, $c$ for the state $h$",
      "第 10.2.2 节，循环权重的梯度；译成本站记号：$1 - (h^{(t)})^2$ 写作 $\\varphi'(z_t)$，状态 $h$ 写作 $c$",
    ),
    target: 'rnn-total-Wrec',
    tex: raw`\sum_{t=1}^{T}\operatorname{diag}\bigl(\varphi'(z_t)\bigr)${column('E', 'c_t')} c_{t-1}^{\top}`,
    truth: words('Right: a sum of outer products.', '正确：外积之和。'),
  },
  {
    id: 'karpathy-min-char',
    source: 'Karpathy: min-char-rnn.py',
    url: 'https://gist.github.com/karpathy/d4dee566867f8291f086',
    ...copy,
    where: words(
      'the backward loop of the function lossFun, its lines put together as one formula, before the clipping',
      '函数 lossFun 的反向循环，逐行合成一个公式，裁剪之前',
    ),
    target: 'rnn-total-Win',
    tex: raw`\sum_{t=1}^{T}\operatorname{diag}\bigl(\varphi'(z_t)\bigr)${column('E', 'c_t')} x_t^{\top}`,
    truth: words(
      "Right. Its $\\tanh'$ is computed as $1 - c_t^2$, and gradients are clipped afterwards.",
      "正确。代码把 $\\tanh'$ 算作 $1 - c_t^2$，之后再裁剪梯度。",
    ),
  },
  {
    id: 'werbos-1990',
    source: 'Werbos 1990: Backpropagation through time: what it does and how to do it',
    url: 'https://doi.org/10.1109/5.58337',
    ...fromMemory,
    where: words(
      'the ordered derivative with respect to a net input; translated: a row for all units',
      '对净输入的有序导数；译成本站记号：各单元合成一行',
    ),
    target: 'rnn-free',
    tex: raw`${d('E', 'z_t')} = ${d('E', 'c_t')}\operatorname{diag}\bigl(\varphi'(z_t)\bigr)`,
    truth: words('Right: an ordered derivative is the total one.', '正确：有序导数就是全导数。'),
  },
  {
    id: 'nndl-delta',
    ...nndl,
    ...source,
    where: words(
      'section 6.4.1, (6.36), the error term one step back; translated: $j$ for $k$, $k$ for $t$, $W_{\\mathrm{rec}}$ for $U$',
      '第 6.4.1 节式 (6.36)，误差项回传一步；译成本站记号：$k$ 写作 $j$，$t$ 写作 $k$，$U$ 写作 $W_{\\mathrm{rec}}$',
    ),
    target: 'rnn-free',
    tex: raw`${column('E_k', 'z_j')} = \operatorname{diag}\bigl(\varphi'(z_j)\bigr)\,W_{\mathrm{rec}}^{\top}${column('E_k', 'z_{j+1}')}`,
    truth: words('Right: gradients as columns.', '正确：梯度写成列向量。'),
  },
  {
    id: 'nndl-weights',
    ...nndl,
    ...source,
    where: words(
      'section 6.4.1, (6.38), the gradient of the recurrent weights; translated: $j$ for $k$, $k$ for $t$, $c$ for the state $h$',
      '第 6.4.1 节式 (6.38)，循环权重的梯度；译成本站记号：$k$ 写作 $j$，$t$ 写作 $k$，状态 $h$ 写作 $c$',
    ),
    target: 'rnn-loss-Wrec',
    tex: raw`\sum_{j=1}^{k}${column('E_k', 'z_j')} c_{j-1}^{\top}`,
    truth: words(
      'Right. The book derives it from the immediate derivative $\\partial^{+} z_k/\\partial U_{ij}$.',
      '正确。书中由直接偏导数 $\\partial^{+} z_k/\\partial U_{ij}$ 推出它。',
    ),
  },
  {
    id: 'nndl-product',
    ...nndl,
    ...source,
    where: words(
      'section 6.5, (6.47), the error term over several steps; the product read as on this site, the latest factor on the left',
      '第 6.5 节式 (6.47)，误差项回传多步；连乘按本站的约定来读，最晚的因子在左',
    ),
    target: 'rnn-free',
    tex: raw`${column('E_k', 'z_j')} = \Bigl(\prod_{t=j}^{k-1}\operatorname{diag}\bigl(\varphi'(z_t)\bigr)\,W_{\mathrm{rec}}^{\top}\Bigr)${column('E_k', 'z_k')}`,
    truth: words(
      'A matter of notation: right where the factors stand from left to right as the index grows, which is what the book means. On this site a product over time has the latest factor on the left; only the order of the product differs.',
      '只是记号的约定：因子按下标从小到大、从左到右排列（书中之意）时正确。本站的连乘以最晚的因子在左，两者只差次序。',
    ),
  },
  {
    id: 'torch-rnn',
    ...torch('RNN'),
    ...source,
    where: words(
      'the function that each layer computes; translated: $c$ for the state $h$, without the two biases',
      '每层所算的函数；译成本站记号：状态 $h$ 写作 $c$，不含两个偏置',
    ),
    target: 'rnn-free',
    tex: raw`c_t^{\top} = \varphi\bigl(x_t^{\top} W_{\mathrm{in}}^{\top} + c_{t-1}^{\top} W_{\mathrm{rec}}^{\top}\bigr)`,
    truth: words(
      'Right: a row for each sample. The two biases of the documentation are zero here.',
      '正确：每个样本是一行。文档中的两个偏置在此为零。',
    ),
  },
  {
    id: 'zyksir-rnn-step',
    ...zyksir,
    ...source,
    where: words(
      'the derivative of one step, as these notes on Arbel 2018 have it; translated: $\\varphi$ for the activation $\\sigma$',
      '单步导数，按这份 Arbel 2018 的学习笔记；译成本站记号：激活函数 $\\sigma$ 写作 $\\varphi$',
    ),
    target: 'rnn-step',
    tex: raw`\varphi'\bigl(W_{\mathrm{rec}}\cdot h_{t-1} + W_{\mathrm{in}}\cdot x_t\bigr)\cdot W_{\mathrm{rec}}`,
    choices: { state: 'h' },
    truth: words(
      "A matter of notation: the slopes of the $n$ units are meant as a diagonal matrix, $\\operatorname{diag}(\\varphi'(z_t))\\,W_{\\mathrm{rec}}$. With one unit it is right as it stands.",
      "只是记号：$n$ 个单元的斜率应写成对角矩阵，$\\operatorname{diag}(\\varphi'(z_t))\\,W_{\\mathrm{rec}}$。只有一个单元时，原样就正确。",
    ),
  },
  {
    id: 'zyksir-rnn-single',
    ...zyksir,
    ...source,
    where: words(
      'the gradient of one loss in an RNN, as these notes on Arbel 2018 have it',
      'RNN 中一步损失的梯度，按这份 Arbel 2018 的学习笔记',
    ),
    target: 'rnn-loss-W',
    tex: raw`${d('L_k', 'h_k')}\Bigl(\prod_{t=2}^{k}${d('h_t', 'h_{t-1}')}\Bigr)${d('h_1', 'W')}`,
    choices: { state: 'h' },
    truth: words(
      'That is the first term of a sum over the steps: the weights act at every step, not only at the first.',
      '这只是对各步求和的第一项：权重在每一步都起作用，不只在第一步。',
    ),
  },
  {
    id: 'hochreiter-1997',
    source: 'Hochreiter, Schmidhuber 1997: Long Short-Term Memory',
    url: 'https://doi.org/10.1162/neco.1997.9.8.1735',
    ...copy,
    where: words(
      'appendix A.2, (30), the derivative of a cell’s state with respect to the one before, truncated: 1 for each cell; translated: $I$ for all cells',
      '附录 A.2 式 (30)，细胞状态对前一步的导数，取截断后的值：每个细胞为 1；译成本站记号：全部细胞合为 $I$',
    ),
    target: 'lstm-step',
    tex: 'I',
    truth: words(
      'Right for the cell of 1997, which has no forget gate, and with its truncated gradient. In today’s LSTM there is $\\operatorname{diag}(f_t)$ in place of $I$, and the three paths through the gates.',
      '对 1997 年没有遗忘门的细胞、用截断的梯度时正确。在今天的 LSTM 中，$I$ 换成 $\\operatorname{diag}(f_t)$，还有经过各门的三条路径。',
    ),
  },
  {
    id: 'gers-2000',
    source: 'Gers, Schmidhuber, Cummins 2000: Learning to Forget: Continual Prediction with LSTM',
    url: 'https://doi.org/10.1162/089976600300015015',
    ...copy,
    where: words(
      'the cell state with a forget gate; translated: $f_t$ for $y^{\\varphi}$, $i_t$ for $y^{in}$, $\\tilde c_t$ for $g(net_c)$',
      '有遗忘门的细胞状态；译成本站记号：$y^{\\varphi}$、$y^{in}$、$g(net_c)$ 写作 $f_t$、$i_t$、$\\tilde c_t$',
    ),
    target: 'lstm-free',
    tex: raw`c_t = f_t \odot c_{t-1} + i_t \odot \tilde c_t`,
    truth: words('Right.', '正确。'),
  },
  {
    id: 'graves-2012',
    source: 'Graves 2012: Supervised Sequence Labelling with Recurrent Neural Networks',
    url: 'https://www.cs.toronto.edu/~graves/preprint.pdf',
    ...copy,
    where: words(
      'the backward pass of the cell state; translated: rows for all cells, one step earlier, without the three peephole terms',
      '细胞状态的反向传播；译成本站记号：全部细胞合成一行，时间早一步，不含三个窥视孔项',
    ),
    target: 'lstm-free',
    tex: raw`${d('E', 'c_{t-1}')} = ${d('E', 'h_{t-1}')}\operatorname{diag}\bigl(o_{t-1}\odot\tanh'(c_{t-1})\bigr) + ${d('E', 'c_t')}\operatorname{diag}(f_t)`,
    choices: { C: 'term' },
    truth: words(
      'Right: the gates act through the derivative at $h_{t-1}$.',
      '正确：各门的作用都在 $h_{t-1}$ 处的导数里。',
    ),
  },
  {
    id: 'greff-delta',
    source: 'Greff, Srivastava, Koutník, Steunebrink, Schmidhuber 2017: LSTM: A Search Space Odyssey',
    url: 'https://arxiv.org/abs/1503.04069',
    ...copy,
    where: words(
      'the backward pass at the forget gate; translated: $z^f$ for the pre-activation $\\bar f$, a column for $\\delta$',
      '遗忘门处的反向传播；译成本站记号：预激活值 $\\bar f$ 写作 $z^f$，$\\delta$ 是列向量',
    ),
    target: 'lstm-free',
    tex: raw`${column('E', 'z^f_t')} = ${column('E', 'c_t')}\odot c_{t-1}\odot\sigma'(z^f_t)`,
    truth: words('Right.', '正确。'),
  },
  {
    id: 'colah-forget',
    ...colah,
    ...source,
    where: words('the forget gate, as in its figure', '遗忘门，与其图中一致'),
    target: 'lstm-free',
    tex: raw`f_t = \sigma\bigl(W_f\cdot[h_{t-1},\,x_t] + b_f\bigr)`,
    truth: words('Right.', '正确。'),
  },
  {
    id: 'colah-output',
    ...colah,
    ...source,
    where: words('the output, as in its figure', '输出，与其图中一致'),
    target: 'lstm-free',
    tex: raw`h_t = o_t * \tanh(C_t)`,
    choices: { C: 'cell' },
    truth: words(
      'Right: the star is the element-wise product, and $C_t$ the cell state.',
      '正确：星号是逐元素乘积，$C_t$ 是细胞状态。',
    ),
  },
  {
    id: 'torch-lstm',
    ...torch('LSTM'),
    ...source,
    where: words('the cell state of each layer', '每层的细胞状态'),
    target: 'lstm-free',
    tex: raw`c_t = f_t \odot c_{t-1} + i_t \odot g_t`,
    truth: words('Right: $g_t$ is the candidate.', '正确：$g_t$ 是候选值。'),
  },
  {
    id: 'torch-lstm-gate',
    ...torch('LSTM'),
    ...source,
    where: words(
      'the output gate; translated: $V_o$, $U_o$ for $W_{io}$, $W_{ho}$, and its two biases as one',
      '输出门；译成本站记号：$W_{io}$、$W_{ho}$ 写作 $V_o$、$U_o$，两个偏置合为一个',
    ),
    target: 'lstm-free',
    tex: raw`o_t = \sigma(V_o\,x_t + U_o\,h_{t-1} + b_o)`,
    truth: words('Right.', '正确。'),
  },
  {
    id: 'onnx-lstm',
    source: 'ONNX: operator LSTM, version 22',
    url: 'https://github.com/onnx/onnx/blob/f7546912001bc31e92a238b17068a21b373d882e/docs/Operators.md#LSTM',
    ...source,
    where: words(
      'the default equations, the input gate in rows; translated: $V_i$, $U_i$ for $W_i$, $R_i$, the two biases as one, without the peephole',
      '默认方程，输入门写成行；译成本站记号：$W_i$、$R_i$ 写作 $V_i$、$U_i$，两个偏置合为一个，不含窥视孔',
    ),
    target: 'lstm-free',
    tex: raw`i_t^{\top} = \sigma\bigl(x_t^{\top} V_i^{\top} + h_{t-1}^{\top} U_i^{\top} + b_i^{\top}\bigr)`,
    truth: words('Right.', '正确。'),
  },
  {
    id: 'keras-lstm',
    source: 'Keras 3: keras.layers.LSTMCell',
    url: 'https://github.com/keras-team/keras/blob/13b6362d852071dcd0b9a5897576bccab6282a3a/keras/src/layers/rnn/lstm.py',
    ...source,
    where: words(
      'the code of the forget gate, in rows; translated: $V_f^{\\top}$, $U_f^{\\top}$ for the second quarter of the columns of the two kernels',
      '遗忘门的代码，写成行；译成本站记号：两个核矩阵（kernel）各列的第二个四分之一写作 $V_f^{\\top}$、$U_f^{\\top}$',
    ),
    target: 'lstm-free',
    tex: raw`f_t^{\top} = \sigma\bigl(x_t^{\top} V_f^{\top} + h_{t-1}^{\top} U_f^{\top} + b_f^{\top}\bigr)`,
    truth: words(
      'Right. The order of the gates in Keras is input, forget, candidate, output.',
      '正确。Keras 中各门的次序是输入、遗忘、候选、输出。',
    ),
  },
  {
    id: 'wikipedia-lstm',
    source: 'Wikipedia: Long short-term memory',
    url: 'https://en.wikipedia.org/wiki/Long_short-term_memory',
    ...fromMemory,
    where: words(
      'the forget gate; $W$ acts on the input and $U$ on the state, $\\sigma_g$ is the sigmoid function',
      '遗忘门；$W$ 作用于输入，$U$ 作用于状态，$\\sigma_g$ 是 sigmoid 函数',
    ),
    target: 'lstm-free',
    tex: raw`f_t = \sigma(W_f x_t + U_f h_{t-1} + b_f)`,
    choices: { weights: 'W-input' },
    truth: words('Right, with that meaning of the letters.', '正确，须按这样的字母含义。'),
  },
  {
    id: 'nndl-gate',
    ...nndl,
    ...source,
    where: words(
      'section 6.6.1, (6.54), the input gate; $W$ acts on the input and $U$ on the state',
      '第 6.6.1 节式 (6.54)，输入门；$W$ 作用于输入，$U$ 作用于状态',
    ),
    target: 'lstm-free',
    tex: raw`i_t = \sigma(W_i x_t + U_i h_{t-1} + b_i)`,
    choices: { weights: 'W-input' },
    truth: words('Right, with that meaning of the letters.', '正确，须按这样的字母含义。'),
  },
  {
    id: 'd2l-zh-cell',
    ...d2l,
    url: 'https://zh.d2l.ai/chapter_recurrent-modern/lstm.html',
    ...source,
    where: words(
      'section 9.2.1, the memory cell; translated: a column for one sample in place of rows for a batch',
      '第 9.2.1 节，记忆元；译成本站记号：一个样本写成列，而不是一批样本写成行',
    ),
    target: 'lstm-free',
    tex: raw`C_t = f_t \odot C_{t-1} + i_t \odot \tilde C_t`,
    choices: { C: 'cell' },
    truth: words('Right.', '正确。'),
  },
  {
    id: 'lipton-2015',
    source: 'Lipton, Berkowitz, Elkan 2015: A Critical Review of Recurrent Neural Networks for Sequence Learning',
    url: 'https://arxiv.org/abs/1506.00019',
    ...copy,
    where: words(
      'the output of the LSTM; translated: $c$ for the state $s$, $\\tanh$ for $\\phi$',
      'LSTM 的输出；译成本站记号：状态 $s$ 写作 $c$，$\\phi$ 写作 $\\tanh$',
    ),
    target: 'lstm-free',
    tex: raw`h_t = \tanh(c_t)\odot o_t`,
    truth: words('Right.', '正确。'),
  },
  {
    id: 'weber-four-terms',
    ...weber,
    ...source,
    where: words(
      'the full derivative of the cell state; translated: $U$ for the part of $W$ that acts on the state, products with a vector as diagonal matrices',
      '细胞状态的完整导数；译成本站记号：$W$ 中作用于状态的部分写作 $U$，与向量的乘积写成对角矩阵',
    ),
    target: 'lstm-step',
    tex: raw`\operatorname{diag}\bigl(c_{t-1}\odot\sigma'(z^f_t)\bigr)U_f\operatorname{diag}\bigl(o_{t-1}\odot\tanh'(c_{t-1})\bigr) + \operatorname{diag}\bigl(\tilde c_t\odot\sigma'(z^i_t)\bigr)U_i\operatorname{diag}\bigl(o_{t-1}\odot\tanh'(c_{t-1})\bigr) + \operatorname{diag}\bigl(i_t\odot\tanh'(z^c_t)\bigr)U_c\operatorname{diag}\bigl(o_{t-1}\odot\tanh'(c_{t-1})\bigr) + \operatorname{diag}(f_t)`,
    truth: words(
      'Right for one step. Over several steps these derivatives may not simply be multiplied: the output gate is a further path.',
      '正确，但只对一步。跨多步时不能只把这些导数相乘：输出门是另一条路径。',
    ),
  },
  {
    id: 'weber-forget',
    ...weber,
    ...source,
    where: words(
      'the derivative that the post calls a common misconception, with the gates taken as constants; translated: a diagonal matrix for $f$',
      '文中称为常见误解的导数，把各门当作常数；译成本站记号：$f$ 写成对角矩阵',
    ),
    target: 'lstm-step',
    tex: raw`\operatorname{diag}(f_t)`,
    truth: words(
      'As the post says: that is one path of four. The gates depend on $c_{t-1}$ as well, over $h_{t-1}$.',
      '正如文中所说：这只是四条路径之一，各门也经 $h_{t-1}$ 依赖于 $c_{t-1}$。',
    ),
  },
  {
    id: 'zyksir-lstm-single',
    ...zyksir,
    ...source,
    where: words(
      'the gradient of one loss in an LSTM, as these notes on Arbel 2018 have it',
      'LSTM 中一步损失的梯度，按这份 Arbel 2018 的学习笔记',
    ),
    target: 'lstm-loss',
    tex: raw`${d('E_k', 'h_k')}\,${d('h_k', 'c_k')}\Bigl(\prod_{t=2}^{k}${d('c_t', 'c_{t-1}')}\Bigr)${d('c_1', 'W')}`,
    truth: words(
      'That is one of many terms: the weights act at every step, $h_k$ depends on them through $o_k$ too, and over several steps the output gates are a further path.',
      '这只是许多项中的一项：权重在每一步都起作用，$h_k$ 还经 $o_k$ 依赖于权重，而跨多步时输出门是另一条路径。',
    ),
  },
  {
    id: 'zyksir-four-terms',
    ...zyksir,
    ...source,
    where: words(
      'the four terms of the cell state, as these notes on Arbel 2018 have them; translated: $U$ for the part of $W$ that acts on the state, products with a vector as diagonal matrices',
      '细胞状态的四项，按这份 Arbel 2018 的学习笔记；译成本站记号：$W$ 中作用于状态的部分写作 $U$，与向量的乘积写成对角矩阵',
    ),
    target: 'lstm-step',
    tex: raw`\operatorname{diag}\bigl(c_{t-1}\odot\sigma'(z^f_t)\bigr)U_f\operatorname{diag}\bigl(o_{t-1}\odot\tanh'(c_{t-1})\bigr) + \operatorname{diag}(f_t) + \operatorname{diag}\bigl(\tilde c_t\odot\sigma'(z^i_t)\bigr)U_i\operatorname{diag}\bigl(o_{t-1}\odot\tanh'(c_{t-1})\bigr) + \operatorname{diag}\bigl(i_t\odot\sigma'(z^c_t)\bigr)U_c\operatorname{diag}\bigl(o_{t-1}\odot\tanh'(c_{t-1})\bigr)`,
    truth: words(
      "The candidate is a $\\tanh$, as the notes themselves have it above: its slope is $\\tanh'(z^c_t)$.",
      "候选值用的是 $\\tanh$（笔记前文也如此），斜率是 $\\tanh'(z^c_t)$。",
    ),
  },
  {
    id: 'coursera-output',
    ...coursera,
    ...copy,
    where: words(
      'section 3.2.2, (7), the output gate; translated: a column for $d\\Gamma_o$, the gradient at the pre-activation',
      '第 3.2.2 节式 (7)，输出门；译成本站记号：$d\\Gamma_o$ 是列向量，即预激活值处的梯度',
    ),
    target: 'lstm-free',
    tex: raw`${column('E', 'z^o_t')} = ${column('E', 'h_t')}\odot\tanh(c_t)\odot o_t\odot(1 - o_t)`,
    truth: words('Right.', '正确。'),
  },
  {
    id: 'coursera-update',
    ...coursera,
    ...copy,
    where: words(
      'section 3.2.2, (9), the update gate, which is the input gate here; translated: one step earlier, with $f_t\\odot(\\partial E/\\partial c_t)^{\\top}$ for $dc_{next}$',
      '第 3.2.2 节式 (9)，更新门，即此处的输入门；译成本站记号：时间早一步，$dc_{next}$ 写作 $f_t\\odot(\\partial E/\\partial c_t)^{\\top}$',
    ),
    target: 'lstm-free',
    tex: raw`${column('E', 'z^i_{t-1}')} = f_t\odot${column('E', 'c_t')}\odot\tilde c_{t-1} + o_{t-1}\odot\bigl(1 - \tanh^2(c_{t-1})\bigr)\odot\tilde c_{t-1}\odot${column('E', 'h_{t-1}')}\odot i_{t-1}\odot(1 - i_{t-1})`,
    truth: words(
      'Two brackets are missing: the slope $i_{t-1}\\odot(1 - i_{t-1})$ belongs to both terms. The solution in the same file has them, and so have later versions of the notebook.',
      '少了一对括号：斜率 $i_{t-1}\\odot(1 - i_{t-1})$ 要乘两项。同一文件中的解答代码有这对括号，笔记本的后续版本也已补上。',
    ),
  },
  {
    id: 'rnn-vignette',
    source: 'Fichou: LSTM units (vignette of the R package rnn)',
    url: 'https://github.com/bquast/rnn/blob/91cd0a5352a7daaf52174f99deba60f5c77cb379/vignettes/LSTM_units.Rmd',
    ...source,
    where: words(
      'the backward pass, $\\delta 8 = \\delta 7\\cdot\\delta 4$, at the cell state; translated: columns, $\\delta 7$ and $\\delta 4$ written out with the slope of $\\tanh$ at $c$, one step earlier',
      '反向传播中细胞状态处的 $\\delta 8 = \\delta 7\\cdot\\delta 4$；译成本站记号：写成列，展开 $\\delta 7$ 与 $\\delta 4$，$\\tanh$ 的导数取在 $c$ 处，时间早一步',
    ),
    target: 'lstm-free',
    tex: raw`${column('E', 'c_{t-1}')} = \Bigl(${column('E', 'h_{t-1}')}\odot o_{t-1}\odot\tanh'(c_{t-1})\Bigr)\odot\Bigl(f_t\odot${column('E', 'c_t')}\Bigr)`,
    truth: words(
      'Two paths meet at the cell state, so their gradients are added: a plus in place of the product between the brackets makes it right.',
      '两条路径在细胞状态汇合，梯度应相加：把两个括号之间的乘号换成加号就正确。',
    ),
  },
];

export const askedOf = ({ target, tex, choices = {} }: GalleryEntry): Asked => ({
  target,
  formula: tex,
  choices,
  seed: 1,
});
