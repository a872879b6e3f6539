/** The card's texts, in a script instead of in each card of the page: in a browser those of the page's language, at build both. */
import { type Language, languages } from '../../proof/words.ts';
import type en from './strings-en.ts';

export type CardStrings = typeof en;

const load: Record<Language, () => Promise<{ default: CardStrings }>> = {
  en: () => import('./strings-en.ts'),
  zh: () => import('./strings-zh.ts'),
};
const wanted = languages.filter(
  (lang) => typeof document === 'undefined' || document.documentElement.lang.startsWith(lang),
);
export const cardStrings = Object.fromEntries(
  await Promise.all(wanted.map(async (lang) => [lang, (await load[lang]()).default])),
) as Record<Language, CardStrings>;
