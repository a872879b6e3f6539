import { norm } from '../../engine/arithmetic/matrix.ts';
import { reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { drawLstm, type LstmCase, liftLstm, perGate } from '../../engine/networks/draw-lstm.ts';
import { gates, lstmStep } from '../../engine/networks/lstm.ts';
import { halfSquare, rowAt } from '../../engine/networks/rnn.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { bound, identity, reverseMode } from '../../proof/make.ts';
import { horizonOptions } from '../beyond/forget-bias-horizon.ts';
import { changed, withWeight } from '../draws.ts';
import { inLstm } from '../in-lstm.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { overSteps } from '../sums.ts';
import { type Edge, hypotheses } from '../suppose.ts';
import { below, defineClaim, equal, mismeasured, words } from '../vocabulary.ts';

/** float64 rounds σ(40) to 1. */
const OPEN = 40;

/** ∂E_T/∂V_c where the sequence begins at step T − steps, from constant states: its last `steps` steps, at most all. */
const detached = (g: LstmCase, steps: number): number[] => {
  const width = g.n + g.m;
  const Vc = Array.from({ length: g.n * g.m }, (_, k) => g.W.c[Math.floor(k / g.m) * width + g.n + (k % g.m)]);
  const { data } = reverseJacobian((a, V) => {
    const lifted = liftLstm(a, g);
    const c0 = Array.from(lifted.W.c);
    for (const [k, v] of V.entries()) c0[Math.floor(k / g.m) * width + g.n + (k % g.m)] = v;
    const net = { ...lifted, W: { ...lifted.W, c: c0 } };
    const from = g.T - steps;
    let [c, h] = (['c', 'h'] as const).map((key) => lstmTrace(g)[key][from].map(a.of));
    for (let t = from + 1; t <= g.T; t++) {
      const step = lstmStep(a, net, c, h, rowAt(a, g.x, g.m, t));
      [c, h] = [step.c, step.h];
    }
    return [halfSquare(a, h, rowAt(a, g.y, g.n, g.T))];
  }, Vc);
  return Array.from(data);
};

const raw = String.raw;
const tex = raw`\begin{gathered} f_t = 1,\quad U_g = 0,\quad x_t = 0 \quad (2 \le t \le k) \\[1ex] \Longrightarrow\; \frac{\partial E_k}{\partial V_c} = \frac{\partial E_k}{\partial c_1}\,\frac{\partial^{+} c_1}{\partial V_c}, \qquad \frac{\partial E_k}{\partial c_1} = \frac{\partial E_k}{\partial c_k} \end{gathered}`;
const shown = inLstm(tex, { t: [2, 'T'], k: 'T' }, { names: { U_g: horizonOptions.names.U_g } });
const [whole, carried] = [{ chain: 3 }, { chain: 4 }];

const any = drawLstm({ steps: [3, 10], units: [1, 3], inputs: [1, 2] });
/** The carousel: forget gates that float64 rounds to 1, no recurrence; something comes in at step 1 alone. */
const draw = changed(any, (g): LstmCase => {
  const width = g.n + g.m;
  return {
    ...g,
    W: perGate((gate) => g.W[gate].map((w, k) => (gate === 'f' || k % width < g.n ? 0 : w))),
    b: { ...g.b, f: g.b.f.map(() => OPEN) },
    x: g.x.map((v, k) => (k < g.m ? (v < 0 ? v - 0.2 : v + 0.2) : 0)),
  };
});
const supposed = shown.supposed([0, 1, 2]);
export const drawCarried = { ...draw, admits: supposed.holds };
const sides = shown.equation<LstmCase>([reverseMode((g) => detached(g, g.T))], whole);
const states = shown.equation<LstmCase>(
  [
    reverseMode((g) => {
      const { steps } = lstmTrace(g);
      const last = steps[g.T - 1];
      return Array.from(
        reverseJacobian(
          (a, c) => [
            halfSquare(
              a,
              c.map((v, k) => a.mul(a.of(last.o[k]), a.tanh(v))),
              rowAt(a, g.y, g.n, g.T),
            ),
          ],
          last.c,
        ).data,
      );
    }),
  ],
  carried,
);

export default defineClaim({
  tex: shown.tex,
  says: words(
    'Where the gates carry a state unchanged and the input that matters lies further back than $K$ steps, truncation drops the whole gradient with respect to $V_c$, however long the sequence.',
    '若门把状态原样带到最后，而要紧的输入在 $K$ 步之前，截断就会把对 $V_c$ 的梯度全部丢掉，无论序列多长。',
  ),
  sketch: words(
    'With $f_t = 1$ and no recurrence, $\\partial E_k/\\partial c_1$ is $\\partial E_k/\\partial c_k$, as near as the last step: nothing has vanished. But $V_c$ acts through $x_t$ only, so that step 1 is the one at which it has any effect, and BPTT cut off after $K < k$ steps never comes to it: it returns exactly 0. The bound for the plain network said the opposite, because there a part so far back is small. What makes the LSTM useful is what makes truncation costly.',
    '$f_t = 1$ 且没有循环连接时，$\\partial E_k/\\partial c_1$ 就是 $\\partial E_k/\\partial c_k$，与最后一步的一样大：什么也没有消失。但 $V_c$ 只通过 $x_t$ 起作用，唯有第 1 步受它影响，而只回退 $K < k$ 步的 BPTT 到不了第 1 步，算出的恰好是 0。普通 RNN 的上界说的正好相反，因为在那里，这么远的部分本来就小。使 LSTM 有用的东西，也正是使截断代价高昂的东西。',
  ),
  uses: ['truncated-bptt', 'constant-error-carousel'],
  symbols: ['E_t', 'W_g', 'f_t', 'c_t', 'x_t', 'immediate', 't'],
  verdict: 'added',
  proves: [
    identity<LstmCase>({
      name: words('the gradient comes from step 1 alone', '梯度只来自第 1 步'),
      draw: drawCarried,
      ...sides,
      relation: equal({ relative: 1e-12 }),
      cases: 40,
      controls: [
        inPractice(
          practices.fencepost,
          shown.edit(raw`\frac{\partial^{+} c_1}{\partial V_c}`, raw`\frac{\partial^{+} c_2}{\partial V_c}`, whole),
        ),
        oneMillionthTooLarge(sides.right),
      ],
    }),
    identity<LstmCase>({
      name: words('and has not vanished on the way', '而且途中没有消失'),
      draw: drawCarried,
      ...states,
      relation: equal({ relative: 1e-12 }),
      cases: 40,
      controls: [
        inPractice(
          practices.saturated,
          mismeasured('forget bias 4 taken for fully open', '把 $b_f = 4$ 当作全开', (g) =>
            shown.side(0, 4)({ ...g, b: { ...g.b, f: g.b.f.map(() => 4) } }),
          ),
        ),
      ],
    }),
    bound<LstmCase>({
      name: words(
        'truncated after $K = 1, \\dots, k - 1$ steps it is exactly 0, and the whole is not',
        '回退 $K = 1, \\dots, k - 1$ 步的截断恰好得 0，而完整的梯度不是 0',
      ),
      draw: { ...drawCarried, admits: (g) => supposed.holds(g) && norm(detached(g, g.T)) > 1e-6 },
      left: [reverseMode((g) => overSteps(g.T - 1, (steps) => norm(detached(g, steps))))],
      right: (g) => {
        const floor = 1e-300 * norm(detached(g, g.T));
        return overSteps(g.T - 1, () => floor);
      },
      relation: below,
      cases: 40,
      controls: [
        inPractice(
          practices.exactTruncation,
          mismeasured('truncation by one step more reaches all of it', '再多一步就全部到达', (g) =>
            overSteps(g.T - 1, (steps) => norm(detached(g, steps + 1))),
          ),
        ),
      ],
    }),
    hypotheses(shown, {
      draw,
      edges: [
        { chain: 0, at: (g, off) => (off === 0 ? g : { ...g, b: { ...g.b, f: g.b.f.with(-1, 15) } }) },
        ...gates.map((gate): Edge<LstmCase> => ({ chain: 1, at: (g, off) => withWeight(g, gate, off) })),
        { chain: 2, at: (g, off) => ({ ...g, x: g.x.with(-1, off) }) },
      ],
      edits: [
        ['U_g = 0', 'U_f = 0'],
        ['x_t = 0', 'x_t = 1'],
      ],
    }),
  ],
});
