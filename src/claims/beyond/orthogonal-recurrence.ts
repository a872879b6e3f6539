import { orthogonalFactor, scale, singularValues } from '../../engine/arithmetic/matrix.ts';
import { Wrec } from '../../engine/closed-forms/rnn-jacobians.ts';
import { type Generic, reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { laterState } from '../../engine/derivatives/rnn-functions.ts';
import { drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { identity, reverseMode } from '../../proof/make.ts';
import { changed } from '../draws.ts';
import { inRnn } from '../in-rnn.ts';
import { inPractice, practices } from '../practices.ts';
import { withWrec } from '../vanishing/networks.ts';
import { defineClaim, equal, mismeasured, words } from '../vocabulary.ts';

/** c_0 ↦ c_T of a network whose activation is the identity. */
const linear =
  (g: RnnCase): Generic =>
  (a, v) =>
    laterState(g, g.T, 0)({ ...a, tanh: (z) => z }, v);

const draw = changed(drawRnn({ units: [1, 6], outputs: [1, 1], steps: [20, 60], phi: 'tanh', gain: [0.5, 1.5] }), (g) =>
  withWrec(g, orthogonalFactor(Wrec(g))),
);
/** The largest singular value twice: it is compared with the smallest one and with 1. */
const repeated = (values: ArrayLike<number>) => [values[0], values[0]];

const shown = inRnn(
  String.raw`\varphi(z_t) = z_t,\quad W_{\mathrm{rec}}^{\top} W_{\mathrm{rec}} = I \;\Longrightarrow\; \Biggl\lVert \prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr\rVert = \sigma_{\min}\Biggl(\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr) = 1 \quad \forall\,k`,
  { t: 'T', k: 'T', j: 0 },
  { linear: true },
);
/** The same formula where the activation is tanh. */
const withTanh = inRnn(shown.tex, { t: 'T', k: 'T', j: 0 });
const both = shown.equation([], { chain: 2 });

export default defineClaim({
  tex: shown.tex,
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
      ...both,
      left: [...both.left, reverseMode((g) => repeated(singularValues(reverseJacobian(linear(g), g.c0))))],
      relation: equal({ relative: 1e-10 }),
      cases: 40,
      controls: [
        inPractice(
          practices.orthogonalStart,
          mismeasured('the same weights with the activation tanh', '同样的权重，激活函数改为 tanh', (g) =>
            repeated(withTanh.side(0, 2)(g)),
          ),
        ),
        mismeasured('weights one thousandth too small', '权重小千分之一', (g) =>
          repeated(shown.side(0, 2)(withWrec(g, scale(0.999, Wrec(g))))),
        ),
        shown.edit('= 1 \\quad', '= \\frac1k \\quad', {
          chain: 2,
          name: words('the norm decays like 1/k', '范数按 1/k 衰减'),
        }),
      ],
    }),
    identity<RnnCase>({
      name: words(
        'what is supposed: the activation is the identity, the weights are orthogonal',
        '所作的假设：激活函数是恒等函数，权重是正交矩阵',
      ),
      draw,
      ...shown.equation([], { chain: [0, 1] }),
      relation: equal({ relative: 1e-12 }),
      cases: 40,
      controls: [
        shown.edit('W_{\\mathrm{rec}}^{\\top} ', 'W_{\\mathrm{rec}} ', {
          chain: [0, 1],
          name: words('$W_{\\mathrm{rec}}^2 = I$', '$W_{\\mathrm{rec}}^2 = I$'),
        }),
      ],
    }),
  ],
});
