import { floats } from '../../engine/arithmetic/arithmetic.ts';
import { drawGoldenLstm, type GoldenLstmCase } from '../../engine/golden/lstm.ts';
import type { Gate } from '../../engine/networks/lstm.ts';
import { goldenVectors, identity, route } from '../../proof/make.ts';
import { engineValues, forwardPass, overTime, preActivation, stateFromGates } from '../lstm/plain-loops.ts';
import { defineClaim, equal, mistake, words } from '../vocabulary.ts';

const { sigmoid, tanh } = floats;

/** c_{t−1}⊗σ(W_f […]) ⊕ squash(W_c […])⊗σ(W_i […]) for every t, in one line from the weights. */
const expanded = (g: GoldenLstmCase, keep: Gate = 'f', admit: Gate = 'i', squash = tanh) =>
  overTime(g, (_, { c, h, x }) => {
    const z = (gate: Gate) => preActivation(g, gate, h, x);
    const [kept, written, letIn] = [z(keep), z('c'), z(admit)];
    return kept.map((v, k) => c[k] * sigmoid(v) + squash(written[k]) * sigmoid(letIn[k]));
  });

export default defineClaim({
  tex: String.raw`\begin{aligned} c_t = {}& c_{t-1} \otimes \sigma\bigl(W_f\,[h_{t-1};\,x_t] + b_f\bigr) \\ {}\oplus{}& \tanh\bigl(W_c\,[h_{t-1};\,x_t] + b_c\bigr) \otimes \sigma\bigl(W_i\,[h_{t-1};\,x_t] + b_i\bigr) \end{aligned}`,
  says: words(
    'Written out, the new state depends on the old output in three places, and on the old state itself in one.',
    '完整写出来，新状态在三处依赖上一步的输出，在一处依赖上一步的状态本身。',
  ),
  sketch: words(
    'The definitions of the two gates and of the candidate are put into the equation of the state. The line is computed from the weights alone and held against the states that PyTorch found, against the forward pass, and against the compact form on PyTorch’s gates.',
    '把两个门和候选值的定义代入状态的公式。这一行只用权重直接算出，再与 PyTorch 求得的状态、与前向传播、与采用 PyTorch 门值的简写形式对照。',
  ),
  uses: ['forget-gate', 'candidate', 'input-gate', 'cell-state'],
  symbols: ['c_t', 'sigma', 'W_g', 'b_g', 'h_t', 'x_t', 'otimes'],
  verdict: 'notation',
  proves: [
    identity<GoldenLstmCase>({
      name: words('one line from the weights', '由权重写成的一行'),
      draw: drawGoldenLstm,
      left: [
        goldenVectors((g) => g.expect.c),
        forwardPass(engineValues('c')),
        route('the compact form on PyTorch’s gates', '采用 PyTorch 门值的简写形式', (g) => stateFromGates(g)),
      ],
      right: (g) => expanded(g),
      relation: equal({ relative: 1e-12 }),
      controls: [
        mistake('$W_f$ and $W_i$ swapped', '$W_f$ 与 $W_i$ 用反', (g) => expanded(g, 'i', 'f')),
        mistake('$\\sigma$ for $\\tanh$ in the candidate', '候选值里把 $\\tanh$ 写成 $\\sigma$', (g) =>
          expanded(g, 'f', 'i', sigmoid),
        ),
        mistake('the output gate lets in', '用输出门放入新内容', (g) => expanded(g, 'f', 'o')),
      ],
    }),
  ],
  printed: {
    tex: String.raw`c_t = c_{t-1}\otimes\sigma\bigl(W_f\cdot[h_{t-1},\,x_t]\bigr) \oplus \tanh\bigl(W_c\cdot[h_{t-1},\,x_t]\bigr)\otimes\sigma\bigl(W_i\cdot[h_{t-1},\,x_t]\bigr)`,
    says: words(
      'The article leaves the biases out. Mended: each layer has its own, $b_f$, $b_c$ and $b_i$.',
      '原文略去了偏置。改正之处：每一层各补上自己的偏置 $b_f$、$b_c$、$b_i$。',
    ),
  },
});
