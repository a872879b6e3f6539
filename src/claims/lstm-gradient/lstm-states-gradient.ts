import { fifthPathGap } from '../../engine/closed-forms/lstm-joint.ts';
import { lstmBptt } from '../../engine/derivatives/lstm-bptt.ts';
import { flatten, laterCell, lstmLoss } from '../../engine/derivatives/lstm-functions.ts';
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { backpropagation, identity, route } from '../../proof/make.ts';
import { inLstm } from '../in-lstm.ts';
import { inPractice, practices } from '../practices.ts';
import { forwardDerivative, oneMillionthTooLarge, reverseDerivative } from '../routes.ts';
import { onlyAt } from '../sums.ts';
import { defineClaim, equal, mistake, words } from '../vocabulary.ts';
import { average, boundOnAverage, withoutRecurrence } from './cell-derivatives.ts';
import { isChainOfCells } from './quoted-chain.ts';

const k = (g: LstmCase) => g.T;
const end = (g: LstmCase) => laterCell(g, k(g));
const start = (g: LstmCase) => lstmTrace(g).c[1];
const truth = [forwardDerivative(end, start), reverseDerivative(end, start)];
const relation = equal({ relative: 1e-10 });
const draw = drawLstm({ units: [2, 4], steps: [3, 10] });

/** Lower bound on the average error of the product for k = 3, relative to the norm of the derivative. */
const OFF = 0.01;

const shown = inLstm(
  String.raw`\begin{gathered} \frac{\partial c_k}{\partial c_1} = \begin{bmatrix} I & 0 \end{bmatrix} J_k\,J_{k-1} \cdots J_2 \begin{bmatrix} I \\ \operatorname{diag}\bigl(o_1 \otimes \tanh'(c_1)\bigr) \end{bmatrix} \\[1ex] =\; \prod_{t=2}^{k}\bigl[A_t + B_t + C_t + D_t\bigr] \quad (U_o = 0 \ \lor\ k = 2) \end{gathered}`,
  { k: 'T' },
);

const block = shown.equation(truth, { sign: 0 });
/** The product of the four terms, where U_o = 0 or k = 2. */
const product = shown.equation(truth, { sign: 1 });
const printed = inLstm(
  String.raw`\frac{\partial E_k}{\partial W} = \frac{\partial E_k}{\partial h_k}\,\frac{\partial h_k}{\partial c_k}\Biggl(\prod_{t=2}^{k}\bigl[A_t + B_t + C_t + D_t\bigr]\Biggr)\frac{\partial c_1}{\partial W}`,
  { k: 'T' },
);

const mistakes = [
  shown.edit('J_k\\,J_{k-1}', 'J_k\\,J_k\\,J_{k-1}', {
    sign: 0,
    name: words('one factor too many', '多乘一个因子'),
  }),
  inPractice(
    practices.detached,
    shown.edit(
      String.raw`\begin{bmatrix} I \\ \operatorname{diag}\bigl(o_1 \otimes \tanh'(c_1)\bigr) \end{bmatrix}`,
      String.raw`\begin{bmatrix} I \\ 0 \end{bmatrix}`,
      {
        sign: 0,
        name: words('$h_1$ held: only $[I;\\,0]$ on the right', '固定 $h_1$：右边只有 $[I;\\,0]$'),
      },
    ),
  ),
];

