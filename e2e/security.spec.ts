import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';

const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));

test('no page has an inline script or handler, and each has the policy before anything it governs', () => {
  expect(files.length).toBeGreaterThan(200);
  for (const file of files) {
    const html = readFileSync(`dist/${file}`, 'utf8');
    expect(html.match(/<script(?![^>]*\ssrc=)(?![^>]*\stype="application\/)[^>]*>/)?.[0], file).toBeUndefined();
    expect(html.match(/<[^>]+\son[a-z]+=/)?.[0].slice(0, 200), file).toBeUndefined();
    expect(html.indexOf('http-equiv="content-security-policy"'), file).toBeGreaterThan(0);
    expect(html.indexOf('http-equiv="content-security-policy"'), file).toBeLessThan(
      html.search(/<(script|style|link)/),
    );
  }
});

/** All addresses that a page asks for, from now on. */
function asked(page: Page): Set<string> {
  const origins = new Set<string>();
  page.context().on('request', (request) => origins.add(new URL(request.url()).origin));
  return origins;
}

test('nothing is ever asked of another site: reading, proving, exploring, training, searching', async ({ page }) => {
  test.setTimeout(120_000);
  const origins = asked(page);
  await page.goto('en/vanishing/');
  const card = page.locator('.card').first();
  await card.locator('.card-run').click();
  await expect(card).toHaveAttribute('data-live', 'true');
  await card.locator('.card-toggle').click();
  await page.locator('.explorer input[type="range"]').first().press('ArrowRight');
  await page.keyboard.press('/');
  await page.keyboard.type('gradient');
  await expect(page.locator('dialog[open] ol a').first()).toBeVisible();
  await page.goto('zh/beyond/');
  const start = page.getByRole('button', { name: '开始', exact: true });
  await start.scrollIntoViewIfNeeded();
  await start.click();
  await page.waitForTimeout(2000);
  expect([...origins]).toEqual([new URL(page.url()).origin]);
});

test('what is injected does not run: markup, scripts, workers and modules of others', async ({ page }) => {
  await page.goto('en/rnn/');
  const refused = await page.evaluate(async () => {
    const attempts: Record<string, () => unknown> = {
      markup: () => {
        document.createElement('div').innerHTML = '<img src=x>';
      },
      // Outside of this call, to which the test's own tools give rights that the page has not.
      evaluation: () =>
        new Promise((resolve, reject) => {
          setTimeout(() => {
            try {
              resolve(new Function('return 1')());
            } catch (error) {
              reject(error);
            }
          });
        }),
      worker: () => new Worker('https://example.org/worker.js'),
      blob: () =>
        new Promise((resolve, reject) => {
          const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
          worker.onmessage = resolve;
          worker.onerror = reject;
        }),
      script: () =>
        new Promise((resolve, reject) => {
          const script = document.createElement('script');
          try {
            script.append('window.injected = true');
            document.head.append(script);
          } catch (error) {
            reject(error);
          }
          setTimeout(() => ('injected' in window ? resolve(true) : reject(new Error('it did not run'))), 50);
        }),
      request: () => fetch('https://example.org/'),
      data: () => import(['data:text/javascript', 'export default 1'].join(',')),
    };
    const names: string[] = [];
    for (const [name, attempt] of Object.entries(attempts))
      try {
        await attempt();
      } catch {
        names.push(name);
      }
    return names;
  });
  expect(refused).toEqual(['markup', 'evaluation', 'worker', 'blob', 'script', 'request', 'data']);
});

test('where the host does not refuse frames, a framed page stays blank; what is made for frames shows', async ({
  page,
  baseURL,
}) => {
  const other = createServer((_, answer) => {
    const frames = ['en/rnn/', 'zh/', 'c/T044/', 'embed/T044/'].map(
      (at) => `<iframe src="${baseURL}${at}" title="${at}">`,
    );
    answer.setHeader('content-type', 'text/html');
    answer.end(`<!doctype html><title>other</title>${frames.join('</iframe>')}</iframe>`);
  }).listen(0, '127.0.0.1');
  try {
    await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
    const body = (title: string) => page.frameLocator(`[title="${title}"]`).locator('body');
    await expect(body('embed/T044/')).toBeVisible();
    for (const title of ['en/rnn/', 'zh/', 'c/T044/']) {
      await expect(body(title).locator('h1').first()).toBeAttached();
      await expect(body(title), title).toBeHidden();
    }
  } finally {
    other.close();
  }
});
