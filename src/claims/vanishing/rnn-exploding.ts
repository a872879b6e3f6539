import { singularValues, spectralNorm, spectralRadius } from '../../engine/arithmetic/matrix.ts';
import { power } from '../../engine/arithmetic/power.ts';
import { rho } from '../../engine/closed-forms/by-lag.ts';
import { slopesAt, Wrec } from '../../engine/closed-forms/rnn-jacobians.ts';
import type { RnnCase } from '../../engine/networks/draw.ts';
import { gamma } from '../../engine/networks/slopes.ts';
import { rnnTrace } from '../../engine/networks/traces.ts';
import { bound, closedForm, forwardMode, route, witness } from '../../proof/make.ts';
import { changed } from '../draws.ts';
import { tendsTo, wrongBound, wrongDistance } from '../limits.ts';
import { overSteps } from '../sums.ts';
import { atMost, below, defineClaim, equal, mismeasured, mistake, words } from '../vocabulary.ts';
import { powers, productNorm, productNorms, productNormsForward } from './measures.ts';
import { drawExpanding, drawSteady, drawSteered, forSteps, type Steady } from './networks.ts';

const lastNorm = (g: RnnCase) => productNorms(g)[g.T - 1];
const radius = (g: RnnCase) => gamma[g.phi] * spectralRadius(Wrec(g));

/** min_{t,i} φ′(z_{t,i}) · σ_min(W_rec), a lower bound on the share that a step back keeps. */
const leastKept = (g: RnnCase) =>
  Math.min(...overSteps(g.T, (t) => slopesAt(g, rnnTrace(g).z[t])).flat()) * smallestGain(g);
const smallestGain = (g: RnnCase) => Math.min(...singularValues(Wrec(g)));

/** Networks near rest: every slope times the smallest singular value still exceeds 1. */
const gentle = changed(
  drawSteered({
    keeps: [1.1, 15],
    shapes: ['normal', 'orthogonal', 'identity'],
    rest: true,
    units: [2, 4],
    steps: [2, 6],
  }),
  (g, random): RnnCase => {
    const push = power(1 / 10, random.integer(0, 6));
    return { ...g, c0: g.c0.map((v) => v + push * random.between(-1, 1)) };
  },
  (g) => leastKept(g) > 1,
);

/** W_rec = 50 I, no input, every unit from ½ to 1 away from 0. */
const saturated = changed(
  drawSteady({ keeps: [50, 50], shapes: ['identity'], rest: true, phi: 'tanh', units: [1, 4] }),
  (g, random): Steady => ({ ...g, c0: g.c0.map(() => random.pick([-1, 1]) * random.between(0.5, 1)) }),
  (g) => g.c0.every((v) => Math.abs(v) >= 0.5 && Math.abs(v) <= 1),
);

