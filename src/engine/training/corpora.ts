/**
 * Texts for a network that reads one character a step and predicts the next. Each has characters that only memory can tell,
 * because what decides them stands far back: they are `marked`.
 */
import type { Random } from '../arithmetic/random.ts';

export interface Corpus {
  /** Every character that occurs, once. */
  readonly alphabet: readonly string[];
  /** What a network reads before it writes: a character after which anything may begin. */
  readonly opening: string;
  /** At least `count` characters that go on from a place drawn at random. */
  write(random: Random, count: number): string;
  /** Whether the character at `at` is one that memory decides. The text may have been written by a network. */
  marked(text: string, at: number): boolean;
  /** Whether a marked character is what the text asks for; undefined where the text is too short to decide. */
  right(text: string, at: number): boolean | undefined;
}

const alphabetOf = (text: string) => [...new Set(text)].sort();

const openings = '([{';
const closings = ')]}';
/** Steps from an opening bracket to its closing one from which on the latter is marked. */
const far = 12;

/** Words in brackets, by a grammar of our own: up to ten words, so that the bracket that closes was decided 2 to 42 steps before. */
function bracketed(random: Random): string {
  const kind = random.integer(0, openings.length - 1);
  const inside = Array.from({ length: random.integer(0, 10) }, () => random.pick(['on', 'off']));
  return ` ${openings[kind]}${inside.join(' ')}.${closings[kind]}`;
}

/** Where the latest bracket before `at` opens; −1 if none does. */
const openedAt = (text: string, at: number) => Math.max(...[...openings].map((one) => text.lastIndexOf(one, at - 1)));

const brackets: Corpus = {
  alphabet: alphabetOf(`on off. ${openings}${closings}`),
  opening: ' ',
  write(random, count) {
    let text = '';
    while (text.length < count) text += bracketed(random);
    return text;
  },
  marked(text, at) {
    if (!closings.includes(text[at]) || text[at - 1] !== '.') return false;
    const from = openedAt(text, at);
    return from >= 0 && at - from >= far;
  },
  right: (text, at) => closings.indexOf(text[at]) === openings.indexOf(text[openedAt(text, at)]),
};

/** A text that is read in circles, from a random place on. */
const circle = (text: string) => ({
  alphabet: alphabetOf(text),
  write(random: Random, count: number) {
    const from = random.integer(0, text.length - 1);
    return text.repeat(Math.ceil((from + count) / text.length)).slice(from);
  },
});

/**
 * 《诗经·周南·芣苢》, “Fu yi” of the Book of Songs, more than 2500 years old. Of ten characters nine are always the same; the eighth is a
 * verb that follows from the one ten characters before.
 */
const verbs = '采有掇捋袺襭';
const verse: Corpus = {
  opening: '。',
  ...circle([...verbs].map((verb) => `采采芣苢，薄言${verb}之。`).join('')),
  marked: (text, at) => text[at - 1] === '言',
  right(text, at) {
    const before = text.lastIndexOf('言', at - 2);
    if (before < 0) return undefined;
    const last = verbs.indexOf(text[before + 1]);
    return last >= 0 && text[at] === verbs[(last + 1) % verbs.length];
  },
};

/** Our own words, without capitals. Marked is the first letter of a word: what comes before it tells less of it than of any other. */
const story =
  'a cell keeps a number. at each step three gates look at the input and at what the cell gave last. ' +
  'one gate sets how much of the old number stays. one sets how much of the new is let in. the last sets how much is shown. ' +
  'when the first gate is open and the second is shut, the number stays as it is, step after step, and what was read long ago can still be used. ' +
  'a plain network has no such place. what it read is mixed with all that came later, and soon nothing of it is left. ' +
  'so it learns what is near, and what is far it does not learn, since no error ever comes back that far. ';
const words = new Set(story.match(/[a-z]+/g));
const isLetter = (c: string | undefined) => c !== undefined && /[a-z]/.test(c);
const prose: Corpus = {
  opening: ' ',
  ...circle(story),
  marked: (text, at) => isLetter(text[at]) && at > 0 && !isLetter(text[at - 1]),
  right(text, at) {
    const word = /^[a-z]+(?=[^a-z])/.exec(text.slice(at));
    return word ? words.has(word[0]) : undefined;
  },
};

export const corpora = { brackets, verse, prose } as const satisfies Readonly<Record<string, Corpus>>;
export type CorpusName = keyof typeof corpora;
