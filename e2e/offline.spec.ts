import { expect, test } from '@playwright/test';
import { chapters } from '../src/claims/claim.ts';
import { ids } from '../src/claims/registry.ts';
import { languages } from '../src/proof/words.ts';
import { htmlLang, t } from '../src/site/text/strings.ts';
import { kept, runs, unplug } from './kept.ts';
import { slowIf } from './slow.ts';

test.use({ serviceWorkers: 'allow' });

for (const lang of languages) {
  test(
    `after one visit the chapters are read, proved and left for one another without a network (${lang})`,
    slowIf(lang === 'zh'),
    async ({ page, context }) => {
      await page.goto(`${lang}/`);
      await kept(page, ...chapters.map((chapter) => `${chapter}/`), 'claims/', 'notation/', 'references/');
      await unplug(page, context);
      await page.goto(`${lang}/bptt/?rnn-product.seed=3#rnn-product`);
      await expect(page.locator('h1')).toBeVisible();
      await runs(page, 'rnn-product');
      await page.locator('a[rel="next"]').click();
      await expect(page).toHaveURL(new RegExp(`/${lang}/vanishing/$`));
      await expect(page.locator('.claim').first()).toBeVisible();
    },
  );

  test(
    `a claim's own page is kept once it was opened; one that was not says so, in both languages (${lang})`,
    slowIf(lang === 'en'),
    async ({ page, context }) => {
      await page.goto(`${lang}/claims/rnn-chain/`);
      await kept(page, '../../rnn/', '../../../offline/');
      await unplug(page, context);
      await runs(page, 'rnn-chain');
      const answer = await page.goto(`${lang}/claims/rnn-state/`);
      expect(answer?.status()).toBe(503);
      for (const other of languages)
        await expect(page.getByRole('heading', { name: t(other).offline.title })).toBeVisible();
      await page.locator(`section[lang="${htmlLang[lang]}"] a`).click();
      await expect(page).toHaveURL(new RegExp(`/${lang}/$`));
      await expect(page.locator('h1')).toBeVisible();
    },
  );
}

test('a formula, a gradient and a network of the reader’s own are checked without a network', async ({
  page,
  context,
}) => {
  await page.goto('zh/');
  await kept(page, 'try/', 'compare/', 'network/', '../sample-lstm.safetensors');
  await unplug(page, context);
  await page.goto(`zh/try/?try=rnn-step&formula=${encodeURIComponent("diag(phi'(z[t])) Wrec")}`);
  await expect(page.locator('.own-result[data-digest]')).toHaveAttribute('data-verdict', 'equal');
  await page.goto('zh/compare/');
  await expect(page.locator('#compare-text')).toBeEnabled();
  await page.locator('#compare-text').fill('{"weight_hh_l0": [[1, 2]]}');
  await page.getByRole('button', { name: t('zh').compare.check }).click();
  await expect(page.locator('.files-says')).toContainText('[12, 3]');
  await page.goto('zh/network/');
  await page.getByRole('button', { name: t('zh').network.useSample }).click();
  await expect(page.locator('.files')).toHaveAttribute('data-state', 'measured');
});

test('every equation is verified from the home page, without a network, and its chapter knows of it', async ({
  page,
  context,
}) => {
  test.setTimeout(180_000);
  await page.goto('zh/');
  await kept(page, 'rnn/');
  await unplug(page, context);
  await page.getByRole('button', { name: '在此全部检验' }).click();
  await expect(page.locator('.verify')).toHaveAttribute('data-course', 'ended', { timeout: 120_000 });
  await expect(page.locator('.verify')).toHaveAttribute('data-tone', 'good');
  await expect(page.locator('.verify-board [data-fate="good"]')).toHaveCount(ids.length);
  await expect(page.locator('.verify').getByRole('status')).toContainText(
    `${ids.length} / ${ids.length} 个判定在此得到证实，每个数都与构建时相同`,
  );
  await page.locator('.verify-board a[href$="#rnn-product"]').click();
  await expect(page).toHaveURL(/\/zh\/bptt\/#rnn-product$/);
  await expect(page.locator('[data-claim="rnn-product"]')).toHaveAttribute('data-live', 'true');
});

test('with a network a page is always the newest, not the one that was kept', async ({ page, context }) => {
  await page.goto('en/');
  await kept(page, 'rnn/');
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      await cache.put(
        new URL('rnn/', location.href),
        new Response('old', { headers: { 'content-type': 'text/html' } }),
      );
    }
  });
  await page.goto('en/rnn/');
  await expect(page.locator('h1')).toHaveText('The recurrent network');
  await unplug(page, context);
  await expect(page.locator('h1')).toHaveText('The recurrent network');
});

test('nothing is kept while a page comes: only once it is used, or long there', async ({ page }) => {
  const registered = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  await page.goto('en/', { waitUntil: 'networkidle' });
  expect(await registered()).toBe(0);
  await page.mouse.move(200, 200);
  await page.mouse.wheel(0, 200);
  await expect.poll(registered).toBe(1);
});

test('storage that is full takes no page away: the network answers as before', async ({ page, context }) => {
  await page.goto('en/');
  await kept(page, 'rnn/');
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin, quotaSize: 1000 });
  for (const address of ['c/2J7F/', 'en/claims/rnn-chain/', 'zh/notation/', 'api/claims.json'])
    expect((await page.goto(address))?.status(), address).toBe(200);
  await page.goto('en/bptt/');
  await runs(page, 'rnn-product');
});

test('the files of the release before are there as long as another tab is open, and go with it', async ({
  page,
  context,
}) => {
  await page.goto('en/');
  await kept(page, 'rnn/');
  const old = '_astro/of-the-release-before.js';
  await page.evaluate(async (file) => {
    const cache = await caches.open('carousel-before');
    await cache.put(new URL(`../${file}`, location.href), new Response('export {}'));
  }, old);
  const other = await context.newPage();
  await other.goto('en/rnn/');
  const status = () => page.evaluate(async (file) => (await fetch(`../../${file}`)).status, old);
  await page.goto('en/bptt/');
  expect(await status()).toBe(200);
  await other.close();
  await page.goto('en/lstm/');
  await expect.poll(status).toBe(404);
});
