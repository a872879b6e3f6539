import { orthogonalFactor, scale, singularValues } from '../../engine/arithmetic/matrix.ts';
import { Wrec } from '../../engine/closed-forms/rnn-jacobians.ts';
import { forwardJacobian, type Generic, reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { laterState } from '../../engine/derivatives/rnn-functions.ts';
import { drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { forwardMode, identity, reverseMode } from '../../proof/make.ts';
import { changed } from '../draws.ts';
import { withWrec } from '../vanishing/networks.ts';
import { defineClaim, equal, mismeasured, mistake, words } from '../vocabulary.ts';

/** c_0 ↦ c_T of a network whose activation is the identity. */
const linear =
  (g: RnnCase): Generic =>
  (a, v) =>
    laterState(g, g.T, 0)({ ...a, tanh: (z) => z }, v);

const draw = changed(
  drawRnn({ units: [1, 6], outputs: [1, 1], steps: [20, 120], phi: 'tanh', gain: [0.5, 1.5] }),
  (g) => withWrec(g, orthogonalFactor(Wrec(g))),
);
const kept = (f: Generic, g: RnnCase) => singularValues(forwardJacobian(f, g.c0));

export default defineClaim({
  tex: String.raw`\varphi(z) = z,\quad W_{\mathrm{rec}}^{\top} W_{\mathrm{rec}} = I \;\Longrightarrow\; \Biggl\lVert \prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr\rVert = \sigma_{\min}\Biggl(\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr) = 1 \quad \forall\,k`,
  says: words(
    'A linear network with orthogonal recurrent weights neither shrinks nor stretches any gradient, over any number of steps.',
    '循环权重为正交矩阵的线性网络，无论经过多少步，对任何方向的梯度都既不缩小也不放大。',
  ),
  sketch: words(
    'The Jacobian of every step is $W_{\\mathrm{rec}}$ itself, and a product of orthogonal matrices is orthogonal: all of its singular values are 1. Where no slope exceeds 1, a single one below 1 makes the determinant less than 1 in modulus, so that some direction shrinks.',
    '每一步的雅可比矩阵就是 $W_{\\mathrm{rec}}$ 本身，而正交矩阵之积仍是正交矩阵，奇异值全为 1。只要有一处斜率小于 1，行列式的绝对值就小于 1，总有某个方向会缩小。',
  ),
  uses: ['rnn-product'],
  symbols: ['W_rec', 'phi', 'c_t', 'sigma_min', 'norm'],
  verdict: 'added',
  proves: [
    identity<RnnCase>({
      name: words('all singular values over the whole sequence', '整个序列上的全部奇异值'),
      draw,
      left: [
        forwardMode((g) => kept(linear(g), g)),
        reverseMode((g) => singularValues(reverseJacobian(linear(g), g.c0))),
      ],
      right: (g) => new Float64Array(g.n).fill(1),
      relation: equal({ relative: 1e-10 }),
      cases: 40,
      controls: [
        mismeasured('the same weights with the activation tanh', '同样的权重，激活函数改为 tanh', (g) =>
          kept(laterState(g, g.T, 0), g),
        ),
        mismeasured('weights one thousandth too small', '权重小千分之一', (g) =>
          kept(linear(withWrec(g, scale(0.999, Wrec(g)))), g),
        ),
        mistake('the norm decays like 1/k', '范数按 1/k 衰减', (g) => new Float64Array(g.n).fill(1 / g.T)),
      ],
    }),
  ],
});
