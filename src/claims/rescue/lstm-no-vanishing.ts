import {
  type Matrix,
  orderedProduct,
  singularValues,
  spectralNorm,
  spectralRadius,
} from '../../engine/arithmetic/matrix.ts';
import { memo } from '../../engine/arithmetic/memo.ts';
import { power } from '../../engine/arithmetic/power.ts';
import type { Random } from '../../engine/arithmetic/random.ts';
import { productForm, U } from '../../engine/closed-forms/lstm-jacobians.ts';
import {
  detourParts,
  keptAtLeast,
  keptAtMost,
  keptWithFifthPath,
  leastForget,
  mostForget,
} from '../../engine/closed-forms/lstm-retention.ts';
import { forwardJacobian } from '../../engine/derivatives/differentiate.ts';
import { laterCell, nextCell } from '../../engine/derivatives/lstm-functions.ts';
import { type Draw, table } from '../../engine/networks/draw.ts';
import { drawLstm, type LstmCase, type LstmChoices, perGate } from '../../engine/networks/draw-lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { bound, forwardMode, identity } from '../../proof/make.ts';
import { changed, largestKept } from '../draws.ts';
import { inLstm } from '../in-lstm.ts';
import { tendsTo, wrongBound } from '../limits.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthMore, oneMillionthTooLarge } from '../routes.ts';
import { overSteps } from '../sums.ts';
import { hypotheses } from '../suppose.ts';
import { atMost, defineClaim, equal, mismeasured, type Words, words } from '../vocabulary.ts';
import { attainingCell, crossingCell, echoingCell, leaningCell } from './leaning-cell.ts';
import { quietCertificates } from './quiet-certificates.ts';

const productOf = (values: readonly number[]) => values.reduce((product, v) => product * v, 1);
/**
 * Small recurrent weights, gates i and o that are mostly open. In half of the cases U_c is a negative multiple of I, or of the
 * matrix by which each unit reads the next, and the weights of f and i, V_c and b_c are divided by 10, so that D is the largest
 * term but B.
 */
function drawQuiet(choices: LstmChoices) {
  const draw = drawLstm({ units: [1, 3], inputs: [1, 2], steps: [2, 6], gain: [0.01, 0.25], ...choices });
  return changed(draw, (g, random): LstmCase => {
    const open = () => random.between(-1, 4);
    const lively = { ...g, b: { ...g.b, i: g.b.i.map(open), o: g.b.o.map(open) } };
    if (random.chance(0.5)) return lively;
    const { n, m, W, b } = lively;
    const against = -random.between(0.05, 0.4);
    const down = (v: Float64Array) => v.map((w) => w / 10);
    const shift = random.pick([0, 1]);
    const Uc = (i: number, j: number) => (i + shift === j ? against : 0);
    const Wc = table(n, n + m, (i, j) => (j < n ? Uc(i, j) : W.c[i * (n + m) + j] / 10));
    return { ...lively, W: { f: down(W.f), i: down(W.i), c: Wc, o: W.o }, b: { ...b, c: down(b.c) } };
  });
}
/** Some of the cases are made to come near the bound; the larger share of them, the more steps a mistake needs to show. */
const orNear = (
  draw: Draw<LstmCase>,
  share: number,
  near: (random: Random, T: number) => LstmCase,
): Draw<LstmCase> => ({
  ...draw,
  make: (random, size) => (random.chance(share) ? near(random, size.steps) : draw.make(random, size)),
});
/**
 * No factor below ½, so that the smallest singular value keeps more than twelve digits; below ¼ for one unit, whose derivative is
 * a number and keeps all of them.
 */
const readable = (kept: (g: LstmCase) => number[]) => (g: LstmCase) =>
  kept(g).every((q) => q >= (g.n === 1 ? 1 / 4 : 1 / 2));
const drawLeaning = orNear(drawQuiet({ forgetBias: [1, 7], admits: readable(keptAtLeast) }), 1 / 2, (random, T) =>
  leaningCell(random, T, -1),
);
const drawEchoing = orNear(
  drawQuiet({ steps: [2, 12], forgetBias: [3, 7], admits: readable(keptWithFifthPath) }),
  3 / 4,
  echoingCell,
);

