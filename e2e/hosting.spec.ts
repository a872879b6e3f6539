/** The headers of build/headers.ts, as a host sends them that is set up as DEPLOYING.md says: a real nginx. */
import { globSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { headersFor } from '../build/headers.ts';
import { code } from '../src/engine/training/simd/code.ts';
import { hasNginx, startNginx } from '../tools/nginx.ts';
import { otherSite } from './other-site.ts';
import { slow } from './slow.ts';

test.skip(!hasNginx, 'needs nginx (Debian: apt-get install nginx-light)');

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
let site = '';
let stop = () => {};
test.beforeAll(async () => {
  ({ address: site, stop } = await startNginx('dist', await freePort()));
});
test.afterAll(() => stop());

const get = (path: string, init: RequestInit = {}) => fetch(new URL(path, site), { redirect: 'manual', ...init });
/** Every header that we set, as it came; those that did not come are left out. */
const ours = ({ headers }: Response) => {
  const names = ['en/', 'api/'].flatMap((path) => Object.keys(headersFor(path)));
  return Object.fromEntries(names.flatMap((name) => (headers.has(name) ? [[name, headers.get(name)]] : [])));
};

test('files of every kind have their headers, and no others of ours', slow, async () => {
  const some = (pattern: string) => globSync(pattern, { cwd: 'dist' }).slice(0, 3);
  const files = ['*.*', '_astro/*.js', '_astro/*.css', '_astro/*.woff2', 'api/**/*.json', 'built/*', 'c/*/*.html']
    .concat(['embed/*/*.html', 'en/*.*', 'en/*/*.html', 'og/*/*.png', 'pagefind/*.js', 'source/**/*.*', 'zh/*.*'])
    .flatMap(some)
    .filter((file) => file !== '_headers');
  expect(files.length).toBeGreaterThan(30);
  for (const file of files) {
    const path = file.replace(/(^|\/)index\.html$/, '$1');
    const answer = await get(path, { method: 'HEAD' });
    expect(answer.status, path).toBe(200);
    expect(ours(answer), path).toEqual(headersFor(path));
  }
});

test(
  'what is not there is answered with the page that says so; an address without its slash leads to the one with it',
  slow,
  async () => {
    for (const path of ['nothing/', 'en/nothing', 'api/nothing.json', '_headers']) {
      const answer = await get(path);
      expect(answer.status, path).toBe(404);
      expect(await answer.text(), path).toBe(readFileSync('dist/404.html', 'utf8'));
    }
    const { status, headers } = await get('en/rnn');
    expect(status).toBe(301);
    expect(new URL(headers.get('location') ?? '', site).href).toBe(`${site}en/rnn/`);
  },
);

test(
  'under these headers a claim is run, the search finds and networks are trained, with nothing refused',
  slow,
  async ({ page }) => {
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${site}en/beyond/#text`);
    const card = page.locator('.card').first();
    await card.locator('.card-run').click();
    await expect(card).toHaveAttribute('data-live', 'true', { timeout: 30_000 });
    await expect(card).toHaveAttribute('data-ok', 'true');
    await page.keyboard.press('/');
    await page.keyboard.type('gradient');
    await expect(page.locator('dialog[open] ol a').first()).toBeVisible({ timeout: 30_000 });
    await page.keyboard.press('Escape');
    const start = page.getByRole('button', { name: 'Start', exact: true });
    await start.scrollIntoViewIfNeeded();
    const awaited = page.waitForEvent('worker', (one) => one.url().includes('race-worker'));
    await start.click();
    // Outside of the call itself, to which the test's own tools give rights that the worker has not.
    const compiled = await (await awaited).evaluate(
      (bytes) =>
        new Promise<string>((resolve) => {
          setTimeout(() => {
            try {
              new WebAssembly.Module(new Uint8Array(bytes));
              resolve('compiled');
            } catch (error) {
              resolve(String(error));
            }
          });
        }),
      [...code],
    );
    expect(compiled).toBe('compiled');
    expect(errors).toEqual([]);
  },
);

test('another site can frame a claim and read the data, and nothing else', slow, async ({ page }) => {
  const at = (path: string) => new URL(path, site).href;
  const other = await otherSite(['embed/T044/', 'en/rnn/'].map(at));
  try {
    await page.goto(other.address);
    const frame = (path: string) => page.frameLocator(`[title="${at(path)}"]`);
    await expect(frame('embed/T044/').locator('math').first()).toBeAttached();
    // What is refused is an error of the browser's, not a page that is blank for another reason.
    expect(page.frames().map((one) => one.url())).toContain('chrome-error://chromewebdata/');
    await expect(frame('en/rnn/').locator('.site-header')).toHaveCount(0);
    const read = (path: string) =>
      page.evaluate(
        (url) =>
          fetch(url).then(
            ({ status }) => status,
            () => 'refused',
          ),
        at(path),
      );
    expect(await read('api/claims.json')).toBe(200);
    expect(await read('en/rnn/')).toBe('refused');
  } finally {
    other.close();
  }
});
