/** Every recorded training run, for other programs: `/api/trials.json` and `/api/trials.csv`. */
import { z } from 'astro/zod';
import record from '../../../content/experiments.json' with { type: 'json' };
import lossRecord from '../../../content/losses.json' with { type: 'json' };
import { type ArmId, armNames } from '../../claims/experiments.ts';
import { apiUrl } from '../url.ts';
import { release } from './facts.ts';

const bias = z.union([z.number(), z.enum(['b*', '-b*'])]).describe('b* is the forget bias for a horizon of T steps.');
const run = z.strictObject({
  seed: z.int().min(1),
  solved: z.boolean(),
  updates: z.int().min(1).describe('Until it was solved, or the whole budget.'),
  accuracy: z.number().describe('In the last evaluation, on new sequences.'),
  loss: z.number(),
  losses: z.array(z.number()).nullable().describe('The loss on new sequences at each evaluation, to four digits.'),
});
const arm = z.strictObject({
  id: z.string(),
  name: z.strictObject({ en: z.string(), zh: z.string() }),
  config: z.strictObject({
    network: z.enum(['rnn', 'lstm']),
    n: z.int(),
    task: z.enum(['latch', 'adding']),
    T: z.int(),
    batch: z.int(),
    optimiser: z.enum(['descent', 'adam']),
    rate: z.number(),
    clip: z.number(),
    noise: z.number(),
    forgetBias: bias.describe('b_f at the start, of an LSTM; an RNN has no gates.'),
    inputBias: bias.describe('b_i at the start, of an LSTM.'),
    start: z.enum(['uniform', 'orthogonal']),
  }),
  successes: z.int(),
  trials: z.int(),
  low: z.number().describe('Wilson’s 95 % interval of the success rate.'),
  high: z.number(),
  runs: z.array(run),
});

export const trialsSchema = z
  .strictObject({
    release: z.string(),
    schema: z.url(),
    solvedAt: z.strictObject({ accuracy: z.number(), sequences: z.int() }),
    pace: z.int().describe('Updates between two evaluations.'),
    experiments: z.array(
      z.strictObject({ id: z.string(), date: z.string(), budget: z.int(), seeds: z.int(), arms: z.array(arm) }),
    ),
  })
  .describe('Every recorded training run: the same config, seed and budget give the same bits on every engine.');

const losses: Readonly<Record<string, Readonly<Record<string, readonly number[][]>>>> = lossRecord;

type TrialsData = z.infer<typeof trialsSchema>;

/** The record itself, with the names of its arms. */
export const trialsRecord = (): Pick<TrialsData, 'solvedAt' | 'pace' | 'experiments'> => ({
  solvedAt: record.solvedAt,
  pace: record.pace,
  experiments: record.experiments.map(({ id, date, budget, seeds, arms }) => ({
    ...{ id, date, budget, seeds },
    arms: arms.map(({ id: armId, config, successes, trials, low, high, runs }) => ({
      ...{ id: armId, name: armNames[armId as ArmId], config: config as z.infer<typeof arm>['config'] },
      ...{ successes, trials, low, high },
      runs: runs.map((one, k) => ({ ...one, losses: losses[id]?.[armId]?.[k] ?? null })),
    })),
  })),
});

export const trialsData = (site: string): TrialsData => ({
  release,
  schema: new URL(apiUrl('schema'), site).href,
  ...trialsRecord(),
});

/** The columns of the table, each with its meaning in the page of the experiment. */
export const trialsHead = [
  ...(['experiment', 'arm', 'network', 'task', 'n', 'T', 'batch', 'rate', 'b_f', 'b_i', 'start', 'budget'] as const),
  ...(['seed', 'solved', 'updates', 'accuracy', 'loss'] as const),
];

/** One run a line, without its losses; no field needs quotes. */
export function trialsCsv(): string {
  const lines = record.experiments.flatMap(({ id, budget, arms }) =>
    arms.flatMap(({ id: armId, config, runs }) => {
      const { network, task, n, T, batch, rate, forgetBias, inputBias, start } = config;
      const biases = network === 'lstm' ? [forgetBias, inputBias] : ['', ''];
      return runs.map(({ seed, solved, updates, accuracy, loss }) => [
        ...[id, armId, network, task, n, T, batch, rate, ...biases, start, budget],
        ...[seed, solved, updates, accuracy, loss],
      ]);
    }),
  );
  return `${[trialsHead.join(','), ...lines.map((line) => line.join(','))].join('\n')}\n`;
}
