/** The chapters that are written, in their order, and where each claim stands. */
import { type CollectionEntry, getCollection } from 'astro:content';
import type { ChapterId } from '../claims/claim.ts';
import type { Language } from '../proof/words.ts';

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
