import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { verdicts } from '../src/claims/claim.ts';
import { claims } from '../src/claims/index.ts';
import { builtPages } from './pages.ts';

/** Of the pages that there are for every claim, those of one claim of each verdict; of the parallel views, one chapter's. */
const sample = verdicts.flatMap((verdict) => claims.find((claim) => claim.verdict === verdict) ?? []);
const everyClaim = /^(?:\w\w\/claims|c|embed)\/([\w-]+)\//;
const chapter = 'bptt/';
const pages = builtPages('dist')
  .map(({ address }) => address)
  .filter((address) => {
    const name = everyClaim.exec(address)?.[1];
    if (address.endsWith('parallel/')) return address.endsWith(`${chapter}parallel/`);
    return !name || sample.some(({ id, tag }) => id === name || tag === name);
  });

for (const address of pages) {
  test(`/${address} loads without an error, is accessible in both colours, and fits 360 px`, async ({ page }) => {
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    // The door opens itself; what is looked at here is the door.
    if (address === '') await page.route('**/_astro/*.js', (route) => route.abort());
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(address);
      await page.waitForLoadState('networkidle');
      if (address !== '') expect(errors).toEqual([]);
      // axe takes a heading cell that holds a formula alone for empty: it does not read MathML. So that is asked here, of all but the corner.
      const { violations } = await new AxeBuilder({ page })
        // The drawn half of a formula is hidden from assistive technology; its MathML is looked at.
        .exclude('.katex-html')
        .disableRules('empty-table-header')
        .analyze();
      await expect(page.locator('th:not(:first-child):not(:has(math))').filter({ hasText: /^\s*$/ })).toHaveCount(0);
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      );
      expect(found, colorScheme).toEqual([]);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}

test('the language switch keeps the place and the reading mode', async ({ page }) => {
  await page.goto(`en/${chapter}parallel/?lag.rho=1`);
  const place = page.locator('#text > [id]').nth(9);
  const id = await place.getAttribute('id');
  await place.evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(new RegExp(`/zh/${chapter}parallel/\\?lag.rho=1#${id}$`));
  await expect(page.locator(`#${id}`)).toBeInViewport();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('at the top of a page the switch leads to the top', async ({ page }) => {
  await page.goto(`zh/${chapter}`);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(new RegExp(`/en/${chapter}$`));
});

test('the colours that a reader chooses stay, from the first paint', async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(`en/${chapter}`);
  const light = await paper();
  await page.getByRole('radio', { name: 'Dark' }).check();
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.route('**/_astro/*.js', (route) => route.abort());
  await page.reload();
  expect(await paper()).toBe(dark);
  await page.unroute('**/_astro/*.js');
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await page.getByRole('radio', { name: 'As the system' }).check();
  expect(await paper()).toBe(light);
});

test('the door opens the language that the browser asks for, and then the one chosen', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'zh-CN', baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page).toHaveURL(/\/zh\/$/);
  await page.getByRole('link', { name: 'English' }).click();
  await page.goto('/');
  await expect(page).toHaveURL(/\/en\/$/);
  await context.close();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the door shows both languages', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('main a')).toHaveCount(2);
  });

  for (const lang of ['en', 'zh']) {
    test(`every claim shows verdict, formula, statement and evidence (${lang})`, async ({ page }) => {
      await page.goto(`${lang}/${chapter}`);
      const claims = page.locator('section.claim');
      expect(await claims.count()).toBeGreaterThan(0);
      for (const claim of await claims.all()) {
        await expect(claim.locator('header .verdict')).toBeVisible();
        await expect(claim.locator('.true math')).toHaveCount(1);
        await expect(claim.locator('.says')).toBeVisible();
        await claim.locator('summary').last().click();
        await expect(claim.locator('.evidence').first()).toBeVisible();
        await expect(claim.locator('details[open]')).toContainText(/[0-9a-f]{16}/);
      }
      await expect(page.locator('.theme')).toBeHidden();
    });
  }

  test('the language switch still leads to the same page', async ({ page }) => {
    await page.goto(`en/${chapter}`);
    await page.getByRole('link', { name: '中文' }).click();
    await expect(page).toHaveURL(new RegExp(`/zh/${chapter}$`));
  });
});

test('the keyboard reaches the text in one step', async ({ page }) => {
  await page.goto(`en/${chapter}`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#text$/);
});
