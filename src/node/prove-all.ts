/** The reports of the build: every claim runs once with the default seed; one that is not as stated stops the build. */
import { defaults } from '../check/options.ts';
import type { Report } from '../check/report.ts';
import { run } from '../check/run.ts';
import { complaint } from '../check/sentence.ts';
import { claimById, claims } from '../claims/index.ts';
import type { Store } from './proof-cache.ts';
import type { Proved, ProveJob } from './prove-thread.ts';
import { inThreads } from './threads.ts';
import { trouble } from './trouble.ts';

const reports = new Map<string, Report>();

/** The report of a claim, kept for the life of the process. Throws if the claim does not hold as stated. */
export function builtReport(id: string): Report {
  return reports.get(id) ?? accepted(run(claimById(id), defaults));
}

function accepted(report: Report): Report {
  if (!report.ok) throw new Error(refusal(report));
  reports.set(report.claim, report);
  return report;
}

/**
 * The reports of all claims, from the store or from a run, in one thread a core. Throws on the first claim that does not hold
 * as stated.
 */
export async function proveEverything(store: Store): Promise<readonly Report[]> {
  const found = new Map(claims.map((claim) => [claim, store.find(claim)]));
  const left = claims.filter((claim) => !found.get(claim));
  const jobs = left.map(({ id }): ProveJob => ({ claim: id, options: defaults }));
  await inThreads<ProveJob, Proved>(new URL('./prove-thread.ts', import.meta.url), jobs, (at, { report }) => {
    found.set(left[at], report);
    if (report.ok) store.keep(left[at], report);
  });
  return claims.map((claim) => accepted(found.get(claim) as Report));
}

function refusal(report: Report): string {
  const told = trouble(claimById(report.claim), report).join('\n');
  return `claim "${report.claim}" stops the build: ${complaint(report).en}.\n${told}\nTo see it again: npm run prove -- ${report.claim} --seed ${report.seed}`;
}
