/** What has moved is found where it was: the appendix, and equations by their former numbers. */
import { expect, test } from '@playwright/test';
import { renumberings } from '../src/claims/former-numbers.ts';
import { claimById } from '../src/claims/index.ts';
import { languages } from '../src/proof/words.ts';
import { fill, t } from '../src/site/text/strings.ts';
import { slowIf } from './slow.ts';

for (const lang of languages) {
  test(
    `the address of the appendix leads to the last section of chapter 6 (${lang})`,
    slowIf(lang === 'en'),
    async ({ page }) => {
      await page.goto(`${lang}/appendix/#candidate-derivative`);
      await expect(page).toHaveURL(new RegExp(`/${lang}/lstm-gradient/#candidate-derivative$`));
      await expect(page.locator('#candidate-derivative')).toBeVisible();
      await page.goto(`${lang}/appendix/`);
      await expect(page).toHaveURL(new RegExp(`/${lang}/lstm-gradient/#s6$`));
      await expect(page.locator('#s6')).toHaveText(t(lang).former.go);
      await page.goto(`${lang}/appendix/parallel/#b7`);
      await expect(page).toHaveURL(new RegExp(`/${lang}/lstm-gradient/parallel/#s6$`));
    },
  );

  test(`without scripts it says so and has the link (${lang})`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
    const page = await context.newPage();
    await page.goto(`${lang}/appendix/`);
    await expect(page.locator('h1')).toHaveText(t(lang).former.title);
    await page.getByRole('link', { name: t(lang).former.go, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`/${lang}/lstm-gradient/#s6$`));
    await context.close();
  });

  test(`an equation says its former number, and the search finds it by that (${lang})`, async ({ page }) => {
    const [{ until }] = renumberings;
    await page.goto(`${lang}/claims/adding-experiment/`);
    await expect(page.locator('.title')).toContainText(fill(t(lang).former.number, { n: '9.7', until }));
    await page.keyboard.press('/');
    await page.locator('dialog input').fill('9.7');
    await expect(
      page
        .locator('dialog li a')
        .filter({ hasText: claimById('adding-experiment').name[lang] })
        .first(),
    ).toBeVisible();
  });
}

test('an address that ends in a former number tells which equation had it', async ({ page }) => {
  await page.goto('en/claims/8.2/');
  const found = page.locator('[data-former-number="8.2"]');
  await expect(found.first()).toContainText(claimById('input-gate-derivative').name.en);
  await expect(page.locator('[data-former-number="8.1"]').first()).toBeHidden();
  await found.first().getByRole('link').click();
  await expect(page).toHaveURL(/\/en\/claims\/input-gate-derivative\/$/);
});
