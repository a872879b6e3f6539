/** Two arms of a recorded experiment: learning curves and rates. The page reads the record; nothing is trained. */
import { words } from '../proof/words.ts';
import type { Parameters } from './explorer.ts';
import { armOptions } from './plots/arms.ts';
import { experimentParameter } from './replay.ts';

export default {
  id: 'runs',
  title: words('Learning curves, two arms at a time', '两组的学习曲线'),
  describes: words(
    'All recorded runs of an arm. Above: their loss on new sequences, looked at every 25 updates, by median and quartiles; a run that has solved the task keeps its last loss. Below: the share of the runs that have solved it.',
    '一组中有记录的全部运行。上图：每更新 25 次在新序列上的损失，画出中位数与四分位数；已学会的运行保持其最后的损失。下图：已学会的运行所占的比例。',
  ),
  tries: words(
    'Try: compare the two biases at the rate 0.05, then the tanh RNN at all three rates.',
    '试一试：在学习率 0.05 下比较两种偏置，再看 tanh RNN 在三种学习率下的表现。',
  ),
  parameters: {
    experiment: experimentParameter,
    first: { label: words('First arm', '第一组'), options: armOptions, initial: 'horizon' },
    second: {
      label: words('Second arm', '第二组'),
      options: { none: words('none', '无'), ...armOptions },
      initial: 'rnn',
    },
  } satisfies Parameters,
} as const;
