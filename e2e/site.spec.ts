import { expect, type Page, test } from '@playwright/test';
import { articleRowsOf } from '../src/claims/article.ts';
import { chapters, gradedVerdict } from '../src/claims/claim.ts';
import { claims } from '../src/claims/index.ts';
import { languages } from '../src/proof/words.ts';
import { violationsOf } from './axe.ts';
import { colourRules, faintColours } from './colours.ts';
import { listening } from './listening.ts';
import { builtPages } from './pages.ts';
import { slowIf } from './slow.ts';

const chapter = 'bptt/';

/**
 * Every page that there is. The door opens itself, so that it is looked at without scripts alone. The addresses of the former
 * appendix lead to chapter 6, which was looked at five times with them; `moved.spec.ts` follows them.
 */
const pages = builtPages('dist').filter(({ address }) => !address.includes('/appendix/'));
const addresses = pages.map(({ address }) => address);
const withEquations = new RegExp(`^(?:en|zh)/(?:claims/[\\w-]+|${chapters.join('|')})/`);
const claimPage = /^(?:en|zh)\/claims\/[\w-]+\//;
const isChapter = new RegExp(`^(?:en|zh)/(?:${chapters.join('|')})/(?:parallel/)?$`);
const withMargin = new RegExp(`^(?:en|zh)/(?:${chapters.join('|')})/$`);

/** What makes a page one of its kind: its template and, where it is of one claim, that claim's verdict and grade. */
function kindOf(address: string): string {
  const [, before, name] = /^(.*?)([\w-]+)\/$/.exec(address) ?? [address, '', address];
  if (frozen(address)) return address.includes('/c/') ? 'a frozen claim' : 'a frozen release';
  // One of many that differ in their text alone, or are looked at as the claim's own page.
  if (/^(?:c|embed|(?:en|zh)\/(?:sayings|code))\/.+\//.test(address)) return `${neutral(before)}:`;
  const claim = claims.find(({ id }) => id === name);
  if (claim && /claims\/$/.test(before)) return `${neutral(before)}, ${gradedVerdict(claim)}`;
  return neutral(address);
}
const neutral = (address: string) => address.replace(/^(?:en|zh)\//, 'both/');
const frozen = (address: string) => address.startsWith('r/');

/** Of the chapters these, with eight explorers between them, and one side by side; `npm run test:all` looks at all of them. */
const looked = ['en/rnn/', 'zh/bptt/', 'en/vanishing/', 'zh/beyond/', 'en/rnn/parallel/'];

/** One page of each kind, in one language and the other by turns. */
const chosen = new Set(
  [...new Set(addresses.map(kindOf))].map((kind, k) => {
    const all = addresses.filter((address) => kindOf(address) === kind);
    const own = all.filter((address) => address.startsWith(`${languages[k % languages.length]}/`));
    return (own.at(-1) ?? all.at(-1)) as string;
  }),
);
for (const address of addresses) if (isChapter.test(address) && !looked.includes(address)) chosen.delete(address);
for (const address of looked) chosen.add(address);
/** Pages of former releases never change, and have two templates, which are among those chosen. */
const others = addresses.filter((address) => !chosen.has(address) && !frozen(address));

/**
 * Three quarters of a page are formulas, the marks of plots and the coloured words of source text, in which axe has nothing to
 * look for but takes its time. A plot is one picture with a name, and a formula becomes one: a box as large, named by its TeX. Of
 * the words of one colour one stays coloured.
 */
const emptyDrawings = (page: Page) =>
  page.evaluate(() => {
    for (const mark of document.querySelectorAll('.explorer-plot svg :is(rect, path, circle, line)')) mark.remove();
    const formulas = [...document.querySelectorAll<HTMLElement>('.katex')];
    const sizes = formulas.map((one) => one.getBoundingClientRect());
    for (const [k, one] of formulas.entries()) {
      const tex = one.querySelector('annotation')?.textContent;
      // In a plot, which is hidden from assistive technology, they have none.
      if (tex) Object.assign(one, { role: 'img', ariaLabel: tex });
      one.replaceChildren();
      one.style.cssText = `display: inline-block; width: ${sizes[k].width}px; height: ${sizes[k].height}px`;
    }
    const kinds = new Set<string>();
    for (const word of document.querySelectorAll('pre .token'))
      if (kinds.has(word.className)) word.replaceWith(...word.childNodes);
      else kinds.add(word.className);
  });

/** What reaches out of the window sideways, unless it scrolls in a box that does not. */
const overflowing = (page: Page) =>
  page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const out = (element: Element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > wide + 0.5 || left < -0.5;
    };
    const found = [...document.querySelectorAll('.equation, .scroller, .katex')].filter(
      (element) => out(element) && !element.parentElement?.closest('.equation, .scroller'),
    );
    const page = document.documentElement.scrollWidth > wide ? ['the page itself'] : [];
    return [...page, ...found.map((element) => element.textContent ?? '')];
  });

