import { largest, matrix, singularValues, spectralNorm } from '../../engine/arithmetic/matrix.ts';
import type { Random } from '../../engine/arithmetic/random.ts';
import { forwardJacobian } from '../../engine/derivatives/differentiate.ts';
import { hiddenJacobian, recurrenceSteps } from '../../engine/derivatives/recurrence-functions.ts';
import type { Draw } from '../../engine/networks/draw.ts';
import { drawRecurrence, type RecurrenceChoices } from '../../engine/networks/draw-recurrence.ts';
import { gru } from '../../engine/networks/recurrences.ts';
import { bound, forwardMode, identity } from '../../proof/make.ts';
import { largestKept } from '../draws.ts';
import { type GruCase, inGru, type NamesOf } from '../in-recurrence.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthMore, oneMillionthTooLarge } from '../routes.ts';
import { hypotheses } from '../suppose.ts';
import { atMost, defineClaim, equal, words } from '../vocabulary.ts';

const recurrent = ['U_r', 'U_u', 'U_h'] as const;

/** min u_t − η_t for t = 2 … T. */
export function keptByGru(g: GruCase): number[] {
  const [r, u, h] = recurrent.map((name) => spectralNorm(matrix(g.n, g.n, g[name])));
  const steps = recurrenceSteps(gru, g);
  return steps.slice(1).map((step, s) => {
    const least = Math.min(...step.u);
    const apart = largest(steps[s].h.map((v, k) => v - step['~h'][k]));
    return least - (apart * u) / 4 - (1 - least) * (h * largest(step.r) + (r * largest(step.q)) / 4);
  });
}

export const quietGru = (choices: RecurrenceChoices<NamesOf<typeof gru>> = {}) =>
  drawRecurrence(gru, {
    units: [1, 3],
    inputs: [1, 2],
    steps: [2, 6],
    gain: [0.02, 0.3],
    biases: { b_u: [1, 5] },
    ...choices,
  });

/**
 * One unit whose gates u and r stand at ½ and whose candidate is 0 at every step, where all slopes are largest: the inputs, one for
 * each layer, cancel the rest. All ways but the direct one are negative, or 0, and the bound is attained.
 */
function attainingGru(random: Random, T: number): GruCase {
  const [share, most] = [[0, 1, 2].map(() => random.pick([0, random.between(0.2, 1)])), random.between(0.1, 0.3)];
  const total = share.reduce((sum, v) => sum + v, 1e-9);
  const part = share.map((v) => (most * v) / total);
  let h = random.between(0.5, 2);
  const bq = random.between(1, 2);
  // u_u h = −4 part, ½·½ u_h = −part, ½·¼ q u_r = −part at step 2
  const [uu, uh] = [(-4 * part[0]) / h, -4 * part[1]];
  const ur = (-8 * part[2]) / (uh * h + bq);
  // An open update gate keeps h_0 in step 1.
  const x: number[] = [0, 60 - uu * h, 0];
  const start = h;
  for (let t = 2; t <= T; t++) {
    x.push(-ur * h, -uu * h, -(uh * h + bq) / 2);
    h /= 2;
  }
  const one = (v: number) => Float64Array.of(v);
  const reads = (k: number) => Float64Array.from([0, 1, 2], (i) => (i === k ? 1 : 0));
  return {
    ...{ n: 1, m: 3, T, h0: one(start), x: Float64Array.from(x) },
    ...{ U_r: one(ur), V_r: reads(0), b_r: one(0) },
    ...{ U_u: one(uu), V_u: reads(1), b_u: one(0) },
    ...{ U_h: one(uh), V_h: reads(2), b_h: one(0), b_q: one(bq) },
  };
}

/** The recurrent weights times a number. */
const scaled = (g: GruCase, by: number): GruCase => ({
  ...g,
  ...(Object.fromEntries(recurrent.map((name) => [name, g[name].map((w) => by * w)])) as Pick<GruCase, 'U_r'>),
});
/** Scaled until the least of what is kept is 0, and then by 1 + off. */
const scaledToEdge = (g: GruCase, off: number): GruCase =>
  scaled(g, largestKept((by) => keptByGru(scaled(g, by)).every((q) => q > 0)) * (1 + off));

const raw = String.raw;
const shown = inGru(
  raw`\begin{gathered} \eta_t = \tfrac14\lVert U_u\rVert\,\lVert h_{t-1} - \tilde h_t\rVert_\infty + (1 - \min u_t)\bigl(\lVert U_h\rVert \max r_t + \tfrac14\lVert U_r\rVert\,\lVert q_t\rVert_\infty\bigr), \\ \eta_t < \min u_t \quad (2 \le t \le k) \implies \\ \sigma_{\min}\Bigl(\frac{\partial h_k}{\partial h_1}\Bigr) \;\ge\; \prod_{t=2}^{k}\bigl(\min u_t - \eta_t\bigr) \end{gathered}`,
  { t: [2, 'T'], k: 'T' },
  { own: ['eta'] },
);
const conclusion = { chain: 2 };
const small = shown.supposed([1]);
const attained = shown.attained(1 - 1e-7, conclusion);
const least = (g: GruCase) => Math.min(...singularValues(hiddenJacobian(forwardJacobian, gru, g, g.T, 1)));
const derivative = shown.expression<GruCase>([forwardMode(least)], conclusion);
const readable = (g: GruCase) => keptByGru(g).every((q) => q > 0.3) && small.holds(g);
const quiet = quietGru();
const mixed: Draw<GruCase> = {
  ...quiet,
  admits: (g) => small.holds(g) && keptByGru(g).every((q) => q > 0.05),
  make: (random, size) =>
    random.chance(1 / 2) ? attainingGru(random, Math.min(4, size.steps)) : quiet.make(random, size),
};
const edit = (en: string, zh: string, from: string, to: string) =>
  shown.edit(from, to, { ...conclusion, name: words(en, zh) });

