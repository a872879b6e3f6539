import { spectralNorm, spectralRadius } from '../../engine/arithmetic/matrix.ts';
import { memo } from '../../engine/arithmetic/memo.ts';
import { power } from '../../engine/arithmetic/power.ts';
import { jointJacobians } from '../../engine/closed-forms/lstm-joint.ts';
import { forwardJacobian } from '../../engine/derivatives/differentiate.ts';
import { laterJoint } from '../../engine/derivatives/lstm-functions.ts';
import { drawLstm, type LstmCase, perGate } from '../../engine/networks/draw-lstm.ts';
import { lstmTrace } from '../../engine/networks/traces.ts';
import { bound, forwardMode, only, witness } from '../../proof/make.ts';
import { tendsTo, wrongBound } from '../limits.ts';
import { atMost, defineClaim, mistake, words } from '../vocabulary.ts';

const factors = memo((g: LstmCase) => jointJacobians(g, 2, g.T));
const productOf = (values: readonly number[]) => values.reduce((product, v) => product * v, 1);
const largestNorm = memo((g: LstmCase) => Math.max(...factors(g).map(spectralNorm)));
const largestRadius = memo((g: LstmCase) => Math.max(...factors(g).map(spectralRadius)));

/** ‖∂s_k/∂s_1‖, by forward mode through the steps 2 … k. */
function measured(g: LstmCase, k: number): number {
  const { c, h } = lstmTrace(g);
  return spectralNorm(forwardJacobian(laterJoint(g, k, 1), [...c[1], ...h[1]]));
}

const STEPS = 8;
const draw = drawLstm({
  units: [1, 3],
  inputs: [1, 2],
  steps: [STEPS, STEPS],
  gain: [0.02, 0.3],
  forgetBias: [-3, -0.5],
  admits: (g) => largestNorm(g) <= 0.95,
});

/**
 * One unit whose gates are switched by the input, x_t = 1 in the first two steps and −1 from then on: σ(±1000) is 1 or
 * 0, so that from step 3 on the state is kept, nothing is let in or out, and J_t = [[1, 0], [0, 0]] exactly. In step 2
 * the output of step 1 raises the candidate: J_2 is larger than 1.
 */
const oneLargeFactor: LstmCase = {
  n: 1,
  m: 1,
  T: 20,
  W: perGate((gate) => Float64Array.from({ f: [0, 0], i: [0, 1000], c: [2, 0], o: [0, 1000] }[gate])),
  b: perGate((gate) => Float64Array.of(gate === 'f' ? 1000 : 0)),
  h0: Float64Array.of(0),
  c0: Float64Array.of(0.5),
  x: Float64Array.from({ length: 20 }, (_, s) => (s < 2 ? 1 : -1)),
  y: new Float64Array(20),
};
const SLOW = 0.99;
const stepsOfWitness = [3, 10, 20];

export default defineClaim({
  tex: String.raw`\Biggl\lVert \prod_{t=2}^{k} J_t \Biggr\rVert \;\le\; \prod_{t=2}^{k} \lVert J_t \rVert \;\le\; q^{\,k-1} \;\to\; 0`,
  says: words(
    'The product of the step Jacobians is no larger than the product of their norms: where every norm is at most $q < 1$, it vanishes at least as fast as $q^{k-1}$.',
    '各步雅可比矩阵之积的范数不超过各自范数之积：若每个范数都不超过 $q < 1$，它消失的速度就不慢于 $q^{k-1}$。',
  ),
  sketch: words(
    'The spectral norm of a product is at most the product of the norms. That is a bound from above only: the article lets the product of Jacobians as such be the cause of vanishing, but products can also stay. In the counterexample one factor is larger than 1 and all others keep the cell state exactly.',
    '矩阵乘积的谱范数不超过各谱范数之积。但这只是上界：原文把雅可比矩阵的连乘本身当作梯度消失的原因，而乘积也可以不消失。反例中有一个因子大于 1，其余因子都恰好保持细胞状态不变。',
  ),
  uses: ['lstm-chain', 'rnn-product'],
  symbols: ['J_t', 'norm', 't'],
  verdict: 'conditional',
  proves: [
    bound<LstmCase>({
      name: words('the norm of a product is at most the product of the norms', '乘积的范数不超过各因子范数之积'),
      draw: drawLstm({ units: [1, 3], steps: [3, 8] }),
      left: [forwardMode((g) => measured(g, g.T))],
      right: (g) => productOf(factors(g).map(spectralNorm)),
      relation: atMost(),
      adversary: 40,
      controls: [
        mistake('spectral radius in place of norm', '以谱半径代替范数', (g) =>
          productOf(factors(g).map(spectralRadius)),
        ),
      ],
    }),
    tendsTo<LstmCase>({
      name: words('every norm at most q < 1: the product tends to 0', '每个范数都不超过 q < 1 时，乘积趋于 0'),
      draw,
      steps: STEPS,
      distance: (g, s) => measured(g, 1 + s),
      bound: (g, s) => power(largestNorm(g), s),
      rate: (g) => largestNorm(g),
      measured: words('forward mode (dual numbers)', '前向模式（对偶数）'),
      cases: 40,
      controls: [
        wrongBound('spectral radius in place of norm', '以谱半径代替范数', (g, s) => power(largestRadius(g), s)),
      ],
    }),
  ],
  condition: {
    tex: String.raw`\lVert J_t \rVert \le q < 1 \quad \forall\,t`,
    says: words(
      'One $q < 1$ bounds the norms of all factors. Without it the product need not vanish: one factor larger than 1 and a forget gate that stays open suffice.',
      '所有因子的范数都不超过同一个 $q < 1$。没有这个条件，乘积未必消失：只要有一个因子大于 1，此后遗忘门一直敞开，它就不会消失。',
    ),
    without: witness<LstmCase>({
      name: words(
        'one factor larger than 1, then a kept state: losing one per cent a step',
        '一个因子大于 1，此后状态保持不变：每步至少损失百分之一',
      ),
      draw: only(oneLargeFactor),
      left: [forwardMode((g) => stepsOfWitness.map((k) => measured(g, k)))],
      right: (g) => stepsOfWitness.map((k) => largestNorm(g) * power(SLOW, k - 2)),
      relation: atMost(),
      controls: [],
    }),
  },
  note: words(
    'A long product is not a cause of vanishing by itself; factors whose norms stay below some $q < 1$ are. Whether an LSTM’s factors do depends on its weights, and above all on its forget gate.',
    '连乘得再长，本身也不是梯度消失的原因；各因子的范数都不超过某个 $q < 1$ 才是。LSTM 的因子是否如此，取决于权重，尤其取决于遗忘门。',
  ),
});
