import { forwardJacobian, reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { rnnBptt } from '../../engine/derivatives/rnn-bptt.ts';
import { totalLossOfW } from '../../engine/derivatives/rnn-functions.ts';
import { drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { forwardMode, identity, reverseMode } from '../../proof/make.ts';
import { rnnMatrices } from '../blocks.ts';
import { changed } from '../draws.ts';
import { onlyAt } from '../sums.ts';
import { defineClaim, equal, mistake, words } from '../vocabulary.ts';

/** A network and the learning rate of its next step. */
interface Learner extends RnnCase {
  readonly alpha: Float64Array;
}
const draw = changed(
  drawRnn({ units: [1, 4], steps: [2, 10] }),
  (g, random): Learner => ({ ...g, alpha: Float64Array.of(random.between(0.01, 2)) }),
  (g) => g.alpha[0] >= 0.01,
);

/** −α times a gradient: what the step adds to W. */
const against = (g: Learner, gradient: ArrayLike<number>) => Array.from(gradient, (v) => -g.alpha[0] * v);
const step = (g: Learner) => against(g, rnnBptt(g).W);

export default defineClaim({
  tex: String.raw`W \leftarrow W - \alpha\,\frac{\partial E}{\partial W}`,
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
      name: words('what one step adds to the weights', '一步给权重加上的量'),
      draw,
      left: [
        forwardMode((g) => against(g, forwardJacobian(totalLossOfW(g), g.W).data)),
        reverseMode((g) => against(g, reverseJacobian(totalLossOfW(g), g.W).data)),
      ],
      right: step,
      relation: equal({ relative: 1e-10 }),
      blocks: rnnMatrices,
      controls: [
        mistake('uphill', '沿上坡方向', (g) => step(g).map((v) => -v)),
        mistake('the gradient of the last error only', '只取最后一步损失的梯度', (g) =>
          against(g, rnnBptt(g, onlyAt(g.T)).W),
        ),
        mistake('the mean over the steps', '取各步的平均', (g) => step(g).map((v) => v / g.T)),
        mistake('$\\alpha$ counted twice', '$\\alpha$ 乘了两次', (g) => step(g).map((v) => g.alpha[0] * v)),
      ],
    }),
  ],
});
