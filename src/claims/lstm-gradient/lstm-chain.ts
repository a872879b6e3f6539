import { orderedProduct, rows, times } from '../../engine/arithmetic/matrix.ts';
import { immediateTerm, jointDelta, jointJacobians, lstmGradientTerms } from '../../engine/closed-forms/lstm-joint.ts';
import { forwardJacobian, type Generic } from '../../engine/derivatives/differentiate.ts';
import { lstmBptt } from '../../engine/derivatives/lstm-bptt.ts';
import { flatten, lstmLoss, unflatten } from '../../engine/derivatives/lstm-functions.ts';
import { drawLstm, type LstmCase, liftLstm } from '../../engine/networks/draw-lstm.ts';
import { lstmForward } from '../../engine/networks/lstm.ts';
import { backpropagation, identity } from '../../proof/make.ts';
import { lstmMatrices, smallestBlockTooLarge } from '../blocks.ts';
import { differenceQuotients, forwardDerivative, oneMillionthTooLarge } from '../routes.ts';
import { onlyAt, overSteps, sumOf } from '../sums.ts';
import { defineClaim, equal, mistake, words } from '../vocabulary.ts';
import { cellTerm } from './cell-derivatives.ts';

const draw = drawLstm({ units: [1, 3], inputs: [1, 2], steps: [3, 6] });
const k = (g: LstmCase) => g.T;
const lastLoss = (g: LstmCase) => lstmLoss(g, k(g));
const truth = [
  backpropagation((g: LstmCase) => flatten(lstmBptt(g, onlyAt(k(g))))),
  forwardDerivative(lastLoss, (g: LstmCase) => flatten(g)),
];
const relation = equal({ relative: 1e-10 });

/** The terms j = 1 … k, all weights and biases in a row. */
const terms = (g: LstmCase) => lstmGradientTerms(g, k(g)).map(flatten);

/** Every product taken from the earliest factor to the latest. */
function wrongOrder(g: LstmCase) {
  const delta = jointDelta(g, k(g));
  const term = (j: number) => {
    const factors = jointJacobians(g, j + 1, k(g)).toReversed();
    return flatten(immediateTerm(g, j, times(delta, orderedProduct(factors, 2 * g.n))));
  };
  return sumOf(overSteps(k(g), term));
}

/**
 * The sum with the whole of ∂c_j/∂W and ∂h_j/∂W in place of the immediate ∂⁺: what a weight did before step j is counted again in
 * every later term.
 */
function countedTwice(g: LstmCase) {
  const stateByWeights: Generic = (a, flat) => {
    const { c, h } = lstmForward(a, liftLstm(a, g, unflatten(g, flat)), g);
    return overSteps(k(g), (j) => [...c[j], ...h[j]]).flat();
  };
  const totals = forwardJacobian(stateByWeights, flatten(g));
  const size = 2 * g.n;
  const term = (j: number) => {
    const row = times(jointDelta(g, k(g)), orderedProduct(jointJacobians(g, j + 1, k(g)), size));
    return times(row, rows(totals, (j - 1) * size, j * size)).data;
  };
  return sumOf(overSteps(k(g), term));
}

/** Every product one factor short: the step from j to j + 1 is left out. */
function oneStepShort(g: LstmCase) {
  const term = (j: number) =>
    flatten(immediateTerm(g, j, times(jointDelta(g, k(g)), orderedProduct(jointJacobians(g, j + 2, k(g)), 2 * g.n))));
  return sumOf(overSteps(k(g), term));
}

