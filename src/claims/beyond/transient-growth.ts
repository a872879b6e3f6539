import { exp, log } from '../../engine/arithmetic/elementary.ts';
import { type Matrix, matrix, spectralNorm, times } from '../../engine/arithmetic/matrix.ts';
import type { Draw } from '../../engine/networks/draw.ts';
import { bound, closedForm } from '../../proof/make.ts';
import { tendsTo, wrongBound } from '../limits.ts';
import { atMost, defineClaim, words } from '../vocabulary.ts';

/** W = [[r, a], [0, r]]: both eigenvalues are r, and a is the weight from the second unit to the first. */
interface Shear {
  readonly r: number;
  readonly a: number;
}

const draw: Draw<Shear> = {
  sizes: {},
  make: (random) => ({ r: random.between(0.7, 0.95), a: random.between(1, 5) }),
};
const W = ({ r, a }: Shear): Matrix => matrix(2, 2, [r, a, 0, r]);

/** W^k by repeated squaring. */
function power(base: Matrix, k: number): Matrix {
  if (k === 1) return base;
  const half = power(base, Math.floor(k / 2));
  const square = times(half, half);
  return k % 2 === 1 ? times(base, square) : square;
}

/** x^y for x > 0. */
const raised = (x: number, y: number): number => exp(y * log(x));
const STEPS = Array.from({ length: 40 }, (_, s) => s + 1);
const above = (g: Shear) => STEPS.map((s) => raised(g.r, s) * (1 + (s * g.a) / g.r));
const norms = (g: Shear) => STEPS.map((k) => spectralNorm(power(W(g), k)));
/** ‖W^k‖^{1/k} / r − 1 at k = 2^{s+1}. */
const k = (s: number) => 2 << s;

export default defineClaim({
  tex: String.raw`\begin{gathered} W = \begin{bmatrix} r & a \\ 0 & r \end{bmatrix},\ 0 < r < 1 < a: \qquad k\,a\,r^{k-1} \le \lVert W^{k}\rVert \le r^{k}\Bigl(1 + \frac{ka}{r}\Bigr), \\ \lVert W \rVert > 1, \qquad \lVert W^{k}\rVert^{1/k} \xrightarrow[k\to\infty]{} r \end{gathered}`,
  says: words(
    'The spectral radius decides what happens in the end, not what happens on the way: weights that are not normal can amplify a gradient for many steps before it decays.',
    '谱半径决定最终的走向，却管不住途中的表现：非正规的权重矩阵可以先把梯度放大许多步，然后才衰减。',
  ),
  sketch: words(
    'Both eigenvalues of $W$ are $r$, which is therefore its spectral radius. The power is $W^k = r^k \\begin{pmatrix} 1 & ka/r \\\\ 0 & 1 \\end{pmatrix}$, so $k a r^{k-1} \\le \\lVert W^k\\rVert \\le r^k (1 + ka/r)$. The lower bound exceeds 1 at first; the $k$-th roots of both tend to $r$.',
    '$W$ 的两个特征值都是 $r$，谱半径也就是 $r$。它的幂是 $W^k = r^k \\begin{pmatrix} 1 & ka/r \\\\ 0 & 1 \\end{pmatrix}$，于是 $k a r^{k-1} \\le \\lVert W^k\\rVert \\le r^k (1 + ka/r)$。下界起初大于 1，而上下界的 $k$ 次方根都趋于 $r$。',
  ),
  uses: ['rnn-vanishing-bound'],
  symbols: ['W', 'norm'],
  verdict: 'added',
  proves: [
    bound<Shear>({
      name: words('the norm of the powers, from below and from above', '幂的范数，下界与上界'),
      draw,
      left: [closedForm((g) => [g.a, ...STEPS.map((s) => s * g.a * raised(g.r, s - 1)), ...norms(g)])],
      right: (g) => [norms(g)[0], ...norms(g), ...above(g)],
      relation: atMost(),
      controls: [
        {
          name: words('the radius bounds the norm', '用谱半径作范数的上界'),
          left: norms,
          right: (g) => STEPS.map((s) => raised(g.r, s)),
        },
        {
          name: words('the shear alone above: $k a r^{k-1}$', '上界只取剪切的部分：$k a r^{k-1}$'),
          left: norms,
          right: (g) => STEPS.map((s) => s * g.a * raised(g.r, s - 1)),
        },
        {
          name: words('below, one step more: $(k + 1)\\,a\\,r^{k-1}$', '下界多算一步：$(k + 1)\\,a\\,r^{k-1}$'),
          left: (g) => STEPS.map((s) => (s + 1) * g.a * raised(g.r, s - 1)),
          right: norms,
        },
        {
          name: words('the norm falls from the first step on', '范数从第一步起就递减'),
          left: (g) => norms(g).slice(1),
          right: (g) => norms(g).slice(0, -1),
        },
      ],
    }),
    tendsTo<Shear>({
      name: words('the k-th root tends to the radius', 'k 次方根趋于谱半径'),
      draw,
      steps: 9,
      measured: words('powers by repeated squaring', '反复平方求幂'),
      distance: (g, s) => raised(spectralNorm(power(W(g), k(s))), 1 / k(s)) / g.r - 1,
      bound: (g, s) => raised(1 + (k(s) * g.a) / g.r, 1 / k(s)) - 1,
      rate: () => 0.75,
      controls: [
        wrongBound('the root is at the radius at once', '方根立刻等于谱半径', () => 1e-3),
        wrongBound(
          'bound with half the shear',
          '非对角元 $a$ 取一半的上界',
          (g, s) => raised(1 + (k(s) * g.a) / (2 * g.r), 1 / k(s)) - 1,
        ),
      ],
    }),
  ],
});
