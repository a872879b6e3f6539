/** What a claim's island is given. */

import { toJson } from '../check/json.ts';
import type { Limits } from '../check/options.ts';
import type { Report } from '../check/report.ts';
import { partsOf } from '../check/run.ts';
import { type Claim, sourceFile } from '../claims/claim.ts';
import { evaluatedWords } from '../claims/displays.ts';
import type { Language } from '../proof/words.ts';
import { claimNumber } from './claims.ts';
import type { ProofCardProps } from './islands/ProofCard.tsx';
import { release } from './publish/facts.ts';
import { sourceUrl } from './url.ts';

/** The sizes that any part draws; a part with a narrower range clips what the reader fixes. */
function sizesOf(claim: Claim): Record<string, Limits> {
  const sizes: Record<string, Limits> = {};
  for (const { part } of partsOf(claim)) {
    if (!('draw' in part) || part.draw.fixed) continue;
    for (const [name, [low, high]] of Object.entries(part.draw.sizes)) {
      const known = sizes[name] ?? { low, high };
      sizes[name] = { low: Math.min(known.low, low), high: Math.max(known.high, high) };
    }
  }
  return Object.fromEntries(Object.entries(sizes).filter(([, { low, high }]) => low < high));
}

/** Half of a report is how each mistake was caught at build, which no card shows: putting it in finds it anew. */
export const withoutExamples = (report: Report): Report => ({
  ...report,
  parts: report.parts.map((part) => ({ ...part, controls: part.controls.map(({ example, ...control }) => control) })),
});

/** What a closed card shows and an open one begins with. Most of a report's bytes are gaps: a card fetches them when it opens. */
export const brief = (report: Report): Report => ({
  ...report,
  parts: withoutExamples(report).parts.map(({ gaps, worst, counterexample, ...part }) => part),
});

export function cardProps(claim: Claim, built: Report, lang: Language): ProofCardProps {
  const parts = partsOf(claim);
  const draws = parts.some(({ part }) => 'draw' in part && !part.draw.fixed);
  return {
    lang,
    number: claimNumber(claim),
    built: toJson(brief(built)),
    tex: claim.tex,
    random: draws || parts.some(({ part }) => part.kind === 'experiment'),
    draws,
    sizes: sizesOf(claim),
    evaluated: evaluatedWords(claim)[lang],
    source: { file: sourceFile(claim), href: sourceUrl(claim) },
    release,
  };
}
