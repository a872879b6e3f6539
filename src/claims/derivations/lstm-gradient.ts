/** Derivations of chapter 6. */
import { words } from '../../proof/words.ts';
import type { Derivations } from '../derivation.ts';
import { lstmSteps } from './lstm-steps.ts';
import { by, used } from './rules.ts';

const raw = String.raw;
const ofOutput = raw`\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr)`;

/** A layer with the slope `slope` depends on the state before through the output before. */
const ofLayer = (layer: string, gate: string, slope: string) =>
  lstmSteps(
    [
      [
        raw`\frac{\partial ${layer}_t}{\partial c_{t-1}} = \frac{\partial ${layer}_t}{\partial z^${gate}_t}\,\frac{\partial z^${gate}_t}{\partial h_{t-1}}\,\frac{\partial h_{t-1}}{\partial c_{t-1}}`,
        used(by.chainRule, 'the layer reads the state through the output only', '这一层只经由输出读取状态'),
      ],
      [
        raw`\frac{\partial ${layer}_t}{\partial z^${gate}_t} = \operatorname{diag}\bigl(${slope}'(z^${gate}_t)\bigr)`,
        by.entrywise,
      ],
      [
        raw`\frac{\partial z^${gate}_t}{\partial h_{t-1}} = U_${gate}`,
        used(by.linear, 'of its columns those that multiply the output', '只取与输出相乘的各列'),
      ],
      [
        raw`\frac{\partial h_{t-1}}{\partial c_{t-1}} = ${ofOutput}`,
        words(
          'derivative entry by entry; the gate was computed before the state and does not read it',
          '逐元素求导；输出门先于状态算出，并不读取状态',
        ),
      ],
      [
        raw`\frac{\partial ${layer}_t}{\partial c_{t-1}} = \operatorname{diag}\bigl(${slope}'(z^${gate}_t)\bigr)\,U_${gate}\,${ofOutput}`,
        by.putIn,
      ],
    ],
    { mistakes: [[raw`= U_${gate}`, raw`= U_${gate}^{\top}`]] },
  );

const layer = (gate: string) => raw`W_${gate}\,[h_{t-1};\,x_t] + b_${gate}`;
const forget = raw`\operatorname{diag}\bigl(c_{t-1} \otimes \sigma'(z^f_t)\bigr)\,U_f`;
const input = raw`\operatorname{diag}\bigl(\tilde c_t \otimes \sigma'(z^i_t)\bigr)\,U_i`;
const candidate = raw`\operatorname{diag}\bigl(i_t \otimes \tanh'(z^c_t)\bigr)\,U_c`;
const sum = (t: string) => raw`\bigl[A_${t} + B_${t} + C_${t} + D_${t}\bigr]`;
const through = (name: string) => raw`\frac{\partial c_t}{\partial ${name}}\,\frac{\partial ${name}}{\partial c_{t-1}}`;
const onTheWay = words('chain rule on one way alone', '在单独一条路径上用链式法则');
const fourWays = used(
  by.chainRule,
  'the state itself, and through each of the three layers',
  '状态本身，以及经由三个层中的每一个',
);

