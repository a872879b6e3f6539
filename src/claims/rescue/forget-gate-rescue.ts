import { sigmoid, tanh, tanhSlope } from '../../engine/arithmetic/elementary.ts';
import { norm } from '../../engine/arithmetic/matrix.ts';
import { memo } from '../../engine/arithmetic/memo.ts';
import { power } from '../../engine/arithmetic/power.ts';
import { horizonBias } from '../../engine/closed-forms/horizon.ts';
import { hadamard, outputSlope } from '../../engine/closed-forms/lstm-jacobians.ts';
import { reverseJacobian } from '../../engine/derivatives/differentiate.ts';
import { lstmBptt } from '../../engine/derivatives/lstm-bptt.ts';
import { flatten, lstmLoss } from '../../engine/derivatives/lstm-functions.ts';
import type { Draw } from '../../engine/networks/draw.ts';
import type { LstmCase } from '../../engine/networks/draw-lstm.ts';
import { gates } from '../../engine/networks/lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { backpropagation, bound, closedForm, experiment, identity, reverseMode } from '../../proof/make.ts';
import { withWeight } from '../draws.ts';
import { armsOf } from '../experiments.ts';
import { inLstm } from '../in-lstm.ts';
import { tendsTo, wrongBound, wrongDistance } from '../limits.ts';
import { inPractice, practices } from '../practices.ts';
import { oneMillionthTooLarge } from '../routes.ts';
import { onlyAt } from '../sums.ts';
import { type Edge, hypotheses } from '../suppose.ts';
import { atMost, defineClaim, equal, mistake, words } from '../vocabulary.ts';
import { drawLatch, farByTape, farByTerms, type Latch, latchCell, taken } from './latch.ts';

/** b*_{k+1}, for the k steps from c_1 to c_{k+1}. */
const bStar = ({ k }: Latch) => horizonBias(k + 1);

const tex = String.raw`\begin{aligned} &U_g = 0,\; b_c = 0,\; c_0 = h_0 = 0,\; x_1 = 1,\; x_t = 0 \quad (t \ge 2), \\ &y_{k+1} = 1,\; b_f \ge b^{*}_{k+1} \implies \Biggl\lVert \sum_{j=1}^{k+1-\tau} \frac{\partial E_{k+1}}{\partial s_{k+1}} \Biggl(\prod_{t=j+1}^{k+1} J_t\Biggr) \frac{\partial^{+} s_j}{\partial W} \Biggr\rVert_F \\ &\quad\ge \tfrac{1}{\sqrt2}\, \bigl\lVert i_1 \otimes \tanh'(z^c_1) \otimes o_{k+1} \otimes \tanh'(c_1) \\ &\qquad\qquad \otimes \bigl(1 - o_{k+1} \otimes \tanh\lvert c_1\rvert\bigr) \bigr\rVert \qquad (\tau \le k) \end{aligned}`;
const places = { k: 'T-1', t: [2, 'T'], tau: ['k-1', 'k'] } as const;
/** All recurrent weights, and the bias that keeps half of a state over k − 1 steps. */
const names = {
  U_g: String.raw`U_g = \begin{bmatrix} U_f \\ U_i \\ U_c \\ U_o \end{bmatrix}`,
  'b^*': String.raw`b^{*}_k = -\ln\bigl(2^{1/(k-1)} - 1\bigr)`,
};
const withBias = (biasOf: (g: Latch) => number) => ({ names, of: (g: Latch) => latchCell(g, biasOf(g)) });
export const raised = withBias((g) => bStar(g) + g.lift[0]);
const shown = inLstm<Latch>(tex, places, raised);
const condition = inLstm<Latch>(String.raw`b_f \ge b^{*}_{k+1} = -\ln\bigl(2^{1/k} - 1\bigr)`, { k: 'T-1' }, raised);

