/**
 * Checks `registry.ts` against `tags.ledger`, which has one line for each tag, oldest first. A line ends in a hash of its
 * own content and of the line before, so removing, reusing or changing a tag contradicts its line, and changing a line
 * breaks every hash below it. The check needs no history of the repository.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Entry } from './registry.ts';

/** Crockford's base 32: no I, L, O, U. */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

type Given = Pick<Entry, 'tag' | 'id' | 'since'>;

const hashOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16);
const content = ({ tag, id, since }: Given): string => `${tag} ${id} ${since}`;

/** The ledger's line for `entry` after the line `before`; without `before`, as the first line. */
export const ledgerLine = (entry: Given, before = ''): string =>
  `${content(entry)} ${hashOf(`${before}\n${content(entry)}`)}`;

/** Contradictions between the registry and its ledger, one sentence each; empty if there are none. */
export function ledgerProblems(registry: readonly Given[], ledger: string): string[] {
  const problems: string[] = [];
  const lines = ledger.split('\n').filter((line) => line !== '');
  const open = new Set(registry);
  for (const [i, line] of lines.entries()) {
    const [tag, id, since] = line.split(' ');
    const expected = ledgerLine({ tag, id, since }, lines[i - 1]);
    if (line !== expected)
      problems.push(`src/claims/tags.ledger:${i + 1}: the line was changed: “${line}”, needed “${expected}”`);
    const entry = registry.find((one) => one.tag === tag) ?? registry.find((one) => one.id === id);
    if (!entry)
      problems.push(
        `src/claims/registry.ts: “${content({ tag, id, since })}” was removed, needed with “withdrawn” instead`,
      );
    else if (content(entry) !== content({ tag, id, since }))
      problems.push(
        `src/claims/registry.ts: found “${content(entry)}”, needed “${content({ tag, id, since })}”, as it was given`,
      );
    if (entry) open.delete(entry);
  }
  for (const entry of open)
    problems.push(
      `src/claims/registry.ts: “${content(entry)}” has no line in tags.ledger, needed one: \`npm run new-claim\` gives it`,
    );
  for (const name of ['tag', 'id'] as const)
    for (const [i, entry] of registry.entries())
      if (registry.findIndex((one) => one[name] === entry[name]) < i)
        problems.push(`src/claims/registry.ts: the ${name} “${entry[name]}” is given twice, needed one of its own`);
  for (const { tag } of registry)
    if (tag.length !== 4 || [...tag].some((letter) => !alphabet.includes(letter)))
      problems.push(`src/claims/registry.ts: the tag is “${tag}”, needed four characters of ${alphabet}`);
  return problems;
}
