import { expect, type Page, test } from '@playwright/test';
import { otherSite } from './other-site.ts';

/** All addresses that a page asks for, from now on. */
function asked(page: Page): Set<string> {
  const origins = new Set<string>();
  page.context().on('request', (request) => origins.add(new URL(request.url()).origin));
  return origins;
}

test('nothing is ever asked of another site: reading, proving, exploring, training, searching', async ({ page }) => {
  test.setTimeout(120_000);
  const origins = asked(page);
  // What the policy refuses is not a request: the attempt is an error on the console.
  const refused: string[] = [];
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  await page.goto('en/vanishing/#text');
  const card = page.locator('.card').first();
  await card.locator('.card-run').click();
  await expect(card).toHaveAttribute('data-live', 'true');
  await card.locator('.card-toggle').click();
  const slider = page.locator('.explorer input[type="range"]').first();
  await slider.scrollIntoViewIfNeeded();
  await expect(slider).toBeEnabled();
  await slider.press('ArrowRight');
  await expect(page.locator('.explorer-body[data-live="true"]').first()).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('gradient');
  await expect(page.locator('dialog[open] ol a').first()).toBeVisible({ timeout: 30_000 });
  await page.goto('zh/beyond/#text');
  const start = page.getByRole('button', { name: '开始', exact: true });
  await start.scrollIntoViewIfNeeded();
  await start.click();
  await page.waitForTimeout(2000);
  expect([...origins]).toEqual([new URL(page.url()).origin]);
  expect(refused).toEqual([]);
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
  const refused = ['en/rnn/', 'zh/', 'c/T044/'].map((path) => `${baseURL}${path}`);
  const shown = `${baseURL}embed/T044/`;
  const other = await otherSite([...refused, shown]);
  try {
    await page.goto(other.address);
    const body = (address: string) => page.frameLocator(`[title="${address}"]`).locator('body');
    await expect(body(shown)).toBeVisible();
    for (const address of refused) {
      await expect(body(address).locator('h1').first()).toBeAttached();
      await expect(body(address), address).toBeHidden();
    }
  } finally {
    other.close();
  }
});
