/** The references: `content/references.bib` read once, cited by key. */
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import source from '../../../content/references.bib?raw';
import type { Language, Words } from '../../proof/words.ts';

interface Item {
  readonly id: string;
  readonly author: readonly { readonly family: string }[];
  /** What is kept up to date, such as documentation, has no year. */
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
}

const library = new Cite(source);
const items = library.data as readonly Item[];

/** One reference as HTML, in APA style. */
const formatted = (key: string): string =>
  library.format('bibliography', { format: 'html', template: 'apa', lang: 'en-US', entry: [key] });

export const references = (): readonly { key: string; html: string }[] =>
  items
    .map(({ id }) => ({ key: id, html: linked(formatted(id)) }))
    .sort((a, b) => (a.html.replace(/<[^>]+>/g, '') < b.html.replace(/<[^>]+>/g, '') ? -1 : 1));

/** @throws Error where the bibliography has no such key */
function itemOf(key: string): Item {
  const item = items.find(({ id }) => id === key);
  if (item) return item;
  throw new Error(`<Cite key="${key}">: content/references.bib has ${items.map(({ id }) => id).join(', ')}`);
}

/** One reference as a reader sees it, for the hint at its citation. */
export const referenceText = (key: string): string =>
  library.format('bibliography', { format: 'text', template: 'apa', lang: 'en-US', entry: [itemOf(key).id] }).trim();

const linked = (html: string): string => html.replace(/https?:\/\/[^\s<]+/g, '<a href="$&">$&</a>');

const names: Record<Language, (family: readonly string[]) => string> = {
  en: (family) => (family.length > 2 ? `${family[0]} et al.` : family.join(' & ')),
  zh: (family) => (family.length > 2 ? `${family[0]} 等` : family.join(' 与 ')),
};
const undated: Words = { en: 'n.d.', zh: '无日期' };

/** `Pascanu et al. 2013`, `Pascanu 等 2013`. */
export function citation(key: string, lang: Language): string {
  const item = itemOf(key);
  return `${names[lang](item.author.map(({ family }) => family))} ${item.issued?.['date-parts'][0][0] ?? undated[lang]}`;
}
