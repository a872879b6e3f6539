/** Derivations on a claim's page and in chapters, and the switch of letters. */
import { expect, type Page } from '@playwright/test';
import { derivationOf } from '../src/claims/claim.ts';
import { claimById } from '../src/claims/index.ts';
import { languages } from '../src/proof/words.ts';
import { t } from '../src/site/text/strings.ts';
import { violationsOf } from './axe.ts';
import { test } from './quiet.ts';
import { slowIf } from './slow.ts';

const steps = derivationOf(claimById('rnn-chain'))?.steps ?? [];
async function expectAccessible(page: Page, part: string): Promise<void> {
  expect(await violationsOf(page, {}, part)).toEqual([]);
}
const box = (page: Page) => page.locator('section.claim#rnn-chain');

for (const lang of languages) {
  test(`a derivation opens in its chapter, by keyboard: ${lang}`, slowIf(lang === 'en'), async ({ page }) => {
    await page.goto(`${lang}/bptt/`);
    const summary = box(page).locator('summary', { hasText: t(lang).derivation.title });
    await expect(box(page).locator('.derivation')).toHaveCount(0);
    await summary.focus();
    await page.keyboard.press('Enter');
    await expect(box(page).locator('.derivation > li')).toHaveCount(steps.length);
    await expect(summary).toBeFocused();
    await expect(box(page).locator('.derivation .rule').first()).toContainText(
      lang === 'en' ? 'chain rule' : '链式法则',
    );
    await page.keyboard.press('Enter');
    await expect(box(page).locator('.derivation > li').first()).toBeHidden();
    await page.keyboard.press('Enter');
    await expectAccessible(page, '#rnn-chain .derivation');
  });

  test(`a link keeps the letters: ${lang}`, slowIf(lang === 'zh'), async ({ page }) => {
    const tex = box(page).locator('.equation.true annotation');
    await page.goto(`${lang}/bptt/?notation=nndl`);
    await expect(tex).toHaveText(/\\frac\{\\partial L_k\}\{\\partial \\Theta\}/);
    await expect(page.locator('select[name="notation"]')).toHaveValue('nndl');
    // What comes later has them, too.
    await box(page)
      .locator('summary', { hasText: t(lang).derivation.title })
      .click();
    await expect(box(page).locator('.derivation annotation').first()).toHaveText(/\\hat y_k/);
    await page.locator('select[name="notation"]').selectOption('d2l');
    await expect(tex).toHaveText(/\\frac\{\\partial o_k\}\{\\partial h_k\}/);
    await expect(page).toHaveURL(/\?notation=d2l$/);
    await expectAccessible(page, '.site-footer');
    // Other pages and the other language have them; the article's need no mark.
    await page.locator(`a[data-language]`).first().click();
    await expect(page).toHaveURL(/\?notation=d2l/);
    await expect(tex).toHaveText(/\\partial o_k/);
    await page.locator('select[name="notation"]').selectOption('article');
    await expect(tex).toHaveText(/\\frac\{\\partial h_k\}\{\\partial c_k\}/);
    await expect(page).not.toHaveURL(/notation/);
  });
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the link leads to the derivation on the page of the equation', async ({ page }) => {
    await page.goto('en/bptt/');
    await box(page)
      .locator('summary', { hasText: t('en').derivation.title })
      .click();
    await box(page)
      .getByRole('link', { name: t('en').derivation.own })
      .click();
    await expect(page).toHaveURL(/claims\/rnn-chain\/#derivation$/);
    await expect(page.locator('#derivation .derivation > li')).toHaveCount(steps.length);
  });
});

test('a definition says that nothing is derived', async ({ page }) => {
  await page.goto('en/claims/forget-gate/');
  await expect(page.locator('#derivation')).toContainText('there is nothing to derive');
});
