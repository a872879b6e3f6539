/** Where deliberate mistakes are made in practice: habits, other formulas, defaults of libraries. Most mistakes have none. */
import type { Mistake } from '../proof/part.ts';
import { type Words, words } from '../proof/words.ts';

export const practices = {
  afterLoop: words('a loop over time that multiplies on the wrong side', '沿时间循环时，乘在了另一侧'),
  transposed: words(
    'code with states as rows, which multiplies by the transpose',
    '把状态写成行向量的代码，那里乘的是转置',
  ),
  columns: words(
    'the product * of a matrix and a vector in NumPy, which scales columns',
    'NumPy 中矩阵与向量的 * 运算，缩放的是列',
  ),
  matrixProduct: words('@ for * in code', '代码里把 * 写成 @'),
  linear: words('a linear network, whose slopes are all 1', '线性网络，那里斜率都是 1'),
  stepOff: words('stored values read one step off', '读取缓存的值时错了一步'),
  overwritten: words('a variable of the loop that the new step has overwritten', '循环里的变量已被新的一步覆盖'),
  valueForSlope: words('the stored value of tanh taken for its slope', '把缓存的 tanh 值当作斜率'),
  fencepost: words(
    'steps counted for the gaps between them: $k$ steps have $k - 1$',
    '该数间隔却数了步：$k$ 步之间有 $k - 1$ 个间隔',
  ),
  rangeEnds: words('range(1, T) in Python, which ends at T − 1', 'Python 的 range(1, T) 只到 T − 1'),
  fromZero: words('code that counts from 0 and text that counts from 1', '代码从 0 数起，正文从 1 数起'),
  oneForAll: words('the formula of one case used for all', '把一种情形的公式用于所有情形'),
  averages: words('losses that libraries average unless told otherwise', '库里的损失默认取平均'),
  oneOutput: words('tasks with one output, at the last step', '只在最后一步有输出的任务'),
  difference: words('$y - h$ for $h - y$', '把 $h - y$ 写成 $y - h$'),
  ascent: words('an optimiser that maximises, or a lost sign', '优化器设成了最大化，或丢了负号'),
  twice: words('a loss scaled by the rate that the optimiser applies again', '损失里乘过学习率，优化器又乘一次'),
  stale: words('asynchronous training, where the weights have moved on', '异步训练：梯度算好时，权重已经变了'),
  linearised: words('the linear model of the loss taken for the loss', '把损失的一阶近似当作损失本身'),
  totalDerivative: words(
    'automatic differentiation, which gives the total derivative unless earlier states are detached',
    '自动微分：不把先前的状态分离出计算图，得到的就是全导数',
  ),
  fixedPowers: words(
    'powers of one fixed matrix, whose fate the spectral radius decides',
    '固定矩阵的幂，其最终大小由谱半径决定',
  ),
  normal: words('symmetric matrices, for which it is true', '对称矩阵，对它是对的'),
  frobenius: words(
    'NumPy and PyTorch, where the norm of a matrix is Frobenius’s unless told otherwise',
    'NumPy 与 PyTorch，那里矩阵的范数默认是 Frobenius 范数',
  ),
  volume: words('the determinant taken for a stretch: it measures volume', '把行列式当作拉伸倍数：它量的是体积'),
  simpleInterest: words('simple for compound interest', '把复利算成单利'),
  turned: words('the triangle inequality turned round', '把三角不等式记反了'),
  copied: words('the line for the gates, copied', '照抄了门的那一行'),
  mixedRules: words('the two rules remembered the wrong way round', '把两条求导公式记反了'),
  anyActivation: words('texts that write $\\sigma$ for any activation', '有的教材用 $\\sigma$ 泛指激活函数'),
  activationsExchanged: words(
    'the two activations of a library’s LSTM given the wrong way round',
    '调用库里的 LSTM 时，把两个激活函数的参数写反了',
  ),
  inputFirst: words('texts that stack the input on top', '有的教材把输入排在上面'),
  gateOrder: words('weights read in the gate order of another library', '按另一个库的门次序读取权重'),
  coupled: words('the coupled gates of a GRU', 'GRU 中耦合的门'),
  peephole: words('cells with peepholes', '带窥视孔的 LSTM'),
  bareOutput: words('variants without an activation at the output', '输出处不套激活函数的变体'),
  noForgetGate: words('the cell of 1997, which has no forget gate', '1997 年的细胞，它没有遗忘门'),
  saturated: words('a saturated gate taken for 0 or 1', '把饱和的门当作 0 或 1'),
  shortcut: words(
    'the widespread shortcut $\\partial c_t/\\partial c_{t-1} = f_t$',
    '常见的捷径 $\\partial c_t/\\partial c_{t-1} = f_t$',
  ),
  detached: words('the truncated algorithm of 1997, which holds $h_{t-1}$', '1997 年的截断算法，它固定 $h_{t-1}$'),
  cellAlone: words('$c_t$ taken for the whole state', '把 $c_t$ 当作全部的状态'),
  ownDerivative: words('the product rule with a factor beside its own derivative', '用乘积法则时，因子乘了自己的导数'),
  byValue: words('clipping by value, a function beside it in libraries', '按值裁剪，库中另有此函数'),
  normalised: words('normalised gradients, another method', '归一化的梯度，那是另一种方法'),
  projection: words('projections, which divide by the square', '投影公式，那里除的是平方'),
  orthogonalStart: words('orthogonal weights as they are used, with tanh', '实际使用的正交初始化，激活函数是 tanh'),
  chrono: words('the start called chrono, whose biases are logarithms', '名为 chrono 的初始化，偏置取对数'),
  keras: words('the default of Keras', 'Keras 的默认值'),
  updateTurned: words('texts in which the update gate lets in what is new', '有的文献里，更新门放行的是新内容'),
  resetBefore: words('the GRU of the paper of 2014', '2014 年论文中的 GRU'),
  shortcutGru: words(
    'the update gate taken for the whole derivative, as $f_t$ is in the LSTM',
    '把更新门当作整个导数，正如在 LSTM 中只看 $f_t$',
  ),
  plainNetwork: words('a plain network, which has no connection past the branch', '普通 RNN，没有绕过支路的连接'),
  detachedAlways: words('a training loop that detaches the state at every step', '训练循环在每一步都把状态切断'),
  exactTruncation: words('truncated BPTT taken for the gradient itself', '把截断的 BPTT 当作梯度本身'),
  oneBias: words('code for a layer with one bias', '按一层一个偏置写的代码'),
  zeroBias: words('biases that start from 0', '偏置从 0 开始'),
};

/** A mistake together with where it is made. */
export const inPractice = <Wrong extends Pick<Mistake<never>, 'name'>>(
  practice: Words,
  mistake: Wrong,
): Wrong & Pick<Mistake<never>, 'practice'> => ({ ...mistake, practice });
