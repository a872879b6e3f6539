import { mul, point } from '../../engine/arithmetic/interval.ts';
import { norm } from '../../engine/arithmetic/matrix.ts';
import { memo } from '../../engine/arithmetic/memo.ts';
import { farNorms, lagParts, rho } from '../../engine/closed-forms/by-lag.ts';
import { forwardJacobian } from '../../engine/derivatives/differentiate.ts';
import { rnnBptt } from '../../engine/derivatives/rnn-bptt.ts';
import { lossWithin } from '../../engine/derivatives/rnn-functions.ts';
import type { RnnCase } from '../../engine/networks/draw.ts';
import { rnnTrace } from '../../engine/networks/traces.ts';
import { backpropagation, bound, experiment, only, reverseMode, route, witness } from '../../proof/make.ts';
import { changed } from '../draws.ts';
import { armsOf } from '../experiments.ts';
import { inRnn } from '../in-rnn.ts';
import { tendsTo, wrongDistance } from '../limits.ts';
import { inPractice, practices } from '../practices.ts';
import { onlyAt } from '../sums.ts';
import { hypotheses } from '../suppose.ts';
import { atMost, defineClaim, equal, mismeasured, mistake, words } from '../vocabulary.ts';
import {
  doublingInput,
  doublingTargets,
  enclosedGradientNorms,
  fallsByHalf,
  farNormsUpTo,
  gradientNorms,
  lagPartsByTape,
  largestOf,
  nearNorms,
  uniformBound,
} from './measures.ts';
import { drawAligned, drawSteady, drawSteered, forSteps, listens, pencil, type Steady, withRho } from './networks.ts';

/** A network and the learning rate of its next step. */
interface Learner extends RnnCase {
  readonly alpha: Float64Array;
}

const learner = changed(
  drawSteered({ keeps: [0.2, 0.95], units: [1, 3], inputs: [1, 2], outputs: [1, 2], steps: [2, 8] }),
  (g, random): Learner => ({ ...g, alpha: Float64Array.of(random.between(0.01, 1)) }),
  (g) => listens(g) && g.alpha[0] > 0,
);

/**
 * For each lag τ, the distance of the update from the one that forgets, which differentiates E_k with c_{k−τ} held, so
 * that earlier steps do not count.
 */
function missed(g: Learner): number[] {
  const { c } = rnnTrace(g);
  const whole = rnnBptt(g).W;
  return Array.from({ length: g.T }, (_, tau) => {
    const gap = Float64Array.from(whole);
    for (let k = 1; k <= g.T && tau > 0; k++)
      forwardJacobian(lossWithin(g, k, tau, c), g.W).data.forEach((v, i) => {
        gap[i] -= v;
      });
    return g.alpha[0] * norm(gap);
  });
}

const times = (g: Learner, norms: readonly number[]) => norms.map((v) => g.alpha[0] * v);

/** The far part of the update over 1, …, T steps, for each step of the sequence. T is twice the largest lag. */
const T = 32;
const farPerStep = (make: (g: Steady, T: number) => RnnCase) => {
  const norms = memo((g: Steady) => farNormsUpTo(make(g, T), true).map((row, s) => row.map((v) => v / (s + 1))));
  return (g: Steady, s: number) => alpha * largestOf(norms(g), s);
};
const perStep = farPerStep(forSteps);

/** W − α ∂E_k/∂W of the example, for a large k. */
const [alpha, k] = [0.1, 60];
const gradientsInIntervals = enclosedGradientNorms(true);
const updated = (g: Steady) => {
  const { W } = rnnBptt(forSteps(g, k), onlyAt(k));
  return g.W.map((w, i) => w - alpha * W[i]);
};

const options = {
  names: { Delta: String.raw`\Delta = \sup_k \lVert\delta_k\rVert` },
  given: { alpha: (g: Learner) => g.alpha[0] },
};
const shown = inRnn<Learner>(
  String.raw`\begin{gathered} \Bigl\lVert \alpha\sum_{k}\sum_{j\le k-\tau} \delta_k \Bigl(\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Bigr)\frac{\partial^{+} c_j}{\partial W}\Bigr\rVert_F \le \alpha\,\gamma X \sum_{k>\tau}\lVert\delta_k\rVert\,\frac{\rho^{\tau}}{1-\rho} \\[1ex] \le (T-\tau)\,\alpha\,\Delta\,\gamma X\,\frac{\rho^{\tau}}{1-\rho} \\[1ex] (\tau < T), \qquad \rho < 1 \end{gathered}`,
  { tau: [0, 'T - 1'] },
  options,
);
const farPart = shown.inequality();
const firstLags = inRnn<Learner>(shown.tex, { tau: [0, 2] }, options);
const aligned = changed(
  drawAligned,
  (g, random): Learner => ({ ...g, alpha: Float64Array.of(random.between(0.01, 1)) }),
);

