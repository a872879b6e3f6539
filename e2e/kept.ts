/** What tests of the service worker do with a page. */
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { listening } from './listening.ts';

/** Does something, as readers do, and waits until the service worker keeps this page's language. */
export const kept = async (page: Page, ...addresses: string[]) => {
  await listening(page);
  await page.keyboard.press('Shift');
  // Not `waitForFunction`, which takes the promise of an asynchronous function for its answer and waits for nothing.
  const all = () =>
    page.evaluate(async (wanted) => {
      if (!navigator.serviceWorker.controller) return false;
      for (const address of wanted) if (!(await caches.match(new URL(address, location.href)))) return false;
      return true;
    }, addresses);
  await expect.poll(all, { timeout: 30_000 }).toBe(true);
};

/** Takes the network away, once pages come through the service worker: Chromium goes past it for a second or two at first. */
export async function unplug(page: Page, context: BrowserContext) {
  await expect(async () => {
    await page.reload();
    const [{ workerStart }] = await page.evaluate(() =>
      performance.getEntriesByType('navigation').map((entry) => entry.toJSON() as PerformanceNavigationTiming),
    );
    expect(workerStart).toBeGreaterThan(0);
  }).toPass({ timeout: 20_000 });
  await context.setOffline(true);
  await page.reload();
}

/** Runs a claim, which comes out as it should. */
export async function runs(page: Page, claim: string) {
  const card = page.locator(`.card[data-claim="${claim}"]`);
  await card.locator('.card-run').click();
  await expect(card).toHaveAttribute('data-live', 'true', { timeout: 30_000 });
  await expect(card).toHaveAttribute('data-ok', 'true');
}
