import { type RnnGradient, rnnBptt } from '../../engine/derivatives/rnn-bptt.ts';
import { totalLossOfW, totalLossOfWeights } from '../../engine/derivatives/rnn-functions.ts';
import { drawShortGoldenRnn, type GoldenRnnCase } from '../../engine/golden/rnn.ts';
import { drawRnn, type RnnCase } from '../../engine/networks/draw.ts';
import { backpropagation, goldenVectors, identity } from '../../proof/make.ts';
import { rnnMatrices, smallestBlockTooLarge } from '../blocks.ts';
import { forEverySum } from '../every-size.ts';
import { inRnn } from '../in-rnn.ts';
import { inPractice, practices } from '../practices.ts';
import { forwardDerivative, oneMillionthTooLarge, reverseDerivative } from '../routes.ts';
import { defineClaim, equal, mistake, words } from '../vocabulary.ts';

/** Both matrices of the network, one after the other. */
const stacked = ({ W, Wout }: RnnGradient) => Float64Array.of(...W, ...Wout);

const draw = drawRnn({ units: [1, 5], steps: [2, 12] });
const relation = equal({ relative: 1e-10 });
const steps = { t: [1, 'T'] } as const;
const shown = inRnn(String.raw`\frac{\partial E}{\partial W} = \sum_{t=1}^{T} \frac{\partial E_t}{\partial W}`, steps);
/** The same for the read-out. */
const ofReadOut = inRnn(shown.tex.replaceAll(String.raw`\partial W`, String.raw`\partial W_{\mathrm{out}}`), steps);
const [inner, outer] = [shown, ofReadOut].map((one) => one.side(1));
const bothSums = (g: RnnCase) => [...inner(g), ...outer(g)];

const dropped = inPractice(
  practices.rangeEnds,
  shown.edit('^{T}', '^{T - 1}', { name: words('last term dropped', '漏掉最后一项') }),
);
const mean = inPractice(
  practices.averages,
  shown.edit(String.raw`\sum_{t=1}^{T} `, String.raw`\frac1T \sum_{t=1}^{T} `, {
    name: words('mean instead of sum', '以平均代替求和'),
  }),
);
const readOutFlipped = inPractice(
  practices.difference,
  mistake<RnnCase>('read-out weights with the sign flipped', '读出层权重的梯度符号弄反', (g) => [
    ...inner(g),
    ...outer(g).map((v) => -v),
  ]),
);

export default defineClaim({
  tex: shown.tex,
  says: words(
    'The gradient of the total loss is the sum of the gradients of the losses at the single steps.',
    '总损失的梯度，等于各步损失的梯度之和。',
  ),
  sketch: forEverySum(
    words(
      'Differentiation is linear, and $E$ is a finite sum. One backward pass over all losses is compared with $T$ separate passes, and both with automatic differentiation of $E$ as one function, and with the gradients that PyTorch found: for $W$ and for $W_{\\mathrm{out}}$ at once.',
      '求导是线性运算，而 $E$ 是有限和。这里把对全部损失的一次反向传播与 $T$ 次单独的反向传播相比，再与对 $E$ 的自动微分（它不依赖反向传播公式）以及 PyTorch 求得的梯度相比；$W$ 与 $W_{\\mathrm{out}}$ 一并比较。',
    ),
  ),
  uses: ['rnn-state'],
  symbols: ['E', 'E_t', 'W', 'W_out', 't'],
  verdict: 'holds',
  proves: [
    identity<RnnCase>({
      name: words('the sum of the single gradients', '各步梯度之和'),
      draw,
      ...shown.equation([backpropagation((g) => rnnBptt(g).W), reverseDerivative(totalLossOfW, ({ W }) => W)]),
      relation,
      blocks: rnnMatrices,
      controls: [mean, oneMillionthTooLarge(inner), smallestBlockTooLarge(inner, rnnMatrices)],
    }),
    shown.exactly([dropped]),
    identity<RnnCase>({
      name: words('and for the weights of the read-out', '读出层的权重亦然'),
      draw,
      left: [backpropagation((g) => stacked(rnnBptt(g))), forwardDerivative(totalLossOfWeights, stacked)],
      right: bothSums,
      relation,
      blocks: rnnMatrices,
      controls: [readOutFlipped, smallestBlockTooLarge(bothSums, rnnMatrices)],
    }),
    identity<GoldenRnnCase>({
      name: words('the sum against PyTorch', '梯度之和与 PyTorch 对照'),
      draw: drawShortGoldenRnn,
      left: [goldenVectors(({ expect: { dW, dWout } }) => Float64Array.of(...dW, ...dWout))],
      right: bothSums,
      relation,
      blocks: rnnMatrices,
      controls: [readOutFlipped],
    }),
  ],
});
