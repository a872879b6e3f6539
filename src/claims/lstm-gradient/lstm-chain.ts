import { lstmBptt } from '../../engine/derivatives/lstm-bptt.ts';
import { flatten, lstmLoss } from '../../engine/derivatives/lstm-functions.ts';
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { backpropagation, identity } from '../../proof/make.ts';
import { lstmMatrices, smallestBlockTooLarge } from '../blocks.ts';
import { forEveryLength } from '../every-size.ts';
import { inLstm } from '../in-lstm.ts';
import { inPractice, practices } from '../practices.ts';
import { differenceQuotients, forwardDerivative, oneMillionthTooLarge } from '../routes.ts';
import { onlyAt } from '../sums.ts';
import { defineClaim, equal, words } from '../vocabulary.ts';
import { isChainOfCells } from './quoted-chain.ts';

const draw = drawLstm({ units: [1, 3], inputs: [1, 2], steps: [3, 6] });
const k = (g: LstmCase) => g.T;
const lastLoss = (g: LstmCase) => lstmLoss(g, k(g));
const truth = [
  backpropagation((g: LstmCase) => flatten(lstmBptt(g, onlyAt(k(g))))),
  forwardDerivative(lastLoss, (g: LstmCase) => flatten(g)),
];
const relation = equal({ relative: 1e-10 });

const shown = inLstm(
  String.raw`\begin{gathered} \frac{\partial E_k}{\partial W} = \sum_{j=1}^{k} \frac{\partial E_k}{\partial s_k}\Biggl(\prod_{t=j+1}^{k} J_t\Biggr)\frac{\partial^{+} s_j}{\partial W}, \\[1ex] s_t = \begin{bmatrix} c_t \\ h_t \end{bmatrix}, \quad J_t = \frac{\partial s_t}{\partial s_{t-1}} = \begin{bmatrix} F_t & M_t \\ O_t F_t & O_t M_t + G_t \end{bmatrix}, \\[1ex] F_t = \operatorname{diag}(f_t), \\ O_t = \operatorname{diag}\bigl(o_t \otimes \tanh'(c_t)\bigr), \\ M_t = \operatorname{diag}\bigl(c_{t-1} \otimes \sigma'(z^f_t)\bigr)\,U_f \\ {} + \operatorname{diag}\bigl(\tilde c_t \otimes \sigma'(z^i_t)\bigr)\,U_i \\ {} + \operatorname{diag}\bigl(i_t \otimes \tanh'(z^c_t)\bigr)\,U_c, \\ G_t = \operatorname{diag}\bigl(\tanh(c_t) \otimes \sigma'(z^o_t)\bigr)\,U_o \end{gathered}`,
  { k: 'T', t: [1, 'T'] },
);

const sum = shown.equation([...truth, differenceQuotients(lastLoss, flatten)]);
const printed = inLstm(
  String.raw`\frac{\partial E_k}{\partial W} = \frac{\partial E_k}{\partial h_k}\,\frac{\partial h_k}{\partial c_k}\Biggl(\prod_{t=2}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr)\frac{\partial c_1}{\partial W}`,
  { k: 'T' },
);

/** The equations that name the blocks of a step. */
const blocks = { chain: [1, 2, 3, 4, 5, 6] };

const mistakes = [
  inPractice(
    practices.cellAlone,
    shown.edit(
      String.raw`\frac{\partial E_k}{\partial s_k}\Biggl(\prod_{t=j+1}^{k} J_t\Biggr)\frac{\partial^{+} s_j}{\partial W}`,
      String.raw`\frac{\partial E_k}{\partial c_k}\Biggl(\prod_{t=j+1}^{k} \frac{\partial c_t}{\partial c_{t-1}}\Biggr)\frac{\partial^{+} c_j}{\partial W}`,
      {
        name: words('the cell state alone in the chain', '链条只经过细胞状态'),
      },
    ),
  ),
  inPractice(
    practices.totalDerivative,
    shown.edit(String.raw`\partial^{+} s_j`, String.raw`\partial s_j`, {
      name: words(
        'all of $\\partial s_j/\\partial W$ for $\\partial^{+} s_j/\\partial W$',
        '把 $\\partial^{+} s_j/\\partial W$ 写成整个 $\\partial s_j/\\partial W$',
      ),
    }),
  ),
  inPractice(practices.rangeEnds, shown.edit('t=j+1', 't=j+2')),
  inPractice(practices.fromZero, shown.edit('j=1', 'j=2')),
  inPractice(
    practices.rangeEnds,
    shown.edit('\\sum_{j=1}^{k}', '\\sum_{j=1}^{k-1}', { name: words('sum up to $k - 1$', '只求和到 $k - 1$') }),
  ),
];

