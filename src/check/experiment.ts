/** Runs an experiment: compares the recorded success rates by their Wilson intervals, and repeats a few of the runs. */
import { randomFrom } from '../engine/arithmetic/random.ts';
import type { Arm, Experiment, Run } from '../proof/part.ts';
import { wilson } from '../proof/wilson.ts';
import { type Words, words } from '../proof/words.ts';
import type { RunOptions } from './options.ts';
import type { ArmReport, PartReport, ReplayReport, Role } from './report.ts';

const rateOf = ({ name, runs }: Arm): ArmReport => {
  const successes = runs.filter((run) => run.solved).length;
  return { name, successes, trials: runs.length, ...wilson(successes, runs.length) };
};

/** Whether arm `first` succeeds significantly more often than every other arm. */
const leads = (arms: readonly ArmReport[], first = 0): boolean =>
  arms.every((arm, i) => i === first || arms[first].low > arm.high);

const armsWith = (part: Experiment, control?: Experiment['controls'][number]): ArmReport[] =>
  [...part.arms, ...(control?.against ?? [])].map(rateOf);

/** The third of an arm's runs that took the fewest updates, so that a reader need not wait long. */
const quickest = ({ runs }: Arm): Run[] =>
  runs.toSorted((a, b) => a.updates - b.updates).slice(0, Math.ceil(runs.length / 3));

const equal = (a: Run, b: Run): boolean =>
  a.solved === b.solved && a.updates === b.updates && a.accuracy === b.accuracy && a.loss === b.loss;

function replay(part: Experiment, name: string, options: RunOptions, tick: () => void): ReplayReport[] {
  const random = randomFrom(name, options.seed);
  return Array.from({ length: part.replays }, (_, i) => {
    const arm = i === 0 ? part.arms[0] : random.pick(part.arms);
    const recorded = random.pick(quickest(arm));
    const run = arm.again(recorded.seed);
    tick();
    const { seed, solved, updates, loss } = run;
    return { arm: arm.name, seed, solved, updates, loss, same: equal(run, recorded) };
  });
}

const reasonOf = (ahead: boolean, same: boolean): Words | undefined => {
  if (!same) return words('a run made again differs from its record', '重做的一次运行与记录不符');
  return ahead ? undefined : words('the intervals of the success rates overlap', '成功率的置信区间有重叠');
};

/** How often `runExperiment` calls `tick`: once a repeated run. */
export const experimentTicks = (part: Experiment, control?: number): number =>
  control === undefined ? part.replays : 0;

/** `control` is the mistake to put in; with one, no run is repeated. */
export function runExperiment(
  part: Experiment,
  role: Role,
  name: string,
  options: RunOptions,
  tick: () => void,
  control?: number,
): PartReport {
  const mistake = control === undefined ? undefined : part.controls[control];
  const arms = armsWith(part, mistake);
  const replays = mistake ? [] : replay(part, name, options, tick);
  const ahead = leads(arms, mistake?.first);
  const reason = reasonOf(
    ahead,
    replays.every((r) => r.same),
  );
  return {
    role,
    kind: 'experiment',
    name: part.name,
    outcome: reason ? 'refuted' : 'passes',
    ...(reason && { reason }),
    checked: arms.reduce((sum, arm) => sum + arm.trials, 0),
    arms,
    replays,
    controls: mistake
      ? []
      : part.controls.map((c) => {
          const caught = !leads(armsWith(part, c), c.first);
          return { name: c.name, seeds: 1, refuted: caught ? 1 : 0, caught };
        }),
  };
}
