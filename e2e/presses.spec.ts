/** No press is lost: what cannot answer yet is off. */
import { expect, type Page, test } from '@playwright/test';
import { languages } from '../src/proof/words.ts';
import { t } from '../src/site/text/strings.ts';
import { holdScripts, listening } from './listening.ts';
import { slowIf } from './slow.ts';

/** The buttons and fields in sight that would take a press. Links, and what folds, need no script. */
const ready = (page: Page) =>
  page
    .locator('button:visible:enabled, input:visible:enabled, select:visible:enabled, textarea:visible:enabled')
    .evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 120)));

const addresses = [
  '',
  'vanishing/',
  'beyond/parallel/',
  'claims/',
  'claims/rnn-chain/',
  'graph/',
  'data/',
  'notation/',
];
for (const lang of languages)
  for (const [k, address] of addresses.entries())
    test(
      `/${lang}/${address}: until its scripts listen, every button and field is off`,
      slowIf(lang !== languages[k % languages.length]),
      async ({ page }) => {
        const letGo = await holdScripts(page);
        await page.goto(`${lang}/${address}`, { waitUntil: 'commit' });
        await page.waitForFunction(() => document.readyState !== 'loading');
        await page.locator('details').evaluateAll((all) => {
          for (const one of all as HTMLDetailsElement[]) one.open = true;
        });
        expect(await page.locator('button:visible, input:visible').count()).toBeGreaterThan(0);
        expect(await ready(page)).toEqual([]);
        letGo();
        await listening(page);
        await page.getByRole('button', { name: t(lang).search.open }).click();
        await expect(page.getByRole('dialog', { name: t(lang).search.open })).toBeVisible();
        await page.keyboard.press('Escape');
        await page.getByRole('radio', { name: t(lang).theme.dark }).check();
        await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
        // Those of islands and exercises that are not in sight yet stay off until they are.
        const here = 'main button:not(astro-island[client="visible"] *):not(.exercise *)';
        await expect(page.locator(`${here}:visible:disabled`)).toHaveCount(0);
      },
    );
