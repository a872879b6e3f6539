import { type Matrix, norm } from '../../engine/arithmetic/matrix.ts';
import { memo } from '../../engine/arithmetic/memo.ts';
import { power } from '../../engine/arithmetic/power.ts';
import { farNorms, lagParts, rho } from '../../engine/closed-forms/by-lag.ts';
import { rnnBptt } from '../../engine/derivatives/rnn-bptt.ts';
import type { Draw, RnnCase } from '../../engine/networks/draw.ts';
import { backpropagation, bound, closedForm, identity, only, reverseMode, witness } from '../../proof/make.ts';
import { inRnn } from '../in-rnn.ts';
import { tendsTo, wrongDistance } from '../limits.ts';
import { inPractice, practices } from '../practices.ts';
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

const whole = (g: RnnCase) => norm(rnnBptt(g).W);
/** The whole gradient is the denominator of a share, so it must not be zero. */
const asksForChange = (g: RnnCase) => listens(g) && whole(g) > 1e-6;

/** Norms by lag over that of the whole gradient, which is the far part of lag 0. */
const shares = (parts: readonly Matrix[], of = farNorms(parts)) => of.map((v) => v / farNorms(parts)[0]);
/** The shares of the far part in the gradient over 1, …, T steps. T is twice the largest lag. */
const T = 32;
const sharesUpTo = (g: RnnCase) => farNormsUpTo(g, true).map((norms) => norms.map((v) => v / norms[0]));
const farOfSteady = memo((g: Steady) => sharesUpTo(forSteps(g, T)));
/** β = min ‖∂E/∂W‖_F / T over 1, …, T steps. */
const beta = memo((g: Steady) => Math.min(...farNormsUpTo(forSteps(g, T), true).map(([v], s) => v / (s + 1))));
const farOver = (make: (g: Steady, T: number) => RnnCase) => {
  const norms = memo((g: Steady) => farNormsUpTo(make(g, T), true).map((row, s) => row.map((v) => v / (s + 1))));
  return (g: Steady, s: number) => largestOf(norms(g), s) / beta(g);
};
const [overTargets, overInput] = [farOver(doublingTargets), farOver(doublingInput)];
const readily: Draw<Steady> = (() => {
  const draw = drawSteady({ keeps: [0.2, 0.95], units: [1, 3], admits: listens });
  return { ...draw, admits: (g: Steady) => (draw.admits?.(g) ?? true) && beta(g) > 1e-4 };
})();

/** Share of the lags ≥ τ in the example by hand, for T = 40. */
const steps = 40;
const count = (of: number) => of - 1 + power(1 / 2, of);
const byHand = (fading: (tau: number) => number) =>
  Array.from({ length: steps }, (_, tau) => (fading(tau) * count(steps - tau)) / count(steps));

/** The same of a network that need not be steady: min ‖∂(E_1 + … + E_k)/∂W‖_F / k. */
const growth = memo((g: RnnCase) => Math.min(...gradientNorms(g, true).map((v, s) => v / (s + 1))));
const options = { names: { Delta: String.raw`\Delta = \sup_k \lVert\delta_k\rVert` }, given: { beta: growth } };
const shown = inRnn(
  String.raw`\begin{gathered} \frac{\Bigl\lVert \sum_{k}\sum_{j\le k-\tau} \delta_k \bigl(\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\bigr)\frac{\partial^{+} c_j}{\partial W}\Bigr\rVert_F}{\Bigl\lVert\frac{\partial E}{\partial W}\Bigr\rVert_F} \le \frac{\gamma X \sum_{k>\tau}\lVert\delta_k\rVert}{\lVert\partial E/\partial W\rVert_F}\,\frac{\rho^{\tau}}{1-\rho} \\[1ex] \le \frac{\Delta}{\beta}\,\gamma X\,\frac{\rho^{\tau}}{1-\rho} \xrightarrow[\tau\to\infty]{} 0 \quad \forall\,T, \\[1ex] \rho < 1,\quad \Delta, X < \infty,\quad \beta = \inf_T \frac1T \Bigl\lVert\frac{\partial E}{\partial W}\Bigr\rVert_F > 0 \end{gathered}`,
  { tau: [0, 'T - 1'] },
  options,
);
const share = shown.inequality();
const firstLags = inRnn(shown.tex, { tau: [0, 2] }, options);
const printed = inRnn(
  String.raw`\frac{\partial E}{\partial W} = \sum_{t=1}^{T} \frac{\partial E_t}{\partial W} \to 0`,
  {},
);
const draw = drawSteered({ keeps: [0.2, 0.95], units: [1, 4], steps: [2, 10], admits: asksForChange });

