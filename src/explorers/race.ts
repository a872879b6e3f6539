/** The training race: an RNN and an LSTM trained on one task, update by update, and the data of its picture. */
import { createTrainer, type Trainer, type TrainingConfig } from '../engine/training/trainer.ts';
import { solvedAt, updatesBetweenLooks } from '../engine/training/trial.ts';
import { words } from '../proof/words.ts';
import { defineRace, inTurn, numberParameter, type Race, seedParameter, type ValuesOf } from './explorer.ts';

/** Maximum numbers of columns and rows of the gradient map, and of points of a curve. */
export const raceLimits = { columns: 40, lags: 25, points: 200 } as const;

export interface Runner {
  readonly network: 'rnn' | 'lstm';
  readonly update: number;
  /** The update after which the network first counted as solving the task. */
  readonly solvedAt: number | undefined;
  /** On new sequences, in each evaluation. */
  readonly looks: readonly { readonly update: number; readonly loss: number; readonly accuracy: number }[];
  /** Mean loss over the updates of one point, which end at `update`. */
  readonly losses: readonly { readonly update: number; readonly loss: number }[];
  /** ‖∂E/∂c_{T−τ}‖/‖∂E/∂c_T‖ at the lags of the race, one row a column: its latest values. */
  readonly gradients: readonly (readonly number[])[];
}

export interface RaceData {
  readonly task: 'latch' | 'adding';
  readonly T: number;
  readonly budget: number;
  readonly lags: readonly number[];
  readonly runners: readonly Runner[];
}

const parameters = {
  task: {
    label: words('Task', '任务'),
    options: { latch: words('latch: keep one bit', '锁存：记住一个比特'), adding: words('adding problem', '加法问题') },
    initial: 'latch',
  },
  T: numberParameter('Steps T', '步数 T', 20, 1000, 1, 100),
  start: {
    label: words('Biases of the LSTM at the start', 'LSTM 的初始偏置'),
    options: {
      chrono: words('forget bias b*, input bias −b*', '遗忘门偏置 b*，输入门偏置 −b*'),
      horizon: words('forget bias b*', '遗忘门偏置 b*'),
      own: words('forget bias as below', '遗忘门偏置由下面给定'),
    },
    initial: 'chrono',
  },
  bias: numberParameter('Forget bias', '遗忘门偏置', -4, 8, 0.1, 1),
  units: numberParameter('Units', '单元数', 2, 32, 1, 8),
  budget: numberParameter('Updates', '更新次数', 50, 2000, 50, 400),
  seed: seedParameter,
} as const;
export type RaceValues = ValuesOf<typeof parameters>;

/** The configuration of a network, as in the recorded experiments. */
export const configOf = ({ task, T, start, bias, units }: RaceValues, network: 'rnn' | 'lstm'): TrainingConfig => ({
  network,
  n: units,
  task,
  T,
  batch: task === 'latch' ? 32 : 16,
  optimiser: 'adam',
  rate: 0.02,
  clip: 1,
  noise: task === 'latch' ? 0.2 : 0,
  forgetBias: start === 'own' ? bias : 'b*',
  inputBias: start === 'chrono' ? '-b*' : 0,
  start: 'uniform',
});

function createRace(values: RaceValues): Race<RaceData> {
  const { task, T, budget, seed } = values;
  const lags = lagsOf(T);
  const runners = (['rnn', 'lstm'] as const).map((network) =>
    createRunner(createTrainer(configOf(values, network), seed), network, lags, budget),
  );
  return inTurn(runners, () => ({ task, T, budget, lags, runners: runners.map((runner) => runner.data()) }));
}

/** The lags that the gradient map has rows for, from 0 to T − 1. */
export function lagsOf(T: number): number[] {
  const count = Math.min(raceLimits.lags, T);
  return Array.from({ length: count }, (_, i) => Math.round((i * (T - 1)) / (count - 1)));
}

/** One network of a race. With `untilSolved` it stops, as a recorded run does, at the evaluation that it passes. */
export function createRunner(
  trainer: Trainer,
  network: Runner['network'],
  lags: readonly number[],
  budget: number,
  untilSolved = false,
) {
  const each = Math.max(1, Math.ceil(budget / raceLimits.points));
  const losses: { update: number; loss: number }[] = [];
  const gradients: number[][] = [];
  let sum = 0;
  const looks: { update: number; loss: number; accuracy: number }[] = [];
  let solved: number | undefined;
  const isDone = () => trainer.update >= budget || (untilSolved && solved !== undefined);
  return {
    get done() {
      return isDone();
    },
    step() {
      if (isDone()) return;
      const { update, loss } = trainer.step();
      sum += loss;
      if (update % each === 0) {
        losses.push({ update, loss: sum / each });
        sum = 0;
      }
      const byLag = trainer.gradientByLag();
      const column = Math.floor(((update - 1) * raceLimits.columns) / budget);
      gradients[column] = lags.map((tau) => (byLag[0] > 0 ? byLag[tau] / byLag[0] : 0));
      if (update % updatesBetweenLooks !== 0 && update < budget) return;
      const seen = trainer.evaluate(solvedAt.sequences);
      looks.push({ update, loss: seen.loss, accuracy: seen.accuracy });
      if (seen.accuracy >= solvedAt.accuracy) solved ??= update;
    },
    data: (): Runner => ({
      network,
      update: trainer.update,
      solvedAt: solved,
      looks: [...looks],
      losses: [...losses],
      gradients: gradients.map((column) => [...column]),
    }),
  };
}

export default defineRace({
  id: 'race',
  title: words('The training race', '训练竞赛'),
  describes: words(
    'A $\\tanh$ RNN and an LSTM learn one task from the same sequences, in turn (Adam 0.02, gradients clipped at 1). Above: the loss of each batch. Below, for each network: how much of the gradient arrives $\\tau$ steps back, $\\lVert\\partial E/\\partial c_{T-\\tau}\\rVert$ as a multiple of its value at lag $0$, as training goes on. A task counts as solved when 99 % of 256 new sequences are answered correctly.',
    '一个 $\\tanh$ RNN 和一个 LSTM 轮流更新，用相同的序列学习同一个任务（Adam 0.02，梯度裁剪到 1）。上图：每个批次的损失。下面两图：训练过程中，两个网络的梯度传到 $\\tau$ 步之前还剩多少，即 $\\lVert\\partial E/\\partial c_{T-\\tau}\\rVert$ 与时滞为 $0$ 时之比。在 256 条新序列上答对 99%，任务才算学会。',
  ),
  tries: words(
    'Try: start the race as it is; then give the LSTM a forget bias of its own, 1, and start again. Which network gets there first, and does its gradient reach the long lags?',
    '试一试：先按现有设置开始；再把 LSTM 的遗忘门偏置改为自定的 1，重新开始。哪个网络先学会？它的梯度能传到较长的时滞吗？',
  ),
  parameters,
  begin: createRace,
});
