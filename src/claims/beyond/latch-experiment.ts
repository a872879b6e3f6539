import { experiment } from '../../proof/make.ts';
import type { Experiment } from '../../proof/part.ts';
import { type ArmId, armsOf } from '../experiments.ts';
import { defineClaim, words } from '../vocabulary.ts';

const at = (alpha: number, ...ids: ArmId[]) => armsOf(`latch-${alpha}`, ids);

/** b_f = b* alone against both input biases at b_f = 1, so that the arms tell which of the two gates does it. */
const forgetGate = (alpha: number, ...more: Experiment['controls']) =>
  experiment({
    name: words(`the latch task over 100 steps, $\\alpha = ${alpha}$`, `跨 100 步的锁存任务，$\\alpha = ${alpha}$`),
    arms: at(alpha, 'horizon', 'forget-1', 'forget-1-closed', 'forget-minus-2'),
    replays: 1,
    controls: [
      { name: words('the input gate does it: $b_i = -b^{*}$', '起作用的是输入门：$b_i = -b^{*}$'), first: 2 },
      { name: words('the forget bias 1 does it', '遗忘门偏置取 1 便够'), first: 1 },
      {
        name: words('significantly more often also than an RNN from an orthogonal start', '也显著高于正交初始化的 RNN'),
        against: at(alpha, 'rnn-orthogonal'),
      },
      ...more,
    ],
  });

/** At the smaller rates it makes no significant difference to close the input gate as well. */
const closingHelps = (alpha: number) => ({
  name: words('with $b_i = -b^{*}$ as well it is significantly more often', '再加上 $b_i = -b^{*}$，比例显著更高'),
  first: 4,
  against: at(alpha, 'chrono'),
});

export default defineClaim({
  tex: String.raw`\begin{gathered} T = 100,\ n = 8,\ \alpha \in \{0.005,\ 0.02,\ 0.05\}: \\ p(b_f = b^{*},\, b_i = 0) \;>\; p(b_f = 1,\, b_i = 0), \\ p(b_f = 1,\, b_i = -b^{*}),\ p(b_f = -2,\, b_i = 0); \\ \alpha = 0.05: \quad p(b_f = b^{*},\, b_i = -b^{*}) \;>\; p(b_f = b^{*},\, b_i = 0) \end{gathered}`,
  says: words(
    'Asked for one bit after 100 steps, an LSTM whose forget bias is set for that horizon learns the task significantly more often than with the usual forget bias of 1, whether its input gate is closed or not, and than with a forget bias of −2. It is so at three learning rates; at the largest of them it helps to close the input gate as well.',
    '任务是在 100 步之后答出一个比特。遗忘门偏置按这一时间跨度设定的 LSTM，学会的比例显著高于遗忘门偏置取常用的 1 的 LSTM（无论输入门是否关上），也显著高于取 −2 的 LSTM。三种学习率下都是如此；在其中最大的一种之下，再关上输入门也有帮助。',
  ),
  sketch: words(
    'Every arm gets at most 1000 updates (Adam, batch 32, gradients clipped at 1) from 30 seeds at each rate; these settings are the same for all and were not tuned for each. A run counts as soon as 99 % of at least 256 new sequences are answered correctly, looked at every 25 updates; $p$ is the share of such runs. The 95 % Wilson interval of the first arm overlaps with none of the others. The two biases are crossed: with $b_f = 1$ it does not help to close the input gate, and with $b_f = b^{*}$ it makes a significant difference only at $\\alpha = 0.05$. These are rates, and they rule nothing out: a tanh unit can latch, the more often the larger $\\alpha$ is, and from an orthogonal start it nearly always does.',
    '每一组在每种学习率下都从 30 个种子出发、至多更新 1000 次（Adam，批量 32，梯度裁剪到 1）；各组的设置相同，没有分别调节。每更新 25 次检查一回，在至少 256 条新序列上答对 99% 即算学会；$p$ 是学会的比例。第一组的 95% Wilson 区间与其余各组都不重叠。两个偏置是交叉搭配的：$b_f = 1$ 时，关上输入门无济于事；$b_f = b^{*}$ 时，只有在 $\\alpha = 0.05$ 之下才有显著差别。这里比较的是比例，并不是说做不到：tanh 单元也能锁住信息，$\\alpha$ 越大越常做到，若从正交初始化出发则几乎总能做到。',
  ),
  uses: ['forget-bias-horizon', 'rnn-update-limit', 'gradient-clipping'],
  symbols: ['b_star', 'b_g', 'alpha', 'n', 't'],
  verdict: 'added',
  unread: { tex: 'experiment' },
  proves: [
    forgetGate(0.005, closingHelps(0.005)),
    forgetGate(0.02, closingHelps(0.02)),
    forgetGate(0.05),
    experiment({
      name: words(
        '$\\alpha = 0.05$: closing the input gate as well helps',
        '$\\alpha = 0.05$：再关上输入门，是有帮助的',
      ),
      arms: at(0.05, 'chrono', 'horizon'),
      replays: 0,
      controls: [
        { name: words('it harms', '反而有害'), first: 1 },
        {
          name: words('significantly more often also than the tanh RNN', '也显著高于 tanh RNN'),
          against: at(0.05, 'rnn'),
        },
      ],
    }),
  ],
});
