/** The record of the training runs, as `/api/trials.json` has it, and what the pages show of it. */
import type { Values } from '../explorer.ts';
import type { RaceData } from '../race.ts';

interface RecordedRun {
  readonly seed: number;
  readonly solved: boolean;
  readonly updates: number;
  readonly accuracy: number;
  readonly loss: number;
  /** At each evaluation. */
  readonly losses: readonly number[] | null;
}
interface RecordedArm {
  readonly id: string;
  readonly successes: number;
  readonly trials: number;
  readonly low: number;
  readonly high: number;
  readonly runs: readonly RecordedRun[];
}
export interface Trials {
  /** Updates between two evaluations. */
  readonly pace: number;
  readonly experiments: readonly {
    readonly id: string;
    readonly budget: number;
    readonly arms: readonly RecordedArm[];
  }[];
}

interface CurvePoint {
  readonly update: number;
  /** Quartiles of the loss over the runs; one that has been solved keeps its last loss. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** Share of the runs solved by then. */
  readonly solved: number;
}
export interface RunsData {
  readonly experiment: string;
  readonly budget: number;
  /** One or two; `points` is undefined where the arm was not run. */
  readonly arms: readonly {
    readonly id: string;
    readonly successes: number;
    readonly trials: number;
    readonly low: number;
    readonly high: number;
    readonly points: readonly CurvePoint[] | undefined;
  }[];
}

/** Linear between the two values nearest to the share. */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  return sorted[below] + (at - below) * ((sorted[below + 1] ?? sorted[below]) - sorted[below]);
}

/** The curves of the arms chosen: experiment, first, and second, which may be `none`. */
export function runsOf({ pace, experiments }: Trials, { experiment, first, second }: Values): RunsData {
  const found = experiments.find(({ id }) => id === experiment);
  if (!found)
    throw new RangeError(`runs: got ${experiment}, needed one of ${experiments.map(({ id }) => id).join(', ')}`);
  const { budget, arms } = found;
  const chosen = [first, second].filter((id, i) => id !== 'none' && (i === 0 || id !== first)).map(String);
  return {
    experiment: found.id,
    budget,
    arms: chosen.map((id) => {
      const arm = arms.find((one) => one.id === id);
      if (!arm) return { id, successes: 0, trials: 0, low: 0, high: 1, points: undefined };
      const { successes, trials, low, high, runs } = arm;
      const points = Array.from({ length: Math.ceil(budget / pace) }, (_, k): CurvePoint => {
        const update = Math.min(budget, (k + 1) * pace);
        const losses = runs
          .map(({ losses, loss }) => losses?.[Math.min(k, losses.length - 1)] ?? loss)
          .sort((a, b) => a - b);
        const solved = runs.filter((run) => run.solved && run.updates <= update).length / runs.length;
        const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(losses, share));
        return { update, low, middle, high, solved };
      });
      return { id, successes, trials, low, high, points };
    }),
  };
}

/** Whether a replay ended as the record says, to the last bit; undefined where the run is not in the record. */
export function asRecorded(trials: Trials, { experiment, arm, seed }: Values, { runners: [runner] }: RaceData) {
  const run = trials.experiments
    .find(({ id }) => id === experiment)
    ?.arms.find(({ id }) => id === arm)
    ?.runs.find((one) => one.seed === seed);
  const last = runner.looks.at(-1);
  if (!run || !last) return undefined;
  const same =
    run.solved === (runner.solvedAt !== undefined) &&
    run.updates === runner.update &&
    run.accuracy === last.accuracy &&
    run.loss === last.loss;
  return { same, run };
}
