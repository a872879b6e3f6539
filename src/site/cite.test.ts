/** Every export of every claim is read again by the citation library, and says the same. */
import { Cite } from '@citation-js/core';
import { expect, test } from 'vitest';
import { claims } from '../claims/index.ts';
import { tags } from '../claims/tags.ts';
import type { Report } from '../runner/report.ts';
import { citationMeta, citationOf, cslOf, formats, release } from './cite.ts';
import { recordsOf } from './records.ts';

const site = 'https://carousel.example';
const digest = '0123456789abcdef';
const records = recordsOf(tags, claims);

/** What must survive, whatever the format calls it. */
function facts(item: unknown) {
  const { title, URL, note, issued, author } = item as ReturnType<typeof cslOf>;
  const [{ literal, family }] = author as { literal?: string; family?: string }[];
  return { title, URL, note, issued, author: literal ?? family };
}

test.each(records)('$entry.id in BibTeX, BibLaTeX, RIS and CSL-JSON says the same when read again', (record) => {
  const { tag } = record.entry;
  const citation = citationOf(record, { digest } as Report, site);
  const original = facts(cslOf(record, digest, site));
  expect(original).toMatchObject({
    URL: `${site}/c/${tag}/`,
    note: `Release ${release}, tag ${tag}, digest ${digest}`,
  });
  expect(original.title).toContain(tag);
  for (const format of formats) {
    const read = new Cite(citation[format]);
    expect(read.data.map(facts), format).toEqual([original]);
    const again = new Cite(read.format(format === 'csl' ? 'data' : format));
    expect(again.data.map(facts), `${format}, twice`).toEqual([original]);
  }
  for (const text of Object.values(citation.text))
    for (const fact of [tag, release, digest, original.URL, '2026']) expect(text).toContain(fact);
});

test('two claims never share a key', () => {
  const keys = records.map((record) => /\{([^,]+),/.exec(citationOf(record, { digest } as Report, site).bibtex)?.[1]);
  expect(keys).toEqual(records.map(({ entry }) => `carousel${entry.tag}`));
});

test('the meta tags name title, author, date, language and address', () => {
  const meta = Object.fromEntries(citationMeta({ title: 'T', date: '2026-11-24', url: `${site}/`, lang: 'zh' }));
  expect(meta).toMatchObject({
    citation_title: 'T',
    citation_author: 'Carousel 贡献者',
    citation_publication_date: '2026/11/24',
    citation_language: 'zh',
    citation_public_url: `${site}/`,
  });
});
