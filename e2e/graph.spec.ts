import { expect, test } from '@playwright/test';
import { claims } from '../src/claims/index.ts';
import { languages } from '../src/proof/words.ts';

for (const lang of languages) {
  test(`the graph links every claim, in the drawing and in the list (${lang})`, async ({ page }) => {
    await page.goto(`${lang}/graph/`);
    await expect(page.locator('.node')).toHaveCount(claims.length);
    await expect(page.locator('.graph-list > li')).toHaveCount(claims.length);
    for (const { id, verdict } of claims) {
      const node = page.locator(`.node[href$="/${lang}/claims/${id}/"]`);
      await expect(node).toHaveAttribute('data-earned', verdict);
      await expect(node).toHaveAttribute('data-shaken', 'false');
      await expect(node).toHaveAttribute('aria-label', new RegExp(id));
    }
    const first = page.locator('.node').first();
    const address = await first.getAttribute('href');
    await first.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${address}$`));
  });
}
