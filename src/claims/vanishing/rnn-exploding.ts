import { exp, log } from '../../engine/arithmetic/elementary.ts';
import { point } from '../../engine/arithmetic/interval.ts';
import { scale, singularValues, spectralNorm, spectralRadius } from '../../engine/arithmetic/matrix.ts';
import { power } from '../../engine/arithmetic/power.ts';
import { rho } from '../../engine/closed-forms/by-lag.ts';
import { slopesAt, Wrec } from '../../engine/closed-forms/rnn-jacobians.ts';
import { forwardJacobian } from '../../engine/derivatives/differentiate.ts';
import { laterState } from '../../engine/derivatives/rnn-functions.ts';
import { type RnnCase, table } from '../../engine/networks/draw.ts';
import { gamma } from '../../engine/networks/slopes.ts';
import { rnnTrace } from '../../engine/networks/traces.ts';
import { bound, closedForm, forwardMode, identity, only, route, witness } from '../../proof/make.ts';
import { entries } from '../../proof/relation.ts';
import { changed } from '../draws.ts';
import { inRnn } from '../in-rnn.ts';
import { tendsTo, wrongBound, wrongDistance } from '../limits.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { overSteps } from '../sums.ts';
import { hypotheses } from '../suppose.ts';
import { atMost, defineClaim, equal, mismeasured, mistake, words } from '../vocabulary.ts';
import { powers, productNorm, productNorms, productNormsForward } from './measures.ts';
import {
  atRest,
  drawExpanding,
  drawSteady,
  drawSteered,
  forSteps,
  type Steady,
  withRho,
  withWrec,
} from './networks.ts';

const lastNorm = (g: RnnCase) => productNorms(g)[g.T - 1];

const lowest = (values: readonly number[]) => Math.min(...values);
const leastSlope = (g: RnnCase) => lowest(overSteps(g.T, (t) => slopesAt(g, rnnTrace(g).z[t])).flat());
const smallestGain = (g: RnnCase) => lowest(singularValues(Wrec(g)));
/** |det W_rec|^{1/n}, the geometric mean of the singular values. */
const meanGain = (g: RnnCase) => exp(singularValues(Wrec(g)).reduce((sum, s) => sum + log(s), 0) / g.n);
/** min_{t,i} φ′(z_{t,i}) times one of the two: the least share that a step back keeps of any vector, or in the mean. */
const leastKept = (g: RnnCase) => leastSlope(g) * smallestGain(g);
const meanKept = (g: RnnCase) => leastSlope(g) * meanGain(g);

/** Networks near rest whose slopes are large enough for their weights. */
const gentle = (large: (g: RnnCase) => boolean) =>
  changed(
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
    large,
  );

/** Two tanh units at rest with W_rec = diag(3/2, 0). */
const oneSided: Steady = {
  phi: 'tanh',
  n: 2,
  m: 1,
  p: 1,
  W: Float64Array.of(1.5, 0, 0, 0, 0, 0),
  Wout: Float64Array.of(0, 0),
  c0: Float64Array.of(0, 0),
  x: Float64Array.of(0),
  y: Float64Array.of(0),
};
const FIFTY = 50;

/** W_rec = 50 I, no input, every unit from ½ to 1 away from 0. */
const saturated = changed(
  drawSteady({ keeps: [50, 50], shapes: ['identity'], rest: true, phi: 'tanh', units: [1, 4] }),
  (g, random): Steady => ({ ...g, c0: g.c0.map(() => random.pick([-1, 1]) * random.between(0.5, 1)) }),
  (g) => g.c0.every((v) => Math.abs(v) >= 0.5 && Math.abs(v) <= 1),
);

const [q, p] = [
  String.raw`\min_{t,i}\varphi'(z_{t,i})\;\sigma_{\min}(W_{\mathrm{rec}})`,
  String.raw`\min_{t,i}\varphi'(z_{t,i})\;\lvert\det W_{\mathrm{rec}}\rvert^{1/n}`,
];
const names = { q: `q = ${q}`, p: `p = ${p}` };
const shown = inRnn(
  String.raw`\begin{gathered} \Biggl\lVert\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr\rVert > 1 \implies \lVert W_{\mathrm{rec}}\rVert > \frac1\gamma, \\[1ex] \min_{t,i}\varphi'(z_{t,i})\;\sigma_{\min}(W_{\mathrm{rec}}) = q \implies \sigma_{\min}\Biggl(\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr) \ge q^{\,k-j}, \\[1ex] \min_{t,i}\varphi'(z_{t,i})\;\lvert\det W_{\mathrm{rec}}\rvert^{1/n} = p \implies \Biggl\lVert\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr\rVert \ge p^{\,k-j} \end{gathered}`,
  { k: 'T', j: [0, 'k - 1'] },
  { names },
);
/** The product over all steps. */
const whole = inRnn(shown.tex, { k: 'T', j: 0 }, { names });
const enclosedNorm = whole.enclosedSide(0);
const condition = inRnn(String.raw`\min_{t,i}\varphi'(z_{t,i})\;\sigma_{\min}(W_{\mathrm{rec}}) > 1`, {});

