/** A claim as a reference, in the formats that reference managers read, written by the citation library. */
import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import project from '../../../package.json' with { type: 'json' };
import type { Report } from '../../check/report.ts';
import type { Language, Words } from '../../proof/words.ts';
import { type ClaimRecord, historyOf } from '../records.ts';
import { t } from '../text/strings.ts';
import { tagUrl } from '../url.ts';

plugins.config.get('@bibtex').format.useIdAsLabel = true;

export const formats = ['bibtex', 'biblatex', 'ris', 'csl'] as const;
export type Citation = Readonly<Record<(typeof formats)[number], string>> & { readonly text: Words };

/** Who is cited, as a body: the project has no list of persons. */
export const author: Words = { en: 'Carousel contributors', zh: 'Carousel 贡献者' };

/** The release of the site, which the package is named by. */
export const release = project.version;

/** The day of the last thing that happened to a claim: what is cited is the claim as it stands since then. */
export const dateOf = (record: ClaimRecord): string => historyOf(record).at(-1)?.on ?? record.entry.since;

/** What is cited, by its name and its permanent tag: its number on the site may change. */
export const titleOf = ({ entry: { tag, name } }: ClaimRecord, lang: Language): string =>
  ({ en: `${name.en} (Carousel tag ${tag})`, zh: `${name.zh}（Carousel 标签 ${tag}）` })[lang];

/** The whole that it is a part of. */
const work: Words = {
  en: `${t('en').site.name}: ${t('en').site.tagline}`,
  zh: `${t('zh').site.name}：${t('zh').site.tagline}`,
};

/** The reference as CSL data. `site` is where the project lives, such as `https://example.org`. */
export function cslOf(record: ClaimRecord, digest: string | undefined, site: string) {
  const { tag } = record.entry;
  return {
    id: `carousel${tag}`,
    type: 'webpage',
    title: titleOf(record, 'en'),
    publisher: work.en,
    author: [{ literal: author.en }],
    issued: { 'date-parts': [dateOf(record).split('-').map(Number)] },
    version: release,
    URL: new URL(tagUrl(tag), site).href,
    note: [`Release ${release}`, `tag ${tag}`, digest && `digest ${digest}`].filter(Boolean).join(', '),
  };
}

/** BibTeX's styles print `howpublished` of a `@misc`, and know months by their names; the library writes neither. */
const plainBibtex = (bibtex: string): string =>
  bibtex
    .replace(/\tpublisher = /, '\thowpublished = ')
    .replace(/\tmonth = \{(\w{3}) (\d+)\}/, '\tmonth = $1,\n\tday = {$2}');

/** One claim in every format. */
export function citationOf(record: ClaimRecord, report: Report, site: string): Citation {
  const item = cslOf(record, report.digest, site);
  const cite = new Cite(item);
  const apa = cite.format('bibliography', { format: 'text', template: 'apa', lang: 'en-US' }).trim();
  const { tag } = record.entry;
  return {
    bibtex: plainBibtex(cite.format('bibtex').trim()),
    biblatex: cite.format('biblatex').trim(),
    // The blank after the last tag is part of the format.
    ris: cite.format('ris').replace(/\n+$/, ''),
    csl: JSON.stringify([item], null, 2),
    text: {
      en: `${apa} ${item.note}.`,
      // As GB/T 7714 has it for what is published online; `browser/accessed.ts` puts in the day of reading.
      zh: `${author.zh}. ${titleOf(record, 'zh')}[EB/OL]. (${dateOf(record)})[引用日期]. ${item.URL}. 版本 ${release}，标签 ${tag}，摘要值 ${report.digest}.`,
    },
  };
}

/** What search engines for literature and reference managers read in a page's head. `page` is the page, `url` what to cite. */
export const citationMeta = (of: {
  title: string;
  date: string;
  url: string;
  page: string;
  lang: Language;
}): [string, string][] => [
  ['citation_title', of.title],
  ['citation_author', author[of.lang]],
  ['citation_publication_date', of.date.replaceAll('-', '/')],
  ['citation_online_date', of.date.replaceAll('-', '/')],
  ['citation_language', of.lang],
  ['citation_publisher', work[of.lang]],
  ['citation_public_url', of.url],
  ['citation_fulltext_html_url', of.page],
];
