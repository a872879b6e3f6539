/** The blocks of a text, pair by pair in both languages, and the English block that each Chinese one was written against. */
import { createHash } from 'node:crypto';
import type { Language, Words } from '../../proof/words.ts';

interface Block {
  readonly text: string;
  /** Where it begins, from 1. */
  readonly line: number;
}

export interface Pair extends Words {
  readonly lines: Readonly<Record<Language, number>>;
}

/** For each text, such as `02-bptt`: the hash of each Chinese block, and that of the English one it was written against. */
export type Against = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The first 32 bits of SHA-256, as 8 hexadecimal digits. */
const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

export const hashesOf = ({ en, zh }: Words): Readonly<Record<Language, string>> => ({ en: hash(en), zh: hash(zh) });

/** What is between blank lines, and title and summary of the front matter. */
function blocksOf(source: string): Block[] {
  const [head, chapter = ''] = /^---\n([\s\S]*?)\n---\n/.exec(source) ?? [''];
  const fields = chapter.split('\n').flatMap((text, i): Block[] => {
    const [, value] = /^(?:title|summary): (.*)$/.exec(text) ?? [];
    return value ? [{ text: value, line: i + 2 }] : [];
  });
  let line = head.split('\n').length;
  const blocks = source
    .slice(head.length)
    .split(/(\n(?:[ \t]*\n)+)/)
    .flatMap((text): Block[] => {
      const found = { text: text.trim(), line: line + text.search(/\S|$/) };
      line += text.split('\n').length - 1;
      return found.text ? [found] : [];
    });
  return [...fields, ...blocks];
}

/**
 * The blocks that differ between the languages; figures, claims and most formulas do not.
 * @throws RangeError where one text has more blocks than the other
 */
export function pairsOf({ en, zh }: Words): Pair[] {
  const [english, chinese] = [blocksOf(en), blocksOf(zh)];
  if (english.length !== chinese.length)
    throw new RangeError(`has ${chinese.length} blocks, needed the ${english.length} of the English text`);
  return english.flatMap((one, i) => {
    const other = chinese[i];
    return one.text === other.text ? [] : [{ en: one.text, zh: other.text, lines: { en: one.line, zh: other.line } }];
  });
}

export interface OpenPair extends Pair {
  /** How `accept-blocks` is told that this pair was read. */
  readonly mark: string;
  /** `stale`: the Chinese block was written against another English one; `missing`: against none that is known. */
  readonly why: 'stale' | 'missing';
}

/** The pairs of a text whose Chinese block is not recorded as written against the English one. */
export const openPairs = (pairs: readonly Pair[], against: Readonly<Record<string, string>> = {}): OpenPair[] =>
  pairs.flatMap((pair) => {
    const { en, zh } = hashesOf(pair);
    return against[zh] === en ? [] : [{ ...pair, mark: `${zh}:${en}`, why: zh in against ? 'stale' : 'missing' }];
  });
