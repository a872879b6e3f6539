import { test as bare, expect, type Page } from '@playwright/test';
import { claims } from '../src/claims/index.ts';
import { test } from './quiet.ts';

const island = (page: Page) => page.locator('.verify');
const ended = (page: Page) => expect(island(page)).toHaveAttribute('data-course', 'ended', { timeout: 120_000 });
const fates = (page: Page, fate: string) => page.locator(`.verify-board [data-fate="${fate}"]`);

bare('equations that cannot be run are not green, and are counted', async ({ page }) => {
  // All but those of the first chapter.
  const [first, others] = [true, false].map((is) => claims.filter(({ chapter }) => (chapter === 'rnn') === is));
  const chunks = new RegExp(`/(?:${others.map(({ id }) => id).join('|')})-[\\w-]{8}\\.js$`);
  await page.route(chunks, (route) => route.abort());
  await page.goto('zh/');
  await page.getByRole('button', { name: '在此全部检验' }).click();
  await ended(page);
  await expect(fates(page, 'bad')).toHaveCount(others.length);
  await expect(fates(page, 'good')).toHaveCount(first.length);
  await expect(island(page)).toHaveAttribute('data-tone', 'bad');
  await expect(island(page).getByRole('status')).toContainText(
    `有 ${others.length} / ${claims.length} 个判定未得到证实`,
  );
});

test('a run can be cancelled and begun again', async ({ page }) => {
  await page.goto('en/');
  await page.getByRole('button', { name: 'Check everything here' }).click();
  await expect(fates(page, 'good').first()).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(island(page)).toHaveAttribute('data-course', 'cancelled');
  await expect(island(page).getByRole('status')).toContainText(new RegExp(`Cancelled after \\d+ of ${claims.length}`));
  await expect(fates(page, 'busy')).toHaveCount(0);
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(fates(page, 'good').first()).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
});

bare.describe('without scripts', () => {
  bare.use({ javaScriptEnabled: false });
  bare('the board says what the build found', async ({ page }) => {
    await page.goto('en/');
    await expect(island(page)).toContainText(
      `${claims.length} of ${claims.length} verdicts confirmed when the site was built`,
    );
    await expect(island(page).getByRole('button')).toBeHidden();
    await expect(page.locator('.refutation button')).toBeHidden();
  });
});
