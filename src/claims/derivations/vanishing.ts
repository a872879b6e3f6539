/** Derivations of chapter 3. */

import { singularValues } from '../../engine/arithmetic/matrix.ts';
import { slopesAt, Wrec } from '../../engine/closed-forms/rnn-jacobians.ts';
import { drawInRnnBox } from '../../engine/networks/boxes.ts';
import type { Draw, RnnCase } from '../../engine/networks/draw.ts';
import { rnnTrace } from '../../engine/networks/traces.ts';
import { words } from '../../proof/words.ts';
import type { Derivations } from '../derivation.ts';
import { changed } from '../draws.ts';
import { chapterNetwork } from '../rnn/chapter-network.ts';
import { quiet } from '../vanishing/boxes.ts';
import { drawSteered, listens } from '../vanishing/networks.ts';
import { rnnSteps } from './rnn-steps.ts';
import { by, used } from './rules.ts';

const raw = String.raw;

const product = raw`\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}`;
const term = raw`\Bigl(${product}\Bigr)\frac{\partial^{+} c_j}{\partial W}`;
const shrinking = drawSteered({
  keeps: [0.2, 0.95],
  units: [1, 3],
  inputs: [1, 2],
  outputs: [1, 2],
  steps: [3, 4],
  admits: listens,
});
/** No factor stretches one direction much more than another: the least singular value of their product keeps its digits. */
const even = (values: ArrayLike<number>, by: number) =>
  Math.max(...Array.from(values)) <= by * Math.min(...Array.from(values));
const growing = drawSteered({
  keeps: [0.8, 3],
  shapes: ['normal', 'orthogonal'],
  rest: false,
  units: [2, 3],
  steps: [3, 4],
  admits: (g) =>
    even(singularValues(Wrec(g)), 4) &&
    rnnTrace(g)
      .z.slice(1)
      .every((z) => even(slopesAt(g, z), 4)),
});

/** One pre-activation, not so large that 1 − tanh² loses its digits; the network plays no part. */
interface Point {
  readonly z: number;
}
const points: Draw<Point> = { sizes: {}, make: (random) => ({ z: random.between(-3, 3) }) };

interface Learner extends RnnCase {
  readonly alpha: Float64Array;
}
const learners = changed(
  shrinking,
  (g, random): Learner => ({ ...g, alpha: Float64Array.of(random.between(0.01, 1)) }),
  (g) => listens(g) && g.alpha[0] > 0,
);

const Delta = raw`\Delta = \sup_k \lVert\delta_k\rVert`;
/** The bound on the far part of one loss, which the two claims after it go on from. */
const ofOneLoss = raw`\Bigl\lVert \sum_{j\le k-\tau} \delta_k ${term}\Bigr\rVert_F \le \lVert\delta_k\rVert\,\gamma X\,\frac{\rho^{\tau}}{1-\rho}`;

