/** Derivations of chapter 1. */
import { words } from '../../proof/words.ts';
import type { Derivations } from '../derivation.ts';
import { gentle, type Learner, stepOptions } from '../rnn/gradient-step-decrease.ts';
import { rnnSteps } from './rnn-steps.ts';
import { by, used } from './rules.ts';

const raw = String.raw;

export default {
  'rnn-state': rnnSteps(
    [
      [
        raw`z_t = W\,[c_{t-1};\,x_t]`,
        used(by.definition, 'the pre-activation reads state and input', '预激活值读取状态与输入'),
      ],
      [raw`= W_{\mathrm{rec}}\,c_{t-1} + W_{\mathrm{in}}\,x_t`, by.blocks],
      [raw`c_t = \varphi(z_t)`, used(by.definition, 'the activation, entry by entry', '逐元素施加激活函数')],
      [raw`= \varphi(W_{\mathrm{rec}}\,c_{t-1} + W_{\mathrm{in}}\,x_t)`, by.putIn],
    ],
    { at: { t: [1, 'T'] }, mistakes: [[raw`= W_{\mathrm{rec}}\,c_{t-1}`, raw`= W_{\mathrm{rec}}\,c_t`]] },
  ),
  'total-gradient': rnnSteps(
    [
      [raw`E = \sum_{t=1}^{T} E_t`, by.definition],
      [raw`= \sum_{t=1}^{T-1} E_t + E_T`, words('the last term apart', '分出最后一项')],
      [
        raw`\frac{\partial E}{\partial W} = \sum_{t=1}^{T-1} \frac{\partial E_t}{\partial W} + \frac{\partial E_T}{\partial W}`,
        by.sumRule,
      ],
      [raw`= \sum_{t=1}^{T} \frac{\partial E_t}{\partial W}`, words('one sum again', '合成一个和')],
    ],
    { mistakes: [[raw`\sum_{t=1}^{T} \frac{\partial E_t}`, raw`\sum_{t=2}^{T} \frac{\partial E_t}`]] },
  ),
  'gradient-step': words(
    'A definition: it says which step is taken, and there is nothing to derive.',
    '这是定义：它规定走哪一步，无需推导。',
  ),
  'gradient-step-decrease': rnnSteps<Learner>(
    [
      [raw`g = \frac{\partial E}{\partial W}`, by.definition],
      [
        raw`\bigl\lvert E(W - \alpha g) - E(W) + \alpha\,\lVert g\rVert_F^2 \bigr\rvert \le \tfrac12\,\alpha^2\,B`,
        words(
          'Taylor’s formula along the step: the slope there is minus the square of the norm, and $B$ bounds the second derivative',
          '沿这一步的泰勒公式：斜率是范数平方的相反数，二阶导数以 $B$ 为界',
        ),
      ],
      [
        raw`\biggl\lvert \frac{E(W) - E(W - \alpha g)}{\alpha\,\lVert g\rVert_F^2} - 1 \biggr\rvert \le \frac{\alpha\,B}{2\,\lVert g\rVert_F^2}`,
        words('divided by the estimate', '除以预计的降幅'),
      ],
      [
        raw`\frac{\alpha\,B}{2\,\lVert g\rVert_F^2} < 1`,
        words('hypothesis: the step is small for the bend', '假设：与弯曲的程度相比，步子足够小'),
      ],
      [raw`E(W - \alpha g) < E(W)`, words('the quotient is then positive', '于是比值为正')],
    ],
    {
      ...stepOptions,
      draw: gentle,
      mistakes: [[raw`\frac{\partial E}{\partial W}`, raw`\frac{\partial E_T}{\partial W}`]],
    },
  ),
} satisfies Derivations;
