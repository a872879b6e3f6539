/** The reports of the build: every claim is run once with the default seed, and a false one stops the build. */
import { claimById, claims } from '../claims/index.ts';
import { ledgerProblems } from '../claims/ledger.ts';
import { registryProblems } from '../claims/problems.ts';
import { tags } from '../claims/tags.ts';
import { toJson } from './json.ts';
import { defaults } from './protocol.ts';
import type { Report } from './report.ts';
import { run } from './run.ts';
import { complaint } from './sentence.ts';
import type { Store } from './store.ts';

const reports = new Map<string, Report>();

/** The report of a claim, from this process's memory once it was run. Throws if the claim does not hold as stated. */
export function builtReport(id: string, store?: Store): Report {
  const before = reports.get(id);
  if (before) return before;
  const claim = claimById(id);
  const found = store?.find(claim);
  const report = found ?? run(claim, defaults);
  if (!report.ok) throw new Error(refusal(report));
  reports.set(id, report);
  if (!found) store?.keep(claim, report);
  return report;
}

/**
 * Every claim of the site, run where the store has no report. Throws where the list of claims is not in order, against
 * `ledger` too, and on the first claim that does not hold as stated.
 */
export function proveEverything(ledger: string, store?: Store): readonly Report[] {
  const problems = [
    ...registryProblems(claims, tags),
    ...ledgerProblems(tags, ledger).map((problem) => `src/claims/tags.ts: ${problem}`),
  ];
  if (problems.length > 0) throw new Error(`the claims stop the build:\n${problems.join('\n')}`);
  return claims.map((claim) => builtReport(claim.id, store));
}

function refusal(report: Report): string {
  const example = report.parts.find((p) => p.role === 'proves' && p.counterexample)?.counterexample;
  const shown = example ? `\nsmallest counterexample: ${toJson(example)}` : '';
  return `claim "${report.claim}" stops the build: ${complaint(report).en}.${shown}\nTo see it again: npm run prove -- ${report.claim} --seed ${report.seed}`;
}
