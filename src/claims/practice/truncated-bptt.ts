import { reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { lossWithin } from '../../engine/derivatives/rnn-functions.ts';
import { drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { rnnTrace } from '../../engine/networks/traces.ts';
import { bound, identity, reverseMode } from '../../proof/make.ts';
import { inRnn } from '../in-rnn.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { overSteps } from '../sums.ts';
import { hypotheses } from '../suppose.ts';
import { drawAligned, drawSteered, listens, withRho } from '../vanishing/networks.ts';
import { atMost, defineClaim, equal, mismeasured, words } from '../vocabulary.ts';

/** ∂E_T/∂W as truncated BPTT computes it: the last `steps` steps on a tape, from a state that is a constant there. */
const detached = (g: RnnCase, steps: number): number[] =>
  Array.from(reverseJacobian(lossWithin(g, g.T, steps, rnnTrace(g).c), g.W).data);

const raw = String.raw;
const tex = raw`\begin{gathered} \frac{\partial E_k}{\partial W} - \frac{\partial E_k}{\partial c_{k-K}}\,\frac{\partial c_{k-K}}{\partial W} = \sum_{j=k-K+1}^{k} \delta_k\Biggl(\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr)\frac{\partial^{+} c_j}{\partial W}, \\[1ex] \rho < 1 \implies \Bigl\lVert \frac{\partial E_k}{\partial c_{k-K}}\,\frac{\partial c_{k-K}}{\partial W} \Bigr\rVert_F \le \lVert\delta_k\rVert\,\gamma X\,\frac{\rho^{K}}{1-\rho} \end{gathered}`;
const declares = { K: { kind: 'index' } } as const;
const shown = inRnn(tex, { k: 'T', K: [1, 'k - 1'] }, { declares });
const [dropped, rate] = [{ chain: 0 }, { chain: 2 }];
/** The part that is dropped for the first few K, the whole gradient among them: K = 0 keeps nothing. */
const few = inRnn(tex, { k: 'T', K: [0, 5] }, { declares });
const sides = shown.equation<RnnCase>(
  [reverseMode((g) => overSteps(g.T - 1, (steps) => detached(g, steps)).flat())],
  dropped,
);
const edits = [
  inPractice(practices.fencepost, shown.edit('j=k-K+1', 'j=k-K', dropped)),
  inPractice(
    practices.detachedAlways,
    shown.edit(
      raw`\delta_k\Biggl(\prod_{t=j+1}^{k}\frac{\partial c_t}{\partial c_{t-1}}\Biggr)\frac{\partial^{+} c_j}`,
      raw`\delta_k\,\frac{\partial^{+} c_j}`,
      {
        ...dropped,
        name: words('detached at every step', '每一步都切断'),
      },
    ),
  ),
  inPractice(
    practices.exactTruncation,
    shown.edit(raw` - \frac{\partial E_k}{\partial c_{k-K}}\,\frac{\partial c_{k-K}}{\partial W} = `, ' = ', {
      ...dropped,
      name: words('nothing is dropped', '什么也没有丢掉'),
    }),
  ),
];
const draw = drawSteered({ keeps: [0.2, 0.95], units: [1, 3], steps: [2, 8], admits: listens });
const attained = few.attained(0.99, rate);

export default defineClaim({
  tex: shown.tex,
  says: words(
    'BPTT that is cut off after $K$ steps drops one thing: what passes through the state $c_{k-K}$ into the past. In a plain network with $\\rho < 1$ that is at most a constant times $\\rho^{K}$.',
    '只回退 $K$ 步的 BPTT 丢掉的只有一样东西：经由状态 $c_{k-K}$ 传向更早的部分。在 $\\rho < 1$ 的普通 RNN 中，它不超过某个常数乘以 $\\rho^{K}$。',
  ),
  sketch: words(
    'In the sum over $j$ the terms $j \\le k - K$ share the factors from $c_{k-K}$ on: together they are $\\partial E_k/\\partial c_{k-K}$ times $\\partial c_{k-K}/\\partial W$. Code drops them by taking the state as a constant, such as detach() between two pieces of a sequence. The bound is that of the far part with $\\tau = K$. It is the good case: truncation is harmless exactly where the gradient vanishes anyway.',
    '对 $j$ 的求和里，$j \\le k - K$ 的各项都含有从 $c_{k-K}$ 往后的那些因子，合起来就是 $\\partial E_k/\\partial c_{k-K}$ 乘以 $\\partial c_{k-K}/\\partial W$。代码把状态当作常数，就把它们丢掉了，例如在两段序列之间调用 detach()。上界就是遥远部分的上界，取 $\\tau = K$。这是好的情形：恰恰在梯度本来就消失的地方，截断才没有害处。',
  ),
  uses: ['rnn-chain', 'rnn-step-gradient-limit'],
  symbols: ['E_t', 'W', 'c_t', 'delta_k', 'immediate', 'K', 'gamma', 'rho', 'X', 'norm', 't'],
  verdict: 'added',
  proves: [
    identity<RnnCase>({
      name: words('what is left after every number of steps', '保留任意步数时剩下的部分'),
      draw: drawRnn({ units: [1, 3], inputs: [1, 2], outputs: [1, 2], steps: [3, 6] }),
      ...sides,
      relation: equal({ relative: 1e-10 }),
      cases: 30,
      controls: [...edits, oneMillionthTooLarge(sides.right)],
    }),
    shown.exactly(edits, dropped),
    bound<RnnCase>({
      name: words('the dropped part, for every $K$', '对每个 $K$，丢掉的部分'),
      draw,
      ...shown.inequality(rate),
      cases: 40,
      adversary: 10,
      controls: [
        inPractice(practices.fencepost, shown.edit(raw`\frac{\rho^{K}}{1-\rho}`, raw`\frac{\rho^{K+1}}{1-\rho}`, rate)),
        shown.edit(raw`\frac{\rho^{K}}{1-\rho}`, raw`\rho^{K}`, {
          ...rate,
          name: words('the first dropped term alone', '只算丢掉的第一项'),
        }),
      ],
    }),
    bound<RnnCase>({
      name: words('one unit at rest nearly attains it', '静止的单个单元几乎达到这个界'),
      draw: drawAligned,
      ...attained,
      relation: atMost(),
      cases: 20,
      controls: [
        mismeasured('two hundredths more', '再大百分之二', (g) =>
          few
            .side(
              1,
              2,
            )(g)
            .map((v) => 1.02 * v),
        ),
      ],
    }),
    hypotheses(shown, {
      draw,
      edges: [{ chain: 1, at: (g, off) => withRho(g, 1 + off) }],
      edits: [[raw`\rho < 1`, raw`\rho < 1.01`]],
    }),
  ],
});
