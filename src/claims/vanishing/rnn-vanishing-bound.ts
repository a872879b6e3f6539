import { atanh } from '../../engine/arithmetic/elementary.ts';
import { abs, entire, interval, mul, sigmoidSlope } from '../../engine/arithmetic/interval.ts';
import { spectralRadius } from '../../engine/arithmetic/matrix.ts';
import { memo } from '../../engine/arithmetic/memo.ts';
import { power } from '../../engine/arithmetic/power.ts';
import { rho } from '../../engine/closed-forms/by-lag.ts';
import { Wrec } from '../../engine/closed-forms/rnn-jacobians.ts';
import type { RnnCase } from '../../engine/networks/draw.ts';
import { gamma } from '../../engine/networks/slopes.ts';
import { lessThan } from '../../proof/goal.ts';
import { bound, certificate, closedForm, forwardMode, identity, only, witness } from '../../proof/make.ts';
import { inRnn } from '../in-rnn.ts';
import { tendsTo, wrongBound, wrongDistance } from '../limits.ts';
import { inPractice, practices } from '../practices.ts';
import { hypotheses } from '../suppose.ts';
import { atMost, defineClaim, enclosure, equal, mismeasured, mistake, words } from '../vocabulary.ts';
import { powers, productNorm, productNorms, productNormsForward } from './measures.ts';
import { contracts, drawExpanding, drawSteady, drawSteered, forSteps, type Steady, withRho } from './networks.ts';

/**
 * Two tanh units whose W_rec has the spectral radius 0. A constant input keeps them at c = (0, √3/2), where the slopes
 * are 1 and 1/4 and every step back multiplies by J = [[2, −2], [½, −½]], J² = 1.5 J.
 */
const held = Math.sqrt(3) / 2;
const nilpotent: Steady = {
  phi: 'tanh',
  n: 2,
  m: 1,
  p: 1,
  W: Float64Array.of(2, -2, 2 * held, 2, -2, atanh(held) + 2 * held),
  Wout: Float64Array.of(0, 0),
  c0: Float64Array.of(0, held),
  x: Float64Array.of(1),
  y: Float64Array.of(0),
};

/** One tanh unit at rest with the weight 1.5: the product over s steps is 1.5^s. */
const resting: Steady = {
  phi: 'tanh',
  n: 1,
  m: 1,
  p: 1,
  W: Float64Array.of(1.5, 0),
  Wout: Float64Array.of(0),
  c0: Float64Array.of(0),
  x: Float64Array.of(0),
  y: Float64Array.of(0),
};

const radius = (g: RnnCase) => gamma[g.phi] * spectralRadius(Wrec(g));
const shown = inRnn(
  String.raw`\Biggl\lVert\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr\rVert \le \rho^{\,k-j} \xrightarrow[k-j\to\infty]{} 0, \qquad \rho = \gamma\,\lVert W_{\mathrm{rec}}\rVert < 1`,
  { k: 'T', j: [0, 'k - 1'] },
);
/** Of the product over all steps. */
const enclosedNorm = inRnn(shown.tex, { k: 'T', j: 0 }).enclosedSide(0);
const condition = inRnn(String.raw`\gamma\,\lVert W_{\mathrm{rec}}\rVert < 1`, {});
const draw = drawSteered({ keeps: [0.2, 0.99], units: [2, 5], steps: [1, 12], admits: contracts });

/** Both sides of the bound after s = 0 … 15 steps of a steady network. */
const long = memo((g: Steady) => forSteps(g, 15));
const limit = inRnn(shown.tex, { k: 'T', j: [0, 'k'] });
const [product, allowed] = [0, 1].map((side) => {
  const values = limit.side(side);
  return (g: Steady, s: number) => values(long(g))[15 - s];
});

