import { norm } from '../../engine/arithmetic/matrix.ts';
import { rnnBptt } from '../../engine/derivatives/rnn-bptt.ts';
import { type Draw, drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { clip } from '../../engine/training/optimiser.ts';
import { bound, identity, only, route, witness } from '../../proof/make.ts';
import { changed } from '../draws.ts';
import { inRnn } from '../in-rnn.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { hypotheses } from '../suppose.ts';
import { atMost, defineClaim, equal, mismeasured, mistake, words } from '../vocabulary.ts';

/** One unit with one input, whose gradient has two entries, and a threshold. */
export interface ClippedByValue extends RnnCase {
  readonly theta: Float64Array;
}
const gradient = (g: RnnCase) => rnnBptt(g).W;
const least = (g: RnnCase) => Math.min(...Array.from(gradient(g), Math.abs));
/** A threshold that both entries exceed. */
export const drawClippedByValue: Draw<ClippedByValue> = changed(
  drawRnn({ units: [1, 1], inputs: [1, 1], outputs: [1, 1], steps: [2, 8], gain: [0.5, 4] }),
  (g, random): ClippedByValue => ({ ...g, theta: Float64Array.of(least(g) * random.between(0.05, 0.9)) }),
  (g) => least(g) > 1e-6 && g.theta[0] > 0,
);
/** From a tenth to three times the norm. */
const drawAnyThreshold = changed(
  drawClippedByValue,
  (g, random): ClippedByValue => ({ ...g, theta: Float64Array.of(norm(gradient(g)) * random.between(0.1, 3)) }),
);
const byValue = (g: ClippedByValue) => gradient(g).map((v) => Math.max(-g.theta[0], Math.min(g.theta[0], v)));
const byNorm = (g: ClippedByValue) => {
  const v = gradient(g);
  clip(v, g.theta[0]);
  return v;
};
const cosine = (u: Float64Array, v: Float64Array) => u.reduce((sum, x, k) => sum + x * v[k], 0) / (norm(u) * norm(v));

/** One step from c_0 = r with input 1, all weights 0: the two entries of the gradient are r and 1, and θ = r. */
const lopsided = (r: number): ClippedByValue => ({
  ...{ phi: 'tanh', n: 1, m: 1, p: 1, T: 1 },
  ...{ W: Float64Array.of(0, 0), Wout: Float64Array.of(1), c0: Float64Array.of(r) },
  ...{ x: Float64Array.of(1), y: Float64Array.of(-1), theta: Float64Array.of(r) },
});

/** Some of them come near the bound. */
const drawOrLopsided: Draw<ClippedByValue> = {
  ...drawClippedByValue,
  make: (random, size) => (random.chance(0.2) ? lopsided(1e-7) : drawClippedByValue.make(random, size)),
  admits: (g) => least(g) > 0 && g.theta[0] > 0,
};

const raw = String.raw;
export const clippedByValue = {
  own: ['g', '-g', '^g'],
  sizes: { n: 1, m: 1, p: 1 },
  given: { theta: ({ theta: [theta] }: ClippedByValue) => theta },
};
const entry = (block: string) => raw`\frac{\partial E}{\partial W_{\mathrm{${block}}}}`;
const cut = (k: number) => raw`\max(-\theta, \min(\theta, g_${k}))`;
const cosineTo = (clipped: string) => raw`\frac{${clipped}^{\top} g}{\lVert ${clipped}\rVert\,\lVert g\rVert}`;
const shown = inRnn<ClippedByValue>(
  raw`\begin{gathered} g = \begin{bmatrix} ${entry('rec')} \\ ${entry('in')} \end{bmatrix},\quad \bar g = \begin{bmatrix} ${cut(1)} \\ ${cut(2)} \end{bmatrix},\quad \hat g = g\,\min\Bigl(1,\ \frac{\theta}{\lVert g\rVert}\Bigr), \\[1ex] 0 < \theta \le \min\bigl(\lvert g_1\rvert, \lvert g_2\rvert\bigr) \implies \\ ${cosineTo(raw`\bar g`)} = \frac{\lvert g_1\rvert + \lvert g_2\rvert}{\sqrt{2}\,\lVert g\rVert} \ge \frac{1}{\sqrt{2}}, \qquad ${cosineTo(raw`\hat g`)} = 1 \end{gathered}`,
  {},
  clippedByValue,
);
const [turned, straight] = [{ chain: 4 }, { chain: 5 }];
const valued = shown.equation<ClippedByValue>(
  [route('after clipping by value', '按值裁剪之后', (g) => cosine(byValue(g), gradient(g)))],
  { ...turned, sign: 0 },
);
const normed = shown.equation<ClippedByValue>(
  [route('after clipping by the norm', '按范数裁剪之后', (g) => cosine(byNorm(g), gradient(g)))],
  straight,
);
const cutByNorm = shown.expression<ClippedByValue>([route('after clipping by the norm', '按范数裁剪之后', byNorm)], {
  chain: 2,
  side: 1,
});
const relation = equal({ relative: 1e-12 });

export default defineClaim({
  tex: shown.tex,
  says: words(
    'Clipping every entry by itself turns the gradient: where both of two entries are cut to the threshold, the direction that is left is the diagonal, whatever it was. Clipping by the global norm keeps the direction.',
    '逐个分量裁剪会使梯度转向：若两个分量都被裁到阈值，无论原来的方向如何，剩下的都是对角线方向。按全局范数裁剪则保持方向。',
  ),
  sketch: words(
    'Cut to $\\pm\\theta$, the two entries have one modulus, and of the gradient only its signs are left. The cosine of the angle is $1/\\sqrt 2$ at least, so that two entries turn by less than $45$ degrees; with $N$ entries it is $1/\\sqrt N$. It stays positive: the step still goes downhill at first. The same happens where each parameter is clipped by its own norm, with the norms of the blocks for $\\lvert g_1\\rvert$ and $\\lvert g_2\\rvert$. Clipped together by one norm, the gradient is multiplied by one number.',
    '两个分量都裁到 $\\pm\\theta$ 之后模相等，梯度只剩下符号。夹角的余弦至少为 $1/\\sqrt 2$，所以两个分量时转过的角度小于 $45$ 度；$N$ 个分量时余弦至少为 $1/\\sqrt N$。它始终为正：这一步起初仍在下降。若每个参数各按自己的范数裁剪，情形相同，只要把 $\\lvert g_1\\rvert$、$\\lvert g_2\\rvert$ 换成各块的范数。按同一个范数一起裁剪时，整个梯度只乘以一个数。',
  ),
  uses: ['gradient-clipping'],
  symbols: ['theta', 'norm', 'W_rec', 'W_in', 'E'],
  verdict: 'added',
  proves: [
    identity<ClippedByValue>({
      name: words('the angle after clipping by value', '按值裁剪之后的夹角'),
      draw: drawClippedByValue,
      ...valued,
      relation,
      cases: 60,
      controls: [
        oneMillionthTooLarge(valued.right),
        inPractice(
          practices.byValue,
          mistake('the direction is kept', '方向不变', () => 1),
        ),
        shown.edit(raw`\lvert g_1\rvert + \lvert g_2\rvert`, raw`g_1 + g_2`, {
          ...turned,
          sign: 0,
          name: words('without the moduli', '漏掉绝对值'),
        }),
      ],
    }),
    bound<ClippedByValue>({
      name: words('the cosine is at least $1/\\sqrt 2$', '余弦不小于 $1/\\sqrt 2$'),
      draw: drawOrLopsided,
      ...shown.inequality({ ...turned, sign: 1 }),
      cases: 60,
      controls: [
        shown.edit(raw`\ge \frac{1}{\sqrt{2}}`, raw`\ge \frac{1.2}{\sqrt{2}}`, {
          ...turned,
          sign: 1,
          name: words('at least $1.2/\\sqrt 2$', '至少 $1.2/\\sqrt 2$'),
        }),
      ],
    }),
    bound<ClippedByValue>({
      name: words('and nearly as little where one entry is tiny', '一个分量极小时，几乎就这么小'),
      draw: only(lopsided(1e-9)),
      ...shown.attained(1 - 1e-8, { ...turned, sign: 1 }),
      relation: atMost(),
      controls: [mismeasured('one millionth more', '再大百万分之一', () => 1.000001 / Math.sqrt(2))],
    }),
    identity<ClippedByValue>({
      name: words('the angle after clipping by the norm', '按范数裁剪之后的夹角'),
      draw: drawClippedByValue,
      ...normed,
      relation,
      cases: 60,
      controls: [
        inPractice(
          practices.byValue,
          mismeasured('clipped by value', '按值裁剪', (g) => cosine(byValue(g), gradient(g))),
        ),
      ],
    }),
    identity<ClippedByValue>({
      name: words('the gradient that is clipped by the norm', '按范数裁剪的梯度'),
      draw: drawAnyThreshold,
      ...cutByNorm,
      relation,
      cases: 40,
      controls: [oneMillionthTooLarge(cutByNorm.right)],
    }),
    witness<ClippedByValue>({
      name: words('turned by more than 44 degrees', '转过 44 度以上'),
      draw: only(lopsided(0.01)),
      left: [route('after clipping by value', '按值裁剪之后', (g) => cosine(byValue(g), gradient(g)))],
      right: () => 0.7143,
      relation: atMost(),
      controls: [mismeasured('clipped by the norm', '按范数裁剪', (g) => cosine(byNorm(g), gradient(g)))],
    }),
    hypotheses(shown, {
      draw: drawClippedByValue,
      edges: [
        { chain: 3, sign: 0, at: (g, off) => ({ ...g, theta: Float64Array.of(-off) }) },
        { chain: 3, sign: 1, at: (g, off) => ({ ...g, theta: Float64Array.of(least(g) * (1 + off)) }) },
      ],
      edits: [
        ['0 < \\theta', '1 < \\theta'],
        ['\\theta \\le \\min\\bigl(', '\\theta \\le 2\\min\\bigl(', words('twice as large', '大到两倍')],
      ],
    }),
  ],
});
