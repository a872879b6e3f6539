/** Every word in the figures, in both languages. Mathematics stands between dollars. */
import { type Words, words } from '../../../proof/words.ts';
import { biasSums, biasTotal, dependency, four } from './small-cell.ts';

export interface FigureText {
  readonly title: Words;
  /** What the figure shows, in full, for a reader who does not see it. */
  readonly desc: Words;
  readonly caption: Words;
}

/** The term of step j of a gradient's sum. */
export const termName = (step: string): Words => words(`term $${step}$`, `第 $${step}$ 项`);

export const gateNames = {
  forget: words('forget gate', '遗忘门'),
  input: words('input gate', '输入门'),
  output: words('output gate', '输出门'),
};

export const notes = {
  shared: words(
    '$W_{in}$, $W_{rec}$, $W_{out}$: the same at every step',
    '$W_{in}$、$W_{rec}$、$W_{out}$：每一步都相同',
  ),
  gradient: words('dashed: the gradient of $E_{t+1}$, flowing back', '虚线：$E_{t+1}$ 的梯度，沿时间回传'),
  fifth: words('shaded: the fifth path, through $o_{k−1}$', '色带：穿过 $o_{k−1}$ 的第五条路径'),
};

/** Descriptions are read aloud and hence plain text: c_t−1, without dollars. */
const whole = {
  en: 'The state runs as a strong line from c_t−1 on the left to c_t on the right. On its way it is multiplied element by element by the forget gate f_t, then the product of candidate c̃_t and input gate i_t is added. From the new state a branch goes down through tanh and is multiplied by the output gate o_t: that is h_t, which leaves on the right. h_t−1 from the left and x_t from below meet in one point, and four lines fan out from it to the four layers: σ for the three gates, tanh for the candidate.',
  zh: '细胞状态是一条粗线，从左侧的 c_t−1 通向右侧的 c_t。途中它先与遗忘门 f_t 逐元素相乘，再加上候选值 c̃_t 与输入门 i_t 的逐元素乘积。新状态分出一支向下，经过 tanh，再与输出门 o_t 逐元素相乘，得到从右侧离开的 h_t。左侧来的 h_t−1 与下方来的 x_t 汇于一点，再分成四路通向四个层：三个门用 σ，候选值用 tanh。',
};