export default defineClaim({
  tex: shown.tex,
  says: words(
    'Over more than one step there is a fifth path: the state moves the next output gate, through the output before it, and that gate moves the state after next. The product of the four terms leaves it out; the product of the joint Jacobians has it.',
    '跨越不止一步时还有第五条路径：状态经由输出影响下一步的输出门，这个门又影响再下一步的状态。四项之和的连乘漏掉了它，联合状态雅可比矩阵的连乘则包含它。',
  ),
  sketch: words(
    'In $A_t + B_t + C_t + D_t$ the gate $o_{t-1}$ is a constant, rightly so for the derivative with respect to $c_{t-1}$. But $o_{t-1}$ reads $h_{t-2}$, which depends on $c_{t-2}$: the way $c_{t-2} \\to h_{t-2} \\to o_{t-1} \\to h_{t-1} \\to c_t$ passes by $c_{t-1}$, and no product of derivatives between neighbouring cell states can contain it. With $U_o = 0$ the gate reads no output and the product is exact. Random weights of standard deviation $1/\\sqrt{n}$ put the product for $k = 3$ off by about 5 % on average.',
    '在 $A_t + B_t + C_t + D_t$ 中门 $o_{t-1}$ 是常数，就对 $c_{t-1}$ 的导数而言这是对的。但 $o_{t-1}$ 读取 $h_{t-2}$，而 $h_{t-2}$ 依赖于 $c_{t-2}$：路径 $c_{t-2} \\to h_{t-2} \\to o_{t-1} \\to h_{t-1} \\to c_t$ 绕过了 $c_{t-1}$，相邻细胞状态之间导数的任何乘积都不可能包含它。若 $U_o = 0$，输出门不读取输出，连乘便是精确的。权重标准差为 $1/\\sqrt{n}$ 时，$k = 3$ 的连乘平均偏差约为 5%。',
  ),
  uses: ['additive-gradient', 'lstm-chain'],
  symbols: ['c_t', 'h_t', 'E_t', 'W', 'J_t', 'ABCD', 'o_t', 'W_g', 'diag', 't'],
  verdict: 'corrected',
  proves: [
    identity<LstmCase>({
      name: words('the product of the joint Jacobians, k ≥ 3', '联合状态雅可比矩阵的连乘，k ≥ 3'),
      draw,
      ...block,
      relation,
      controls: [
        inPractice(practices.cellAlone, {
          name: words('the fifth path left out', '漏掉第五条路径'),
          right: product.right,
        }),
        inPractice(
          practices.afterLoop,
          shown.edit('J_k\\,J_{k-1} \\cdots J_2', '\\Bigl(\\prod_{t=2}^{k} J_t^{\\top}\\Bigr)^{\\top}', {
            sign: 0,
            name: words('order reversed', '次序颠倒'),
          }),
        ),
        oneMillionthTooLarge(block.right),
      ],
    }),
    shown.exactly(mistakes, { sign: 0 }),
    identity<LstmCase>({
      name: words('$U_o = 0$: the product of the four terms is exact', '$U_o = 0$ 时，四项之和的连乘是精确的'),
      draw: drawLstm({ units: [2, 4], steps: [3, 10], outputRecurrence: 0 }),
      ...product,
      relation: equal({ relative: 1e-12 }),
      controls: [
        shown.edit('t=2', 't=3', { sign: 1 }),
        mistake('one billionth too large', '偏大十亿分之一', (g) => product.right(g).map((v) => 1.000000001 * v)),
      ],
    }),
    identity<LstmCase>({
      name: words('k = 2: one step, no room for a fifth path', 'k = 2：只有一步，还没有第五条路径'),
      draw: drawLstm({ units: [2, 4], steps: [2, 2] }),
      ...product,
      relation: equal({ relative: 1e-12 }),
      controls: [oneMillionthTooLarge(product.right)],
    }),
    boundOnAverage({
      name: words(
        'k = 3: the product is off by more than 1 %, on average over 16 networks',
        'k = 3：16 个网络平均，连乘的偏差超过 1%',
      ),
      steps: [3, 3],
      left: [route('one per cent', '百分之一', () => OFF)],
      right: average((g) => fifthPathGap(g)),
      controls: [
        mistake(
          '$U_o = 0$',
          '$U_o = 0$',
          average((g) => fifthPathGap(withoutRecurrence(g, ['o']))),
        ),
      ],
    }),
    isChainOfCells(printed),
  ],
  printed: {
    tex: printed.tex,
    says: words(
      'Equation (6) put into (4): one term of the sum over steps, with the one-step derivatives multiplied as if each state reached the next but one only through the next.',
      '把 (6) 代入 (4)：沿各步的和式只取了一项，又把各个单步导数相乘，仿佛每个状态只能经由下一个状态到达再下一个。',
    ),
    grade: 'gap',
    refutes: identity<LstmCase>({
      name: words('the display, k ≥ 3', '这个公式，k ≥ 3'),
      draw: drawLstm({ units: [1, 3], inputs: [1, 2], steps: [3, 6] }),
      ...printed.equation([
        backpropagation((g: LstmCase) => flatten(lstmBptt(g, onlyAt(k(g))))),
        forwardDerivative((g: LstmCase) => lstmLoss(g, k(g)), flatten),
      ]),
      relation,
      shows: words(
        'One entry of $\\partial E_k/\\partial W$ is {left} here; the article’s product gives {right}.',
        '这里 $\\partial E_k/\\partial W$ 的一个元素是 {left}；原文的乘积给出 {right}。',
      ),
      controls: [],
    }),
  },
  note: words(
    'The display has both faults of (4), the missing terms of later steps and the missing ways through the output, and one of its own: multiplied from step to step, the additive form leaves out what passes from step to step through the output gate. That is a few per cent for random weights; with $U_o = 0$, or for $k = 2$, nothing is left out of $\\partial c_k/\\partial c_1$.',
    '这个公式有 (4) 的两处缺漏：少了以后各步的项，少了经过输出的路径；还有自己的一处：加法形式连乘起来，漏掉了经输出门逐步传递的部分。对随机权重而言，这部分为百分之几；若 $U_o = 0$，或 $k = 2$，则 $\\partial c_k/\\partial c_1$ 毫无遗漏。',
  ),
});
