import { type Matrix, norm } from '../../engine/arithmetic/matrix.ts';
import { memo } from '../../engine/arithmetic/memo.ts';
import { power } from '../../engine/arithmetic/power.ts';
import { farNorms, lagParts, rho } from '../../engine/closed-forms/by-lag.ts';
import { rnnBptt } from '../../engine/derivatives/rnn-bptt.ts';
import type { RnnCase } from '../../engine/networks/draw.ts';
import { bound, closedForm, only, reverseMode, witness } from '../../proof/make.ts';
import { tendsTo, wrongDistance } from '../limits.ts';
import { atMost, defineClaim, equal, mismeasured, mistake, words } from '../vocabulary.ts';
import { fallsByHalf, gradientNorms, lagPartsByTape, nearNorms, promised } from './measures.ts';
import { drawSteady, drawSteered, forSteps, listens, pencil, type Steady } from './networks.ts';

const whole = (g: RnnCase) => norm(rnnBptt(g).W);
/** The whole gradient is the denominator of a share, so it must not be zero. */
const asksForChange = (g: RnnCase) => listens(g) && whole(g) > 1e-6;

/** Norms by lag over that of the whole gradient, which is the far part of lag 0. */
const shares = (parts: readonly Matrix[], of = farNorms(parts)) => of.map((v) => v / farNorms(parts)[0]);
/** Bounds on shares from bounds on norms. */
const shared = (g: RnnCase, bounds = promised(g)) => {
  const size = whole(g);
  return bounds.map((b) => b / size);
};

const T = 24;
const far = memo((g: Steady) => shares(lagParts(forSteps(g, T))));
const limits = memo((g: Steady) => shared(forSteps(g, T)));

/** Share of the lags ≥ τ in the example by hand, for T = 40. */
const steps = 40;
const count = (of: number) => of - 1 + power(1 / 2, of);
const byHand = (fading: (tau: number) => number) =>
  Array.from({ length: steps }, (_, tau) => (fading(tau) * count(steps - tau)) / count(steps));

export default defineClaim({
  tex: String.raw`\begin{gathered} \frac{\Bigl\lVert \sum_{k}\sum_{j\le k-\tau} \delta_k \bigl(\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\bigr)\frac{\partial^{+} c_j}{\partial W}\Bigr\rVert_F}{\Bigl\lVert\frac{\partial E}{\partial W}\Bigr\rVert_F} \le \frac{\gamma X \sum_{k>\tau}\lVert\delta_k\rVert}{\lVert\partial E/\partial W\rVert_F}\,\frac{\rho^{\tau}}{1-\rho} \xrightarrow[\tau\to\infty]{} 0, \\[1ex] \rho < 1,\ \frac{\partial E}{\partial W} \ne 0 \end{gathered}`,
  says: words(
    'What vanishes is the share of the long lags in $\\partial E/\\partial W$: of all that the gradient says, the part from $\\tau$ or more steps back is at most a constant times $\\rho^{\\tau}$. The gradient itself need not vanish.',
    '消失的是长时滞部分在 $\\partial E/\\partial W$ 中的占比：在整个梯度里，来自 $\\tau$ 步以前的那一部分所占的比例，至多是某个常数乘以 $\\rho^{\\tau}$。梯度本身却不必消失。',
  ),
  sketch: words(
    'Add up the bounds on the far parts of $\\partial E_1/\\partial W, …, \\partial E_T/\\partial W$; an error at step $k \\le \\tau$ has no past of $\\tau$ steps and adds nothing. Then divide by the norm of the whole gradient, which must not be zero and does not depend on $\\tau$.',
    '把 $\\partial E_1/\\partial W, …, \\partial E_T/\\partial W$ 各自遥远部分的上界加起来；第 $k \\le \\tau$ 步的误差还没有 $\\tau$ 步那么久的过去，不贡献任何东西。再除以整个梯度的范数，它不能为零，并且与 $\\tau$ 无关。',
  ),
  uses: ['total-gradient', 'rnn-step-gradient-limit'],
  symbols: ['E', 'W', 'delta_k', 'immediate', 'gamma', 'rho', 'tau', 'X', 'norm', 't'],
  verdict: 'corrected',
  proves: [
    bound<RnnCase>({
      name: words('the share of the far part, for every lag', '遥远部分的占比，对每个时滞'),
      draw: drawSteered({ keeps: [0.2, 0.95], units: [1, 4], steps: [2, 10], admits: asksForChange }),
      left: [closedForm((g) => shares(lagParts(g))), reverseMode((g) => shares(lagPartsByTape(g)))],
      right: (g) => shared(g),
      relation: atMost(),
      adversary: 60,
      controls: [
        mistake('five steps too many: $\\rho^{\\tau+5}$', '多算五步：$\\rho^{\\tau+5}$', (g) =>
          shared(g, promised(g, { later: 5 })),
        ),
        mistake('the last error alone', '只计最后一步的误差', (g) => shared(g, promised(g, { from: () => g.T }))),
        mismeasured('the near part obeys the same bound', '近处的部分也服从同一上界', (g) => {
          const parts = lagParts(g);
          return shares(parts, nearNorms(parts));
        }),
      ],
    }),
    tendsTo<Steady>({
      name: words('its limit, with the rate', '极限与速率'),
      draw: drawSteady({ keeps: [0.2, 0.95], units: [1, 3], admits: asksForChange }),
      steps: 16,
      distance: (g, s) => far(g)[s],
      bound: (g, s) => limits(g)[s],
      rate: (g) => rho(forSteps(g, 1)),
      measured: words('share of the lags from $s$ on', '时滞不小于 $s$ 的部分的占比'),
      cases: 20,
      controls: [wrongDistance('the whole gradient, whatever the lag', '不论时滞，取整个梯度', (g) => far(g)[0])],
    }),
    witness<Steady>({
      name: words('one unit over forty steps, by hand', '单个单元，四十步，手算'),
      draw: only(pencil),
      left: [
        closedForm((g) => shares(lagParts(forSteps(g, steps)))),
        reverseMode((g) => shares(lagPartsByTape(forSteps(g, steps)))),
      ],
      right: () => byHand((tau) => power(1 / 2, tau)),
      relation: equal({ relative: 1e-12, entrywise: true }),
      controls: [
        mistake('every lag has the same share', '各个时滞占比相同', () => byHand(() => 1)),
        mistake(
          'slope left out: a step keeps $w_{\\mathrm{rec}} = 2$',
          '漏掉斜率：每步保留 $w_{\\mathrm{rec}} = 2$',
          () => byHand((tau) => power(2, tau)),
        ),
      ],
    }),
  ],
  printed: {
    tex: String.raw`\frac{\partial E}{\partial W} = \sum_{t=1}^{T} \frac{\partial E_t}{\partial W} \to 0`,
    says: words('The gradient of the total error tends to zero.', '总误差的梯度趋于零。'),
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
    ),
  },
  note: words(
    'Readers of the article have objected to this step, and rightly. The gradients of the single errors need not vanish, nor need their sum; what vanishes is the say that the distant past has in it.',
    '原文的读者反对过这一步，而且反对得有理。各步误差的梯度不必消失，它们的和也不必消失；失去发言权的只是遥远的过去。',
  ),
});
