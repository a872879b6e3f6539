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

/** Opens a page as it looks in a variant. */
async function open(page: Page, address: string, port: number, { lang, colours, width }: Variant) {
  await page.setViewport({ width, height: 820 });
  await page.goto(`http://localhost:${port}/${lang}/${address}`);
  await page.evaluate((theme) => {
    document.documentElement.dataset.theme = theme;
    // What is laid out only when it comes near would move the rest.
    for (const one of document.querySelectorAll<HTMLElement>('.equation')) one.style.contentVisibility = 'visible';
  }, colours);
  await page.waitForFunction(() => !document.querySelector('.proof:not(.refutation) button:disabled'));
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** A picture of what a subject shows of the page that is open, and no more of it than one sees at once. */
async function picture(page: Page, { part, prepare }: Subject): Promise<string> {
  await prepare?.(page);
  if (!part) return page.screenshot({ encoding: 'base64' });
  const element = await page.waitForSelector(part);
  const { width, height } = (await element?.boundingBox()) ?? { width: 1, height: 1 };
  const clip = { x: 0, y: 0, width, height: Math.min(height, 820) };
  return (await element?.screenshot({ encoding: 'base64', clip })) as string;
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
  const rows = new Map<string, string>();
  const take = async (name: string, subject: Subject, variant: Variant, which: number) => {
    const { lang, colours, width } = variant;
    const said = `${lang} · ${colours} · ${width} · ${browsers[which][0]}`;
    const image = `<img src="data:image/png;base64,${await picture(pages[which], subject)}">`;
    rows.set(name, `${rows.get(name) ?? ''}<figure>${image}<figcaption>${said}</figcaption></figure>`);
  };
  for (const which of browsers.keys())
    for (const variant of variants) {
      await open(pages[which], home.address, server.port, variant);
      await take(`${home.title}, ${browsers[which][0]}`, home, variant, which);
    }
  for (const title of subjects.map((one) => one.title)) rows.set(title, '');
  for (const [at, variant] of variants.entries()) {
    // Light and dark, wide and narrow, English and Chinese come to each browser.
    const which = (at + Math.floor(at / 2) + Math.floor(at / 4)) % 2;
    for (const address of new Set(subjects.map((one) => one.address))) {
      await open(pages[which], address, server.port, variant);
      for (const subject of subjects.filter((one) => one.address === address))
        await take(subject.title, subject, variant, which);
    }
  }

  const sheet = await browsers[0][1].newPage();
  await sheet.setViewport({ width: 3480, height: 800 });
  await sheet.setContent(`<!doctype html><style>
    body { margin: 24px; background: #8b8f94; font: 22px sans-serif; color: #fff; }
    h2 { margin: 20px 0 8px; font-size: 26px; }
    div { display: flex; gap: 12px; align-items: start; } figure { margin: 0; } img { display: block; max-height: 410px; max-width: 412px; }
    figcaption { padding-top: 4px; font-size: 16px; }</style>${[...rows].map(([title, figures]) => `<h2>${title}</h2><div>${figures}</div>`).join('')}`);
  const height = await sheet.evaluate(async () => {
    await Promise.all([...document.images].map((image) => image.decode()));
    return document.body.scrollHeight + 48;
  });
  await sheet.setViewport({ width: 3480, height });
  writeFileSync(target, await sheet.screenshot({ type: 'webp', quality: 60 }));
  console.log(`${(subjects.length + browsers.length) * variants.length} pictures in ${target}`);
} finally {
  for (const [, browser] of browsers) await browser.close();
  await server.stop();
}
