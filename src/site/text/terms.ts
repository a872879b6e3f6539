/** Terms in both languages with the other names in use, and what has other letters in the textbooks. */
import type { NetworkLetters } from '../../formula/letters.ts';
import { type Words, words } from '../../proof/words.ts';

interface Term {
  readonly names: Words;
  /** Other names, each where it is used. */
  readonly others: Words;
}
const term = (en: string, zh: string, enOthers: string, zhOthers: string): Term => ({
  names: words(en, zh),
  others: words(enOthers, zhOthers),
});

export const terms: readonly Term[] = [
  term('recurrent neural network (RNN)', '循环神经网络（RNN）', 'vanilla, simple or Elman network', '简单循环网络'),
  term('hidden state', '隐藏状态', 'hidden variable', '隐状态、隐变量'),
  term('cell state', '细胞状态', 'memory cell, internal state of the memory cell', '记忆元、记忆单元、内部状态'),
  term('output of the cell', '细胞的输出', 'hidden state of the LSTM, external state', '外部状态、隐状态'),
  term('candidate', '候选值', 'candidate memory cell, input node, cell input', '候选记忆元、候选状态'),
  term('forget gate', '遗忘门', 'keep gate', '忘记门'),
  term('input gate', '输入门', 'write gate', '写入门'),
  term('output gate', '输出门', 'read gate', '读出门'),
  term('recurrent weights', '循环权重', 'hidden-to-hidden weights', '状态-状态权重'),
  term('input weights', '输入权重', 'input-to-hidden weights', '状态-输入权重'),
  term('bias', '偏置', 'offset', '偏置项、偏移量'),
  term('pre-activation', '预激活值', 'net input, logit', '净输入'),
  term('activation function', '激活函数', 'nonlinearity, transfer function', '激励函数、活性函数'),
  term('saturation', '饱和', 'flat region', '饱和区'),
  term('loss', '损失', 'cost, objective, error', '代价、损失函数、误差'),
  term('error term', '误差项', 'delta, sensitivity', '灵敏度'),
  term('chain rule', '链式法则', '', '链式求导法则'),
  term('Jacobian matrix', '雅可比矩阵', '', '雅克比矩阵'),
  term('backpropagation through time (BPTT)', '随时间反向传播（BPTT）', '', '通过时间反向传播、沿时间反向传播'),
  term('forward mode, reverse mode', '前向模式、反向模式', 'tangent mode, adjoint mode', '前向累积、反向累积'),
  term('vanishing gradient', '梯度消失', '', '梯度弥散'),
  term('exploding gradient', '梯度爆炸', '', '梯度膨胀'),
  term('gradient clipping', '梯度裁剪', 'gradient norm clipping', '梯度截断'),
  term('truncated BPTT', '截断的 BPTT', 'TBPTT', '截断时间反向传播、截断的随时间反向传播'),
  term('gated recurrent unit (GRU)', '门控循环单元（GRU）', '', '门控循环神经元'),
  term('residual connection', '残差连接', 'skip or shortcut connection', '跳跃连接、捷径连接'),
  term('state-space model', '状态空间模型', 'linear recurrent unit', '线性循环单元'),
  term('long-term dependency', '长期依赖', 'long-range dependency', '长程依赖、长距离依赖'),
  term('element-wise product', '逐元素乘积', 'Hadamard product', '按元素乘积、阿达马积'),
  term('spectral norm', '谱范数', '2-norm, largest singular value', '2-范数、最大奇异值'),
  term('spectral radius', '谱半径', 'largest modulus of an eigenvalue', '特征值模的最大值'),
  term('learning rate', '学习率', 'step size', '步长'),
  term('time step', '时间步', '', '时刻'),
  term('time lag', '时滞', 'delay, distance in time', '时间间隔、延迟'),
];

/** What stands for the same in each book; the letters follow from `inLetters`. */
export const lettered: readonly { readonly network: NetworkLetters; readonly tex: string; readonly means: Words }[] = [
  { network: 'rnn', tex: 'c_t', means: words('hidden state of the RNN', 'RNN 的隐藏状态') },
  { network: 'rnn', tex: 'h_t', means: words('read-out', '读出') },
  {
    network: 'rnn',
    tex: String.raw`W_{\mathrm{rec}}`,
    means: words(
      'recurrent weights; with one unit $w_{\\mathrm{rec}}$, also beside Qiu’s letters',
      '循环权重；只有一个单元时写作 $w_{\\mathrm{rec}}$，配邱锡鹏的记号时也如此',
    ),
  },
  { network: 'rnn', tex: String.raw`W_{\mathrm{in}}`, means: words('input weights', '输入权重') },
  { network: 'rnn', tex: String.raw`W_{\mathrm{out}}`, means: words('weights of the read-out', '读出的权重') },
  { network: 'rnn', tex: 'W', means: words('both matrices side by side, or all weights', '两个矩阵并排，或全部权重') },
  { network: 'rnn', tex: String.raw`\varphi`, means: words('activation', '激活函数') },
  {
    network: 'rnn',
    tex: 'E_t',
    means: words(
      'loss of a step; Dive into Deep Learning has $l(o_t, y_t)$ for it, and $L$ for their mean',
      '单步损失；《动手学深度学习》写作 $l(o_t, y_t)$，并用 $L$ 表示各步的平均',
    ),
  },
  {
    network: 'rnn',
    tex: String.raw`\delta_k`,
    means: words(
      'derivative of the loss with respect to the state; in Qiu’s book $\\delta$ is that with respect to the pre-activation',
      '损失对状态的导数；在邱锡鹏的书中，$\\delta$ 是对净输入的导数',
    ),
  },
  {
    network: 'lstm',
    tex: 'c_t',
    means: words(
      'cell state; $C_t$ for a whole minibatch in Dive into Deep Learning',
      '细胞状态；《动手学深度学习》用 $C_t$ 表示整个小批量',
    ),
  },
  { network: 'lstm', tex: String.raw`\tilde c_t`, means: words('candidate', '候选值') },
  {
    network: 'lstm',
    tex: 'h_t',
    means: words('output of the cell; $H_t$ for a whole minibatch', '细胞的输出；整个小批量用 $H_t$'),
  },
  { network: 'lstm', tex: 'f_t,\\,i_t,\\,o_t', means: words('gates', '门') },
  { network: 'lstm', tex: 'U_f', means: words('weights of a gate on the last output', '门对上一步输出的权重') },
  { network: 'lstm', tex: 'V_f', means: words('weights of a gate on the input', '门对输入的权重') },
  {
    network: 'lstm',
    tex: 'W_f',
    means: words(
      'both side by side; $\\Theta$ is ours, since $W$ is taken: Qiu’s book writes $W$ for this, too',
      '两者并排；$\\Theta$ 是本站所用，因为 $W$ 已另有所指，邱锡鹏的书在此处也写 $W$',
    ),
  },
  {
    network: 'lstm',
    tex: 'u \\otimes v \\oplus w',
    means: words('product and sum entry by entry', '逐元素的乘积与和'),
  },
];