export default defineClaim({
  tex: shown.tex,
  says: words(
    'The weights need not stand still. What hardly moves them is the far past: the part of the update of lag $\\tau$ or more is, for each step of the sequence, at most $\\alpha$ times a constant times $\\rho^{\\tau}$, the same constant for every length if inputs and $\\delta_k$ stay bounded.',
    '权重未必停住；几乎推不动权重的，是遥远的过去：更新量中时滞不小于 $\\tau$ 的那一部分，平均到序列的每一步，至多是 $\\alpha$ 乘以某个常数再乘以 $\\rho^{\\tau}$；只要输入与 $\\delta_k$ 有界，这个常数对任何长度都一样。',
  ),
  sketch: words(
    'An update is $-\\alpha$ times the gradient, and so is each part of it. Holding $c_{k-\\tau}$ fixed while $E_k$ is differentiated leaves out exactly the terms $j \\le k - \\tau$: the difference between the two updates is the far part. The factor $\\alpha$ enlarges near and far alike. At most $T - \\tau$ losses have a past of $\\tau$ steps.',
    '更新量是梯度的 $-\\alpha$ 倍，它的每一部分也是如此。对 $E_k$ 求导时把 $c_{k-\\tau}$ 固定住，漏掉的恰好是 $j \\le k - \\tau$ 的各项：两种更新之差就是遥远的那一部分。因子 $\\alpha$ 把近处与远处一同放大。含有这样的项的各步损失，至多 $T - \\tau$ 个。',
  ),
  uses: ['gradient-step', 'rnn-total-gradient-limit'],
  symbols: ['W', 'E', 'alpha', 'delta_k', 'Delta', 'immediate', 'gamma', 'rho', 'tau', 'X', 'norm', 't'],
  verdict: 'corrected',
  unread: { printed: 'limit' },
  proves: [
    bound<Learner>({
      name: words('the part of the update that comes from far back', '更新量中遥远的部分'),
      draw: learner,
      ...farPart,
      left: [
        ...farPart.left,
        route('against the update with $c_{k-\\tau}$ held fixed', '与固定 $c_{k-\\tau}$ 的更新之差', missed),
        reverseMode((g) => times(g, farNorms(lagPartsByTape(g)))),
      ],
      relation: atMost(),
      cases: 60,
      adversary: 60,
      controls: [
        inPractice(
          practices.oneOutput,
          shown.edit(String.raw`X \sum_{k>\tau}\lVert\delta_k\rVert`, String.raw`X\,\lVert\delta_T\rVert`, {
            name: words('the last loss in place of the sum', '只计最后一步的损失'),
          }),
        ),
        inPractice(
          practices.fencepost,
          shown.edit(
            String.raw`\frac{\rho^{\tau}}{1-\rho} \\[1ex] \le`,
            String.raw`\frac{\rho^{\tau+1}}{1-\rho} \\[1ex] \le`,
            {
              name: words('one step too many: $\\rho^{\\tau+1}$', '多算一步：$\\rho^{\\tau+1}$'),
            },
          ),
        ),
        mismeasured('the near part obeys the same bound', '近处的部分也服从同一上界', (g) =>
          times(g, nearNorms(lagParts(g))),
        ),
      ],
    }),
    bound<Learner>({
      name: words('with one constant for every loss', '对每一步的损失用同一个常数'),
      draw: learner,
      ...shown.inequality({ sign: 1 }),
      controls: [
        shown.edit(String.raw`(T-\tau)\,`, '', { sign: 1, name: words('for one loss only', '只计一步损失') }),
        shown.edit(String.raw`\Delta\,`, String.raw`\lVert\delta_T\rVert\,`, {
          sign: 1,
          name: words(
            'the last $\\lVert\\delta_k\\rVert$ for the largest',
            '以最后一步的 $\\lVert\\delta_k\\rVert$ 代替最大的',
          ),
        }),
      ],
    }),
    ...[0, 1].map((sign) =>
      bound<Learner>({
        name: [
          words('one unit at rest nearly attains the bound', '静止的单个单元几乎达到这个界'),
          words('and its losses are alike', '而且它各步的损失相同'),
        ][sign],
        draw: aligned,
        ...firstLags.attained(0.9, { sign }),
        relation: atMost(),
        cases: 20,
        controls: [
          mismeasured('a quarter more', '再大四分之一', (g) =>
            firstLags
              .side(sign + 1)(g)
              .map((v) => 1.25 * v),
          ),
        ],
      }),
    ),
    hypotheses(shown, {
      draw: learner,
      edges: [{ chain: 1, at: (g, off) => withRho(g, 1 + off) }],
      edits: [[String.raw`\rho < 1`, String.raw`\rho < 1.01`]],
    }),
    tendsTo<Steady>({
      name: words(
        'for each step of the sequence, for all $T \\le 32$ at once',
        '平均到序列的每一步，对 $T \\le 32$ 一致',
      ),
      draw: drawSteady({ keeps: [0.2, 0.95], units: [1, 3], admits: listens }),
      steps: T / 2,
      distance: perStep,
      bound: (g, s) => alpha * uniformBound(g, s),
      rate: (g) => rho(forSteps(g, 1)),
      measured: words(
        'largest norm of the part of lag $s$ or more, over $T$',
        '时滞不小于 $s$ 的部分的范数除以 $T$，取最大值',
      ),
      cases: 20,
      controls: [
        wrongDistance('targets that double at every step', '目标值每步加倍', farPerStep(doublingTargets)),
        wrongDistance(
          'an unused input that doubles at every step',
          '一个未被使用的输入每步加倍',
          farPerStep(doublingInput),
        ),
        wrongDistance('the whole update, whatever the lag', '不论时滞，取整个更新量', (g) => perStep(g, 0)),
      ],
    }),
    witness<Steady>({
      name: words('one unit, by hand: the weights do move', '单个单元，手算：权重确实在动'),
      draw: only(pencil),
      left: [backpropagation(updated)],
      right: () => [2.0125, -0.975],
      relation: equal({ relative: 1e-14, entrywise: true }),
      controls: [
        mistake('the weights stay', '权重不动', () => [2, -1]),
        inPractice(
          practices.ascent,
          mistake('uphill', '沿上坡方向', () => [1.9875, -1.025]),
        ),
      ],
    }),
    experiment({
      name: words(
        'what it means for learning: one bit over 100 steps, $\\alpha = 0.02$, the RNN against an LSTM set for them',
        '对学习意味着什么：跨 100 步记住一个比特，$\\alpha = 0.02$，RNN 与为此设定的 LSTM 相比',
      ),
      arms: armsOf('latch-0.02', ['chrono', 'rnn']),
      replays: 2,
      controls: [
        { name: words('the RNN learns it more often', 'RNN 学会的比例更高'), first: 1 },
        {
          name: words('no start of the RNN comes near', 'RNN 无论怎样初始化都无法接近'),
          against: armsOf('latch-0.02', ['rnn-orthogonal']),
        },
      ],
    }),
  ],
  printed: {
    tex: String.raw`W \leftarrow W - \alpha\,\frac{\partial E}{\partial W} \approx W`,
    says: words('For long sequences the update hardly changes the weights.', '序列很长时，更新几乎不改变权重。'),
    grade: 'conclusion',
    refutes: fallsByHalf(
      words(
        'somewhere from $T = 100$ to $T = 200$ the weights move at most half as far as for $T = 10$',
        '在 $T = 100$ 到 $T = 200$ 之间，权重移动的距离总会降到 $T = 10$ 时的一半以下',
      ),
      words('least distance moved, $T = 100 … 200$', '$T = 100 … 200$ 时移动的最小距离'),
      (g) => gradientNorms(g, true).map((v) => v * alpha),
      words(
        'For $T$ from 100 to 200 the weights move by at least {left}; half of the distance for $T = 10$ is {right}. They go on moving.',
        '$T$ 从 100 到 200，权重至少移动 {left}，而 $T = 10$ 时距离的一半是 {right}。权重仍在移动。',
      ),
      (g) => gradientsInIntervals(g).map((v) => mul(v, point(alpha))),
    ),
  },
  note: words(
    'The network can go on learning, from the near past. A larger $\\alpha$ is no remedy: it enlarges the near and the far part of the update alike.',
    '网络仍可以学习下去，只是推动权重的几乎全是近处的各项。加大 $\\alpha$ 也无济于事：更新量中近处与远处的部分会一同放大。',
  ),
});