export default defineClaim({
  tex: shown.tex,
  says: words(
    'With update gates near 1 and small recurrent weights a GRU keeps every direction of the gradient: a step leaves a vector at least the share $\\min u_t - \\eta_t$ of its length, where $\\eta_t$ bounds the three other ways.',
    '更新门接近 1 且循环权重较小时，GRU 留住梯度的每一个方向：任何向量每过一步，长度至少为原来的 $\\min u_t - \\eta_t$ 倍，其中 $\\eta_t$ 是另外三条路径之和的上界。',
  ),
  sketch: words(
    "The direct way $\\operatorname{diag}(u_t)$ leaves at least $\\min u_t$; the norms of the others add up to at most $\\eta_t$, from $\\sigma' \\le \\tfrac14$ and $\\tanh' \\le 1$. What shrinks the candidate’s ways is the same gate: the factor $1 - u_t$. So one bias does in a GRU what two do in an LSTM, and $b_u$ plays the part of $b_f$: a gate set by its bias alone keeps half of the gradient over $\\ln 2/(-\\ln\\sigma(b_u))$ steps. Single units with all gates at $\\tfrac12$ and the candidate at 0 attain the bound.",
    "直接路径 $\\operatorname{diag}(u_t)$ 至少留下 $\\min u_t$ 倍；由 $\\sigma' \\le \\tfrac14$ 与 $\\tanh' \\le 1$，其余各项的范数之和至多为 $\\eta_t$。压低候选值那两条路径的，也是同一个门：它们带着因子 $1 - u_t$。LSTM 要用两个偏置做的事，GRU 用一个就够了，$b_u$ 相当于 $b_f$：若门只由偏置决定，$\\ln 2/(-\\ln\\sigma(b_u))$ 步之后梯度还剩一半。各门停在 $\\tfrac12$、候选值为 0 的单个单元达到这个下界。",
  ),
  uses: ['gru-jacobian', 'activation-slope', 'forget-bias-horizon'],
  symbols: ['hidden', 'r_u', 'q_t', 'added', 'gru_weights', 'eta_t', 'sigma_min', 'norm', 't'],
  verdict: 'added',
  proves: [
    bound<GruCase>({
      name: words('how much the derivative can shrink a vector', '导数对向量的缩小程度'),
      draw: mixed,
      ...shown.inequality(conclusion),
      cases: 50,
      adversary: 10,
      controls: [
        inPractice(
          practices.shortcutGru,
          edit(
            '$\\eta_t = 0$: the update gate alone',
            '$\\eta_t = 0$：只看更新门',
            raw`u_t - \eta_t\bigr)`,
            raw`u_t\bigr)`,
          ),
        ),
        edit(
          'without $\\lVert U_u\\rVert$',
          '漏掉 $\\lVert U_u\\rVert$',
          raw`\tfrac14\lVert U_u\rVert\,\lVert h_{t-1} - \tilde h_t\rVert_\infty + `,
          '',
        ),
        edit(
          'without $\\lVert U_r\\rVert$',
          '漏掉 $\\lVert U_r\\rVert$',
          raw` + \tfrac14\lVert U_r\rVert\,\lVert q_t\rVert_\infty`,
          '',
        ),
        edit(
          '$\\tfrac14\\lVert U_h\\rVert$, as if the candidate were a sigmoid',
          '取 $\\tfrac14\\lVert U_h\\rVert$，把候选值当成 sigmoid',
          raw`\bigl(\lVert U_h\rVert`,
          raw`\bigl(\tfrac14\lVert U_h\rVert`,
        ),
        inPractice(
          practices.rangeEnds,
          edit('one step too few', '少算一步', raw`\prod_{t=2}^{k}\bigl(\min`, raw`\prod_{t=3}^{k}\bigl(\min`),
        ),
      ],
    }),
    bound<GruCase>({
      name: words('and is attained', '并且达到'),
      draw: {
        sizes: { steps: [2, 4] },
        make: (random, { steps }) => attainingGru(random, steps),
        admits: (g) => small.holds(g) && keptByGru(g).every((q) => q > 0.05),
      },
      ...attained,
      relation: atMost(),
      cases: 40,
      controls: [oneMillionthMore(attained.left)],
    }),
    identity<GruCase>({
      name: words(
        'the smallest singular value of $\\partial h_k/\\partial h_1$',
        '$\\partial h_k/\\partial h_1$ 的最小奇异值',
      ),
      draw: quietGru({ units: [2, 3], steps: [3, 4], admits: readable }),
      ...derivative,
      relation: equal({ relative: 1e-10 }),
      cases: 20,
      controls: [oneMillionthTooLarge(derivative.right)],
    }),
    hypotheses(shown, {
      draw: quietGru({ admits: readable }),
      edges: [{ chain: 1, at: scaledToEdge }],
      edits: [[raw`\eta_t < \min u_t`, raw`\eta_t < 2\min u_t`]],
    }),
  ],
});
