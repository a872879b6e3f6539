import { expect, type Page } from '@playwright/test';

/** Holds the scripts of a page back, but for the first; what it gives lets them go. */
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

/** Waits until the scripts of a page listen: they come after it is drawn, and the colour switch shows its state then. */
export const listening = (page: Page) => expect(page.locator('input[name="theme"]:checked')).toHaveCount(1);
