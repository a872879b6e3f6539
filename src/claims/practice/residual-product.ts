import { reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { hiddenJacobian } from '../../engine/derivatives/recurrence-functions.ts';
import { drawGoldenRecurrence, type GoldenRecurrence } from '../../engine/golden/recurrences.ts';
import { drawRecurrence } from '../../engine/networks/draw-recurrence.ts';
import { residual } from '../../engine/networks/recurrences.ts';
import { goldenVectors, identity, reverseMode } from '../../proof/make.ts';
import { inResidual, type NamesOf, type ResidualCase } from '../in-recurrence.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { overSteps } from '../sums.ts';
import { defineClaim, equal, words } from '../vocabulary.ts';

type Golden = GoldenRecurrence<NamesOf<typeof residual>>;
const raw = String.raw;

const tex = raw`\begin{gathered} h_t = h_{t-1} + \tilde h_t, \qquad \tilde h_t = \tanh\bigl(U\,h_{t-1} + V\,x_t + b\bigr), \\[1ex] \frac{\partial h_k}{\partial h_j} = \prod_{t=j+1}^{k}\bigl(I + R_t\bigr), \qquad R_t = \frac{\partial \tilde h_t}{\partial h_{t-1}} = \operatorname{diag}\bigl(1 - \tilde h_t \otimes \tilde h_t\bigr)\,U \end{gathered}`;
const shown = inResidual(tex, { t: [1, 'T'], k: 'T', j: [0, 'k'] });
const [state, added, product, branch] = [{ chain: 0 }, { chain: 1 }, { chain: 2 }, { chain: 3 }];
const states = shown.equation([goldenVectors((g: Golden) => g.expect.h)], state);
const fromStart = inResidual(tex, { k: 'T', j: 0 }).equation([goldenVectors((g: Golden) => g.expect.JT)], product);
const products = shown.equation<ResidualCase>(
  [
    reverseMode((g) =>
      overSteps(g.T + 1, (s) => Array.from(hiddenJacobian(reverseJacobian, residual, g, g.T, s - 1).data)).flat(),
    ),
  ],
  product,
);
const withoutPath = inPractice(
  practices.plainNetwork,
  shown.edit(raw`\bigl(I + R_t\bigr)`, 'R_t', { ...product, name: words('without $I$', '漏掉 $I$') }),
);
const summed = shown.edit(raw`\prod_{t=j+1}^{k}\bigl(I + R_t\bigr)`, raw`I + \sum_{t=j+1}^{k} R_t`, {
  ...product,
  name: words('only the paths through one branch', '只算经过一条支路的路径'),
});

export default defineClaim({
  tex: shown.tex,
  says: words(
    'A residual connection adds to the state instead of replacing it. Its product has the factors $I + R_t$: multiplied out, one path that goes round all branches, and one for every choice of branches to go through.',
    '残差连接不替换状态，而是往状态上加。它的连乘以 $I + R_t$ 为因子：展开后，有一条路径绕过所有支路，此外每选定一组要经过的支路，就有一条路径。',
  ),
  sketch: words(
    'The derivative of a sum is the sum of the derivatives; that of $\\tanh$ is $1 - \\tanh^2$, entry by entry. The branch is the one of a plain network, so that everything else is the same, and only $I$ has been added. It is a forget gate that is always open: with $f_t = 1$ the LSTM’s $c_t = c_{t-1} \\oplus \\tilde c_t\\otimes i_t$ has this form.',
    '和的导数等于导数之和；$\\tanh$ 的导数是 $1 - \\tanh^2$，逐元素计算。支路就取普通 RNN 的一步，其余完全相同，只多了 $I$。它相当于一个永远打开的遗忘门：$f_t = 1$ 时，LSTM 的 $c_t = c_{t-1} \\oplus \\tilde c_t\\otimes i_t$ 正是这种形式。',
  ),
  uses: ['rnn-product', 'rnn-step-jacobian', 'constant-error-carousel'],
  symbols: ['hidden', 'added', 'R_t', 'gru_weights', 'diag', 'otimes', 'x_t', 't'],
  verdict: 'added',
  proves: [
    identity<Golden>({
      name: words('the state against PyTorch', '状态与 PyTorch 对照'),
      draw: drawGoldenRecurrence(residual, 'residual'),
      ...states,
      relation: equal({ relative: 1e-12 }),
      controls: [
        oneMillionthTooLarge(states.right),
        shown.edit(raw`h_{t-1} + \tilde h_t,`, raw`\tilde h_t,`, {
          ...state,
          name: words('a plain network', '普通 RNN'),
        }),
      ],
    }),
    identity<Golden>({
      name: words('the derivative over all steps against PyTorch', '跨越全部步的导数与 PyTorch 对照'),
      draw: drawGoldenRecurrence(residual, 'residual'),
      ...fromStart,
      relation: equal({ relative: 1e-11 }),
      controls: [oneMillionthTooLarge(fromStart.right)],
    }),
    identity<ResidualCase>({
      name: words('the derivative from each step to the last', '从每一步到最后一步的导数'),
      draw: drawRecurrence(residual, { units: [1, 3], steps: [3, 6] }),
      ...products,
      relation: equal({ relative: 1e-11 }),
      cases: 40,
      controls: [
        withoutPath,
        summed,
        inPractice(
          practices.rangeEnds,
          shown.edit(raw`\prod_{t=j+1}^{k}\bigl(I`, raw`\prod_{t=j+1}^{k-1}\bigl(I`, {
            ...product,
            name: words('one step too few', '少算一步'),
          }),
        ),
      ],
    }),
    identity<ResidualCase>({
      name: words('what is added, and its Jacobian', '所加的部分及其雅可比矩阵'),
      draw: drawRecurrence(residual),
      ...shown.equation<ResidualCase>([], { chain: [1, 3] }),
      relation: equal({ relative: 1e-11 }),
      cases: 40,
      controls: [shown.edit('+ V', '- V', { chain: [1, 3] })],
    }),
    shown.exactly([withoutPath, summed], {
      ...product,
      name: words('the product, exactly, in a prime field', '在素数域中精确检验乘积'),
    }),
    shown.exactly(
      [
        inPractice(
          practices.valueForSlope,
          shown.edit(raw`1 - \tilde h_t \otimes \tilde h_t`, raw`\tilde h_t`, branch),
        ),
      ],
      {
        ...branch,
        oracle: 'rules',
        name: words('each branch, exactly', '精确检验每条支路'),
      },
    ),
    shown.exactly([shown.edit('+ V', '- V', added)], {
      ...added,
      name: words('what is added, exactly', '精确检验所加的部分'),
    }),
    shown.exactly([shown.edit(raw`h_{t-1} + \tilde h_t,`, raw`h_{t-1} - \tilde h_t,`, state)], {
      ...state,
      name: words('the state, exactly', '精确检验状态'),
    }),
  ],
});
