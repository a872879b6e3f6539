/** What an author is told of a claim that is not as stated: the relation that is refuted, where it is displayed, and the counterexample. */
import { toJson } from '../check/json.ts';
import { mustPass, type Report } from '../check/report.ts';
import { partsOf } from '../check/run.ts';
import { type Claim, derivationOf } from '../claims/claim.ts';
import { underlinedRelation } from '../claims/displays.ts';
import { remedy } from './remedy.ts';

/** Lines under the claim's own; none for a report that is as stated. */
export function trouble(claim: Claim, report: Report): string[] {
  if (report.ok) return [];
  const refuted = partsOf(claim).flatMap(({ part, role }, i) => {
    const { outcome, counterexample, reason } = report.parts[i];
    if (!mustPass(role) || outcome === 'passes') return [];
    const displayed = ('reads' in part && part.reads) || [];
    const steps = role === 'derives' ? (derivationOf(claim)?.steps ?? []) : [];
    const missed = (report.parts[i].routes ?? []).flatMap(({ worst, allowed }, step) =>
      worst <= allowed || !steps[step] ? [] : [`step ${step + 1}: ${steps[step].tex}`],
    );
    return [
      `“${part.name.en}”: ${outcome}${reason ? `, ${reason.en}` : ''}`,
      ...missed,
      ...displayed.map((reads) => underlinedRelation(claim, reads)),
      ...(counterexample ? [`smallest counterexample: ${toJson(counterexample)}`] : []),
    ];
  });
  return [...refuted, `What to do: ${remedy(report)}`];
}
