import { expect, test } from 'vitest';
import { accepted } from '../../../tools/accept-blocks.ts';
import { alignedProblems, bilingualTexts, readText } from '../../node/authoring/aligned.ts';
import { hashesOf, openPairs, pairsOf } from './aligned.ts';

const en = '---\nchapter: rnn\ntitle: One\nsummary: Two.\n---\n\nA gate opens.\n\n<Claim id="x" />\n\nIt closes.\n';
const zh = '---\nchapter: rnn\ntitle: 一\nsummary: 二。\n---\n\n门开了。\n\n<Claim id="x" />\n\n门关了。\n';

test('title, summary and each block that differs are a pair, with their lines', () => {
  expect(pairsOf({ en, zh })).toEqual([
    { en: 'One', zh: '一', lines: { en: 3, zh: 3 } },
    { en: 'Two.', zh: '二。', lines: { en: 4, zh: 4 } },
    { en: 'A gate opens.', zh: '门开了。', lines: { en: 7, zh: 7 } },
    { en: 'It closes.', zh: '门关了。', lines: { en: 11, zh: 11 } },
  ]);
  expect(() => pairsOf({ en, zh: `${zh}\n门。\n` })).toThrow('has 6 blocks, needed the 5 of the English text');
});

test('the texts of the site have pairs, and each Chinese block was written against the English one that is there', () => {
  expect(bilingualTexts).toContain('before');
  for (const name of bilingualTexts) {
    expect(pairsOf(readText(name)).length, name).toBeGreaterThan(10);
    expect(alignedProblems(name)).toEqual([]);
  }
});

test('changing an English sentence makes its Chinese block stale, and changing the Chinese asks for a look as well', () => {
  for (const name of bilingualTexts) {
    const text = readText(name);
    const read = pairsOf(text).map((pair) => [hashesOf(pair).zh, hashesOf(pair).en]);
    const against = { [name]: Object.fromEntries(read) };
    const changed = text.en.replace(/\.\n(?=\n)/, ' indeed.\n');
    expect(changed).not.toBe(text.en);
    const [problem, ...more] = alignedProblems(name, { ...text, en: changed }, against);
    expect(more).toEqual([]);
    expect(problem).toMatch(
      /^content\/\S+:\d+: the block was written against another English block, needed one written against content\/\S+:\d+, “.+”; read both, mend the Chinese, then: npm run accept-blocks -- [0-9a-f]{8}:[0-9a-f]{8}$/s,
    );
    const mended = text.zh.replace(/。\n(?=\n)/, '！\n');
    expect(alignedProblems(name, { ...text, zh: mended }, against)).toEqual([
      expect.stringContaining('the block is new or changed, needed one written against'),
    ]);
    expect(alignedProblems(name, { ...text, zh: `${text.zh}\n多出的一段。\n` }, against)).toEqual([
      expect.stringMatching(/ has \d+ blocks, needed the \d+ of the English text, /),
    ]);
  }
});

test('a block moves with its pair, and only what stands there now can be accepted, one mark for one pair', () => {
  const pairs = { rnn: pairsOf({ en, zh }) };
  const open = openPairs(pairs.rnn);
  expect(open.map(({ why }) => why)).toEqual(['missing', 'missing', 'missing', 'missing']);
  const two = accepted(pairs, {}, [open[2].mark, open[3].mark]);
  expect(openPairs(pairs.rnn, two.rnn).map(({ en }) => en)).toEqual(['One', 'Two.']);
  const swapped = pairsOf({
    en: en.replace('A gate opens.', '…').replace('It closes.', 'A gate opens.').replace('…', 'It closes.'),
    zh: zh.replace('门开了。', '…').replace('门关了。', '门开了。').replace('…', '门关了。'),
  });
  expect(openPairs(swapped, two.rnn).map(({ en }) => en)).toEqual(['One', 'Two.']);
  const crossed = pairsOf({
    en,
    zh: zh.replace('门开了。', '…').replace('门关了。', '门开了。').replace('…', '门关了。'),
  });
  expect(openPairs(crossed, two.rnn).map(({ why }) => why)).toEqual(['missing', 'missing', 'stale', 'stale']);
  expect(() => accepted({ rnn: swapped }, two, [open[2].mark])).toThrow(`no open pair has the mark “${open[2].mark}”`);
  // What is gone from the text is gone from the record.
  const without = { rnn: pairs.rnn.slice(0, 3) };
  expect(accepted(without, two, [])).toEqual({ rnn: { [hashesOf(pairs.rnn[2]).zh]: hashesOf(pairs.rnn[2]).en } });
});
