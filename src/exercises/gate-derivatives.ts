/** Exercises on the three derivatives. */
import { sigmoidSlope } from '../engine/arithmetic/elementary.ts';
import { gateJacobian, outputSlope } from '../engine/closed-forms/lstm-jacobians.ts';
import { lstmTrace } from '../engine/networks/traces.ts';
import { words } from '../proof/words.ts';
import { type Exercise, raw, rounded, toDecimals } from './exercise.ts';
import { smallLstm } from './networks.ts';

const to4 = toDecimals(4);
const g = smallLstm(3);
const { steps } = lstmTrace(g);
const shown = outputSlope(g, 2)[0];
const slope = sigmoidSlope(steps[2].z.f[0]);
const derivative = gateJacobian(g, 'f', 3).data[0];

const exercises: readonly Exercise[] = [
  {
    id: 'forget-gate-at-three',
    asks: words(
      raw`What is $\partial f_3/\partial c_2$ in the small cell? Four decimals. $z^f_3 = ${to4(steps[2].z.f[0])}$, and $o_2\,\tanh'(c_2) = ${to4(shown)}$.`,
      raw`小 LSTM 的 $\partial f_3/\partial c_2$ 是多少？保留四位小数。$z^f_3 = ${to4(steps[2].z.f[0])}$，$o_2\,\tanh'(c_2) = ${to4(shown)}$。`,
    ),
    hints: [
      words(
        raw`Slope of the gate, its recurrent weight $1$, the way from $c_2$ to $h_2$.`,
        raw`门的斜率、循环权重 $1$、从 $c_2$ 到 $h_2$ 的通路，三者相乘。`,
      ),
    ],
    solution: words(
      raw`$\sigma'(${to4(steps[2].z.f[0])}) \cdot 1 \cdot ${to4(shown)} = ${to4(slope)} \cdot ${to4(shown)} = ${to4(derivative)}$.`,
      raw`$\sigma'(${to4(steps[2].z.f[0])}) \cdot 1 \cdot ${to4(shown)} = ${to4(slope)} \cdot ${to4(shown)} = ${to4(derivative)}$。`,
    ),
    answer: {
      kind: 'number',
      value: derivative,
      ...rounded(4),
      mistaken: [
        {
          value: slope,
          says: words(
            raw`That is the slope alone: the way from $c_2$ to $h_2$ is missing.`,
            raw`这只是斜率：漏掉了从 $c_2$ 到 $h_2$ 的通路。`,
          ),
        },
        {
          value: steps[2].f[0] * shown,
          says: words(
            raw`That has the gate $f_3$ in place of its slope.`,
            raw`这里用了门 $f_3$ 本身，而不是它的斜率。`,
          ),
        },
        {
          value: derivative * (steps[2].o[0] / steps[1].o[0]),
          says: words(
            raw`That has $o_3$; the output that step $3$ reads was made with $o_2$.`,
            raw`这里用了 $o_3$；第 $3$ 步读取的输出是用 $o_2$ 算出的。`,
          ),
        },
      ],
    },
  },
  {
    id: 'wrong-time',
    asks: words('One piece of this derivative is wrong. Which?', '这个导数有一处写错了。是哪一处？'),
    hints: [words(raw`Which output do the layers of step $t$ read?`, raw`第 $t$ 步的各层读取的是哪一步的输出？`)],
    solution: words(
      raw`They read $h_{t-1} = o_{t-1} \otimes \tanh(c_{t-1})$, so that the gate is $o_{t-1}$.`,
      raw`它们读取 $h_{t-1} = o_{t-1} \otimes \tanh(c_{t-1})$，所以门是 $o_{t-1}$。`,
    ),
    answer: {
      kind: 'mistake',
      claim: 'input-gate-derivative',
      part: 1,
      control: 0,
      pieces: [raw`\sigma'`, 'U_i', 'o_t', raw`\tanh'`],
      judged: {
        target: 'lstm-input',
        relation: raw`\frac{\partial i_t}{\partial c_{t-1}} = \operatorname{diag}\bigl(\sigma'(z^i_t)\bigr)\,U_i\,\operatorname{diag}\bigl(o_t \otimes \tanh'(c_{t-1})\bigr)`,
      },
    },
  },
  {
    id: 'slope-of-the-candidate',
    asks: words(
      raw`Write $\partial \tilde c_t/\partial c_{t-1}$ for any number of units.`,
      raw`写出 $\partial \tilde c_t/\partial c_{t-1}$，单元数任意。`,
    ),
    hints: [
      words('It is the derivative of the forget gate with two changes.', '它与遗忘门的导数只有两处不同。'),
      words(
        raw`The candidate is a $\tanh$, with the recurrent block $U_c$.`,
        raw`候选值用的是 $\tanh$，循环块是 $U_c$。`,
      ),
    ],
    solution: words(
      raw`$\operatorname{diag}(\tanh'(z^c_t))\,U_c$ $\operatorname{diag}(o_{t-1} \otimes \tanh'(c_{t-1}))$.`,
      raw`$\operatorname{diag}(\tanh'(z^c_t))\,U_c$ $\operatorname{diag}(o_{t-1} \otimes \tanh'(c_{t-1}))$。`,
    ),
    answer: {
      kind: 'formula',
      target: 'lstm-candidate',
      right: "diag(tanh'(zc[t])) Uc diag(o[t-1]*tanh'(c[t-1]))",
      wrong: "diag(sigma'(zc[t])) Uc diag(o[t-1]*tanh'(c[t-1]))",
    },
  },
];
export default exercises;
