/** The texts of cards and exercises, in the script instead of in each card of the page; only these keys are bundled. */

import type { Language } from '../../proof/words.ts';
import { answered, card, kind, size } from '../text/en.json';
import * as zh from '../text/zh.json';

const en = { card, kind, size };
export type CardStrings = typeof en;
export const cardStrings: Record<Language, CardStrings> = {
  en,
  zh: { card: zh.card, kind: zh.kind, size: zh.size },
};

/** What is said to answers of exercises. */
export const exerciseStrings: Record<Language, typeof answered> = { en: answered, zh: zh.answered };
