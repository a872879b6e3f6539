/** A claim as a reference, in the formats that reference managers read, written by the citation library. */
import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import type { Language, Words } from '../../proof/words.ts';
import { author, type Facts, work } from './facts.ts';

plugins.config.get('@bibtex').format.useIdAsLabel = true;

export const formats = ['bibtex', 'biblatex', 'ris', 'csl'] as const;
export type Citation = Readonly<Record<(typeof formats)[number], string>> & { readonly text: Words };

/** The reference as CSL data. */
export const cslOf = ({ tag, title, modified, release, digest, url }: Facts) => ({
  id: `carousel${tag}`,
  type: 'webpage',
  title: title.en,
  publisher: work.en,
  author: [{ literal: author.en }],
  issued: { 'date-parts': [modified.split('-').map(Number)] },
  version: release,
  URL: url,
  note: [`Release ${release}`, `tag ${tag}`, digest && `digest ${digest}`].filter(Boolean).join(', '),
});

/** Styles lower-case what stands in no braces; a tag in other letters is another address, or none. */
const protect = (bibtex: string, tag: string): string => bibtex.replace(`tag ${tag})`, `tag {${tag}})`);

/** BibTeX's styles print `howpublished` of a `@misc`, and know months by their names; the library writes neither. */
const plainBibtex = (bibtex: string): string =>
  bibtex
    .replace(/\tpublisher = /, '\thowpublished = ')
    .replace(/\tmonth = \{(\w{3}) (\d+)\}/, '\tmonth = $1,\n\tday = {$2}');

/** The library folds long lines of RIS inside words, where readers put a blank. The blank after the last tag is part of the format. */
export const unfolded = (ris: string): string => ris.replace(/\n(?![A-Z][A-Z0-9] {2}- )/g, '');

/** One claim in every format. */
export function citationOf(facts: Facts): Citation {
  const { tag, title, modified, release, digest, url } = facts;
  const item = cslOf(facts);
  const cite = new Cite(item);
  const apa = cite.format('bibliography', { format: 'text', template: 'apa', lang: 'en-US' }).trim();
  const mark = digest ? `，摘要值 ${digest}` : '';
  return {
    bibtex: protect(plainBibtex(cite.format('bibtex').trim()), tag),
    biblatex: protect(cite.format('biblatex').trim(), tag),
    ris: unfolded(cite.format('ris')),
    csl: JSON.stringify([item], null, 2),
    text: {
      en: `${apa} ${item.note}.`,
      // As GB/T 7714 has it for what is published online; `browser/accessed.ts` puts in the day of reading.
      zh: `${author.zh}. ${title.zh}[EB/OL]. (${modified})[引用日期]. ${url}. 版本 ${release}，标签 ${tag}${mark}.`,
    },
  };
}

/** What search engines for literature read in the head of a chapter, which is a text. */
export const citationMeta = (of: { title: string; date: string; url: string; lang: Language }): [string, string][] => [
  ['citation_title', of.title],
  ['citation_author', author[of.lang]],
  ['citation_publication_date', of.date.replaceAll('-', '/')],
  ['citation_online_date', of.date.replaceAll('-', '/')],
  ['citation_language', of.lang],
  ['citation_publisher', work[of.lang]],
  ['citation_public_url', of.url],
  ['citation_fulltext_html_url', of.url],
];

/** What reference managers read in the head of a claim's page: a part of a site, and no article. */
export const claimMeta = ({ title, created, modified, url, license }: Facts, lang: Language): [string, string][] => [
  ['DC.title', title[lang]],
  ['DC.creator', author[lang]],
  ['DC.publisher', work[lang]],
  ['DC.date', modified],
  ['DCTERMS.created', created],
  ['DC.identifier', url],
  ['DC.language', lang],
  ['DC.type', 'InteractiveResource'],
  ['DC.rights', license.name],
  ['DCTERMS.isPartOf', work[lang]],
];
