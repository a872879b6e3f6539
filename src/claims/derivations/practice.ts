/** Derivations of chapter 9. */
import { words } from '../../proof/words.ts';
import { horizonOptions } from '../beyond/forget-bias-horizon.ts';
import { type Derivations, stepsIn } from '../derivation.ts';
import { type Decaying, decayOptions, drawHalf } from '../practice/decay-rate.ts';
import { keptByGru, quietGru } from '../practice/gru-keeps.ts';
import { type BoundedResidual, boundedResidual, drawBounded } from '../practice/residual-bounds.ts';
import { drawCarried } from '../practice/truncation-drops-all.ts';
import { twoBiasKind } from '../practice/two-bias-lstm.ts';
import { drawTwoBiases } from '../practice/two-biases.ts';
import { type ClippedByValue, clippedByValue, drawClippedByValue } from '../practice/value-clipping.ts';
import { lstmSteps } from './lstm-steps.ts';
import { gruSteps, linearSteps, residualSteps } from './recurrence-steps.ts';
import { rnnSteps } from './rnn-steps.ts';
import { by, used } from './rules.ts';

const raw = String.raw;
const [ih, hh] = [raw`b_{\mathrm{ih}}`, raw`b_{\mathrm{hh}}`];
const loss = (bias: string) => raw`\frac{\partial E}{\partial ${bias}}`;
const biasSteps = stepsIn(twoBiasKind, drawTwoBiases);

const factor = raw`\frac{\partial c_t}{\partial c_{t-1}}`;
const terms = (from: string, to: string) =>
  raw`\sum_{j=${from}}^{${to}} \delta_k\Biggl(\prod_{t=j+1}^{k}${factor}\Biggr)\frac{\partial^{+} c_j}{\partial W}`;
const pastState = raw`\frac{\partial c_{k-K}}{\partial W}`;
const fromPast = raw`\frac{\partial E_k}{\partial c_{k-K}}`;

const direct = raw`\operatorname{diag}(u_t)`;
const byUpdate = raw`\operatorname{diag}\bigl((h_{t-1} - \tilde h_t) \otimes \sigma'(z^u_t)\bigr)\,U_u`;
const byCandidate = raw`\operatorname{diag}\bigl((1 - u_t) \otimes \tanh'(z^h_t)\bigr)`;
const inner = raw`\operatorname{diag}(r_t)\,U_h + \operatorname{diag}(q_t \otimes \sigma'(z^r_t))\,U_r`;
const gruStep = raw`\frac{\partial h_t}{\partial h_{t-1}}`;
const across = raw`\frac{\partial h_k}{\partial h_j}`;