const farPart = { chain: 7 };
const bounded = shown.inequality(farPart);
/** The far part of a cell with another bias. */
const withOther = (biasOf: (g: Latch) => number) => inLstm<Latch>(tex, places, withBias(biasOf));
const far = (biasOf: (g: Latch) => number) => withOther(biasOf).inequality(farPart).right;
/** The least far part, and that with the bias of the case itself, in intervals. */
const enclosedLeast = shown.enclosedSide(1, farPart.chain);
const enclosedFar = withOther((g) => g.lift[0]).enclosedSide(0, farPart.chain);
const farByRoutes = shown.expression<Latch>(
  [reverseMode((g) => [g.k - 1, g.k].map((tau) => farByTape(raised.of(g), tau)))],
  farPart,
);
/**
 * The least far part is 1/√2 of the derivative by V_c in a cell that forgets nothing, σ(1000) = 1, and whose state is positive:
 * ∂E_{k+1}/∂V_c = (o tanh c_1 − 1) o tanh′(c_1) i_1 tanh′(z^c_1).
 */
const leastByRoutes = shown.expression<Latch>(
  [
    backpropagation((g) => {
      const { n, ...cell } = latchCell({ ...g, v: { ...g.v, c: g.v.c.map(Math.abs) } }, 1000);
      const { W } = lstmBptt({ n, ...cell }, onlyAt(cell.T));
      const least = norm(W.c.filter((_, q) => q % (n + 1) === n)) / Math.sqrt(2);
      return [least, least];
    }),
  ],
  { ...farPart, side: 1 },
);
const supposed = shown.supposed([0, 1, 2, 3, 4, 5, 6]);
/** The same formulas of any LSTM. */
const ofCell = inLstm(tex, places, { names });
const conditionOfCell = inLstm(condition.tex, { k: 'T-1' }, { names });
const drawCell: Draw<LstmCase> = {
  sizes: drawLatch([2, 12]).sizes,
  make: (random, size) => raised.of(drawLatch([2, 12]).make(random, size)),
};
/** With another b_f of every unit, off times its own size below b*_{k+1}. */
const biasAt = (g: LstmCase, off: number): LstmCase => ({
  ...g,
  b: { ...g.b, f: g.b.f.map(() => horizonBias(g.T) - off * Math.abs(horizonBias(g.T))) },
});
const drawRaised = drawLatch([4, 30]);

/** Before: the forget gate at σ(−2). */
const CLOSED = -2;
const LAGS = 16;
const before = memo((g: Latch) => latchCell(g, CLOSED));
const farBefore = memo((g: Latch) => farByTerms(before(g)));
const farAfter = memo((g: Latch) => farByTerms(latchCell(g, bStar(g))));
const delta = (g: LstmCase) =>
  hadamard(
    lstmTrace(g).h[g.T].map((h) => h - 1),
    outputSlope(g, g.T),
  );
/**
 * ‖δ‖ √(9/8) X f^τ/(1 − f): a term's entries by the three gates are at most ¼, ¼ and 1 times the state that is sent
 * back, since |c|, |c̃| and i are below 1, and each goes with [h_{j−1}; x_j; 1], of norm at most X.
 */
function tiny(g: Latch, tau: number): number {
  const f = sigmoid(CLOSED);
  const cell = before(g);
  const X = Math.max(
    ...lstmTrace(cell)
      .h.slice(0, -1)
      .map((h, t) => norm([...h, cell.x[t], 1])),
  );
  return (norm(delta(cell)) * Math.sqrt(9 / 8) * X * power(f, tau)) / (1 - f);
}

/** ∂E_{k+1}/∂b_f = k f^k (1 − f) c_1 δ, unit by unit; b_f = −2 … 1. */
const drawAny = drawLatch([2, 40], [CLOSED, 1]);
const anyCell = memo((g: Latch) => latchCell(g, g.lift[0]));
const byForgetBias = (g: Latch, size: (f: number, k: number) => number) => {
  const f = sigmoid(g.lift[0]);
  return Array.from(g.b.o, (bias, u) => {
    const { c1 } = taken(g, u);
    const [c, o] = [power(f, g.k) * c1, sigmoid(bias)];
    return size(f, g.k) * c1 * (o * tanh(c) - 1) * o * tanhSlope(c);
  });
};
/** The entries of b_f in a row as `flatten` makes it. */
const atForgetBias = ({ n, m }: LstmCase, row: readonly number[]) => row.slice(4 * n * (n + m), 4 * n * (n + m) + n);

