import { defineClaim, words } from '../vocabulary.ts';
import { gateDerivative, printedCandidate } from './gate-derivative.ts';

const part = gateDerivative('c', words('the candidate by the state', '候选值对状态的导数'));

export default defineClaim({
  tex: String.raw`\frac{\partial \tilde c_t}{\partial c_{t-1}} = \operatorname{diag}\bigl(\tanh'(z^c_t)\bigr)\,U_c\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr)`,
  says: words(
    'The candidate is a $\\tanh$, so it answers with the slope of $\\tanh$, up to four times that of a gate.',
    '候选值用的是 $\\tanh$，所以它以 $\\tanh$ 的斜率作出反应，最多可达门的四倍。',
  ),
  sketch: words(
    "The same chain as for the gates, with $\\tanh'$ at the end: at $z = 0$ it is 1 where $\\sigma'$ is $1/4$, and for large $|z|$ it is the smaller of the two.",
    "链条与各个门相同，只是末端换成 $\\tanh'$：在 $z = 0$ 处它等于 1，而 $\\sigma'$ 等于 $1/4$；当 $|z|$ 很大时，二者之中反而是它较小。",
  ),
  uses: ['candidate', 'state-dependencies'],
  symbols: ['candidate', 'c_t', 'z_g', 'W_g', 'o_t', 'diag'],
  verdict: 'corrected',
  proves: [part],
  printed: {
    tex: String.raw`\frac{\partial \tilde c_t}{\partial c_{t-1}} = \operatorname{diag}\bigl(\sigma'(z^c_t)\bigr)\,W_c\,\operatorname{diag}\bigl(o_{t-1} \otimes \tanh'(c_{t-1})\bigr)`,
    says: words(
      'The slope of the sigmoid for a unit that is a $\\tanh$; read here with the recurrent block $U_c$ of $W_c$.',
      '一个用 $\\tanh$ 的单元，却用了 sigmoid 函数的斜率；这里按 $W_c$ 的循环块 $U_c$ 来读。',
    ),
    grade: 'slip',
    refutes: printedCandidate(part, words("$\\sigma'$ in place of $\\tanh'$", "用 $\\sigma'$ 代替 $\\tanh'$")),
  },
  note: words(
    "The copies in circulation print $\\sigma'$ here, and so again in the candidate's term of the four. Since $\\tilde c_t$ is defined with $\\tanh$ this is a slip, but one that changes the numbers.",
    "流传的各个版本在这里印的是 $\\sigma'$，四项中候选值那一项也因此沿用。$\\tilde c_t$ 的定义用的是 $\\tanh$，所以这是笔误，但它会改变数值。",
  ),
});
