/** A report in the one line of its card. */

import type { PartReport, Report } from '../../../check/report.ts';
import { formatPercent } from '../../text/number.ts';
import { fill } from '../../text/strings.ts';
import type { CardStrings } from '../strings.ts';
import type { Tone } from './Mark.tsx';
import { checkedWords, number, type Texts } from './texts.tsx';

/** Green is what the report calls ok, and nothing else. */
export function toneOf(report: Report): Tone {
  if (report.ok) return 'good';
  return report.earned === 'inconclusive' ? 'unsure' : 'bad';
}

/** Whether a part came out as it should: the printed form and the equation without its condition must be refuted. */
export const asItShould = ({ role, outcome }: Pick<PartReport, 'role' | 'outcome'>): boolean =>
  outcome === (role === 'proves' ? 'passes' : 'refuted');

/** The verdict's words, and if it is not the stated one or a mistake went uncaught, that too. */
export function verdictWords(report: Report, { lang, strings }: Texts): string {
  const { card, verdict } = strings;
  const said = [card.earned[report.earned]];
  if (report.earned !== report.stated) said.push(fill(card.stated, { verdict: verdict[report.stated] }));
  if (report.parts.some((part) => part.controls.some((control) => !control.caught))) said.push(card.uncaught);
  return said.join(lang === 'zh' ? '；' : '; ');
}

/** The margin that a bound needs; a strict one allows a gap of just below zero. */
export const neededWords = (allowed: number, { card }: CardStrings): string =>
  allowed < 0 ? card.above : fill(card.atLeast, { margin: number(-allowed) });

/** `worst error 3 × 10⁻¹⁴, allowed 10⁻¹⁰`; a margin is minus a gap. */
export function gapWords(
  route: { worst: number; allowed: number },
  relation: PartReport['relation'],
  texts: Texts,
): string {
  const { card } = texts.strings;
  if (relation === 'atMost')
    return fill(card.margin, { margin: number(-route.worst), needed: neededWords(route.allowed, texts.strings) });
  if (route.worst === 0 && route.allowed === 0) return card.exact;
  return fill(card.worst, { gap: number(route.worst), allowed: number(route.allowed) });
}

/** Of the routes that are allowed least, the one that comes nearest to it. */
export function tightest({ routes = [] }: PartReport): NonNullable<PartReport['routes']>[number] | undefined {
  const least = Math.min(...routes.map(({ allowed }) => allowed));
  const worst = (route: { worst: number }) => (Number.isNaN(route.worst) ? Number.POSITIVE_INFINITY : route.worst);
  return routes.filter(({ allowed }) => allowed === least).toSorted((a, b) => worst(b) - worst(a))[0];
}

function evidenceWords(part: PartReport, texts: Texts): string | undefined {
  const { card } = texts.strings;
  const route = tightest(part);
  if (route) return gapWords(route, part.relation, texts);
  if (part.arms && part.arms.length > 0) return ratesWords(part.arms, texts);
  if (part.hull) return fill(card.enclosed, { lo: number(part.hull.lo), hi: number(part.hull.hi) });
  return undefined;
}

/** `100 % solved, against 30 %, 0 %`: the arm that is claimed to be ahead, and the others. */
function ratesWords(arms: NonNullable<PartReport['arms']>, { lang, strings }: Texts): string {
  const [first, ...others] = arms.map(({ successes, trials }) => formatPercent(successes / trials, lang));
  return fill(strings.card.rates, { first, others: others.join(lang === 'zh' ? '、' : ', ') });
}

/** The parts' counts, those of one unit added up; experiments stand for themselves. */
function countsWords(parts: readonly PartReport[], { strings }: Texts): string[] {
  const sums = new Map<string, PartReport>();
  for (const part of parts) {
    const unit = part.kind === 'certificate' ? 'boxes' : part.kind === 'experiment' ? part.name.en : 'networks';
    sums.set(unit, { ...part, checked: part.checked + (sums.get(unit)?.checked ?? 0) });
  }
  return [...sums.values()].map((sum) => checkedWords(sum, strings));
}

/** How much was checked, and the numbers of the first proof; or, if something went wrong, what. */
export function summaryWords(report: Report, texts: Texts): string {
  const wrong = report.parts.find((part) => !asItShould(part));
  const first = report.parts.find((part) => part.role === 'proves');
  const evidence = wrong?.reason?.[texts.lang].replaceAll('$', '') ?? (first && evidenceWords(first, texts));
  return [...countsWords(report.parts, texts), ...(evidence ? [evidence] : [])].join(' · ');
}
