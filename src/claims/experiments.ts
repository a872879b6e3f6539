/** The arms of the recorded experiments: outcomes from content/experiments.json, and a function that repeats a run. */
import record from '../../content/experiments.json' with { type: 'json' };
import { experiments, type TrainingExperiment as Setup } from '../engine/training/experiments.ts';
import { train } from '../engine/training/trial.ts';
import type { RecordedArm } from '../proof/part.ts';
import { type Words, words } from '../proof/words.ts';

export const armNames = {
  chrono: words('LSTM, $b_f = b^{*}$ and $b_i = -b^{*}$', 'LSTM，$b_f = b^{*}$ 且 $b_i = -b^{*}$'),
  horizon: words('LSTM, $b_f = b^{*}$', 'LSTM，$b_f = b^{*}$'),
  'forget-1-closed': words('LSTM, $b_f = 1$ and $b_i = -b^{*}$', 'LSTM，$b_f = 1$ 且 $b_i = -b^{*}$'),
  'forget-1': words('LSTM, $b_f = 1$', 'LSTM，$b_f = 1$'),
  'forget-0': words('LSTM, $b_f = 0$', 'LSTM，$b_f = 0$'),
  'forget-minus-1': words('LSTM, $b_f = -1$', 'LSTM，$b_f = -1$'),
  'forget-minus-2': words('LSTM, $b_f = -2$', 'LSTM，$b_f = -2$'),
  rnn: words('$\\tanh$ RNN', '$\\tanh$ RNN'),
  'rnn-orthogonal': words('$\\tanh$ RNN, orthogonal start', '$\\tanh$ RNN，正交初始化'),
} as const satisfies Record<string, Words>;
export type ArmId = keyof typeof armNames;

const found = <T extends { readonly id: string }>(list: readonly T[], id: string, where: string): T => {
  const entry = list.find((e) => e.id === id);
  if (!entry)
    throw new RangeError(
      `${where} has no "${id}", needed one of ${list.map((e) => e.id).join(', ')}; npm run experiments makes it`,
    );
  return entry;
};

/** The arms of a recorded experiment, in the order of `ids`. Throws when the record was made with other settings. */
export function armsOf(id: Setup['id'], ids: readonly ArmId[]): RecordedArm[] {
  const recorded = found(record.experiments, id, 'content/experiments.json');
  const setup = found(experiments, id, 'the list of experiments');
  return ids.map((armId) => {
    const { config, runs } = found(recorded.arms, armId, `experiment "${id}" in content/experiments.json`);
    const now = found(setup.arms, armId, `experiment "${id}"`).config;
    if (JSON.stringify(config) !== JSON.stringify(now) || recorded.budget !== setup.budget)
      throw new Error(
        `experiment "${id}", arm "${armId}" was recorded with other settings, needed a new record: npm run experiments`,
      );
    return { name: armNames[armId], runs, again: (seed) => ({ seed, ...train(now, seed, setup.budget) }) };
  });
}