export default defineClaim({
  equation: '(4)',
  tex: shown.tex,
  says: words(
    'The chain runs through the pair of cell state and output, since a step of an LSTM needs both; and it is a sum over all steps in which the weights acted.',
    '链条要经过细胞状态与输出这一对量，因为 LSTM 的一步同时用到二者；而且权重在哪些步起过作用，就要对哪些步求和。',
  ),
  sketch: forEveryLength(
    words(
      'In one step the derivative of $c_t$ is $F_t$ with respect to $c_{t-1}$, and $M_t$ with respect to $h_{t-1}$, through three of the layers. That of the output is $O_t$ with respect to $c_t$, and $G_t$ with respect to $h_{t-1}$ through the output gate. Then the argument is that of the RNN, with $s_t$ for its state: a copy of the weights for each step, one term for each copy. $W$ stands for any of the $W_g$ and $b_g$, and in $\\partial E_k/\\partial W$ their entries are written in a row.',
      '在一步之中，$c_t$ 对 $c_{t-1}$ 的导数是 $F_t$，经三个层对 $h_{t-1}$ 的导数是 $M_t$；输出对 $c_t$ 的导数是 $O_t$，经输出门对 $h_{t-1}$ 的导数是 $G_t$。其余论证与 RNN 相同，只是以 $s_t$ 为状态：每一步有一份权重的副本，每份副本给出一项。$W$ 指任何一个 $W_g$ 或 $b_g$，在 $\\partial E_k/\\partial W$ 中把它的各分量排成一行。',
    ),
  ),
  uses: ['rnn-chain', 'lstm-total-gradient', 'cell-state', 'output-vector'],
  symbols: [
    'E_t',
    'c_t',
    'h_t',
    'W',
    'W_g',
    'J_t',
    'FOMG',
    'f_t',
    'i_t',
    'o_t',
    'candidate',
    'z_g',
    'diag',
    'immediate',
    't',
  ],
  verdict: 'corrected',
  proves: [
    identity<LstmCase>({
      name: words('the sum over all steps, through the joint state', '经联合状态对所有步求和'),
      draw,
      ...sum,
      relation,
      blocks: lstmMatrices,
      cases: 60,
      controls: [
        inPractice(
          practices.afterLoop,
          shown.edit(
            String.raw`\Biggl(\prod_{t=j+1}^{k} J_t\Biggr)`,
            String.raw`\Biggl(\prod_{t=j+1}^{k} J_t^{\top}\Biggr)^{\top}`,
            { name: words('product in the wrong order', '乘积次序颠倒') },
          ),
        ),
        oneMillionthTooLarge(sum.right),
        smallestBlockTooLarge(sum.right, lstmMatrices),
      ],
    }),
    shown.exactly(mistakes),
    identity<LstmCase>({
      name: words('the step Jacobian and its blocks', '单步雅可比矩阵及其分块'),
      draw,
      ...shown.equation([], blocks),
      relation,
      cases: 20,
      controls: [
        shown.edit('O_t M_t + G_t', 'O_t M_t', {
          name: words('the way through the output gate left out', '漏掉经输出门的路径'),
          ...blocks,
        }),
        inPractice(
          practices.gateOrder,
          shown.edit('U_f', 'U_i', {
            ...blocks,
            name: words('$U_i$ for $U_f$ in $M_t$', '$M_t$ 中把 $U_f$ 写成 $U_i$'),
          }),
        ),
      ],
    }),
    isChainOfCells(printed),
  ],
  printed: {
    tex: printed.tex,
    says: words('One term only, and every link of it between cell states.', '只有一项，而且每一环都只在细胞状态之间。'),
    grade: 'gap',
    refutes: identity<LstmCase>({
      name: words('the single term as quoted', '笔记所引的单独一项'),
      draw,
      ...printed.equation(truth),
      relation,
      shows: words(
        'One entry of $\\partial E_k/\\partial W$ is {left} here; the single term $j = 1$ gives {right}.',
        '这里 $\\partial E_k/\\partial W$ 的一个元素是 {left}；单独的 $j = 1$ 一项给出 {right}。',
      ),
      controls: [],
    }),
  },
  note: words(
    'Two things are missing from the quoted formula: the terms of the steps after the first, as in the RNN, and the ways through $h_t$ that leave the cell state, such as those through the output gate. For $W_o$ the quoted chain gives 0, whatever $k$ is.',
    '笔记所引的公式缺了两样：与 RNN 一样，缺了第一步之后各步的项；还缺了离开细胞状态、经过 $h_t$ 的路径，例如经输出门的那些。对 $W_o$ 而言，无论 $k$ 是多少，所引的链条都给出 0。',
  ),
});
