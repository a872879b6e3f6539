/** Whether a relation holds exactly, in a prime field, and how much has to be known of the activations for it. */
import { runAlgebraic } from '../check/algebraic.ts';
import type { PartReport } from '../check/report.ts';
import type { Places } from '../claims/reading.ts';
import type { Oracle } from '../engine/arithmetic/field.ts';
import { type Restriction, readingOf } from './read.ts';
import type { Net } from './targets.ts';

/** From nothing but that there is a derivative, over the rules of the slopes, to σ(−z) = 1 − σ(z) and tanh z = 2σ(2z) − 1. */
const oracles: readonly Oracle[] = ['free', 'rules', 'symmetric'];

/** The report with this oracle. @throws RangeError where the relation is no polynomial */
function reportWith(
  oracle: Oracle,
  net: Net,
  tex: string,
  places: Places,
  seed: number,
  restricts?: Restriction,
): PartReport {
  const part = readingOf(net, tex, places, restricts).exactly([], { oracle });
  return runAlgebraic(part, 'proves', `own ${oracle}`, { seed, cases: 1 }, () => {});
}

/** The report for the weakest oracle with which the relation holds; undefined if with none. @throws RangeError where it is no polynomial */
export function exactReport(net: Net, tex: string, places: Places, seed: number): PartReport | undefined {
  for (const oracle of oracles) {
    const report = reportWith(oracle, net, tex, places, seed);
    if (report.outcome === 'passes') return report;
  }
  return undefined;
}

/** Whether it holds with all that is known of the activations; false for what cannot be decided. */
export function holdsExactly(net: Net, tex: string, places: Places, seed: number, restricts?: Restriction): boolean {
  try {
    return reportWith('symmetric', net, tex, places, seed, restricts).outcome === 'passes';
  } catch {
    // It has no value, does not fit, or is no polynomial.
    return false;
  }
}
