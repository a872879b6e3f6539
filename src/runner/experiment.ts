/** Runs an experiment: every arm on every seed, rates with Wilson intervals; the first arm's must lie above all others. */
import { randomFrom } from '../engine/random.ts';
import type { Experiment } from '../proof/part.ts';
import { wilson } from '../proof/wilson.ts';
import { words } from '../proof/words.ts';
import type { RunOptions } from './protocol.ts';
import type { ArmReport, PartReport, Role } from './report.ts';

/** Whether arm `first` succeeds significantly more often than every other arm. */
const leads = (arms: readonly ArmReport[], first: number): boolean =>
  arms.every((arm, i) => i === first || arms[first].low > arm.high);

/** `control` is the ordering that the reader puts in. */
export function runExperiment(
  part: Experiment,
  role: Role,
  name: string,
  options: RunOptions,
  tick: () => void,
  control?: number,
): PartReport {
  const arms = part.arms.map((arm, a): ArmReport => {
    let successes = 0;
    for (let trial = 0; trial < part.trials; trial++) {
      if (arm.trial(randomFrom(name, options.seed, a, trial))) successes++;
      tick();
    }
    return { name: arm.name, successes, trials: part.trials, ...wilson(successes, part.trials) };
  });
  const passes = leads(arms, control === undefined ? 0 : part.controls[control].first);
  return {
    role,
    kind: 'experiment',
    name: part.name,
    outcome: passes ? 'passes' : 'refuted',
    ...(!passes && {
      reason: words('the intervals of the success rates overlap', '成功率的置信区间有重叠'),
    }),
    checked: arms.length * part.trials,
    arms,
    controls:
      control !== undefined
        ? []
        : part.controls.map((c) => {
            const caught = !leads(arms, c.first);
            return { name: c.name, seeds: 1, refuted: caught ? 1 : 0, caught };
          }),
  };
}
