/** The claim box: what it copies, cites and explains. */
import { expect, type Page, test } from '@playwright/test';
import { claimById } from '../src/claims/index.ts';
import { symbols } from '../src/claims/symbols.ts';
import { type Language, languages } from '../src/proof/words.ts';
import { t } from '../src/site/text/strings.ts';
import { listening } from './listening.ts';
import { slowIf } from './slow.ts';

const claim = claimById('rnn-chain');
const box = `#${claim.id}`;
/** What its first symbol means, without the formulas. */
const meaning = (lang: Language) =>
  symbols[claim.symbols[0]].means[lang].split('$').filter((words, i) => i % 2 === 0 && words.trim() !== '');

/** The tools of an equation wait in a menu. */
const openTools = (page: Page) => page.locator(`${box} .tools > summary`).click();

test.describe('with scripts', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  const clipboard = 'navigator.clipboard.readText()';

  for (const lang of languages) {
    test(`cites by the keyboard alone, and says that it copied (${lang})`, slowIf(lang === 'zh'), async ({ page }) => {
      const { card, tools } = t(lang);
      await page.goto(`${lang}/${claim.chapter}/`);
      await listening(page);
      const summary = page.locator(`${box}-cite summary`);
      await openTools(page);
      await summary.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await expect(dialog).toBeVisible();
      const today = await page.evaluate(() => new Date().toLocaleDateString('sv'));
      await expect(dialog.locator('pre[data-format="biblatex"]')).toContainText(`urldate = {${today}}`);
      await dialog.getByRole('button', { name: `${card.copy} ${tools.format.bibtex}` }).press('Enter');
      await expect(dialog.getByRole('status')).toHaveText(card.copied);
      expect(await page.evaluate(clipboard)).toContain(`@misc{carousel${claim.tag},`);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(summary).toBeFocused();
      await summary.press('Enter');
      await page.getByRole('dialog').getByRole('button', { name: tools.close }).click();
      await expect(page.getByRole('dialog')).toBeHidden();
    });
  }

  test('the menu of tools opens by keyboard, and Escape closes it and leads back', async ({ page }) => {
    await page.goto(`en/${claim.chapter}/`);
    await listening(page);
    const menu = page.locator(`${box} .tools`);
    await menu.locator('> summary').press('Enter');
    await expect(menu.locator('.tag')).toBeVisible();
    await menu.locator('.tag').focus();
    await page.keyboard.press('Escape');
    await expect(menu.locator('.tag')).toBeHidden();
    await expect(menu.locator('> summary')).toBeFocused();
  });

  test('copies the equation as TeX and as MathML', async ({ page }) => {
    const { card, tools } = t('en');
    await page.goto(`en/${claim.chapter}/`);
    const line = page.locator(`${box} .tools-line`);
    await openTools(page);
    await line.getByRole('button', { name: tools.tex }).press('Enter');
    await expect(line.locator('> [role="status"]')).toHaveText(card.copied);
    expect(await page.evaluate(clipboard)).toBe(claim.tex);
    await line.getByRole('button', { name: tools.mathml }).click();
    await expect.poll(() => page.evaluate(clipboard)).toMatch(/^<math xmlns="http:\/\/www.w3.org\/1998\/Math\/MathML"/);
    expect(await page.evaluate(clipboard)).not.toContain('annotation');
    await line.getByRole('button', { name: tools.link }).click();
    await expect.poll(() => page.evaluate(clipboard)).toBe(new URL(`/c/${claim.tag}/`, page.url()).href);
  });

  test('a symbol and a citation say what they mean on hover and focus, until Escape', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`zh/${claim.chapter}/`);
    await listening(page);
    const hint = page.locator(`${box} .tools-symbols .hint`).first();
    await expect(hint.locator('.tip')).toBeHidden();
    await hint.locator('a').focus();
    await expect(hint.locator('.tip')).toBeVisible();
    for (const words of meaning('zh')) await expect(hint.locator('.tip')).toContainText(words);
    await page.keyboard.press('Escape');
    await expect(hint.locator('.tip')).toBeHidden();
    const cite = page.locator('.text .hint:has(.cite)').first();
    await cite.locator('a').hover();
    await expect(cite.locator('.tip')).toContainText(/\(\d{4}/);
  });
});

test('where copying is not allowed, the text is there, selected', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  const { card, tools } = t('zh');
  await page.goto(`zh/${claim.chapter}/#${claim.id}`);
  await listening(page);
  const selected = () =>
    page.evaluate(() => {
      const field = document.activeElement as HTMLTextAreaElement;
      return field.value?.slice(field.selectionStart, field.selectionEnd);
    });
  const line = page.locator(`${box} .tools-line`);
  await openTools(page);
  await line.getByRole('button', { name: tools.tex }).click();
  await expect(line.locator('> [role="status"]')).toHaveText(card.copyFailed);
  await expect.poll(selected).toBe(claim.tex);
  await line.getByRole('button', { name: tools.link }).click();
  await expect.poll(selected).toMatch(new RegExp(`/c/${claim.tag}/$`));
  await expect(line.locator('textarea')).toHaveCount(1);
  await page.locator(`${box}-cite summary`).click();
  await page.getByRole('button', { name: `${card.copy} ${tools.format.bibtex}` }).click();
  await expect.poll(selected).toContain(`@misc{carousel${claim.tag},`);
  await page.keyboard.press('Escape');
  await page.locator(`${box} .card-toggle`).click();
  await page
    .locator(`${box} .card`)
    .getByRole('button', { name: `${card.copy} ${card.command}` })
    .click();
  await expect.poll(selected).toContain(`npm run prove -- ${claim.id}`);
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true });

  test('the first touch shows what a citation or a symbol means, the second follows it', async ({ page }) => {
    await page.goto(`en/${claim.chapter}/`);
    await expect(page.locator('button.counterpart').first()).toBeEnabled();
    const symbol = page.locator(`${box} .tools-symbols .hint`).first();
    await symbol.locator('a').tap();
    await expect(symbol.locator('.tip')).toBeVisible();
    const cite = page.locator('.text .hint:has(.cite)').first();
    await cite.locator('a').tap();
    await expect(cite.locator('.tip')).toBeVisible();
    await expect(symbol.locator('.tip')).toBeHidden();
    await expect(page).toHaveURL(new RegExp(`/en/${claim.chapter}/$`));
    await cite.locator('a').tap();
    await expect(page).toHaveURL(/\/en\/references\/#/);
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a symbol says what it means', async ({ page }) => {
    await page.goto(`zh/${claim.chapter}/`);
    const symbol = page.locator(`${box} .tools-symbols a`).first();
    const said = page.locator(`[id="${await symbol.getAttribute('aria-describedby')}"]`);
    await expect(said).toBeHidden();
    await page.locator(`${box} > details:not(.static, .tools, .steps) > summary`).click();
    await expect(said).toBeVisible();
    for (const words of meaning('zh')) await expect(said).toContainText(words);
  });

  test('the references open in their place, and the permanent address leads on', async ({ page }) => {
    await page.goto(`c/${claim.tag}/`);
    await page.locator('#zh a').click();
    await expect(page).toHaveURL(new RegExp(`/zh/claims/${claim.id}/$`));
    await openTools(page);
    await page.locator(`${box}-cite summary`).click();
    await expect(page.locator(`${box}-cite pre`).first()).toBeVisible();
    await expect(page.locator('[data-copy]').first()).toBeHidden();
  });
});
