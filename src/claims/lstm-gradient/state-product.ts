import { sigmoid } from '../../engine/arithmetic/elementary.ts';
import { max, mul, point, powInt } from '../../engine/arithmetic/interval.ts';
import { orderedProduct, spectralNorm, spectralRadius } from '../../engine/arithmetic/matrix.ts';
import { memo } from '../../engine/arithmetic/memo.ts';
import { power } from '../../engine/arithmetic/power.ts';
import type { Random } from '../../engine/arithmetic/random.ts';
import { jointJacobians } from '../../engine/closed-forms/lstm-joint.ts';
import { forwardJacobian } from '../../engine/derivatives/differentiate.ts';
import { laterJoint } from '../../engine/derivatives/lstm-functions.ts';
import { drawLstm, type LstmCase, perGate } from '../../engine/networks/draw-lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { bound, closedForm, forwardMode, only, witness } from '../../proof/make.ts';
import { changed } from '../draws.ts';
import { inLstm } from '../in-lstm.ts';
import { tendsTo } from '../limits.ts';
import { inPractice, practices } from '../practices.ts';
import { overSteps } from '../sums.ts';
import { hypotheses } from '../suppose.ts';
import { atMost, defineClaim, exactly, mismeasured, mistake, words } from '../vocabulary.ts';
import { restingCell } from './resting-cell.ts';

const factors = memo((g: LstmCase) => jointJacobians(g, 2, g.T));
const largestNorm = memo((g: LstmCase) => Math.max(...factors(g).map(spectralNorm)));
const largestRadius = memo((g: LstmCase) => Math.max(...factors(g).map(spectralRadius)));

/** ‖∂s_k/∂s_1‖, by forward mode through the steps 2 … k. */
function measured(g: LstmCase, k: number): number {
  const { c, h } = lstmTrace(g);
  return spectralNorm(forwardJacobian(laterJoint(g, k, 1), [...c[1], ...h[1]]));
}

/**
 * Random networks; half of them one unit at rest with u_c = f o/i, which attains the bound: J_t = f (1, o)ᵀ(1, o), of norm
 * f (1 + o²), and so is every product of such matrices.
 */
const any = drawLstm({ units: [1, 3], steps: [3, 8] });
const drawAny = changed(any, (g, random) => (random.chance(0.5) ? g : atRest(random, g.T)));
function atRest(random: Random, T: number): LstmCase {
  const b = { f: random.between(-1, 4), i: random.between(-1, 2), c: 0, o: random.between(-1, 4) };
  const rest = restingCell(T, { uc: (sigmoid(b.f) * sigmoid(b.o)) / sigmoid(b.i) });
  return { ...rest, b: perGate((gate) => Float64Array.of(b[gate])) };
}

/**
 * At rest with u_c = 2 the four terms add up to 0 + ½ + 0 + ½ = 1, and J_t = [[½, 1], [¼, ½]] at every step: a projection, so
 * that every product of them is J itself. Its norm is 5/4.
 */
const projection = restingCell(40, { uc: 2 });
const J = [1 / 2, 1, 1 / 4, 1 / 2];
const lengths = [2, 3, 11, 40];
const restingState = [0, 0];
const products = (g: LstmCase) =>
  lengths.flatMap((k) => Array.from(forwardJacobian(laterJoint(g, k, 1), restingState).data));
const productsByFactors = (g: LstmCase) =>
  lengths.flatMap((k) => Array.from(orderedProduct(jointJacobians(g, 2, k), 2).data));
const SLOW = 0.99;

/** q is the largest of the norms, or larger. */
interface Bounded extends LstmCase {
  readonly q?: number;
}
const options = { given: { q: (g: Bounded) => g.q ?? largestNorm(g) } };
const shown = inLstm(
  String.raw`\Biggl\lVert \prod_{t=2}^{k} J_t \Biggr\rVert \;\le\; \prod_{t=2}^{k} \lVert J_t \rVert \;\le\; q^{\,k-1} \;\to\; 0`,
  { k: [2, 'T'] },
  options,
);
const condition = inLstm(
  String.raw`\lVert J_t \rVert \le q < 1 \qquad (2 \le t \le k)`,
  { k: 'T', t: [2, 'k'] },
  options,
);
const supposed = condition.supposed();
const [ofNorms, ofPowers] = [shown.inequality(), shown.inequality({ sign: 1 })];
/** ‖J_k ⋯ J_2‖ and ‖J_k‖ for k = 2 … T, in intervals. */
const [enclosedProducts, enclosedFactors] = [shown.enclosedSide(0), condition.enclosedSide(0)];
const after = (g: LstmCase) => overSteps(g.T - 1, (s) => measured(g, 1 + s));

