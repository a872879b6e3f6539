import { matrix, orderedProduct, times } from '../../engine/arithmetic/matrix.ts';
import { cellJacobian, hadamard, outputSlope } from '../../engine/closed-forms/lstm-jacobians.ts';
import { immediateTerm, jointDelta, jointJacobians, lstmGradientTerms } from '../../engine/closed-forms/lstm-joint.ts';
import { lstmBptt } from '../../engine/derivatives/lstm-bptt.ts';
import { flatten, lstmLoss } from '../../engine/derivatives/lstm-functions.ts';
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { backpropagation, identity } from '../../proof/make.ts';
import { differenceQuotients, forwardDerivative, oneMillionthTooLarge } from '../routes.ts';
import { onlyAt, overSteps, sumOf } from '../sums.ts';
import { defineClaim, equal, mistake, words } from '../vocabulary.ts';

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

/** Term j with the cell state alone in the chain, as printed for j = 1: factors A_t + B_t + C_t + D_t, and ∂⁺c_j/∂W. */
function cellTerm(g: LstmCase, j: number) {
  const error = jointDelta(g, k(g)).data.slice(g.n);
  const factors = overSteps(k(g) - j, (s) => cellJacobian(g, j + s));
  const row = times(matrix(1, g.n, hadamard(error, outputSlope(g, k(g)))), orderedProduct(factors, g.n));
  return flatten(immediateTerm(g, j, matrix(1, 2 * g.n, [...row.data, ...new Float64Array(g.n)])));
}

export default defineClaim({
  equation: '(4)',
  tex: String.raw`\begin{gathered} \frac{\partial E_k}{\partial W} = \sum_{j=1}^{k} \frac{\partial E_k}{\partial s_k}\Biggl(\prod_{t=j+1}^{k} J_t\Biggr)\frac{\partial^{+} s_j}{\partial W}, \\[1ex] s = \begin{bmatrix} c \\ h \end{bmatrix}, \quad J_t = \frac{\partial s_t}{\partial s_{t-1}} = \begin{bmatrix} F & M \\ O F & O M + G \end{bmatrix} \end{gathered}`,
  says: words(
    'The chain runs through the pair of cell state and output, since a step of an LSTM needs both; and it is a sum over all steps in which the weights acted.',
    '链条要经过细胞状态与输出这一对量，因为 LSTM 的一步同时用到二者；而且权重在哪些步起过作用，就要对哪些步求和。',
  ),
  sketch: words(
    "In one step $c_t$ depends on $c_{t-1}$ with $F = \\operatorname{diag}(f_t)$, and on $h_{t-1}$ with $M = \\operatorname{diag}(c_{t-1} \\otimes \\sigma'(z^f_t))\\,U_f + \\operatorname{diag}(\\tilde c_t \\otimes \\sigma'(z^i_t))\\,U_i + \\operatorname{diag}(i_t \\otimes \\tanh'(z^c_t))\\,U_c$. The output follows $c_t$ with $O = \\operatorname{diag}(o_t \\otimes \\tanh'(c_t))$, and $h_{t-1}$ also through its gate, with $G = \\operatorname{diag}(\\tanh(c_t) \\otimes \\sigma'(z^o_t))\\,U_o$. Then the argument is that of the RNN, with $s$ for its state: a copy of the weights for each step, one term for each copy.",
    "在一步之中，$c_t$ 对 $c_{t-1}$ 的依赖为 $F = \\operatorname{diag}(f_t)$，对 $h_{t-1}$ 的依赖为 $M = \\operatorname{diag}(c_{t-1} \\otimes \\sigma'(z^f_t))\\,U_f + \\operatorname{diag}(\\tilde c_t \\otimes \\sigma'(z^i_t))\\,U_i + \\operatorname{diag}(i_t \\otimes \\tanh'(z^c_t))\\,U_c$。输出以 $O = \\operatorname{diag}(o_t \\otimes \\tanh'(c_t))$ 随 $c_t$ 变化，又经输出门以 $G = \\operatorname{diag}(\\tanh(c_t) \\otimes \\sigma'(z^o_t))\\,U_o$ 随 $h_{t-1}$ 变化。其余论证与 RNN 相同，只是以 $s$ 为状态：每一步有一份权重的副本，每份副本给出一项。",
  ),
  uses: ['rnn-chain', 'lstm-total-gradient', 'cell-state', 'output-vector'],
  symbols: ['E_t', 'c_t', 'h_t', 'W_g', 'J_t', 'FOMG', 'immediate'],
  verdict: 'corrected',
  proves: [
    identity<LstmCase>({
      name: words('the sum over all steps, through the joint state', '经联合状态对所有步求和'),
      draw,
      left: [...truth, differenceQuotients(lastLoss, flatten)],
      right: (g) => sumOf(terms(g)),
      relation,
      cases: 60,
      controls: [
        mistake('the cell state alone in the chain', '链条只经过细胞状态', (g) =>
          sumOf(overSteps(k(g), (j) => cellTerm(g, j))),
        ),
        mistake('product in the wrong order', '乘积次序颠倒', wrongOrder),
        mistake('sum from $j = 2$', '从 $j = 2$ 起求和', (g) => sumOf(terms(g).slice(1))),
        mistake('sum up to $k - 1$', '只求和到 $k - 1$', (g) => sumOf(terms(g), k(g) - 1)),
        oneMillionthTooLarge((g) => sumOf(terms(g))),
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
