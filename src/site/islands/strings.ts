/** The card's texts, in the script instead of in each card of the page; only these keys are bundled. */

import type { Language } from '../../proof/words.ts';
import { card, count, kind, outcome, size, verdict } from '../text/en.json';
import * as zh from '../text/zh.json';

const en = { card, count, kind, outcome, size, verdict };
export type CardStrings = typeof en;
export const cardStrings: Record<Language, CardStrings> = {
  en,
  zh: { card: zh.card, count: zh.count, kind: zh.kind, outcome: zh.outcome, size: zh.size, verdict: zh.verdict },
};