/** A part of η_t, or another number made of its parts, in place of their sum: a mistake in either bound. */
type Instead = (parts: ReturnType<typeof detourParts>) => number;
const wrongParts = (g: LstmCase, instead: Instead) => overSteps(g.T - 1, (s) => instead(detourParts(g, s + 1)));
const wrongDetours: readonly [en: string, zh: string, instead: Instead][] = [
  ['$\\eta_t = 0$: the forget gate alone', '$\\eta_t = 0$：只看遗忘门', () => 0],
  ['without $\\lVert U_f \\rVert$', '漏掉 $\\lVert U_f \\rVert$', ({ i, c }) => i + c],
  ['without $\\lVert U_i \\rVert$', '漏掉 $\\lVert U_i \\rVert$', ({ f, c }) => f + c],
  ['the largest of the three in place of their sum', '以三者中最大的代替三者之和', ({ f, i, c }) => Math.max(f, i, c)],
  [
    '$\\tfrac14\\lVert U_c\\rVert$, as if the candidate were a sigmoid',
    '取 $\\tfrac14\\lVert U_c\\rVert$，把候选值当成 sigmoid',
    ({ f, i, c }) => f + i + c / 4,
  ],
  [
    '$\\tfrac18$ for the largest slope of $\\sigma$',
    '把 $\\sigma$ 的最大斜率写成 $\\tfrac18$',
    ({ f, i, c }) => f / 2 + i / 2 + c,
  ],
];
const STEPS = 15;
const FALLS = 0.97;
const drawShut = orNear(
  drawQuiet({
    steps: [STEPS, STEPS],
    forgetBias: [-2, 0],
    admits: (g) => keptAtMost(g).every((q) => q <= FALLS),
  }),
  1 / 2,
  (random, T) => leaningCell(random, T, 1),
);
/** ‖∏‖ over 0, 1, …, T − 1 steps. */
const largestValues = memo((g: LstmCase) => overSteps(g.T, (k) => spectralNorm(productForm(g, k))));
const largestAfter = (g: LstmCase, s: number) => largestValues(g)[s];

const shown = inLstm(
  String.raw`\begin{gathered} \eta_t = \tfrac14\lVert U_f\rVert\,\lVert c_{t-1}\rVert_\infty + \tfrac14\lVert U_i\rVert + \lVert U_c\rVert, \\ \eta_t < \min f_t \quad (2 \le t \le k) \implies \\ \sigma_{\min}\Biggl(\prod_{t=2}^{k}\,[A_t + B_t + C_t + D_t]\Biggr) \;\ge\; \prod_{t=2}^{k} \bigl(\min f_t - \eta_t\bigr); \\[1ex] r_1 = 1,\quad q_t = \min f_t - r_{t-1}\,\eta_t > 0, \\ r_t = 1 + \frac{\lVert U_o\rVert\, r_{t-1}}{4\,q_t} \implies \\ \sigma_{\min}\Bigl(\frac{\partial c_k}{\partial c_1}\Bigr) \;\ge\; \prod_{t=2}^{k} q_t \end{gathered}`,
  { t: [2, 'T'], k: 'T' },
  { own: ['eta', 'r', 'q'] },
);
/** The product and its bound, and those with the fifth path. */
const [ofProduct, exactly] = [{ chain: 2 }, { chain: 6 }];
/** Networks that attain the bound of the product, and one in which η_t needs c_{t−1}, not h_{t−1}. */
const fixedSize = (make: (random: Random) => LstmCase): Draw<LstmCase> => ({ sizes: {}, make });
const attained = shown.attained(1 - 1e-7, ofProduct);
/** What the bounds hold for, by forward mode. */
const leastOfProduct = shown.expression<LstmCase>(
  [
    forwardMode((g) => {
      const { c } = lstmTrace(g);
      const factors = overSteps(g.T - 1, (s) => forwardJacobian(nextCell(g, s + 1), c[s]));
      return leastSingular(orderedProduct(factors, g.n));
    }),
  ],
  ofProduct,
);
const leastOfDerivative = shown.expression<LstmCase>(
  [forwardMode((g) => leastSingular(forwardJacobian(laterCell(g, g.T), lstmTrace(g).c[1])))],
  exactly,
);
const edits = (
  which: typeof ofProduct,
  all: readonly [en: string, zh: string, from: string, to: string, practice?: Words][],
) =>
  all.map(([en, zh, from, to, practice]) => {
    const wrong = shown.edit(from, to, { ...which, name: words(en, zh) });
    return practice ? inPractice(practice, wrong) : wrong;
  });
