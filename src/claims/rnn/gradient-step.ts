import { reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { rnnBptt } from '../../engine/derivatives/rnn-bptt.ts';
import { totalLossOfW } from '../../engine/derivatives/rnn-functions.ts';
import { drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { backpropagation, identity, reverseMode } from '../../proof/make.ts';
import { rnnMatrices } from '../blocks.ts';
import { changed } from '../draws.ts';
import { inRnn } from '../in-rnn.ts';
import { inPractice, practices } from '../practices.ts';
import { defineClaim, equal, words } from '../vocabulary.ts';

/** A network and the learning rate of its next step. */
interface Learner extends RnnCase {
  readonly alpha: Float64Array;
}
const draw = changed(
  drawRnn({ units: [1, 4], steps: [2, 10] }),
  (g, random): Learner => ({ ...g, alpha: Float64Array.of(random.between(0.01, 2)) }),
  (g) => g.alpha[0] >= 0.01,
);

/** W − α times a gradient. */
const moved = (g: Learner, gradient: ArrayLike<number>) => g.W.map((w, i) => w - g.alpha[0] * gradient[i]);

const shown = inRnn<Learner>(
  String.raw`W \leftarrow W - \alpha\,\frac{\partial E}{\partial W}`,
  {},
  { given: { alpha: ({ alpha: [alpha] }) => alpha } },
);

export default defineClaim({
  tex: shown.tex,
  says: words(
    'Gradient descent moves every weight against its own partial derivative, by $\\alpha$ times that derivative.',
    '梯度下降让每个权重逆着自己的偏导数移动，移动的量是偏导数的 $\\alpha$ 倍。',
  ),
  sketch: words(
    'This is a definition: it says which step is taken, and nothing of what the step achieves. What can go wrong is the gradient that is put in; the step taken with the gradient of BPTT is therefore compared with the one taken with automatic differentiation of $E$.',
    '这是一条定义：它规定走哪一步，并不说这一步有什么效果。会出错的是代入的梯度，所以这里把用随时间反向传播的梯度走出的一步，与用 $E$ 的自动微分走出的一步相比。',
  ),
  uses: ['total-gradient'],
  symbols: ['W', 'E', 'alpha'],
  verdict: 'holds',
  proves: [
    identity<Learner>({
      name: words('the weights after one step', '走一步之后的权重'),
      draw,
      ...shown.equation([
        backpropagation((g) => moved(g, rnnBptt(g).W)),
        reverseMode((g) => moved(g, reverseJacobian(totalLossOfW(g), g.W).data)),
      ]),
      relation: equal({ relative: 1e-10 }),
      blocks: rnnMatrices,
      controls: [
        inPractice(practices.ascent, shown.edit('W - ', 'W + ', { name: words('uphill', '沿上坡方向') })),
        inPractice(
          practices.oneOutput,
          shown.edit('\\frac{\\partial E}{\\partial W}', '\\frac{\\partial E_T}{\\partial W}', {
            name: words('the gradient of the last loss only', '只取最后一步损失的梯度'),
          }),
        ),
        inPractice(
          practices.averages,
          shown.edit('\\alpha\\,', '\\frac{\\alpha}{T}\\,', { name: words('the mean over the steps', '取各步的平均') }),
        ),
        inPractice(
          practices.twice,
          shown.edit('\\alpha', '\\alpha^2', { name: words('$\\alpha$ counted twice', '$\\alpha$ 乘了两次') }),
        ),
      ],
    }),
  ],
});