const STEPS = 8;
const draw = drawLstm({
  units: [1, 3],
  inputs: [1, 2],
  steps: [STEPS, STEPS],
  gain: [0.02, 0.3],
  forgetBias: [-3, -0.5],
  admits: (g) => largestNorm(g) <= 0.95 && supposed.holds(g),
});

export default defineClaim({
  tex: shown.tex,
  says: words(
    'The norm of the product of the step Jacobians is at most the product of their norms: where each of these is at most $q < 1$, it vanishes at least as fast as $q^{k-1}$.',
    '各步雅可比矩阵之积的范数不超过各自范数之积：若每个范数都不超过 $q < 1$，它消失的速度就不慢于 $q^{k-1}$。',
  ),
  sketch: words(
    'The spectral norm of a product is at most the product of the norms. That is a bound from above only: the article lets the product of Jacobians as such be the cause of vanishing, but products can also stay. The counterexample is a single unit at rest, $c = h = 0$, all gates at $\\tfrac12$, whose only weight is $u_c = 2$. Its four terms add up to 1, $J_t$ has the rows $(\\tfrac12,\\, 1)$ and $(\\tfrac14,\\, \\tfrac12)$, and $J_t J_{t-1} = J_t$: the product is the same matrix after any number of steps, of norm $\\tfrac54$. All of these are binary fractions, so nothing is rounded.',
    '矩阵乘积的谱范数不超过各谱范数之积。但这只是上界：原文把雅可比矩阵的连乘本身当作梯度消失的原因，而乘积也可以不消失。反例是静止的单个单元：$c = h = 0$，各门均为 $\\tfrac12$，唯一的权重是 $u_c = 2$。它的四项之和为 1，$J_t$ 的两行是 $(\\tfrac12,\\, 1)$ 与 $(\\tfrac14,\\, \\tfrac12)$，并且 $J_t J_{t-1} = J_t$：无论多少步，乘积都是同一个矩阵，范数为 $\\tfrac54$。这些数都是二进制有限小数，浮点运算没有任何误差。',
  ),
  uses: ['lstm-chain', 'rnn-product'],
  symbols: ['J_t', 'norm', 't'],
  verdict: 'conditional',
  unread: { tex: 'limit' },
  proves: [
    bound<LstmCase>({
      name: words('the norm of a product is at most the product of the norms', '乘积的范数不超过各因子范数之积'),
      draw: drawAny,
      ...ofNorms,
      left: [forwardMode(after), ...ofNorms.left],
      adversary: 40,
      controls: [
        inPractice(
          practices.fixedPowers,
          mistake('spectral radius in place of norm', '以谱半径代替范数', (g) =>
            overSteps(g.T - 1, (s) =>
              factors(g)
                .slice(0, s)
                .reduce((product, J) => product * spectralRadius(J), 1),
            ),
          ),
        ),
        inPractice(
          practices.rangeEnds,
          shown.edit('\\;\\le\\; \\prod_{t=2}^{k} \\lVert', '\\;\\le\\; \\prod_{t=2}^{k-1} \\lVert', {
            name: words('one factor too few', '少乘一个因子'),
          }),
        ),
        mistake('the largest norm, once', '只取最大的范数，而且只取一次', (g) =>
          overSteps(g.T - 1, () => largestNorm(g)),
        ),
      ],
    }),
    tendsTo<LstmCase>({
      name: words('every norm at most q < 1: the product tends to 0', '每个范数都不超过 q < 1 时，乘积趋于 0'),
      draw,
      ...ofPowers,
      left: [forwardMode(after), ...ofPowers.left],
      rate: (g) => largestNorm(g),
      cases: 40,
      controls: [
        inPractice(
          practices.fixedPowers,
          mistake('spectral radius in place of norm', '以谱半径代替范数', (g) =>
            overSteps(g.T - 1, (s) => power(largestRadius(g), s)),
          ),
        ),
        inPractice(practices.fencepost, shown.edit('k-1', 'k', { sign: 1 })),
      ],
    }),
    bound<LstmCase>({
      name: words(
        'at rest, with one $J_t$ at every step, $q^{k-1}$ is attained',
        '静止时每步的 $J_t$ 相同，达到 $q^{k-1}$',
      ),
      draw: { sizes: any.sizes, make: (random, size) => atRest(random, size.steps) },
      ...shown.attained(1 - 1e-9, { sign: 1 }),
      relation: atMost(),
      cases: 20,
      controls: [
        mismeasured('a hundredth more', '再大百分之一', (g) =>
          overSteps(g.T - 1, (s) => 1.01 * power(largestNorm(g), s)),
        ),
      ],
    }),
    hypotheses<Bounded>(condition, {
      draw,
      edges: [
        { chain: 0, sign: 0, at: (g, off) => ({ ...g, q: (1 - off) * largestNorm(g) }) },
        { chain: 0, sign: 1, at: (g, off) => ({ ...g, q: 1 + off }) },
      ],
      edits: [
        ['\\lVert J_t \\rVert \\le q', '\\lVert J_t \\rVert^2 \\le q'],
        ['q < 1', 'q < 1.1'],
      ],
    }),
    witness<LstmCase>({
      name: words(
        'a product that stays, exactly: the cell at rest with $u_c = 2$, k = 2, 3, 11, 40',
        '恰好不变的乘积：静止的单元，$u_c = 2$，k = 2、3、11、40',
      ),
      draw: only(projection),
      left: [forwardMode(products), closedForm(productsByFactors)],
      right: () => lengths.flatMap(() => J),
      relation: exactly,
      controls: [
        mismeasured(
          '$u_c = 1.99$, so that the four terms add up to $0.9975$',
          '$u_c = 1.99$，四项之和为 $0.9975$',
          () => products(restingCell(40, { uc: 1.99 })),
        ),
        inPractice(
          practices.shortcut,
          mistake('halved at every step, as by the forget gate alone', '每步减半，如同只看遗忘门', () =>
            lengths.flatMap((k) => J.map((v) => v * power(1 / 2, k - 2))),
          ),
        ),
      ],
    }),
  ],
  condition: {
    tex: condition.tex,
    says: words(
      'One $q < 1$ bounds the norms of all factors. It is sufficient. Without it the product need not vanish, even with every gate at one half.',
      '所有因子的范数都不超过同一个 $q < 1$。这是充分条件。没有它，乘积未必消失，哪怕各门都停在二分之一。',
    ),
    without: witness<LstmCase>({
      name: words(
        'the cell at rest with $u_c = 2$: losing one per cent a step',
        '静止的单元，$u_c = 2$：每步至少减少百分之一',
      ),
      draw: only(projection),
      left: [forwardMode((g) => lengths.map((k) => measured(g, k)))],
      right: (g) => lengths.map((k) => largestNorm(g) * power(SLOW, k - 2)),
      enclosed: (g) => {
        const largest = enclosedFactors(g).reduce(max);
        return {
          left: lengths.map((k) => enclosedProducts(g)[k - 2]),
          right: lengths.map((k) => mul(largest, powInt(point(SLOW), k - 2))),
        };
      },
      relation: atMost(),
      shows: words(
        'If each step lost one per cent, the product could have a norm of at most {right} by step 40; its norm is {left}.',
        '若每步减少百分之一，到第 40 步，乘积的范数至多是 {right}；实际是 {left}。',
      ),
      controls: [],
    }),
  },
  note: words(
    'A long product is not a cause of vanishing by itself; factors whose norms stay below some $q < 1$ are. Whether an LSTM’s factors do depends on its weights, and above all on its forget gate.',
    '连乘本身并不足以使梯度消失；若各因子的范数都不超过同一个 $q < 1$，乘积便消失。LSTM 的因子是否如此，取决于权重，尤其取决于遗忘门。',
  ),
});
