/** Claim → Report. The build, the worker, the command line and the tests all come through here. */
import type { Claim } from '../claims/claim.ts';
import type { Part } from '../proof/part.ts';
import { words } from '../proof/words.ts';
import { withMistake } from './cases.ts';
import { runCertificate } from './certificate.ts';
import { runComparison, ticksOf, toRefute } from './comparison.ts';
import { digest } from './digest.ts';
import { runExperiment, ticksOfExperiment } from './experiment.ts';
import type { RunOptions } from './options.ts';
import type { Earned, PartReport, Report, Role } from './report.ts';

export type Progress = (done: number, total: number) => void;

interface Piece {
  readonly part: Part;
  readonly role: Role;
  /** Names the part's stream of randomness. */
  readonly stream: string;
}

/** A claim's parts in the order in which reports list them. */
export function piecesOf(claim: Claim): Piece[] {
  const roles: [Role, Part][] = claim.proves.map((part) => ['proves', part]);
  if (claim.printed) roles.push(['printed', claim.printed.refutes]);
  if (claim.condition) roles.push(['without', claim.condition.without]);
  return roles.map(([role, part], i) => ({ part, role, stream: `${claim.id} ${i}` }));
}

/** What is true is tried on as many cases as the reader wishes; what must come out refuted, on enough. */
const askedOf = (role: Role, options: RunOptions, control?: number): RunOptions =>
  role === 'proves' && control === undefined ? options : toRefute(options);

function runPiece({ part, role, stream }: Piece, options: RunOptions, tick: () => void, control?: number): PartReport {
  try {
    if (part.kind === 'certificate') return runCertificate(part, role, tick, control);
    if (part.kind === 'experiment') return runExperiment(part, role, stream, options, tick, control);
    return runComparison(
      control === undefined ? part : withMistake(part, part.controls[control]),
      role,
      stream,
      askedOf(role, options, control),
      tick,
    );
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

function ticks({ part, role }: Piece, options: RunOptions, control?: number): number {
  if (part.kind === 'certificate') return 1 + part.controls.length;
  if (part.kind === 'experiment') return ticksOfExperiment(part);
  return ticksOf(part, askedOf(role, options, control));
}

/** The verdict that the evidence has earned, whatever the claim file says. */
export function earn(claim: Claim, parts: readonly PartReport[]): Earned {
  if (parts.some((p) => p.outcome === 'failed')) return 'failed';
  if (parts.length === 0 || parts.some((p) => p.outcome === 'inconclusive')) return 'inconclusive';
  if (parts.some((p) => p.role === 'proves' && p.outcome !== 'passes')) return 'false';
  // That a sample does not refute a printed form is no evidence that it holds.
  if (parts.some((p) => p.role !== 'proves' && p.outcome === 'passes')) return 'inconclusive';
  const refuted = (role: Role) => parts.some((p) => p.role === role && p.outcome === 'refuted');
  if (refuted('printed')) return 'corrected';
  if (refuted('without')) return 'conditional';
  // Whether a true statement is the article's own, an assumption of it or ours, no number can say.
  return claim.verdict === 'added' || claim.verdict === 'hypothesis' ? claim.verdict : 'holds';
}

/** Runs all parts and controls of a claim. Deterministic: the same claim and options give the same digest everywhere. */
export function run(claim: Claim, options: RunOptions, progress: Progress = () => {}): Report {
  const pieces = piecesOf(claim);
  const total = pieces.reduce((sum, piece) => sum + ticks(piece, options), 0);
  let done = 0;
  const parts = pieces.map((piece) => runPiece(piece, options, () => progress(++done, total)));
  const earned = earn(claim, parts);
  const content = {
    claim: claim.id,
    tag: claim.tag,
    seed: options.seed,
    cases: options.cases,
    sizes: options.sizes ?? {},
    stated: claim.verdict,
    earned,
    ok: earned === claim.verdict && parts.every((p) => p.controls.every((c) => c.caught)),
    parts,
  };
  return { ...content, digest: digest(content) };
}

/** The digest that a report with this content has. */
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
  const piece = piecesOf(claim)[part];
  if (!piece || (control !== undefined && !piece.part.controls[control]))
    throw new RangeError(`${claim.id} has no control ${control} in part ${part}, needed one of its own`);
  let done = 0;
  return runPiece(piece, options, () => progress(++done, ticks(piece, options, control)), control);
}
