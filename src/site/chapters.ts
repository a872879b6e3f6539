/** The chapters that are written, in their order, with the names that links give them. */
import { type CollectionEntry, getCollection } from 'astro:content';
import type { ChapterId } from '../claims/claim.ts';
import type { Language } from '../proof/words.ts';
import { colon, fill, t } from './text/strings.ts';

export interface Chapter {
  readonly id: ChapterId;
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  /** The claims that it shows, in the order of the text. */
  readonly claims: readonly string[];
  readonly entry: CollectionEntry<'chapters'>;
}

const claimIds = (body: string): string[] => [...body.matchAll(/<Claim\s+id="([^"]+)"/g)].map((match) => match[1]);

export async function chaptersIn(lang: Language): Promise<readonly Chapter[]> {
  const entries = await getCollection('chapters');
  return entries
    .filter((entry) => entry.id.startsWith(`${lang}/`))
    .map((entry) => ({
      id: entry.data.chapter,
      number: entry.data.number,
      title: entry.data.title,
      summary: entry.data.summary,
      claims: claimIds(entry.body ?? ''),
      entry,
    }))
    .sort((a, b) => a.number - b.number);
}

/** Throws RangeError for a chapter that is not written. */
export async function chapterIn(lang: Language, id: string): Promise<Chapter> {
  const found = (await chaptersIn(lang)).find((chapter) => chapter.id === id);
  if (!found) throw new RangeError(`the chapter is ${id}, needed one that is written`);
  return found;
}

/** “Chapter 3: Why it vanishes” */
export const namedChapter = ({ number, title }: Pick<Chapter, 'number' | 'title'>, lang: Language): string =>
  `${fill(t(lang).site.chapter, { n: number })}${colon[lang]}${title}`;
