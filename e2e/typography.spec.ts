/** Chinese lines are filled without being stretched: no two neighbouring characters stand further apart than a seventh of their size. */

import { expect } from '@playwright/test';
import { chapters } from '../src/claims/claim.ts';
import { test } from './quiet.ts';
import { slowIf } from './slow.ts';

/** The largest pitch of two neighbouring Chinese characters in each line that is wider than `limit` ems, and how many lines there are. */
function stretched(limit: number): { lines: number; wide: string[] } {
  const han = /\p{Script=Han}/u;
  const wide = new Map<string, string>();
  const lines = new Set<string>();
  for (const [at, paragraph] of document.querySelectorAll('.text > p, .text li, .claim p, .margin-note').entries()) {
    const size = Number.parseFloat(getComputedStyle(paragraph).fontSize);
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.closest('.katex, .visually-hidden, .tip')) continue;
      const text = node.textContent ?? '';
      let before: DOMRect | undefined;
      for (let i = 0; i < text.length; i += 1) {
        const range = document.createRange();
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const box = han.test(text[i]) ? range.getBoundingClientRect() : undefined;
        if (box && before && Math.abs(box.top - before.top) < size / 2) {
          const line = `${at} ${Math.round(box.top)}`;
          lines.add(line);
          const pitch = (box.left - before.left) / size;
          if (pitch > limit) wide.set(line, `${pitch.toFixed(2)} em at “${text.slice(Math.max(0, i - 8), i + 4)}”`);
        }
        before = box;
      }
    }
  }
  return { lines: lines.size, wide: [...wide.values()] };
}

for (const width of [360, 768, 1280])
  test(`no stretched line in a Chinese chapter at ${width} px`, slowIf(width !== 1280), async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 900 });
    let lines = 0;
    for (const chapter of chapters) {
      await page.goto(`zh/${chapter}/`);
      await page.evaluate(() => document.fonts.ready);
      const found = await page.evaluate(stretched, 1.15);
      expect(found.wide, `${chapter}, ${found.lines} lines`).toEqual([]);
      lines += found.lines;
    }
    expect(lines).toBeGreaterThan(300);
  });

test('a stretched line is seen', async ({ page }) => {
  await page.goto('zh/rnn/');
  await page.evaluate(() => {
    for (const p of document.querySelectorAll<HTMLElement>('.text > p')) p.style.letterSpacing = '0.3em';
  });
  expect((await page.evaluate(stretched, 1.15)).wide.length).toBeGreaterThan(10);
});
