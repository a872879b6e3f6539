import { floats } from '../../engine/arithmetic/arithmetic.ts';
import { abs, add, div, intervals, mul, point, sub } from '../../engine/arithmetic/interval.ts';
import { norm } from '../../engine/arithmetic/matrix.ts';
import { power } from '../../engine/arithmetic/power.ts';
import { curvatureAlong, lossAlong } from '../../engine/derivatives/line-search.ts';
import { rnnBptt } from '../../engine/derivatives/rnn-bptt.ts';
import { drawRnn, type RnnCase, type RnnChoices } from '../../engine/networks/draw.ts';
import { errorOfWeights } from '../../formula/rnn-scope.ts';
import { backpropagation, bound, closedForm, identity, only, witness } from '../../proof/make.ts';
import { changed, targetsMissedBy } from '../draws.ts';
import { inRnn } from '../in-rnn.ts';
import { tendsTo, wrongBound, wrongDistance } from '../limits.ts';
import { inPractice, practices } from '../practices.ts';
import { hypotheses } from '../suppose.ts';
import { atMost, below, defineClaim, equal, mismeasured, mistake, words } from '../vocabulary.ts';
import { chapterNetwork } from './chapter-network.ts';

type Direction = ArrayLike<number>;

const gradient = (g: RnnCase) => rnnBptt(g).W;
const uphill = (g: RnnCase) => gradient(g).map((v) => -v);
/** The gradient at other weights. */
const stale = (g: RnnCase) => gradient({ ...g, W: g.W.map((w) => -w) });
const steepness = (g: RnnCase) => norm(gradient(g));

/** B ≥ sup |F″| over [0, top]: the larger end of an enclosure by intervals. */
const bend = (g: RnnCase, top: number) => abs(curvatureAlong(g, gradient(g), top)).hi;
/** αB / (2‖g‖²), the claimed bound on the distance. */
const error = (g: RnnCase, alpha: number, top = alpha) => (alpha * bend(g, top)) / (2 * steepness(g) * steepness(g));

/** The largest learning rate on the way to the limit; each further one is half as large. */
const TOP = 1 / 64;
const rate = (s: number) => TOP * power(1 / 2, s);

/** |r(α) − 1| by intervals, so that rounding cannot make it smaller, for a step along d; ‖d‖² takes the place of ‖g‖². */
function distance(g: RnnCase, alpha: number, d: Direction = gradient(g)): number {
  const at = (s: number) => lossAlong(intervals, g, d, point(s));
  const promise = Array.from(d, (v) => mul(point(v), point(v))).reduce(add);
  return abs(sub(div(sub(at(0), at(alpha)), mul(point(alpha), promise)), point(1))).hi;
}

/** A network and the learning rate of its next step. */
export interface Learner extends RnnCase {
  readonly alpha: Float64Array;
  /** A bound on |F″| that is larger than the one by intervals. */
  readonly B?: number;
}
const choices: RnnChoices = { units: [1, 3], inputs: [1, 2], outputs: [1, 2], steps: [2, 6] };
/** Steep enough for the decrease to exceed rounding, and not so steep that the intervals grow wide. */
const moderate = (g: RnnCase) => steepness(g) >= 0.1 && steepness(g) <= 2;

const drawLearner = (network: RnnChoices, alphas: readonly number[], admits: (g: Learner) => boolean) =>
  changed(
    drawRnn(network),
    (g, random): Learner => ({ ...g, alpha: Float64Array.of(random.pick(alphas)) }),
    (g) => g.alpha[0] >= 0.001 && moderate(g) && admits(g),
  );

const after = (g: Learner, d: Direction = gradient(g)) => lossAlong(floats, g, d, g.alpha[0]);
const before = (g: Learner) => lossAlong(floats, g, gradient(g), 0);

export const gentle = drawLearner(choices, [0.02, 0.05, 0.1, 0.2, 0.5], (g) => error(g, g.alpha[0]) < 1);
/** Steps for which the enclosure of F″ is narrow. */
const short = drawLearner(choices, [0.01, 0.02, 0.05], () => true);
/** And which bends almost evenly on the way. */
const tiny = drawLearner(choices, [0.001, 0.002], (g) => bend(g, g.alpha[0]) < 1.02 * bend(g, g.alpha[0] / 1e6));

