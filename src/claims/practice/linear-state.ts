import { reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { hiddenAt, hiddenJacobian } from '../../engine/derivatives/recurrence-functions.ts';
import { drawGoldenRecurrence, type GoldenRecurrence } from '../../engine/golden/recurrences.ts';
import { drawRecurrence } from '../../engine/networks/draw-recurrence.ts';
import { linearState } from '../../engine/networks/recurrences.ts';
import { goldenVectors, identity, reverseMode, route } from '../../proof/make.ts';
import { inLinear, type LinearCase, type NamesOf } from '../in-recurrence.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { overSteps } from '../sums.ts';
import { defineClaim, equal, words } from '../vocabulary.ts';

type Golden = GoldenRecurrence<NamesOf<typeof linearState>>;
const raw = String.raw;

const tex = raw`\begin{gathered} h_t = A\,h_{t-1} + B\,x_t, \\[1ex] h_k = A^{k-j}\,h_j + \sum_{t=j+1}^{k} A^{k-t}\,B\,x_t, \qquad \frac{\partial h_k}{\partial h_j} = A^{k-j} \end{gathered}`;
const shown = inLinear(tex, { t: [1, 'T'], k: 'T', j: [0, 'k'] });
const [step, state, derivative] = [{ chain: 0 }, { chain: 1 }, { chain: 2 }];
const steps = shown.equation([goldenVectors((g: Golden) => g.expect.h)], step);
const fromStart = inLinear(tex, { k: 'T', j: 0 });
const states = fromStart.equation([goldenVectors((g: Golden) => g.expect.h.slice(-g.n))], state);
const golden = fromStart.equation([goldenVectors((g: Golden) => g.expect.JT)], derivative);
const derivatives = shown.equation<LinearCase>(
  [
    reverseMode((g) =>
      overSteps(g.T + 1, (s) => Array.from(hiddenJacobian(reverseJacobian, linearState, g, g.T, s - 1).data)).flat(),
    ),
  ],
  derivative,
);
const sums = shown.equation<LinearCase>(
  [
    route('the steps, one after another', '逐步计算', (g) => {
      const last = hiddenAt(linearState, g, g.T);
      return overSteps(g.T + 1, () => last).flat();
    }),
  ],
  state,
);
const edits = {
  sum: shown.edit('A^{k-t}', 'A^{k-t+1}', state),
  start: shown.edit(raw`A^{k-j}\,h_j +`, raw`h_j +`, {
    ...state,
    name: words('the start carried on unchanged', '初始状态原样保留'),
  }),
  power: inPractice(
    practices.fencepost,
    shown.edit(
      raw`\frac{\partial h_k}{\partial h_j} = A^{k-j}`,
      raw`\frac{\partial h_k}{\partial h_j} = A^{k-j+1}`,
      derivative,
    ),
  ),
};

export default defineClaim({
  tex: shown.tex,
  says: words(
    'In a linear state-space model each step back is the same matrix $A$. The derivative over $k - j$ steps is its power, whatever the inputs, and the state is a sum over all inputs with these powers as weights.',
    '在线性状态空间模型中，每回退一步都乘以同一个矩阵 $A$。隔 $k - j$ 步的导数就是它的幂，与输入无关；状态则是以这些幂为权重对所有输入求和。',
  ),
  sketch: words(
    'The step is linear, so its derivative is $A$ itself, and the product of equal factors is a power. Unrolled, the input of step $t$ has been multiplied by $A$ at each of the $k - t$ steps after it: a convolution, which can be computed for all steps at once. Powers of one matrix are the case in which the spectral radius decides: $A^{k}\\to 0$ if and only if it is below 1. How long that takes is another question: the powers of a shear grow first.',
    '这一步是线性的，导数就是 $A$ 本身，相同因子之积便是幂。展开来看，第 $t$ 步的输入在其后的 $k - t$ 步中各乘一次 $A$：这是卷积，所有的步可以一并算出。同一个矩阵的幂，最终大小由谱半径决定：当且仅当谱半径小于 1 时，$A^{k}\\to 0$。需要多久是另一回事：剪切矩阵的幂会先增长。',
  ),
  uses: ['rnn-product', 'transient-growth'],
  symbols: ['hidden', 'AB', 'x_t', 't'],
  verdict: 'added',
  proves: [
    identity<Golden>({
      name: words('each step against PyTorch', '每一步与 PyTorch 对照'),
      draw: drawGoldenRecurrence(linearState, 'linear'),
      ...steps,
      relation: equal({ relative: 1e-12 }),
      controls: [oneMillionthTooLarge(steps.right)],
    }),
    identity<Golden>({
      name: words('the last state from the first, against PyTorch', '由初始状态得最后的状态，与 PyTorch 对照'),
      draw: drawGoldenRecurrence(linearState, 'linear'),
      ...states,
      relation: equal({ relative: 1e-11 }),
      controls: [oneMillionthTooLarge(states.right)],
    }),
    identity<Golden>({
      name: words('the derivative over all steps against PyTorch', '跨越全部步的导数与 PyTorch 对照'),
      draw: drawGoldenRecurrence(linearState, 'linear'),
      ...golden,
      relation: equal({ relative: 1e-11 }),
      controls: [oneMillionthTooLarge(golden.right)],
    }),
    identity<LinearCase>({
      name: words('the state, from each step on', '状态，从每一步算起'),
      draw: drawRecurrence(linearState, { units: [1, 3], steps: [2, 6] }),
      ...sums,
      relation: equal({ relative: 1e-10 }),
      cases: 40,
      controls: [edits.sum, edits.start],
    }),
    identity<LinearCase>({
      name: words('the derivative, from each step on', '导数，从每一步算起'),
      draw: drawRecurrence(linearState, { units: [1, 3], steps: [2, 6] }),
      ...derivatives,
      relation: equal({ relative: 1e-10 }),
      cases: 40,
      controls: [edits.power],
    }),
    shown.exactly([shown.edit(raw`B\,x_t, \\`, raw`A\,h_t, \\`, step)], {
      ...step,
      name: words('each step, exactly, in a prime field', '在素数域中精确检验每一步'),
    }),
    shown.exactly([edits.sum, edits.start], { ...state, name: words('the state, exactly', '精确检验状态') }),
    shown.exactly([edits.power], { ...derivative, name: words('the derivative, exactly', '精确检验导数') }),
  ],
});
