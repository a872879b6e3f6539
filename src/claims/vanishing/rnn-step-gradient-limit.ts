import { norm } from '../../engine/arithmetic/matrix.ts';
import { memo } from '../../engine/arithmetic/memo.ts';
import { power } from '../../engine/arithmetic/power.ts';
import { farNorms, rho } from '../../engine/closed-forms/by-lag.ts';
import { delta } from '../../engine/closed-forms/rnn-jacobians.ts';
import { forwardJacobian } from '../../engine/derivatives/differentiate.ts';
import { rnnBptt } from '../../engine/derivatives/rnn-bptt.ts';
import { lossesByW } from '../../engine/derivatives/rnn-functions.ts';
import type { RnnCase } from '../../engine/networks/draw.ts';
import {
  backpropagation,
  bound,
  closedForm,
  forwardMode,
  identity,
  only,
  reverseMode,
  witness,
} from '../../proof/make.ts';
import { inRnn } from '../in-rnn.ts';
import { tendsTo, wrongDistance } from '../limits.ts';
import { inPractice, practices } from '../practices.ts';
import { onlyAt, overSteps } from '../sums.ts';
import { hypotheses } from '../suppose.ts';
import { atMost, defineClaim, equal, exactly, mismeasured, mistake, words } from '../vocabulary.ts';
import {
  doublingInput,
  doublingTargets,
  enclosedGradientNorms,
  fallsByHalf,
  farNormsUpTo,
  gradientNorms,
  lagPartsByTape,
  largestOf,
  uniformBound,
} from './measures.ts';
import { drawAligned, drawSteady, drawSteered, forSteps, listens, pencil, type Steady, withRho } from './networks.ts';

/** The far parts of ∂E_1/∂W, …, ∂E_T/∂W; T is twice the largest lag, so that at each lag many of them have a far part. */
const T = 40;
const farOfSteady = memo((g: Steady) => farNormsUpTo(forSteps(g, T)));
const farOfTargets = memo((g: Steady) => farNormsUpTo(doublingTargets(g, T)));
const farOfInput = memo((g: Steady) => farNormsUpTo(doublingInput(g, T)));

/** ∂E_1/∂W, …, ∂E_T/∂W of the example by hand: (1 − 2^{−k}) (−⅛, −¼). */
const steps = 40;
const byHand = (left: (k: number) => number) => overSteps(steps, (k) => [-left(k) / 8, -left(k) / 4]).flat();

const names = { Delta: String.raw`\Delta = \sup_k \lVert\delta_k\rVert` };
const shown = inRnn(
  String.raw`\begin{gathered} \Biggl\lVert\sum_{j\le k-\tau} \frac{\partial E_k}{\partial c_k}\Biggl(\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr)\frac{\partial^{+} c_j}{\partial W}\Biggr\rVert_F \le \lVert\delta_k\rVert\,\gamma X\,\frac{\rho^{\tau}}{1-\rho} \\[1ex] \le \Delta\,\gamma X\,\frac{\rho^{\tau}}{1-\rho} \xrightarrow[\tau\to\infty]{} 0 \quad \forall\,k, \\[1ex] \rho < 1,\quad \Delta = \sup_k \lVert\delta_k\rVert < \infty,\quad X < \infty \end{gathered}`,
  { k: 'T', tau: [0, 'k - 1'] },
  { names },
);
const far = shown.inequality();
/** For every k, and for the first lags. */
const everyStep = inRnn(shown.tex, { k: [1, 'T'], tau: 0 }, { names });
const firstLags = inRnn(shown.tex, { k: 'T', tau: [0, 5] }, { names });
const draw = drawSteered({ keeps: [0.2, 0.95], units: [1, 4], steps: [2, 12], admits: listens });