export default {
  'activation-slope': rnnSteps<Point>(
    [
      [
        raw`\sigma'(z) = \sigma(z)\,\bigl(1 - \sigma(z)\bigr)`,
        words('quotient rule for $1/(1 + e^{-z})$', '对 $1/(1 + e^{-z})$ 用商的求导法则'),
      ],
      [raw`= \tfrac14 - \bigl(\sigma(z) - \tfrac12\bigr)^2`, words('completed to a square', '配方')],
      [
        raw`\le \tfrac14`,
        words(
          'a square is at least 0, and 0 only where the sigmoid is one half, at $z = 0$',
          '平方不小于 0，只在 sigmoid 等于二分之一处，即 $z = 0$ 处为 0',
        ),
      ],
      [
        raw`\sigma(z)\,\bigl(1 - \sigma(z)\bigr) > 0`,
        words('the sigmoid lies between 0 and 1', 'sigmoid 介于 0 与 1 之间'),
      ],
      [
        raw`\tanh'(z) = 1 - \tanh(z)^2`,
        words(
          'quotient rule for the quotient of $e^z - e^{-z}$ and $e^z + e^{-z}$',
          '对 $e^z - e^{-z}$ 与 $e^z + e^{-z}$ 之商用求导法则',
        ),
      ],
      [raw`\le 1`, words('a square is at least 0, and 0 only at $z = 0$', '平方不小于 0，只在 $z = 0$ 处为 0')],
      [raw`1 - \tanh(z)^2 > 0`, words('$\\tanh$ lies between −1 and 1', '$\\tanh$ 介于 −1 与 1 之间')],
    ],
    {
      at: {},
      of: () => chapterNetwork(1),
      given: { z: ({ z }) => z },
      draw: points,
      mistakes: [[raw`= \tfrac14 -`, raw`= \tfrac12 -`]],
    },
  ),
  'rnn-vanishing-bound': rnnSteps(
    [
      [
        raw`\Bigl\lVert\frac{\partial c_t}{\partial c_{t-1}}\Bigr\rVert = \bigl\lVert\operatorname{diag}\bigl(\varphi'(z_t)\bigr)\,W_{\mathrm{rec}}\bigr\rVert`,
        words('the step Jacobian put in', '代入单步雅可比矩阵'),
      ],
      [
        raw`\le \bigl\lVert\operatorname{diag}\bigl(\varphi'(z_t)\bigr)\bigr\rVert\,\lVert W_{\mathrm{rec}}\rVert`,
        by.submultiplicative,
      ],
      [
        raw`= \lVert\varphi'(z_t)\rVert_\infty\,\lVert W_{\mathrm{rec}}\rVert`,
        words('the norm of a diagonal matrix is its largest entry in size', '对角矩阵的范数是对角元绝对值的最大值'),
      ],
      [
        raw`\le \gamma\,\lVert W_{\mathrm{rec}}\rVert`,
        words('no slope exceeds the largest one', '任何斜率都不超过最大斜率'),
      ],
      [raw`= \rho`, by.definition],
      [
        raw`\Biggl\lVert${product}\Biggr\rVert \le \prod_{t=j+1}^{k}\Bigl\lVert\frac{\partial c_t}{\partial c_{t-1}}\Bigr\rVert`,
        by.submultiplicative,
      ],
      [
        raw`\le \rho^{\,k-j}`,
        words(
          'each of the $k - j$ factors is at most $\\rho$; for $\\rho < 1$ this tends to 0',
          '$k - j$ 个因子各不超过 $\\rho$；$\\rho < 1$ 时它趋于 0',
        ),
      ],
    ],
    { mistakes: [[raw`= \lVert\varphi'(z_t)\rVert_\infty`, raw`= \lVert\varphi'(z_t)\rVert`]] },
  ),
  'rnn-vanishing-box': rnnSteps(
    [
      [
        raw`H = \begin{bmatrix} 1 & 1 & 1 & 1 \\ 1 & -1 & 1 & -1 \\ 1 & 1 & -1 & -1 \\ 1 & -1 & -1 & 1 \end{bmatrix}`,
        by.definition,
      ],
      [raw`H^{\top} H = 4\,I`, words('the columns are orthogonal, of length 2', '各列互相正交，长度为 2')],
      [
        raw`\lVert 0.45\,H\rVert = 0.9`,
        words('half of $H$ is orthogonal, of norm 1', '$H$ 的一半是正交矩阵，范数为 1'),
      ],
      [
        raw`\lVert W_{\mathrm{rec}} - 0.45\,H\rVert \le \lVert W_{\mathrm{rec}} - 0.45\,H\rVert_F`,
        words('the spectral norm is at most the Frobenius norm', '谱范数不超过 Frobenius 范数'),
      ],
      [raw`\le 0.06`, words('16 entries of at most 0.015', '16 个元素，每个至多 0.015')],
      [raw`\lVert W_{\mathrm{rec}}\rVert \le 0.9 + 0.06`, by.triangle],
      [
        raw`\Bigl\lVert\frac{\partial c_k}{\partial c_1}\Bigr\rVert \le \lVert W_{\mathrm{rec}}\rVert^{k-1}`,
        words('the vanishing bound: for tanh the largest slope is 1', '消失的上界：tanh 的最大斜率为 1'),
      ],
      [
        raw`\le 0.961^{k-1}`,
        words(
          '0.96 is below 0.961; the second box is a certificate, not a derivation',
          '0.96 小于 0.961；第二个区域靠区间证明，不靠推导',
        ),
      ],
    ],
    {
      at: { k: [2, 'T'] },
      draw: drawInRnnBox(quiet, [3, 4]),
      sizes: { n: 4, m: 1 },
      own: ['H'],
      mistakes: [[raw`= 4\,I`, raw`= 2\,I`]],
    },
  ),
  'rnn-exploding': rnnSteps(
    [
      [
        raw`\Biggl\lVert${product}\Biggr\rVert \le \bigl(\gamma\,\lVert W_{\mathrm{rec}}\rVert\bigr)^{k-j}`,
        words(
          'the vanishing bound: a product above 1 needs a norm above $1/\\gamma$',
          '消失的上界：乘积要大于 1，范数就必须大于 $1/\\gamma$',
        ),
      ],
      [
        raw`\sigma_{\min}\Bigl(\frac{\partial c_t}{\partial c_{t-1}}\Bigr) \ge \sigma_{\min}\bigl(\operatorname{diag}(\varphi'(z_t))\bigr)\,\sigma_{\min}(W_{\mathrm{rec}})`,
        words(
          'what one factor stretches least, the other stretches again',
          '一个因子至少拉长的倍数，再乘以另一个因子至少拉长的倍数',
        ),
      ],
      [
        raw`= \min\varphi'(z_t)\;\sigma_{\min}(W_{\mathrm{rec}})`,
        words('a diagonal matrix stretches least by its smallest entry', '对角矩阵至少按最小的对角元拉长'),
      ],
      [
        raw`\sigma_{\min}\Biggl(${product}\Biggr) \ge \prod_{t=j+1}^{k}\sigma_{\min}\Bigl(\frac{\partial c_t}{\partial c_{t-1}}\Bigr)`,
        words('the same for all factors: at least $q$ for each', '对所有因子同样处理：每个至少为 $q$'),
      ],
      [
        raw`\Bigl\lvert\det\Bigl(\frac{\partial c_t}{\partial c_{t-1}}\Bigr)\Bigr\rvert^{1/n} \ge \min\varphi'(z_t)\;\lvert\det W_{\mathrm{rec}}\rvert^{1/n}`,
        words(
          'determinants multiply, and each slope is at least the smallest',
          '行列式相乘，而每个斜率都不小于最小的斜率',
        ),
      ],
      [
        raw`\Biggl\lVert${product}\Biggr\rVert \ge \Biggl\lvert\det\Biggl(${product}\Biggr)\Biggr\rvert^{1/n}`,
        words(
          'the largest singular value is at least the geometric mean of all',
          '最大奇异值不小于所有奇异值的几何平均',
        ),
      ],
    ],
    {
      at: { k: 'T', t: [2, 'T'], j: [1, 'k - 1'] },
      draw: growing,
      mistakes: [[raw`= \min\varphi'(z_t)`, raw`= \max\varphi'(z_t)`]],
    },
  ),
  'rnn-step-gradient-limit': rnnSteps(
    [
      [
        raw`\Bigl\lVert\frac{\partial^{+} c_j}{\partial W}\Bigr\rVert = \lVert\varphi'(z_j)\rVert_\infty\,\bigl\lVert[c_{j-1};\,x_j]\bigr\rVert`,
        words(
          'row $i$ is the slope of unit $i$ times the vector that its weights multiply',
          '第 $i$ 行是第 $i$ 个单元的斜率乘以其权重所乘的向量',
        ),
      ],
      [raw`\le \gamma X`, words('the largest slope, and the longest such vector', '最大斜率，以及最长的这种向量')],
      [
        raw`\Bigl\lVert \delta_k ${term}\Bigr\rVert_F \le \lVert\delta_k\rVert\,\Bigl\lVert${product}\Bigr\rVert\,\Bigl\lVert\frac{\partial^{+} c_j}{\partial W}\Bigr\rVert`,
        used(by.submultiplicative, 'of a row the Frobenius norm is the length', '行向量的 Frobenius 范数就是长度'),
      ],
      [raw`\le \lVert\delta_k\rVert\,\rho^{\,k-j}\,\gamma X`, words('the vanishing bound put in', '代入消失的上界')],
      [
        raw`\Bigl\lVert \sum_{j\le k-\tau} \delta_k ${term}\Bigr\rVert_F \le \sum_{j\le k-\tau} \lVert\delta_k\rVert\,\rho^{\,k-j}\,\gamma X`,
        by.triangle,
      ],
      [
        raw`\le \lVert\delta_k\rVert\,\gamma X\,\frac{\rho^{\tau}}{1-\rho}`,
        words(
          'geometric series from the power $\\tau$ on, for $\\rho < 1$',
          '从 $\\tau$ 次幂起的等比级数，$\\rho < 1$',
        ),
      ],
      [
        raw`\le \Delta\,\gamma X\,\frac{\rho^{\tau}}{1-\rho}`,
        words('one bound for all $k$', '对所有 $k$ 用同一个上界'),
      ],
    ],
    {
      at: { k: 'T', tau: [0, 'k - 1'], j: [1, 'k'] },
      draw: shrinking,
      names: { Delta },
      mistakes: [[raw`= \lVert\varphi'(z_j)\rVert_\infty`, raw`= \lVert\varphi'(z_j)\rVert`]],
    },
  ),
  'rnn-total-gradient-limit': rnnSteps(
    [
      [ofOneLoss, words('the bound on the distant terms of one loss', '单个损失中远处各项的上界')],
      [
        raw`\Bigl\lVert \sum_{k}\sum_{j\le k-\tau} \delta_k ${term}\Bigr\rVert_F \le \sum_{k>\tau} \lVert\delta_k\rVert\,\gamma X\,\frac{\rho^{\tau}}{1-\rho}`,
        used(
          by.triangle,
          'a loss at step $\\tau$ or before has no such terms',
          '第 $\\tau$ 步及以前的损失没有这样的项',
        ),
      ],
      [
        raw`\le T\,\Delta\,\gamma X\,\frac{\rho^{\tau}}{1-\rho}`,
        words('at most $T$ losses, each with the same bound', '至多 $T$ 个损失，用同一个上界'),
      ],
      [
        raw`\frac{\Bigl\lVert \sum_{k}\sum_{j\le k-\tau} \delta_k ${term}\Bigr\rVert_F}{\lVert\partial E/\partial W\rVert_F} \le \frac{T\,\Delta}{\lVert\partial E/\partial W\rVert_F}\,\gamma X\,\frac{\rho^{\tau}}{1-\rho}`,
        words(
          'divided by the whole gradient; this is at most $\\Delta/\\beta$ times the rest where the gradient is at least $\\beta T$',
          '除以整个梯度；梯度不小于 $\\beta T$ 时，系数至多为 $\\Delta/\\beta$',
        ),
      ],
    ],
    {
      at: { k: [1, 'T'], tau: [0, 'T - 1'] },
      draw: shrinking,
      names: { Delta },
      mistakes: [[raw`\le \sum_{k>\tau}`, raw`\le \tfrac12 \sum_{k>\tau + 2}`]],
    },
  ),
  'rnn-update-limit': rnnSteps<Learner>(
    [
      [ofOneLoss, words('the bound on the distant terms of one loss', '单个损失中远处各项的上界')],
      [
        raw`\Bigl\lVert \alpha\sum_{k}\sum_{j\le k-\tau} \delta_k ${term}\Bigr\rVert_F = \alpha\,\Bigl\lVert \sum_{k}\sum_{j\le k-\tau} \delta_k ${term}\Bigr\rVert_F`,
        words('a positive factor leaves the norm', '正的因子可以提到范数外面'),
      ],
      [
        raw`\le \alpha\,\gamma X \sum_{k>\tau}\lVert\delta_k\rVert\,\frac{\rho^{\tau}}{1-\rho}`,
        used(by.triangle, 'over the losses', '对各步损失求和'),
      ],
      [
        raw`\le (T-\tau)\,\alpha\,\Delta\,\gamma X\,\frac{\rho^{\tau}}{1-\rho}`,
        words('$T - \\tau$ losses have a past of $\\tau$ steps', '有 $T - \\tau$ 个损失的时滞能达到 $\\tau$ 步'),
      ],
    ],
    {
      at: { k: [1, 'T'], tau: [0, 'T - 1'] },
      draw: learners,
      given: { alpha: ({ alpha }) => alpha[0] },
      names: { Delta },
      mistakes: [[raw`= \alpha\,\Bigl`, raw`= \alpha^2\,\Bigl`]],
    },
  ),
} satisfies Derivations;