export default {
  'lstm-chain': lstmSteps(
    [
      [
        raw`\frac{\partial c_t}{\partial h_{t-1}} = \frac{\partial c_t}{\partial f_t}\,\frac{\partial f_t}{\partial h_{t-1}} + \frac{\partial c_t}{\partial i_t}\,\frac{\partial i_t}{\partial h_{t-1}} + \frac{\partial c_t}{\partial \tilde c_t}\,\frac{\partial \tilde c_t}{\partial h_{t-1}}`,
        used(by.chainRule, 'over the three layers that write', '经由参与写入的三个层'),
      ],
      [raw`= ${forget} + ${input} + ${candidate}`, by.entrywise],
      [raw`= M_t`, by.definition],
      [
        raw`\frac{\partial h_t}{\partial h_{t-1}} = \frac{\partial h_t}{\partial c_t}\,\frac{\partial c_t}{\partial h_{t-1}} + \frac{\partial h_t}{\partial o_t}\,\frac{\partial o_t}{\partial h_{t-1}}`,
        used(by.chainRule, 'through the state and through the output gate', '经由状态，以及经由输出门'),
      ],
      [raw`= O_t\,M_t + G_t`, by.definition],
      [
        raw`\frac{\partial s_t}{\partial s_{t-1}} = \begin{bmatrix} F_t & M_t \\ O_t F_t & O_t M_t + G_t \end{bmatrix}`,
        words(
          'the four blocks in their places; with the output held, the state follows with the forget gate',
          '四块各就其位；输出固定时，状态按遗忘门变化',
        ),
      ],
      [raw`= J_t`, by.definition],
      [
        raw`\frac{\partial s_t}{\partial W} = \frac{\partial^{+} s_t}{\partial W} + J_t\,\frac{\partial s_{t-1}}{\partial W}`,
        used(by.chainRule, 'the weights act in this step and in those before', '权重在这一步与以前各步起作用'),
      ],
      [
        raw`\frac{\partial s_k}{\partial W} = \sum_{j=1}^{k}\Biggl(\prod_{t=j+1}^{k} J_t\Biggr)\frac{\partial^{+} s_j}{\partial W}`,
        by.induction,
      ],
      [
        raw`\frac{\partial E_k}{\partial W} = \frac{\partial E_k}{\partial s_k}\,\frac{\partial s_k}{\partial W}`,
        used(by.chainRule, 'the loss depends on the joint state only', '损失只取决于联合状态'),
      ],
      [
        raw`= \sum_{j=1}^{k} \frac{\partial E_k}{\partial s_k}\Biggl(\prod_{t=j+1}^{k} J_t\Biggr)\frac{\partial^{+} s_j}{\partial W}`,
        by.putIn,
      ],
    ],
    {
      mistakes: [
        [raw`= O_t\,M_t + G_t`, raw`= O_t\,M_t`],
        [raw`\frac{\partial^{+} s_t}{\partial W} +`, raw`\frac{\partial s_t}{\partial W} +`],
      ],
    },
  ),
  'state-product': lstmSteps(
    [
      [
        raw`\Biggl\lVert\prod_{t=2}^{k} J_t\Biggr\rVert \le \lVert J_k\rVert\,\Biggl\lVert\prod_{t=2}^{k-1} J_t\Biggr\rVert`,
        by.submultiplicative,
      ],
      [raw`\le \prod_{t=2}^{k} \lVert J_t\rVert`, by.induction],
      [raw`q = \max_{2 \le t \le T} \lVert J_t\rVert`, by.definition],
      [
        raw`\prod_{t=2}^{k} \lVert J_t\rVert \le q^{\,k-1}`,
        words(
          'each of the $k - 1$ factors is at most $q$; this tends to 0 if $q$ stays below 1',
          '$k - 1$ 个因子各不超过 $q$；若 $q$ 小于 1，它趋于 0',
        ),
      ],
    ],
    { at: { k: [2, 'T'] }, own: ['q'], mistakes: [[raw`\le q^{\,k-1}`, raw`\le q^{\,k-2}\,\tfrac{1}{100}`]] },
  ),
  'cell-state-expanded': lstmSteps(
    [
      [raw`c_t = c_{t-1} \otimes f_t \oplus \tilde c_t \otimes i_t`, by.definition],
      [raw`f_t = \sigma\bigl(${layer('f')}\bigr)`, by.definition],
      [raw`\tilde c_t = \tanh\bigl(${layer('c')}\bigr)`, by.definition],
      [raw`i_t = \sigma\bigl(${layer('i')}\bigr)`, by.definition],
      [
        raw`c_t = c_{t-1} \otimes \sigma\bigl(${layer('f')}\bigr) \oplus \tanh\bigl(${layer('c')}\bigr) \otimes \sigma\bigl(${layer('i')}\bigr)`,
        by.putIn,
      ],
    ],
    { at: { t: [1, 'T'] }, mistakes: [[raw`i_t = \sigma\bigl(W_i`, raw`i_t = \sigma\bigl(W_f`]] },
  ),
  'cell-state-compact': lstmSteps(
    [
      [
        raw`c_t = c_{t-1} \otimes \sigma\bigl(${layer('f')}\bigr) \oplus \tanh\bigl(${layer('c')}\bigr) \otimes \sigma\bigl(${layer('i')}\bigr)`,
        words('the state written out', '写开的状态公式'),
      ],
      [
        raw`= c_{t-1} \otimes f_t \oplus \tilde c_t \otimes i_t`,
        words('gates and candidate by their names', '把门与候选值换回记号'),
      ],
      [
        raw`= c_{t-2} \otimes f_{t-1} \otimes f_t \oplus \tilde c_{t-1} \otimes i_{t-1} \otimes f_t \oplus \tilde c_t \otimes i_t`,
        words(
          'put into itself once: what was written is kept as the forget gates let it',
          '代入自身一次：写入的内容按遗忘门保留',
        ),
      ],
    ],
    { mistakes: [[raw`i_{t-1} \otimes f_t`, raw`i_{t-1} \otimes f_{t-1}`]] },
  ),
  'state-dependencies': lstmSteps(
    [
      [raw`h_{t-1} = o_{t-1} \otimes \tanh(c_{t-1})`, by.definition],
      [
        raw`z^o_{t-1} = U_o\,h_{t-2} + V_o\,x_{t-1} + b_o`,
        used(by.definition, 'the gate reads no state of its step', '输出门不读取同一步的状态'),
      ],
      [raw`\frac{\partial o_{t-1}}{\partial c_{t-1}} = 0`, words('it was computed before the state', '它先于状态算出')],
      [
        raw`\frac{\partial h_{t-1}}{\partial c_{t-1}} = ${ofOutput}`,
        words('product rule, with the gate constant', '乘积法则，门为常数'),
      ],
      [
        raw`\frac{\partial f_t}{\partial c_{t-1}} = \frac{\partial f_t}{\partial h_{t-1}}\,\frac{\partial h_{t-1}}{\partial c_{t-1}}`,
        used(by.chainRule, 'and likewise for the input gate and the candidate', '输入门与候选值也一样'),
      ],
    ],
    { at: { t: [2, 'T'] }, mistakes: [[raw`U_o\,h_{t-2}`, raw`U_o\,h_{t-1}`]] },
  ),
  'cell-state-derivative': lstmSteps(
    [
      [raw`c_t = c_{t-1} \otimes f_t \oplus \tilde c_t \otimes i_t`, by.definition],
      [
        raw`\frac{\partial c_t}{\partial c_{t-1}} = \operatorname{diag}(f_t) + ${through('f_t')} + ${through('i_t')} + ${through(raw`\tilde c_t`)}`,
        fourWays,
      ],
      [
        raw`\frac{\partial c_t}{\partial f_t} = \operatorname{diag}(c_{t-1})`,
        words('product rule: the other factor scales the row', '乘积法则：另一个因子缩放相应的行'),
      ],
      [raw`\frac{\partial c_t}{\partial i_t} = \operatorname{diag}(\tilde c_t)`, words('product rule', '乘积法则')],
      [raw`\frac{\partial c_t}{\partial \tilde c_t} = \operatorname{diag}(i_t)`, words('product rule', '乘积法则')],
      [
        raw`\frac{\partial c_t}{\partial c_{t-1}} = \operatorname{diag}(c_{t-1})\,\frac{\partial f_t}{\partial c_{t-1}} + \operatorname{diag}(f_t) + \operatorname{diag}(\tilde c_t)\,\frac{\partial i_t}{\partial c_{t-1}} + \operatorname{diag}(i_t)\,\frac{\partial \tilde c_t}{\partial c_{t-1}}`,
        by.putIn,
      ],
    ],
    {
      mistakes: [
        [
          raw`\frac{\partial c_t}{\partial i_t} = \operatorname{diag}(\tilde c_t)`,
          raw`\frac{\partial c_t}{\partial i_t} = \operatorname{diag}(i_t)`,
        ],
      ],
    },
  ),
  'four-terms': lstmSteps(
    [
      [
        raw`\frac{\partial c_t}{\partial c_{t-1}} = \operatorname{diag}(c_{t-1})\,\frac{\partial f_t}{\partial c_{t-1}} + \operatorname{diag}(f_t) + \operatorname{diag}(\tilde c_t)\,\frac{\partial i_t}{\partial c_{t-1}} + \operatorname{diag}(i_t)\,\frac{\partial \tilde c_t}{\partial c_{t-1}}`,
        words('the product rule for the state', '细胞状态的乘积法则'),
      ],
      [
        raw`\frac{\partial f_t}{\partial c_{t-1}} = \operatorname{diag}\bigl(\sigma'(z^f_t)\bigr)\,U_f\,${ofOutput}`,
        words('the forget gate derivative', '遗忘门的导数'),
      ],
      [raw`\operatorname{diag}(c_{t-1})\,\frac{\partial f_t}{\partial c_{t-1}} = ${forget}\,${ofOutput}`, by.diagonals],
      [
        raw`\operatorname{diag}(\tilde c_t)\,\frac{\partial i_t}{\partial c_{t-1}} = ${input}\,${ofOutput}`,
        words('likewise, from the input gate derivative', '同理，由输入门的导数'),
      ],
      [
        raw`\operatorname{diag}(i_t)\,\frac{\partial \tilde c_t}{\partial c_{t-1}} = ${candidate}\,${ofOutput}`,
        words(
          'likewise, from the candidate derivative: its slope is that of tanh',
          '同理，由候选值的导数：斜率是 tanh 的斜率',
        ),
      ],
      [
        raw`\frac{\partial c_t}{\partial c_{t-1}} = ${forget}\,${ofOutput} + \operatorname{diag}(f_t) + ${input}\,${ofOutput} + ${candidate}\,${ofOutput}`,
        by.putIn,
      ],
    ],
    {
      mistakes: [
        [
          raw`\operatorname{diag}(i_t)\,\frac{\partial \tilde c_t}{\partial c_{t-1}} = \operatorname{diag}\bigl(i_t \otimes \tanh'`,
          raw`\operatorname{diag}(i_t)\,\frac{\partial \tilde c_t}{\partial c_{t-1}} = \operatorname{diag}\bigl(i_t \otimes \sigma'`,
        ],
      ],
    },
  ),
  abcd: lstmSteps(
    [
      [raw`A_t = ${through('f_t')}`, used(onTheWay, 'through the forget gate', '经由遗忘门')],
      [raw`= ${forget}\,${ofOutput}`, by.putIn],
      [
        raw`B_t = \operatorname{diag}(f_t)`,
        words('the state itself, kept by the forget gate', '状态本身，由遗忘门保留'),
      ],
      [raw`C_t = ${through('i_t')}`, used(onTheWay, 'through the input gate', '经由输入门')],
      [raw`= ${input}\,${ofOutput}`, by.putIn],
      [raw`D_t = ${through(raw`\tilde c_t`)}`, used(onTheWay, 'through the candidate', '经由候选值')],
      [raw`= ${candidate}\,${ofOutput}`, by.putIn],
    ],
    { mistakes: [[raw`C_t = ${through('i_t')}`, raw`C_t = ${through('f_t')}`]] },
  ),
  'additive-gradient': lstmSteps(
    [
      [
        raw`\frac{\partial c_t}{\partial c_{t-1}} = \operatorname{diag}(f_t) + ${through('f_t')} + ${through('i_t')} + ${through(raw`\tilde c_t`)}`,
        fourWays,
      ],
      [raw`= B_t + A_t + C_t + D_t`, words('the four terms by their names', '换成四项的记号')],
      [raw`= A_t + B_t + C_t + D_t`, words('order of a sum', '加法交换律')],
    ],
    { mistakes: [[raw`= B_t + A_t + C_t + D_t`, raw`= B_t + A_t + C_t`]] },
  ),
  'lstm-states-gradient': lstmSteps(
    [
      [
        raw`\frac{\partial c_k}{\partial c_1} = \frac{\partial c_k}{\partial s_1}\begin{bmatrix} I \\ \frac{\partial h_1}{\partial c_1} \end{bmatrix}`,
        used(by.chainRule, 'the first state moves the first output with it', '第一步的状态带动第一步的输出'),
      ],
      [raw`\frac{\partial h_1}{\partial c_1} = \operatorname{diag}\bigl(o_1 \otimes \tanh'(c_1)\bigr)`, by.entrywise],
      [
        raw`\frac{\partial c_k}{\partial s_1} = \begin{bmatrix} I & 0 \end{bmatrix} \frac{\partial s_k}{\partial s_1}`,
        words('the cell state is the upper half of the joint state', '细胞状态是联合状态的上半部分'),
      ],
      [
        raw`\frac{\partial s_k}{\partial s_1} = J_k\,J_{k-1} \cdots J_2`,
        used(by.chainRule, 'step by step, the latest on the left', '逐步相乘，最晚的写在左边'),
      ],
      [
        raw`\frac{\partial c_k}{\partial c_1} = \begin{bmatrix} I & 0 \end{bmatrix} J_k\,J_{k-1} \cdots J_2 \begin{bmatrix} I \\ \operatorname{diag}\bigl(o_1 \otimes \tanh'(c_1)\bigr) \end{bmatrix}`,
        by.putIn,
      ],
      [
        raw`A_t + B_t + C_t + D_t = F_t + M_t\,O_{t-1}`,
        words(
          'the four terms in blocks: kept, and through the output',
          '用分块记号写四项：保留的部分，以及经由输出的部分',
        ),
      ],
      [
        raw`\frac{\partial c_3}{\partial c_1} = ${sum('3')}\,${sum('2')} + M_3\,G_2\,O_1`,
        words(
          'the product worked out for $k = 3$: one path is left over, from the output through the next output gate',
          '把 $k = 3$ 的乘积展开：多出一条路径，从输出经由下一步的输出门',
        ),
      ],
    ],
    {
      mistakes: [
        [raw`+ M_3\,G_2\,O_1`, raw`+ M_3\,G_3\,O_1`],
        [raw`F_t + M_t\,O_{t-1}`, raw`F_t + M_t\,O_t`],
      ],
    },
  ),
  'forget-gate-derivative': ofLayer('f', 'f', raw`\sigma`),
  'input-gate-derivative': ofLayer('i', 'i', raw`\sigma`),
  'candidate-derivative': ofLayer(raw`\tilde c`, 'c', raw`\tanh`),
} satisfies Derivations;
