/**
 * Runs the experiments at full size and writes content/experiments.json: for every arm its config, the outcome of every
 * seed, and the success rate with its Wilson interval; and content/losses.json: for every arm and seed the loss on new sequences at
 * each evaluation, to four digits. Nothing in the files depends on the machine.
 *
 *   npm run experiments [-- --only latch,adding-50] [--threads 2] [--date 2026-11-24]
 *
 * With --only, the other experiments stay as they are in the files; `latch` is all of latch-0.005, latch-0.02, …
 */
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { experiments, type TrainingArm, type TrainingExperiment } from '../src/engine/training/experiments.ts';
import { solvedAt, updatesBetweenLooks } from '../src/engine/training/trial.ts';
import { inThreads } from '../src/node/threads.ts';
import { wilson } from '../src/proof/wilson.ts';
import type { Job, Trial } from './experiments/worker.ts';

const file = new URL('../content/experiments.json', import.meta.url);
const lossFile = new URL('../content/losses.json', import.meta.url);

const { values } = parseArgs({
  options: { only: { type: 'string' }, threads: { type: 'string' }, date: { type: 'string' } },
});
const threads = values.threads === undefined ? availableParallelism() : Number(values.threads);
if (!(Number.isInteger(threads) && threads >= 1))
  throw new RangeError(`--threads is ${values.threads}, needed an integer of at least 1`);
const date = values.date ?? new Date().toISOString().slice(0, 10);
const ids = experiments.map(({ id }) => id);
const wanted = (values.only?.split(',') ?? ids).flatMap((name) => {
  const meant = ids.filter((id) => id === name || id.startsWith(`${name}-`));
  if (meant.length === 0) throw new Error(`--only: no experiment ${name}, needed some of ${ids.join(', ')}`);
  return meant;
});

const jobsOf = ({ seeds, budget, arms }: Pick<TrainingExperiment, 'seeds' | 'budget' | 'arms'>): Job[] =>
  arms.flatMap(({ config }) => Array.from({ length: seeds }, (_, k) => ({ config, seed: k + 1, budget })));

/** Experiments share arms; what is the same run is run once. */
const jobs = new Map<string, Job>();
for (const experiment of experiments)
  if (wanted.includes(experiment.id)) for (const job of jobsOf(experiment)) jobs.set(JSON.stringify(job), job);

let finished = 0;
const told = () => void process.stderr.write(`\r${++finished} of ${jobs.size} runs`);
const script = new URL('./experiments/worker.ts', import.meta.url);
const trials = await inThreads<Job, Trial>(script, [...jobs.values()], told, threads);
process.stderr.write('\n');
const found = new Map([...jobs.keys()].map((key, k) => [key, trials[k]]));

const trialsOf = (experiment: TrainingExperiment, arm: TrainingArm) =>
  jobsOf({ ...experiment, arms: [arm] }).map((job) => found.get(JSON.stringify(job)) as Trial);

function armReport(experiment: TrainingExperiment, arm: TrainingArm) {
  const runs = trialsOf(experiment, arm).map(({ outcome }, k) => ({ seed: k + 1, ...outcome }));
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

const lossesBefore = JSON.parse(await readFile(lossFile, 'utf8').catch(() => '{}'));
const losses = experiments.flatMap((experiment) => {
  const { id, arms } = experiment;
  if (!wanted.includes(id)) return lossesBefore[id] ? [[id, lossesBefore[id]]] : [];
  const short = (loss: number) => Number(loss.toPrecision(4));
  const of = (arm: TrainingArm) => trialsOf(experiment, arm).map((trial) => trial.losses.map(short));
  return [[id, Object.fromEntries(arms.map((arm) => [arm.id, of(arm)]))]];
});
// One run a line here, too.
const lossText = JSON.stringify(Object.fromEntries(losses), null, 1).replace(
  /\[\s+([^[\]]*?)\s+\]/g,
  (_, run: string) => `[${run.replace(/\s+/g, ' ')}]`,
);
await writeFile(lossFile, `${lossText}\n`);