const [product, derivative] = [shown.inequality(ofProduct), shown.inequality(exactly)];
const [small, positive] = [shown.supposed([1]), shown.supposed([4])];
const drawAny = drawLstm({ units: [2, 3], inputs: [1, 1], steps: [3, 3], forgetBias: [1, 3] });
const leastSingular = (J: Matrix) => Math.min(...singularValues(J));
/** Any network whose weights are small enough for both. */
const drawEdge = drawQuiet({ steps: [2, 6], admits: (g) => keptWithFifthPath(g).every((q) => q > 0.01) });
const scaled = (g: LstmCase, by: number): LstmCase => ({
  ...g,
  W: perGate((gate) => g.W[gate].map((w, q) => (q % (g.n + g.m) < g.n ? by * w : w))),
});
/** The U_g scaled until the least of what is kept is 0, and then by 1 + off. */
const scaledToEdge = (g: LstmCase, kept: (g: LstmCase) => number[], off: number): LstmCase =>
  scaled(g, largestKept((by) => kept(scaled(g, by)).every((q) => q > 0)) * (1 + off));
const raw = String.raw;

export default defineClaim({
  tex: shown.tex,
  says: words(
    'With forget gates near 1 and small recurrent weights the product keeps every direction: every step leaves a vector at least the share $\\min f_t - \\eta_t$ of its length, where $\\eta_t$ bounds the norm of $A_t + C_t + D_t$. The exact $\\partial c_k/\\partial c_1$, fifth path included, keeps at least $q_t$ a step, which is smaller the larger $U_o$ is.',
    '遗忘门接近 1 且循环权重较小时，乘积留住每一个方向：任何向量每过一步，长度至少为原来的 $\\min f_t - \\eta_t$ 倍，其中 $\\eta_t$ 是 $A_t + C_t + D_t$ 的范数的上界。把第五条路径算进去，精确的 $\\partial c_k/\\partial c_1$ 每步至少为 $q_t$ 倍；$U_o$ 越大，$q_t$ 越小。',
  ),
  sketch: words(
    "$B_t = \\operatorname{diag}(f_t)$ leaves every vector at least $\\min f_t$ of its length, and the other three together have norm at most $\\eta_t$, from $\\sigma' \\le \\tfrac14$, $\\tanh' \\le 1$ and $|\\tilde c_t|, i_t, o_{t-1} \\le 1$. For the exact derivative, let $h_t$ move by at most $r_t$ when $c_t$ moves by 1. Many of the networks here are made to come near the bounds: with weights and biases merely drawn at random even $r_t = 1$ passes, and it is false. Intervals certify a whole box of scalar cells, $|u_g| \\le 0.005$, $|v_f| \\le \\tfrac12$, $|x_t| \\le 1$, $6 \\le b_f \\le 7$, everything else arbitrary: the sum exceeds $0.989$ at every step and in every real state, and so does the exact factor if $|c_1| \\le 2000$. After $k$ steps at least $0.989^{k-1}$ is left, a third for $k = 100$. In the same way $\\max f_t + \\eta_t$ bounds what a step keeps at most: where it stays below 1, as with $b_f \\le 0$ and small weights, the product of an LSTM vanishes.",
    "$B_t = \\operatorname{diag}(f_t)$ 使任何向量的长度至少为原来的 $\\min f_t$ 倍；由 $\\sigma' \\le \\tfrac14$、$\\tanh' \\le 1$ 以及 $|\\tilde c_t|, i_t, o_{t-1} \\le 1$，其余三项合起来范数至多为 $\\eta_t$。对于精确的导数，设 $c_t$ 变动 1 时 $h_t$ 至多变动 $r_t$。这里有许多网络特意造得接近下界：若权重与偏置只是随机抽取，连 $r_t = 1$ 的下界也能通过，而它是错的。区间证明覆盖了一整个区域内单个单元的 LSTM（$n = 1$）：$|u_g| \\le 0.005$，$|v_f| \\le \\tfrac12$，$|x_t| \\le 1$，$6 \\le b_f \\le 7$，其余任意。在每一步、每个实数状态下，四项之和都大于 $0.989$；只要 $|c_1| \\le 2000$，精确的因子也是如此。到第 $k$ 步至少剩 $0.989^{k-1}$，$k = 100$ 时约为三分之一。同理，$\\max f_t + \\eta_t$ 是一步至多保留的倍数：只要它始终不超过同一个小于 1 的数，例如 $b_f \\le 0$ 而权重较小，LSTM 的乘积就会消失。",
  ),
  uses: ['abcd', 'additive-gradient', 'lstm-states-gradient', 'lstm-chain', 'activation-slope', 'forget-bias-horizon'],
  symbols: ['ABCD', 'f_t', 'W_g', 'c_t', 'sigma_min', 'norm', 'b_g', 't'],
  verdict: 'added',
  proves: [
    bound<LstmCase>({
      name: words('how much the product can shrink a vector', '乘积对向量的缩小程度'),
      draw: { ...drawLeaning, admits: (g) => drawLeaning.admits?.(g) !== false && small.holds(g) },
      ...product,
      adversary: 30,
      controls: [
        ...edits(ofProduct, [
          [
            '$\\eta_t = 0$: the forget gate alone',
            '$\\eta_t = 0$：只看遗忘门',
            raw`f_t - \eta_t\bigr)`,
            raw`f_t\bigr)`,
            practices.shortcut,
          ],
          [
            'without $\\lVert U_f \\rVert$',
            '漏掉 $\\lVert U_f \\rVert$',
            raw`\tfrac14\lVert U_f\rVert\,\lVert c_{t-1}\rVert_\infty + `,
            '',
          ],
          ['without $\\lVert U_i \\rVert$', '漏掉 $\\lVert U_i \\rVert$', raw`\tfrac14\lVert U_i\rVert + `, ''],
          [
            'the largest of the three in place of their sum',
            '以三者中最大的代替三者之和',
            raw`\tfrac14\lVert U_f\rVert\,\lVert c_{t-1}\rVert_\infty + \tfrac14\lVert U_i\rVert + \lVert U_c\rVert`,
            raw`\max\bigl(\tfrac14\lVert U_f\rVert\,\lVert c_{t-1}\rVert_\infty,\, \tfrac14\lVert U_i\rVert,\, \lVert U_c\rVert\bigr)`,
          ],
          [
            '$\\tfrac14\\lVert U_c\\rVert$, as if the candidate were a sigmoid',
            '取 $\\tfrac14\\lVert U_c\\rVert$，把候选值当成 sigmoid',
            raw`\lVert U_c\rVert`,
            raw`\tfrac14\lVert U_c\rVert`,
            practices.copied,
          ],
          [
            '$\\tfrac18$ for the largest slope of $\\sigma$',
            '把 $\\sigma$ 的最大斜率写成 $\\tfrac18$',
            raw`\tfrac14\lVert U_f`,
            raw`\tfrac{1}{8}\lVert U_f`,
          ],
          [
            '$c_t$ for $c_{t-1}$ in $\\eta_t$',
            '$\\eta_t$ 中把 $c_{t-1}$ 写成 $c_t$',
            raw`\lVert c_{t-1}`,
            raw`\lVert c_t`,
            practices.overwritten,
          ],
          ['$\\max f_t$ for $\\min f_t$', '把 $\\min f_t$ 写成 $\\max f_t$', raw`\bigl(\min f_t`, raw`\bigl(\max f_t`],
          [
            'one step too few',
            '少算一步',
            raw`\prod_{t=2}^{k} \bigl(\min`,
            raw`\prod_{t=3}^{k} \bigl(\min`,
            practices.rangeEnds,
          ],
        ]),
        inPractice(
          practices.fixedPowers,
          mismeasured('the spectral radius of $U_c$ in place of its norm', '以 $U_c$ 的谱半径代替它的范数', (g) => {
            const radius = spectralRadius(U(g, 'c'));
            const parts = wrongParts(g, ({ f, i }) => f + i + radius);
            return productOf(leastForget(g).map((f, s) => f - parts[s]));
          }),
        ),
      ],
    }),
    bound<LstmCase>({
      name: words(
        'the same for $\\partial c_k/\\partial c_1$ with the fifth path',
        '含第五条路径的 $\\partial c_k/\\partial c_1$',
      ),
      draw: { ...drawEchoing, admits: (g) => drawEchoing.admits?.(g) !== false && positive.holds(g) },
      ...derivative,
      adversary: 30,
      controls: edits(exactly, [
        ['$\\eta_t = 0$: the forget gate alone', '$\\eta_t = 0$：只看遗忘门', raw` - r_{t-1}\,\eta_t`, ''],
        ['$r_t = 1$', '$r_t = 1$', raw`1 + \frac{\lVert U_o\rVert\, r_{t-1}}{4\,q_t}`, '1'],
        ['$r_t$ without $r_{t-1}$', '$r_t$ 中漏掉 $r_{t-1}$', raw`U_o\rVert\, r_{t-1}`, raw`U_o\rVert`],
        [
          '$r_t$ without $1/q_t$',
          '$r_t$ 中漏掉 $1/q_t$',
          raw`\frac{\lVert U_o\rVert\, r_{t-1}}{4\,q_t}`,
          raw`\frac{\lVert U_o\rVert\, r_{t-1}}{4}`,
        ],
        ['$r_t$ without its 1', '$r_t$ 中漏掉 1', raw`r_t = 1 + \frac`, raw`r_t = \frac`],
        [
          '$\\tfrac18\\lVert U_o\\rVert$ for $\\tfrac14\\lVert U_o\\rVert$',
          '把 $\\tfrac14\\lVert U_o\\rVert$ 写成 $\\tfrac18\\lVert U_o\\rVert$',
          raw`\frac{\lVert U_o\rVert\, r_{t-1}}{4\,q_t}`,
          raw`\frac{\lVert U_o\rVert\, r_{t-1}}{8\,q_t}`,
        ],
      ]),
    }),
    bound<LstmCase>({
      name: words(
        'where each gate stands at its largest slope the bound holds',
        '每个门都处在斜率最大处时，下界仍成立',
      ),
      draw: fixedSize((random) => (random.chance(0.7) ? attainingCell(random) : crossingCell(random))),
      ...product,
      cases: 40,
      controls: edits(ofProduct, [
        [
          '$h_{t-1}$ for $c_{t-1}$ in $\\eta_t$',
          '$\\eta_t$ 中把 $c_{t-1}$ 写成 $h_{t-1}$',
          raw`\lVert c_{t-1}`,
          raw`\lVert h_{t-1}`,
        ],
        ['a smaller norm of $U_c$', '$U_c$ 取较小的范数', raw`\lVert U_c\rVert,`, raw`\lVert U_c\rVert_\infty,`],
      ]),
    }),
    bound<LstmCase>({
      name: words('and is attained', '并且达到'),
      draw: fixedSize(attainingCell),
      ...attained,
      relation: atMost(),
      cases: 40,
      controls: [oneMillionthMore(attained.left)],
    }),
    identity<LstmCase>({
      name: words('the least singular value of the product', '乘积的最小奇异值'),
      draw: drawAny,
      ...leastOfProduct,
      relation: equal({ relative: 1e-10 }),
      cases: 20,
      controls: [oneMillionthTooLarge(leastOfProduct.right)],
    }),
    identity<LstmCase>({
      name: words('and that of $\\partial c_k/\\partial c_1$', '以及 $\\partial c_k/\\partial c_1$ 的最小奇异值'),
      draw: drawAny,
      ...leastOfDerivative,
      relation: equal({ relative: 1e-10 }),
      cases: 20,
      controls: [oneMillionthTooLarge(leastOfDerivative.right)],
    }),
    hypotheses(shown, {
      draw: drawEdge,
      edges: [{ chain: 1, at: (g, off) => scaledToEdge(g, keptAtLeast, off) }],
      edits: [[String.raw`\eta_t < \min f_t`, String.raw`\eta_t < 2\min f_t`]],
    }),
    hypotheses(shown, {
      draw: drawEdge,
      edges: [{ chain: 4, sign: 1, at: (g, off) => scaledToEdge(g, keptWithFifthPath, off) }],
      edits: [[String.raw`\eta_t > 0`, String.raw`\eta_t > -1`]],
    }),
    ...quietCertificates,
    tendsTo<LstmCase>({
      name: words(
        'where $\\max f_t + \\eta_t \\le 0.97$, as with $b_f \\le 0$: the largest singular value vanishes',
        '若 $\\max f_t + \\eta_t \\le 0.97$，例如取 $b_f \\le 0$：最大奇异值消失',
      ),
      draw: drawShut,
      steps: STEPS,
      measured: words('largest singular value of the product over $s$ steps', '$s$ 步乘积的最大奇异值'),
      distance: largestAfter,
      bound: (g, s) => productOf(keptAtMost(g).slice(0, s)),
      rate: (g) => Math.max(...keptAtMost(g)),
      cases: 60,
      controls: [
        ...wrongDetours.map(([en, zh, instead]) =>
          wrongBound<LstmCase>(en, zh, (g, s) => {
            const parts = wrongParts(g, instead);
            return productOf(
              mostForget(g)
                .slice(0, s)
                .map((f, t) => f + parts[t]),
            );
          }),
        ),
        wrongBound('$\\min f_t$ for $\\max f_t$', '把 $\\max f_t$ 写成 $\\min f_t$', (g, s) =>
          productOf(
            leastForget(g)
              .slice(0, s)
              .map((f, t) => f + keptAtMost(g)[t] - mostForget(g)[t]),
          ),
        ),
        wrongBound('rate $\\tfrac14$, as for a slope', '速率为 $\\tfrac14$，如同斜率', (_, s) => power(1 / 4, s)),
      ],
    }),
  ],
});
