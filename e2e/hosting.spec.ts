/**
 * The headers that the build wrote, as a host sends them: a real nginx, or the site at the address HOSTED, which must be the
 * one in dist.
 */
import { globSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { expect, test } from '@playwright/test';
import { headerRules, headersFor } from '../build/headers.mjs';
import { stylesOf } from '../build/policy.mjs';
import { code } from '../src/engine/training/simd/code.ts';
import { hasNginx, startNginx } from '../tools/nginx.ts';
import { otherSite } from './other-site.ts';
import { builtPages } from './pages.ts';

test.skip(!hasNginx && !process.env.HOSTED, 'needs nginx (Debian: apt-get install nginx-light), or HOSTED=<address>');

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** What a browser does with a file hangs on this, since it may not guess. */
const types: Record<string, RegExp> = {
  '.html': /^text\/html; ?charset=utf-8$/i,
  '.js': /^(text|application)\/javascript(; ?charset=utf-8)?$/i,
  '.css': /^text\/css/,
  '.json': /^application\/json/,
  '.xml': /^(text|application)\/xml/,
  '.txt': /^text\/plain; ?charset=utf-8$/i,
  '.svg': /^image\/svg\+xml/,
  '.png': /^image\/png$/,
  '.woff2': /^(font\/woff2|application\/font-woff2)$/,
};

for (const [name, folder, base] of [
  ['at the root', 'dist', '/'],
  ['under a sub-path', 'dist-sub', '/carousel/'],
] as const)
  test.describe(name, () => {
    test.skip(process.env.HOSTED !== undefined && folder !== 'dist', 'the site at HOSTED is compared with dist');
    let site = process.env.HOSTED ?? '';
    let stop = () => {};
    test.beforeAll(async () => {
      if (!process.env.HOSTED) ({ address: site, stop } = await startNginx(folder, base, await freePort()));
    });
    test.afterAll(() => stop());

    const rules = () => headerRules([...new Set(builtPages(folder).flatMap(({ html }) => stylesOf(html)))].sort());
    const get = (path: string, init: RequestInit = {}) => fetch(new URL(path, site), { redirect: 'manual', ...init });
    /** Those headers that a file has otherwise than it should. */
    const wrong = ({ headers }: Response, wanted: Record<string, string>) =>
      Object.entries(wanted).filter(([header, value]) => headers.get(header) !== value);

    test(`every file has its headers, and a type that need not be guessed (${name})`, async () => {
      const all = rules();
      const files = globSync('**/*.*', { cwd: folder }).map((file) => file.replaceAll('\\', '/'));
      expect(files.length).toBeGreaterThan(500);
      const seen = new Set<string>();
      for (const file of files.filter((one) => !/^(_headers|_nginx\.conf)$|\.gz$/.test(one))) {
        const path = file.replace(/(^|\/)index\.html$/, '$1');
        const answer = await get(path, { method: 'HEAD' });
        expect(answer.status, path).toBe(200);
        expect(wrong(answer, headersFor(all, path)), path).toEqual([]);
        const type = types[extname(file)];
        if (type) expect(answer.headers.get('content-type'), path).toMatch(type);
        else expect(path, 'a kind of file that only the search engine reads').toMatch(/^pagefind\//);
        seen.add(extname(file));
      }
      expect([...seen]).toEqual(expect.arrayContaining(Object.keys(types).filter((type) => type !== '.css')));
    });

    test(`only data may be read by others’ scripts, only frames be framed, only hashed files kept (${name})`, async () => {
      const of = async (path: string) => (await get(path)).headers;
      for (const path of ['api/claims.json', 'badge.json', 'en/feed.xml', 'zh/feed.xml'])
        expect((await of(path)).get('access-control-allow-origin'), path).toBe('*');
      for (const path of ['', 'en/', 'c/T044/', 'theme.js', 'sw.js', 'nothing/']) {
        const headers = await of(path);
        expect(headers.get('access-control-allow-origin'), path).toBeNull();
        expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
        expect(headers.get('cache-control'), path).toBe('no-cache');
      }
      expect((await of('embed/T044/')).get('content-security-policy')).not.toContain('frame-ancestors');
    });

    test(`what is not there, or not meant for readers, is answered with the page that says so (${name})`, async () => {
      const page = readFileSync(`${folder}/404.html`, 'utf8');
      for (const path of ['nothing/', 'en/nothing', 'api/nothing.json', '_headers', '_nginx.conf', '.htaccess']) {
        const answer = await get(path);
        // Apache says of its own file that it is forbidden.
        expect([404, 403], path).toContain(answer.status);
        if (answer.status === 404) expect(await answer.text(), path).toBe(page);
        expect(wrong(answer, headersFor(rules(), '404.html')), path).toEqual([]);
      }
    });

    test(`an address without its slash leads to the one with it, on the same host (${name})`, async () => {
      for (const path of ['en', 'en/rnn', 'c/T044', 'embed/T044']) {
        const answer = await get(path);
        expect(answer.status, path).toBe(301);
        expect(new URL(answer.headers.get('location') ?? '', site).href, path).toBe(new URL(`${path}/`, site).href);
      }
    });

    test(`text is packed, pictures and fonts are not, and what did not change is not sent again (${name})`, async () => {
      const [script] = globSync('_astro/*.js', { cwd: folder });
      for (const path of ['en/rnn/', script, 'api/claims.json', 'en/feed.xml', 'licenses.txt']) {
        const answer = await get(path, { headers: { 'accept-encoding': 'gzip' } });
        expect(answer.headers.get('content-encoding'), path).toBe('gzip');
        expect(answer.headers.get('vary'), path).toMatch(/accept-encoding/i);
      }
      const [font] = globSync('_astro/*.woff2', { cwd: folder });
      for (const path of ['og/en/T044.png', font])
        expect(
          (await get(path, { headers: { 'accept-encoding': 'gzip' } })).headers.get('content-encoding'),
        ).toBeNull();
      for (const path of ['og/en/T044.png', 'en/rnn/']) {
        const packed = { 'accept-encoding': 'gzip' };
        const etag = (await get(path, { headers: packed })).headers.get('etag') ?? '';
        expect((await get(path, { headers: { ...packed, 'if-none-match': etag } })).status, path).toBe(304);
      }
    });

    test(`under these headers a claim is run and the search finds, with nothing refused (${name})`, async ({
      page,
    }) => {
      const errors: string[] = [];
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(`${site}en/bptt/#text`);
      const card = page.locator('.card').first();
      await card.locator('.card-run').click();
      await expect(card).toHaveAttribute('data-live', 'true', { timeout: 30_000 });
      await expect(card).toHaveAttribute('data-ok', 'true');
      await page.keyboard.press('/');
      await page.keyboard.type('gradient');
      await expect(page.locator('dialog[open] ol a').first()).toBeVisible({ timeout: 30_000 });
      expect(errors).toEqual([]);
    });

    test(`under these headers networks are trained in WebAssembly (${name})`, async ({ page }) => {
      await page.goto(`${site}en/beyond/#text`);
      const start = page.getByRole('button', { name: 'Start', exact: true });
      await start.scrollIntoViewIfNeeded();
      const awaited = page.waitForEvent('worker', (one) => one.url().includes('race-worker'));
      await start.click();
      const worker = await awaited;
      // Outside of the call itself, to which the test's own tools give rights that the worker has not.
      const allowed = await worker.evaluate(
        (bytes) =>
          new Promise<string>((resolve) => {
            setTimeout(() => {
              try {
                new WebAssembly.Module(new Uint8Array(bytes));
                resolve('allowed');
              } catch (error) {
                resolve(String(error));
              }
            });
          }),
        [...code],
      );
      expect(allowed).toBe('allowed');
    });

    test(`another site can frame a claim and read the data, and nothing else (${name})`, async ({ page }) => {
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
  });
