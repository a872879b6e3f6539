/** Who goes to a place in a long chapter comes to it, whichever way: by a link, a search of the browser, the keyboard. */
import { expect, type Page, test } from '@playwright/test';
import { listening } from './listening.ts';

const passage = 'Two slips are easily made';

/** Whether what is selected or focused is wholly in the window. */
const inWindow = (page: Page, of: 'selection' | 'focus') =>
  page.evaluate((what) => {
    const selection = getSelection();
    const box =
      what === 'selection'
        ? selection?.rangeCount && selection.getRangeAt(0).getBoundingClientRect()
        : document.activeElement?.getBoundingClientRect();
    return Boolean(box && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight);
  }, of);

for (const width of [360, 1280])
  test(`at ${width} px what is found, linked to or focused in a long chapter is in the window, and stays there`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 740 });
    const lands = async (of: Parameters<typeof inWindow>[1], way: string) => {
      await expect.poll(() => inWindow(page, of), { message: way }).toBe(true);
      await page.waitForTimeout(500);
      expect(await inWindow(page, of), `${way}, half a second later`).toBe(true);
    };
    await page.goto('en/lstm-gradient/');
    expect(
      await page.evaluate((text) => (window as unknown as { find(text: string): boolean }).find(text), passage),
    ).toBe(true);
    expect(await page.evaluate(() => String(getSelection()))).toBe(passage);
    await lands('selection', 'find in page');

    // From elsewhere each time, so that the page is opened anew.
    const places = await page.locator('h2[id], .claim[id]').evaluateAll((all) => all.map(({ id }) => id));
    for (const id of [places[Math.floor(places.length / 2)], places.at(-1)]) {
      await page.goto('about:blank');
      await page.goto(`en/lstm-gradient/#${id}`);
      await expect.poll(() => topOf(page, id ?? ''), { message: id ?? '' }).toBeLessThan(2);
      await page.waitForTimeout(500);
      expect(await topOf(page, id ?? ''), id).toBeLessThan(2);
    }

    await page.goto('about:blank');
    await page.goto('en/lstm-gradient/');
    await listening(page);
    const last = places.at(-1) ?? '';
    await page.evaluate((hash) => location.assign(hash), `#${last}`);
    await expect.poll(() => topOf(page, last), { message: 'a link within the page' }).toBeLessThan(2);

    await page.locator('.turn a').last().focus();
    await lands('focus', 'focus');
    await page.keyboard.press('Shift+Tab');
    await lands('focus', 'Shift+Tab');
  });

/** How far an element is from where a link to it should bring it. */
const topOf = (page: Page, id: string) =>
  page
    .locator(`[id="${id}"]`)
    .evaluate((one) =>
      Math.abs(one.getBoundingClientRect().top - Number.parseFloat(getComputedStyle(one).scrollMarginTop)),
    );

for (const motion of ['no-preference', 'reduce'] as const)
  test(`a link to a text in a long chapter brings that text into the window (motion: ${motion})`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: motion });
    await page.goto(`en/lstm-gradient/#:~:text=${encodeURIComponent(passage)}`);
    const shown = () =>
      page.evaluate((text) => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const at = walker.currentNode.textContent?.indexOf(text) ?? -1;
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(walker.currentNode, at);
          range.setEnd(walker.currentNode, at + text.length);
          const { top, bottom } = range.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        }
        return undefined;
      }, passage);
    await expect.poll(shown).toBe(true);
    await page.waitForTimeout(500);
    expect(await shown()).toBe(true);
  });
