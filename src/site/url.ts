/** Addresses within the site, whatever base it is served under. */
import type { View } from '../address.ts';
import type { ChapterId, Claim } from '../claims/claim.ts';
import type { Language } from '../proof/words.ts';

/** The reading mode of the page that is being built. */
export const viewOf = ({ view }: Readonly<Record<string, string | undefined>>): View =>
  view === 'parallel' ? 'parallel' : 'single';

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

export const asset = (file: string): string => `${base}/${file}`;
/** The report of the build, for a card that opens. */
export const builtUrl = (claim: string): string => asset(`built/${claim}.json`);
export const homeUrl = (lang: Language): string => `${base}/${lang}/`;
/** A chapter, as it is or with both languages side by side. */
export const chapterUrl = (lang: Language, chapter: ChapterId, view: View = 'single'): string =>
  `${base}/${lang}/${chapter}/${view === 'single' ? '' : `${view}/`}`;
/** What has to be known before chapter 1. */
export const beforeUrl = (lang: Language): string => `${base}/${lang}/before/`;
export const referencesUrl = (lang: Language, key = ''): string => `${base}/${lang}/references/${key && `#${key}`}`;
/** The page about evidence, at one of its kinds. */
export const evidenceUrl = (lang: Language, kind = ''): string => `${base}/${lang}/evidence/${kind && `#${kind}`}`;
/** The page that tells where the article's forms come from; `row` as in `src/claims/article.ts`. */
export const sourcesUrl = (lang: Language, row: number | string = ''): string =>
  `${base}/${lang}/sources/${row && `#image-${row}`}`;
export const claimsUrl = (lang: Language): string => `${base}/${lang}/claims/`;
export const claimUrl = (lang: Language, id: string): string => `${base}/${lang}/claims/${id}/`;
/** The permanent address of a claim, in no language. */
export const tagUrl = (tag: string): string => `${base}/c/${tag}/`;
/** All claims of a release as it was, or one of them. */
export const releaseUrl = (release: string): string => `${base}/r/${release}/`;
export const frozenUrl = (release: string, tag: string): string => `${releaseUrl(release)}c/${tag}/`;
export const notationUrl = (lang: Language, symbol = ''): string =>
  `${base}/${lang}/notation/${symbol && `#symbol-${symbol}`}`;
export const termsUrl = (lang: Language): string => `${base}/${lang}/terms/`;
/** `claims`, `schema`, `trials`, `alignment`, or `claims/` and an id. */
export const apiUrl = (name: string, kind: 'json' | 'csv' | 'tmx' = 'json'): string => `${base}/api/${name}.${kind}`;
export const badgeUrl = (): string => `${base}/badge.json`;
export const feedUrl = (lang: Language): string => `${base}/${lang}/feed.xml`;
/** Of a claim, by its tag, or of a saying, as `sayings/` and its id. */
export const embedUrl = (tag: string): string => `${base}/embed/${tag}/`;
/** The picture of a claim, by its tag, of a chapter, or of a saying, as `saying-` and its id. */
export const pictureUrl = (name: string, lang: Language): string => `${base}/og/${lang}/${name}.png`;
export const graphUrl = (lang: Language): string => `${base}/${lang}/graph/`;
export const dataUrl = (lang: Language): string => `${base}/${lang}/data/`;
export const otherLanguage = (lang: Language): Language => (lang === 'en' ? 'zh' : 'en');
/** The page's copy of a claim's file. */
export const sourceUrl = ({ id }: Pick<Claim, 'id'>): string => `${base}/source/${id}.txt`;
/** Where readers check a formula of their own; `query` as from `printOwn`. */
export const tryUrl = (lang: Language, query = ''): string => `${base}/${lang}/try/${query}`;
/** All exercises with their solutions; `chapter` is a place in it. */
export const exercisesUrl = (lang: Language, chapter: ChapterId | '' = ''): string =>
  `${base}/${lang}/exercises/${chapter && `#${chapter}`}`;
/** What is said about LSTMs: all of it, or one saying, which is its permanent address. */
export const sayingsUrl = (lang: Language, id = ''): string => `${base}/${lang}/sayings/${id && `${id}/`}`;
/** All recorded training runs. */
export const experimentUrl = (lang: Language): string => `${base}/${lang}/experiment/`;
export const galleryUrl = (lang: Language): string => `${base}/${lang}/gallery/`;
/** Where readers compare a gradient of their own, and look into a network of their own. */
export const compareUrl = (lang: Language): string => `${base}/${lang}/compare/`;
export const networkUrl = (lang: Language): string => `${base}/${lang}/network/`;
/** All Python files, the listing of a chapter's, or a line of it (from 1). */
export const codeUrl = (lang: Language, chapter?: ChapterId, line?: number): string =>
  `${base}/${lang}/code/${chapter ? `${chapter}/` : ''}${line ? `#L${line}` : ''}`;
/** A chapter's Python file, or the notebook made from it; `name` as in `01-rnn`. */
export const codeFileUrl = (lang: Language, name: string, kind: 'py' | 'ipynb'): string =>
  `${base}/api/code/${lang}/${name}.${kind}`;
/** For a course: routes, questions, sheets; and the slides of the figures. */
export const courseUrl = (lang: Language): string => `${base}/${lang}/course/`;
export const slidesUrl = (lang: Language): string => `${base}/${lang}/course/slides/`;
