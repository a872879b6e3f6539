import { expect, type Page } from '@playwright/test';

/** Holds back every script of a page but theme.js; what it gives lets them go. */
export async function holdScripts(page: Page): Promise<() => void> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/_astro/*.js', async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

/** Waits until the scripts of a page listen: the search button is off until then. */
export const listening = (page: Page) => expect(page.locator('[data-search]')).toBeEnabled();
