/** Chromium and Firefox, through Puppeteer: the DevTools protocol, and WebDriver BiDi. */
import puppeteer, { type LaunchOptions } from 'puppeteer-core';
import { chromiumPath } from '../chromium.ts';
import { onPath } from '../setup.mjs';
import type { Browser, Engine } from './browser.ts';
import { later } from './undo.ts';

async function start(options: LaunchOptions): Promise<Browser> {
  // Ctrl-C is ours to hear, which ends more than the browser.
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const launching = puppeteer.launch({ headless: true, ...signals, ...options });
  later(async () => (await launching.catch(() => undefined))?.close());
  const browser = await launching;
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  return {
    version: (await browser.version()).replace(/^.*\//, ''),
    open: async (address) => void (await page.goto(address)),
    ask: (question, argument) => page.evaluate(question as never, argument) as never,
    click: (selector) => page.click(selector),
  };
}

export const chromiumEngine: Engine = {
  name: 'chromium',
  needs: 'Chromium or Chrome on the PATH, or Playwright’s own',
  find() {
    const executablePath = chromiumPath();
    return executablePath ? () => start({ browser: 'chrome', executablePath, args: ['--no-sandbox'] }) : undefined;
  },
};

export const firefoxEngine: Engine = {
  name: 'firefox',
  needs: 'firefox or firefox-esr on the PATH (Debian: apt install firefox-esr)',
  find() {
    const executablePath = onPath('firefox', 'firefox-esr');
    return executablePath ? () => start({ browser: 'firefox', executablePath }) : undefined;
  },
};
