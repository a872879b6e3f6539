/** The next chapter made ready ahead, where browsers can: nothing runs before it is shown, and nothing is lost where they cannot. */
import { expect, test } from '@playwright/test';
import { listening } from './listening.ts';

test('a chapter names the next one to be made ready, under its policy, and the last names none', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/speculation/i.test(message.text())) complaints.push(message.text());
  });
  await page.goto('en/rnn/');
  const rules = await page.locator('script[type="speculationrules"]').textContent();
  const [{ where, eagerness }] = JSON.parse(rules ?? '').prerender;
  expect(eagerness).toBe('moderate');
  await expect(page.locator(where.selector_matches)).toHaveAttribute('href', /\/en\/bptt\/$/);
  await page.locator(where.selector_matches).click();
  await expect(page).toHaveURL(/\/en\/bptt\/$/);
  await listening(page);
  expect(complaints).toEqual([]);
});

test('a page that is made ready starts no run, keeps nothing offline, and begins once it is shown', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const hidden = { shown: false, workers: 0 };
    Object.assign(globalThis, { hidden });
    Object.defineProperty(Document.prototype, 'prerendering', { get: () => !hidden.shown, configurable: true });
    const Own = Worker;
    globalThis.Worker = class extends Own {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        hidden.workers += 1;
      }
    };
  });
  const workers = () => page.evaluate(() => (globalThis as unknown as { hidden: { workers: number } }).hidden.workers);
  await page.goto('en/bptt/?run=rnn-product&seed=3#rnn-product');
  const card = page.locator('.card[data-claim="rnn-product"]');
  await expect(card.locator('.card-run')).toBeEnabled();
  // The link asks for a run; time enough for it to begin.
  await page.waitForTimeout(1500);
  expect(await workers()).toBe(0);
  await expect(card).toHaveAttribute('data-live', 'false');
  await page.evaluate(() => {
    (globalThis as unknown as { hidden: { shown: boolean } }).hidden.shown = true;
    document.dispatchEvent(new Event('prerenderingchange'));
  });
  await expect(card).toHaveAttribute('data-live', 'true', { timeout: 30_000 });
  await expect(card).toHaveAttribute('data-ok', 'true');
});
