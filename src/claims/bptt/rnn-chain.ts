import { rnnBptt } from '../../engine/derivatives/rnn-bptt.ts';
import { lossOfW } from '../../engine/derivatives/rnn-functions.ts';
import { drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { backpropagation, identity } from '../../proof/make.ts';
import { rnnMatrices, smallestBlockTooLarge } from '../blocks.ts';
import { forEveryLength } from '../every-size.ts';
import { inRnn } from '../in-rnn.ts';
import { inPractice, practices } from '../practices.ts';
import { chapterNetwork } from '../rnn/chapter-network.ts';
import { differenceQuotients, oneMillionthTooLarge, reverseDerivative } from '../routes.ts';
import { onlyAt } from '../sums.ts';
import { defineClaim, equal, words } from '../vocabulary.ts';
import { isFirstTerm } from './first-term.ts';

const draw = drawRnn({ units: [1, 4], inputs: [1, 2], steps: [2, 10] });
const k = (g: RnnCase) => g.T;
const weights = (g: RnnCase) => g.W;
const lastLoss = (g: RnnCase) => lossOfW(g, k(g));
const truth = [backpropagation((g: RnnCase) => rnnBptt(g, onlyAt(k(g))).W), reverseDerivative(lastLoss, weights)];
const relation = equal({ relative: 1e-10 });

const shown = inRnn(
  String.raw`\frac{\partial E_k}{\partial W} = \sum_{j=1}^{k} \frac{\partial E_k}{\partial h_k}\,\frac{\partial h_k}{\partial c_k}\Biggl(\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr)\frac{\partial^{+} c_j}{\partial W}`,
  { k: 'T' },
);
const printed = inRnn(
  String.raw`\frac{\partial E_k}{\partial W} = \frac{\partial E_k}{\partial h_k}\,\frac{\partial h_k}{\partial c_k}\Biggl(\prod_{t=2}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr)\frac{\partial c_1}{\partial W}`,
  { k: 'T' },
);
const sides = shown.equation([...truth, differenceQuotients(lastLoss, weights)]);

const mistakes = [
  inPractice(
    practices.totalDerivative,
    shown.edit('\\partial^{+}', '\\partial', {
      name: words(
        'the total $\\partial c_j/\\partial W$ for $\\partial^{+} c_j/\\partial W$: earlier steps counted again',
        '以全导数 $\\partial c_j/\\partial W$ 代替 $\\partial^{+} c_j/\\partial W$：更早的步被重复计入',
      ),
    }),
  ),
  inPractice(practices.fromZero, shown.edit('j=1', 'j=2')),
  inPractice(
    practices.rangeEnds,
    shown.edit('\\sum_{j=1}^{k}', '\\sum_{j=1}^{k - 1}', { name: words('sum up to $k - 1$', '只求和到 $k - 1$') }),
  ),
];

export default defineClaim({
  equation: '(1)',
  tex: shown.tex,
  says: words(
    'The same weights act in every step, so the gradient of one loss is a sum over all the steps in which they acted, each with its own product of Jacobians.',
    '同一组权重在每一步都起作用，因此单步损失的梯度要对这些步求和，每一项各带一串雅可比矩阵的乘积。',
  ),
  sketch: forEveryLength(
    words(
      'Give $W$ a copy $W^{(j)}$ for each step. The chain rule for one copy gives one term, because $c_j$ alone depends on $W^{(j)}$ directly; setting all copies equal adds the terms up.',
      '设想每一步都有一份副本 $W^{(j)}$。直接依赖 $W^{(j)}$ 的只有 $c_j$，链式法则对一份副本给出一项；令所有副本相等，各项便相加。',
    ),
  ),
  uses: ['rnn-state', 'total-gradient'],
  symbols: ['E_t', 'h_t', 'c_t', 'W', 'immediate', 't'],
  verdict: 'corrected',
  proves: [
    identity<RnnCase>({
      name: words('the sum over all steps', '对所有步求和'),
      draw,
      ...sides,
      relation,
      blocks: rnnMatrices,
      controls: [
        inPractice(
          practices.afterLoop,
          shown.edit(
            String.raw`\frac{\partial c_t}{\partial c_{t-1}}\Biggr)`,
            String.raw`\Bigl(\frac{\partial c_t}{\partial c_{t-1}}\Bigr)^{\top}\Biggr)^{\top}`,
            { name: words('product in the wrong order', '乘积次序颠倒') },
          ),
        ),
        oneMillionthTooLarge(sides.right),
        smallestBlockTooLarge(sides.right, rnnMatrices),
      ],
    }),
    shown.exactly(mistakes),
    isFirstTerm(printed, drawRnn({ units: [1, 3], inputs: [1, 2], steps: [2, 6] })),
  ],
  printed: {
    tex: printed.tex,
    says: words('Only the path that starts in the first step is counted.', '只计入了从第一步出发的那条路径。'),
    grade: 'gap',
    refutes: identity<RnnCase>({
      name: words('the single term as quoted', '笔记所引的单独一项'),
      draw,
      pencil: chapterNetwork(3),
      ...printed.equation(truth),
      relation,
      shows: words(
        'In the small network of chapter 1 the derivative of $E_3$ with respect to $w_{\\mathrm{rec}}$ is {left}; the single term $j = 1$ gives {right}.',
        '在第 1 章的小网络里，$E_3$ 对 $w_{\\mathrm{rec}}$ 的导数是 {left}；单独的 $j = 1$ 一项给出 {right}。',
      ),
      controls: [],
    }),
  },
  note: words(
    'The quoted formula is the one term $j = 1$ of this sum. Its product is the longest, so where products shrink its bound is the first to vanish, and an argument about it says nothing yet about the gradient.',
    '笔记所引的公式只是这个和式里 $j = 1$ 的一项。它的连乘最长，在乘积缩小的情形下，它的上界最先趋于零；所以只针对这一项的论证，还说明不了整个梯度。',
  ),
});
