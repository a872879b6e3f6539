import { norm } from '../../engine/arithmetic/matrix.ts';
import { rnnBptt } from '../../engine/derivatives/rnn-bptt.ts';
import { drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { clip } from '../../engine/training/optimiser.ts';
import { bound, identity, route } from '../../proof/make.ts';
import { changed, targetsMissedBy } from '../draws.ts';
import { inRnn } from '../in-rnn.ts';
import { inPractice, practices } from '../practices.ts';
import { hypotheses } from '../suppose.ts';
import { atMost, defineClaim, equal, exactly, mismeasured, words } from '../vocabulary.ts';

interface Clipped extends RnnCase {
  readonly theta: Float64Array;
}
const gradient = (g: RnnCase) => rnnBptt(g).W;
const admits = (g: Clipped) => norm(gradient(g)) > 1e-6 && g.theta[0] > 0;
/** θ from a tenth to three times the gradient's norm: clipped in about two of three cases. */
const draw = changed(
  drawRnn({ units: [1, 3], inputs: [1, 2], steps: [2, 8], gain: [0.5, 4] }),
  (g, random): Clipped => ({ ...g, theta: Float64Array.of(norm(gradient(g)) * random.between(0.1, 3)) }),
  admits,
);
const clipped = (g: Clipped) => {
  const v = gradient(g);
  clip(v, g.theta[0]);
  return v;
};
/** Clipping by value, entry by entry at ±θ/2, since an entry seldom reaches ±θ. */
const byValue = (g: Clipped) => gradient(g).map((v) => Math.max(-g.theta[0] / 2, Math.min(g.theta[0] / 2, v)));
const direction = (v: Float64Array) => v.map((x) => x / norm(v));

const shown = inRnn<Clipped>(
  String.raw`\begin{gathered} \lVert g\rVert > 0,\ \theta > 0,\ \hat g = g\,\min\Bigl(1,\ \frac{\theta}{\lVert g\rVert}\Bigr) \\[1ex] \Longrightarrow\; \lVert \hat g\rVert = \min\bigl(\theta, \lVert g\rVert\bigr) \le \theta, \qquad \frac{\hat g}{\lVert \hat g\rVert} = \frac{g}{\lVert g\rVert} \end{gathered}`,
  {},
  {
    names: {
      g: String.raw`g = \frac{\partial E}{\partial W}`,
      '^g': String.raw`\hat g = g\,\min\Bigl(1,\ \frac{\theta}{\lVert g\rVert}\Bigr)`,
    },
    given: { theta: ({ theta: [theta] }) => theta },
  },
);
const relation = equal({ relative: 1e-12 });

export default defineClaim({
  tex: shown.tex,
  says: words(
    'Clipping by the norm shortens a gradient that is too long and leaves its direction alone: a remedy for explosion, not for vanishing.',
    '按范数裁剪会把过长的梯度缩短，而不改变其方向：它能对付梯度爆炸，对梯度消失却无能为力。',
  ),
  sketch: words(
    'The factor is positive and at most 1; where it is not 1 the new norm is $\\lVert g\\rVert\\,\\theta/\\lVert g\\rVert = \\theta$. A gradient that is short enough keeps every bit.',
    '缩放因子为正且不超过 1；当它不是 1 时，新的范数为 $\\lVert g\\rVert\\,\\theta/\\lVert g\\rVert = \\theta$。本来就不长的梯度则一位不变。',
  ),
  uses: ['rnn-exploding', 'gradient-step'],
  symbols: ['theta', 'norm', 'W', 'E'],
  verdict: 'added',
  proves: [
    identity<Clipped>({
      name: words('cut to the threshold, and no shorter', '裁剪到阈值，而不更短'),
      draw,
      ...shown.equation([route('after clipping', '裁剪之后', (g) => norm(clipped(g)))], { chain: 3 }),
      relation,
      controls: [
        shown.edit(String.raw`\min\bigl(\theta,`, String.raw`\min\bigl(\frac\theta2,`, {
          chain: 3,
          name: words('cut to half of the threshold', '裁剪到阈值的一半'),
        }),
        shown.edit(String.raw`\min\bigl(\theta, \lVert g\rVert\bigr)`, String.raw`\lVert g\rVert`, {
          chain: 3,
          name: words('not clipped', '不裁剪'),
        }),
      ],
    }),
    identity<Clipped>({
      name: words('the clipped gradient', '裁剪后的梯度'),
      draw,
      ...shown.equation([], { chain: 2 }),
      left: [route('after clipping', '裁剪之后', clipped)],
      relation,
      controls: [
        inPractice(
          practices.projection,
          shown.edit(String.raw`\frac{\theta}{\lVert g\rVert}`, String.raw`\frac{\theta}{\lVert g\rVert^2}`, {
            chain: 2,
            name: words('divided by the norm squared', '除以范数的平方'),
          }),
        ),
      ],
    }),
    bound<Clipped>({
      name: words('never longer than the threshold', '不会长过阈值'),
      draw,
      ...shown.inequality({ chain: 3, sign: 1 }),
      controls: [
        shown.edit(String.raw`\min\bigl(\theta,`, String.raw`\max\bigl(\theta,`, {
          chain: 3,
          sign: 1,
          name: words('the larger of the two', '取两者中较大的'),
        }),
      ],
    }),
    bound<Clipped>({
      name: words('and just as long where it was longer', '原来更长时，恰好与阈值同长'),
      draw: { ...draw, admits: (g: Clipped) => admits(g) && norm(gradient(g)) > g.theta[0] },
      ...shown.attained(1 - 1e-9, { chain: 3, sign: 1 }),
      relation: atMost(),
      controls: [mismeasured('one millionth longer', '再长百万分之一', (g) => 1.000001 * g.theta[0])],
    }),
    hypotheses(shown, {
      draw,
      edges: [
        { chain: 0, at: (g, off) => ({ ...g, y: targetsMissedBy(g, Math.max(0, -off)) }) },
        { chain: 1, at: (g, off) => ({ ...g, theta: Float64Array.of(-off) }) },
      ],
      edits: [
        ['> 0,\\ \\theta', '> 1,\\ \\theta', words('longer than $1$', '长于 $1$')],
        ['\\theta > 0', '\\theta > 1'],
      ],
    }),
    identity<Clipped>({
      name: words('the same direction', '方向相同'),
      draw,
      ...shown.equation([route('after clipping', '裁剪之后', (g) => direction(clipped(g)))], { chain: 4 }),
      relation,
      controls: [
        inPractice(
          practices.byValue,
          mismeasured('clipped entry by entry', '逐个分量裁剪', (g) => direction(byValue(g))),
        ),
        shown.edit('= \\frac{g}', '= -\\frac{g}', { chain: 4, name: words('the opposite direction', '方向相反') }),
      ],
    }),
    identity<Clipped>({
      name: words('a short gradient is left as it is', '较短的梯度原样保留'),
      draw: { ...draw, admits: (g: Clipped) => admits(g) && norm(gradient(g)) <= g.theta[0] },
      left: [route('after clipping', '裁剪之后', clipped)],
      right: gradient,
      relation: exactly,
      controls: [
        inPractice(
          practices.normalised,
          mismeasured('always brought to length θ', '总是调整到长度 θ', (g) =>
            direction(gradient(g)).map((v) => v * g.theta[0]),
          ),
        ),
      ],
    }),
  ],
});
