import { exp, log } from '../../engine/arithmetic/elementary.ts';
import { type Matrix, matrix, spectralNorm, times } from '../../engine/arithmetic/matrix.ts';
import type { Draw } from '../../engine/networks/draw.ts';
import { scalarShape } from '../../formula/dimensions.ts';
import { Scope } from '../../formula/scope.ts';
import { scalar } from '../../formula/value.ts';
import { bound, closedForm, identity, route } from '../../proof/make.ts';
import { tendsTo, wrongBound } from '../limits.ts';
import { inPractice, practices } from '../practices.ts';
import { Reading, type Setting } from '../reading.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { hypotheses } from '../suppose.ts';
import { atMost, defineClaim, equal, exactly, mismeasured, mistake, words } from '../vocabulary.ts';

/** W = [[r, a], [0, r]]: both eigenvalues are r, and a is the weight from the second unit to the first. */
interface Shear {
  readonly r: number;
  readonly a: number;
}

const draw: Draw<Shear> = {
  sizes: {},
  make: (random) => ({ r: random.between(0.7, 0.95), a: random.between(1, 5) }),
};
/** One that hardly stretches: ‖W‖ is above 1 by less than 10⁻⁶. */
const faint: Draw<Shear> = {
  sizes: {},
  make: (random) => ({ r: random.between(1e-5, 1e-4), a: 1 + random.between(1e-8, 1e-7) }),
};
/** So strong a shear that both bounds on the powers nearly meet. */
const strong: Draw<Shear> = {
  sizes: {},
  make: (random) => ({ r: random.between(0.7, 0.95), a: random.between(500, 1000) }),
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
const STEPS = 40;
/** k on the way to the limit. */
const k = (s: number) => 2 << s;

const number = { kind: 'value', shape: scalarShape } as const;
const two = { 1: 2 };
const scope = new Scope({
  k: { kind: 'index' },
  W: { kind: 'value', shape: { rows: two, cols: two } },
  r: number,
  a: number,
});
const setting: Setting<Shear> = {
  scope,
  readAs: [],
  network: (numbers, g) => ({
    numbers,
    sizes: { T: STEPS, n: 2 },
    value: (key) => {
      const { rows, cols, data } = key === 'W' ? W(g) : scalar(key === 'r' ? g.r : g.a);
      return { rows, cols, data: Array.from(data, numbers.of) };
    },
    derivative: () => {
      throw new RangeError('nothing is differentiated here');
    },
    apply: (_, __, x) => x,
  }),
};
const read = (steps: number) =>
  new Reading<Shear>(
    String.raw`\begin{gathered} W = \begin{bmatrix} r & a \\ 0 & r \end{bmatrix},\ 0 < r < 1 < a: \qquad k\,a\,r^{k-1} \le \lVert W^{k}\rVert \le r^{k}\Bigl(1 + \frac{ka}{r}\Bigr), \\ \lVert W \rVert > 1, \qquad \lVert W^{k}\rVert^{1/k} \xrightarrow[k\to\infty]{} r \end{gathered}`,
    setting,
    { k: [1, steps] },
  );
const shown = read(STEPS);
/** The steps whose powers are computed by another route. */
const FEW = 7;
const powers = (g: Shear) => Array.from({ length: FEW }, (_, s) => power(W(g), s + 1));
const [lower, upper] = [shown.inequality({ chain: 2, sign: 0 }), shown.inequality({ chain: 2, sign: 1 })];
/** An entry of W^k, its norm, and the larger sum of its rows: all that the bounds compare. */
const compared = read(FEW).expression<Shear>(
  [
    route('powers by repeated squaring', '反复平方求幂', (g) => {
      const all = powers(g);
      return [all.map(({ data }) => data[1]), all.map(spectralNorm), all.map(({ data }) => data[0] + data[1])].flat();
    }),
  ],
  ...[0, 1, 2].map((side) => ({ chain: 2, side })),
);
/** ‖W‖, by the quadratic equation of its singular values: s² − as − r² = 0. */
const stretch = shown.expression<Shear>([closedForm(({ r, a }) => (a + Math.sqrt(a * a + 4 * r * r)) / 2)], {
  chain: 3,
});

export default defineClaim({
  tex: shown.tex,
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
  unread: { tex: 'limit' },
  proves: [
    identity<Shear>({
      name: words('the matrix', '所说的矩阵'),
      draw,
      ...shown.equation([closedForm((g) => [g.r, g.a, 0, g.r])]),
      relation: exactly,
      controls: [mistake('the weights exchanged', '两个权重对调', (g) => [g.a, g.r, 0, g.r])],
    }),
    hypotheses(shown, {
      draw,
      edges: [
        { chain: 1, sign: 0, at: (g, off) => ({ ...g, r: -off }) },
        { chain: 1, sign: 1, at: (g, off) => ({ ...g, r: 1 + off }) },
        { chain: 1, sign: 2, at: (g, off) => ({ ...g, a: 1 - off }) },
      ],
      edits: [
        ['0 < r', '0.8 < r'],
        ['r < 1', 'r < 1.1'],
        ['1 < a', '2 < a'],
      ],
    }),
    bound<Shear>({
      name: words('the norm of the powers, from below', '幂的范数，下界'),
      draw,
      ...lower,
      controls: [
        inPractice(
          practices.fencepost,
          shown.edit('k\\,a\\,r', '(k+1)\\,a\\,r', {
            chain: 2,
            name: words('below, one step more: $(k + 1)\\,a\\,r^{k-1}$', '下界多算一步：$(k + 1)\\,a\\,r^{k-1}$'),
          }),
        ),
      ],
    }),
    bound<Shear>({
      name: words('and from above', '以及上界'),
      draw,
      ...upper,
      controls: [
        inPractice(
          practices.normal,
          shown.edit(String.raw`r^{k}\Bigl(1 + \frac{ka}{r}\Bigr)`, 'r^{k}', {
            chain: 2,
            sign: 1,
            name: words('the radius bounds the norm', '用谱半径作范数的上界'),
          }),
        ),
        shown.edit(String.raw`\Bigl(1 + \frac{ka}{r}\Bigr)`, String.raw`\,\frac{ka}{r}`, {
          chain: 2,
          sign: 1,
          name: words('the shear alone above: $k a r^{k-1}$', '上界只取剪切的部分：$k a r^{k-1}$'),
        }),
      ],
    }),
    identity<Shear>({
      name: words(
        'what is compared: an entry of $W^k$, its norm, and the larger sum of its rows',
        '所比较的量：$W^k$ 的一个元素、它的范数，以及两行之和中较大的一个',
      ),
      draw,
      ...compared,
      relation: equal({ relative: 1e-12, entrywise: true }),
      cases: 20,
      controls: [oneMillionthTooLarge(compared.right)],
    }),
    identity<Shear>({
      name: words('the norm of $W$', '$W$ 的范数'),
      draw,
      ...stretch,
      relation: equal({ relative: 1e-14 }),
      controls: [oneMillionthTooLarge(stretch.right)],
    }),
    ...[0, 1].map((sign) =>
      bound<Shear>({
        name: [
          words('a large shear attains the lower bound', '剪切很大时达到下界'),
          words('and the upper one', '也达到上界'),
        ][sign],
        draw: strong,
        ...shown.attained(0.99, { chain: 2, sign }),
        relation: atMost(),
        cases: 20,
        controls: [
          mismeasured('one tenth more', '再大十分之一', (g) =>
            shown
              .side(
                sign + 1,
                2,
              )(g)
              .map((v) => 1.1 * v),
          ),
        ],
      }),
    ),
    bound<Shear>({
      name: words('the first step stretches, if only a little', '第一步就会拉伸，哪怕只有一点'),
      draw: faint,
      ...shown.inequality({ chain: 3 }),
      controls: [
        shown.edit('W \\rVert >', 'W \\rVert - 1 >', { chain: 3, name: words('by more than $1$', '超出 $1$ 以上') }),
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
