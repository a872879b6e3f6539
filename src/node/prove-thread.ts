/** A thread of the build or the command line; runs one claim at a time. */
import { parentPort } from 'node:worker_threads';
import type { RunOptions } from '../check/options.ts';
import type { Report } from '../check/report.ts';
import { run } from '../check/run.ts';
import { loadClaim } from '../claims/registry.ts';
import { trouble } from './trouble.ts';

export interface ProveJob {
  readonly claim: string;
  readonly options: RunOptions;
}

export interface Proved {
  readonly report: Report;
  readonly seconds: number;
  /** What its author is told; nothing where it is as stated. */
  readonly told: readonly string[];
}

parentPort?.on('message', async ({ claim, options }: ProveJob) => {
  const loaded = await loadClaim(claim);
  const start = performance.now();
  const report = run(loaded, options);
  const seconds = (performance.now() - start) / 1000;
  parentPort?.postMessage({ report, seconds, told: trouble(loaded, report) } satisfies Proved);
});
