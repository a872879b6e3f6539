/**
 * `npm run contact-sheet`: takes pictures of six pages of `dist` in both languages, both colours and two widths, and puts the 48 on
 * one sheet, `tools/design/contact-sheet.webp`. Look at it before you commit a change of the design.
 */
import { writeFileSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { preview } from 'astro';
import { languages } from '../src/proof/words.ts';
import { chromiumPath } from './chromium.ts';

const scrollTo = (selector: string) => (page: Page) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));

/** Title, address, and what is done before the picture is taken. */
const subjects: readonly [title: string, address: string, prepare?: (page: Page) => Promise<void>][] = [
  [
    'Home: an equation, refuted and corrected live',
    '',
    (page) => page.locator('.refutation[data-live="true"]').waitFor(),
  ],
  ['A chapter', 'vanishing/'],
  [
    'A proof card, run and opened, with a mistake put in',
    'bptt/',
    async (page) => {
      const card = page.locator('.card[data-claim="rnn-step-jacobian"]');
      await card.locator('.card-run').click();
      await card.and(page.locator('[data-live="true"]')).waitFor();
      await card.locator('.card-toggle').click();
      await card.locator('.card-mistake button').first().click();
      await card.locator('.card-mistake .card-tried strong').first().waitFor();
      await scrollTo('.card[data-claim="rnn-step-jacobian"]')(page);
    },
  ],
  [
    'An explorer',
    'rescue/',
    async (page) => {
      await scrollTo('#explorer-balance')(page);
      await page.locator('#explorer-balance .explorer-actions button:enabled').first().waitFor();
    },
  ],
  ['Both languages, block by block', 'lstm/parallel/', scrollTo('#s1')],
  ['An equation’s own page', 'claims/rnn-total-gradient-limit/'],
];

const variants = [1280, 360].flatMap((width) =>
  languages.flatMap((lang) => (['light', 'dark'] as const).map((colorScheme) => ({ width, lang, colorScheme }))),
);
const target = 'tools/design/contact-sheet.webp';
const server = await preview({ root: '.', logLevel: 'silent', server: { port: 0 } });
const executablePath = chromiumPath();
const browser = await chromium.launch(executablePath ? { executablePath } : {});
try {
  let rows = '';
  for (const [title, address, prepare] of subjects) {
    rows += `<h2>${title} <small>/${address}</small></h2><div>`;
    for (const { width, lang, colorScheme } of variants) {
      const viewport = { width, height: 820 };
      const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce', serviceWorkers: 'block' });
      page.setDefaultTimeout(60_000);
      await page.goto(`http://localhost:${server.port}/${lang}/${address}`);
      await page.waitForFunction(() => !document.querySelector('.proof:not(.refutation) button:disabled'));
      await prepare?.(page);
      await page.evaluate(() => document.fonts.ready);
      await page.mouse.move(0, 0);
      const png = (await page.screenshot()).toString('base64');
      await page.close();
      rows += `<figure><img src="data:image/png;base64,${png}"><figcaption>${lang} · ${colorScheme} · ${width} px</figcaption></figure>`;
    }
    rows += '</div>';
  }
  const sheet = await browser.newPage({ viewport: { width: 3480, height: 800 } });
  await sheet.setContent(`<!doctype html><style>
    body { margin: 24px; background: #8b8f94; font: 22px sans-serif; color: #fff; }
    h2 { margin: 20px 0 8px; font-size: 26px; } small { font-weight: 400; opacity: .8; }
    div { display: flex; gap: 12px; } figure { margin: 0; } img { display: block; height: 410px; }
    figcaption { padding-top: 4px; font-size: 16px; }</style>${rows}`);
  const height = await sheet.evaluate(async () => {
    await Promise.all([...document.images].map((image) => image.decode()));
    return document.body.scrollHeight + 48;
  });
  await sheet.setViewportSize({ width: 3480, height });
  // Playwright's own screenshots are PNG or JPEG.
  const devtools = await sheet.context().newCDPSession(sheet);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 72 });
  writeFileSync(target, Buffer.from(data, 'base64'));
  console.log(`${subjects.length * variants.length} pictures in ${target}`);
} finally {
  await browser.close();
  await server.stop();
}
