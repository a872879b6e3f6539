/** Derivations of chapter 4, which is made of definitions. */
import { words } from '../../proof/words.ts';
import type { Derivations } from '../derivation.ts';
import { lstmSteps } from './lstm-steps.ts';
import { by } from './rules.ts';

const raw = String.raw;
const defined = words('A definition: there is nothing to derive.', '这是定义，无需推导。');

export default {
  'forget-gate': defined,
  candidate: defined,
  'input-gate': defined,
  'input-gate-output': lstmSteps(
    [
      [raw`c_t = c_{t-1} \otimes f_t \oplus \tilde c_t \otimes i_t`, by.definition],
      [raw`c_t - c_{t-1} \otimes f_t = \tilde c_t \otimes i_t`, by.solve],
      [
        raw`\lVert\tilde c_t \otimes i_t\rVert_\infty \le \lVert\tilde c_t\rVert_\infty\,\lVert i_t\rVert_\infty`,
        words('each entry is a product of two entries', '每个元素都是两个元素的乘积'),
      ],
      [
        raw`< 1`,
        words(
          'tanh lies between −1 and 1, the sigmoid between 0 and 1',
          'tanh 介于 −1 与 1 之间，sigmoid 介于 0 与 1 之间',
        ),
      ],
    ],
    { at: { t: [1, 'T'] }, mistakes: [[raw`c_{t-1} \otimes f_t =`, raw`c_{t-1} =`]] },
  ),
  'cell-state': defined,
  'output-gate': defined,
  'output-vector': defined,
} satisfies Derivations;