export default defineClaim({
  tex: shown.tex,
  says: words(
    'A step back keeps at most the share $\\rho$ of a gradient, so $k - j$ steps keep at most $\\rho^{k-j}$; if $\\rho < 1$, what is left tends to zero at least as fast.',
    '每回退一步，梯度至多保留 $\\rho$ 这么大的比例，回退 $k - j$ 步至多保留 $\\rho^{k-j}$；若 $\\rho < 1$，剩下的便以不慢于此的速率趋于零。',
  ),
  sketch: words(
    "The norm of a product is at most the product of the norms. A diagonal matrix has the largest modulus of its entries as its norm, so $\\lVert\\operatorname{diag}(\\varphi'(z_t))\\,W_{\\mathrm{rec}}\\rVert \\le \\gamma\\,\\lVert W_{\\mathrm{rec}}\\rVert$ at every step. Networks at rest at $z = 0$ attain the bound if $W_{\\mathrm{rec}}$ is a multiple of an orthogonal matrix.",
    "乘积的范数不超过范数的乘积。对角矩阵的范数是各对角元模的最大值，所以每一步都有 $\\lVert\\operatorname{diag}(\\varphi'(z_t))\\,W_{\\mathrm{rec}}\\rVert \\le \\gamma\\,\\lVert W_{\\mathrm{rec}}\\rVert$。网络停在 $z = 0$，而 $W_{\\mathrm{rec}}$ 是正交矩阵的倍数时，等号成立。",
  ),
  uses: ['rnn-product', 'activation-slope'],
  symbols: ['c_t', 'W_rec', 'gamma', 'rho', 'norm', 't'],
  verdict: 'conditional',
  unread: { tex: 'limit' },
  proves: [
    bound<RnnCase>({
      name: words('the norm of the product from each step to the last', '从各步到最后一步的乘积的范数'),
      draw,
      ...shown.inequality(),
      relation: atMost(),
      adversary: 100,
      controls: [
        shown.edit(String.raw`\rho^{\,k-j}`, String.raw`\bigl(\tfrac12\rho\bigr)^{k-j}`, {
          name: words(
            'half of the largest slope: $\\gamma = \\tfrac18$ for $\\sigma$',
            '最大斜率减半：对 $\\sigma$ 取 $\\gamma = \\tfrac18$',
          ),
        }),
        inPractice(
          practices.fixedPowers,
          mistake('spectral radius in place of the norm', '用谱半径代替范数', (g) =>
            powers(radius(g), g.T).toReversed(),
          ),
        ),
        inPractice(
          practices.fencepost,
          shown.edit('k-j} \\xrightarrow', 'k-j+1} \\xrightarrow', {
            name: words('one step too many: $\\rho^{k-j+1}$', '多算一步：$\\rho^{k-j+1}$'),
          }),
        ),
      ],
    }),
    bound<RnnCase>({
      name: words('networks at rest attain it', '静止的网络达到这个界'),
      draw: drawSteered({
        keeps: [0.2, 0.99],
        units: [2, 5],
        steps: [3, 12],
        rest: true,
        shapes: ['orthogonal'],
        admits: contracts,
      }),
      ...shown.attained(1 - 1e-9),
      relation: atMost(),
      controls: [
        mismeasured('one millionth larger', '再大百万分之一', (g) =>
          shown
            .side(1)(g)
            .map((v) => 1.000001 * v),
        ),
      ],
    }),
    identity<RnnCase>({
      name: words('the rate', '速率'),
      draw,
      ...shown.equation([closedForm(rho)], { chain: 1 }),
      relation: equal({ relative: 1e-12 }),
      controls: [
        inPractice(
          practices.frobenius,
          shown.edit(String.raw`\lVert W_{\mathrm{rec}}\rVert`, String.raw`\lVert W_{\mathrm{rec}}\rVert_F`, {
            chain: 1,
          }),
        ),
      ],
    }),
    hypotheses(shown, {
      draw,
      edges: [{ chain: 1, sign: 1, at: (g, off) => withRho(g, 1 + off) }],
      edits: [[String.raw`\lVert W_{\mathrm{rec}}\rVert < 1`, String.raw`\lVert W_{\mathrm{rec}}\rVert < 1.01`]],
    }),
    hypotheses(condition, {
      draw,
      edges: [{ chain: 0, at: (g, off) => withRho(g, 1 + off) }],
      edits: [[String.raw`\lVert W_{\mathrm{rec}}\rVert`, String.raw`\lVert W_{\mathrm{rec}}\rVert_F`]],
    }),
    tendsTo<Steady>({
      name: words('its limit, with the rate', '极限与速率'),
      draw: drawSteady({ keeps: [0.2, 0.99], units: [1, 3], admits: contracts }),
      steps: 16,
      distance: product,
      bound: allowed,
      rate: (g) => rho(long(g)),
      measured: words('norm of the product over $s$ steps', '$s$ 步乘积的范数'),
      cases: 40,
      controls: [
        wrongBound('the rate squared', '速率取平方', (g, s) => allowed(g, s) * allowed(g, s)),
        wrongDistance('slopes left out', '漏掉斜率', (g, s) => product(g, s) / power(gamma[g.phi], s)),
      ],
    }),
    witness<Steady>({
      name: words('growth at spectral radius zero', '谱半径为零时的增长'),
      draw: only<Steady>(nilpotent),
      left: [
        closedForm((g) => productNorms(forSteps(g, 10))),
        forwardMode((g) => productNormsForward(forSteps(g, 10))),
      ],
      right: () => Array.from({ length: 10 }, (_, s) => Math.sqrt(8.5) * power(1.5, s)),
      relation: equal({ relative: 1e-10 }),
      controls: [
        inPractice(
          practices.fixedPowers,
          mistake('the spectral radius decides', '由谱半径决定', (g) => powers(radius(forSteps(g, 1)), 10)),
        ),
      ],
    }),
    certificate({
      name: words(
        'one sigmoid unit: every state, every weight from $-3.9$ to $3.9$',
        '单个 sigmoid 单元：一切状态，$-3.9$ 到 $3.9$ 的一切权重',
      ),
      box: { z: entire, w: interval(-3.9, 3.9) },
      encloses: enclosure(
        "\\lvert\\sigma'(z)\\,w\\rvert < 0.976",
        ([z, w]) => abs(mul(sigmoidSlope(z), w)),
        lessThan(0.976),
      ),
      work: 1000,
      controls: [
        {
          name: words('every weight up to $4.1$ shrinks', '权重直到 $4.1$，乘积都缩小'),
          box: { z: entire, w: interval(-4.1, 4.1) },
          encloses: enclosure(
            "\\lvert\\sigma'(z)\\,w\\rvert < 1",
            ([z, w]) => abs(mul(sigmoidSlope(z), w)),
            lessThan(1),
          ),
        },
      ],
    }),
  ],
  condition: {
    tex: condition.tex,
    says: words(
      'The recurrent weights are small: $\\lVert W_{\\mathrm{rec}}\\rVert < 4$ for $\\sigma$, $\\lVert W_{\\mathrm{rec}}\\rVert < 1$ for $\\tanh$.',
      '循环权重足够小：用 $\\sigma$ 时 $\\lVert W_{\\mathrm{rec}}\\rVert < 4$，用 $\\tanh$ 时 $\\lVert W_{\\mathrm{rec}}\\rVert < 1$。',
    ),
    without: bound<Steady>({
      name: words('twenty steps keep no more than ten', '20 步保留的不多于 10 步'),
      draw: drawExpanding(2),
      pencil: resting,
      left: [closedForm((g) => productNorm(g, 20))],
      right: (g) => productNorm(g, 10),
      enclosed: (g) => ({ left: enclosedNorm(forSteps(g, 20)), right: enclosedNorm(forSteps(g, 10)) }),
      relation: atMost(),
      shows: words(
        'After 20 steps the product has the norm {left}, after 10 it had {right}: it grows.',
        '20 步之后乘积的范数是 {left}，10 步之后是 {right}：它在增长。',
      ),
      controls: [],
    }),
  },
  note: words(
    'The article does not state the condition; its remark on explosion hints at one. Without it the product may grow: $\\tanh$ units at rest with $W_{\\mathrm{rec}} = 1.5\\,Q$, $Q$ orthogonal, give exactly $1.5^{k-j}$. The norm cannot be replaced by the spectral radius, because the slopes differ from unit to unit.',
    '原文没有写明这个条件，只有关于爆炸的那句话略有暗示。没有这个条件，乘积可能增长：静止的 $\\tanh$ 单元配上 $W_{\\mathrm{rec}} = 1.5\\,Q$（$Q$ 为正交矩阵），乘积的范数恰好是 $1.5^{k-j}$。范数也不能换成谱半径，因为各单元的斜率并不相同。',
  ),
});
