import type { Page } from '@playwright/test';

/** The longest of the next 60 frames of a page, in milliseconds. */
export const slowestFrame = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let [last, worst, frames] = [performance.now(), 0, 0];
        const frame = (now: number) => {
          worst = Math.max(worst, now - last);
          last = now;
          if (++frames < 60) requestAnimationFrame(frame);
          else resolve(worst);
        };
        requestAnimationFrame(frame);
      }),
  );
