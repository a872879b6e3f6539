/**
 * The symbols of the text with their TeX and their meaning, for the notation page and for hints in claim boxes. The notation
 * page keeps the order of the rows; claim files refer to a row by its key. A letter has one meaning in all claims: a second
 * meaning needs another letter or a row of its own.
 */
import { type Words, words } from '../proof/words.ts';

export interface SymbolEntry {
  readonly tex: string;
  readonly means: Words;
}

const symbol = (tex: string, en: string, zh: string): SymbolEntry => ({ tex, means: words(en, zh) });
const raw = String.raw;

export const symbols = {
  t: symbol(
    't,\\,j,\\,k,\\,T',
    'time steps; $T$ is the last one; $t \\ge 2$ where $o_{t-1}$ occurs, since there is no step 0; the factors of $\\prod_{t=2}^{k}$ stand from $t = k$ on the left to $t = 2$ on the right',
    '时间步；$T$ 为最后一步；式中有 $o_{t-1}$ 时 $t \\ge 2$，因为没有第 0 步；$\\prod_{t=2}^{k}$ 的各因子从左边的 $t = k$ 排到右边的 $t = 2$',
  ),
  n: symbol(
    'n,\\,m',
    'number of hidden units and of inputs; where a matrix equals a number, $n = 1$',
    '隐藏单元数与输入维数；矩阵等于一个数时 $n = 1$',
  ),
  x_t: symbol('x_t', 'input at step $t$', '第 $t$ 步的输入'),
  y_t: symbol('y_t', 'target at step $t$', '第 $t$ 步的目标值'),
  c_t: symbol(
    'c_t',
    'state at step $t$: the hidden state of the RNN, the cell state of the LSTM',
    '第 $t$ 步的状态：在 RNN 中是隐藏状态，在 LSTM 中是细胞状态',
  ),
  h_t: symbol(
    'h_t',
    'output at step $t$; in the LSTM it is also the hidden state',
    '第 $t$ 步的输出；在 LSTM 中它同时是隐藏状态',
  ),
  z_t: symbol(
    'z_t',
    'pre-activation at step $t$, what the activation is applied to',
    '第 $t$ 步的预激活值，即激活函数的自变量',
  ),
  phi: symbol(
    raw`\varphi`,
    'activation function: the sigmoid $\\sigma$ or $\\tanh$',
    '激活函数：sigmoid 函数 $\\sigma$ 或 $\\tanh$',
  ),
  phi_prime: symbol(raw`\varphi'`, 'derivative of the activation, its slope', '激活函数的导数，即斜率'),
  gamma: symbol(
    raw`\gamma`,
    'largest slope of the activation: $1/4$ for $\\sigma$, $1$ for $\\tanh$',
    '激活函数的最大斜率：$\\sigma$ 为 $1/4$，$\\tanh$ 为 $1$',
  ),
  sigma: symbol(raw`\sigma`, 'sigmoid, $\\sigma(z) = 1/(1+e^{-z})$', 'sigmoid 函数，$\\sigma(z) = 1/(1+e^{-z})$'),
  W: symbol(
    'W',
    'weights: $[W_{\\mathrm{rec}},\\,W_{\\mathrm{in}}]$ in the RNN, all $W_g$ and $b_g$ in the LSTM; in a chain of derivatives their entries stand in a row',
    '权重：在 RNN 中为 $[W_{\\mathrm{rec}},\\,W_{\\mathrm{in}}]$，在 LSTM 中指全部 $W_g$ 与 $b_g$；在导数的链条中，各分量排成一行',
  ),
  W_rec: symbol(raw`W_{\mathrm{rec}}`, 'recurrent weights, $n \\times n$', '循环权重，$n \\times n$ 矩阵'),
  W_in: symbol(raw`W_{\mathrm{in}}`, 'input weights, $n \\times m$', '输入权重，$n \\times m$ 矩阵'),
  W_out: symbol(raw`W_{\mathrm{out}}`, 'weights of the read-out', '读出层的权重'),
  E_t: symbol(
    'E_t',
    'loss at step $t$, $\\tfrac12\\lVert h_t - y_t\\rVert^2$',
    '第 $t$ 步的损失，$\\tfrac12\\lVert h_t - y_t\\rVert^2$',
  ),
  E: symbol('E', 'total loss, the sum of all $E_t$', '总损失，即所有 $E_t$ 之和'),
  alpha: symbol(raw`\alpha`, 'learning rate', '学习率'),
  delta_k: symbol(raw`\delta_k`, 'derivative of $E_k$ with respect to the state $c_k$', '$E_k$ 对状态 $c_k$ 的导数'),
  Delta: symbol(
    raw`\Delta`,
    'a bound on $\\lVert\\delta_k\\rVert$ for all $k$',
    '所有 $\\lVert\\delta_k\\rVert$ 的共同上界',
  ),
  immediate: symbol(
    raw`\partial^{+}c_j/\partial W`,
    'immediate partial derivative: $W$ varies in step $j$ only',
    '直接偏导数：只让 $W$ 在第 $j$ 步变化',
  ),
  rho: symbol(
    raw`\rho`,
    '$\\gamma\\lVert W_{\\mathrm{rec}}\\rVert$, the most that one step back can keep',
    '$\\gamma\\lVert W_{\\mathrm{rec}}\\rVert$，回退一步至多能保留的比例',
  ),
  tau: symbol(raw`\tau`, 'lag: how many steps back', '时滞：回退的步数'),
  X: symbol('X', 'largest norm of $[c_{j-1};\\,x_j]$ over all $j$', '$[c_{j-1};\\,x_j]$ 对所有 $j$ 的最大范数'),
  beta: symbol(
    raw`\beta`,
    'least norm of $\\partial E/\\partial W$ per step of the sequence',
    '$\\partial E/\\partial W$ 的范数平均到序列每一步的最小值',
  ),
  norm: symbol(
    raw`\lVert\cdot\rVert`,
    'spectral norm of a Jacobian, Frobenius norm $\\lVert\\cdot\\rVert_F$ of a gradient',
    '雅可比矩阵取谱范数，梯度取 Frobenius 范数 $\\lVert\\cdot\\rVert_F$',
  ),
  otimes: symbol(raw`\otimes,\ \oplus`, 'element-wise product and sum', '逐元素乘积与逐元素求和'),
  diag: symbol(
    raw`\operatorname{diag}(v)`,
    'diagonal matrix with the entries of $v$',
    '以 $v$ 的各分量为对角元的对角矩阵',
  ),
  f_t: symbol('f_t', 'forget gate at step $t$', '第 $t$ 步的遗忘门'),
  i_t: symbol('i_t', 'input gate at step $t$', '第 $t$ 步的输入门'),
  o_t: symbol('o_t', 'output gate at step $t$', '第 $t$ 步的输出门'),
  candidate: symbol(raw`\tilde c_t`, 'candidate: what the input gate may let in', '候选值：由输入门决定放入多少'),
  W_g: symbol(
    raw`W_g = [U_g,\,V_g]`,
    'weights of layer $g = f, i, c, o$: recurrent block $U_g$, input block $V_g$',
    '层 $g = f, i, c, o$ 的权重：循环块 $U_g$ 与输入块 $V_g$',
  ),
  b_g: symbol('b_g', 'bias of layer $g$', '层 $g$ 的偏置'),
  z_g: symbol('z^g_t', 'pre-activation of layer $g$', '层 $g$ 的预激活值'),
  ABCD: symbol(
    'A_t,\\,B_t,\\,C_t,\\,D_t',
    'the four terms of the cell state’s derivative: through the forget gate, direct, through the input gate, through the candidate',
    '细胞状态导数的四项：经遗忘门、直接、经输入门、经候选值',
  ),
  J_t: symbol(
    's_t,\\,J_t',
    'joint state $(c_t, h_t)$ of the LSTM, and the Jacobian of one of its steps',
    'LSTM 的联合状态 $(c_t, h_t)$，及其单步的雅可比矩阵',
  ),
  FOMG: symbol('F_t,\\,M_t,\\,O_t,\\,G_t', 'blocks of $J_t$', '$J_t$ 的各分块'),
  S_k: symbol(
    'S_k',
    'sum of the first $k$ gradients $\\partial E_t/\\partial W$',
    '前 $k$ 个梯度 $\\partial E_t/\\partial W$ 之和',
  ),
  epsilon: symbol(
    raw`\varepsilon`,
    'a small number: how far a term is off, or the factor by which deviations shrink',
    '小量：某一项的偏差，或偏差缩小的倍数',
  ),
  b_star: symbol(
    'b^{*}_k,\\,b^{*}',
    'forget bias that leaves half of a state from step $1$ to step $k$: $\\sigma(b^{*}_k)^{k-1} = \\tfrac12$; $b^{*}$ is $b^{*}_T$, that of the whole sequence',
    '使状态从第 $1$ 步到第 $k$ 步还剩一半的遗忘门偏置：$\\sigma(b^{*}_k)^{k-1} = \\tfrac12$；$b^{*}$ 即 $b^{*}_T$，对应整个序列',
  ),
  sigma_min: symbol(raw`\sigma_{\min}`, 'smallest singular value', '最小奇异值'),
  theta: symbol(raw`\theta`, 'threshold of the clipping', '裁剪的阈值'),
  two_biases: symbol(
    'b_{\\mathrm{ih}},\\,b_{\\mathrm{hh}}',
    'the two biases that PyTorch adds to one layer, here those of the forget gate',
    'PyTorch 在一层里相加的两个偏置，这里指遗忘门的那一份',
  ),
  K: symbol('K', 'number of steps that truncated BPTT goes back', '截断的 BPTT 回退的步数'),
  hidden: symbol(
    'h_t',
    'state of a GRU, of a residual network or of a linear model: all that a step hands on',
    'GRU、残差网络或线性模型的状态：一步交给下一步的全部内容',
  ),
  added: symbol(
    raw`\tilde h_t`,
    'what a step offers to the state: candidate of the GRU, branch of the residual connection',
    '一步要放入状态的内容：GRU 的候选值，残差连接的支路',
  ),
  r_u: symbol(
    'r_t,\\,u_t',
    'reset gate and update gate of the GRU; $u_t$ is what is kept',
    'GRU 的重置门与更新门；$u_t$ 是保留的比例',
  ),
  q_t: symbol(
    'q_t',
    'recurrent part of the GRU’s candidate, on which the reset gate acts',
    'GRU 候选值中的循环部分，重置门作用于它',
  ),
  gru_weights: symbol(
    'U_g,\\,V_g,\\,b_g',
    'recurrent weights, input weights and bias of the GRU’s layers $g = r, u, h$; $b_q$ stands inside the reset gate. Without index: those of a residual network',
    'GRU 各层 $g = r, u, h$ 的循环权重、输入权重与偏置；$b_q$ 在重置门之内。不带下标的属于残差网络',
  ),
  R_t: symbol(
    'R_t',
    'Jacobian of what a residual step adds with respect to the state before',
    '残差连接所加的部分对前一步状态的雅可比矩阵',
  ),
  kappa: symbol(raw`\kappa`, 'a bound on $\\lVert R_t\\rVert$ for all $t$', '所有 $\\lVert R_t\\rVert$ 的共同上界'),
  AB: symbol(
    'A,\\,B',
    'matrices of a linear state-space model: on the state and on the input (without index; $A_t$ and $B_t$ are terms of the LSTM)',
    '线性状态空间模型的矩阵：作用于状态的与作用于输入的（不带下标；$A_t$、$B_t$ 是 LSTM 的两项）',
  ),
  a_rate: symbol('a', 'decay rate: a step keeps $e^{-a}$', '衰减率：一步保留 $e^{-a}$'),
  eta_t: symbol(
    raw`\eta_t`,
    'a bound on all of a step’s Jacobian but the open gate',
    '单步雅可比矩阵中，除打开的门以外各项之和的上界',
  ),
} as const satisfies Record<string, SymbolEntry>;

export type SymbolId = keyof typeof symbols;
