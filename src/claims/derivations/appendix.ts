/** Derivations of the appendix. */
import { words } from '../../proof/words.ts';
import { type Derivations, lstmSteps } from '../derivation.ts';
import { by, used } from './rules.ts';

const raw = String.raw;

export const ofOutput = raw`\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr)`;

/** A layer with the slope `slope` depends on the state before through the output before. */
const ofLayer = (layer: string, gate: string, slope: string) =>
  lstmSteps(
    [
      [
        raw`\frac{\partial ${layer}_t}{\partial c_{t-1}} = \frac{\partial ${layer}_t}{\partial z^${gate}_t}\,\frac{\partial z^${gate}_t}{\partial h_{t-1}}\,\frac{\partial h_{t-1}}{\partial c_{t-1}}`,
        used(by.chainRule, 'the layer reads the state through the output only', '这一层只经由输出读取状态'),
      ],
      [
        raw`\frac{\partial ${layer}_t}{\partial z^${gate}_t} = \operatorname{diag}\bigl(${slope}'(z^${gate}_t)\bigr)`,
        by.entrywise,
      ],
      [
        raw`\frac{\partial z^${gate}_t}{\partial h_{t-1}} = U_${gate}`,
        used(by.linear, 'of its columns those that multiply the output', '只取与输出相乘的各列'),
      ],
      [
        raw`\frac{\partial h_{t-1}}{\partial c_{t-1}} = ${ofOutput}`,
        words(
          'derivative entry by entry; the gate was computed before the state and does not read it',
          '逐元素求导；输出门先于状态算出，并不读取状态',
        ),
      ],
      [
        raw`\frac{\partial ${layer}_t}{\partial c_{t-1}} = \operatorname{diag}\bigl(${slope}'(z^${gate}_t)\bigr)\,U_${gate}\,${ofOutput}`,
        by.putIn,
      ],
    ],
    { mistakes: [[raw`= U_${gate}`, raw`= U_${gate}^{\top}`]] },
  );

export default {
  'forget-gate-derivative': ofLayer('f', 'f', raw`\sigma`),
  'input-gate-derivative': ofLayer('i', 'i', raw`\sigma`),
  'candidate-derivative': ofLayer(raw`\tilde c`, 'c', raw`\tanh`),
} satisfies Derivations;
