import { statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';

/** Bytes of script, gzip, that a page may load before anybody has touched it; 46.1 kB were measured, 9 of them the words of cards. */
const budget = 47_000;

/** Loads a page, waits until its islands live, and gives the scripts and workers that it asked for. */
async function loaded(page: Page, address: string) {
  const scripts = new Map<string, number>();
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  const bodies: Promise<unknown>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    const { pathname } = new URL(response.url());
    bodies.push(response.body().then((body) => scripts.set(pathname, gzipSync(body).length)));
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  await expect(page.locator('.proof button:disabled')).toHaveCount(0);
  await Promise.all(bodies);
  return { scripts, workers };
}

for (const address of [
  'en/vanishing/',
  'zh/beyond/',
  'en/practice/',
  'en/vanishing/parallel/',
  'en/claims/rnn-chain/',
  'zh/claims/abcd/',
])
  test(`${address} loads little before it is used: no plot, no engine, no search`, async ({ page }) => {
    const { scripts, workers } = await loaded(page, address);
    const total = [...scripts.values()].reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(5_000);
    expect(total, [...scripts].map(([name, size]) => `${name} ${size}`).join('\n')).toBeLessThanOrEqual(budget);
    expect(workers).toEqual([]);
    expect([...scripts.keys()].filter((name) => /katex|pagefind|(?<!Gap)plot|worker|elementary/i.test(name))).toEqual(
      [],
    );
  });

// What reads and evaluates a formula is about 40 kB of the 135.7 kB that were measured, steps of the derivation are 6, and the
// words of cards in both languages 9.
test('the home page loads no more than the one claim that it runs needs', async ({ page }) => {
  const { scripts } = await loaded(page, 'en/');
  await expect(page.locator('.refutation')).toHaveAttribute('data-live', 'true');
  const names = [...scripts.keys()];
  expect([...scripts.values()].reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(137_000);
  expect(names.filter((name) => /katex|pagefind|(?<!Gap)plot\b|experiments-/i.test(name))).toEqual([]);
});

test('a card fetches its own claim, and PyTorch’s numbers only where they are compared', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto('en/bptt/#rnn-product');
  const card = page.locator('[data-claim="rnn-product"]');
  await card.locator('.card-run').click();
  await expect(card).toHaveAttribute('data-live', 'true');
  expect(fetched.filter((name) => /rnn-product-/.test(name))).toHaveLength(1);
  expect(fetched.filter((name) => /rnn-chain-|\/rnn-state-|experiments-/.test(name))).toEqual([]);
  // PyTorch's numbers are files of 269 and 423 kB.
  expect(fetched.filter((name) => /\.js$/.test(name) && statSync(`dist${name}`).size > 100_000)).toEqual([]);
});

for (const address of [
  'en/',
  'zh/',
  'en/vanishing/',
  'zh/lstm-gradient/',
  'en/claims/balanced-product/',
  'en/notation/',
])
  test(`${address} is set in the small pieces of its fonts`, async ({ page }) => {
    const asked = new Set<string>();
    page.on('request', (request) => request.resourceType() === 'font' && asked.add(new URL(request.url()).pathname));
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.evaluate(() => document.fonts.ready);
    const names = [...asked];
    expect(names.length).toBeGreaterThan(4);
    const states = () =>
      page.evaluate(() => [...document.fonts].map(({ status }) => status).filter((status) => status !== 'unloaded'));
    expect((await states()).length).toBeGreaterThan(4);
    expect(new Set(await states())).toEqual(new Set(['loaded']));
    expect(names.filter((name) => !/-common\.[\w-]+\.woff2$/.test(name))).toEqual([]);
    const sizes = names.map((name) => statSync(`dist${name}`).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(90_000);
  });
