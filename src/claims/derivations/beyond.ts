/** Derivations of chapter 8. */
import { norm, orthogonalFactor } from '../../engine/arithmetic/matrix.ts';
import { Wrec } from '../../engine/closed-forms/rnn-jacobians.ts';
import { rnnBptt } from '../../engine/derivatives/rnn-bptt.ts';
import { type Draw, drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { drawLstm, type LstmCase } from '../../engine/networks/draw-lstm.ts';
import { scalarShape } from '../../formula/dimensions.ts';
import { Scope } from '../../formula/scope.ts';
import { scalar } from '../../formula/value.ts';
import { words } from '../../proof/words.ts';
import { atHorizon, horizonOptions } from '../beyond/forget-bias-horizon.ts';
import { type Derivations, stepsIn } from '../derivation.ts';
import { changed } from '../draws.ts';
import { withoutRecurrence } from '../lstm-gradient/cell-derivatives.ts';
import { withWrec } from '../vanishing/networks.ts';
import { lstmSteps } from './lstm-steps.ts';
import { rnnSteps } from './rnn-steps.ts';
import { by, used } from './rules.ts';

const raw = String.raw;

/** Without recurrence but in the output gate, and with a forget gate that float64 rounds to 1. */
const carousel = changed(drawLstm({ units: [1, 3], inputs: [1, 2], steps: [3, 4] }), (g): LstmCase => {
  const cut = withoutRecurrence(g, ['f', 'i', 'c']);
  return { ...cut, W: { ...cut.W, f: cut.W.f.map(() => 0) }, b: { ...cut.b, f: cut.b.f.map(() => 1000) } };
});

interface Clipped extends RnnCase {
  readonly theta: number;
}
const clipped = changed(
  drawRnn({ units: [1, 3], inputs: [1, 2], steps: [3, 4] }),
  (g, random): Clipped => ({ ...g, theta: norm(rnnBptt(g).W) * random.between(0.1, 3) }),
  (g) => g.theta > 1e-6,
);

const orthogonal = changed(drawRnn({ units: [1, 3], outputs: [1, 1], steps: [3, 4], phi: 'tanh' }), (g) =>
  withWrec(g, orthogonalFactor(Wrec(g))),
);
const product = raw`\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}`;

/** W = [[r, a], [0, r]], which is no network: r, a and W are all the names there are. */
interface Shear {
  readonly r: number;
  readonly a: number;
}
const number = { kind: 'value', shape: scalarShape } as const;
const two = { rows: { 1: 2 }, cols: { 1: 2 } };
const shears: Draw<Shear> = {
  sizes: {},
  make: (random) => ({ r: random.between(0.7, 0.95), a: random.between(1, 5) }),
};
const shearSteps = stepsIn<Shear>(
  {
    scope: new Scope({ k: { kind: 'index' }, W: { kind: 'value', shape: two }, r: number, a: number }),
    network: (numbers, { r, a }) => ({
      numbers,
      sizes: { T: 8, n: 2 },
      value: (key) =>
        key === 'W'
          ? { rows: 2, cols: 2, data: [r, a, 0, r].map(numbers.of) }
          : scalar(numbers.of(key === 'r' ? r : a)),
      derivative: () => {
        throw new RangeError('nothing is differentiated here');
      },
      apply: (_, __, x) => x,
    }),
  },
  shears,
);
const experiment = words(
  'An experiment: rates over recorded trainings are compared, and nothing is derived.',
  '这是实验：比较有记录的训练的比例，没有推导。',
);

export default {
  'constant-error-carousel': lstmSteps(
    [
      [raw`f_t = 1`, words('hypothesis: there is no forget gate', '假设：没有遗忘门')],
      [
        raw`M_t = 0`,
        words(
          'hypothesis: forget gate, input gate and candidate read no output',
          '假设：遗忘门、输入门与候选值都不读取输出',
        ),
      ],
      [
        raw`\frac{\partial c_t}{\partial c_1} = F_t\,\frac{\partial c_{t-1}}{\partial c_1} + M_t\,\frac{\partial h_{t-1}}{\partial c_1}`,
        by.chainRule,
      ],
      [raw`= \frac{\partial c_{t-1}}{\partial c_1}`, by.putIn],
      [raw`\frac{\partial c_k}{\partial c_1} = I`, by.induction],
    ],
    { at: { t: [2, 'T'], k: [1, 'T'] }, draw: carousel, mistakes: [[raw`M_t = 0`, raw`G_t = 0`]] },
  ),
  'forget-bias-horizon': lstmSteps(
    [
      [raw`f_t = \sigma(b_f)`, words('the gate reads neither output nor input', '遗忘门既不读取输出，也不读取输入')],
      [raw`\prod_{t=2}^{k} f_t = \sigma(b_f)^{k-1}`, words('$k - 1$ equal factors', '$k - 1$ 个相同的因子')],
      [raw`b^{*}_k = -\ln\bigl(2^{1/(k-1)} - 1\bigr)`, by.definition],
      [raw`1 + e^{-b^{*}_k} = 2^{1/(k-1)}`, words('solved for the power of 2', '解出 2 的幂')],
      [raw`\sigma(b^{*}_k) = \frac{1}{1 + e^{-b^{*}_k}}`, used(by.definition, 'of the sigmoid', 'sigmoid 函数')],
      [raw`\sigma(b^{*}_k)^{k-1} = \tfrac12`, by.putIn],
      [raw`a_k = \frac{\ln 2}{k-1}`, used(by.definition, 'a short name', '简记')],
      [raw`b^{*}_k = -\ln\bigl(e^{a_k} - 1\bigr)`, words('the power of 2 as a power of e', '把 2 的幂写成 e 的幂')],
      [raw`\ln\frac{k-1}{\ln 2} - b^{*}_k = \ln\frac{e^{a_k} - 1}{a_k}`, words('difference of logarithms', '对数之差')],
      [raw`\ge 0`, words('$e^a$ is at least $1 + a$', '$e^a$ 不小于 $1 + a$')],
      [raw`\ln\frac{e^{a_k} - 1}{a_k} \le a_k`, words('$e^a - 1$ is at most $a\\,e^a$', '$e^a - 1$ 不超过 $a\\,e^a$')],
    ],
    {
      ...horizonOptions,
      at: { t: [2, 'T'], k: 'T' },
      own: ['a'],
      draw: { ...atHorizon, sizes: { ...atHorizon.sizes, steps: [3, 9] } },
      mistakes: [[raw`1 + e^{-b^{*}_k} =`, raw`1 + e^{b^{*}_k} =`]],
    },
  ),
  'gradient-clipping': rnnSteps<Clipped>(
    [
      [raw`\hat g = g\,\min\Bigl(1, \frac{\theta}{\lVert g\rVert}\Bigr)`, by.definition],
      [
        raw`\lVert\hat g\rVert = \lVert g\rVert\,\min\Bigl(1, \frac{\theta}{\lVert g\rVert}\Bigr)`,
        words('a positive factor leaves the norm', '正的因子可以提到范数外面'),
      ],
      [raw`= \min\bigl(\lVert g\rVert, \theta\bigr)`, words('multiplied out', '乘进去')],
      [raw`\le \theta`, words('a minimum is at most each of the two', '最小值不超过二者中任何一个')],
      [raw`\frac{\hat g}{\lVert\hat g\rVert} = \frac{g}{\lVert g\rVert}`, words('the factor cancels', '因子约去')],
    ],
    {
      names: {
        g: raw`g = \frac{\partial E}{\partial W}`,
        '^g': raw`\hat g = g\,\min\Bigl(1, \frac{\theta}{\lVert g\rVert}\Bigr)`,
      },
      given: { theta: ({ theta }) => theta },
      draw: clipped,
      mistakes: [[raw`= \min\bigl(\lVert g\rVert, \theta\bigr)`, raw`= \min\bigl(1, \theta\bigr)`]],
    },
  ),
  'orthogonal-recurrence': rnnSteps(
    [
      [
        raw`\frac{\partial c_t}{\partial c_{t-1}} = W_{\mathrm{rec}}`,
        words('hypothesis: the activation is the identity, its slope 1', '假设：激活函数是恒等函数，斜率为 1'),
      ],
      [raw`W_{\mathrm{rec}}^{\top}\,W_{\mathrm{rec}} = I`, words('hypothesis', '假设')],
      [
        raw`\Bigl(${product}\Bigr)^{\top}\,\Bigl(${product}\Bigr) = I`,
        used(by.induction, 'the innermost pair is $I$ each time', '每次最里面的一对都是 $I$'),
      ],
      [
        raw`\Biggl\lVert${product}\Biggr\rVert = 1`,
        words('the singular values are the roots of the eigenvalues of this $I$', '奇异值是这个 $I$ 的特征值的平方根'),
      ],
      [raw`\sigma_{\min}\Biggl(${product}\Biggr) = 1`, words('all of them are 1', '它们全都是 1')],
    ],
    {
      at: { t: [1, 'T'], k: 'T', j: 0 },
      slope: () => 1,
      draw: orthogonal,
      mistakes: [
        [raw`{\partial c_{t-1}} = W_{\mathrm{rec}}`, raw`{\partial c_{t-1}} = W_{\mathrm{rec}}\,W_{\mathrm{rec}}`],
      ],
    },
  ),
  'transient-growth': shearSteps(
    [
      [raw`W = \begin{bmatrix} r & a \\ 0 & r \end{bmatrix}`, by.definition],
      [raw`W^{k} = W\,W^{k-1}`, used(by.definition, 'of a power', '幂')],
      [
        raw`= \begin{bmatrix} r^{k} & k\,a\,r^{k-1} \\ 0 & r^{k} \end{bmatrix}`,
        used(by.induction, 'each factor adds one $a$ to the corner', '每个因子给右上角添上一个 $a$'),
      ],
      [raw`k\,a\,r^{k-1} \le \lVert W^{k}\rVert`, words('no entry is larger than the norm', '任何元素都不超过范数')],
      [
        raw`\lVert W^{k}\rVert \le r^{k} + k\,a\,r^{k-1}`,
        used(by.triangle, 'diagonal and corner apart', '对角与右上角分开'),
      ],
      [
        raw`= r^{k}\Bigl(1 + \frac{k\,a}{r}\Bigr)`,
        words('the power taken out; the $k$-th root tends to $r$', '提出幂；其 $k$ 次方根趋于 $r$'),
      ],
    ],
    { at: { k: [2, 8] }, draw: shears, mistakes: [[raw`& k\,a\,r^{k-1} \\`, raw`& a\,r^{k-1} \\`]] },
  ),
  'latch-experiment': experiment,
  'adding-experiment': experiment,
} satisfies Derivations;
