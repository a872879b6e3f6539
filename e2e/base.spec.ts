import { expect, test } from '@playwright/test';
import { t } from '../src/site/text/strings.ts';

test('under a sub-path a chapter loads everything, islands and worker too', async ({ page }) => {
  const failed: string[] = [];
  page.on('requestfailed', (request) => failed.push(request.url()));
  page.on('response', (response) => response.status() >= 400 && failed.push(response.url()));
  await page.goto('en/bptt/#text');
  const card = page.locator('.card').first();
  await card.scrollIntoViewIfNeeded();
  const worker = page.waitForEvent('worker');
  await card.getByRole('button', { name: 'Run here' }).click();
  expect((await worker).url()).toContain('/carousel/_astro/');
  await expect(card).toHaveAttribute('data-live', 'true', { timeout: 30_000 });
  await expect(card).toHaveAttribute('data-ok', 'true');
  expect(failed).toEqual([]);
});

test('under a sub-path the links stay below it', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveURL(/\/carousel\/(en|zh)\/$/);
  await page.goto('en/');
  await page.getByRole('link', { name: 'Begin with chapter 1' }).click();
  await expect(page).toHaveURL(/\/carousel\/en\/rnn\/$/);
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(/\/carousel\/zh\/rnn\/$/);
});

test('under a sub-path the search finds a claim, and its permanent address leads to it', async ({ page }) => {
  await page.goto('en/');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('searchbox').fill('rnn-chain');
  await page.locator('dialog a[href="/carousel/en/claims/rnn-chain/"]').click();
  await page.locator('.tools > summary').click();
  await page.locator('.tools .tag').click();
  await expect(page).toHaveURL(/\/carousel\/c\/T044\/$/);
});

test('under a sub-path a formula is checked, and its link stays below it', async ({ page }) => {
  await page.goto(`en/try/?try=rnn-step&formula=${encodeURIComponent("diag(phi'(z[t])) Wrec")}`);
  await expect(page.locator('.own-result[data-digest]')).toHaveAttribute('data-verdict', 'equal');
  expect(await page.locator('.own-provenance a').getAttribute('href')).toContain('/carousel/en/try/?try=rnn-step');
});

test('under a sub-path the sample network is measured, and its maps are linked below it', async ({ page }) => {
  await page.goto('en/network/');
  await page.getByRole('button', { name: t('en').network.useSample }).click();
  await expect(page.locator('.files')).toHaveAttribute('data-state', 'measured');
  await expect(page.locator('.files a[href*="#explorer-gates"]')).not.toHaveCount(0);
  for (const link of await page.locator('.files a').all())
    expect(await link.getAttribute('href')).toMatch(/^\/carousel\//);
});
