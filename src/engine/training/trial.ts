/** One training run with a budget of updates, until it solves its task. */
import { createTrainer, type TrainingConfig } from './trainer.ts';

/** Solved: at least this share of at least this many new sequences is answered right. */
export const solvedAt = { accuracy: 0.99, sequences: 256 } as const;

/** Updates between two evaluations on new sequences. One also follows the last update. */
export const updatesBetweenLooks = 25;

export interface TrialOutcome {
  readonly solved: boolean;
  /** Updates made until it was solved, or the whole budget. */
  readonly updates: number;
  /** In the last evaluation. */
  readonly accuracy: number;
  readonly loss: number;
}

/** Trains until the task is solved or the budget is spent; `look` is called with the loss on new sequences at each evaluation. */
export function train(
  config: TrainingConfig,
  seed: number,
  budget: number,
  look: (loss: number) => void = () => {},
): TrialOutcome {
  const trainer = createTrainer(config, seed);
  for (;;) {
    while (trainer.update < budget && trainer.update % updatesBetweenLooks !== updatesBetweenLooks - 1) trainer.step();
    if (trainer.update < budget) trainer.step();
    const { accuracy, loss } = trainer.evaluate(solvedAt.sequences);
    look(loss);
    const solved = accuracy >= solvedAt.accuracy;
    if (solved || trainer.update >= budget) return { solved, updates: trainer.update, accuracy, loss };
  }
}
