/** Derivations of chapter 2. */
import { words } from '../../proof/words.ts';
import type { Derivations } from '../derivation.ts';
import { rnnSteps } from './rnn-steps.ts';
import { by, used } from './rules.ts';

const raw = String.raw;

export default {
  'rnn-chain': rnnSteps(
    [
      [
        raw`\frac{\partial E_k}{\partial W} = \frac{\partial E_k}{\partial h_k}\,\frac{\partial h_k}{\partial c_k}\,\frac{\partial c_k}{\partial W}`,
        used(by.chainRule, 'the weights reach the loss through the state only', '权重只经由状态影响损失'),
      ],
      [
        raw`\frac{\partial c_t}{\partial W} = \frac{\partial^{+} c_t}{\partial W} + \frac{\partial c_t}{\partial c_{t-1}}\,\frac{\partial c_{t-1}}{\partial W}`,
        used(
          by.chainRule,
          'the weights act in this step, and through the state before',
          '权重既在这一步起作用，又经由前一步的状态起作用',
        ),
      ],
      [
        raw`\frac{\partial c_k}{\partial W} = \frac{\partial^{+} c_k}{\partial W} + \frac{\partial c_k}{\partial c_{k-1}}\Bigl(\frac{\partial^{+} c_{k-1}}{\partial W} + \frac{\partial c_{k-1}}{\partial c_{k-2}}\,\frac{\partial c_{k-2}}{\partial W}\Bigr)`,
        words('the step before put in for $t = k - 1$', '把上式取 $t = k - 1$，代入 $t = k$ 的式子'),
      ],
      [
        raw`= \sum_{j=1}^{k}\Biggl(\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr)\frac{\partial^{+} c_j}{\partial W}`,
        used(
          by.induction,
          'it ends at the first state, which does not depend on the weights',
          '到初始状态为止，它与权重无关',
        ),
      ],
      [
        raw`\frac{\partial E_k}{\partial W} = \sum_{j=1}^{k} \frac{\partial E_k}{\partial h_k}\,\frac{\partial h_k}{\partial c_k}\Biggl(\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr)\frac{\partial^{+} c_j}{\partial W}`,
        by.putIn,
      ],
    ],
    {
      mistakes: [
        [raw`\frac{\partial^{+} c_t}{\partial W} +`, raw`\frac{\partial c_t}{\partial W} +`],
        [raw`= \sum_{j=1}^{k}\Biggl(`, raw`= \sum_{j=2}^{k}\Biggl(`],
      ],
    },
  ),
  'rnn-step-jacobian': rnnSteps(
    [
      [
        raw`\frac{\partial c_t}{\partial c_{t-1}} = \frac{\partial c_t}{\partial z_t}\,\frac{\partial z_t}{\partial c_{t-1}}`,
        used(
          by.chainRule,
          'the state follows the one before through the pre-activation',
          '状态经由预激活值依赖前一步的状态',
        ),
      ],
      [raw`\frac{\partial c_t}{\partial z_t} = \operatorname{diag}\bigl(\varphi'(z_t)\bigr)`, by.entrywise],
      [raw`\frac{\partial z_t}{\partial c_{t-1}} = W_{\mathrm{rec}}`, by.linear],
      [
        raw`\frac{\partial c_t}{\partial c_{t-1}} = \operatorname{diag}\bigl(\varphi'(z_t)\bigr)\,W_{\mathrm{rec}}`,
        by.putIn,
      ],
    ],
    {
      at: { t: [1, 'T'] },
      mistakes: [
        [raw`{\partial c_{t-1}} = W_{\mathrm{rec}}`, raw`{\partial c_{t-1}} = W_{\mathrm{rec}}^{\top}`],
        [raw`\bigr)\,W_{\mathrm{rec}}`, raw`\bigr)\,W_{\mathrm{rec}}\,W_{\mathrm{rec}}`],
      ],
    },
  ),
  'rnn-product': rnnSteps(
    [
      [
        raw`\frac{\partial c_k}{\partial c_j} = \frac{\partial c_k}{\partial c_{k-1}}\,\frac{\partial c_{k-1}}{\partial c_j}`,
        used(by.chainRule, 'the later step stands on the left', '较晚的一步写在左边'),
      ],
      [raw`= \prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}`, by.induction],
      [
        raw`= \prod_{t=j+1}^{k}\operatorname{diag}\bigl(\varphi'(z_t)\bigr)\,W_{\mathrm{rec}}`,
        words('the step Jacobian put in', '代入单步雅可比矩阵'),
      ],
      [
        raw`\frac{\partial c_k}{\partial c_1} = \prod_{t=2}^{k}\operatorname{diag}\bigl(\varphi'(z_t)\bigr)\,W_{\mathrm{rec}}`,
        words('the case $j = 1$', '$j = 1$ 的情形'),
      ],
    ],
    {
      at: { k: 'T', j: [1, 'k - 1'] },
      mistakes: [[raw`= \prod_{t=j+1}^{k}\frac`, raw`= \prod_{t=j}^{k}\frac`]],
    },
  ),
} satisfies Derivations;
