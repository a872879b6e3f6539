/**
 * The card's texts, in a script instead of in each card of the page. Both languages: awaiting one of them here left cards without
 * texts in WebKit, where a module that awaits counts as ready for whoever imports it second.
 */
import type { Language } from '../../proof/words.ts';
import en from './strings-en.ts';
import zh from './strings-zh.ts';

export type CardStrings = typeof en;
export const cardStrings: Readonly<Record<Language, CardStrings>> = { en, zh };
