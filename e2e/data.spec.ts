/** The feeds, as a browser reads them, and a claim in another page's frame. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { claimById, claims } from '../src/claims/index.ts';
import { languages } from '../src/proof/words.ts';
import { otherSite } from './other-site.ts';

const claim = claimById('rnn-chain');

test('the feeds are well-formed and tell of every claim', async ({ page }) => {
  for (const lang of ['en', 'zh']) {
    const entries = await page.evaluate(
      (text) => {
        const feed = new DOMParser().parseFromString(text, 'application/xml');
        return feed.querySelector('parsererror') ? -1 : feed.querySelectorAll('entry').length;
      },
      readFileSync(`dist/${lang}/feed.xml`, 'utf8'),
    );
    expect(entries).toBeGreaterThanOrEqual(claims.length);
  }
});

for (const [query, shown, said] of [
  ['?lang=en', ['en'], 0],
  ['?lang=zh-CN', ['zh'], 0],
  ['?lang=xx', ['en', 'zh'], 2],
  ['', ['en', 'zh'], 0],
] as const) {
  test(`another page can frame a claim (${query || 'no query'}: ${shown.join(', ')})`, async ({ page, baseURL }) => {
    const other = await otherSite([`${baseURL}embed/${claim.tag}/${query}`]);
    try {
      await page.goto(other.address);
      const frame = page.frameLocator('iframe');
      await expect(frame.locator('math').first()).toBeAttached();
      for (const lang of languages)
        await expect(frame.locator(`[data-tongue="${lang}"]`)).toBeVisible({ visible: shown.includes(lang as never) });
      const notices = frame.locator('[data-says]:visible');
      await expect(notices).toHaveCount(said);
      for (const notice of await notices.all()) await expect(notice).toContainText('xx');
      const wide = await frame.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
      expect(wide, 'the frame does not scroll sideways').toBeLessThanOrEqual(0);
      // Its links lead out of the frame.
      await frame.locator('[data-tongue]:visible a').first().click();
      await expect(page).toHaveURL(`${baseURL}c/${claim.tag}/`);
    } finally {
      other.close();
    }
  });
}
