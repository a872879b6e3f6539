/** A claim, a chapter and the whole as linked data: JSON-LD in the words of schema.org, and FAIR signposting (RFC 8288, RFC 9264). */
import { createHash } from 'node:crypto';
import type { Report } from '../../check/report.ts';
import { type ChapterId, type Claim, gradedVerdict, sourceFile } from '../../claims/claim.ts';
import { claimById } from '../../claims/index.ts';
import { type Language, languages } from '../../proof/words.ts';
import { frozenOf } from '../releases.ts';
import { htmlLang, t } from '../text/strings.ts';
import { wordsToText } from '../text/tex.ts';
import { apiUrl, chapterUrl, frozenUrl, releaseUrl, sourceUrl, tagUrl } from '../url.ts';
import { author, type Facts, release, work } from './facts.ts';

/** The files beside a claim's permanent address, with their media types: its reference in three formats, and its links. */
export const filesBeside = {
  'reference.bib': 'application/x-bibtex',
  'reference.ris': 'application/x-research-info-systems',
  'reference.json': 'application/vnd.citationstyles.csl+json',
  'linkset.json': 'application/linkset+json',
} as const;

/** The identifier of a text in the archive of Software Heritage: the SHA-1 that git gives its bytes. */
export function swhid(text: string): string {
  const bytes = Buffer.from(text);
  return `swh:1:cnt:${createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')}`;
}

const organization = (home: string) => ({ '@type': 'Organization', '@id': `${home}#project`, name: author.en });

/** A claim with its evidence and what that came to. @param source the text of its file */
export function claimLinked(facts: Facts, claim: Claim, report: Report, source: string) {
  const { url, home, license } = facts;
  const at = (path: string) => new URL(path, home).href;
  const name = (words: Facts['name']) =>
    languages.map((lang) => ({ '@language': htmlLang[lang], '@value': words[lang] }));
  return {
    '@context': 'https://schema.org',
    '@type': 'Claim',
    '@id': url,
    url,
    identifier: [facts.tag, swhid(source)],
    name: name(facts.name),
    text: name({ en: wordsToText(facts.says.en), zh: wordsToText(facts.says.zh) }),
    inLanguage: languages.map((lang) => htmlLang[lang]),
    author: organization(home),
    dateCreated: facts.created,
    dateModified: facts.modified,
    version: facts.release,
    license: license.url,
    creativeWorkStatus: t('en').verdict[gradedVerdict(claim)],
    isBasedOn: claim.uses.map((id) => at(tagUrl(claimById(id).tag))),
    isPartOf: { '@type': 'WebSite', '@id': home, name: work.en, url: home },
    subjectOf: {
      '@type': 'Dataset',
      name: `Evidence for ${facts.title.en}`,
      description: `What the check of the claim came to in release ${release}: its parts, mistakes put in, and the digest of the run.`,
      identifier: report.digest,
      version: facts.release,
      license: license.url,
      creator: organization(home),
      measurementTechnique: [...new Set(report.parts.map(({ kind }) => kind))],
      variableMeasured: { '@type': 'PropertyValue', name: 'outcome', value: report.earned },
      distribution: {
        '@type': 'DataDownload',
        encodingFormat: 'application/json',
        contentUrl: at(apiUrl(`claims/${claim.id}`)),
      },
    },
    encoding: {
      '@type': 'MediaObject',
      name: sourceFile(claim),
      encodingFormat: 'text/plain',
      contentUrl: at(sourceUrl(claim)),
    },
    mainEntityOfPage: languages.map((lang) => facts.pages[lang]),
  };
}

/** A chapter as something to learn from. */
export const chapterLinked = (
  chapter: { id: ChapterId; title: string; summary: string; number: number; claims: readonly string[] },
  lang: Language,
  date: string,
  site: string,
) => {
  const at = (path: string) => new URL(path, site).href;
  return {
    '@context': 'https://schema.org',
    '@type': 'LearningResource',
    '@id': at(chapterUrl(lang, chapter.id)),
    url: at(chapterUrl(lang, chapter.id)),
    name: chapter.title,
    abstract: chapter.summary,
    position: chapter.number,
    inLanguage: htmlLang[lang],
    learningResourceType: 'chapter',
    educationalLevel: 'university',
    dateModified: date,
    version: release,
    author: { '@type': 'Organization', name: author[lang] },
    isPartOf: { '@type': 'WebSite', name: work[lang] },
    teaches: chapter.claims.map((id) => at(tagUrl(claimById(id).tag))),
  };
};

export interface Link {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
}

/** What both kinds of addresses say of a claim. */
const common = ({ url, home, license }: Facts): readonly Link[] => [
  { rel: 'cite-as', href: url },
  { rel: 'type', href: 'https://schema.org/Claim' },
  { rel: 'type', href: 'https://schema.org/AboutPage' },
  { rel: 'author', href: home },
  { rel: 'license', href: license.url },
];

/** The typed links of a claim as it stood in a release: RFC 5829 has the words for versions. */
export function frozenSignposts(facts: Facts): readonly Link[] {
  const { home, tag, release } = facts;
  const at = (path: string) => new URL(path, home).href;
  const all = frozenOf(tag).map(({ of }) => of.release);
  const i = all.indexOf(release);
  const [before, after] = [all[i - 1], all[i + 1]];
  return [
    ...common(facts),
    { rel: 'collection', href: at(releaseUrl(release)), type: 'text/html' },
    { rel: 'latest-version', href: at(tagUrl(tag)), type: 'text/html' },
    ...(before ? [{ rel: 'predecessor-version', href: at(frozenUrl(before, tag)), type: 'text/html' }] : []),
    { rel: 'successor-version', href: at(after ? frozenUrl(after, tag) : tagUrl(tag)), type: 'text/html' },
  ];
}

/** The typed links of a claim's permanent address: FAIR signposting, level 1; with `linkset.json`, which repeats them, level 2. */
export function signposts(facts: Facts): readonly Link[] {
  const { url, home, id } = facts;
  const at = (path: string) => new URL(path, home).href;
  const before = frozenOf(facts.tag).at(-1);
  return [
    ...common(facts),
    { rel: 'collection', href: home, type: 'text/html' },
    { rel: 'item', href: at(apiUrl(`claims/${id}`)), type: 'application/json' },
    ...(before
      ? [{ rel: 'predecessor-version', href: at(frozenUrl(before.of.release, facts.tag)), type: 'text/html' }]
      : []),
    ...Object.entries(filesBeside).map(([file, type]) => ({
      rel: file === 'linkset.json' ? 'linkset' : 'describedby',
      href: `${url}${file}`,
      type,
    })),
  ];
}

/** The same links as RFC 9264 writes them. */
export function linkset(facts: Facts) {
  const links = signposts(facts).filter(({ rel }) => rel !== 'linkset');
  const rels = [...new Set(links.map(({ rel }) => rel))];
  const of = (rel: string) =>
    links.filter((link) => link.rel === rel).map(({ href, type }) => ({ href, ...(type && { type }) }));
  const item = links.find(({ rel }) => rel === 'item');
  return {
    linkset: [
      { anchor: facts.url, ...Object.fromEntries(rels.map((rel) => [rel, of(rel)])) },
      ...(item ? [{ anchor: item.href, collection: [{ href: facts.url, type: 'text/html' }] }] : []),
      ...links.flatMap(({ rel, href }) =>
        rel === 'describedby' ? [{ anchor: href, describes: [{ href: facts.url, type: 'text/html' }] }] : [],
      ),
    ],
  };
}
