/** A run in this browser against the build's: the same bits, other networks, or a difference that needs looking into. */

import type { PromisedResult } from '../../../address.ts';
import type { Report } from '../../../check/report.ts';
import { countWords, earnedWords, gapWords, tightest } from '../../../check/sentence.ts';
import { fill } from '../../text/strings.ts';
import { sameOptions } from './settings.ts';
import type { CardTexts } from './texts.tsx';

export interface ComparedRun {
  readonly is: 'same' | 'other' | 'unlike';
  readonly words: string;
}

export function compareWithBuild(here: Report, built: Report, texts: CardTexts): ComparedRun {
  const { lang, strings } = texts;
  const { card } = strings;
  if (!sameOptions(here, built)) {
    const cases = countWords('networks', built.cases)[lang];
    return { is: 'unlike', words: fill(card.unlike, { seed: built.seed, cases }) };
  }
  if (here.digest === built.digest) return { is: 'same', words: card.same };
  return { is: 'other', words: fill(card.other, { what: firstDifference(here, built, texts) }) };
}

/** A run that was asked for by a link, against what its sender saw; `release` is that of this site. */
export function compareWithLink(
  here: Report,
  there: PromisedResult,
  release: string,
  { lang, strings }: CardTexts,
): ComparedRun {
  const { card } = strings;
  if (here.digest === there.digest) return { is: 'same', words: fill(card.linkSame, { digest: here.digest }) };
  const differs = [fill(card.linkDigest, { here: here.digest, there: there.digest })];
  if (there.earned && there.earned !== here.earned)
    differs.unshift(
      fill(card.linkVerdict, { here: earnedWords[here.earned][lang], there: earnedWords[there.earned][lang] }),
    );
  differs.push(
    there.release && there.release !== release
      ? fill(card.linkRelease, { here: release, there: there.release })
      : card.linkAltered,
  );
  return { is: 'other', words: fill(card.linkOther, { what: differs.join(lang === 'zh' ? '；' : '; ') }) };
}

function firstDifference(here: Report, built: Report, { lang, strings }: CardTexts): string {
  const { card } = strings;
  const otherVerdict = fill(card.otherVerdict, {
    here: earnedWords[here.earned][lang],
    there: earnedWords[built.earned][lang],
  });
  if (here.earned !== built.earned) return otherVerdict;
  for (const [i, part] of here.parts.entries()) {
    const twin = built.parts[i];
    const [mine, theirs] = [tightest(part), twin && tightest(twin)];
    if (!mine || !theirs || mine.worst === theirs.worst) continue;
    const said = { here: gapWords(mine, part.relation)[lang], there: gapWords(theirs, twin.relation)[lang] };
    return fill(card.otherWorst, { part: part.name[lang].replaceAll('$', ''), ...said });
  }
  return fill(card.otherDigest, { there: built.digest });
}