export default {
  'two-biases': biasSteps(
    [
      [raw`b_f = ${ih} + ${hh}`, by.definition],
      [
        raw`${loss(ih)} = ${loss('b_f')}`,
        used(by.chainRule, 'the sum moves by as much as the first bias', '第一个偏置动多少，和就动多少'),
      ],
      [raw`${loss(hh)} = ${loss('b_f')}`, used(by.chainRule, 'and by as much as the second', '第二个偏置也是如此')],
      [
        raw`\Bigl(${ih} - \alpha\,${loss(ih)}^{\top}\Bigr) + \Bigl(${hh} - \alpha\,${loss(hh)}^{\top}\Bigr) = ${ih} + ${hh} - 2\alpha\,${loss('b_f')}^{\top}`,
        by.putIn,
      ],
      [raw`= b_f - 2\alpha\,${loss('b_f')}^{\top}`, used(by.definition, 'of $b_f$', '$b_f$')],
    ],
    { at: {}, mistakes: [[raw`${ih} + ${hh} - 2\alpha`, raw`${ih} + ${hh} - \alpha`]] },
  ),
  'truncated-bptt': rnnSteps(
    [
      [raw`\frac{\partial E_k}{\partial W} = ${terms('1', 'k')}`, words('the sum of chapter 2', '第 2 章的求和式')],
      [
        raw`= ${terms('1', 'k-K')} + ${terms('k-K+1', 'k')}`,
        words('the terms up to $k - K$ and those after it', '到 $k - K$ 为止的项与其后的项分开'),
      ],
      [
        raw`${terms('1', 'k-K')} = ${fromPast}\,\sum_{j=1}^{k-K}\Biggl(\prod_{t=j+1}^{k-K}${factor}\Biggr)\frac{\partial^{+} c_j}{\partial W}`,
        words('the factors from $c_{k-K}$ on are in all of them', '从 $c_{k-K}$ 起的因子各项都有，提到前面'),
      ],
      [
        raw`= ${fromPast}\,${pastState}`,
        words('the sum of chapter 2 once more, for the state', '再用一次第 2 章的求和式，这次是对状态'),
      ],
      [raw`\frac{\partial E_k}{\partial W} - ${fromPast}\,${pastState} = ${terms('k-K+1', 'k')}`, by.solve],
    ],
    {
      at: { k: 'T', K: [1, 'k - 1'] },
      declares: { K: { kind: 'index' } },
      mistakes: [[raw`\sum_{j=1}^{k-K}\Biggl(\prod_{t=j+1}^{k-K}`, raw`\sum_{j=1}^{k-K}\Biggl(\prod_{t=j+1}^{k}`]],
    },
  ),
  'truncation-drops-all': lstmSteps(
    [
      [raw`f_t = 1`, words('hypothesis', '假设')],
      [
        raw`\frac{\partial c_t}{\partial c_{t-1}} = I`,
        words('no gate and no candidate reads the state before', '没有门、也没有候选值读取前一步的状态'),
      ],
      [raw`\frac{\partial E_k}{\partial c_1} = \frac{\partial E_k}{\partial c_k}`, by.induction],
      [
        raw`\frac{\partial^{+} c_t}{\partial V_c} = 0`,
        used(by.definition, 'here $V_c$ acts on the input $x_t = 0$', '此时 $V_c$ 作用于输入 $x_t = 0$'),
      ],
      [
        raw`\frac{\partial E_k}{\partial V_c} = \frac{\partial E_k}{\partial c_1}\,\frac{\partial^{+} c_1}{\partial V_c}`,
        words('of the sum over all steps, step 1 alone is left', '对各步的求和只剩第 1 步'),
      ],
    ],
    {
      at: { t: [2, 'T'], k: 'T' },
      names: { U_g: horizonOptions.names.U_g },
      draw: { ...drawCarried, sizes: { ...drawCarried.sizes, steps: [3, 4] } },
      mistakes: [[raw`\frac{\partial^{+} c_1}{\partial V_c}`, raw`\frac{\partial^{+} c_2}{\partial V_c}`]],
    },
  ),
  'gru-step': words('A definition: there is nothing to derive.', '这是定义，无需推导。'),
  'gru-jacobian': gruSteps(
    [
      [raw`h_t = u_t \otimes h_{t-1} + (1 - u_t) \otimes \tilde h_t`, by.definition],
      [
        raw`${gruStep} = ${direct} + \operatorname{diag}(h_{t-1} - \tilde h_t)\,\frac{\partial u_t}{\partial h_{t-1}} + \operatorname{diag}(1 - u_t)\,\frac{\partial \tilde h_t}{\partial h_{t-1}}`,
        words('product rule; the two places of $u_t$ together', '乘积法则；$u_t$ 出现的两处合并'),
      ],
      [raw`\frac{\partial u_t}{\partial h_{t-1}} = \operatorname{diag}(\sigma'(z^u_t))\,U_u`, by.entrywise],
      [raw`\frac{\partial r_t}{\partial h_{t-1}} = \operatorname{diag}(\sigma'(z^r_t))\,U_r`, by.entrywise],
      [raw`\frac{\partial q_t}{\partial h_{t-1}} = U_h`, by.linear],
      [
        raw`\frac{\partial \tilde h_t}{\partial h_{t-1}} = \operatorname{diag}(\tanh'(z^h_t))\,\Bigl(\operatorname{diag}(r_t)\,\frac{\partial q_t}{\partial h_{t-1}} + \operatorname{diag}(q_t)\,\frac{\partial r_t}{\partial h_{t-1}}\Bigr)`,
        words(
          'chain rule, and the product rule for $r_t \\otimes q_t$',
          '链式法则，并对 $r_t \\otimes q_t$ 用乘积法则',
        ),
      ],
      [raw`${gruStep} = ${direct} + ${byUpdate} + ${byCandidate}\,\bigl[${inner}\bigr]`, by.putIn],
      [
        raw`\frac{\partial h_k}{\partial h_1} = \prod_{t=2}^{k}${gruStep}`,
        used(by.chainRule, '$h_t$ is all that a step hands on', '一步交给下一步的只有 $h_t$'),
      ],
    ],
    {
      at: { k: 'T', t: [2, 'T'] },
      mistakes: [
        [raw`\operatorname{diag}(q_t)\,\frac{\partial r_t}`, raw`\operatorname{diag}(q_t)\,\frac{\partial u_t}`],
      ],
    },
  ),
  'gru-keeps': gruSteps(
    [
      [
        raw`${gruStep} = ${direct} + ${byUpdate} + ${byCandidate}\,\bigl[${inner}\bigr]`,
        words('the four ways', '四条路径'),
      ],
      [
        raw`\Bigl\lVert ${byUpdate} \Bigr\rVert \le \tfrac14\lVert U_u\rVert\,\lVert h_{t-1} - \tilde h_t\rVert_\infty`,
        words('no slope of σ exceeds ¼', 'σ 的斜率不超过 ¼'),
      ],
      [
        raw`\Bigl\lVert ${byCandidate}\,\bigl[${inner}\bigr] \Bigr\rVert \le \\ (1 - \min u_t)\bigl(\lVert U_h\rVert \max r_t + \tfrac14\lVert U_r\rVert\,\lVert q_t\rVert_\infty\bigr)`,
        used(by.triangle, 'and no slope of tanh exceeds 1', '并且 tanh 的斜率不超过 1'),
      ],
      [
        raw`\eta_t = \tfrac14\lVert U_u\rVert\,\lVert h_{t-1} - \tilde h_t\rVert_\infty + (1 - \min u_t)\bigl(\lVert U_h\rVert \max r_t + \tfrac14\lVert U_r\rVert\,\lVert q_t\rVert_\infty\bigr)`,
        used(by.definition, 'the sum of the two bounds', '两个上界之和'),
      ],
      [
        raw`\sigma_{\min}\Bigl(${gruStep}\Bigr) \ge \min u_t - \eta_t`,
        used(by.triangle, 'for each vector', '对每个向量'),
      ],
      [
        raw`\sigma_{\min}\Bigl(\frac{\partial h_k}{\partial h_1}\Bigr) \ge \prod_{t=2}^{k}\bigl(\min u_t - \eta_t\bigr)`,
        words('step after step', '逐步相乘'),
      ],
    ],
    {
      at: { k: 'T', t: [2, 'T'] },
      own: ['eta'],
      draw: quietGru({ steps: [3, 4], admits: (g) => keptByGru(g).every((q) => q > 0.1) }),
      mistakes: [[raw`\prod_{t=2}^{k}\bigl(\min u_t - \eta_t\bigr)`, raw`\prod_{t=3}^{k}\bigl(\min u_t\bigr)`]],
    },
  ),
  'residual-product': residualSteps(
    [
      [raw`h_t = h_{t-1} + \tilde h_t`, by.definition],
      [raw`\frac{\partial h_t}{\partial h_{t-1}} = I + R_t`, by.sumRule],
      [
        raw`R_t = \operatorname{diag}\bigl(\tanh'(z_t)\bigr)\,U`,
        used(by.chainRule, 'as in a plain network', '与普通 RNN 相同'),
      ],
      [
        raw`\frac{\partial h_k}{\partial h_j} = \frac{\partial h_k}{\partial h_{k-1}}\,\frac{\partial h_{k-1}}{\partial h_j}`,
        by.chainRule,
      ],
      [raw`= \prod_{t=j+1}^{k}\bigl(I + R_t\bigr)`, by.induction],
    ],
    { at: { k: 'T', t: [1, 'T'], j: [0, 'k - 1'] }, mistakes: [['= I + R_t', '= R_t']] },
  ),
  'residual-bounds': residualSteps<BoundedResidual>(
    [
      [raw`\lVert R_t\rVert \le \kappa`, words('hypothesis', '假设')],
      [raw`\Bigl\lVert \frac{\partial h_t}{\partial h_{t-1}} \Bigr\rVert \le 1 + \lVert R_t\rVert`, by.triangle],
      [
        raw`\sigma_{\min}\Bigl(\frac{\partial h_t}{\partial h_{t-1}}\Bigr) \ge 1 - \lVert R_t\rVert`,
        used(by.triangle, 'for each vector', '对每个向量'),
      ],
      [
        raw`\Bigl\lVert ${across} \Bigr\rVert \le \prod_{t=j+1}^{k}\bigl(1 + \lVert R_t\rVert\bigr)`,
        by.submultiplicative,
      ],
      [raw`\le (1 + \kappa)^{k-j}`, by.putIn],
      [
        raw`\sigma_{\min}\Bigl(${across}\Bigr) \ge \prod_{t=j+1}^{k}\bigl(1 - \lVert R_t\rVert\bigr)`,
        words('step after step', '逐步相乘'),
      ],
      [raw`\ge (1 - \kappa)^{k-j}`, by.putIn],
    ],
    {
      ...boundedResidual,
      at: { k: 'T', t: [1, 'T'], j: [0, 'k - 1'] },
      draw: { ...drawBounded, sizes: { ...drawBounded.sizes, steps: [3, 4] } },
      mistakes: [[raw`\ge (1 - \kappa)^{k-j}`, raw`\ge (1 - \kappa)^{k-j-1}`]],
    },
  ),
  'linear-state': linearSteps(
    [
      [raw`h_t = A\,h_{t-1} + B\,x_t`, by.definition],
      [raw`\frac{\partial h_t}{\partial h_{t-1}} = A`, by.linear],
      [
        raw`\frac{\partial h_k}{\partial h_j} = \prod_{t=j+1}^{k}\frac{\partial h_t}{\partial h_{t-1}}`,
        used(by.chainRule, 'the state is all that is handed on', '交给下一步的只有状态'),
      ],
      [raw`= A^{k-j}`, words('equal factors', '因子都相同')],
      [raw`h_k = A\,\bigl(A\,h_{k-2} + B\,x_{k-1}\bigr) + B\,x_k`, words('the step before put in', '代入前一步')],
      [raw`= A^{k-j}\,h_j + \sum_{t=j+1}^{k} A^{k-t}\,B\,x_t`, by.induction],
    ],
    { at: { k: 'T', t: [1, 'T'], j: [0, 'k - 1'] }, mistakes: [['A^{k-t}', 'A^{k-t+1}']] },
  ),
  'decay-rate': linearSteps<Decaying>(
    [
      [raw`A^{\top} A = e^{-2a}\,I`, words('hypothesis', '假设')],
      [
        raw`\bigl(A^{k-j}\bigr)^{\top} A^{k-j} = e^{-2a(k-j)}\,I`,
        used(by.induction, 'the innermost pair is $e^{-2a} I$ each time', '每次最里面的一对都是 $e^{-2a} I$'),
      ],
      [
        raw`\Bigl\lVert ${across} \Bigr\rVert = e^{-a(k-j)}`,
        words('the singular values are the roots of its eigenvalues', '奇异值是它的特征值的平方根'),
      ],
      [raw`\sigma_{\min}\Bigl(${across}\Bigr) = e^{-a(k-j)}`, words('all of them are equal', '它们全都相等')],
      [raw`e^{-b} = e^{a} - 1`, words('the bias, solved for its power of e', '由偏置解出 e 的幂')],
      [raw`\sigma(b) = \frac{1}{1 + e^{-b}}`, used(by.definition, 'of the sigmoid', 'sigmoid 函数')],
      [raw`= e^{-a}`, by.putIn],
      [raw`e^{a} = 2^{1/(k-1)}`, words('where half is left at step $k$', '到第 $k$ 步剩一半时')],
      [raw`b = b^{*}_k`, by.putIn],
    ],
    {
      ...decayOptions,
      at: { k: 'T', j: [1, 'k'] },
      draw: { ...drawHalf, sizes: { ...drawHalf.sizes, steps: [3, 5] } },
      mistakes: [['= e^{a} - 1', '= e^{a} + 1']],
    },
  ),
  'value-clipping': rnnSteps<ClippedByValue>(
    [
      [
        raw`g = \begin{bmatrix} \frac{\partial E}{\partial W_{\mathrm{rec}}} \\ \frac{\partial E}{\partial W_{\mathrm{in}}} \end{bmatrix}`,
        by.definition,
      ],
      [
        raw`\bar g = \begin{bmatrix} \max(-\theta, \min(\theta, g_1)) \\ \max(-\theta, \min(\theta, g_2)) \end{bmatrix}`,
        by.definition,
      ],
      [raw`\hat g = g\,\min\Bigl(1,\ \frac{\theta}{\lVert g\rVert}\Bigr)`, by.definition],
      [
        raw`\bar g^{\top} g = \theta\,\bigl(\lvert g_1\rvert + \lvert g_2\rvert\bigr)`,
        words('each entry is $\\theta$ with the sign of its own', '每个分量都是带原来符号的 $\\theta$'),
      ],
      [raw`\lVert\bar g\rVert = \sqrt{2}\,\theta`, words('two entries of one modulus', '两个分量的模相同')],
      [
        raw`\lVert g\rVert \le \lvert g_1\rvert + \lvert g_2\rvert`,
        used(by.triangle, 'the long way round is not shorter', '绕行不会更短'),
      ],
      [raw`\frac{\bar g^{\top} g}{\lVert\bar g\rVert\,\lVert g\rVert} \ge \frac{1}{\sqrt{2}}`, by.putIn],
      [
        raw`\frac{\hat g^{\top} g}{\lVert\hat g\rVert\,\lVert g\rVert} = 1`,
        words('a positive factor cancels', '正的因子约去'),
      ],
    ],
    {
      ...clippedByValue,
      at: {},
      draw: { ...drawClippedByValue, sizes: { ...drawClippedByValue.sizes, steps: [3, 4] } },
      mistakes: [[raw`= \sqrt{2}\,\theta`, raw`= \theta`]],
    },
  ),
} satisfies Derivations;
