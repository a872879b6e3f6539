/** What axe finds in a page, or in one part of it. Its own library is used directly: nothing else opens pages of its own for it. */
import type { Page } from '@playwright/test';
import axe, { type NodeResult, type RunOptions } from 'axe-core';

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

/** Puts axe into the page, once. */
export async function bringAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
}

/** Each violation with the places where it is. */
export const placesOf = (
  violations: readonly { id: string; nodes: readonly Pick<NodeResult, 'target'>[] }[],
): string[] => violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);

/** What axe finds; throws where it had nothing to look at. */
export async function violationsOf(page: Page, options: RunOptions = {}, part = 'html'): Promise<string[]> {
  await bringAxe(page);
  const { violations, passes } = await page.evaluate(
    async ([part, options]) => {
      const element = document.querySelector(part);
      if (!element || !window.axe) throw new Error(`axe: there is no ${element ? 'axe' : part} in this page`);
      // Of what passes it need not say where.
      return window.axe.run(element, { resultTypes: ['violations'], ...options });
    },
    [part, options] as const,
  );
  if (passes.length === 0) throw new Error(`axe: no rule applies to ${part}, needed one that passes`);
  return placesOf(violations);
}
