/** Claim → Report. The build, the worker, the command line and the tests all use this. */
import { type Claim, derivationOf } from '../claims/claim.ts';
import type { Part } from '../proof/part.ts';
import { words } from '../proof/words.ts';
import { algebraicTicks, runAlgebraic } from './algebraic.ts';
import { certificateTicks, runCertificate } from './certificate.ts';
import { comparisonTicks, runComparison } from './comparison.ts';
import { withMistake } from './controls.ts';
import { digest } from './digest.ts';
import { type AnyComparison, enoughToRefute } from './draw.ts';
import { experimentTicks, runExperiment } from './experiment.ts';
import type { RunOptions } from './options.ts';
import { type Earned, mustPass, type PartReport, type Report, type Role } from './report.ts';

export type Progress = (done: number, total: number) => void;

export interface ClaimPart {
  readonly part: Part;
  readonly role: Role;
  /** Names the part's stream of randomness. */
  readonly stream: string;
}

/** A claim's parts in the order of reports. */
export function partsOf(claim: Claim): ClaimPart[] {
  const roles: [Role, Part][] = claim.proves.map((part) => ['proves', part]);
  if (claim.printed?.refutes) roles.push(['printed', claim.printed.refutes]);
  if (claim.condition) roles.push(['without', claim.condition.without]);
  for (const part of derivationOf(claim)?.parts ?? []) roles.push(['derives', part]);
  return roles.map(([role, part], i) => ({ part, role, stream: `${claim.id} ${i}` }));
}

/** The options as asked for what proves; enough cases for what must be refuted. */
const optionsFor = (role: Role, options: RunOptions, control?: number): RunOptions =>
  mustPass(role) && control === undefined ? options : enoughToRefute(options);

const comparisonWith = (part: AnyComparison, control?: number): AnyComparison =>
  control === undefined ? part : withMistake(part, part.controls[control]);

function runPart(
  { part, role, stream }: ClaimPart,
  options: RunOptions,
  tick: () => void,
  control?: number,
): PartReport {
  try {
    if (part.kind === 'algebraic') return runAlgebraic(part, role, stream, options, tick, control);
    if (part.kind === 'certificate') return runCertificate(part, role, tick, control);
    if (part.kind === 'experiment') return runExperiment(part, role, stream, options, tick, control);
    return runComparison(comparisonWith(part, control), role, stream, optionsFor(role, options, control), tick);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      role,
      kind: part.kind,
      name: part.name,
      outcome: 'failed',
      reason: words(`it stopped with: ${message}`, `运行中止：${message}`),
      checked: 0,
      controls: [],
    };
  }
}

function ticksOf({ part, role }: ClaimPart, options: RunOptions, control?: number): number {
  if (part.kind === 'algebraic') return algebraicTicks(part, control);
  if (part.kind === 'certificate') return certificateTicks(part, control);
  if (part.kind === 'experiment') return experimentTicks(part, control);
  return comparisonTicks(comparisonWith(part, control), optionsFor(role, options, control));
}

/** The verdict that the evidence earns, whatever the claim file states. */
export function earn(claim: Claim, parts: readonly PartReport[]): Earned {
  if (parts.some((p) => p.outcome === 'failed')) return 'failed';
  if (parts.length === 0 || parts.some((p) => p.outcome === 'inconclusive')) return 'inconclusive';
  if (parts.some((p) => mustPass(p.role) && p.outcome !== 'passes')) return 'false';
  // A sample that does not refute a printed form does not prove it.
  if (parts.some((p) => !mustPass(p.role) && p.outcome === 'passes')) return 'inconclusive';
  const refuted = (role: Role) => parts.some((p) => p.role === role && p.outcome === 'refuted');
  if (refuted('printed')) return 'corrected';
  if (refuted('without')) return 'conditional';
  if (claim.printed) return 'notation';
  // Only the claim file can say whether a true statement is the article's, an assumption of it, or added.
  return claim.verdict === 'added' || claim.verdict === 'hypothesis' ? claim.verdict : 'holds';
}

/** Runs all parts and controls of a claim. Deterministic: the same claim and options give the same digest everywhere. */
export function run(claim: Claim, options: RunOptions, progress: Progress = () => {}): Report {
  const parts = partsOf(claim);
  const total = parts.reduce((sum, part) => sum + ticksOf(part, options), 0);
  let done = 0;
  const reports = parts.map((part) => runPart(part, options, () => progress(++done, total)));
  const earned = earn(claim, reports);
  const content = {
    claim: claim.id,
    tag: claim.tag,
    seed: options.seed,
    cases: options.cases,
    sizes: options.sizes ?? {},
    stated: claim.verdict,
    earned,
    ok: earned === claim.verdict && reports.every((p) => p.controls.every((c) => c.caught)),
    parts: reports,
  };
  return { ...content, digest: digest(content) };
}

/** The digest of a report's content. */
export const digestOf = ({ digest: _, ...content }: Report): string => digest(content);

/**
 * Runs part `part` alone, with its mistake `control` put in. Without a control it runs as it is: for a claim that needs
 * a condition, the part that drops it. In both cases the report's outcome should be `refuted`.
 */
export function runMistake(
  claim: Claim,
  part: number,
  control: number | undefined,
  options: RunOptions,
  progress: Progress = () => {},
): PartReport {
  const chosen = partsOf(claim)[part];
  if (!chosen || (control !== undefined && !chosen.part.controls[control]))
    throw new RangeError(`${claim.id} has no control ${control} in part ${part}, needed one of its own`);
  const total = ticksOf(chosen, options, control);
  let done = 0;
  return runPart(chosen, options, () => progress(++done, total), control);
}
