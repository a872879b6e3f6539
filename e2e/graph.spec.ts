import { expect, test } from '@playwright/test';

test('a node of the graph is a link that the keyboard follows', async ({ page }) => {
  await page.goto('en/graph/');
  const first = page.locator('.node').first();
  const address = await first.getAttribute('href');
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${address}$`));
});