export default defineClaim({
  tex: shown.tex,
  says: words(
    'What vanishes is the share of the long lags in $\\partial E/\\partial W$: relative to the whole gradient, the part of lag $\\tau$ or more is at most a constant times $\\rho^{\\tau}$. The constant is the same for every length $T$ where inputs and $\\delta_k$ stay bounded and the gradient grows with $T$. The gradient itself need not vanish.',
    '消失的是长时滞部分在 $\\partial E/\\partial W$ 中的占比：在整个梯度里，时滞不小于 $\\tau$ 的那一部分所占的比例，至多是某个常数乘以 $\\rho^{\\tau}$。若输入与 $\\delta_k$ 有界，而梯度至少与 $T$ 成比例地增长，这个常数对所有长度 $T$ 都一样。梯度本身却不必消失。',
  ),
  sketch: words(
    'Add up the bounds on the far parts of $\\partial E_1/\\partial W, …, \\partial E_T/\\partial W$; a loss at step $k \\le \\tau$ has no past of $\\tau$ steps and adds nothing. Then divide by the norm of the whole gradient, which must not be zero. For one $T$ alone the limit would say nothing, because from $\\tau = T$ on there are no terms. For all $T$ at once: the sum has at most $T$ entries, each at most $\\Delta$, and the denominator is at least $\\beta T$.',
    '把 $\\partial E_1/\\partial W, …, \\partial E_T/\\partial W$ 各自遥远部分的上界加起来；第 $k \\le \\tau$ 步的损失还没有时滞达到 $\\tau$ 的项，没有贡献。再除以整个梯度的范数，它不能为零。只看一个 $T$，这个极限没有内容，因为从 $\\tau = T$ 起就没有项了。对所有 $T$ 一致的理由是：和式至多有 $T$ 项，每项不超过 $\\Delta$，而分母不小于 $\\beta T$。',
  ),
  uses: ['total-gradient', 'rnn-step-gradient-limit'],
  symbols: ['E', 'W', 'delta_k', 'Delta', 'beta', 'immediate', 'gamma', 'rho', 'tau', 'X', 'norm', 't'],
  verdict: 'corrected',
  unread: { tex: 'limit', printed: 'limit' },
  proves: [
    bound<RnnCase>({
      name: words('the share of the far part, for every lag', '遥远部分的占比，对每个时滞'),
      draw,
      ...share,
      left: [...share.left, reverseMode((g) => shares(lagPartsByTape(g)))],
      relation: atMost(),
      adversary: 60,
      controls: [
        inPractice(
          practices.fencepost,
          shown.edit(String.raw`\frac{\rho^{\tau}}{1-\rho} \\[1ex]`, String.raw`\frac{\rho^{\tau+1}}{1-\rho} \\[1ex]`, {
            name: words('one step too many: $\\rho^{\\tau+1}$', '多算一步：$\\rho^{\\tau+1}$'),
          }),
        ),
        shown.edit(String.raw`\sum_{k>\tau}\lVert\delta_k\rVert`, String.raw`\Delta`, {
          name: words(
            'the largest $\\lVert\\delta_k\\rVert$ in place of the sum',
            '以最大的 $\\lVert\\delta_k\\rVert$ 代替求和',
          ),
        }),
        inPractice(
          practices.oneOutput,
          shown.edit(String.raw`\sum_{k>\tau}\lVert\delta_k\rVert`, String.raw`\lVert\delta_T\rVert`, {
            name: words('the last loss alone', '只计最后一步的损失'),
          }),
        ),
        mismeasured('the near part obeys the same bound', '近处的部分也服从同一上界', (g) => {
          const parts = lagParts(g);
          return shares(parts, nearNorms(parts));
        }),
      ],
    }),
    bound<RnnCase>({
      name: words('with one constant for every length', '对每个长度用同一个常数'),
      draw: { ...draw, admits: (g) => asksForChange(g) && growth(g) > 1e-6 },
      ...shown.inequality({ sign: 1 }),
      controls: [
        shown.edit(String.raw`\frac{\Delta}{\beta}`, String.raw`\frac{\lVert\delta_T\rVert}{\beta}`, {
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
          words('and is half of what serves every length', '并达到对每个长度通用的界的一半'),
        ][sign],
        draw: drawAligned,
        ...firstLags.attained([0.9, 0.5][sign], { sign }),
        relation: atMost(),
        cases: 8,
        controls: [mismeasured('all of it', '整个上界', firstLags.side(sign + 1))],
      }),
    ),
    hypotheses(shown, {
      draw,
      edges: [{ chain: 1, at: (g, off) => withRho(g, 1 + off) }],
      edits: [[String.raw`\rho < 1`, String.raw`\rho < 1.01`]],
    }),
    identity<RnnCase>({
      name: words('the sum as we read it, which is right; only its limit is not', '我们推断的和式没有错，错的只是极限'),
      draw,
      ...printed.equation([backpropagation((g) => rnnBptt(g).W)], { sign: 0 }),
      relation: equal({ relative: 1e-10 }),
      cases: 20,
      controls: [
        inPractice(
          practices.rangeEnds,
          printed.edit('\\sum_{t=1}^{T}', '\\sum_{t=1}^{T - 1}', {
            sign: 0,
            name: words('last term dropped', '漏掉最后一项'),
          }),
        ),
      ],
    }),
    tendsTo<Steady>({
      name: words('its limit, with the rate, for all $T \\le 32$ at once', '极限与速率，对 $T \\le 32$ 一致'),
      draw: readily,
      steps: T / 2,
      distance: (g, s) => largestOf(farOfSteady(g), s),
      bound: (g, s) => uniformBound(g, s) / beta(g),
      rate: (g) => rho(forSteps(g, 1)),
      measured: words('largest share of the lags from $s$ on', '时滞不小于 $s$ 的部分的最大占比'),
      cases: 20,
      controls: [
        wrongDistance('the whole gradient, whatever the lag', '不论时滞，取整个梯度', (g) =>
          largestOf(farOfSteady(g), 0),
        ),
        wrongDistance('targets that double at every step', '目标值每步加倍', overTargets),
        wrongDistance('an unused input that doubles at every step', '一个未被使用的输入每步加倍', overInput),
      ],
    }),
    witness<Steady>({
      name: words('one unit over forty steps, by hand', '单个单元，40 步，手算'),
      draw: only(pencil),
      left: [
        closedForm((g) => shares(lagParts(forSteps(g, steps)))),
        reverseMode((g) => shares(lagPartsByTape(forSteps(g, steps)))),
      ],
      right: () => byHand((tau) => power(1 / 2, tau)),
      relation: equal({ relative: 1e-12, entrywise: true }),
      controls: [
        mistake('every lag has the same share', '各个时滞占比相同', () => byHand(() => 1)),
        inPractice(
          practices.linear,
          mistake(
            'slope left out: a step keeps $w_{\\mathrm{rec}} = 2$',
            '漏掉斜率：每步保留 $w_{\\mathrm{rec}} = 2$',
            () => byHand((tau) => power(2, tau)),
          ),
        ),
      ],
    }),
  ],
  printed: {
    tex: printed.tex,
    says: words('The gradient of the total loss tends to zero.', '总损失的梯度趋于零。'),
    grade: 'conclusion',
    refutes: fallsByHalf(
      words(
        'somewhere from $T = 100$ to $T = 200$ the gradient is at most half of what it is for $T = 10$',
        '在 $T = 100$ 到 $T = 200$ 之间，梯度总会降到 $T = 10$ 时的一半以下',
      ),
      words(
        'smallest norm of $\\partial E/\\partial W$, $T = 100 … 200$',
        '$T = 100 … 200$ 时 $\\partial E/\\partial W$ 的最小范数',
      ),
      (g) => gradientNorms(g, true),
      words(
        'For $T$ from 100 to 200 the norm of $\\partial E/\\partial W$ is never below {left}; half of that for $T = 10$ is {right}. It grows.',
        '$T$ 从 100 到 200，$\\partial E/\\partial W$ 的范数从不低于 {left}，而 $T = 10$ 时的一半是 {right}。它在增长。',
      ),
      enclosedGradientNorms(true),
    ),
  },
  note: words(
    'The gradients of the single losses need not vanish, nor need their sum; what vanishes is the share that the distant past has in it.',
    '各步损失的梯度不必消失，它们的和也不必消失；消失的只是遥远的过去在其中的占比。',
  ),
});
