import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { ledgerProblems } from '../src/claims/ledger.ts';
import { type Entry, registry } from '../src/claims/registry.ts';
import { chapterFile, chapterProblems } from '../src/node/authoring/chapters.ts';
import { claimProblems } from '../src/node/authoring/claim-file.ts';
import { registryProblems } from '../src/node/authoring/entries.ts';
import { sourceProblems } from '../src/node/authoring/source.ts';
import { addClaim, freshTag, readArguments, unnamed } from './new-claim.ts';

mkdirSync('.cache', { recursive: true });
const root = mkdtempSync('.cache/new-claim-');
afterAll(() => rmSync(root, { recursive: true }));
for (const part of ['src/claims', 'src/proof', 'src/formula', 'src/engine', 'content', 'tsconfig.json'])
  cpSync(part, join(root, part), { recursive: true });
const load = (file: string) => import(pathToFileURL(join(root, file)).href);
const read = (file: string) => readFileSync(join(root, file), 'utf8');

test('a new claim has its tag, its place in both languages, and a file that says nothing yet', async () => {
  const [id, tag] = ['one-step-bptt', freshTag(registry)];
  const entry: Entry = { id, name: unnamed, tag, chapter: 'bptt', since: '2027-01-31' };
  const [file] = addClaim(root, entry);
  const after: readonly Entry[] = (await load('src/claims/registry.ts')).registry;
  expect(after.filter(({ id }) => id !== entry.id)).toEqual(registry);
  expect(after.filter(({ chapter }) => chapter === 'bptt').at(-1)).toEqual(entry);
  expect(registryProblems(after)).toEqual([
    expect.stringMatching(/“one-step-bptt”\.name\.en: is “”, needed/),
    expect.stringMatching(/“one-step-bptt”\.name\.zh: is “”, needed/),
  ]);
  expect(ledgerProblems(after, read('src/claims/tags.ledger'))).toEqual([]);
  const [own, all] = [after.filter(({ chapter }) => chapter === 'bptt'), after].map((list) => list.map(({ id }) => id));
  expect(chapterProblems('bptt', own, all, read)).toEqual([]);
  expect(read(chapterFile('zh', 'bptt'))).toContain('\n<Claim id="one-step-bptt" />\n');
  expect(sourceProblems(file, read(file))).toEqual([]);
  const problems = claimProblems((await load(file)).default, entry);
  for (const place of ['says.en', 'says.zh', 'sketch.en', 'symbols', 'proves.0.name.zh', 'proves.0.left.0.name.en'])
    expect(
      problems.filter((problem) => problem.startsWith(`${file}: ${place}: is `)),
      place,
    ).toHaveLength(1);
  expect(() => addClaim(root, entry)).toThrow('is there already');
});

test('until its file is filled in, the claim is refused, with the place of everything that is missing', () => {
  const copy = mkdtempSync('.cache/new-claim-');
  for (const part of ['src', 'content', 'tsconfig.json', 'package.json'])
    cpSync(part, join(copy, part), { recursive: true });
  const entry: Entry = { id: 'one-step-bptt', name: unnamed, tag: 'ZZZZ', chapter: 'bptt', since: '2027-01-31' };
  const [file, registryFile] = addClaim(copy, entry);
  const prove = () => spawnSync(process.execPath, ['src/node/cli.ts', entry.id], { cwd: copy, encoding: 'utf8' });
  const edit = (name: string, ...edits: readonly (readonly [from: string, to: string])[]) =>
    writeFileSync(
      join(copy, name),
      edits.reduce((text, [from, to]) => text.replaceAll(from, to), readFileSync(join(copy, name), 'utf8')),
    );
  expect(prove().stderr).toContain('“one-step-bptt”.name.en: is “”, needed');
  edit(registryFile, ["words('', '')", "words('One step of BPTT', '只回退一步的 BPTT')"]);
  const empty = prove();
  expect(empty.status).toBe(1);
  for (const place of ['says.en', 'says.zh', 'sketch.en', 'symbols', 'proves.0.name.en', 'proves.0.left.0.name.zh'])
    expect(empty.stderr).toContain(`${file}: ${place}: is `);
  // With words, but with the formula that it came with.
  edit(file, ["('', ''", "('Text', '文字'"], ['symbols: []', "symbols: ['c_t']"]);
  const worded = prove();
  expect(worded.status, worded.stderr).toBe(1);
  expect(worded.stdout).toContain('✗ one-step-bptt');
  expect(worded.stdout).toMatch(/c_t = 0.*~~~~~~~.*smallest counterexample: \{/s);
  rmSync(copy, { recursive: true });
}, 60_000);

test('a tag is never given twice', () => {
  const drawn = [registry[3].tag, registry[0].tag, 'ZZZZ'];
  expect(freshTag(registry, () => drawn.shift() ?? '')).toBe('ZZZZ');
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
