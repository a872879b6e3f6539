import { experiment } from '../../proof/make.ts';
import { defineClaim, words } from '../vocabulary.ts';
import { anyLstm, anyRnn, type Kind, type Law, staysWithin, stepsOut, survives } from './starts.ts';

const [tanhRnn, sigmoidRnn] = [anyRnn('tanh'), anyRnn('sigmoid')];
const against = (first: Kind, law: Law) => [first, tanhRnn, sigmoidRnn].map((kind) => survives(kind, law));

export default defineClaim({
  tex: String.raw`\begin{gathered} n = 8,\ k = 50,\ W \sim \mathcal U\bigl(\pm\tfrac{1}{\sqrt n}\bigr),\ \text{Xavier}; \quad p = \mathbb P\bigl(\lVert \partial c_k/\partial c_1\rVert \ge 10^{-3}\bigr): \\ p(\text{LSTM},\, b_f = 1) \;>\; p(\tanh\text{-RNN}),\ p(\sigma\text{-RNN}) \end{gathered}`,
  says: words(
    'Before any training, with random weights and forget bias 1, an LSTM keeps a thousandth of the derivative over 50 steps significantly more often than a tanh RNN or a sigmoid RNN does.',
    '训练之前，在权重随机、遗忘门偏置为 1 的 LSTM 中，50 步之后导数还剩千分之一以上的，所占比例显著高于用 tanh 或 sigmoid 的 RNN。',
  ),
  sketch: words(
    "No proof, but counts: of each kind 100 networks are drawn from the seed, and $p$ is compared by 95 % Wilson intervals, which must not overlap. All weights are uniform in $\\pm 1/\\sqrt n$, as PyTorch draws them, or Xavier’s, in $\\pm\\sqrt{6/(r + s)}$ for a block of $r \\times s$; there are 2 inputs, uniform in $[-1, 1]$, no biases but $b_f$, and the first state is 0. All paths are counted, that through the output gate too. The last count is of the size of single factors: those of a sigmoid RNN stay below 1 as long as $\\lVert W_{\\mathrm{rec}} \\rVert < 4$, since $\\sigma' \\le \\tfrac14$; for weights in $\\pm 1/\\sqrt n$ this is certain, as $\\lVert W_{\\mathrm{rec}} \\rVert_F \\le \\sqrt n < 4$.",
    "这里没有证明，只有计数：每种网络按种子抽取 100 个，用 95% Wilson 区间比较 $p$，区间不得重叠。权重或全部在 $\\pm 1/\\sqrt n$ 内均匀分布（PyTorch 的取法），或按 Xavier 的取法，$r \\times s$ 的一块在 $\\pm\\sqrt{6/(r + s)}$ 内均匀分布；输入 2 维，在 $[-1, 1]$ 内均匀分布；除 $b_f$ 外没有偏置，初始状态为 0。所有路径都计入，经过输出门的也不例外。最后一项只数单个因子的大小：由于 $\\sigma' \\le \\tfrac14$，只要 $\\lVert W_{\\mathrm{rec}} \\rVert < 4$，sigmoid RNN 的因子就小于 1；权重在 $\\pm 1/\\sqrt n$ 内时这是必然的，因为 $\\lVert W_{\\mathrm{rec}} \\rVert_F \\le \\sqrt n < 4$。",
  ),
  uses: ['rnn-product', 'lstm-states-gradient', 'factors-rnn-lstm'],
  symbols: ['c_t', 'W', 'W_rec', 'b_g', 'b_star', 'sigma', 'norm', 'n', 't'],
  verdict: 'conditional',
  unread: { tex: 'experiment' },
  proves: [
    experiment({
      name: words('a thousandth is left: weights in $\\pm 1/\\sqrt n$', '还剩千分之一：权重在 $\\pm 1/\\sqrt n$ 内'),
      arms: against(anyLstm(1), 'uniform'),
      replays: 0,
      controls: [
        { name: words('the tanh RNN keeps it most often', 'tanh RNN 的比例最高'), first: 1 },
        {
          name: words('no start does better: not $b^{*}$ either', '没有更好的初始化：$b^{*}$ 也不例外'),
          against: [survives(anyLstm('b*'), 'uniform')],
        },
      ],
    }),
    experiment({
      name: words('a thousandth is left: Xavier’s weights', '还剩千分之一：Xavier 权重'),
      arms: against(anyLstm(1), 'xavier'),
      replays: 0,
      controls: [
        { name: words('the tanh RNN keeps it most often', 'tanh RNN 的比例最高'), first: 1 },
        {
          name: words('an LSTM does so from any bias: $b_f = -2$', 'LSTM 的偏置取什么都行：$b_f = -2$'),
          first: 3,
          against: [survives(anyLstm(-2), 'xavier')],
        },
      ],
    }),
    experiment({
      name: words(
        'every factor of a sigmoid RNN has a norm in $[0, 1]$, more often than not',
        '因子的范数全在 $[0, 1]$ 中的 sigmoid RNN 占多数',
      ),
      arms: [staysWithin(sigmoidRnn, 'xavier'), stepsOut(sigmoidRnn, 'xavier')],
      replays: 0,
      controls: [
        {
          name: words('a tanh RNN does so as well', 'tanh RNN 也是如此'),
          first: 2,
          against: [staysWithin(tanhRnn, 'xavier')],
        },
        {
          name: words('it is what sets it apart from an LSTM with $b_f = 0$', '这正是它与 $b_f = 0$ 的 LSTM 的区别'),
          against: [staysWithin(anyLstm(0), 'uniform')],
        },
      ],
    }),
  ],
  condition: {
    tex: 'b_f = 1',
    says: words('The forget gate starts out open.', '训练开始时，遗忘门是打开的。'),
    without: experiment({
      name: words('$b_f = 0$ does it too, with Xavier’s weights', '$b_f = 0$ 也行（Xavier 权重）'),
      arms: against(anyLstm(0), 'xavier'),
      replays: 0,
      controls: [],
    }),
  },
  note: words(
    'The article calls it more likely that the additive expression of an LSTM does not vanish, and likely that what is added up for an RNN lies in $[0, 1]$, but not among which networks. Under these two laws the first is so with $b_f = 1$ and not with $b_f = 0$: then a tanh RNN with Xavier’s weights does better. The second, read as a statement on the size of the factors, is so for a sigmoid RNN, and just as much for an LSTM with $b_f = 0$.',
    '原文说 LSTM 的四项之和更有可能不消失，又说 RNN 中相加的各项很可能都在 $[0, 1]$ 中，却没有说这是对哪些网络而言。在这两种分布之下，前一句若理解为导数还剩千分之一，在 $b_f = 1$ 时成立，在 $b_f = 0$ 时不成立：此时 Xavier 权重的 tanh RNN 反而更好。后一句若理解为因子的大小，对 sigmoid RNN 成立，对 $b_f = 0$ 的 LSTM 也同样成立。',
  ),
});