export default defineClaim({
  equation: '(4)',
  tex: String.raw`\begin{gathered} \frac{\partial E_k}{\partial W} = \sum_{j=1}^{k} \frac{\partial E_k}{\partial s_k}\Biggl(\prod_{t=j+1}^{k} J_t\Biggr)\frac{\partial^{+} s_j}{\partial W}, \\[1ex] s_t = \begin{bmatrix} c_t \\ h_t \end{bmatrix}, \quad J_t = \frac{\partial s_t}{\partial s_{t-1}} = \begin{bmatrix} F_t & M_t \\ O_t F_t & O_t M_t + G_t \end{bmatrix}, \\[1ex] F_t = \operatorname{diag}(f_t), \\ O_t = \operatorname{diag}\bigl(o_t \otimes \tanh'(c_t)\bigr), \\ M_t = \operatorname{diag}\bigl(c_{t-1} \otimes \sigma'(z^f_t)\bigr)\,U_f \\ {} + \operatorname{diag}\bigl(\tilde c_t \otimes \sigma'(z^i_t)\bigr)\,U_i \\ {} + \operatorname{diag}\bigl(i_t \otimes \tanh'(z^c_t)\bigr)\,U_c, \\ G_t = \operatorname{diag}\bigl(\tanh(c_t) \otimes \sigma'(z^o_t)\bigr)\,U_o \end{gathered}`,
  says: words(
    'The chain runs through the pair of cell state and output, since a step of an LSTM needs both; and it is a sum over all steps in which the weights acted.',
    '链条要经过细胞状态与输出这一对量，因为 LSTM 的一步同时用到二者；而且权重在哪些步起过作用，就要对哪些步求和。',
  ),
  sketch: words(
    'In one step $c_t$ follows $c_{t-1}$ with $F_t$, and $h_{t-1}$ with $M_t$, through three of the layers. The output follows $c_t$ with $O_t$, and $h_{t-1}$ also through its gate, with $G_t$. Then the argument is that of the RNN, with $s_t$ for its state: a copy of the weights for each step, one term for each copy. $W$ stands for any of the $W_g$ and $b_g$, and in $\\partial E_k/\\partial W$ their entries are written in a row.',
    '在一步之中，$c_t$ 以 $F_t$ 随 $c_{t-1}$ 变化，又经三个层以 $M_t$ 随 $h_{t-1}$ 变化。输出以 $O_t$ 随 $c_t$ 变化，又经输出门以 $G_t$ 随 $h_{t-1}$ 变化。其余论证与 RNN 相同，只是以 $s_t$ 为状态：每一步有一份权重的副本，每份副本给出一项。$W$ 指任何一个 $W_g$ 或 $b_g$，在 $\\partial E_k/\\partial W$ 中把它的各分量排成一行。',
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
      left: [...truth, differenceQuotients(lastLoss, flatten)],
      right: (g) => sumOf(terms(g)),
      relation,
      blocks: lstmMatrices,
      cases: 60,
      controls: [
        mistake('the cell state alone in the chain', '链条只经过细胞状态', (g) =>
          sumOf(overSteps(k(g), (j) => cellTerm(g, j))),
        ),
        mistake('product in the wrong order', '乘积次序颠倒', wrongOrder),
        mistake(
          'all of $\\partial s_j/\\partial W$ for $\\partial^{+} s_j/\\partial W$',
          '把 $\\partial^{+} s_j/\\partial W$ 写成整个 $\\partial s_j/\\partial W$',
          countedTwice,
        ),
        mistake('product from $t = j + 2$', '乘积从 $t = j + 2$ 起', oneStepShort),
        mistake('sum from $j = 2$', '从 $j = 2$ 起求和', (g) => sumOf(terms(g).slice(1))),
        mistake('sum up to $k - 1$', '只求和到 $k - 1$', (g) => sumOf(terms(g), k(g) - 1)),
        oneMillionthTooLarge((g) => sumOf(terms(g))),
        smallestBlockTooLarge((g) => sumOf(terms(g)), lstmMatrices),
      ],
    }),
  ],
  printed: {
    tex: String.raw`\frac{\partial E_k}{\partial W} = \frac{\partial E_k}{\partial h_k}\,\frac{\partial h_k}{\partial c_k}\Biggl(\prod_{t=2}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr)\frac{\partial c_1}{\partial W}`,
    says: words('One term only, and every link of it between cell states.', '只有一项，而且每一环都只在细胞状态之间。'),
    grade: 'gap',
    refutes: identity<LstmCase>({
      name: words('the single term as printed', '原文的单独一项'),
      draw,
      left: truth,
      right: (g) => cellTerm(g, 1),
      relation,
      controls: [],
    }),
  },
  note: words(
    'Two things are missing from the printed formula: the terms of the steps after the first, as in the RNN, and the ways through $h_t$ that leave the cell state, such as those through the output gate. For $W_o$ the printed chain gives 0, whatever $k$ is.',
    '原文的公式缺了两样：与 RNN 一样，缺了第一步之后各步的项；还缺了离开细胞状态、经过 $h_t$ 的路径，例如经输出门的那些。对 $W_o$ 而言，无论 $k$ 是多少，原文的链条都给出 0。',
  ),
});
