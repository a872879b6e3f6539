/** On A4 nothing wide is cut at the right edge. */
import { expect, test } from '@playwright/test';
import { languages } from '../src/proof/words.ts';
import { slowIf } from './slow.ts';

/** Between the margins of the printed page: 210 − 2 · 18 mm, in CSS pixels. */
const paper = 658;

const pages = [
  'graph/',
  'sources/',
  'evidence/',
  'notation/',
  'references/',
  'data/',
  'claims/',
  'course/',
  'code/rescue/',
  'beyond/',
  'rescue/',
];
for (const lang of languages)
  test(`${lang}: whatever is wide fits on the paper`, slowIf(lang === 'zh'), async ({ page }) => {
    await page.setViewportSize({ width: paper, height: 971 });
    await page.emulateMedia({ media: 'print' });
    for (const address of pages) {
      expect((await page.goto(`${lang}/${address}`))?.ok(), address).toBe(true);
      const cut = await page.evaluate((width) => {
        const seen = document.querySelectorAll('main :is(svg, table, pre, img, .equation, p, li)');
        return [...seen]
          .filter(
            (one) => one.getClientRects().length > 0 && !one.closest('.visually-hidden, .katex-mathml, .katex-html'),
          )
          .filter((one) => one.getBoundingClientRect().right > width + 1)
          .map((one) => `${one.tagName}.${one.getAttribute('class')} ${Math.round(one.getBoundingClientRect().right)}`);
      }, paper);
      expect(cut, address).toEqual([]);
    }
  });
