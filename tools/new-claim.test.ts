import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { defaults } from '../src/check/options.ts';
import { run } from '../src/check/run.ts';
import type { Claim } from '../src/claims/claim.ts';
import { ledgerProblems } from '../src/claims/ledger.ts';
import { tags } from '../src/claims/tags.ts';
import { addClaim, freshTag, readArguments } from './new-claim.ts';

mkdirSync('.cache', { recursive: true });
const root = mkdtempSync('.cache/new-claim-');
afterAll(() => rmSync(root, { recursive: true }));
for (const part of ['src/claims', 'src/proof', 'src/engine', 'content', 'tsconfig.json'])
  cpSync(part, join(root, part), { recursive: true });
const load = (file: string) => import(pathToFileURL(join(root, file)).href);

test('a new claim has its tag in the ledger, its place in its chapter, and no verdict', async () => {
  const entry = { tag: freshTag(tags), id: 'truncated-bptt', since: '2027-01-31' };
  const files = addClaim(root, entry, 'bptt');
  const after = (await load('src/claims/tags.ts')).tags;
  expect(after).toEqual([...tags, entry]);
  expect(ledgerProblems(after, readFileSync(join(root, 'src/claims/tags.ledger'), 'utf8'))).toEqual([]);
  const claims: readonly Claim[] = (await load('src/claims/index.ts')).claims;
  const added = claims.find(({ id }) => id === entry.id);
  expect(added).toEqual((await load(files[0])).default);
  expect(claims.filter(({ chapter }) => chapter === 'bptt').at(-1)).toBe(added);
  const report = run(added as Claim, defaults);
  expect(report).toMatchObject({ earned: 'inconclusive', ok: false });
  expect(() => addClaim(root, entry, 'bptt')).toThrow('is there already');
});

test('a tag is never given twice', () => {
  const drawn = ['T044', '7T3A', 'ZZZZ'];
  expect(freshTag(tags, () => drawn.shift() ?? '')).toBe('ZZZZ');
});

test('bad input is answered with what is wrong and what is needed', () => {
  expect(() => readArguments([])).toThrow('npm run new-claim -- <chapter> <id>');
  expect(() => readArguments(['bptt', 'a', 'b'])).toThrow('needed a chapter and an id');
  expect(() => readArguments(['rnm', 'a'])).toThrow('there is no chapter “rnm”, needed one of rnn, bptt');
  for (const id of ['Rnn', 'rnn_chain', '-a', 'a--b', '../x', '3d'])
    expect(() => readArguments(['rnn', id])).toThrow(id);
  expect(() => readArguments(['rnn', 'rnn-chain'])).toThrow('with tag T044; ids are for ever');
  expect(readArguments(['rnn', 'gated-rnn-2'])).toEqual({ chapter: 'rnn', id: 'gated-rnn-2' });
});
