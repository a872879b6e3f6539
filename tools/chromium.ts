import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { systemBrowser } from './setup.mjs';

/** Playwright's own Chromium where it is installed, else the system's; undefined without either. */
export function chromiumPath(): string | undefined {
  const own = chromium.executablePath();
  return existsSync(own) ? own : systemBrowser();
}
