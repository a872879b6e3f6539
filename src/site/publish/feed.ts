/**
 * What happened to the claims, and the sayings that were added, as an Atom feed (RFC 4287). Each language has entries of its
 * own: who reads both feeds sees both.
 */

import type { Language } from '../../proof/words.ts';
import { type ClaimRecord, historyOf } from '../records.ts';
import { sayings, verdictOf } from '../sayings.ts';
import { fill, htmlLang, t } from '../text/strings.ts';
import { escapeHtml } from '../text/tex.ts';
import { claimUrl, feedUrl, homeUrl, sayingsUrl, tagUrl } from '../url.ts';
import { author } from './facts.ts';

export function feed(records: readonly ClaimRecord[], lang: Language, site: string): string {
  const at = (path: string) => new URL(path, site).href;
  const moment = (on: string) => `${on}T00:00:00Z`;
  const ofClaims = records.flatMap((record) =>
    historyOf(record).map(({ on, what, kind }) => ({
      on,
      id: `${at(tagUrl(record.entry.tag))}#${kind}-${lang}`,
      title: `${record.entry.tag} · ${record.entry.name[lang]}`,
      link: claimUrl(lang, record.entry.id),
      what: what[lang],
    })),
  );
  const { quote, event, verdict } = t(lang).sayings;
  const ofSayings = sayings.map((saying) => ({
    on: saying.since,
    id: `${at(sayingsUrl(lang, saying.id))}#added`,
    title: fill(quote, { says: saying.says[lang] }),
    link: sayingsUrl(lang, saying.id),
    what: fill(event, { verdict: verdict[verdictOf(saying)] }),
  }));
  const events = [...ofClaims, ...ofSayings].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  const entries = events.map(
    ({ on, id, title, link, what }) => `  <entry>
    <id>${id}</id>
    <title>${escapeHtml(title)}</title>
    <updated>${moment(on)}</updated>
    <link href="${at(link)}"/>
    <content type="text">${escapeHtml(what)}</content>
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