/** The small network of chapter 1, with E = 0.0948, and a learning rate. */
const small = (alpha: number): Learner => ({ ...chapterNetwork(3), alpha: Float64Array.of(alpha) });

export const stepOptions = {
  declares: { E: errorOfWeights, F: { kind: 'function' } },
  names: { g: String.raw`g = \frac{\partial E}{\partial W}` },
  given: { alpha: (g: Learner) => g.alpha[0], B: (g: Learner) => g.B ?? bend(g, g.alpha[0]) },
} as const;
const shown = inRnn<Learner>(
  String.raw`\begin{gathered} g = \frac{\partial E}{\partial W}, \quad \lVert g\rVert_F > 0, \quad F(s) = E(W - s\,g), \quad B \ge \sup_{0\le s\le\alpha}\lvert F''(s)\rvert: \\[1ex] \biggl\lvert\frac{E(W) - E(W - \alpha g)}{\alpha\,\lVert g\rVert_F^2} - 1\biggr\rvert \le \frac{\alpha\,B}{2\,\lVert g\rVert_F^2} \xrightarrow[\alpha\to 0]{} 0, \\[1ex] \alpha\,B < 2\,\lVert g\rVert_F^2 \implies E(W - \alpha g) < E(W) \end{gathered}`,
  {},
  stepOptions,
);

