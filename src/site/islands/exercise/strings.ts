/** What is said to answers; apart from the texts of cards, which every page loads. */
import type { Language } from '../../../proof/words.ts';
import { answered } from '../../text/en.json';
import * as zh from '../../text/zh.json';

export const exerciseStrings: Record<Language, typeof answered> = { en: answered, zh: zh.answered };
