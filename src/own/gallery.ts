/**
 * Formulas as they stand in well-known places, in the notation of this site. Facts and links only; the verdicts are computed by
 * the code that checks a reader's formula. Where a place leaves open whether a derivative is total or immediate, `truth` says so.
 */
import { type Words, words } from '../proof/words.ts';
import type { Asked, Choices } from './choices.ts';

export interface GalleryEntry {
  readonly id: string;
  /** Author, year and title, or the name of the documentation. */
  readonly source: string;
  readonly url: string;
  /** Where in it. */
  readonly where: Words;
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
const h = { state: 'c' } as const;

const pascanu = {
  source: 'Pascanu, Mikolov, Bengio 2013: On the difficulty of training recurrent neural networks',
  url: 'https://arxiv.org/abs/1211.5063',
};
const goodfellow = {
  source: 'Goodfellow, Bengio, Courville 2016: Deep Learning',
  url: 'https://www.deeplearningbook.org/contents/rnn.html',
};
const colah = {
  source: 'Olah 2015: Understanding LSTM Networks',
  url: 'https://colah.github.io/posts/2015-08-Understanding-LSTMs/',
};
const torch = (name: string) => ({
  source: `PyTorch: torch.nn.${name}`,
  url: `https://pytorch.org/docs/stable/generated/torch.nn.${name}.html`,
});
const greff = {
  source: 'Greff, Srivastava, Koutník, Steunebrink, Schmidhuber 2017: LSTM: A Search Space Odyssey',
  url: 'https://arxiv.org/abs/1503.04069',
};
const arbel = {
  source: 'Arbel 2018: How LSTM networks solve the problem of vanishing gradients',
  url: 'https://medium.datadriveninvestor.com/how-do-lstm-networks-solve-the-problem-of-vanishing-gradients-a6784971a577',
};
const inPaper = words('the recurrence of the forward pass, in the usual form', '前向计算的递推式，按通常的写法');
const forward = words('the equations of the forward pass', '前向计算的方程');

export const gallery: readonly GalleryEntry[] = [
  {
    id: 'pascanu-sum',
    ...pascanu,
    where: words('the gradient as a sum over the steps', '把梯度写成各步之和'),
    target: 'rnn-loss-W',
    tex: raw`\sum_{j=1}^{k} ${d('E_k', 'c_k')}\,${d('c_k', 'c_j')}\,${plus('c_j', 'W')}`,
    truth: words(
      'Right: the paper marks the immediate derivative with a plus, as here.',
      '正确：论文用加号标出直接偏导数，与此处相同。',
    ),
  },
  {
    id: 'pascanu-product',
    ...pascanu,
    where: words(
      'the product of the one-step Jacobians; its state is the pre-activation',
      '单步雅可比矩阵的连乘；论文的状态是预激活值',
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
    where: words('the bound on a one-step Jacobian', '单步雅可比矩阵的上界'),
    target: 'rnn-free',
    tex: raw`\lVert ${d('c_t', 'c_{t-1}')}\rVert \le \gamma\,\lVert W_{\mathrm{rec}}\rVert`,
    truth: words(
      'Right, with $\\gamma$ the largest slope of the activation.',
      '正确，$\\gamma$ 是激活函数的最大斜率。',
    ),
  },
  {
    id: 'bengio-1994',
    source: 'Bengio, Simard, Frasconi 1994: Learning long-term dependencies with gradient descent is difficult',
    url: 'https://doi.org/10.1109/72.279181',
    where: words(
      'the gradient as a sum over earlier steps, in the usual form; all derivatives read as total ones',
      '把梯度写成对先前各步求和，按通常的写法；导数都读作全导数',
    ),
    target: 'rnn-loss-W',
    tex: raw`\sum_{j=1}^{k} ${d('E_k', 'c_j')}\,${d('c_j', 'W')}`,
    truth: words(
      'Right where $\\partial c_j/\\partial W$ is the immediate derivative, as it is meant; as a total one it counts paths repeatedly.',
      '只要 $\\partial c_j/\\partial W$ 是直接偏导数（原意如此）就正确；若读作全导数，路径会被重复计算。',
    ),
  },
  {
    id: 'wildml-bptt',
    source: 'WildML 2015: Recurrent Neural Networks Tutorial, Part 3',
    url: 'https://dennybritz.com/posts/wildml/recurrent-neural-networks-tutorial-part-3/',
    where: words(
      'the sum of the chain rule over the steps, in the usual form; all derivatives read as total ones',
      '链式法则对各步求和，按通常的写法；导数都读作全导数',
    ),
    target: 'rnn-loss-W',
    tex: raw`\sum_{j=1}^{k} ${d('E_k', 'h_k')}\,${d('h_k', 'c_k')}\,${d('c_k', 'c_j')}\,${d('c_j', 'W')}`,
    choices: h,
    truth: words(
      'The last factor has to be the immediate derivative $\\partial^{+} c_j/\\partial W$; the code that goes with such a derivation computes that one.',
      '最后一个因子须是直接偏导数 $\\partial^{+} c_j/\\partial W$；这类推导所附的代码算的正是它。',
    ),
  },
  {
    id: 'd2l-bptt',
    source: 'Zhang, Lipton, Li, Smola: Dive into Deep Learning',
    url: 'https://d2l.ai/chapter_recurrent-neural-networks/bptt.html',
    where: words('the derivative of the state by the weights, unrolled', '状态对权重的导数，按步展开'),
    target: 'rnn-free',
    tex: raw`${d('c_k', 'W')} = ${plus('c_k', 'W')} + \sum_{j=1}^{k-1}\Bigl(\prod_{t=j+1}^{k}${d('c_t', 'c_{t-1}')}\Bigr)${plus('c_j', 'W')}`,
    truth: words(
      'Right. The book writes the immediate derivative as that of the step function $f$.',
      '正确。书中把直接偏导数写作单步函数 $f$ 的偏导数。',
    ),
  },
  {
    id: 'goodfellow-state',
    ...goodfellow,
    where: words(
      'the gradient at the hidden state, section 10.2.2, in the usual form',
      '第 10.2.2 节，隐藏状态处的梯度，按通常的写法',
    ),
    target: 'rnn-free',
    tex: raw`\Bigl(${d('E', 'c_{t-1}')}\Bigr)^{\top} = W_{\mathrm{rec}}^{\top}\operatorname{diag}\bigl(\varphi'(z_t)\bigr)\Bigl(${d('E', 'c_t')}\Bigr)^{\top} + W_{\mathrm{out}}^{\top}\Bigl(${d('E_{t-1}', 'h_{t-1}')}\Bigr)^{\top}`,
    choices: h,
    truth: words(
      'Right: gradients as columns. For $\\tanh$ the diagonal is $1 - c_t^2$.',
      '正确：梯度写成列。对 $\\tanh$，对角元是 $1 - c_t^2$。',
    ),
  },
  {
    id: 'goodfellow-weights',
    ...goodfellow,
    where: words(
      'the gradient of the recurrent weights, section 10.2.2, in the usual form',
      '第 10.2.2 节，循环权重的梯度，按通常的写法',
    ),
    target: 'rnn-total-Wrec',
    tex: raw`\sum_{t=1}^{T}\operatorname{diag}\bigl(\varphi'(z_t)\bigr)\Bigl(${d('E', 'c_t')}\Bigr)^{\top} c_{t-1}^{\top}`,
    truth: words('Right: a sum of outer products.', '正确：外积之和。'),
  },
  {
    id: 'karpathy-min-char',
    source: 'Karpathy: min-char-rnn.py',
    url: 'https://gist.github.com/karpathy/d4dee566867f8291f086',
    where: words('the backward loop, line by line as one formula', '反向循环，逐行合成一个公式'),
    target: 'rnn-total-Win',
    tex: raw`\sum_{t=1}^{T}\operatorname{diag}\bigl(\varphi'(z_t)\bigr)\Bigl(${d('E', 'c_t')}\Bigr)^{\top} x_t^{\top}`,
    truth: words(
      "Right. Its $\\tanh'$ is computed as $1 - c_t^2$, and gradients are clipped afterwards.",
      "正确。代码把 $\\tanh'$ 算作 $1 - c_t^2$，之后再裁剪梯度。",
    ),
  },
  {
    id: 'werbos-1990',
    source: 'Werbos 1990: Backpropagation through time: what it does and how to do it',
    url: 'https://doi.org/10.1109/5.58337',
    where: words('the ordered derivative by a net input, in the usual form', '对净输入的有序导数，按通常的写法'),
    target: 'rnn-free',
    tex: raw`${d('E', 'z_t')} = ${d('E', 'c_t')}\operatorname{diag}\bigl(\varphi'(z_t)\bigr)`,
    truth: words('Right: an ordered derivative is the total one.', '正确：有序导数就是全导数。'),
  },
  {
    id: 'torch-rnn',
    ...torch('RNN'),
    where: forward,
    target: 'rnn-free',
    tex: raw`c_t^{\top} = \varphi\bigl(x_t^{\top} W_{\mathrm{in}}^{\top} + c_{t-1}^{\top} W_{\mathrm{rec}}^{\top}\bigr)`,
    truth: words(
      'Right: a row for each sample. The two biases of the documentation are zero here.',
      '正确：每个样本是一行。文档中的两个偏置在此为零。',
    ),
  },
  {
    id: 'hochreiter-1997',
    source: 'Hochreiter, Schmidhuber 1997: Long Short-Term Memory',
    url: 'https://doi.org/10.1162/neco.1997.9.8.1735',
    where: words(
      'the constant error carousel: within a memory cell the error flows back unscaled',
      '恒定误差传送带：在记忆单元内，误差不经缩放地回流',
    ),
    target: 'lstm-step',
    tex: 'I',
    truth: words(
      "Right for the cell of 1997, which has no forget gate, and with its truncated gradient. In today's LSTM there is $\\operatorname{diag}(f_t)$ in place of $I$, and the three paths through the gates.",
      '对 1997 年没有遗忘门的单元、用截断的梯度时正确。在今天的 LSTM 中，$I$ 换成 $\\operatorname{diag}(f_t)$，还有经过各门的三条路径。',
    ),
  },
  {
    id: 'gers-2000',
    source: 'Gers, Schmidhuber, Cummins 2000: Learning to Forget: Continual Prediction with LSTM',
    url: 'https://doi.org/10.1162/089976600300015015',
    where: words('the cell state with a forget gate, in the usual form', '有遗忘门的细胞状态，按通常的写法'),
    target: 'lstm-free',
    tex: raw`c_t = f_t \odot c_{t-1} + i_t \odot \tilde c_t`,
    truth: words('Right.', '正确。'),
  },
  {
    id: 'graves-2012',
    source: 'Graves 2012: Supervised Sequence Labelling with Recurrent Neural Networks',
    url: 'https://www.cs.toronto.edu/~graves/preprint.pdf',
    where: words(
      'the backward pass of the cell state, in the usual form, without peepholes',
      '细胞状态的反向传播，按通常的写法，不含窥视孔',
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
    ...greff,
    where: words('the backward pass at the forget gate, in the usual form', '遗忘门处的反向传播，按通常的写法'),
    target: 'lstm-free',
    tex: raw`${d('E', 'z^f_t')} = ${d('E', 'c_t')}\operatorname{diag}\bigl(c_{t-1}\odot\sigma'(z^f_t)\bigr)`,
    truth: words('Right.', '正确。'),
  },
  {
    id: 'greff-weights',
    ...greff,
    where: words(
      'the gradient of the recurrent weights of the forget gate, in the usual form',
      '遗忘门循环权重的梯度，按通常的写法',
    ),
    target: 'lstm-total-Uf',
    tex: raw`\sum_{t=1}^{T}\Bigl(${d('E', 'z^f_t')}\Bigr)^{\top} h_{t-1}^{\top}`,
    truth: words(
      'Right. The paper starts from a zero output, where the first term is zero.',
      '正确。论文从零输出开始，第一项为零。',
    ),
  },
  {
    id: 'colah-forget',
    ...colah,
    where: words('the forget gate', '遗忘门'),
    target: 'lstm-free',
    tex: raw`f_t = \sigma\bigl(W_f\cdot[h_{t-1},\,x_t] + b_f\bigr)`,
    truth: words('Right.', '正确。'),
  },
  {
    id: 'colah-output',
    ...colah,
    where: words('the output', '输出'),
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
    where: forward,
    target: 'lstm-free',
    tex: raw`c_t = f_t \odot c_{t-1} + i_t \odot g_t`,
    truth: words('Right: $g_t$ is the candidate.', '正确：$g_t$ 是候选值。'),
  },
  {
    id: 'torch-lstm-gate',
    ...torch('LSTM'),
    where: words('the output gate, its two biases as one', '输出门，两个偏置合为一个'),
    target: 'lstm-free',
    tex: raw`o_t = \sigma(V_o\,x_t + U_o\,h_{t-1} + b_o)`,
    truth: words(
      'Right. PyTorch calls the blocks $W_{io}$ and $W_{ho}$.',
      '正确。PyTorch 把两块权重称作 $W_{io}$ 与 $W_{ho}$。',
    ),
  },
  {
    id: 'onnx-lstm',
    source: 'ONNX: operator LSTM',
    url: 'https://onnx.ai/onnx/operators/onnx__LSTM.html',
    where: words('the default equations, without peepholes: the gate in rows', '默认方程，不含窥视孔：门写成行'),
    target: 'lstm-free',
    tex: raw`i_t^{\top} = \sigma\bigl(x_t^{\top} V_i^{\top} + h_{t-1}^{\top} U_i^{\top} + b_i^{\top}\bigr)`,
    truth: words(
      'Right. ONNX calls the blocks $W$ and $R$ and adds two biases.',
      '正确。ONNX 把两块权重称作 $W$ 与 $R$，并有两个偏置。',
    ),
  },
  {
    id: 'wikipedia-lstm',
    source: 'Wikipedia: Long short-term memory',
    url: 'https://en.wikipedia.org/wiki/Long_short-term_memory',
    where: words(
      'the forget gate; $W$ acts on the input and $U$ on the state',
      '遗忘门；$W$ 作用于输入，$U$ 作用于状态',
    ),
    target: 'lstm-free',
    tex: raw`f_t = \sigma(W_f x_t + U_f h_{t-1} + b_f)`,
    choices: { weights: 'W-input' },
    truth: words('Right, with that meaning of the letters.', '按这样的字母含义，正确。'),
  },
  {
    id: 'lipton-2015',
    source: 'Lipton, Berkowitz, Elkan 2015: A Critical Review of Recurrent Neural Networks for Sequence Learning',
    url: 'https://arxiv.org/abs/1506.00019',
    where: inPaper,
    target: 'lstm-free',
    tex: raw`h_t = \tanh(c_t)\odot o_t`,
    truth: words('Right.', '正确。'),
  },
  {
    id: 'arbel-single',
    ...arbel,
    where: words('its first numbered equation, as notes on it quote it', '其中第一个编号公式，按笔记所引'),
    target: 'rnn-loss-W',
    tex: raw`${d('E_k', 'h_k')}\,${d('h_k', 'c_k')}\Bigl(\prod_{t=2}^{k}${d('c_t', 'c_{t-1}')}\Bigr)${d('c_1', 'W')}`,
    choices: h,
    truth: words('That is the first term of a sum over the steps.', '这只是对各步求和的第一项。'),
  },
  {
    id: 'arbel-four-terms',
    ...arbel,
    where: words(
      'the four terms of the cell state, as notes on it quote them, with the notation mended',
      '细胞状态的四项，按笔记所引，记号已改正',
    ),
    target: 'lstm-step',
    tex: raw`\operatorname{diag}\bigl(c_{t-1}\odot\sigma'(z^f_t)\bigr)U_f\operatorname{diag}\bigl(o_{t-1}\odot\tanh'(c_{t-1})\bigr) + \operatorname{diag}(f_t) + \operatorname{diag}\bigl(\tilde c_t\odot\sigma'(z^i_t)\bigr)U_i\operatorname{diag}\bigl(o_{t-1}\odot\tanh'(c_{t-1})\bigr) + \operatorname{diag}\bigl(i_t\odot\sigma'(z^c_t)\bigr)U_c\operatorname{diag}\bigl(o_{t-1}\odot\tanh'(c_{t-1})\bigr)`,
    truth: words(
      "The candidate is a $\\tanh$: its slope is $\\tanh'(z^c_t)$.",
      "候选值用的是 $\\tanh$，斜率是 $\\tanh'(z^c_t)$。",
    ),
  },
  {
    id: 'arbel-chain',
    ...arbel,
    where: words(
      'the chain over several steps as a product of one-step derivatives, as notes on it quote it',
      '多步的链写成单步导数的连乘，按笔记所引',
    ),
    target: 'lstm-chain',
    tex: raw`\prod_{t=2}^{k}${d('c_t', 'c_{t-1}')}`,
    truth: words(
      'The product leaves out the path from $c_{t-1}$ through the output gate $o_t$; it is right where $U_o = 0$. The product of the joint Jacobians of $(c_t, h_t)$ is right always.',
      '连乘漏掉了从 $c_{t-1}$ 经输出门 $o_t$ 的路径，只在 $U_o = 0$ 时正确；$(c_t, h_t)$ 的联合雅可比矩阵的连乘总是正确。',
    ),
  },
];

export const askedOf = ({ target, tex, choices = {} }: GalleryEntry): Asked => ({
  target,
  formula: tex,
  choices,
  seed: 1,
});
