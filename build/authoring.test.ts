/**
 * An author's mistake that only the build can find, made in a copy of the project and built: it stops the build and says what it
 * is. What the build asks before it runs the claims is tested in src/node/authoring, what a chapter's text may have in markdown/.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

mkdirSync('.cache', { recursive: true });
const root = mkdtempSync('.cache/authoring-');
afterAll(() => rmSync(root, { recursive: true }));
const left = /^(\.git|\.cache|\.astro|node_modules|packages|dist.*|test-results|playwright-report)$/;
for (const name of readdirSync('.').filter((one) => !left.test(one)))
  cpSync(name, join(root, name), { recursive: true });
// Of the site only the chapters.
for (const page of readdirSync(join(root, 'src/pages'), { recursive: true, encoding: 'utf8' }))
  if (/\.\w+$/.test(page) && !page.includes('[chapter]')) rmSync(join(root, 'src/pages', page));
// What was proved once, here or there, is proved for both.
mkdirSync('.cache/proofs', { recursive: true });
mkdirSync(join(root, '.cache'));
symlinkSync(resolve('.cache/proofs'), join(root, '.cache/proofs'), 'junction');
symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction');

test('a brace in a chapter stops the build with one message that has the file and the position', {
  timeout: 300_000,
}, () => {
  // The same in both languages, which is a formula to the check of the translation.
  for (const lang of ['en', 'zh'])
    appendFileSync(join(root, `content/${lang}/02-bptt.mdx`), '\nLet {alpha} be small.\n');
  const astro = resolve('node_modules/astro/bin/astro.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [astro, 'build', '--outDir', './dist-authoring'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  expect(status, stdout).toBe(1);
  const [before, said, ...more] = `${stdout}\n${stderr}`.split('[ERROR]');
  expect(before).toMatch(/claims earned their verdicts/);
  expect(said).toContain('“{alpha}” is a piece of program in MDX, needed $alpha$ for TeX');
  expect(said).toMatch(/content\/(en|zh)\/02-bptt\.mdx:\d+:5\n/);
  expect(more).toEqual([]);
});