export default defineClaim({
  tex: shown.tex,
  says: words(
    'What vanishes is the far part of $\\partial E_k/\\partial W$: the terms of lag $\\tau$ or more together are at most a constant times $\\rho^{\\tau}$, and the constant is the same for every $k$, provided that inputs and $\\delta_k$ stay bounded. Nothing here makes the recent terms small, nor, therefore, the whole gradient.',
    '消失的是 $\\partial E_k/\\partial W$ 中遥远的那一部分：时滞不小于 $\\tau$ 的各项，合起来不超过某个常数乘以 $\\rho^{\\tau}$；只要输入与 $\\delta_k$ 有界，这个常数对所有 $k$ 都一样。近处的各项并不因此变小，整个梯度也就不必变小。',
  ),
  sketch: words(
    'Term $j$ is at most $\\lVert\\delta_k\\rVert\\,\\rho^{k-j}$ from the product, times $\\gamma$ for the slope and $X$ for the vector $[c_{j-1};\\,x_j]$ in $\\partial^{+}c_j/\\partial W$. The terms $j \\le k - \\tau$ add up to a geometric series that starts at $\\rho^{\\tau}$. For one $k$ alone the limit would say nothing, because from $\\tau = k$ on there are no terms; it says something because $\\Delta$ and $X$ serve all $k$. States lie within $\\pm 1$, so bounded inputs and targets are enough for both. Targets that double at every step, or an input that does, leave no common bound, even if the network does not use that input. The term $j = k$ contains no product at all, so nothing here makes it small.',
    '第 $j$ 项中，乘积部分至多是 $\\lVert\\delta_k\\rVert\\,\\rho^{k-j}$，$\\partial^{+}c_j/\\partial W$ 再贡献斜率 $\\gamma$ 和向量 $[c_{j-1};\\,x_j]$ 的长度 $X$。$j \\le k - \\tau$ 的各项加起来，是从 $\\rho^{\\tau}$ 开始的等比级数。只看一个 $k$，这个极限没有内容，因为从 $\\tau = k$ 起就没有项了；它之所以有内容，是因为 $\\Delta$ 与 $X$ 对所有 $k$ 通用。状态不超出 $\\pm 1$，所以输入与目标值有界便够了。若目标值每步加倍，或有一个输入每步加倍，哪怕网络并不使用这个输入，也没有共同的上界。而 $j = k$ 这一项里没有乘积，这个上界不能使它变小。',
  ),
  uses: ['rnn-chain', 'rnn-vanishing-bound'],
  symbols: ['E_t', 'W', 'delta_k', 'Delta', 'immediate', 'gamma', 'rho', 'tau', 'X', 'norm', 't'],
  verdict: 'corrected',
  unread: { tex: 'limit', printed: 'limit' },
  proves: [
    bound<RnnCase>({
      name: words('the far part, for every lag', '遥远的部分，对每个时滞'),
      draw,
      ...far,
      left: [...far.left, reverseMode((g) => farNorms(lagPartsByTape(g, g.T)))],
      relation: atMost(),
      adversary: 60,
      controls: [
        inPractice(
          practices.fencepost,
          shown.edit(String.raw`\frac{\rho^{\tau}}{1-\rho} \\[1ex]`, String.raw`\frac{\rho^{\tau+1}}{1-\rho} \\[1ex]`, {
            name: words('one step too many: $\\rho^{\\tau+1}$', '多算一步：$\\rho^{\\tau+1}$'),
          }),
        ),
        shown.edit(String.raw`\frac{\rho^{\tau}}{1-\rho} \\[1ex]`, String.raw`\rho^{\tau} \\[1ex]`, {
          name: words('the term of lag $\\tau$ alone, not the series', '只算时滞为 $\\tau$ 的一项，漏掉级数'),
        }),
        shown.edit(String.raw`j\le k-\tau`, String.raw`j > k-\tau`, {
          name: words('the near part obeys the same bound', '近处的部分也服从同一上界'),
        }),
      ],
    }),
    bound<RnnCase>({
      name: words('with one constant for every k', '对每个 k 用同一个常数'),
      draw,
      ...everyStep.inequality({ sign: 1 }),
      controls: [
        everyStep.edit(String.raw`\Delta\,`, String.raw`\lVert\delta_T\rVert\,`, {
          sign: 1,
          name: words(
            'the last $\\lVert\\delta_k\\rVert$ for the largest',
            '以最后一步的 $\\lVert\\delta_k\\rVert$ 代替最大的',
          ),
        }),
      ],
    }),
    ...[0, 1].map((sign) =>
      bound<RnnCase>({
        name: [
          words('one unit at rest nearly attains the bound', '静止的单个单元几乎达到这个界'),
          words('and its losses are alike', '而且它各步的损失相同'),
        ][sign],
        draw: drawAligned,
        ...firstLags.attained(0.99, { sign }),
        relation: atMost(),
        cases: 20,
        controls: [
          mismeasured('one tenth more', '再大十分之一', (g) =>
            firstLags
              .side(sign + 1)(g)
              .map((v) => 1.1 * v),
          ),
        ],
      }),
    ),
    identity<RnnCase>({
      name: words('the largest derivative of a loss', '损失导数的最大范数'),
      draw,
      ...shown.equation([], { chain: 2 }),
      left: [closedForm((g) => Math.max(...overSteps(g.T, (k) => norm(delta(g, k).data))))],
      relation: equal({ relative: 1e-12 }),
      controls: [shown.edit(String.raw`\sup_k`, String.raw`\inf_k`, { chain: 2 })],
    }),
    hypotheses(shown, {
      draw,
      edges: [{ chain: 1, at: (g, off) => withRho(g, 1 + off) }],
      edits: [[String.raw`\rho < 1`, String.raw`\rho < 1.01`]],
    }),
    tendsTo<Steady>({
      name: words('its limit, with the rate, for all $k \\le 40$ at once', '极限与速率，对 $k \\le 40$ 一致'),
      draw: drawSteady({ keeps: [0.2, 0.95], units: [1, 3], admits: listens }),
      steps: T / 2,
      distance: (g, s) => largestOf(farOfSteady(g), s),
      bound: uniformBound,
      rate: (g) => rho(forSteps(g, 1)),
      measured: words('largest norm of the terms of lag $s$ or more', '时滞不小于 $s$ 的各项之和的最大范数'),
      cases: 30,
      controls: [
        wrongDistance('the whole gradient, whatever the lag', '不论时滞，取整个梯度', (g) =>
          largestOf(farOfSteady(g), 0),
        ),
        wrongDistance('targets that double at every step', '目标值每步加倍', (g, s) => largestOf(farOfTargets(g), s)),
        wrongDistance('an unused input that doubles at every step', '一个未被使用的输入每步加倍', (g, s) =>
          largestOf(farOfInput(g), s),
        ),
      ],
    }),
    witness<Steady>({
      name: words(
        'one unit, by hand: the gradient grows towards a value that is not zero',
        '单个单元，手算：梯度趋向一个非零的值',
      ),
      draw: only(pencil),
      left: [
        backpropagation((g) => overSteps(steps, (k) => Array.from(rnnBptt(forSteps(g, k), onlyAt(k)).W)).flat()),
        forwardMode((g) => forwardJacobian((a, W) => lossesByW(a, forSteps(g, steps), W), g.W)),
      ],
      right: () => byHand((k) => 1 - power(1 / 2, k)),
      relation: exactly,
      controls: [
        mistake('only the term $j = 1$', '只有 $j = 1$ 一项', () => byHand((k) => power(1 / 2, k))),
        mistake('only the term $j = k$', '只有 $j = k$ 一项', () => byHand(() => 1 / 2)),
      ],
    }),
  ],
  printed: {
    tex: String.raw`\frac{\partial E_k}{\partial W} \to 0 \quad (k \to \infty)`,
    says: words(
      'For large $k$ the gradient of the loss at step $k$ tends to zero.',
      '$k$ 很大时，第 $k$ 步损失的梯度趋于零。',
    ),
    grade: 'conclusion',
    refutes: fallsByHalf(
      words(
        'somewhere from step 100 to 200 the gradient is at most half of what it is at step 10',
        '在第 100 到 200 步之间，梯度总会降到第 10 步时的一半以下',
      ),
      words(
        'smallest norm of $\\partial E_k/\\partial W$, $k = 100 … 200$',
        '$k = 100 … 200$ 时 $\\partial E_k/\\partial W$ 的最小范数',
      ),
      (g) => gradientNorms(g),
      words(
        'From step 100 to step 200 the norm of $\\partial E_k/\\partial W$ is never below {left}; half of that at step 10 is {right}. It does not vanish.',
        '从第 100 步到第 200 步，$\\partial E_k/\\partial W$ 的范数从不低于 {left}，而第 10 步时的一半是 {right}。它并不消失。',
      ),
      enclosedGradientNorms(),
    ),
  },
  note: words(
    'The bound speaks of terms with $k - j$ large only. The gradient as a whole need not shrink at all, but it comes from the near past: of what lies at a lag of $\\tau$ or more it keeps at most a constant times $\\rho^{\\tau}$.',
    '那个上界管的只是 $k - j$ 很大的项。整个梯度可以不缩小，只是几乎全部来自近处的各项：时滞不小于 $\\tau$ 的部分，在其中至多留下某个常数乘以 $\\rho^{\\tau}$。',
  ),
});
