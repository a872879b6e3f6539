import { largest } from '../../engine/arithmetic/matrix.ts';
import { hadamard } from '../../engine/closed-forms/lstm-jacobians.ts';
import { drawGoldenLstm, type GoldenLstmCase } from '../../engine/golden/lstm.ts';
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { bound, goldenVectors, identity, route } from '../../proof/make.ts';
import { changed } from '../draws.ts';
import { forEveryUnit } from '../every-size.ts';
import { inLstm } from '../in-lstm.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthMore, oneMillionthTooLarge } from '../routes.ts';
import { overSteps } from '../sums.ts';
import { atMost, defineClaim, equal, mistake, words } from '../vocabulary.ts';
import {
  atStep,
  before,
  cellAfter,
  holdsBack,
  lastCell,
  moderate,
  OPEN,
  overTime,
  SHUT,
  withBias,
} from './plain-loops.ts';

/** c̃_tᵀ i_t, the matrix product of a row and a column, for every unit. */
const innerProducts = (g: GoldenLstmCase) =>
  overTime(g, (t) => {
    const products = hadamard(atStep(g, 'candidate', t), atStep(g, 'i', t));
    return products.map(() => products.reduce((sum, v) => sum + v, 0));
  });

/** c_t − c_{t−1}⊗f_t. */
const addedAt = (g: GoldenLstmCase, t: number) => {
  const kept = hadamard(atStep(g, 'f', t), before(g, 'c', t));
  return atStep(g, 'c', t).map((v, k) => v - kept[k]);
};

/** c_T with an input gate of this bias; the candidate’s bias is 1000 or is left as it is. */
const blocked = (g: LstmCase, b_i: number, otherCandidate: boolean) => {
  const shut = withBias(g, { i: b_i });
  const { c } = lstmTrace(shut);
  return otherCandidate ? lastCell(withBias(shut, { c: OPEN }), c[g.T - 1]) : c[g.T];
};

const shown = inLstm(
  String.raw`c_t - c_{t-1} \otimes f_t \;=\; \tilde c_t \otimes i_t, \qquad \lVert \tilde c_t \otimes i_t \rVert_\infty < 1`,
  { t: [1, 'T'] },
);

/** The largest entry of what a step adds, as PyTorch's numbers have it. */
const largestAdded = shown.expression<GoldenLstmCase>(
  [goldenVectors((g) => overSteps(g.T, (t) => largest(addedAt(g, t))))],
  { chain: 1 },
);
/** Gates and candidates just below 1. */
const nearlyFull = shown.attained(1 - 5e-7, { chain: 1 });

const mistakes = [shown.edit('i_t, \\qquad', '1, \\qquad', { name: words('the gate left out', '漏掉输入门') })];

export default defineClaim({
  tex: shown.tex,
  says: words(
    'What enters the state is the candidate, each entry multiplied by its own gate; the units do not mix.',
    '进入状态的是候选值，每个分量乘以自己的门；单元之间互不混合。',
  ),
  sketch: forEveryUnit(
    words(
      'What a step adds to the state can be read off PyTorch’s numbers as $c_t - c_{t-1} \\otimes f_t$, and off the forward pass with the forget gate shut; both are the entry-wise product of candidate and gate. Since neither factor reaches 1, nor does the product, and a gate of 0, to which floating-point numbers round $\\sigma(-1000)$, lets nothing in, whatever the candidate is.',
      '每一步给状态添加了什么，可以从 PyTorch 的数值里读出：$c_t - c_{t-1} \\otimes f_t$；也可以关上遗忘门，从前向传播里读出。二者都是候选值与门的逐元素乘积。两个因子的绝对值都小于 1，乘积自然也是；门的值为 0 时（浮点数把 $\\sigma(-1000)$ 舍入为 0），无论候选值是什么，什么也进不来。',
    ),
  ),
  uses: ['candidate', 'input-gate'],
  symbols: ['c_t', 'f_t', 'candidate', 'i_t', 'otimes'],
  verdict: 'holds',
  proves: [
    identity<GoldenLstmCase>({
      name: words('what a step adds to the state', '每一步给状态添加的内容'),
      draw: drawGoldenLstm,
      ...shown.equation([
        goldenVectors((g: GoldenLstmCase) => overSteps(g.T, (t) => addedAt(g, t)).flat()),
        route('the forward pass, forget gate shut', '关上遗忘门的前向传播', (g) =>
          overTime(g, (_, { c, h, x }) => cellAfter(withBias(g, { f: SHUT }), c, h, x)),
        ),
      ]),
      relation: equal({ relative: 1e-12 }),
      controls: [
        inPractice(
          practices.matrixProduct,
          mistake('matrix product in place of $\\otimes$', '把 $\\otimes$ 当作矩阵乘法', innerProducts),
        ),
      ],
    }),
    shown.exactly(mistakes),
    identity<GoldenLstmCase>({
      name: words('the largest entry of it', '其中最大的分量'),
      draw: drawGoldenLstm,
      ...largestAdded,
      relation: equal({ relative: 1e-12 }),
      cases: 20,
      controls: [oneMillionthTooLarge(largestAdded.right)],
    }),
    bound<LstmCase>({
      name: words('with gates and candidates just below 1 it comes near to 1', '门与候选值都略小于 1 时，它接近 1'),
      draw: changed(drawLstm({ units: [1, 2], inputs: [1, 2], steps: [2, 3], gain: [0, 0.1] }), (g, random) =>
        withBias(g, { i: random.between(16, 18), c: random.between(9, 10) }),
      ),
      ...nearlyFull,
      relation: atMost(),
      cases: 20,
      controls: [oneMillionthMore(nearlyFull.left)],
    }),
    bound<LstmCase>({
      name: words('smaller than 1 in absolute value', '绝对值小于 1'),
      draw: drawLstm(moderate),
      ...shown.inequality({ chain: 1 }),
      adversary: 60,
      controls: [shown.edit('< 1', '< \\tfrac12', { chain: 1, name: words('smaller than $1/2$', '绝对值小于 $1/2$') })],
    }),
    holdsBack(
      words('a shut gate blocks the candidate', '门全关时，候选值进不来'),
      words('$b_i = -6$ taken for fully shut', '把 $b_i = -6$ 当作全关'),
      blocked,
    ),
  ],
});
