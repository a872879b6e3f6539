/** Mistakes that an author can make, made in a copy of the project and built: each stops the build and says what it is. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';

mkdirSync('.cache', { recursive: true });
const root = mkdtempSync('.cache/authoring-');
afterAll(() => rmSync(root, { recursive: true }));
const left = /^(\.git|\.cache|\.astro|node_modules|packages|dist.*|test-results|playwright-report)$/;
for (const name of readdirSync('.').filter((one) => !left.test(one)))
  cpSync(name, join(root, name), { recursive: true });
// Of the site only what the mistakes are made in. What was proved once, here or there, is proved for both.
for (const lang of ['en', 'zh'])
  for (const chapter of readdirSync(join(root, 'content', lang)))
    if (!/^0[12]-/.test(chapter)) rmSync(join(root, 'content', lang, chapter));
for (const page of readdirSync(join(root, 'src/pages'), { recursive: true, encoding: 'utf8' }))
  if (/\.\w+$/.test(page) && !page.includes('[chapter]')) rmSync(join(root, 'src/pages', page));
mkdirSync('.cache/proofs', { recursive: true });
mkdirSync(join(root, '.cache'));
symlinkSync(resolve('.cache/proofs'), join(root, '.cache/proofs'), 'junction');
symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction');

/** What was there before the mistake. */
const before = new Map<string, string | undefined>();
afterEach(() => {
  for (const [file, text] of before) writeFileSync(join(root, file), text ?? '');
  before.clear();
});

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(join(root, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no “${from}”, needed one for this test to change`);
  before.set(file, text);
  writeFileSync(
    join(root, file),
    text.replace(from, () => to),
  );
}

/** Builds the copy. @returns the one error that it printed; fails the test if there is none, or more */
function refusal(): string {
  const astro = resolve('node_modules/astro/bin/astro.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [astro, 'build', '--outDir', './dist-authoring'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  expect(status, stdout).toBe(1);
  const [, error, ...more] = `${stdout}\n${stderr}`.split('[ERROR]');
  expect(more).toEqual([]);
  return error;
}

const slow = 180_000;

test('a claim in a chapter that there is not', { timeout: slow }, () => {
  edit('content/en/02-bptt.mdx', '<Claim id="rnn-chain" />', '<Claim id="rnn-chian" />');
  const said = refusal();
  expect(said).toContain('there is no claim "rnn-chian", needed one of the registry');
  expect(said).toMatch(/content\/en\/02-bptt\.mdx:\d+:1\n/);
});

test('a claim without a language', { timeout: slow }, () => {
  edit('src/claims/bptt/rnn-product.ts', 'says: words(', "says: ((_: string, en: string) => words(en, ''))(");
  expect(refusal()).toContain('src/claims/bptt/rnn-product.ts: says has no Chinese text, needed both languages');
});

test('a tag that is given twice', { timeout: slow }, () => {
  edit(
    'src/claims/bptt/rnn-product.ts',
    /tag: '\w{4}'/.exec(readFileSync('src/claims/bptt/rnn-product.ts', 'utf8'))?.[0] ?? '',
    "tag: 'T044'",
  );
  expect(refusal()).toContain(
    'src/claims/bptt/rnn-product.ts: its tag “T044” is that of “rnn-chain”, needed one of its own',
  );
});

test('a tag that is changed, in the claim and in the list', { timeout: slow }, () => {
  edit('src/claims/bptt/rnn-chain.ts', "tag: 'T044'", "tag: 'T045'");
  edit('src/claims/tags.ts', "tag: 'T044'", "tag: 'T045'");
  expect(refusal()).toMatch(/src\/claims\/tags\.ts: entry \d+ is “T045 rnn-chain .*”, needed “T044 rnn-chain/);
});

test('TeX that cannot be set', { timeout: slow }, () => {
  edit('content/zh/01-rnn.mdx', '$', '$\\fraq{1}{2}$ $');
  const said = refusal();
  expect(said).toContain('Undefined control sequence: \\fraq');
  expect(said).toMatch(/content\/zh\/01-rnn\.mdx:\d+:\d+\n/);
});

test('a work that is cited and not in the bibliography', { timeout: slow }, () => {
  const [cite] = /<Cite key="[^"]+"/.exec(readFileSync('content/en/01-rnn.mdx', 'utf8')) ?? [''];
  edit('content/en/01-rnn.mdx', cite, '<Cite key="nobody-1999"');
  const said = refusal();
  expect(said).toContain('there is no work "nobody-1999" in content/references.bib, needed one of arbel2018,');
  expect(said).toMatch(/content\/en\/01-rnn\.mdx:\d+:\d+\n/);
});

test('a chapter that only one language has', { timeout: slow }, () => {
  const text = readFileSync(join(root, 'content/zh/02-bptt.mdx'), 'utf8');
  rmSync(join(root, 'content/zh/02-bptt.mdx'));
  before.set('content/zh/02-bptt.mdx', text);
  const said = refusal();
  expect(said).toContain('there is no content/zh/02-bptt.mdx, needed every chapter in both languages');
  expect(said).toMatch(/content\/en\/02-bptt\.mdx/);
});

test('a derivation that does not hold', { timeout: slow }, () => {
  edit('src/claims/bptt/rnn-product.ts', 'relative: 1e-10', 'relative: 1e-20');
  const said = refusal();
  expect(said).toMatch(/claim "rnn-product" stops the build: stated .* earned “does not hold”/);
  expect(said).toContain('npm run prove -- rnn-product --seed 1');
});
