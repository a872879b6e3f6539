/**
 * `npm run contact-sheet`: serves `dist`, takes six pages in both languages, both colours and two widths, and puts the 48
 * pictures on one sheet, `tools/design/contact-sheet.webp`, to be looked at before a change of the design is committed.
 * With `--each folder` the pictures are kept there one by one as well.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import { preview } from 'astro';
import { languages } from '../src/proof/words.ts';
import { systemBrowser } from './setup.mjs';

const { values: options } = parseArgs({ options: { each: { type: 'string' } } });

const bring = (selector: string) => async (page: Page) => {
  await page.locator(selector).first().scrollIntoViewIfNeeded();
  await page
    .locator(selector)
    .first()
    .evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
};

/** What is shown of the site, and what is done to see it. */
const subjects: { name: string; address: string; ready: (page: Page) => Promise<void> }[] = [
  {
    name: 'Home: an equation, refuted and corrected live',
    address: '',
    ready: (page) => page.locator('.refutation[data-live="true"]').waitFor({ timeout: 60_000 }),
  },
  { name: 'A chapter', address: 'vanishing/', ready: async () => {} },
  {
    name: 'A proof card, run and opened, with a mistake put in',
    address: 'bptt/',
    ready: async (page) => {
      const card = page.locator('.card[data-claim="rnn-step-jacobian"]');
      await card.locator('.card-run').click();
      await page.locator('.card[data-claim="rnn-step-jacobian"][data-live="true"]').waitFor({ timeout: 60_000 });
      await card.locator('.card-toggle').click();
      await card.locator('.card-mistake button').first().click();
      await card.locator('.card-mistake .card-tried strong').first().waitFor({ timeout: 60_000 });
      await bring('.card[data-claim="rnn-step-jacobian"]')(page);
    },
  },
  {
    name: 'An explorer',
    address: 'rescue/',
    ready: async (page) => {
      await bring('#explorer-balance')(page);
      await page.locator('#explorer-balance .explorer-actions button:enabled').first().waitFor();
    },
  },
  { name: 'Both languages, block by block', address: 'lstm/parallel/', ready: bring('#s1') },
  { name: 'An equation’s own page', address: 'claims/rnn-total-gradient-limit/', ready: async () => {} },
];
const widths = [1280, 360];
const height = 820;
const colours = ['light', 'dark'] as const;

async function shot(browser: Browser, address: string, width: number, colorScheme: 'light' | 'dark', subject: number) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(() => !document.querySelector('.proof:not(.refutation) button:disabled'));
  await subjects[subject].ready(page);
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  const png = await page.screenshot();
  await context.close();
  return png;
}

const server = await preview({ root: '.', logLevel: 'silent', server: { port: 0 } });
const executablePath = systemBrowser();
const browser = await chromium.launch(executablePath ? { executablePath } : {});
try {
  const rows: string[] = [];
  for (const [k, { name, address }] of subjects.entries()) {
    const cells: string[] = [];
    for (const width of widths)
      for (const lang of languages)
        for (const colour of colours) {
          const png = await shot(browser, `http://localhost:${server.port}/${lang}/${address}`, width, colour, k);
          const label = `${lang} · ${colour} · ${width} px`;
          if (options.each) {
            mkdirSync(options.each, { recursive: true });
            writeFileSync(`${options.each}/${k + 1}-${lang}-${colour}-${width}.png`, png);
          }
          cells.push(
            `<figure><img src="data:image/png;base64,${png.toString('base64')}"><figcaption>${label}</figcaption></figure>`,
          );
        }
    rows.push(`<section><h2>${k + 1}. ${name} <small>/${address}</small></h2><div>${cells.join('')}</div></section>`);
  }
  const sheet = await browser.newPage({ viewport: { width: 3480, height: 800 } });
  await sheet.setContent(`<!doctype html><style>
    body { margin: 24px; background: #8b8f94; font: 22px sans-serif; color: #fff; }
    h2 { margin: 20px 0 8px; font-size: 26px; } small { font-weight: 400; opacity: .8; }
    div { display: flex; gap: 12px; } figure { margin: 0; } img { display: block; height: 410px; }
    figcaption { padding-top: 4px; font-size: 16px; }</style><main>${rows.join('')}</main>`);
  await sheet.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  const box = await sheet.locator('body').evaluate((body) => ({ width: 3480, height: body.scrollHeight + 48 }));
  await sheet.setViewportSize(box);
  const devtools = await sheet.context().newCDPSession(sheet);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 72 });
  mkdirSync('design', { recursive: true });
  writeFileSync('tools/design/contact-sheet.webp', Buffer.from(data, 'base64'));
  const count = subjects.length * widths.length * languages.length * colours.length;
  console.log(`${count} pictures in tools/design/contact-sheet.webp, ${box.width} × ${box.height}`);
} finally {
  await browser.close();
  await server.stop();
}
