/**
 * What is true of a claim wherever it is told: citations, page metadata, JSON-LD, signposting and feeds are made from this table
 * and from nothing else, so that no export says of a claim what another does not.
 */
import project from '../../../package.json' with { type: 'json' };
import type { Language, Words } from '../../proof/words.ts';
import { type ClaimRecord, historyOf } from '../records.ts';
import type { FrozenClaim, Release } from '../releases.ts';
import { t } from '../text/strings.ts';
import { claimUrl, frozenUrl, homeUrl, tagUrl } from '../url.ts';

/** Who is cited, as a body: the project has no list of persons. */
export const author: Words = { en: 'Carousel contributors', zh: 'Carousel 贡献者' };

/** The release of the site, which the package is named by. */
export const release = project.version;

/** The day of the last thing that happened to a claim: what is cited is the claim as it stands since then. */
export const dateOf = (record: ClaimRecord): string => historyOf(record).at(-1)?.on ?? record.entry.since;

/** The whole that each claim is a part of. */
export const work: Words = {
  en: `${t('en').site.name}: ${t('en').site.tagline}`,
  zh: `${t('zh').site.name}：${t('zh').site.tagline}`,
};

export interface Facts {
  readonly tag: string;
  readonly id: string;
  readonly name: Words;
  /** The name with the permanent tag: the number on the site may change. */
  readonly title: Words;
  /** What it says, in words with TeX between dollars; for a withdrawn claim why it was withdrawn. */
  readonly says: Words;
  /** ISO 8601: the day of its tag, and of its last change. */
  readonly created: string;
  readonly modified: string;
  readonly release: string;
  /** Of the run of the build; undefined for a withdrawn claim. */
  readonly digest?: string | undefined;
  readonly license: { readonly name: string; readonly url: string };
  /** Absolute: what to cite, its pages, the site. */
  readonly url: string;
  readonly pages: Readonly<Record<Language, string>>;
  readonly home: string;
}

const license = { name: project.license, url: `https://spdx.org/licenses/${project.license}.html` };
const titleOf = (name: Words, tag: string): Words => ({
  en: `${name.en} (Carousel tag ${tag})`,
  zh: `${name.zh}（Carousel 标签 ${tag}）`,
});

/** @param site where the project lives, such as `https://example.org` */
export function factsOf(record: ClaimRecord, digest: string | undefined, site: string): Facts {
  const { tag, id, name, since } = record.entry;
  const at = (path: string) => new URL(path, site).href;
  return {
    ...{ tag, id, name, created: since, modified: dateOf(record), release, digest },
    title: titleOf(name, tag),
    says: record.is === 'claim' ? record.claim.says : record.reason,
    license,
    url: at(tagUrl(tag)),
    pages: { en: at(claimUrl('en', id)), zh: at(claimUrl('zh', id)) },
    home: at(homeUrl('en')),
  };
}

/** The same table for a claim as it stood in a release, which is cited as such. */
export function frozenFacts(of: Release, claim: FrozenClaim, site: string): Facts {
  const { tag, id, number, digest, says } = claim;
  const name = claim.name ?? { en: `Equation ${number}`, zh: `公式 ${number}` };
  const at = (path: string) => new URL(path, site).href;
  return {
    ...{ tag, id, name, says, digest, release: of.release, created: of.date, modified: of.date },
    title: titleOf(name, tag),
    license,
    url: at(frozenUrl(of.release, tag)),
    pages: { en: at(claimUrl('en', id)), zh: at(claimUrl('zh', id)) },
    home: at(homeUrl('en')),
  };
}