export default defineClaim({
  tex: shown.tex,
  says: words(
    'A step against the gradient lowers the loss by $\\alpha\\,\\lVert g\\rVert_F^2$ to first order. How far the true decrease is off is bounded by how much the loss bends along the step, and as $\\alpha$ falls that bound falls at least in proportion. If $\\alpha$ is small enough for the bend, the loss falls; a step that is too large may raise it.',
    '逆着梯度走一步，损失在一阶近似下降低 $\\alpha\\,\\lVert g\\rVert_F^2$。实际降幅与此相差多少，以损失沿这一步弯曲的程度为界，而 $\\alpha$ 减小时，这个界至少按同样的比例减小。与弯曲的程度相比，$\\alpha$ 足够小，损失就下降；步子太大，损失则可能上升。',
  ),
  sketch: words(
    "Taylor’s formula for $F(s) = E(W - s\\,g)$: $F(\\alpha) = E(W) - \\alpha\\,\\lVert g\\rVert_F^2 + \\tfrac12\\alpha^2 F''(\\xi)$ with $\\xi$ between $0$ and $\\alpha$. Divide by $\\alpha\\,\\lVert g\\rVert_F^2$. The $B$ of the check is the upper end of an interval that contains $F''$ on the whole way, from dual numbers that differentiate twice; it is larger than the supremum itself. If $\\alpha B < 2\\,\\lVert g\\rVert_F^2$, the ratio is positive: the loss falls.",
    "对 $F(s) = E(W - s\\,g)$ 用泰勒公式：$F(\\alpha) = E(W) - \\alpha\\,\\lVert g\\rVert_F^2 + \\tfrac12\\alpha^2 F''(\\xi)$，$\\xi$ 介于 $0$ 与 $\\alpha$ 之间，再除以 $\\alpha\\,\\lVert g\\rVert_F^2$。检验所用的 $B$ 是一个在整段路上包含 $F''$ 的区间的上端：在区间之上套两层对偶数，求导两次；它比上确界本身要大。若 $\\alpha B < 2\\,\\lVert g\\rVert_F^2$，则比值为正，损失下降。",
  ),
  uses: ['gradient-step'],
  symbols: ['W', 'E', 'alpha', 'norm'],
  verdict: 'added',
  unread: { tex: 'limit' },
  proves: [
    tendsTo<RnnCase>({
      name: words('decrease over its estimate tends to 1', '实际降幅与预计降幅之比趋于 1'),
      draw: drawRnn({ ...choices, admits: moderate }),
      steps: 6,
      distance: (g, s) => distance(g, rate(s)),
      bound: (g, s) => error(g, rate(s), TOP),
      rate: () => 1 / 2,
      measured: words('distance of the ratio from $1$, in intervals', '比值与 $1$ 的距离（区间算术）'),
      cases: 40,
      controls: [
        wrongBound('half of the bound', '上界减半', (g, s) => error(g, rate(s), TOP) / 2),
        wrongDistance('sign flipped: uphill', '符号弄反：往上坡走', (g, s) => distance(g, rate(s), uphill(g))),
        wrongDistance('a stale gradient, of other weights', '过时的梯度，取自别的权重', (g, s) =>
          distance(g, rate(s), stale(g)),
        ),
      ],
    }),
    identity<Learner>({
      name: words('the gradient that is descended', '下降所沿的梯度'),
      draw: short,
      ...shown.equation([backpropagation(gradient)]),
      relation: equal({ relative: 1e-10 }),
      controls: [
        inPractice(
          practices.oneOutput,
          shown.edit('\\frac{\\partial E}{\\partial W}', '\\frac{\\partial E_T}{\\partial W}', {
            name: words('the gradient of the last loss only', '只取最后一步损失的梯度'),
          }),
        ),
      ],
    }),
    hypotheses(shown, {
      draw: short,
      edges: [{ chain: 1, at: (g, off) => ({ ...g, y: targetsMissedBy(g, Math.max(0, -off)) }) }],
      edits: [[String.raw`\lVert g\rVert_F > 0`, String.raw`\lVert g\rVert_F > 10^{-6}`]],
    }),
    bound<Learner>({
      name: words('how far the decrease is off, for a step', '一步的实际降幅相差多少'),
      draw: short,
      ...shown.inequality({ chain: 4 }),
      adversary: 60,
      controls: [
        shown.edit('B}{2', 'B}{4', { chain: 4, name: words('half of the bound', '上界减半') }),
        inPractice(
          practices.ascent,
          shown.edit('- E(W - ', '- E(W + ', { chain: 4, name: words('sign flipped: uphill', '符号弄反：往上坡走') }),
        ),
        inPractice(
          practices.linearised,
          shown.edit(String.raw`\frac{\alpha\,B}{2\,\lVert g\rVert_F^2} \x`, String.raw`0 \x`, {
            chain: 4,
            name: words('the full estimate, as if the loss did not bend', '预计的降幅全部实现，当作损失并不弯曲'),
          }),
        ),
      ],
    }),
    bound<Learner>({
      name: words('a short step is nearly as far off', '一小步几乎达到这个界'),
      draw: tiny,
      ...shown.attained(0.9, { chain: 4 }),
      relation: atMost(),
      controls: [mismeasured('twice the bound', '界取两倍', (g) => 1.8 * shown.side(1, 4)(g)[0])],
    }),
    hypotheses(shown, {
      draw: gentle,
      edges: [{ chain: 5, at: (g, off) => ({ ...g, B: (2 * (1 + off) * steepness(g) * steepness(g)) / g.alpha[0] }) }],
      edits: [
        [String.raw`2\,\lVert g\rVert_F^2 \i`, String.raw`\lVert g\rVert_F^2 \i`, words('half of it', '只取其一半')],
      ],
    }),
    bound<Learner>({
      name: words('then the loss falls', '此时损失下降'),
      draw: gentle,
      ...shown.inequality({ chain: 6 }),
      adversary: 60,
      controls: [
        inPractice(
          practices.ascent,
          shown.edit('\\implies E(W - ', '\\implies E(W + ', {
            chain: 6,
            name: words('sign flipped: uphill', '符号弄反：往上坡走'),
          }),
        ),
        inPractice(
          practices.stale,
          mismeasured('a stale gradient, of other weights', '过时的梯度，取自别的权重', (g) => after(g, stale(g))),
        ),
      ],
    }),
    witness<Learner>({
      name: words(
        'a step that is too large: the small network with $\\alpha = 5$ ends higher',
        '步子太大：小网络取 $\\alpha = 5$，损失反而上升',
      ),
      draw: only(small(5)),
      left: [closedForm(before)],
      right: (g) => after(g),
      relation: below,
      controls: [mistake('with $\\alpha = 1$ too', '取 $\\alpha = 1$ 也一样', () => after(small(1)))],
    }),
  ],
});
