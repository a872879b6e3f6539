import { experiment } from '../../proof/make.ts';
import { armsOf } from '../experiments.ts';
import { defineClaim, words } from '../vocabulary.ts';

export default defineClaim({
  tex: String.raw`\begin{gathered} T = 100,\ n = 8: \\ p(b_f = b^{*},\, b_i = -b^{*}) \;>\; p(\tanh\text{-RNN}),\ p(b_f = 1),\ p(b_f = -2) \end{gathered}`,
  says: words(
    'Asked for one bit after 100 steps, an LSTM whose biases are set for that horizon learns the task significantly more often than a plain tanh RNN, than the usual forget bias of 1, and than a forget bias of −2.',
    '任务是在 100 步之后答出一个比特。偏置按这一时间跨度设定的 LSTM，学会的比例显著高于普通的 tanh RNN，也显著高于遗忘门偏置取常用的 1 或取 −2 的 LSTM。',
  ),
  sketch: words(
    'Every arm gets at most 400 updates (Adam 0.02, batch 32, gradients clipped at 1) from 30 seeds; these settings are the same for all and were not tuned for each. A run counts as soon as 99 % of at least 256 new sequences are answered right, looked at every 25 updates; $p$ is the share of such runs. The 95 % Wilson intervals of the rates do not overlap. These are rates and no impossibility: a tanh unit can latch by luck, and from an orthogonal start it nearly always does.',
    '每一组都从 30 个种子出发、至多更新 400 次（Adam 0.02，批量 32，梯度裁剪到 1）；各组的设置相同，没有分别调节。每更新 25 次检查一回，在至少 256 条新序列上答对 99% 即算学会；$p$ 是学会的比例。第一组与其余各组成功率的 95% Wilson 区间互不重叠。这里比较的是比例，并不是说做不到：tanh 单元可以碰巧锁住信息，若从正交初始化出发则几乎总能做到。',
  ),
  uses: ['forget-bias-horizon', 'rnn-update-limit', 'gradient-clipping'],
  symbols: ['b_star', 'b_g', 'n', 't'],
  verdict: 'added',
  proves: [
    experiment({
      name: words('the latch task over 100 steps', '跨 100 步的锁存任务'),
      arms: armsOf('latch', ['chrono', 'rnn', 'forget-1', 'forget-minus-2']),
      replays: 2,
      controls: [
        { name: words('the RNN learns it most often', 'RNN 学会的比例最高'), first: 1 },
        { name: words('the forget bias 1 does it', '遗忘门偏置取 1 便够'), first: 2 },
        {
          name: words(
            'significantly more often also than an RNN from an orthogonal start',
            '也显著高于正交初始化的 RNN',
          ),
          against: armsOf('latch', ['rnn-orthogonal']),
        },
        {
          name: words(
            'significantly more often also than with the forget bias alone',
            '也显著高于只设遗忘门偏置的情形',
          ),
          against: armsOf('latch', ['horizon']),
        },
      ],
    }),
  ],
});
