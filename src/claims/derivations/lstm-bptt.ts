/** Derivations of chapter 5. */
import { words } from '../../proof/words.ts';
import type { Derivations } from '../derivation.ts';
import { lstmSteps } from './lstm-steps.ts';
import { by, used } from './rules.ts';

const raw = String.raw;
const gradient = (t: string) => raw`\frac{\partial E_${t}}{\partial W}`;

export default {
  'lstm-total-gradient': lstmSteps(
    [
      [raw`E = \sum_{t=1}^{T} E_t`, by.definition],
      [raw`= \sum_{t=1}^{T-1} E_t + E_T`, words('the last term apart', '分出最后一项')],
      [raw`\frac{\partial E}{\partial W} = \sum_{t=1}^{T-1} ${gradient('t')} + ${gradient('T')}`, by.sumRule],
      [raw`= \sum_{t=1}^{T} ${gradient('t')}`, words('one sum again', '合成一个和')],
      [
        raw`\frac{\partial E}{\partial W_f} = \sum_{t=1}^{T} \frac{\partial E_t}{\partial W_f}`,
        words('the same for each matrix, here that of the forget gate', '对每个矩阵都一样，这里以遗忘门为例'),
      ],
    ],
    { mistakes: [[raw`= \sum_{t=1}^{T} ${gradient('t')}`, raw`= \sum_{t=2}^{T} ${gradient('t')}`]] },
  ),
  'gradient-series': lstmSteps(
    [
      [raw`S_k = \sum_{t=1}^{k} ${gradient('t')}`, by.definition],
      [raw`\lVert S_k \rVert_F \le \lVert S_{k-1} \rVert_F + \Bigl\lVert ${gradient('k')} \Bigr\rVert_F`, by.triangle],
      [raw`\lVert S_T \rVert_F \le \sum_{t=1}^{T} \Bigl\lVert ${gradient('t')} \Bigr\rVert_F`, by.induction],
      [raw`${gradient('k')} = S_k - S_{k-1}`, words('the two sums differ by one term', '两个和只差一项')],
      [
        raw`\Bigl\lVert ${gradient('k')} \Bigr\rVert_F \le \lVert S_k \rVert_F + \lVert S_{k-1} \rVert_F`,
        used(by.triangle, 'if the sums tend to 0, so do the terms', '若和趋于 0，各项也趋于 0'),
      ],
    ],
    {
      at: { k: [2, 'T'] },
      own: ['S'],
      mistakes: [[raw`= S_k - S_{k-1}`, raw`= S_k - S_{k-2}`]],
    },
  ),
} satisfies Derivations;