/** Notes in the margin that lie on another, on the text, or outside of the window. */
const misplacedNotes = (page: Page) =>
  page.evaluate(() => {
    const text = document.querySelector('#text')?.getBoundingClientRect().right ?? 0;
    const notes = [...document.querySelectorAll('.margin-note')].map((note) => note.getBoundingClientRect());
    const wrong = ({ top, left, right }: DOMRect, k: number) =>
      left <= text || right > innerWidth || (k > 0 && top < notes[k - 1].bottom);
    return notes.flatMap((note, k) => (wrong(note, k) ? [`note ${k}`] : []));
  });

/**
 * Nothing is wider than a phone, no note lies on another; and what axe finds, in the light and in the dark, where only colours
 * can differ. Targets are measured at both widths; a page without any has a language, which axe can find right.
 */
async function look(page: Page, address: string): Promise<void> {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(address);
  await expect(page.locator('.proof button:disabled')).toHaveCount(0, { timeout: 30_000 });
  expect(await overflowing(page), address).toEqual([]);
  expect(await violationsOf(page, { runOnly: ['target-size', 'html-has-lang'] }), `${address} under a thumb`).toEqual(
    [],
  );
  if (withEquations.test(address)) expect(await page.locator('.equation').count(), address).toBeGreaterThan(0);
  if (claimPage.test(address)) await expect(page.locator('.equation.true'), address).toHaveCount(1);
  await page.setViewportSize({ width: 1280, height: 800 });
  // Boxes learn whether they scroll after the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  if (withMargin.test(address)) expect(await misplacedNotes(page), address).toEqual([]);
  // axe takes a heading cell that holds a formula alone for empty: it does not read MathML. So that is asked here.
  await expect(page.locator('th:not(:first-child):not(:has(math))').filter({ hasText: /^\s*$/ })).toHaveCount(0);
  await emptyDrawings(page);
  const rules = {
    'empty-table-header': { enabled: false },
    'target-size': { enabled: true },
    ...Object.fromEntries(colourRules.map((rule) => [rule, { enabled: false }])),
  };
  expect(await violationsOf(page, { rules }), address).toEqual([]);
  expect(await faintColours(page), `${address} light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await faintColours(page), `${address} dark`).toEqual([]);
}

/** The console errors of a page, from now on. */
function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

for (const address of addresses)
  test(
    `/${address}: no error, accessible in both colours, fits 360 px`,
    slowIf(!chosen.has(address)),
    async ({ page }) => {
      test.setTimeout(120_000);
      const errors = errorsOf(page);
      if (address === '') await page.route('**/_astro/*.js', (route) => route.abort());
      await look(page, address);
      if (address !== '') expect(errors).toEqual([]);
    },
  );

/** Whether the scripts of a page have run: the colour switch shows its state and the cards can be run. */
function ready(): boolean {
  const themes = [...document.querySelectorAll<HTMLInputElement>('input[name="theme"]')];
  return (
    (themes.length === 0 || themes.some(({ checked }) => checked)) && !document.querySelector('.proof button:disabled')
  );
}

const shares = 4;
for (let share = 0; share < shares; share++)
  test(`of all other pages, share ${share + 1} of ${shares}: no error, fits 360 px`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const errors = errorsOf(page);
    const wrong: string[] = [];
    expect(others.length).toBeGreaterThan(100);
    for (const address of others.filter((_, k) => k % shares === share)) {
      await page.goto(`${address}#text`);
      await page.waitForFunction(ready);
      for (const what of await overflowing(page)) wrong.push(`${address} is wider than 360 px: ${what}`);
      for (const error of errors.splice(0)) wrong.push(`${address} says: ${error}`);
    }
    expect(wrong).toEqual([]);
  });