const exceeding = drawSteered({
  keeps: [0.95, 1.1],
  units: [2, 5],
  steps: [1, 3],
  admits: (g) => lastNorm(g) > 1 + 1e-9,
});
/** One step at the pre-activations 0, 0.1, 0.2 …, whatever W_rec is: its slopes differ. */
const unequalSlopes = (g: RnnCase): RnnCase => {
  const rec = Wrec(g);
  const to = (i: number) => rec.data.slice(i * g.n, (i + 1) * g.n).reduce((z, w, j) => z - w * g.c0[j], 0.1 * i);
  return {
    ...g,
    T: 1,
    W: table(g.n, g.n + g.m, (i, j) => (j < g.n ? rec.data[i * g.n + j] : j === g.n ? to(i) : 0)),
    x: g.x.slice(0, g.m).with(0, 1),
    y: g.y.slice(0, g.p),
  };
};
/** The norm of the product from two steps on, in any network. */
const product = shown.expression<RnnCase>(
  [
    forwardMode((g) => {
      const { c } = rnnTrace(g);
      return overSteps(g.T, (j) => spectralNorm(forwardJacobian(laterState(g, g.T, j - 1), c[j - 1])));
    }),
  ],
  { chain: 0 },
);
const everywhere = gentle((g) => leastKept(g) > 1);
const inTheMean = gentle((g) => meanKept(g) > 1);
const attaining = drawSteered({ keeps: [1.1, 15], shapes: ['orthogonal'], rest: true, units: [2, 4], steps: [2, 4] });
/** q and p, each by its own route. */
const kept = (chain: number, of: (g: RnnCase) => number) =>
  identity<RnnCase>({
    name: words(`$${shown.texOf(chain)}$`, `$${shown.texOf(chain)}$`),
    draw: inTheMean,
    ...shown.equation([closedForm(of)], { chain }),
    relation: equal({ relative: 1e-10 }),
    cases: 40,
    controls: [
      mistake(
        'the largest slope in place of the smallest',
        '用最大斜率代替最小斜率',
        (g) => (gamma[g.phi] / leastSlope(g)) * of(g),
      ),
    ],
  });
const nearly = (chain: number, draw = attaining, reading = shown) => {
  const sides = reading.attained(0.999, { chain });
  return bound<RnnCase>({
    name: words(
      `orthogonal weights at rest attain it: $${shown.texOf(chain)}$`,
      `静止网络配正交矩阵的倍数即达到：$${shown.texOf(chain)}$`,
    ),
    draw,
    ...sides,
    relation: atMost(),
    cases: 40,
    controls: [
      mismeasured('one hundredth more', '再大百分之一', (g) =>
        Array.from(entries(sides.left[0].compute(g)), (v) => 1.01 * v),
      ),
    ],
  });
};
/** ρ above 1 by less than 10⁻⁶. */
const barely = drawSteered({
  keeps: [1.0000001, 1.0000003],
  shapes: ['orthogonal'],
  rest: true,
  units: [2, 4],
  steps: [1, 2],
});