export default defineClaim({
  tex: String.raw`\begin{gathered} \Biggl\lVert\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr\rVert > 1 \implies \lVert W_{\mathrm{rec}}\rVert > \frac1\gamma, \\[1ex] \min_{t,i}\varphi'(z_{t,i})\;\sigma_{\min}(W_{\mathrm{rec}}) = q \implies \Biggl\lVert\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr\rVert \ge q^{\,k-j} \end{gathered}`,
  says: words(
    'To explode, a product needs recurrent weights with a norm above $1/\\gamma$. That alone does not make it explode; it does if the units also stay where their slopes, times the least that $W_{\\mathrm{rec}}$ stretches any vector, exceed $1$.',
    '乘积要爆炸，循环权重的范数必须大于 $1/\\gamma$。仅有这一点还不够；若各单元还一直停留在斜率足够大的地方，使斜率与 $W_{\\mathrm{rec}}$ 的最小拉伸倍数之积大于 $1$，乘积才必定爆炸。',
  ),
  sketch: words(
    "The first half is the bound $\\rho^{k-j}$ read backwards: with $\\rho \\le 1$ it never exceeds $1$. For the second, every factor $\\operatorname{diag}(\\varphi'(z_t))\\,W_{\\mathrm{rec}}$ stretches each vector at least $q$ times. Between the two lies everything that saturation can do: a large weight drives its unit to where the slope is tiny.",
    "前一半是把上界 $\\rho^{k-j}$ 反过来读：$\\rho \\le 1$ 时它不会超过 $1$。后一半是因为每个因子 $\\operatorname{diag}(\\varphi'(z_t))\\,W_{\\mathrm{rec}}$ 都把任何向量至少拉长 $q$ 倍。两者之间则要看饱和：权重很大，便会把单元推到斜率极小的地方。",
  ),
  uses: ['rnn-product', 'activation-slope', 'rnn-vanishing-bound'],
  symbols: ['c_t', 'z_t', 'W_rec', 'phi_prime', 'gamma', 'sigma_min', 'norm', 't'],
  verdict: 'conditional',
  proves: [
    bound<RnnCase>({
      name: words(
        'necessary: where the product exceeds 1, so does the norm times the slope',
        '必要性：乘积超过 1 时，范数与最大斜率之积也超过 1',
      ),
      draw: drawSteered({ keeps: [0.9, 2], units: [2, 5], steps: [1, 3], admits: (g) => lastNorm(g) > 1 + 1e-9 }),
      left: [route('the number 1', '数 1', () => 1)],
      right: rho,
      relation: below,
      adversary: 100,
      controls: [
        mistake('half of the largest slope', '最大斜率减半', (g) => rho(g) / 2),
        mistake('spectral radius in place of the norm', '用谱半径代替范数', radius),
      ],
    }),
    bound<RnnCase>({
      name: words('sufficient: slopes that stay large', '充分性：斜率一直足够大'),
      draw: gentle,
      left: [
        route('least kept by a step, to the power of the steps', '每步最少保留的比例，按步数自乘', (g) =>
          powers(leastKept(g), g.T),
        ),
      ],
      right: productNormsForward,
      relation: atMost(),
      adversary: 60,
      controls: [
        mismeasured('the largest slope in place of the smallest', '用最大斜率代替最小斜率', (g) =>
          powers(gamma[g.phi] * smallestGain(g), g.T),
        ),
        mismeasured(
          'the norm of the weights in place of the smallest singular value',
          '用权重的范数代替最小奇异值',
          (g) => powers((leastKept(g) / smallestGain(g)) * spectralNorm(Wrec(g)), g.T),
        ),
      ],
    }),
    witness<Steady>({
      name: words(
        '$W_{\\mathrm{rec}} = 1.5\\,Q$ at rest grows by half at every step',
        '静止网络配 $W_{\\mathrm{rec}} = 1.5\\,Q$：每步增大一半',
      ),
      draw: drawSteady({ keeps: [1.5, 1.5], shapes: ['orthogonal'], rest: true, phi: 'tanh', units: [1, 5] }),
      left: [
        closedForm((g) => productNorms(forSteps(g, 20))),
        forwardMode((g) => productNormsForward(forSteps(g, 20))),
      ],
      right: () => powers(1.5, 20),
      relation: equal({ relative: 1e-12, entrywise: true }),
      cases: 30,
      controls: [
        mistake('with the largest slope of the sigmoid', '用 sigmoid 的最大斜率', () => powers(1.5 / 4, 20)),
        mistake('one step too many', '多算一步', () => powers(1.5, 21).slice(1)),
        mistake('growth by addition: $1 + k/2$', '按加法增长：$1 + k/2$', () =>
          powers(1.5, 20).map((_, s) => 1 + (s + 1) / 2),
        ),
      ],
    }),
    tendsTo<Steady>({
      name: words(
        '$W_{\\mathrm{rec}} = 50\\,I$ saturates and the product vanishes',
        '$W_{\\mathrm{rec}} = 50\\,I$ 使单元饱和，乘积消失',
      ),
      draw: saturated,
      steps: 6,
      distance: productNorm,
      bound: (_, s) => (s === 0 ? 1 : 1e-19 * power(1e-41, s - 1)),
      rate: () => 1e-19,
      measured: words('norm of the product over $s$ steps', '$s$ 步乘积的范数'),
      cases: 30,
      controls: [
        wrongDistance(
          'a norm above $1/\\gamma$ suffices: growth by $50$ at every step',
          '范数大于 $1/\\gamma$ 便足够：每步增大到 $50$ 倍',
          (g, s) => power(rho(forSteps(g, 1)), s),
        ),
        wrongBound('saturated from the first step on', '第一步起就已完全饱和', (_, s) => power(1e-40, s)),
      ],
    }),
  ],
  condition: {
    tex: String.raw`\min_{t,i}\varphi'(z_{t,i})\;\sigma_{\min}(W_{\mathrm{rec}}) > 1`,
    says: words(
      'The states stay where the slopes are large enough for the weights.',
      '状态始终停留在斜率对权重而言足够大的地方。',
    ),
    without: bound<Steady>({
      name: words(
        'a norm above $1/\\gamma$ suffices: ten steps keep at least 1',
        '范数大于 $1/\\gamma$ 便足够：十步之后至少保留 1',
      ),
      draw: drawExpanding(4),
      left: [route('the number 1', '数 1', () => 1)],
      right: (g) => productNorm(g, 10),
      relation: atMost(),
      controls: [],
    }),
  },
  note: words(
    'A norm above $1/\\gamma$ is necessary for an explosion, not sufficient: with $W_{\\mathrm{rec}} = 50\\,I$ and a start half a unit or more off zero, $\\tanh$ saturates at once, and the product shrinks by nineteen orders of magnitude in the first step and by more than forty in each further one.',
    '范数大于 $1/\\gamma$ 是爆炸的必要条件，而不是充分条件：取 $W_{\\mathrm{rec}} = 50\\,I$，从绝对值不小于 $0.5$ 的状态出发，$\\tanh$ 立刻饱和，乘积第一步就缩小十九个数量级，此后每步缩小四十多个。',
  ),
});
