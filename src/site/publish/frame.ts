/** The lines with which another page shows a claim or a saying in a frame. */
import { printLanguage } from '../../address.ts';
import type { Language } from '../../proof/words.ts';
import type { ClaimRecord } from '../records.ts';
import type { Saying } from '../sayings.ts';
import { colon, t } from '../text/strings.ts';
import { escapeHtml } from '../text/tex.ts';
import { embedUrl } from '../url.ts';

function frame(name: string, title: string, lang: Language, site: string): string {
  const src = new URL(`${embedUrl(name)}${printLanguage(lang)}`, site).href;
  return `<iframe src="${escapeHtml(src)}" title="${escapeHtml(title)}" width="640" height="320"></iframe>`;
}

export function frameOf({ entry: { tag, name } }: ClaimRecord, lang: Language, site: string): string {
  const named = { en: `${name.en} (${tag})`, zh: `${name.zh}（${tag}）` }[lang];
  return frame(tag, `${t(lang).data.embedFrame}${colon[lang]}${named}`, lang, site);
}

export const frameOfSaying = ({ id, says }: Pick<Saying, 'id' | 'says'>, lang: Language, site: string): string =>
  frame(`sayings/${id}`, `${t(lang).sayings.embedFrame}${colon[lang]}${says[lang]}`, lang, site);