export default defineClaim({
  tex: shown.tex,
  says: words(
    'For the norm of the product to exceed $1$, the norm of the recurrent weights has to exceed $1/\\gamma$. That alone does not make the product explode. If every slope met, times the least that $W_{\\mathrm{rec}}$ stretches any vector, exceeds $1$, the product grows in every direction; if only every slope times the geometric mean of what $W_{\\mathrm{rec}}$ stretches exceeds $1$, its norm grows. Both suffice, and neither is necessary.',
    '乘积的范数要大于 $1$，循环权重的范数必须大于 $1/\\gamma$；但仅有这一点，乘积未必爆炸。若经过的每个斜率与 $W_{\\mathrm{rec}}$ 的最小奇异值（最小拉伸倍数）之积都大于 $1$，则乘积在每个方向上都增长；若只是每个斜率与各奇异值的几何平均之积大于 $1$，则乘积的范数增长。两者都是充分条件，都不是必要条件。',
  ),
  sketch: words(
    "The first half is the bound $\\rho^{k-j}$ read backwards: with $\\rho \\le 1$ it never exceeds $1$. For the second, every factor $\\operatorname{diag}(\\varphi'(z_t))\\,W_{\\mathrm{rec}}$ stretches each vector at least $q$ times. For the third, the norm is at least the geometric mean of the singular values, $\\lvert\\det\\rvert^{1/n}$, and determinants multiply. Since $p \\ge q$, the norm explodes where not every direction does. Between these bounds lies everything that saturation can do: a large weight drives its unit to where the slope is tiny.",
    "第一式是把上界 $\\rho^{k-j}$ 反过来读：$\\rho \\le 1$ 时它不会超过 $1$。第二式是因为每个因子 $\\operatorname{diag}(\\varphi'(z_t))\\,W_{\\mathrm{rec}}$ 都把任何向量至少拉长到 $q$ 倍。第三式是因为范数不小于各奇异值的几何平均 $\\lvert\\det\\rvert^{1/n}$，而行列式是相乘的。由于 $p \\ge q$，并非每个方向都增长时，范数也可以爆炸。这些界之间则要看饱和：权重很大，便会把单元推到斜率极小的地方。",
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
      draw: exceeding,
      ...whole.inequality({ chain: 1 }),
      adversary: 100,
      controls: [
        whole.edit(String.raw`\frac1\gamma`, String.raw`\frac{1.01}{\gamma}`, {
          chain: 1,
          name: words('a threshold of $1.01$', '阈值取 $1.01$'),
        }),
        inPractice(
          practices.fixedPowers,
          mistake('spectral radius in place of the norm', '用谱半径代替范数', (g) => spectralRadius(Wrec(g))),
        ),
      ],
    }),
    bound<RnnCase>({
      name: words('and if the product exceeds 1 by less than a millionth', '乘积超过 1 不到百万分之一时也是如此'),
      draw: barely,
      ...whole.inequality({ chain: 1 }),
      cases: 20,
      controls: [whole.edit(String.raw`\frac1\gamma`, String.raw`\frac{1.000001}{\gamma}`, { chain: 1 })],
    }),
    identity<RnnCase>({
      name: words('the norm of the product, from each step on', '从各步起的乘积的范数'),
      draw: drawSteered({ keeps: [0.5, 2], units: [2, 3], steps: [2, 3] }),
      ...product,
      relation: equal({ relative: 1e-12, entrywise: true }),
      cases: 20,
      controls: [oneMillionthTooLarge(product.right)],
    }),
    hypotheses(whole, {
      draw: barely,
      // At rest, with a multiple of an orthogonal matrix, the product has the norm ρ^k.
      edges: [{ chain: 0, at: (g, off) => atRest(withRho(g, 1 - off / g.T)) }],
      edits: [[String.raw`> 1 \implies`, String.raw`> 1.1 \implies`, words('a product above $1.1$', '乘积大于 $1.1$')]],
    }),
    bound<RnnCase>({
      name: words('sufficient for every direction: the smallest singular value', '对每个方向都充分：最小奇异值'),
      draw: everywhere,
      ...shown.inequality({ chain: 3 }),
      adversary: 60,
      controls: [
        mismeasured('the largest slope in place of the smallest', '用最大斜率代替最小斜率', (g) =>
          powers(gamma[g.phi] * smallestGain(g), g.T).toReversed(),
        ),
        // The norm of the product does exceed this; only the smallest singular value does not.
        inPractice(
          practices.volume,
          shown.edit('q^{\\,k-j}', 'p^{\\,k-j}', {
            chain: 3,
            name: words(
              '$\\lvert\\det W_{\\mathrm{rec}}\\rvert^{1/n}$ in place of the smallest singular value',
              '用 $\\lvert\\det W_{\\mathrm{rec}}\\rvert^{1/n}$ 代替最小奇异值',
            ),
          }),
        ),
        inPractice(
          practices.fencepost,
          shown.edit('q^{\\,k-j}', 'q^{\\,k-j+1}', { chain: 3, name: words('one step too many', '多算一步') }),
        ),
      ],
    }),
    bound<RnnCase>({
      name: words('sufficient for the norm: the determinant', '对范数充分：行列式'),
      draw: inTheMean,
      ...shown.inequality({ chain: 5 }),
      adversary: 60,
      controls: [
        mismeasured('the largest slope in place of the smallest', '用最大斜率代替最小斜率', (g) =>
          powers(gamma[g.phi] * meanGain(g), g.T).toReversed(),
        ),
        mismeasured('the norm of the weights in place of the determinant', '用权重的范数代替行列式', (g) =>
          powers(leastSlope(g) * spectralNorm(Wrec(g)), g.T).toReversed(),
        ),
        inPractice(
          practices.fencepost,
          shown.edit('p^{\\,k-j}', 'p^{\\,k-j+1}', { chain: 5, name: words('one step too many', '多算一步') }),
        ),
      ],
    }),
    kept(2, leastKept),
    kept(4, meanKept),
    nearly(3),
    nearly(5),
    nearly(0, barely, whole),
    nearly(1, barely, whole),
    hypotheses(condition, {
      draw: everywhere,
      edges: [
        {
          chain: 0,
          at: (g, off) => unequalSlopes(withWrec(g, scale((1 - off) / leastKept(unequalSlopes(g)), Wrec(g)))),
        },
      ],
      edits: [[String.raw`\sigma_{\min}(W_{\mathrm{rec}}) > 1`, String.raw`\sigma_{\min}(W_{\mathrm{rec}}) > 0.99`]],
    }),
    witness<Steady>({
      name: words(
        'neither is necessary: $W_{\\mathrm{rec}} = \\operatorname{diag}(1.5, 0)$ at rest, with $\\sigma_{\\min} = \\det = 0$',
        '两者都非必要：静止网络配 $W_{\\mathrm{rec}} = \\operatorname{diag}(1.5, 0)$，$\\sigma_{\\min} = \\det = 0$',
      ),
      draw: only(oneSided),
      left: [
        closedForm((g) => productNorms(forSteps(g, FIFTY))),
        forwardMode((g) => productNormsForward(forSteps(g, FIFTY))),
      ],
      right: () => powers(1.5, FIFTY),
      relation: equal({ relative: 1e-12, entrywise: true }),
      controls: [
        mistake('the smallest singular value decides', '由最小奇异值决定', (g) =>
          powers(smallestGain(forSteps(g, 1)), FIFTY),
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
        inPractice(
          practices.fencepost,
          mistake('one step too many', '多算一步', () => powers(1.5, 21).slice(1)),
        ),
        inPractice(
          practices.simpleInterest,
          mistake('growth by addition: $1 + k/2$', '按加法增长：$1 + k/2$', () =>
            powers(1.5, 20).map((_, s) => 1 + (s + 1) / 2),
          ),
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
    tex: condition.tex,
    says: words(
      'The weights overpower the slopes: every slope that is met, times the least that $W_{\\mathrm{rec}}$ stretches any vector, exceeds $1$. For the norm alone $\\lvert\\det W_{\\mathrm{rec}}\\rvert^{1/n}$ may stand in place of $\\sigma_{\\min}$.',
      '权重压倒斜率：经过的每个斜率与 $W_{\\mathrm{rec}}$ 的最小奇异值之积都大于 $1$。若只看范数，可以用 $\\lvert\\det W_{\\mathrm{rec}}\\rvert^{1/n}$ 代替 $\\sigma_{\\min}$。',
    ),
    without: bound<Steady>({
      name: words(
        'a norm above $1/\\gamma$ suffices: ten steps keep at least 1',
        '范数大于 $1/\\gamma$ 便足够：10 步之后至少保留 1',
      ),
      draw: drawExpanding(4),
      left: [route('the number 1', '数 1', () => 1)],
      right: (g) => productNorm(g, 10),
      enclosed: (g) => ({ left: [point(1)], right: enclosedNorm(forSteps(g, 10)) }),
      relation: atMost(),
      shows: words(
        '$\\lVert W_{\\mathrm{rec}}\\rVert$ is above $1/\\gamma$, and yet the product over 10 steps has the norm {right}, less than {left}: the units saturate.',
        '$\\lVert W_{\\mathrm{rec}}\\rVert$ 大于 $1/\\gamma$，可是 10 步的乘积范数只有 {right}，小于 {left}：单元已经饱和。',
      ),
      controls: [],
    }),
  },
  note: words(
    'The article says that the product can explode if the recurrent weights are large enough to overpower the slopes, and does not say when they are. The condition makes that precise. A norm above $1/\\gamma$ is necessary, not sufficient: with $W_{\\mathrm{rec}} = 50\\,I$ and a start half a unit or more off zero, $\\tanh$ saturates at once, and the product shrinks by nineteen orders of magnitude in the first step and by more than forty in each further one.',
    '原文说的是：循环权重若大到足以压倒斜率，乘积可能爆炸；怎样才算压倒，则没有说。上面的条件把它说清楚了。范数大于 $1/\\gamma$ 是爆炸的必要条件，而不是充分条件：取 $W_{\\mathrm{rec}} = 50\\,I$，从绝对值不小于 $0.5$ 的状态出发，$\\tanh$ 立刻饱和，乘积第一步就缩小 19 个数量级，此后每步缩小四十多个。',
  ),
});
