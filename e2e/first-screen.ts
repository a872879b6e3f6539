import { expect, type Page } from '@playwright/test';

/** The widest and highest window for which layout.css looks at what is further down only when the first screen is drawn. */
export const widestPhone = { width: 416, height: 832 };

/** That none of `late` is on the first screen of that window; on narrower ones all stands lower. @returns how many there are */
export async function belowFirstScreen(page: Page, late: string, address: string): Promise<number> {
  const tops = await page
    .locator(late)
    .evaluateAll((blocks) =>
      blocks.filter((block) => block.checkVisibility()).map((block) => block.getBoundingClientRect().top + scrollY),
    );
  // Two lines to spare: fonts differ.
  expect(Math.min(...tops), address).toBeGreaterThan(widestPhone.height + 64);
  return tops.length;
}
