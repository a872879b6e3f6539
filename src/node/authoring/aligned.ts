/** The texts in two languages as files, and what stops the build: a Chinese block that was not written against the English one. */
import { existsSync, readFileSync } from 'node:fs';
import { type ChapterId, chapters } from '../../claims/claim.ts';
import { type Language, languages, type Words, words } from '../../proof/words.ts';
import { type Against, openPairs, pairsOf } from '../../site/text/aligned.ts';
import { chapterFile } from './chapters.ts';

export const againstFile = 'content/zh/against.json';

/** `before` is what has to be known before chapter 1. */
export type TextName = ChapterId | 'before';
export const fileOf = (name: TextName, lang: Language): string =>
  name === 'before' ? `content/before/${lang}.mdx` : chapterFile(lang, name);
export const bilingualTexts: readonly TextName[] = (['before', ...chapters] as const).filter((name) =>
  languages.every((lang) => existsSync(fileOf(name, lang))),
);
export const readText = (name: TextName): Words =>
  words(readFileSync(fileOf(name, 'en'), 'utf8'), readFileSync(fileOf(name, 'zh'), 'utf8'));
export const readAgainst = (): Against => JSON.parse(readFileSync(againstFile, 'utf8'));

/** The problems of one text. */
export function alignedProblems(name: TextName, text = readText(name), against = readAgainst()): string[] {
  const [english, chinese] = [fileOf(name, 'en'), fileOf(name, 'zh')];
  try {
    return openPairs(pairsOf(text), against[name]).map(({ lines, en, why, mark }) => {
      const is = why === 'stale' ? 'was written against another English block' : 'is new or changed';
      return `${chinese}:${lines.zh}: the block ${is}, needed one written against ${english}:${lines.en}, “${en}”; read both, mend the Chinese, then: npm run accept-blocks -- ${mark}`;
    });
  } catch (error) {
    if (error instanceof RangeError) return [`${chinese} ${error.message}, ${english}, each across from its like`];
    throw error;
  }
}
