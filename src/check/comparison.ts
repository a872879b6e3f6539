/** Runs a comparison: draw → measure → compare → search for worse cases → shrink → report. */
import { randomFrom } from '../engine/arithmetic/random.ts';
import { words } from '../proof/words.ts';
import { bySeverity, compare, type Finding, holds, refutes } from './compare.ts';
import { runControls, seedCount } from './controls.ts';
import { type AnyComparison, caseCount, drawCase, enoughToRefute, streamOf } from './draw.ts';
import { example } from './example.ts';
import { type Measured, measure } from './measure.ts';
import type { RunOptions } from './options.ts';
import type { Example, Outcome, PartReport, Role, RouteReport } from './report.ts';
import { worsen } from './search.ts';
import { shrink } from './shrink.ts';

/** Number of worst random cases from which the search starts. */
const STARTS = 3;

/** How often `runComparison` calls `tick`: once a case, once a seed of the controls. */
export const comparisonTicks = (part: AnyComparison, options: RunOptions): number =>
  caseCount(part, options) + seedCount(part);

/** Compares a changed version of a case. */
const compareAgain = (part: AnyComparison, from: Measured, given: unknown, size = from.size): Finding =>
  compare(part, measure(part, { given, size, index: from.index }));

/** Searches for worse cases near the worst ones drawn: the worst found from each, and the number of cases compared. */
function searchWorse(part: AnyComparison, findings: readonly Finding[], stream: string) {
  const worse: Finding[] = [];
  let looked = 0;
  if (part.adversary)
    for (const { measured } of findings.toSorted(bySeverity).slice(0, STARTS)) {
      const gapOf = (given: unknown) => compareAgain(part, measured, given).gap;
      const random = randomFrom('adversary', stream, measured.index);
      const found = worsen(part.draw, measured.given, gapOf, part.adversary, random);
      worse.push(compareAgain(part, measured, found.given));
      looked += found.looked;
    }
  return { worse, looked };
}

/**
 * The example that the text works out by hand, or the smallest case that still fails clearly: by at least half the gap found, or
 * by 0.01.
 * @throws Error if the example of the text does not refute the part
 */
function smallest(part: AnyComparison, found: Finding, stream: string): Example {
  if (part.pencil !== undefined) {
    const byHand = compareAgain(part, found.measured, part.pencil, {});
    if (refutes(byHand)) return example(part, byHand);
    throw new Error(`the example worked out by hand has the gap ${byHand.gap}, needed more than ${byHand.allowed}`);
  }
  if (part.draw.fixed) return example(part, found);
  const plain = Math.min(0.01, found.gap / 2);
  const fails = (given: unknown) => {
    const finding = compareAgain(part, found.measured, given);
    return refutes(finding) && finding.gap >= plain;
  };
  const { given, size } = shrink(part.draw, fails, found.measured, stream);
  return example(part, compareAgain(part, found.measured, given, size));
}

function outcomeOf(findings: readonly Finding[]): Outcome {
  if (findings.some(refutes)) return 'refuted';
  return findings.length > 0 && findings.every(holds) ? 'passes' : 'inconclusive';
}

function reasonOf(outcome: Outcome, cases: number) {
  if (outcome === 'passes') return undefined;
  if (outcome === 'refuted') return words('left and right differ by more than is allowed', '左右两边之差超出容许范围');
  return cases === 0
    ? words('no case was drawn, needed at least one', '没有抽到任何样本，至少需要一个')
    : words('a gap is not a number (NaN), needed a finite one', '有一个差距不是数（NaN），需要有限值');
}

/** The gaps of the routes with the part's own relation; those of coarser routes would dwarf them. */
function gapsToPlot(part: AnyComparison, findings: readonly Finding[]): number[] {
  const own = part.left.flatMap((route, i) => (route.relation ? [] : [i]));
  const routes = own.length > 0 ? own : [...part.left.keys()];
  return findings.map(({ gaps }) => Math.max(...routes.map((i) => gaps[i])));
}

const routeReports = (part: AnyComparison, findings: readonly Finding[]): RouteReport[] =>
  part.left.map(({ name, relation = part.relation }, i) => ({
    name,
    worst: findings.reduce((top, { gaps }) => Math.max(top, gaps[i]), Number.NEGATIVE_INFINITY),
    allowed: relation.allowed,
  }));

/** Networks have units; what else is drawn is called a case. */
const drew = ({ draw }: AnyComparison): Pick<PartReport, 'drew'> =>
  draw.fixed || 'units' in draw.sizes ? {} : { drew: words('cases', '组取值') };

export function runComparison(
  part: AnyComparison,
  role: Role,
  name: string,
  options: RunOptions,
  tick: () => void,
): PartReport {
  const stream = streamOf(name, options.seed);
  const drawn: Finding[] = [];
  for (let i = 0; i < caseCount(part, options); i++) {
    drawn.push(compare(part, measure(part, drawCase(part, stream, i, options.sizes))));
    tick();
  }
  const { worse, looked } = searchWorse(part, drawn, stream);
  const findings = [...drawn, ...worse].sort(bySeverity);
  const outcome = outcomeOf(findings);
  const reason = reasonOf(outcome, findings.length);
  const [worst] = findings;
  const failing = findings.find(refutes);
  return {
    role,
    kind: part.kind,
    name: part.name,
    outcome,
    ...(reason && { reason }),
    checked: drawn.length + looked,
    ...drew(part),
    relation: part.relation.kind,
    routes: routeReports(part, findings),
    gaps: gapsToPlot(part, drawn),
    ...(worst && { worst: example(part, worst) }),
    ...(failing && { counterexample: smallest(part, failing, stream) }),
    controls: runControls(part, name, enoughToRefute(options), tick),
  };
}
