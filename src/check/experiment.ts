/** Runs an experiment: compares the success rates by their Wilson intervals, draws the arms that are drawn, and repeats a few runs. */
import { randomFrom } from '../engine/arithmetic/random.ts';
import type { Arm, DrawnArm, Experiment, RecordedArm, Run } from '../proof/part.ts';
import { wilson } from '../proof/wilson.ts';
import { type Words, words } from '../proof/words.ts';
import type { RunOptions } from './options.ts';
import type { ArmReport, PartReport, ReplayReport, Role } from './report.ts';

const isRecorded = (arm: Arm): arm is RecordedArm => 'runs' in arm;
const isDrawn = (arm: Arm): arm is DrawnArm => !isRecorded(arm);

const rate = (name: Words, successes: number, trials: number): ArmReport => ({
  name,
  successes,
  trials,
  ...wilson(successes, trials),
});

/** Whether arm `first` succeeds significantly more often than every other arm. */
const leads = (arms: readonly ArmReport[], first = 0): boolean =>
  arms.every((arm, i) => i === first || arms[first].low > arm.high);

type Control = Experiment['controls'][number];
const armsWith = (part: Experiment, control?: Control): Arm[] => [...part.arms, ...(control?.against ?? [])];

/** The third of an arm's runs that took the fewest updates, so that a reader need not wait long. */
const quickest = ({ runs }: RecordedArm): Run[] =>
  runs.toSorted((a, b) => a.updates - b.updates).slice(0, Math.ceil(runs.length / 3));

const equal = (a: Run, b: Run): boolean =>
  a.solved === b.solved && a.updates === b.updates && a.accuracy === b.accuracy && a.loss === b.loss;

function replay(part: Experiment, name: string, options: RunOptions, tick: () => void): ReplayReport[] {
  const random = randomFrom(name, options.seed);
  const recorded = part.arms.filter(isRecorded);
  return Array.from({ length: part.replays }, (_, i) => {
    const arm = i === 0 ? recorded[0] : random.pick(recorded);
    const before = random.pick(quickest(arm));
    const run = arm.again(before.seed);
    tick();
    const { seed, solved, updates, loss } = run;
    return { arm: arm.name, seed, solved, updates, loss, same: equal(run, before) };
  });
}

const reasonOf = (ahead: boolean, same: boolean): Words | undefined => {
  if (!same) return words('a run made again differs from its record', '重做的一次运行与记录不符');
  return ahead ? undefined : words('the intervals of the success rates overlap', '成功率的置信区间有重叠');
};

/** How often `runExperiment` calls `tick`: once an arm that it draws, and once a repeated run. */
export function experimentTicks(part: Experiment, control?: number): number {
  const controls = control === undefined ? part.controls : [part.controls[control]];
  const drawn = new Set([...part.arms, ...controls.flatMap(({ against = [] }) => against)].filter(isDrawn));
  return drawn.size + (control === undefined ? part.replays : 0);
}

/** `control` is the mistake to put in; with one, no run is repeated. */
export function runExperiment(
  part: Experiment,
  role: Role,
  name: string,
  options: RunOptions,
  tick: () => void,
  control?: number,
): PartReport {
  const drawn = new Map<DrawnArm, ArmReport>();
  function rateOf(arm: Arm): ArmReport {
    if (isRecorded(arm)) return rate(arm.name, arm.runs.filter(({ solved }) => solved).length, arm.runs.length);
    let report = drawn.get(arm);
    if (!report) {
      const seeds = Array.from({ length: arm.trials }, (_, k) => randomFrom(name, options.seed, k));
      report = rate(arm.name, seeds.filter((random) => arm.succeeds(random)).length, arm.trials);
      drawn.set(arm, report);
      tick();
    }
    return report;
  }
  const mistake = control === undefined ? undefined : part.controls[control];
  const arms = armsWith(part, mistake).map(rateOf);
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
    ...(part.arms.some(isRecorded) && { replays }),
    controls: mistake
      ? []
      : part.controls.map((c) => {
          const caught = !leads(armsWith(part, c).map(rateOf), c.first);
          return { name: c.name, seeds: 1, refuted: caught ? 1 : 0, caught };
        }),
  };
}
