/** A recorded training run, trained again update by update until it solves its task or has spent its budget. */
import { setupOf } from '../engine/training/experiments.ts';
import { createTrainer } from '../engine/training/trainer.ts';
import { words } from '../proof/words.ts';
import { defineRace, inTurn, numberParameter, type Race, type ValuesOf } from './explorer.ts';
import { armOptions } from './plots/arms.ts';
import { createRunner, lagsOf, type RaceData } from './race.ts';

const latch = (rate: number) => words(`latch task, 100 steps, rate ${rate}`, `锁存任务，100 步，学习率 ${rate}`);
const adding = (T: number) => words(`adding problem, ${T} steps`, `加法问题，${T} 步`);

/** The experiments by the ids of the record. */
export const experimentParameter = {
  label: words('Experiment', '实验'),
  options: {
    'latch-0.005': latch(0.005),
    'latch-0.02': latch(0.02),
    'latch-0.05': latch(0.05),
    'adding-50': adding(50),
    'adding-200': adding(200),
    'adding-1000': adding(1000),
  },
  initial: 'latch-0.02',
} as const;

const parameters = {
  experiment: experimentParameter,
  arm: { label: words('Arm', '组'), options: armOptions, initial: 'rnn' },
  seed: numberParameter('Seed', '种子', 1, 30, 1, 3),
} as const;
export type ReplayValues = ValuesOf<typeof parameters>;

function createReplay({ experiment, arm, seed }: ReplayValues): Race<RaceData> {
  const { config, budget } = setupOf(experiment, arm);
  const { task, T, network } = config;
  if (task !== 'latch' && task !== 'adding') throw new Error(`replay: the task is ${task}, needed latch or adding`);
  const lags = lagsOf(T);
  const runner = createRunner(createTrainer(config, seed), network, lags, budget, true);
  return inTurn([runner], () => ({ task, T, budget, lags, runners: [runner.data()] }));
}

export default defineRace({
  id: 'replay',
  title: words('Any run again', '重跑任何一次'),
  describes: words(
    'The run is trained here again with the settings and the seed of the record, up to the evaluation that it passes or to the end of its budget. Above: the loss on new sequences at each evaluation, and, dashed, the loss of the batches. Below: how much of the gradient arrives $\\tau$ steps back, $\\lVert\\partial E/\\partial c_{T-\\tau}\\rVert$ as a multiple of its value at lag $0$.',
    '按记录的设置和种子在这里重新训练，直到通过某次评测，或用完更新次数。上图：每次评测时在新序列上的损失；虚线是各批次的损失。下图：梯度传到 $\\tau$ 步之前还剩多少，即 $\\lVert\\partial E/\\partial c_{T-\\tau}\\rVert$ 与时滞为 $0$ 时之比。',
  ),
  tries: words(
    'Try: this plain network learns the task. When does its gradient reach the long lags, and when does the loss fall? Then take the seeds 1 and 2, which fail, and the LSTMs.',
    '试一试：这个普通 RNN 学会了任务。它的梯度何时传到长时滞，损失又何时下降？再换种子 1 和 2，它们没有学会；然后换成 LSTM。',
  ),
  parameters,
  begin: createReplay,
});
