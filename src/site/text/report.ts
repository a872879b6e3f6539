/** A report in the page's words, where `runner/sentence.ts` does not say it already. */

import type { Report } from '../../check/report.ts';
import { sentence } from '../../check/sentence.ts';
import type { Language } from '../../proof/words.ts';
import { formatNumber } from './number.ts';
import { fill, t } from './strings.ts';

/** The line under a claim: what the build's run came to, its seed and digest. */
export const builtLine = (report: Report, lang: Language): string =>
  fill(t(lang).claim.built, { sentence: sentence(report)[lang], seed: report.seed, digest: report.digest });

/** The name of a given as TeX: `Wout` → `W_{\\mathrm{out}}`, `c0` → `c_0`. */
export const givenTex = (name: string): string =>
  name === 'phi'
    ? '\\varphi'
    : name.replace(/^([A-Za-z])(\w+)$/, (_, letter, index) => `${letter}_{\\mathrm{${index}}}`);

/** A value as a row of numbers: at most `limit` of them. */
export function valueWords(value: number | string | readonly number[], limit = 6): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return formatNumber(value);
  const shown = value.slice(0, limit).map((x) => formatNumber(x));
  return `${shown.join('; ')}${value.length > limit ? '; …' : ''}`;
}
