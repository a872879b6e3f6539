import { shortcutGap } from '../../engine/closed-forms/lstm-joint.ts';
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { identity, route } from '../../proof/make.ts';
import { forEverySize } from '../every-size.ts';
import { inLstm } from '../in-lstm.ts';
import { inPractice, practices } from '../practices.ts';
import { differenceQuotients, oneMillionthTooLarge, reverseDerivative } from '../routes.ts';
import { defineClaim, equal, mistake, words } from '../vocabulary.ts';
import { average, boundOnAverage, lastButOne, lastStep, withoutRecurrence } from './cell-derivatives.ts';

/** Lower bound on what the shortcut leaves out on average, relative to ‖diag(f_t)‖. */
const LEFT_OUT = 0.2;

const shown = inLstm(
  String.raw`\frac{\partial c_t}{\partial c_{t-1}} = \operatorname{diag}(c_{t-1})\,\frac{\partial f_t}{\partial c_{t-1}} + \operatorname{diag}(f_t) + \operatorname{diag}(\tilde c_t)\,\frac{\partial i_t}{\partial c_{t-1}} + \operatorname{diag}(i_t)\,\frac{\partial \tilde c_t}{\partial c_{t-1}} \qquad (t \ge 2)`,
  { t: 'T' },
);

const sides = shown.equation([reverseDerivative(lastStep, lastButOne), differenceQuotients(lastStep, lastButOne)]);

const mistakes = [
  inPractice(
    practices.shortcut,
    shown.edit(
      String.raw`= \operatorname{diag}(c_{t-1})\,\frac{\partial f_t}{\partial c_{t-1}} + \operatorname{diag}(f_t) + \operatorname{diag}(\tilde c_t)\,\frac{\partial i_t}{\partial c_{t-1}} + \operatorname{diag}(i_t)\,\frac{\partial \tilde c_t}{\partial c_{t-1}}`,
      String.raw`= \operatorname{diag}(f_t)`,
      {
        name: words(
          '$\\partial c_t/\\partial c_{t-1} = f_t$, the common shortcut',
          '常见的捷径 $\\partial c_t/\\partial c_{t-1} = f_t$',
        ),
      },
    ),
  ),
  inPractice(
    practices.columns,
    shown.edit(
      String.raw`\operatorname{diag}(c_{t-1})\,\frac{\partial f_t}{\partial c_{t-1}}`,
      String.raw`\frac{\partial f_t}{\partial c_{t-1}}\,\operatorname{diag}(c_{t-1})`,
      {
        name: words('the factor scales columns, not rows', '因子缩放的是列而不是行'),
      },
    ),
  ),
  inPractice(
    practices.detached,
    shown.edit(String.raw` + \operatorname{diag}(\tilde c_t)\,\frac{\partial i_t}{\partial c_{t-1}}`, '', {
      name: words('the input gate taken for a constant', '把输入门当作常数'),
    }),
  ),
];

export default defineClaim({
  tex: shown.tex,
  says: words(
    'The product rule on both products of the state equation: four terms, one for each way in which the old state reaches the new one.',
    '对状态公式中的两个乘积分别用乘积法则：共四项，旧状态通往新状态的每条路径各占一项。',
  ),
  sketch: forEverySize(
    words(
      'The derivative of $u \\otimes v$ with respect to $w$ is $\\operatorname{diag}(v)\\,\\partial u/\\partial w + \\operatorname{diag}(u)\\,\\partial v/\\partial w$: the factor scales rows. Here the derivatives of the gates come from one kind of automatic differentiation and the derivative of the whole step from another. The shortcut $\\partial c_t/\\partial c_{t-1} = f_t$, often repeated, keeps the second term only; for random networks with weights of standard deviation $1/\\sqrt{n}$ the other three come to about half of it in norm, on average; more than a fifth is what is tested.',
      '$u \\otimes v$ 对 $w$ 的导数是 $\\operatorname{diag}(v)\\,\\partial u/\\partial w + \\operatorname{diag}(u)\\,\\partial v/\\partial w$：因子缩放的是行。这里各个门的导数来自一种自动微分，整步的导数来自另一种。常见的捷径 $\\partial c_t/\\partial c_{t-1} = f_t$ 只保留了第二项；对权重标准差为 $1/\\sqrt{n}$ 的随机网络，其余三项之和的范数平均约为它的一半；这里检验的是超过五分之一。',
    ),
  ),
  uses: ['state-dependencies'],
  symbols: ['c_t', 'f_t', 'i_t', 'candidate', 'diag'],
  verdict: 'notation',
  proves: [
    identity<LstmCase>({
      name: words('the product rule', '乘积法则'),
      draw: drawLstm({ units: [2, 5] }),
      ...sides,
      relation: equal({ relative: 1e-10 }),
      controls: [oneMillionthTooLarge(sides.right)],
    }),
    shown.exactly(mistakes),
    boundOnAverage({
      name: words(
        'the shortcut leaves out more than a fifth, on average over 16 networks',
        '16 个网络平均，捷径漏掉的超过五分之一',
      ),
      left: [route('a fifth', '五分之一', () => LEFT_OUT)],
      right: average((g) => shortcutGap(g)),
      controls: [
        mistake(
          '$U_f = U_i = U_c = 0$',
          '$U_f = U_i = U_c = 0$',
          average((g) => shortcutGap(withoutRecurrence(g, ['f', 'i', 'c']))),
        ),
      ],
    }),
  ],
  printed: {
    tex: String.raw`\frac{\partial c_t}{\partial c_{t-1}} = \frac{\partial f_t}{\partial c_{t-1}}\cdot c_{t-1} + \frac{\partial c_{t-1}}{\partial c_{t-1}}\cdot f_t + \frac{\partial i_t}{\partial c_{t-1}}\cdot \tilde c_t + \frac{\partial \tilde c_t}{\partial c_{t-1}}\cdot i_t`,
    says: words(
      'Each factor is a vector and stands behind a matrix. Mended: it stands before it as a $\\operatorname{diag}$, since it scales the rows; behind, it would scale the columns, which is false.',
      '每个因子都是向量，却写在矩阵之后。改正之处：写成 $\\operatorname{diag}$ 放到矩阵之前，因为它缩放的是行；放在后面缩放的就是列，那是错的。',
    ),
  },
});
