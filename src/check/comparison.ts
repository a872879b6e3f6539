/** Runs a comparison: draw → measure → compare → search for worse cases → shrink → report. */
import { randomFrom } from '../engine/arithmetic/random.ts';
import { words } from '../proof/words.ts';
import { bySeverity, compare, type Finding, holds, refutes } from './compare.ts';
import { runControls, seedCount } from './controls.ts';
import { type AnyComparison, caseCount, drawCase, enoughToRefute, streamOf } from './draw.ts';
import { counterexample, example } from './example.ts';
import { type Measured, measure } from './measure.ts';
import type { RunOptions } from './options.ts';
import type { Example, Judgement, Outcome, PartReport, Role, RouteReport } from './report.ts';
import { judge } from './rigorous.ts';
import { worsen } from './search.ts';
import { shrink } from './shrink.ts';

/** Number of networks, the first that are drawn, in which intervals decide a bound besides those without a margin in float64. */
const JUDGED = 20;
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
    if (refutes(byHand)) return counterexample(part, byHand);
    throw new Error(`the example worked out by hand has the gap ${byHand.gap}, needed more than ${byHand.allowed}`);
  }
  if (part.draw.fixed) return counterexample(part, found);
  const plain = Math.min(0.01, found.gap / 2);
  const fails = (given: unknown) => {
    const finding = compareAgain(part, found.measured, given);
    return refutes(finding) && finding.gap >= plain;
  };
  const { given, size } = shrink(part.draw, fails, found.measured, stream);
  return counterexample(part, compareAgain(part, found.measured, given, size));
}

type Judged = ReadonlyMap<Finding, Judgement>;

/** What intervals say of a bound, if its sides can be enclosed: in the first cases, and wherever float64 finds no margin. */
function judgeBound(
  { relation, enclosed }: AnyComparison,
  drawn: readonly Finding[],
  findings: readonly Finding[],
): Judged | undefined {
  if (!enclosed || relation.kind !== 'atMost') return undefined;
  const asked = new Set([...drawn.slice(0, JUDGED), ...findings.filter(({ gap }) => !(gap <= 0))]);
  return new Map([...asked].map((one) => [one, judge(relation, enclosed(one.measured.given))]));
}

function countsOf(judged: Judged): Record<Judgement, number> {
  const counts = { proven: 0, equal: 0, undecided: 0, refuted: 0 };
  for (const judgement of judged.values()) counts[judgement]++;
  return counts;
}

/** Where intervals judge, a tolerance does not: a finding holds or refutes as they say. */
function decide(findings: readonly Finding[], judged: Judged | undefined) {
  const refuted = (one: Finding) => (judged?.has(one) ? judged.get(one) === 'refuted' : refutes(one));
  const fine = (one: Finding) => (judged?.has(one) ? judged.get(one) !== 'undecided' : holds(one));
  const failing = findings.find(refuted);
  const outcome: Outcome = failing
    ? 'refuted'
    : findings.length > 0 && findings.every(fine)
      ? 'passes'
      : 'inconclusive';
  return { outcome, failing };
}

function reasonOf(outcome: Outcome, cases: number, judged: Judged | undefined, isCertified: boolean) {
  if (outcome === 'passes') return undefined;
  if (outcome === 'refuted')
    return isCertified
      ? words('intervals around left and right show that it is false', '包住左右两边的区间表明它不成立')
      : words('left and right differ by more than is allowed', '左右两边之差超出容许范围');
  if (cases === 0) return words('no case was drawn, needed at least one', '没有抽到任何样本，至少需要一个');
  const undecided = judged ? countsOf(judged).undecided : 0;
  return undecided > 0
    ? words(
        `in ${undecided} of ${judged?.size} networks the enclosures of both sides are too wide to decide`,
        `${judged?.size} 个网络中有 ${undecided} 个，两边的区间太宽，无法判定`,
      )
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
  const judged = judgeBound(part, drawn, findings);
  const { outcome, failing } = decide(findings, judged);
  const found = failing && smallest(part, failing, stream);
  const reason = reasonOf(outcome, findings.length, judged, found?.certified === true);
  const [worst] = findings;
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
    ...(judged && { rigorous: countsOf(judged) }),
    ...(worst && { worst: example(part, worst) }),
    ...(found && { counterexample: found }),
    controls: runControls(part, name, enoughToRefute(options), tick),
  };
}
