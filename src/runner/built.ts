/** The reports of the build: every claim is run once with the default seed, and a false one stops the build. */
import { claimById, claims } from '../claims/index.ts';
import { toJson } from './json.ts';
import { defaults } from './protocol.ts';
import type { Report } from './report.ts';
import { run } from './run.ts';
import { complaint } from './sentence.ts';

const reports = new Map<string, Report>();

/** The report of a claim, from this process's memory once it was run. Throws if the claim does not hold as stated. */
export function builtReport(id: string): Report {
  let report = reports.get(id);
  if (!report) {
    report = run(claimById(id), defaults);
    if (!report.ok) throw new Error(refusal(report));
    reports.set(id, report);
  }
  return report;
}

/** Runs every claim of the site; throws on the first that does not hold as stated. */
export const proveEverything = (): readonly Report[] => claims.map((claim) => builtReport(claim.id));

function refusal(report: Report): string {
  const example = report.parts.find((p) => p.role === 'proves' && p.counterexample)?.counterexample;
  const shown = example ? `\nsmallest counterexample: ${toJson(example)}` : '';
  return `claim "${report.claim}" stops the build: ${complaint(report).en}.${shown}\nTo see it again: npm run prove -- ${report.claim} --seed ${report.seed}`;
}
