import { forwardJacobian, reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { hiddenJacobian } from '../../engine/derivatives/recurrence-functions.ts';
import { drawGoldenRecurrence, type GoldenRecurrence } from '../../engine/golden/recurrences.ts';
import { drawRecurrence } from '../../engine/networks/draw-recurrence.ts';
import { gru } from '../../engine/networks/recurrences.ts';
import { forwardMode, goldenVectors, identity, reverseMode } from '../../proof/make.ts';
import { type GruCase, inGru, type NamesOf } from '../in-recurrence.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { overSteps } from '../sums.ts';
import { defineClaim, equal, words } from '../vocabulary.ts';

type Golden = GoldenRecurrence<NamesOf<typeof gru>>;

const raw = String.raw;
const tex = raw`\begin{gathered} \frac{\partial h_t}{\partial h_{t-1}} = \operatorname{diag}(u_t) + \operatorname{diag}\bigl((h_{t-1} - \tilde h_t) \otimes \sigma'(z^u_t)\bigr)\,U_u \\ {} + \operatorname{diag}\bigl((1 - u_t) \otimes \tanh'(z^h_t)\bigr)\,\bigl[\operatorname{diag}(r_t)\,U_h + \operatorname{diag}(q_t \otimes \sigma'(z^r_t))\,U_r\bigr], \\[1ex] \frac{\partial h_k}{\partial h_1} = \prod_{t=2}^{k}\frac{\partial h_t}{\partial h_{t-1}} \end{gathered}`;
const shown = inGru(tex, { t: [1, 'T'], k: [1, 'T'] });
const [step, product] = [{ chain: 0 }, { chain: 1 }];
const first = inGru(tex, { t: 1 });
const edits = [
  inPractice(
    practices.shortcutGru,
    shown.edit(raw` - \tilde h_t) \otimes \sigma'`, raw`) \otimes \sigma'`, {
      ...step,
      name: words('without the candidate in the way through the update gate', '经更新门的一项中漏掉候选值'),
    }),
  ),
  shown.edit(raw`(1 - u_t) \otimes \tanh'`, raw`u_t \otimes \tanh'`, step),
  inPractice(practices.overwritten, shown.edit(raw`(h_{t-1} - \tilde h_t)`, raw`(h_t - \tilde h_t)`, step)),
  shown.edit(raw` + \operatorname{diag}(q_t \otimes \sigma'(z^r_t))\,U_r`, '', {
    ...step,
    name: words('without the way through the reset gate', '漏掉经重置门的一项'),
  }),
];
const steps = shown.equation<GruCase>(
  [
    reverseMode((g) =>
      overSteps(g.T, (t) => Array.from(hiddenJacobian(reverseJacobian, gru, g, t, t - 1).data)).flat(),
    ),
  ],
  step,
);
const products = shown.equation<GruCase>(
  [forwardMode((g) => overSteps(g.T, (k) => Array.from(hiddenJacobian(forwardJacobian, gru, g, k, 1).data)).flat())],
  product,
);
const againstPyTorch = first.equation([goldenVectors((g: Golden) => g.expect.J1)], step);

export default defineClaim({
  tex: shown.tex,
  says: words(
    'One step back through a GRU is a sum of four ways: directly through $u_t$, through the update gate, through the candidate, and through the reset gate into the candidate. Since $h_t$ is the whole state, the product of these sums is exact.',
    'GRU 回退一步是四条路径之和：直接经 $u_t$、经更新门、经候选值、经重置门再到候选值。由于 $h_t$ 就是全部状态，这些和的乘积是精确的。',
  ),
  sketch: words(
    'The product rule on $u_t\\otimes h_{t-1} + (1 - u_t)\\otimes\\tilde h_t$: the two places of $u_t$ together give $h_{t-1} - \\tilde h_t$, and $\\tilde h_t$ reads $h_{t-1}$ through $r_t\\otimes q_t$, again a product. Compare the LSTM: there $\\partial c_k/\\partial c_1$ has a fifth path through the output gate, which no product of one-step derivatives of $c$ contains; a GRU shows all of its state, and has none.',
    '对 $u_t\\otimes h_{t-1} + (1 - u_t)\\otimes\\tilde h_t$ 用乘积法则：$u_t$ 出现两次，合起来是 $h_{t-1} - \\tilde h_t$；$\\tilde h_t$ 又通过 $r_t\\otimes q_t$ 读取 $h_{t-1}$，这里再用一次乘积法则。与 LSTM 比较：那里 $\\partial c_k/\\partial c_1$ 还有经过输出门的第五条路径，$c$ 的单步导数之积里没有它；GRU 把全部状态都输出，所以没有这条路径。',
  ),
  uses: ['gru-step', 'four-terms', 'lstm-chain'],
  symbols: ['hidden', 'r_u', 'q_t', 'added', 'gru_weights', 'diag', 'sigma', 't'],
  verdict: 'added',
  proves: [
    identity<Golden>({
      name: words('the first step against PyTorch', '第一步与 PyTorch 对照'),
      draw: drawGoldenRecurrence(gru, 'gru'),
      ...againstPyTorch,
      relation: equal({ relative: 1e-12 }),
      controls: [oneMillionthTooLarge(againstPyTorch.right)],
    }),
    identity<GruCase>({
      name: words('every step', '每一步'),
      draw: drawRecurrence(gru, { units: [1, 3], steps: [2, 5] }),
      cases: 40,
      ...steps,
      relation: equal({ relative: 1e-11 }),
      controls: edits,
    }),
    identity<GruCase>({
      name: words('the product of all steps', '各步的乘积'),
      draw: drawRecurrence(gru, { units: [1, 3], steps: [3, 6] }),
      cases: 40,
      ...products,
      relation: equal({ relative: 1e-11 }),
      controls: [
        inPractice(
          practices.rangeEnds,
          shown.edit(raw`\prod_{t=2}^{k}\frac`, raw`\prod_{t=2}^{k-1}\frac`, {
            ...product,
            name: words('one step too few', '少算一步'),
          }),
        ),
        inPractice(
          practices.shortcutGru,
          shown.edit(
            raw`\prod_{t=2}^{k}\frac{\partial h_t}{\partial h_{t-1}}`,
            raw`\prod_{t=2}^{k}\operatorname{diag}(u_t)`,
            {
              ...product,
              name: words('the update gates alone', '只看更新门'),
            },
          ),
        ),
      ],
    }),
    shown.exactly(edits, { ...step, name: words('each step, exactly, in a prime field', '在素数域中精确检验每一步') }),
    shown.exactly(
      [
        shown.edit(raw`\prod_{t=2}^{k}\frac`, raw`\prod_{t=1}^{k}\frac`, {
          ...product,
          name: words('one step too many', '多算一步'),
        }),
      ],
      {
        ...product,
        name: words('the product, exactly', '精确检验乘积'),
      },
    ),
  ],
});
