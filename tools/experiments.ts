/**
 * Runs the experiments at full size and writes content/experiments.json: for every arm its config, the outcome of every
 * seed, and the success rate with its Wilson interval. Nothing in the file depends on the machine.
 *
 *   npm run experiments [-- --only latch,adding-50] [--threads 2] [--date 2026-11-24]
 *
 * With --only, the other experiments stay as they are in the file.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { experiments, type TrainingArm, type TrainingExperiment } from '../src/engine/training/experiments.ts';
import { solvedAt, type TrialOutcome, updatesBetweenLooks } from '../src/engine/training/trial.ts';
import { inThreads } from '../src/node/threads.ts';
import { wilson } from '../src/proof/wilson.ts';
import type { Job } from './experiments/worker.ts';

const file = new URL('../content/experiments.json', import.meta.url);

const { values } = parseArgs({
  options: { only: { type: 'string' }, threads: { type: 'string' }, date: { type: 'string' } },
});
const threads = values.threads === undefined ? availableParallelism() : Number(values.threads);
if (!(Number.isInteger(threads) && threads >= 1))
  throw new RangeError(`--threads is ${values.threads}, needed an integer of at least 1`);
const date = values.date ?? new Date().toISOString().slice(0, 10);
const wanted = values.only?.split(',') ?? experiments.map(({ id }) => id);
for (const id of wanted)
  if (!experiments.some((experiment) => experiment.id === id))
    throw new Error(`--only: no experiment ${id}, needed ${experiments.map((experiment) => experiment.id).join(', ')}`);

const jobsOf = ({ seeds, budget, arms }: Pick<TrainingExperiment, 'seeds' | 'budget' | 'arms'>): Job[] =>
  arms.flatMap(({ config }) => Array.from({ length: seeds }, (_, k) => ({ config, seed: k + 1, budget })));

/** Experiments share arms; what is the same run is run once. */
const jobs = new Map<string, Job>();
for (const experiment of experiments)
  if (wanted.includes(experiment.id)) for (const job of jobsOf(experiment)) jobs.set(JSON.stringify(job), job);

let finished = 0;
const told = () => void process.stderr.write(`\r${++finished} of ${jobs.size} runs`);
const script = new URL('./experiments/worker.ts', import.meta.url);
const outcomes = await inThreads<Job, TrialOutcome>(script, [...jobs.values()], told, threads);
process.stderr.write('\n');
const found = new Map([...jobs.keys()].map((key, k) => [key, outcomes[k]]));

function armReport(experiment: TrainingExperiment, arm: TrainingArm) {
  const runs = jobsOf({ ...experiment, arms: [arm] }).map((job) => {
    const outcome = found.get(JSON.stringify(job)) as TrialOutcome;
    return { seed: job.seed, ...outcome };
  });
  const successes = runs.filter(({ solved }) => solved).length;
  const { low, high } = wilson(successes, runs.length);
  console.log(`${experiment.id} ${arm.id}: ${successes} of ${runs.length}, ${low.toFixed(3)} … ${high.toFixed(3)}`);
  return { ...arm, successes, trials: runs.length, low, high, runs };
}

const before = JSON.parse(await readFile(file, 'utf8').catch(() => '{"experiments":[]}'));
const reports = experiments.flatMap((experiment) => {
  if (!wanted.includes(experiment.id))
    return before.experiments.filter(({ id }: { id: string }) => id === experiment.id);
  const { id, budget, seeds, arms } = experiment;
  return [{ id, date, budget, seeds, arms: arms.map((arm) => armReport(experiment, arm)) }];
});
// One run a line, so that a change shows as what it is.
const text = JSON.stringify({ solvedAt, pace: updatesBetweenLooks, experiments: reports }, null, 2).replace(
  /\{\s+("seed": [^}]*?)\s+\}/g,
  (_, run: string) => `{ ${run.replace(/\s+/g, ' ')} }`,
);
await writeFile(file, `${text}\n`);
