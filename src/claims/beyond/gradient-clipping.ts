import { norm } from '../../engine/arithmetic/matrix.ts';
import { rnnBptt } from '../../engine/derivatives/rnn-bptt.ts';
import { drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { clip } from '../../engine/training/optimiser.ts';
import { identity, route } from '../../proof/make.ts';
import { changed } from '../draws.ts';
import { defineClaim, equal, exactly, mismeasured, mistake, words } from '../vocabulary.ts';

interface Clipped extends RnnCase {
  readonly theta: Float64Array;
}
const gradient = (g: RnnCase) => rnnBptt(g).W;
const admits = (g: Clipped) => norm(gradient(g)) > 1e-6 && g.theta[0] > 0;
/** θ from a tenth to three times the gradient's norm: clipped in about two of three cases. */
const draw = changed(
  drawRnn({ gain: [0.5, 4] }),
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

export default defineClaim({
  tex: String.raw`\begin{gathered} g \ne 0,\ \theta > 0,\ \hat g = g\,\min\Bigl(1,\ \frac{\theta}{\lVert g\rVert}\Bigr) \\[1ex] \Longrightarrow\; \lVert \hat g\rVert = \min\bigl(\theta, \lVert g\rVert\bigr) \le \theta, \qquad \frac{\hat g}{\lVert \hat g\rVert} = \frac{g}{\lVert g\rVert} \end{gathered}`,
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
      left: [route('after clipping', '裁剪之后', (g) => norm(clipped(g)))],
      right: (g) => Math.min(g.theta[0], norm(gradient(g))),
      relation: equal({ relative: 1e-12 }),
      controls: [
        mismeasured('cut to half of the threshold', '裁剪到阈值的一半', (g) =>
          Math.min(norm(gradient(g)), g.theta[0] / 2),
        ),
        mismeasured('not clipped', '不裁剪', (g) => norm(gradient(g))),
        mismeasured('divided by the norm squared', '除以范数的平方', (g) => {
          const v = gradient(g);
          const size = norm(v);
          return size * Math.min(1, g.theta[0] / (size * size));
        }),
      ],
    }),
    identity<Clipped>({
      name: words('the same direction', '方向相同'),
      draw,
      left: [route('after clipping', '裁剪之后', (g) => direction(clipped(g)))],
      right: (g) => direction(gradient(g)),
      relation: equal({ relative: 1e-12 }),
      controls: [
        mismeasured('clipped entry by entry', '逐个分量裁剪', (g) => direction(byValue(g))),
        mistake('the opposite direction', '方向相反', (g) => direction(gradient(g)).map((v) => -v)),
      ],
    }),
    identity<Clipped>({
      name: words('a short gradient is left as it is', '较短的梯度原样保留'),
      draw: { ...draw, admits: (g: Clipped) => admits(g) && norm(gradient(g)) <= g.theta[0] },
      left: [route('after clipping', '裁剪之后', clipped)],
      right: gradient,
      relation: exactly,
      controls: [
        mismeasured('always brought to length θ', '总是调整到长度 θ', (g) =>
          direction(gradient(g)).map((v) => v * g.theta[0]),
        ),
      ],
    }),
  ],
});
