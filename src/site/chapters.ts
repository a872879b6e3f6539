/** The chapters that are written, in their order, and where each claim stands. */
import { type CollectionEntry, getCollection } from 'astro:content';
import type { ChapterId } from '../claims/claim.ts';
import { type Language, languages } from '../proof/words.ts';

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

/** @throws Error where a chapter is there in one language only */
export async function chaptersIn(lang: Language): Promise<readonly Chapter[]> {
  const entries = await getCollection('chapters');
  for (const { id, data } of entries) {
    for (const other of languages) {
      const twin = entries.some((entry) => entry.id.startsWith(`${other}/`) && entry.data.chapter === data.chapter);
      if (!twin)
        throw new Error(
          `content/${id.replace(/^\w+/, other)}.mdx: no chapter “${data.chapter}”, needed one, as there is content/${id}.mdx`,
        );
    }
  }
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
