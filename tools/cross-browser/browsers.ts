/** What the check needs of a browser, and Chromium and Firefox, both through Puppeteer. */
import puppeteer, { type LaunchOptions } from 'puppeteer-core';
import { chromiumPath } from '../chromium.ts';
import { onPath } from '../setup.mjs';

export interface Browser {
  readonly version: string;
  /** Errors of the page and its console since they were last read. */
  readonly errors: string[];
  /** Resolves when the page has loaded. */
  open(address: string): Promise<void>;
  /** Runs a function in the page. It sees nothing but its argument; argument and answer are plain data. */
  ask<Argument, Answer>(
    question: (argument: Argument) => Answer | Promise<Answer>,
    argument: Argument,
  ): Promise<Answer>;
  /** Scrolls to an element and clicks it, which fails where another covers it. */
  click(selector: string): Promise<void>;
  close(): Promise<void>;
}

export interface Engine {
  readonly name: string;
  /** What must be installed. */
  readonly needs: string;
  /** Gives a function that starts it, or undefined where it is not installed. */
  find(): (() => Promise<Browser>) | undefined;
}

/** Asks every 200 ms until the answer is neither null nor undefined. Throws after `limit` milliseconds. */
export async function until<Answer>(
  what: string,
  limit: number,
  ask: () => Promise<Answer | null | undefined>,
): Promise<Answer> {
  const end = performance.now() + limit;
  while (performance.now() < end) {
    const answer = await ask();
    if (answer !== undefined && answer !== null) return answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${what}: nothing within ${limit / 1000} s`);
}

async function start(options: LaunchOptions): Promise<Browser> {
  const browser = await puppeteer.launch({ headless: true, ...options });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  const errors: string[] = [];
  // Firefox reports an empty argument in KaTeX's MathML as an error, though nothing is thrown.
  page.on('pageerror', (error) => /Invalid markup/.test(String(error)) || errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('response', (answer) => answer.status() >= 400 && errors.push(`${answer.status()} for ${answer.url()}`));
  // Firefox does not report these to its driver.
  await page.evaluateOnNewDocument(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      console.error(`refused by ${effectiveDirective}: ${blockedURI}`),
    );
  });
  return {
    version: (await browser.version()).replace(/^.*\//, ''),
    errors,
    open: async (address) => void (await page.goto(address)),
    ask: (question, argument) => page.evaluate(question as never, argument) as never,
    click: (selector) => page.click(selector),
    close: () => browser.close(),
  };
}

const engine = (name: string, needs: string, path: () => string | undefined, options: LaunchOptions): Engine => ({
  name,
  needs,
  find() {
    const executablePath = path();
    return executablePath ? () => start({ executablePath, ...options }) : undefined;
  },
});

export const chromium = engine('chromium', 'Chromium or Chrome on the PATH, or Playwright’s own', chromiumPath, {
  browser: 'chrome',
  args: ['--no-sandbox'],
});

export const firefox = engine(
  'firefox',
  'firefox or firefox-esr on the PATH (Debian: apt install firefox-esr)',
  () => onPath('firefox', 'firefox-esr'),
  { browser: 'firefox' },
);
