/** The training experiments as plain data. `tools/experiments.ts` runs them at full size; claims repeat some of the runs. */
import type { TrainingConfig } from './trainer.ts';

export interface TrainingArm {
  readonly id: string;
  readonly config: TrainingConfig;
}

export interface TrainingExperiment {
  readonly id: string;
  /** Maximum number of updates of a run. */
  readonly budget: number;
  /** Every arm is trained with the seeds 1 … `seeds`. */
  readonly seeds: number;
  readonly arms: readonly TrainingArm[];
}

/** Arms that differ from a common config in a few fields. */
const arms = (common: TrainingConfig, differences: Readonly<Record<string, Partial<TrainingConfig>>>): TrainingArm[] =>
  Object.entries(differences).map(([id, difference]) => ({ id, config: { ...common, ...difference } }));

const latch: TrainingConfig = {
  network: 'lstm',
  n: 8,
  task: 'latch',
  T: 100,
  batch: 32,
  optimiser: 'adam',
  rate: 0.02,
  clip: 1,
  noise: 0.2,
  forgetBias: 'b*',
  inputBias: '-b*',
  start: 'uniform',
};

const adding = (T: number): TrainingConfig => ({ ...latch, task: 'adding', T, batch: 16, noise: 0 });

const addingArms = {
  chrono: {},
  'forget-1': { forgetBias: 1, inputBias: 0 },
  rnn: { network: 'rnn' },
  'rnn-orthogonal': { network: 'rnn', start: 'orthogonal' },
} as const;

/** b_f is b* or 1, with b_i closed or not: which of the two gates does it. */
const latchAt = (rate: number): TrainingExperiment => ({
  id: `latch-${rate}`,
  budget: 1000,
  seeds: 30,
  arms: arms(
    { ...latch, rate },
    {
      chrono: {},
      horizon: { inputBias: 0 },
      'forget-1-closed': { forgetBias: 1 },
      'forget-1': { forgetBias: 1, inputBias: 0 },
      'forget-minus-2': { forgetBias: -2, inputBias: 0 },
      rnn: { network: 'rnn' },
      'rnn-orthogonal': { network: 'rnn', start: 'orthogonal' },
    },
  ),
});

export const experiments: readonly TrainingExperiment[] = [
  latchAt(0.005),
  latchAt(0.02),
  latchAt(0.05),
  {
    id: 'forget-gate-rescue',
    budget: 400,
    seeds: 30,
    arms: arms(
      { ...latch, inputBias: 0 },
      {
        horizon: {},
        'forget-1': { forgetBias: 1 },
        'forget-0': { forgetBias: 0 },
        'forget-minus-1': { forgetBias: -1 },
        'forget-minus-2': { forgetBias: -2 },
      },
    ),
  },
  { id: 'adding-50', budget: 2000, seeds: 30, arms: arms(adding(50), addingArms) },
  { id: 'adding-200', budget: 2000, seeds: 30, arms: arms(adding(200), addingArms) },
  { id: 'adding-1000', budget: 2000, seeds: 5, arms: arms(adding(1000), addingArms) },
];

/** The setup of a run: that of the record, or for an arm that was not run in this experiment, its start in this experiment’s task. */
export function setupOf(id: string, armId: string): { readonly config: TrainingConfig; readonly budget: number } {
  const experiment = experiments.find((one) => one.id === id);
  const elsewhere = experiments.flatMap(({ arms }) => arms).find((arm) => arm.id === armId);
  if (!experiment || !elsewhere)
    throw new RangeError(
      `setup: got ${id}, ${armId}, needed an experiment and an arm of ${experiments.map((one) => one.id).join(', ')}`,
    );
  const own = experiment.arms.find((arm) => arm.id === armId);
  const { task, T, batch, noise, rate } = experiment.arms[0].config;
  return { config: own?.config ?? { ...elsewhere.config, task, T, batch, noise, rate }, budget: experiment.budget };
}
