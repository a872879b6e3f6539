/**
 * `npm run contact-sheet`: takes pictures of `dist` and puts them on one sheet, `tools/design/contact-sheet.webp`: whole pages, ten
 * cards opened and ten counterexamples, each in both languages, both colours and two widths. The home page is taken in Chromium and
 * in Firefox, and of every other subject each browser takes half. Look at it before you commit a change of the design.
 */
import { writeFileSync } from 'node:fs';
import { preview } from 'astro';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { languages } from '../src/proof/words.ts';
import { chromiumPath } from './chromium.ts';
import { onPath } from './setup.mjs';

/** A part of a page, or without a selector what is seen first, and what is done before the picture is taken. */
interface Subject {
  readonly title: string;
  readonly address: string;
  readonly part?: string;
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const shown = (selector: string) => (page: Page) =>
  page.$eval(selector, (element) => element.scrollIntoView({ behavior: 'instant' }));
const opened = (id: string) => async (page: Page) => {
  await page.$eval(`#${id} .card-toggle`, (button) => (button as HTMLElement).click());
  await page.waitForSelector(`#${id} .card-part`);
};
const card = (title: string, chapter: string, id: string): Subject => ({
  title: `Card: ${title}`,
  address: `${chapter}/`,
  part: `#${id} .card`,
  prepare: opened(id),
});
const counterexample = (title: string, chapter: string, id: string): Subject => ({
  title: `Counterexample: ${title}`,
  address: `${chapter}/`,
  part: `#${id} :is(.printed, .condition)`,
});

const home: Subject = { title: 'Home', address: '' };
const subjects: readonly Subject[] = [
  { title: 'A chapter', address: 'vanishing/' },
  { title: 'An explorer', address: 'rescue/', prepare: shown('#explorer-balance') },
  { title: 'Both languages, block by block', address: 'lstm/parallel/', prepare: shown('#s1') },
  { title: 'An equation’s own page', address: 'claims/rnn-total-gradient-limit/' },
  card('Step Jacobian', 'bptt', 'rnn-step-jacobian'),
  card('Largest slopes', 'vanishing', 'activation-slope'),
  card('Vanishing bound', 'vanishing', 'rnn-vanishing-bound'),
  card('Boxes that vanish', 'vanishing', 'rnn-vanishing-box'),
  card('Cell state', 'lstm', 'cell-state'),
  card('Terms and sum', 'lstm-bptt', 'gradient-series'),
  card('Four terms', 'lstm-gradient', 'four-terms'),
  card('The fifth path', 'lstm-gradient', 'lstm-states-gradient'),
  card('A box that keeps', 'rescue', 'lstm-kept-box'),
  card('Latch task', 'beyond', 'latch-experiment'),
  counterexample('BPTT sum', 'bptt', 'rnn-chain'),
  counterexample('largest slopes', 'vanishing', 'activation-slope'),
  counterexample('vanishing bound', 'vanishing', 'rnn-vanishing-bound'),
  counterexample('explosion', 'vanishing', 'rnn-exploding'),
  counterexample('distant terms', 'vanishing', 'rnn-step-gradient-limit'),
  counterexample('terms and sum', 'lstm-bptt', 'gradient-series'),
  counterexample('both states', 'lstm-gradient', 'lstm-chain'),
  counterexample('Jacobian products', 'lstm-gradient', 'state-product'),
  counterexample('fifth path', 'lstm-gradient', 'lstm-states-gradient'),
  counterexample('near balance', 'rescue', 'balanced-product'),
];

const variants = [1280, 360].flatMap((width) =>
  languages.flatMap((lang) => (['light', 'dark'] as const).map((colours) => ({ width, lang, colours }))),
);
type Variant = (typeof variants)[number];

async function picture(
  page: Page,
  { address, part, prepare }: Subject,
  port: number,
  { lang, colours, width }: Variant,
) {
  await page.setViewport({ width, height: 820 });
  await page.goto(`http://localhost:${port}/${lang}/${address}`);
  await page.evaluate((theme) => {
    document.documentElement.dataset.theme = theme;
  }, colours);
  await page.waitForFunction(() => !document.querySelector('.proof:not(.refutation) button:disabled'));
  await prepare?.(page);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const element = part ? await page.waitForSelector(part) : undefined;
  await element?.evaluate((one) => one.scrollIntoView({ behavior: 'instant' }));
  const box = await element?.boundingBox();
  // Under the page's own header, and no more of it than one sees.
  const clip = box && { x: box.x, y: box.y, width: box.width, height: Math.min(box.height, 820) };
  return page.screenshot({ encoding: 'base64', ...(clip && { clip }) });
}

const target = 'tools/design/contact-sheet.webp';
const [chromePath, firefoxPath] = [chromiumPath(), onPath('firefox', 'firefox-esr')];
if (!chromePath || !firefoxPath) throw new Error('needed Chromium and Firefox on the PATH');
const server = await preview({ root: '.', logLevel: 'silent', server: { port: 0 } });
const browsers: readonly (readonly [name: string, Browser])[] = [
  ['Chromium', await puppeteer.launch({ executablePath: chromePath, args: ['--no-sandbox'] })],
  ['Firefox', await puppeteer.launch({ executablePath: firefoxPath, browser: 'firefox' })],
];
try {
  const pages = await Promise.all(browsers.map(([, browser]) => browser.newPage()));
  const figure = async (subject: Subject, variant: Variant, which: number) => {
    const png = await picture(pages[which], subject, server.port, variant);
    const { lang, colours, width } = variant;
    return `<figure><img src="data:image/png;base64,${png}"><figcaption>${lang} · ${colours} · ${width} · ${browsers[which][0]}</figcaption></figure>`;
  };
  let rows = '';
  let count = 0;
  const row = async (subject: Subject, whichOf: (at: number) => number) => {
    rows += `<h2>${subject.title} <small>/${subject.address}</small></h2><div>`;
    for (const [at, variant] of variants.entries()) rows += await figure(subject, variant, whichOf(at));
    rows += '</div>';
    count += variants.length;
  };
  for (const which of browsers.keys()) await row(home, () => which);
  for (const [s, subject] of subjects.entries()) await row(subject, (at) => (s + at + Math.floor(at / 2)) % 2);

  const sheet = await browsers[0][1].newPage();
  await sheet.setViewport({ width: 3480, height: 800 });
  await sheet.setContent(`<!doctype html><style>
    body { margin: 24px; background: #8b8f94; font: 22px sans-serif; color: #fff; }
    h2 { margin: 20px 0 8px; font-size: 26px; } small { font-weight: 400; opacity: .8; }
    div { display: flex; gap: 12px; align-items: start; } figure { margin: 0; } img { display: block; max-height: 410px; max-width: 640px; }
    figcaption { padding-top: 4px; font-size: 16px; }</style>${rows}`);
  const height = await sheet.evaluate(async () => {
    await Promise.all([...document.images].map((image) => image.decode()));
    return document.body.scrollHeight + 48;
  });
  await sheet.setViewport({ width: 3480, height });
  writeFileSync(target, await sheet.screenshot({ type: 'webp', quality: 60 }));
  console.log(`${count} pictures in ${target}`);
} finally {
  for (const [, browser] of browsers) await browser.close();
  await server.stop();
}