test('of colours that have passed on one page, what is fainter on another is found', async ({ page }) => {
  await page.goto('en/claims/rnn-product/#text');
  await faintColours(page);
  expect(await faintColours(page)).toEqual([]);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.says { color: #8888 } footer a { color: #5b616b; text-decoration: none }');
    document.adoptedStyleSheets.push(sheet);
  });
  const found = await faintColours(page);
  for (const rule of colourRules) expect(found.join('\n')).toContain(rule);
});

test('the language switch keeps the place and the reading mode', async ({ page }) => {
  await page.goto(`en/${chapter}parallel/?lag.rho=1`);
  await listening(page);
  const place = page.locator('#text > [id]').nth(9);
  const id = await place.getAttribute('id');
  await place.evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(new RegExp(`/zh/${chapter}parallel/\\?lag.rho=1#${id}$`));
  await expect(page.locator(`#${id}`)).toBeInViewport();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('at the top of a page the switch leads to the top', async ({ page }) => {
  await page.goto(`zh/${chapter}`);
  await listening(page);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(new RegExp(`/en/${chapter}$`));
});

test('the colours that a reader chooses stay, from the first paint', async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(`en/${chapter}`);
  const light = await paper();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect.poll(paper).not.toBe(light);
  const dark = await paper();
  await page.route('**/_astro/*.js', (route) => route.abort());
  await page.reload();
  expect(await paper()).toBe(dark);
  await page.unroute('**/_astro/*.js');
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await page.getByRole('radio', { name: 'Match system' }).check();
  expect(await paper()).toBe(light);
});

test('the door opens the language that the browser asks for, and then the one chosen', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'zh-CN', baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page).toHaveURL(/\/zh\/$/);
  await listening(page);
  await page.getByRole('link', { name: 'English' }).click();
  await page.goto('/');
  await expect(page).toHaveURL(/\/en\/$/);
  await context.close();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the door shows both languages', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('main a')).toHaveCount(2);
  });

  for (const lang of ['en', 'zh']) {
    test(`every claim shows verdict, formula, statement and evidence, and fits 360 px (${lang})`, async ({ page }) => {
      await page.goto(`${lang}/${chapter}`);
      const claims = page.locator('section.claim');
      expect(await claims.count()).toBeGreaterThan(0);
      for (const claim of await claims.all()) {
        await expect(claim.locator('header .verdict')).toBeVisible();
        await expect(claim.locator('.true math')).toHaveCount(1);
        await expect(claim.locator('.says')).toBeVisible();
        // Where the article has it, with the way to all that is known of it; the same above a printed form.
        const [{ id }] = articleRowsOf((await claim.getAttribute('id')) ?? '');
        for (const link of await claim.locator('.source a, .printed .label a').all())
          await expect(link).toHaveAttribute('href', `/${lang}/sources/#image-${id}`);
        await expect(claim.locator('.source a')).toBeVisible();
        await claim.locator('details.static > summary').click();
        await expect(claim.locator('details.static .card-part').first()).toBeVisible();
        await expect(claim.locator('details[open]')).toContainText(/[0-9a-f]{16}/);
      }
      await expect(page.locator('.theme')).toBeHidden();
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await overflowing(page)).toEqual([]);
    });
  }

  test('the language switch still leads to the same page', async ({ page }) => {
    await page.goto(`en/${chapter}`);
    await page.getByRole('link', { name: '中文' }).click();
    await expect(page).toHaveURL(new RegExp(`/zh/${chapter}$`));
  });
});

test('the keyboard reaches the text in one step', async ({ page }) => {
  await page.goto(`en/${chapter}`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#text$/);
});
