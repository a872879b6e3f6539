/** The main line: the sections that carry the argument, read in about 20 minutes; and how long all of it takes. */
import type { ChapterId } from '../claims/claim.ts';
import type { Language } from '../proof/words.ts';
import type { Chapter } from './chapters.ts';

/** Sections by chapter, counted from 1 as their addresses are (`s2`); 0 is what stands before the first heading. */
export const mainLine: readonly (readonly [chapter: ChapterId, section: number])[] = [
  ['rnn', 1],
  ['bptt', 1],
  ['vanishing', 2],
  ['vanishing', 4],
  ['lstm', 4],
  ['lstm-gradient', 3],
  ['rescue', 4],
  ['beyond', 2],
];

/** Words of English, a formula counted as one, or characters of Chinese, formulas left out, that are read in a minute. */
const PACE: Readonly<Record<Language, number>> = { en: 180, zh: 230 };
/** For looking at an equation in its box. */
const MINUTES_OF_CLAIM = 0.5;

interface Section {
  /** Without one: the part before the first heading. */
  readonly title?: string;
  readonly minutes: number;
}

/** The sections of a chapter in Markdown, with what it takes to read each. */
export function sectionsOf(body: string, lang: Language): Section[] {
  const [first, ...rest] = body.split(/^## /m);
  return [first, ...rest].map((text, i) => {
    const title = i === 0 ? undefined : text.split('\n')[0];
    const prose = text
      .replaceAll(/<ChapterEnd>[\s\S]*<\/ChapterEnd>/g, '')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\$[^$]*\$/g, 'x');
    const amount = lang === 'en' ? [...prose.matchAll(/\S+/g)].length : [...prose.matchAll(/\p{Script=Han}/gu)].length;
    const claims = text.split('<Claim').length - 1;
    return { ...(title && { title }), minutes: amount / PACE[lang] + claims * MINUTES_OF_CLAIM };
  });
}

interface Stop {
  readonly chapter: Chapter;
  readonly section: number;
  readonly title: string;
  readonly minutes: number;
}

/** The stops of the main line, in their order. @throws RangeError where a chapter has no such section */
export const stopsOf = (chapters: readonly Chapter[], lang: Language): Stop[] =>
  mainLine.map(([id, section]) => {
    const chapter = chapters.find((one) => one.id === id);
    const found = chapter && sectionsOf(chapter.entry.body ?? '', lang)[section];
    if (!chapter || !found?.title)
      throw new RangeError(`the main line: found no section ${section} of ${id}, needed one with a title`);
    return { chapter, section, title: found.title, minutes: found.minutes };
  });

export const minutesOf = (chapters: readonly Chapter[], lang: Language): number =>
  chapters.flatMap(({ entry }) => sectionsOf(entry.body ?? '', lang)).reduce((sum, { minutes }) => sum + minutes, 0);
