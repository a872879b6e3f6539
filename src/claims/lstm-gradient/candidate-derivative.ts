import { forEverySize } from '../every-size.ts';
import { inLstm } from '../in-lstm.ts';
import { defineClaim, words } from '../vocabulary.ts';
import { gateDerivative } from './gate-derivative.ts';

const shown = inLstm(
  String.raw`\frac{\partial \tilde c_t}{\partial c_{t-1}} = \operatorname{diag}\bigl(\tanh'(z^c_t)\bigr)\,U_c\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr) \qquad (t \ge 2)`,
  { t: 'T' },
);

const { sampled, exact } = gateDerivative('c', shown, words('derivative of the candidate', '候选值对状态的导数'));

const printed = inLstm(
  String.raw`\frac{\partial \tilde c_t}{\partial c_{t-1}} = \sigma'\bigl(W_c\cdot[h_{t-1},\,x_t]\bigr)\cdot W_c\cdot o_{t-1}\otimes\tanh'(c_{t-1})`,
  { t: 'T' },
  {
    readAs: [
      [
        String.raw`\sigma'\bigl(W_c\cdot[h_{t-1},\,x_t]\bigr)`,
        String.raw`\operatorname{diag}\bigl(\sigma'(z^c_t)\bigr)`,
      ],
      [String.raw`\cdot W_c\cdot`, String.raw`\,U_c\,`],
      [String.raw`o_{t-1}\otimes\tanh'(c_{t-1})`, String.raw`\operatorname{diag}(o_{t-1}\otimes\tanh'(c_{t-1}))`],
    ],
  },
);

export default defineClaim({
  tex: shown.tex,
  says: words(
    'The candidate is a $\\tanh$, so its slope is that of $\\tanh$, up to four times that of a gate.',
    '候选值用的是 $\\tanh$，所以导数中的斜率是 $\\tanh$ 的，最大可达门的四倍。',
  ),
  sketch: forEverySize(
    words(
      "The same chain as for the gates, with $\\tanh'$ at the end: at $z = 0$ it is 1 where $\\sigma'$ is $1/4$, and for large $|z|$ it is the smaller of the two.",
      "链条与各个门相同，只是末端换成 $\\tanh'$：在 $z = 0$ 处它等于 1，而 $\\sigma'$ 等于 $1/4$；当 $|z|$ 很大时，二者之中反而是它较小。",
    ),
  ),
  uses: ['candidate', 'state-dependencies'],
  symbols: ['candidate', 'c_t', 'z_g', 'W_g', 'o_t', 'diag'],
  verdict: 'corrected',
  proves: [sampled, exact],
  printed: {
    tex: printed.tex,
    says: words(
      'The slope of the sigmoid for a unit that is a $\\tanh$. It is refuted with the notation mended: the block $U_c$ of $W_c$, and both vectors as a $\\operatorname{diag}$.',
      '单元用的是 $\\tanh$，斜率却是 sigmoid 函数的。推翻它时，记号已先改正：矩阵取 $W_c$ 的循环块 $U_c$，两个向量都写成 $\\operatorname{diag}$。',
    ),
    grade: 'slip',
    refutes: {
      ...sampled,
      ...printed.equation(sampled.left.slice(0, 2)),
      name: words("$\\sigma'$ in place of $\\tanh'$", "用 $\\sigma'$ 代替 $\\tanh'$"),
      shows: words(
        "One entry of $\\partial\\tilde c_t/\\partial c_{t-1}$ is {left} here; with $\\sigma'$ it would be {right}.",
        "这里 $\\partial\\tilde c_t/\\partial c_{t-1}$ 的一个元素是 {left}；若用 $\\sigma'$，则是 {right}。",
      ),
      controls: [],
    },
  },
  note: words(
    "Notes on the article quote $\\sigma'$ for it, in the candidate’s term of the four. Since $\\tilde c_t$ is defined with $\\tanh$ this is a slip, but one that changes the numbers.",
    "关于原文的笔记在四项中候选值那一项里，引的正是 $\\sigma'$。$\\tilde c_t$ 的定义用的是 $\\tanh$，所以这是笔误，但它会改变数值。",
  ),
});
