/** The lines with which another page shows a claim in a frame. */

import { printLanguage } from '../../address.ts';
import type { Language } from '../../proof/words.ts';
import type { ClaimRecord } from '../records.ts';
import { t } from '../text/strings.ts';
import { escapeHtml } from '../text/tex.ts';
import { embedUrl } from '../url.ts';

export function frameOf({ entry: { tag, name } }: ClaimRecord, lang: Language, site: string): string {
  const src = new URL(`${embedUrl(tag)}${printLanguage(lang)}`, site).href;
  const { embedFrame } = t(lang).data;
  const title = { en: `${embedFrame}: ${name.en} (${tag})`, zh: `${embedFrame}：${name.zh}（${tag}）` }[lang];
  return `<iframe src="${escapeHtml(src)}" title="${escapeHtml(title)}" width="640" height="320"></iframe>`;
}
