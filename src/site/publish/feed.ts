/** What happened to the claims, as an Atom feed (RFC 4287). Each language has entries of its own: who reads both feeds sees both. */

import type { Language } from '../../proof/words.ts';
import { type ClaimRecord, historyOf } from '../records.ts';
import { htmlLang, t } from '../text/strings.ts';
import { escapeHtml } from '../text/tex.ts';
import { claimUrl, feedUrl, homeUrl, tagUrl } from '../url.ts';
import { author } from './facts.ts';

export function feed(records: readonly ClaimRecord[], lang: Language, site: string): string {
  const at = (path: string) => new URL(path, site).href;
  const moment = (on: string) => `${on}T00:00:00Z`;
  const events = records
    .flatMap((record) => historyOf(record).map((event) => ({ ...event, entry: record.entry })))
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  const entries = events.map(
    ({ on, what, kind, entry }) => `  <entry>
    <id>${at(tagUrl(entry.tag))}#${kind}-${lang}</id>
    <title>${escapeHtml(`${entry.tag} · ${entry.name[lang]}`)}</title>
    <updated>${moment(on)}</updated>
    <link href="${at(claimUrl(lang, entry.id))}"/>
    <content type="text">${escapeHtml(what[lang])}</content>
  </entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${htmlLang[lang]}">
  <id>${at(feedUrl(lang))}</id>
  <title>${escapeHtml(t(lang).data.feedTitle)}</title>
  <updated>${moment(events[0]?.on ?? '2026-01-01')}</updated>
  <author><name>${escapeHtml(author[lang])}</name></author>
  <link rel="self" href="${at(feedUrl(lang))}"/>
  <link href="${at(homeUrl(lang))}"/>
${entries.join('\n')}
</feed>
`;
}
