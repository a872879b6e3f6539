/** The card's texts, in the script instead of in each card of the page; only these keys are bundled. */

import type { Language } from '../../proof/words.ts';
import { card, kind, size } from '../text/en.json';
import * as zh from '../text/zh.json';

const en = { card, kind, size };
export type CardStrings = typeof en;
export const cardStrings: Record<Language, CardStrings> = {
  en,
  zh: { card: zh.card, kind: zh.kind, size: zh.size },
};
