import { expect, test } from 'vitest';
import { chapterProblems } from './chapters.ts';

const ids = ['rnn-chain', 'rnn-step-jacobian', 'rnn-product'];
const chapter = (...shown: string[]) => shown.map((id) => `Text.\n\n<Claim id="${id}" />\n`).join('\n');
const [en, zh] = ['content/en/02-bptt.mdx', 'content/zh/02-bptt.mdx'];
const problems = (english: string | undefined, chinese: string | undefined) =>
  chapterProblems('bptt', ids, [...ids, 'rnn-state'], (file) => (file === en ? english : chinese));
const good = chapter(...ids);

test('each claim once, in order, in both languages', () => {
  expect(problems(good, good)).toEqual([]);
});

test.each<[string, string | undefined, string | undefined, string]>([
  [
    'missing in one language',
    good,
    chapter(ids[0], ids[2]),
    `${zh}: “rnn-step-jacobian” is missing, needed <Claim id="rnn-step-jacobian" /> in ${zh} after line 3, “rnn-chain”; ${en}:7 shows it`,
  ],
  [
    'missing in both',
    chapter(ids[1], ids[2]),
    chapter(ids[1], ids[2]),
    `${en} and ${zh}: “rnn-chain” is missing, needed <Claim id="rnn-chain" /> in ${en}, before the other claims, and in ${zh}, before the other claims`,
  ],
  ['twice', chapter(...ids, ids[0]), good, `${en}:15: shows “rnn-chain”, which line 3 shows, needed it once`],
  [
    'in another order in one language',
    good,
    chapter(ids[0], ids[2], ids[1]),
    `${zh}:7 shows “rnn-product” where “rnn-step-jacobian” is due; needed the order of src/claims/registry.ts in both languages: rnn-chain, rnn-step-jacobian, rnn-product`,
  ],
  [
    'in another order in both',
    chapter(ids[1], ids[0], ids[2]),
    chapter(ids[1], ids[0], ids[2]),
    `${en}:3 shows “rnn-step-jacobian” where “rnn-chain” is due; ${zh}:3 shows “rnn-step-jacobian” where “rnn-chain” is due; needed the order of src/claims/registry.ts in both languages: rnn-chain, rnn-step-jacobian, rnn-product`,
  ],
  [
    'of another chapter',
    chapter(...ids, 'rnn-state'),
    good,
    `${en}:15: shows “rnn-state”, needed only claims of the chapter “bptt”`,
  ],
  ['a file in one language', good, undefined, `there is no ${zh}, needed every chapter in both languages`],
])('%s: one message with both files and the block', (_, english, chinese, problem) => {
  expect(problems(english, chinese)).toEqual([problem]);
});

test('an id that is misspelt is told with its line and those that come near', () => {
  const [found, ...more] = problems(good, chapter('rnn-chian', ids[1], ids[2]));
  expect(found).toContain(`${zh}:3: there is no claim "rnn-chian", needed one of the registry's ids (perhaps rnn-`);
  expect(more).toEqual([]);
});
