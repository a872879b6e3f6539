import { orthogonalFactor, scale, singularValues } from '../../engine/arithmetic/matrix.ts';
import { Wrec } from '../../engine/closed-forms/rnn-jacobians.ts';
import { forwardJacobian, type Generic, reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { laterState } from '../../engine/derivatives/rnn-functions.ts';
import { type Draw, drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { rnnTrace } from '../../engine/networks/traces.ts';
import { forwardMode, identity, reverseMode } from '../../proof/make.ts';
import { changed } from '../draws.ts';
import { inRnn } from '../in-rnn.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { hypotheses } from '../suppose.ts';
import { withWrec } from '../vanishing/networks.ts';
import { defineClaim, equal, mismeasured, words } from '../vocabulary.ts';

/** A network whose activation is linear, of slope 1 where none is told. */
interface Linear extends RnnCase {
  readonly slope?: number;
}
/** c_0 ↦ c_T of a network whose activation is the identity. */
const linear =
  (g: RnnCase): Generic =>
  (a, v) =>
    laterState(g, g.T, 0)({ ...a, tanh: (z) => z }, v);

const orthogonal = (steps: readonly [number, number]): Draw<Linear> =>
  changed(drawRnn({ units: [1, 6], outputs: [1, 1], steps, phi: 'tanh', gain: [0.5, 1.5] }), (g) =>
    withWrec(g, orthogonalFactor(Wrec(g))),
  );
const draw = orthogonal([20, 60]);
/** The largest singular value twice: it is compared with the smallest one and with 1. */
const repeated = (values: ArrayLike<number>) => [values[0], values[0]];

const shown = inRnn<Linear>(
  String.raw`\varphi(z_t) = z_t,\quad W_{\mathrm{rec}}^{\top} W_{\mathrm{rec}} = I \;\Longrightarrow\; \Biggl\lVert \prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr\rVert = \sigma_{\min}\Biggl(\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr) = 1 \quad \forall\,k`,
  { t: 'T', k: 'T', j: 0 },
  { slope: ({ slope = 1 }) => slope },
);
/** The same formula where the activation is tanh. */
const withTanh = inRnn(shown.tex, { t: 'T', k: 'T', j: 0 });
/** And for two of the steps from which a product may begin. */
const FIRST = [0, 1] as const;
const anyProduct = inRnn(shown.tex, { k: 'T', j: FIRST });
const product = anyProduct.expression<RnnCase>(
  [
    forwardMode((g) => {
      const { c } = rnnTrace(g);
      const all = FIRST.map((j) => singularValues(forwardJacobian(laterState(g, g.T, j), c[j])));
      return [...all.map((values) => values[0]), ...all.map((values) => values[values.length - 1])];
    }),
  ],
  { chain: 2, side: 0 },
  { chain: 2, side: 1 },
);
const both = shown.equation([], { chain: 2 });

export default defineClaim({
  tex: shown.tex,
  says: words(
    'A linear network with orthogonal recurrent weights neither shrinks nor stretches any gradient, over any number of steps.',
    '循环权重为正交矩阵的线性网络，无论经过多少步，对任何方向的梯度都既不缩小也不放大。',
  ),
  sketch: words(
    'The Jacobian of every step is $W_{\\mathrm{rec}}$ itself, and a product of orthogonal matrices is orthogonal: all of its singular values are 1. Where no slope exceeds 1, a single one below 1 makes the determinant less than 1 in modulus, so that some direction shrinks.',
    '每一步的雅可比矩阵就是 $W_{\\mathrm{rec}}$ 本身，而正交矩阵之积仍是正交矩阵，奇异值全为 1。斜率都不超过 1 时，只要有一处小于 1，行列式的绝对值就小于 1，总有某个方向会缩小。',
  ),
  uses: ['rnn-product'],
  symbols: ['W_rec', 'phi', 'c_t', 'sigma_min', 'norm'],
  verdict: 'added',
  proves: [
    identity<Linear>({
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
        'whatever the network: the largest and the smallest singular value of the product',
        '任意网络：乘积的最大与最小奇异值',
      ),
      draw: drawRnn({ units: [2, 3], inputs: [1, 1], outputs: [1, 1], steps: [2, 3] }),
      ...product,
      relation: equal({ relative: 1e-10 }),
      cases: 20,
      controls: [oneMillionthTooLarge(product.right)],
    }),
    hypotheses(shown, {
      draw: orthogonal([1, 3]),
      edges: [
        { chain: 0, at: (g, off) => ({ ...g, slope: 1 + off }) },
        { chain: 0, at: (g, off) => (off === 0 ? g : { ...g, slope: -1 }) },
        { chain: 0, at: (g, off): Linear => (off === 0 ? g : { ...g, phi: 'sigmoid' }) },
        { chain: 1, at: (g, off) => withWrec(g, scale(1 + off, Wrec(g))) },
      ],
      edits: [
        ['\\varphi(z_t) = z_t', '\\varphi(c_t) = z_t'],
        [
          'W_{\\mathrm{rec}}^{\\top} ',
          'W_{\\mathrm{rec}} ',
          words('$W_{\\mathrm{rec}}^2 = I$', '$W_{\\mathrm{rec}}^2 = I$'),
        ],
      ],
    }),
  ],
});
