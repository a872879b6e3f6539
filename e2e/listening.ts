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

/** Brings the equation of the home page into view, where there is one: it comes to life only then. */
export async function seeRefutation(page: Page): Promise<void> {
  for (const one of await page.locator('.refutation').all())
    await one.evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
}
