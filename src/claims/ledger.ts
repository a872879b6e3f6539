/**
 * The committed copy of the ledger, `tags.ledger`: one line a tag, each ending in a hash of itself and of the line before.
 * Whoever removes, reuses or changes a tag in `tags.ts` contradicts its line, and whoever changes a line breaks every
 * hash below it. So a change cannot slip through a review, and no history of the repository is needed to see it.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { TagEntry } from './tags.ts';

/** Crockford's base 32: no I, L, O, U. */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const hashOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16);
const content = ({ tag, id, since }: TagEntry): string => `${tag} ${id} ${since}`;

/** The line that `entry` has after the line `before`, or as the first one. */
export const ledgerLine = (entry: TagEntry, before = ''): string =>
  `${content(entry)} ${hashOf(`${before}\n${content(entry)}`)}`;

/** What is wrong between the tags and their ledger; empty where nothing is. */
export function ledgerProblems(tags: readonly TagEntry[], ledger: string): string[] {
  const lines = ledger.split('\n').filter((line) => line !== '');
  const problems: string[] = [];
  for (const [i, line] of lines.entries()) {
    const written = line.split(' ').slice(0, 3).join(' ');
    const expected = `${written} ${hashOf(`${lines[i - 1] ?? ''}\n${written}`)}`;
    if (line !== expected) problems.push(`line ${i + 1} of the ledger was changed: “${line}”, needed “${expected}”`);
    const entry = tags[i];
    if (!entry) problems.push(`the tag “${written}” was removed; mark it as withdrawn instead`);
    else if (content(entry) !== written)
      problems.push(`entry ${i + 1} is “${content(entry)}”, needed “${written}”, as it was given`);
  }
  for (const entry of tags.slice(lines.length)) problems.push(`“${content(entry)}” has no line in the ledger`);
  for (const name of ['tag', 'id'] as const) {
    const seen = new Set<string>();
    for (const entry of tags) {
      if (seen.has(entry[name])) problems.push(`the ${name} “${entry[name]}” is given twice`);
      seen.add(entry[name]);
    }
  }
  for (const { tag } of tags)
    if (tag.length !== 4 || [...tag].some((letter) => !alphabet.includes(letter)))
      problems.push(`the tag “${tag}” is not four characters of ${alphabet}`);
  return problems;
}
