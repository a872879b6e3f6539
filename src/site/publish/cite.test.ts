/** Every export of every claim is read again by the citation library, and says the same. */
import { Cite } from '@citation-js/core';
import { expect, test } from 'vitest';
import { claims } from '../../claims/index.ts';
import { registry } from '../../claims/registry.ts';
import { accessed } from '../browser/accessed.ts';
import { recordsOf } from '../records.ts';
import { citationMeta, citationOf, claimMeta, cslOf, formats, unfolded } from './cite.ts';
import { factsOf, release } from './facts.ts';

const site = 'https://carousel.example';
const digest = '0123456789abcdef';
const records = recordsOf(registry, claims);

/** What must survive, whatever the format calls it. */
function facts(item: unknown) {
  const { title, URL, note, issued, author, publisher } = item as ReturnType<typeof cslOf>;
  const [{ literal, family }] = author as { literal?: string; family?: string }[];
  return { title, URL, note, issued, publisher, author: literal ?? family };
}

test.each(records)('$entry.id in BibTeX, BibLaTeX, RIS and CSL-JSON says the same when read again', (record) => {
  const { tag } = record.entry;
  const citation = citationOf(factsOf(record, digest, site));
  const original = facts(cslOf(factsOf(record, digest, site)));
  expect(original).toMatchObject({
    URL: `${site}/c/${tag}/`,
    note: `Release ${release}, tag ${tag}, digest ${digest}`,
  });
  expect(original.title).toContain(tag);
  // A style that lower-cases titles leaves alone what stands in braces.
  for (const format of ['bibtex', 'biblatex'] as const) expect(citation[format]).toContain(`{${tag}})}`);
  for (const format of formats) {
    const read = new Cite(citation[format]);
    expect(read.data.map(facts), format).toEqual([original]);
    const opened = new Cite(accessed(citation[format], format, new Date(2026, 0, 5)));
    expect(opened.data.map(facts), `${format}, opened`).toEqual([original]);
    const written = read.format(format === 'csl' ? 'data' : format);
    const again = new Cite(format === 'ris' ? unfolded(written) : written);
    expect(again.data.map(facts), `${format}, twice`).toEqual([original]);
  }
  for (const text of Object.values(citation.text))
    for (const fact of [tag, release, digest, original.URL, '2026']) expect(text).toContain(fact);
});

test('each format uses its own fields', () => {
  const now = records.find(({ entry }) => entry.tag === 'T044') as (typeof records)[number];
  // As on its first day, whatever was changed since.
  const record = { ...now, entry: { ...now.entry, changes: [] } };
  const { bibtex, biblatex, ris, csl, text } = citationOf(factsOf(record, digest, site));
  expect(bibtex).toMatch(/^@misc\{carouselT044,\n/);
  for (const field of [
    'author = {{Carousel contributors}}',
    'year = {2026}',
    'month = nov',
    'day = {24}',
    'title = {Gradient sum of {BPTT} ({Carousel} tag {T044})}',
    'howpublished = {Carousel: A recurrent network\\textquoteright{}s gradient does not vanish, its memory does}',
    'url = {https://carousel.example/c/T044/}',
  ])
    expect(bibtex).toContain(`\t${field},\n`);
  expect(biblatex).toMatch(/^@online\{carouselT044,\n/);
  for (const field of ['date = {2026-11-24}', `version = {${release}}`, 'organization = {Carousel: A rec'])
    expect(biblatex).toContain(`\t${field}`);
  expect(ris.split('\n')).toEqual(
    expect.arrayContaining(['TY  - ELEC', 'PY  - 2026', 'TI  - Gradient sum of BPTT (Carousel tag T044)']),
  );
  expect(ris).toMatch(/^TY {2}- .*\nER {2}- $/s);
  for (const line of ris.split('\n')) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- /);
  expect(JSON.parse(csl)).toEqual([cslOf(factsOf(record, digest, site))]);
  expect(text.zh).toContain(
    `Carousel 贡献者. BPTT 梯度求和公式（Carousel 标签 T044）[EB/OL]. (2026-11-24)[引用日期]. ${site}/c/T044/.`,
  );
});

test('the day of reading goes where a format has a place for it, and nothing else changes', () => {
  const citation = citationOf(factsOf(records[0], digest, site));
  const on = new Date(2027, 1, 3);
  expect(accessed(citation.biblatex, 'biblatex', on)).toContain('\n\turldate = {2027-02-03},\n}');
  expect(accessed(citation.ris, 'ris', on)).toMatch(/\nY2 {2}- 2027\/02\/03\/\nER {2}- $/);
  expect(JSON.parse(accessed(citation.csl, 'csl', on))[0].accessed).toEqual({ 'date-parts': [[2027, 2, 3]] });
  expect(accessed(citation.bibtex, 'bibtex', on)).toBe(citation.bibtex);
  expect(accessed(citation.text.zh, 'text', on)).toBe(citation.text.zh.replace('[引用日期]', '[2027-02-03]'));
  expect(accessed(citation.text.en, 'text', on)).toBe(citation.text.en);
});

test('two claims never share a key', () => {
  const keys = records.map((record) => /\{([^,]+),/.exec(citationOf(factsOf(record, digest, site)).bibtex)?.[1]);
  expect(keys).toEqual(records.map(({ entry }) => `carousel${entry.tag}`));
});

test('the meta tags of a claim call it a part of a site, and no article', () => {
  const record = records[0];
  const meta = Object.fromEntries(claimMeta(factsOf(record, digest, site), 'zh'));
  expect(meta).toMatchObject({
    'DC.title': `${record.entry.name.zh}（Carousel 标签 ${record.entry.tag}）`,
    'DC.creator': 'Carousel 贡献者',
    'DC.identifier': `${site}/c/${record.entry.tag}/`,
    'DC.type': 'InteractiveResource',
  });
  expect(Object.keys(meta).filter((name) => name.startsWith('citation_'))).toEqual([]);
});

test('the meta tags of a chapter name title, author, date, language and address', () => {
  const meta = Object.fromEntries(citationMeta({ title: 'T', date: '2026-11-24', url: `${site}/zh/`, lang: 'zh' }));
  expect(meta).toMatchObject({
    citation_title: 'T',
    citation_author: 'Carousel 贡献者',
    citation_publication_date: '2026/11/24',
    citation_language: 'zh',
    citation_publisher: 'Carousel：消失的不是循环网络的梯度，而是它的记忆',
    citation_public_url: `${site}/zh/`,
    citation_fulltext_html_url: `${site}/zh/`,
  });
});
