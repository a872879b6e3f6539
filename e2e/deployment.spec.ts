/**
 * A deployment from end to end: a tab of the old release stays open, the new one is put in its place, storage is full, the network goes.
 * The new release is the built site with other names for its files and another service worker, as after a change of every script.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { freePort } from '../tools/free-port.ts';
import { kept, runs, unplug } from './kept.ts';
import { slow } from './slow.ts';

test.use({ serviceWorkers: 'allow' });

let root = '';
let server: ChildProcess;
let site = '';

/** The site as a later release has it: `X.hash.js` is `X.hash-later.js` wherever it is named, and the page says that it is later. */
function laterRelease(folder: string): void {
  cpSync('dist', folder, { recursive: true });
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const hashed = files
    .filter((file) => /^_astro\/.*\.(?:js|css)$/.test(file))
    .map((file) => file.slice('_astro/'.length));
  const later = (name: string) => name.replace(/\.(js|css)$/, '-later.$1');
  const names = new RegExp(hashed.map((name) => name.replaceAll('.', '\\.')).join('|'), 'g');
  for (const file of files.filter((one) => /\.(?:html|js|css)$/.test(one) && !one.startsWith('pagefind/'))) {
    const text = readFileSync(join(folder, file), 'utf8');
    const changed = text.replaceAll(names, later).replace('<html ', '<html data-release="later" ');
    writeFileSync(
      join(folder, file),
      file === 'sw.js' ? changed.replace(/release = "\w+"/, 'release = "later"') : changed,
    );
  }
  for (const name of hashed) renameSync(join(folder, '_astro', name), join(folder, '_astro', later(name)));
}

/** The place that the server serves, and a folder put there. */
const current = () => join(root, 'current');
function deploy(folder: string): void {
  rmSync(current(), { force: true });
  symlinkSync(resolve(folder), current());
}

test.beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'carousel-deployment-'));
  laterRelease(join(root, 'later'));
  deploy('dist');
  const port = await freePort();
  site = `http://localhost:${port}/`;
  server = spawn(process.execPath, ['e2e/serve.ts', String(port), '/', current()], { stdio: 'inherit' });
  await expect(async () => expect((await fetch(`${site}en/`)).ok).toBe(true)).toPass();
});
test.afterAll(() => {
  server.kill();
  rmSync(root, { recursive: true, force: true });
});

const releaseOf = (page: Page) => page.locator('html').getAttribute('data-release');
const answer = (page: Page) => page.locator('.exercise-typed input').first();
/** The exercises listen once they are near. */
async function answering(page: Page): Promise<void> {
  await answer(page).scrollIntoViewIfNeeded();
  await expect(answer(page)).toBeEnabled({ timeout: 30_000 });
}

test(
  'old tab, new release, storage full, offline: nothing of the reader’s is lost',
  slow,
  async ({ page, context }) => {
    test.setTimeout(240_000);

    await test.step('a reader runs an equation and answers an exercise, in the release before', async () => {
      await page.goto(`${site}en/bptt/`);
      await kept(page, '../rnn/');
      expect(await releaseOf(page)).toBeNull();
      await runs(page, 'rnn-product');
      await answering(page);
      await answer(page).fill('0.125');
      await page.locator('.exercise:has(.exercise-typed) .exercise-check').first().click();
      await expect(page.locator('.exercise[data-verdict]').first()).toBeVisible();
    });

    deploy(join(root, 'later'));

    const fresh = await context.newPage();
    await test.step('a new tab has the new release at once, and its service worker takes over', async () => {
      await fresh.goto(`${site}en/rnn/`);
      expect(await releaseOf(fresh)).toBe('later');
      await fresh.keyboard.press('Shift');
      await expect
        .poll(() => fresh.evaluate(async () => (await caches.keys()).includes('carousel-later')), { timeout: 60_000 })
        .toBe(true);
      await kept(fresh, '../bptt/', '../lstm/');
      await runs(fresh, 'rnn-state');
    });

    await test.step('the old tab still has its own files: search opens, and another equation runs', async () => {
      await page.bringToFront();
      expect(await releaseOf(page)).toBeNull();
      await page.locator('[data-search]').click();
      await page.locator('#search-words').fill('vanishing');
      await expect(page.locator('.search li').first()).toBeVisible({ timeout: 30_000 });
      await page.keyboard.press('Escape');
      await runs(page, 'rnn-chain');
    });

    await test.step('reloaded, it is of the new release, with the run and the answer', async () => {
      await page.reload();
      expect(await releaseOf(page)).toBe('later');
      await expect(page.locator('.card[data-claim="rnn-product"]')).toHaveAttribute('data-live', 'true');
      await answering(page);
      await expect(answer(page)).toHaveValue('0.125');
    });

    await test.step('storage is full: pages come, equations run', async () => {
      const devtools = await context.newCDPSession(page);
      await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(site).origin, quotaSize: 1000 });
      for (const address of ['c/2J7F/', 'zh/bptt/', 'en/bptt/'])
        expect((await page.goto(site + address))?.status(), address).toBe(200);
      await runs(page, 'rnn-product');
      await answering(page);
      await expect(answer(page)).toHaveValue('0.125');
      await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(site).origin });
    });

    await test.step('the network goes: the chapter is there, with the run and the answer, and runs', async () => {
      await fresh.close();
      // While storage was full, not every chapter could be kept; the next page opened keeps the others.
      await page.reload();
      const isKept = () =>
        page.evaluate(
          async (lstm) => Boolean(await (await caches.open('carousel-later')).match(lstm)),
          `${site}en/lstm/`,
        );
      await expect.poll(isKept, { timeout: 60_000 }).toBe(true);
      await unplug(page, context);
      expect(await releaseOf(page)).toBe('later');
      await answering(page);
      await expect(answer(page)).toHaveValue('0.125');
      await runs(page, 'rnn-chain');
      await page.goto(`${site}en/lstm/`);
      expect(await releaseOf(page)).toBe('later');
      await expect(page.locator('.claim').first()).toBeVisible();
    });
  },
);
