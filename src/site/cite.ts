/** A claim as a reference, in the formats that reference managers read, written by the citation library. */
import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import project from '../../package.json' with { type: 'json' };
import { t } from '../i18n/t.ts';
import type { Language, Words } from '../proof/words.ts';
import type { Report } from '../runner/report.ts';
import { type ClaimRecord, historyOf } from './records.ts';
import { tagUrl } from './url.ts';

plugins.config.get('@bibtex').format.useIdAsLabel = true;

export const formats = ['bibtex', 'biblatex', 'ris', 'csl'] as const;
export type Citation = Readonly<Record<(typeof formats)[number], string>> & { readonly text: Words };

/** Who is cited, as a body: the project has no list of persons. */
export const author: Words = { en: 'Carousel contributors', zh: 'Carousel 贡献者' };

/** The release of the site, which the package is named by. */
export const release = project.version;

/** The day of the last thing that happened to a claim: what is cited is the claim as it stands since then. */
export const dateOf = (record: ClaimRecord): string => historyOf(record).at(-1)?.on ?? record.entry.since;

/** The reference as CSL data. `site` is where the project lives, such as `https://example.org`. */
export function cslOf(record: ClaimRecord, digest: string | undefined, site: string) {
  const { tag, id } = record.entry;
  const { name, tagline } = t('en').site;
  return {
    id: `carousel${tag}`,
    type: 'webpage',
    title: `${id} (${name} ${tag})`,
    'container-title': `${name}: ${tagline}`,
    author: [{ literal: author.en }],
    issued: { 'date-parts': [dateOf(record).split('-').map(Number)] },
    version: release,
    URL: new URL(tagUrl(tag), site).href,
    note: [`Release ${release}`, `tag ${tag}`, digest && `digest ${digest}`].filter(Boolean).join(', '),
  };
}

/** One claim in every format. */
export function citationOf(record: ClaimRecord, report: Report, site: string): Citation {
  const { tag, id } = record.entry;
  const item = cslOf(record, report.digest, site);
  const cite = new Cite(item);
  const apa = cite.format('bibliography', { format: 'text', template: 'apa', lang: 'en-US' }).trim();
  const { name, tagline } = t('zh').site;
  const [year, month, day] = dateOf(record).split('-').map(Number);
  return {
    bibtex: cite.format('bibtex').trim(),
    biblatex: cite.format('biblatex').trim(),
    ris: cite.format('ris').trim(),
    csl: JSON.stringify([item], null, 2),
    text: {
      en: `${apa} ${item.note}.`,
      zh: `${author.zh}：${id}（${name} ${tag}），载《${name}：${tagline}》，${year} 年 ${month} 月 ${day} 日，版本 ${release}，标签 ${tag}，摘要 ${report.digest}，${item.URL}`,
    },
  };
}

/** What search engines for literature read in a page's head. */
export const citationMeta = (of: { title: string; date: string; url: string; lang: Language }): [string, string][] => [
  ['citation_title', of.title],
  ['citation_author', author[of.lang]],
  ['citation_publication_date', of.date.replaceAll('-', '/')],
  ['citation_online_date', of.date.replaceAll('-', '/')],
  ['citation_language', of.lang],
  ['citation_public_url', of.url],
  ['citation_technical_report_number', release],
];
