/** A run in this browser against the build's: the same bits, other networks, or a difference that needs looking into. */

import type { PromisedResult } from '../../../address.ts';
import type { Report } from '../../../check/report.ts';
import { count, fill } from '../../text/strings.ts';
import { sameOptions } from './settings.ts';
import { gapWords, tightest } from './summary.ts';
import type { Texts } from './texts.tsx';

export interface Comparison {
  readonly is: 'same' | 'other' | 'unlike';
  readonly words: string;
}

export function compareWithBuild(here: Report, built: Report, texts: Texts): Comparison {
  const { card, count: forms } = texts.strings;
  if (!sameOptions(here, built)) {
    const cases = count(forms.networks, built.cases);
    return { is: 'unlike', words: fill(card.unlike, { seed: built.seed, cases }) };
  }
  if (here.digest === built.digest) return { is: 'same', words: card.same };
  return { is: 'other', words: fill(card.other, { what: firstDifference(here, built, texts) }) };
}

/** A run that was asked for by a link, against what its sender saw; `release` is that of this site. */
export function compareWithLink(here: Report, there: PromisedResult, release: string, texts: Texts): Comparison {
  const { card } = texts.strings;
  if (here.digest === there.digest) return { is: 'same', words: fill(card.linkSame, { digest: here.digest }) };
  const differs = [fill(card.linkDigest, { here: here.digest, there: there.digest })];
  if (there.earned && there.earned !== here.earned)
    differs.unshift(fill(card.linkVerdict, { here: card.earned[here.earned], there: card.earned[there.earned] }));
  differs.push(
    there.release && there.release !== release
      ? fill(card.linkRelease, { here: release, there: there.release })
      : card.linkAltered,
  );
  return { is: 'other', words: fill(card.linkOther, { what: differs.join(texts.lang === 'zh' ? '；' : '; ') }) };
}

function firstDifference(here: Report, built: Report, texts: Texts): string {
  const { card } = texts.strings;
  const otherVerdict = fill(card.otherVerdict, { here: card.earned[here.earned], there: card.earned[built.earned] });
  if (here.earned !== built.earned) return otherVerdict;
  for (const [i, part] of here.parts.entries()) {
    const twin = built.parts[i];
    const [mine, theirs] = [tightest(part), twin && tightest(twin)];
    if (!mine || !theirs || mine.worst === theirs.worst) continue;
    const said = { here: gapWords(mine, part.relation, texts), there: gapWords(theirs, twin.relation, texts) };
    return fill(card.otherWorst, { part: part.name[texts.lang].replaceAll('$', ''), ...said });
  }
  return fill(card.otherDigest, { there: built.digest });
}
