import { expect, type Page } from '@playwright/test';

/** Waits until the scripts of a page listen: they come after it is drawn, and the colour switch shows its state then. */
export const listening = (page: Page) => expect(page.locator('input[name="theme"]:checked')).toHaveCount(1);