export const texts = {
  unrolledRnn: {
    title: words('A recurrent network, unrolled over three steps', '循环网络沿时间展开为三步'),
    desc: words(
      'Three copies of the same network, for the steps t−1, t and t+1. In each, the input x_t goes through W_in into the state c_t, the state through W_out to the output h_t, and the output to the loss E_t. An arrow through W_rec joins each state to the next. The three weight matrices are the same at every step. A dashed line shows the gradient of E_t+1: from the loss through h_t+1 to c_t+1, then back in time through c_t and c_t−1, thinner with each step.',
      '同一个网络的三份副本，对应第 t−1、t 和 t+1 步。每一份中，输入 x_t 经 W_in 进入状态 c_t，状态经 W_out 得到输出 h_t，再由输出得到损失 E_t。相邻两个状态之间由经过 W_rec 的箭头相连。三个权重矩阵，每一步都相同。虚线表示 E_t+1 的梯度：从损失经 h_t+1 到 c_t+1，再沿时间往回穿过 c_t 和 c_t−1，每退一步就细一些。',
    ),
    caption: words(
      'The recurrent network, unrolled. One set of weights serves every step; the gradient of a loss (dashed) passes through every state on its way back. Try: follow the dashed line and count the states that it passes.',
      '沿时间展开的循环网络。所有时间步共用一组权重；损失的梯度（虚线）往回传时，要逐个经过途中的状态。试一试：沿虚线走一遍，数一数它经过几个状态。',
    ),
  },
  lstmThree: {
    title: words('Three LSTM cells in a row', '前后相连的三个 LSTM 细胞'),
    desc: words(
      'Three equal cells for the steps t−1, t and t+1. The state runs through all three as one strong line, from c_t−2 over c_t−1 and c_t to c_t+1; in each cell it meets a product with the forget gate f and a sum with the candidate c̃, which the input gate i has scaled. A second, thin line carries h_t−2, h_t−1 and h_t from the output of one cell to the next, where it joins the inputs x_t−1, x_t and x_t+1. From there four lines lead to the layers f, i, c̃ and o of the cell.',
      '三个相同的细胞，对应第 t−1、t 和 t+1 步。细胞状态是贯穿三者的一条粗线，从 c_t−2 经 c_t−1 和 c_t 到 c_t+1；在每个细胞里，它先与遗忘门 f 逐元素相乘，再加上由输入门 i 缩放过的候选值 c̃。另一条细线把 h_t−2、h_t−1 和 h_t 从一个细胞的输出带到下一个细胞，在那里与输入 x_t−1、x_t、x_t+1 汇合，再分成四路通向该细胞的 f、i、c̃ 和 o 四个层。',
    ),
    caption: words(
      'Three LSTM cells. Two things pass from one to the next: the state $c$, which is only scaled and added to, and the output $h$. Try: follow the state through the cells. How many matrices does it meet?',
      '三个 LSTM 细胞。从一个细胞传到下一个的有两样：细胞状态 $c$，途中只有缩放与相加；以及输出 $h$。试一试：沿着细胞状态走过三个细胞，途中遇到几个矩阵？',
    ),
  },
  cell: {
    title: words('An LSTM cell', 'LSTM 细胞'),
    desc: words(whole.en, whole.zh),
    caption: words('The LSTM cell at step $t$.', '第 $t$ 步的 LSTM 细胞。'),
  },
  forget: {
    title: words('An LSTM cell: the forget gate', 'LSTM 细胞：遗忘门'),
    desc: words(
      `The forget gate stands out: its layer and its product with the state; the input and the output gate are pale. ${whole.en}`,
      `图中突出遗忘门：它的层，以及它与细胞状态的乘积；输入门和输出门颜色较淡。${whole.zh}`,
    ),
    caption: words(
      'The forget gate: $f_t$ sets, entry by entry, how much of $c_{t-1}$ stays. Try: close $f_t$ in thought. What is left of the old state?',
      '遗忘门：$f_t$ 逐个分量地决定 $c_{t-1}$ 保留多少。试一试：设想把 $f_t$ 关上，旧状态还剩下什么？',
    ),
  },
  input: {
    title: words('An LSTM cell: the input gate and the candidate', 'LSTM 细胞：输入门与候选值'),
    desc: words(
      `The input gate stands out: its layer, the candidate’s layer, their product and its sum with the state; the forget and the output gate are pale. ${whole.en}`,
      `图中突出输入门：它的层、候选值的层、二者的乘积，以及乘积与细胞状态之和；遗忘门和输出门颜色较淡。${whole.zh}`,
    ),
    caption: words(
      'The input gate: $i_t$ sets how much of the candidate $\\tilde c_t$ is written to the state. Try: close $i_t$ in thought. Does the candidate still matter?',
      '输入门：$i_t$ 决定候选值 $\\tilde c_t$ 有多少写入细胞状态。试一试：设想把 $i_t$ 关上，候选值还起作用吗？',
    ),
  },
  output: {
    title: words('An LSTM cell: the output gate', 'LSTM 细胞：输出门'),
    desc: words(
      `The output gate stands out: its layer, the branch of the state through tanh, and their product h_t; the forget and the input gate are pale. ${whole.en}`,
      `图中突出输出门：它的层、细胞状态经过 tanh 的分支，以及二者的乘积 h_t；遗忘门和输入门颜色较淡。${whole.zh}`,
    ),
    caption: words(
      'The output gate: $o_t$ sets how much of $\\tanh(c_t)$ leaves the cell as $h_t$. Try: close $o_t$ in thought. Which line carries nothing then, and which still does?',
      '输出门：$o_t$ 决定 $\\tanh(c_t)$ 有多少作为 $h_t$ 离开细胞。试一试：设想把 $o_t$ 关上，哪条线上什么也没有了，哪条线上还有？',
    ),
  },
  lstmBackward: {
    title: words('Backpropagation through an LSTM, from c_k back to c_k−2', 'LSTM 中从 c_k 到 c_k−2 的反向传播'),
    desc: words(
      'The states c_k−2, c_k−1 and c_k stand in a row, joined by a strong line; arrows point back in time. From c_k four paths lead to c_k−1. B_k is the direct one, along the line, a product with f_k. A_k goes through the forget gate f_k, C_k through the input gate i_k, D_k through the candidate c̃_k; these three meet in h_k−1 and go on from there to c_k−1. The same four, A_k−1 to D_k−1, lead from c_k−1 to c_k−2. A fifth path, marked by a broad band and dashed where no other path runs, does not touch c_k−1 at all: from c_k through any of the three layers to h_k−1, then through the output gate o_k−1 to h_k−2, and on to c_k−2.',
      '细胞状态 c_k−2、c_k−1 和 c_k 排成一行，由一条粗线相连；箭头指向过去。从 c_k 到 c_k−1 有四条路径。B_k 是沿粗线的直接路径，即与 f_k 相乘。A_k 经过遗忘门 f_k，C_k 经过输入门 i_k，D_k 经过候选值 c̃_k；这三条在 h_k−1 汇合，再到 c_k−1。同样的四条路径 A_k−1 至 D_k−1 从 c_k−1 通向 c_k−2。第五条路径用宽色带标出，独有的一段画成虚线；它完全不经过 c_k−1：从 c_k 穿过三个层中的任意一个到 h_k−1，再穿过输出门 o_k−1 到 h_k−2，最后到 c_k−2。',
    ),
    caption: words(
      'The gradient on its way from $c_k$ back to $c_{k-2}$. At each step four paths lead from state to state: $A$, $B$, $C$ and $D$. The fifth path (shaded) avoids $c_{k-1}$: it runs through the output gate, and a product of the sums $A+B+C+D$ misses it. Try: trace every path from $c_k$ to $c_{k-2}$. How many touch $c_{k-1}$, how many do not?',
      '梯度从 $c_k$ 回到 $c_{k-2}$ 的路径。每一步有四条路径连接前后两个状态：$A$、$B$、$C$ 和 $D$。第五条路径（色带）绕开 $c_{k-1}$，穿过输出门；只把各步的 $A+B+C+D$ 相乘，就漏掉了它。试一试：找出从 $c_k$ 到 $c_{k-2}$ 的所有路径，经过 $c_{k-1}$ 的有几条，不经过的有几条？',
    ),
  },
  bpttSum: {
    title: words('The sum that backpropagation through time reads off', '随时间反向传播读出的和'),
    desc: words(
      'The states c_k−2, c_k−1 and c_k stand in a row, more of them before. The gradient of E_k enters at c_k and goes back, multiplied by J_k on the way to c_k−1 and by J_k−1 on the way to c_k−2. At each state an arrow leads down to one term, term k, term k−1, term k−2, where the weights acted at that step. All terms flow into their sum, the gradient of E_k with respect to W.',
      '依次排列着状态 c_k−2、c_k−1 和 c_k，更早的状态用省略号表示。E_k 的梯度从 c_k 进入，沿时间往回走：到 c_k−1 时乘以 J_k，到 c_k−2 时乘以 J_k−1。在每个状态处有一个箭头向下，读出一项：第 k 项、第 k−1 项、第 k−2 项，即权重在该步的作用。各项汇入总和，就是 E_k 对 W 的梯度。',
    ),
    caption: words(
      'One walk back yields the whole sum: the row moves from state to state, and at each of them one term of $\\partial E_k/\\partial W$ is read off. Try: follow it with a finger. Which factors stand in term $k-2$?',
      '回退一趟就得到整个和：行向量从一个状态走到前一个状态，每到一处读出 $\\partial E_k/\\partial W$ 的一项。试一试：用手指走一遍，第 $k-2$ 项里有哪些因子？',
    ),
  },
  twoSums: {
    title: words('The two sums of the gradient', '梯度的两层求和'),
    desc: words(
      `A triangle of numbers for the small cell, in rows for the losses E_1, E_2, E_3 and in columns for the steps j = 1, 2, 3 at which the bias b_c acted; only j up to k has an entry. At the end of each row its sum, the derivative of that loss: ${biasSums.map(four).join(', ')}. At the bottom the sum of these, the derivative of E: ${four(biasTotal)}.`,
      `小 LSTM 的一个数字三角形：各行对应损失 E_1、E_2、E_3，各列对应偏置 b_c 起作用的步 j = 1、2、3，只有 j 不超过 k 处有数。每行末尾是该行之和，即这一步损失的导数：${biasSums.map(four).join('、')}。右下角是它们的和，即 E 的导数：${four(biasTotal)}。`,
    ),
    caption: words(
      'Two sums, one inside the other, here for $b_c$ in the small cell. Along a row one adds up where the bias acted, down the last column whose loss it was. Try: read along the diagonals instead. What do the entries of one diagonal have in common?',
      '一层套一层的两个求和，以小 LSTM 的 $b_c$ 为例。横着加，是把偏置在各步的作用加起来；最后一列竖着加，是把各步的损失加起来。试一试：改沿对角线看，同一条对角线上的数有什么共同之处？',
    ),
  },
  gateDependency: {
    title: words('How the gates depend on the previous cell state', '门怎样依赖于上一步的细胞状态'),
    desc: words(
      `From the state c_t−1 a line goes through tanh, with slope ${four(dependency.squash)}, and is multiplied by the output gate o_t−1 = ${four(dependency.gate)}; that is h_t−1. From there it branches to three layers with weight 1: f with slope ${four(dependency.f.slope)}, i with slope ${four(dependency.i.slope)}, c̃ with slope ${four(dependency.c.slope)}. The products of the factors along the way are ${four(dependency.f.whole)}, ${four(dependency.i.whole)} and ${four(dependency.c.whole)}.`,
      `从状态 c_t−1 出发的线经过 tanh（斜率 ${four(dependency.squash)}），再乘以输出门 o_t−1 = ${four(dependency.gate)}，得到 h_t−1。由此分成三路，权重都是 1，通向三个层：f 的斜率为 ${four(dependency.f.slope)}，i 的斜率为 ${four(dependency.i.slope)}，c̃ 的斜率为 ${four(dependency.c.slope)}。沿途各因子的乘积依次为 ${four(dependency.f.whole)}、${four(dependency.i.whole)} 和 ${four(dependency.c.whole)}。`,
    ),
    caption: words(
      'The only way from $c_{t-1}$ into a gate leads through $h_{t-1}$. The numbers are those of the small cell at $t = 2$: the slopes on the way, and at the end their product with $u_g = 1$. Try: multiply along one path and compare.',
      '从 $c_{t-1}$ 到各个门只有一条路，都要经过 $h_{t-1}$。图中是小 LSTM 在 $t = 2$ 时的数：途中的斜率，以及末端它们与 $u_g = 1$ 的乘积。试一试：沿一条路径乘起来，核对一下。',
    ),
  },
  slopes: {
    title: words('The chain rule on one line', '链式法则：一条线上的三个数'),
    desc: words(
      'Three values in a row, x, u and y, joined by arrows. On each arrow stands the slope by which a small change is multiplied. A dashed arrow leads back from y to x with the product of the two slopes.',
      '三个数 x、u、y 排成一行，由箭头相连。每个箭头上写着斜率，微小变化要乘以它。一条虚线箭头从 y 回到 x，上面是两个斜率之积。',
    ),
    caption: words(
      'Slopes multiply along the way. Change $x$ by $0.01$ in the calculator: $y$ changes by about $0.0157$.',
      '沿途的斜率相乘。用计算器试试：$x$ 增大 $0.01$，$y$ 约增大 $0.0157$。',
    ),
  },
  stretch: {
    title: words('What a Jacobian matrix makes of a square', '雅可比矩阵把正方形变成什么'),
    desc: words(
      'Left the unit square, its sides the vectors (1, 0) and (0, 1). Right the parallelogram that the matrix makes of it: its sides are the columns of the matrix, (1, 1.5) and (2, 2).',
      '左边是单位正方形，两条边是向量 (1, 0) 和 (0, 1)。右边是矩阵把它变成的平行四边形，两条边就是矩阵的两列 (1, 1.5) 和 (2, 2)。',
    ),
    caption: words(
      'The columns of $J$ are what becomes of the two sides. Find the corner that $(1, 1)$ goes to, and add up the columns.',
      '$J$ 的两列，就是两条边变成的向量。找一找 $(1, 1)$ 变到哪个角，再把两列相加。',
    ),
  },
  singular: {
    title: words('The singular values of a matrix', '矩阵的奇异值'),
    desc: words(
      'Left the circle of all vectors of length 1 with two of them marked at right angles. Right the ellipse that the matrix makes of it, long and narrow, its half-axes the two singular values, 3.3407 and 0.2993; the marked vectors have become these half-axes.',
      '左边是所有长度为 1 的向量构成的圆，标出了互相垂直的两个。右边是矩阵把它变成的椭圆，又长又窄，两个半轴长就是奇异值 3.3407 和 0.2993；标出的两个向量正好变成这两个半轴。',
    ),
    caption: words(
      'The circle becomes an ellipse; the longest half-axis is the norm $\\lVert J \\rVert$. Which vectors of length $1$ become shorter than $1$?',
      '圆变成椭圆，最长的半轴就是范数 $\\lVert J \\rVert$。哪些长度为 $1$ 的向量变得比 $1$ 短？',
    ),
  },
} satisfies Record<string, FigureText>;