export default defineClaim({
  tex,
  says: words(
    'There is a change of the forget gate that makes the gradient of step $k + 1$ depend on the far past: raise $b_f$ to $b^{*}_{k+1}$ or beyond, and the far part stays above a bound that does not depend on $k$. With $b_f = -2$ it was below a multiple of $0.12^{\\tau}$.',
    '遗忘门确实有一种更新，能使第 $k + 1$ 步的梯度依赖于遥远的过去：把 $b_f$ 提高到 $b^{*}_{k+1}$ 或更高，遥远的部分便不低于一个与 $k$ 无关的界。而在 $b_f = -2$ 时，它不超过 $0.12^{\\tau}$ 的某个倍数。',
  ),
  sketch: words(
    "Let a cell without recurrence start from $c_0 = h_0 = 0$, receive $x_1 = 1$ and then no input, and let the target be 1 at step $k + 1$. Its state is $c_{k+1} = f^k c_1$, and the derivative with respect to $V_c$ has a single term, $j = 1$: $\\delta_{k+1}\\, f^k\\, i_1 \\tanh'(z^c_1)$. At $b^{*}_{k+1}$ half of the state is left, $f^k = \\tfrac12$; the derivative with respect to $b_c$ is no smaller, and the two together give the bound. But who raises $b_f$? The gradient descent of the article would have to, along $\\partial E_{k+1}/\\partial b_f = k f^k (1 - f)\\, c_1 \\delta_{k+1}$, and this is as small as what is to be rescued.",
    "设一个没有循环连接的细胞从 $c_0 = h_0 = 0$ 出发，第 1 步的输入是 $x_1 = 1$，此后没有输入，第 $k + 1$ 步的目标值是 1。它的状态是 $c_{k+1} = f^k c_1$，对 $V_c$ 的导数只有 $j = 1$ 一项：$\\delta_{k+1}\\, f^k\\, i_1 \\tanh'(z^c_1)$。取 $b^{*}_{k+1}$ 时状态还剩一半，$f^k = \\tfrac12$；对 $b_c$ 的导数也不比它小，两者合起来就是那个下界。可是 $b_f$ 怎样才会提高？只能靠原文所用的梯度下降，沿着 $\\partial E_{k+1}/\\partial b_f = k f^k (1 - f)\\, c_1 \\delta_{k+1}$ 走；而这个导数与所要补救的梯度一样小。",
  ),
  uses: ['vanished-prefix', 'lstm-chain', 'forget-bias-horizon'],
  symbols: [
    'E_t',
    'W',
    'J_t',
    'immediate',
    'f_t',
    'b_star',
    'b_g',
    'W_g',
    'i_t',
    'o_t',
    'z_g',
    'c_t',
    'delta_k',
    'tau',
    't',
  ],
  verdict: 'conditional',
  proves: [
    bound<Latch>({
      name: words(
        'after: the far part with $b_f \\ge b^{*}_{k+1}$ stays above its bound',
        '之后：$b_f \\ge b^{*}_{k+1}$ 时，遥远的部分不低于下界',
      ),
      draw: { ...drawRaised, admits: (g) => drawRaised.admits?.(g) !== false && supposed.holds(g) },
      ...bounded,
      adversary: 10,
      cases: 20,
      controls: [
        shown.edit('\\tfrac{1}{\\sqrt2}\\, ', '', {
          ...farPart,
          name: words('the $1/\\sqrt2$ left out', '漏掉 $1/\\sqrt2$'),
        }),
        mistake(
          'any $b_f$ in $[-2, 1]$ works too',
          '$[-2, 1]$ 中的任何 $b_f$ 都行',
          far((g) => CLOSED + g.lift[0]),
        ),
        mistake(
          '$b^{*}_{k+1}$ for half of the steps',
          '只按一半步数取 $b^{*}_{k+1}$',
          far((g) => horizonBias(Math.floor(g.k / 2) + 1)),
        ),
        mistake(
          '$-b^{*}_{k+1}$, the sign lost',
          '丢了符号，取 $-b^{*}_{k+1}$',
          far((g) => -bStar(g)),
        ),
      ],
    }),
    hypotheses(ofCell, {
      draw: drawCell,
      edges: [
        ...gates.map((gate): Edge<LstmCase> => ({ chain: 0, at: (g, off) => withWeight(g, gate, off) })),
        { chain: 1, at: (g, off) => ({ ...g, b: { ...g.b, c: g.b.c.with(-1, off) } }) },
        { chain: 2, at: (g, off) => ({ ...g, c0: g.c0.with(-1, off) }) },
        { chain: 2, at: (g, off) => ({ ...g, h0: g.h0.with(-1, off) }) },
        { chain: 2, at: (g, off) => ({ ...g, c0: g.c0.with(-1, off), h0: g.h0.with(-1, off) }) },
        { chain: 3, at: (g, off) => ({ ...g, x: g.x.with(0, 1 + off) }) },
        { chain: 4, at: (g, off) => ({ ...g, x: g.x.map((v, q) => (q === 0 ? v : off)) }) },
        { chain: 4, at: (g, off) => ({ ...g, x: g.x.with(-1, off) }) },
        { chain: 5, at: (g, off) => ({ ...g, y: g.y.with(-1, 1 + off) }) },
        { chain: 6, at: biasAt },
      ],
      edits: [
        ['b_c = 0', 'b_c = c_0'],
        ['x_t = 0', 'x_t = x_2'],
        [
          'b_f \\ge b^{*}_{k+1} \\implies',
          'b_f \\ge b^{*}_{k} \\implies',
          words('$b_f \\ge b^{*}_k$', '$b_f \\ge b^{*}_k$'),
        ],
      ],
    }),
    hypotheses(conditionOfCell, {
      draw: drawCell,
      edges: [{ chain: 0, sign: 0, at: biasAt }],
      edits: [['b_f \\ge b^{*}_{k+1}', 'b_f \\ge b^{*}_{k}']],
    }),
    identity<Latch>({
      name: words('the far part by the tape', '用运算记录计算遥远的部分'),
      draw: drawRaised,
      ...farByRoutes,
      relation: equal({ relative: 1e-10 }),
      cases: 5,
      controls: [oneMillionthTooLarge(farByRoutes.right)],
    }),
    identity<Latch>({
      name: words(
        'the bound: $1/\\sqrt2$ of the derivative by $V_c$ where nothing is forgotten',
        '下界：完全不遗忘时对 $V_c$ 的导数的 $1/\\sqrt2$',
      ),
      draw: drawRaised,
      ...leastByRoutes,
      relation: equal({ relative: 1e-10 }),
      cases: 20,
      controls: [oneMillionthTooLarge(leastByRoutes.right)],
    }),
    identity<Latch>({
      name: words('$b^{*}_{k+1}$ keeps half of the state over $k$ steps', '$b^{*}_{k+1}$ 使状态经 $k$ 步仍剩一半'),
      draw: drawRaised,
      ...condition.equation([closedForm((g: Latch) => [bStar(g)])], { sign: 1 }),
      relation: equal({ relative: 1e-12 }),
      controls: [inPractice(practices.fencepost, condition.edit('1/k', '1/(k+1)', { sign: 1 }))],
    }),
    tendsTo<Latch>({
      name: words('before: the far part with $b_f = -2$ vanishes', '之前：$b_f = -2$ 时，遥远的部分消失'),
      draw: drawLatch([LAGS, 2 * LAGS]),
      steps: LAGS,
      measured: words('norm of the terms from more than $s$ steps back', '时滞大于 $s$ 的各项之和的范数'),
      distance: (g, s) => farBefore(g)[s + 1],
      bound: (g, s) => tiny(g, s + 1),
      rate: () => sigmoid(CLOSED),
      cases: 30,
      controls: [
        wrongBound('one step too many', '多算一步', (g, s) => tiny(g, s + 2)),
        wrongDistance(
          'the gate already raised to $b^{*}_{k+1}$',
          '门已提高到 $b^{*}_{k+1}$',
          (g, s) => farAfter(g)[s + 1],
        ),
      ],
    }),
    identity<Latch>({
      name: words('the gradient with respect to $b_f$ that descent follows', '梯度下降所依据的对 $b_f$ 的导数'),
      draw: drawAny,
      left: [
        backpropagation((g) => lstmBptt(anyCell(g), onlyAt(g.k + 1)).b.f),
        reverseMode((g) =>
          atForgetBias(anyCell(g), reverseJacobian(lstmLoss(anyCell(g), g.k + 1), flatten(anyCell(g))).data),
        ),
      ],
      right: (g) => byForgetBias(g, (f, k) => k * power(f, k) * (1 - f)),
      relation: equal({ relative: 1e-10 }),
      cases: 40,
      controls: [
        mistake('only the last step moves: $f^k (1 - f)$', '只有最后一步变动：$f^k (1 - f)$', (g) =>
          byForgetBias(g, (f, k) => power(f, k) * (1 - f)),
        ),
        mistake('the slope $1 - f$ left out', '漏掉斜率 $1 - f$', (g) => byForgetBias(g, (f, k) => k * power(f, k))),
        mistake('a factor that does not shrink: $k(1 - f)$', '不会缩小的因子：$k(1 - f)$', (g) =>
          byForgetBias(g, (f, k) => k * (1 - f)),
        ),
      ],
    }),
    experiment({
      name: words(
        'gradient descent: from which forget bias the latch task over 100 steps is learnt in 400 updates',
        '梯度下降：遗忘门偏置从哪里出发，能在 400 次更新内学会跨 100 步的锁存任务',
      ),
      arms: armsOf('forget-gate-rescue', ['horizon', 'forget-1', 'forget-0', 'forget-minus-1', 'forget-minus-2']),
      replays: 1,
      controls: [
        { name: words('from $b_f = -2$ descent finds its way', '从 $b_f = -2$ 出发，梯度下降也能找到'), first: 4 },
        { name: words('$b_f = 1$ works as well as $b^{*}$', '$b_f = 1$ 与 $b^{*}$ 同样有效'), first: 1 },
      ],
    }),
  ],
  condition: {
    tex: condition.tex,
    says: words(
      'The forget bias is raised to $b^{*}_{k+1}$ or beyond, which is enough; this value grows with the length of the sequence.',
      '遗忘门的偏置提高到 $b^{*}_{k+1}$ 或更高，这就够了；序列越长，这个值越大。',
    ),
    without: bound<Latch>({
      name: words('the same bound for any $b_f$ in $[-2, 1]$', '对 $[-2, 1]$ 中的任何 $b_f$ 也有同样的下界'),
      draw: drawLatch([20, 60], [CLOSED, 1]),
      left: bounded.left,
      right: far((g) => g.lift[0]),
      enclosed: (g) => ({ left: enclosedLeast(g), right: enclosedFar(g) }),
      relation: atMost(),
      cases: 20,
      shows: words(
        'With $b_f$ = {lift} and $k$ = {k} the far part has the norm {right}; the bound demands at least {left}.',
        '$b_f$ = {lift}、$k$ = {k} 时，遥远部分的大小是 {right}，而下界要求至少 {left}。',
      ),
      controls: [],
    }),
  },
  note: words(
    'That a rescuing update exists is one thing, that gradient descent finds it another. What would pull $b_f$ upwards has vanished along with everything else: at $b_f = -2$ and $k = 50$ it is less than $3 \\times 10^{-45}$. This is a reason to set the bias high from the start.',
    '存在一种能够补救的更新，是一回事；梯度下降能否找到它，是另一回事。本应使 $b_f$ 增大的梯度，也已随之消失：$b_f = -2$、$k = 50$ 时，它不到 $3 \\times 10^{-45}$。这就是从训练一开始就把偏置设高的一个理由。',
  ),
});
