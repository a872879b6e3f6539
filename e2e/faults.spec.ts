import { expect, type Page, test } from '@playwright/test';
import { launch } from 'puppeteer-core';
import { languages } from '../src/proof/words.ts';
import { t } from '../src/site/text/strings.ts';
import { chromiumPath } from '../tools/chromium.ts';
import { slow, slowIf } from './slow.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' }, trace: 'off' });

const address = (lang: string) => `${lang}/claims/rnn-product/`;
const card = (page: Page, claim = 'rnn-product') => page.locator(`.card[data-claim="${claim}"]`);
const run = async (page: Page, claim?: string) => card(page, claim).locator('.card-run').click();
const line = (page: Page) => card(page).locator('.card-words');
const green = (page: Page, claim?: string) =>
  expect(card(page, claim)).toHaveAttribute('data-live', 'true', { timeout: 60_000 });

/** A run that did not come to an end says so, is not green, and the next one is as if nothing had been. */
async function failedThenWell(page: Page, why: string | RegExp) {
  await expect(card(page)).toHaveAttribute('data-phase', 'failed');
  await expect(line(page)).toContainText(why);
  await expect(line(page).locator('strong')).toHaveAttribute('data-tone', 'bad');
  await expect(card(page)).toHaveAttribute('data-live', 'false');
  await page.unrouteAll();
  await run(page);
  await green(page);
  await expect(card(page)).toHaveAttribute('data-ok', 'true');
}

test('a worker that cannot be loaded', async ({ page }) => {
  await page.route(/\/claims-worker-[^/]*\.js$/, (route) => route.abort());
  await page.goto(address('en'));
  await run(page);
  await failedThenWell(page, 'A file of the run could not be loaded');
});

test('a worker that is not a script', async ({ page }) => {
  await page.route(/\/claims-worker-[^/]*\.js$/, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<p>404</p>' }),
  );
  await page.goto(address('en'));
  await run(page);
  await failedThenWell(page, 'A file of the run could not be loaded');
});

test('a claim that throws', async ({ page }) => {
  await page.route(/\/rnn-product-[^/]*\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("a deliberate fault")' }),
  );
  await page.goto(address('en'));
  await run(page);
  await failedThenWell(page, 'a deliberate fault');
});

for (const [how, answer] of [
  ['cannot be had', { status: 404, body: 'no' }],
  ['is of another build', { contentType: 'application/json', body: '{"digest":"0000000000000000","parts":[]}' }],
  ['is none', { contentType: 'text/html', body: '<p>sign in</p>' }],
] as const)
  test(
    `a build’s report that ${how}: the card opens with what it has, says so, and runs`,
    slowIf(how !== 'is of another build'),
    async ({ page }) => {
      await page.route('**/built/*.json', (route) => route.fulfill(answer));
      await page.goto(address('en'));
      await card(page).locator('.card-toggle').click();
      await expect(card(page).getByRole('alert')).toContainText('could not be loaded');
      await expect(card(page).locator('.card-part').first()).toBeVisible();
      await expect(card(page).locator('.card-plot')).toHaveCount(0);
      await run(page);
      await green(page);
      await expect(card(page).getByRole('alert')).toHaveCount(0);
      await expect(card(page).locator('.card-plot').first()).toBeVisible();
    },
  );

test('an explorer whose worker does not load keeps its picture, says so, and computes when it is asked again', async ({
  page,
}) => {
  await page.route(/\/claims-worker-[^/]*\.js$/, (route) => route.abort());
  await page.goto('en/vanishing/#text');
  const explorer = page.locator('[data-explorer="lag"]');
  await explorer.scrollIntoViewIfNeeded();
  const slider = explorer.locator('input[type="range"]').first();
  await expect(slider).toBeEnabled({ timeout: 30_000 });
  await slider.press('ArrowRight');
  await expect(explorer.getByRole('alert')).toContainText('This could not be computed; the last picture stays.');
  await expect(explorer.locator('svg:visible').first()).toBeVisible();
  await page.unrouteAll();
  await explorer.getByRole('alert').getByRole('button').click();
  await expect(explorer).toHaveAttribute('data-live', 'true', { timeout: 30_000 });
  await expect(explorer.getByRole('alert')).toHaveCount(0);
});

test('a race whose worker does not load says so, and is run when it is started again', async ({ page }) => {
  await page.route(/\/race-worker-[^/]*\.js$/, (route) => route.abort());
  await page.goto('en/beyond/#text');
  const race = page.locator('[data-explorer="race"]');
  await race.scrollIntoViewIfNeeded();
  await race.locator('.explorer-main').click();
  await expect(race).toHaveAttribute('data-state', 'failed');
  await expect(race.locator('.explorer-state')).toContainText('The race stopped with an error');
  await page.unrouteAll();
  await race.locator('.explorer-main').click();
  await expect(race).toHaveAttribute('data-state', 'running', { timeout: 30_000 });
});

test('a worker that hangs is stopped after two minutes without a sign of life', async ({ page }) => {
  await page.clock.install();
  await page.route(/\/claims-worker-[^/]*\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'self.onmessage = () => { for (;;); };' }),
  );
  await page.goto(address('en'));
  // What waits for an idle moment waits for the clock, too.
  await page.clock.runFor(1000);
  await run(page);
  await expect(card(page)).toHaveAttribute('data-phase', 'running');
  await page.clock.runFor(119_000);
  await expect(card(page)).toHaveAttribute('data-phase', 'running');
  await page.clock.runFor(2000);
  await page.clock.resume();
  await failedThenWell(page, 'no sign of life for two minutes');
});

/** Ends what the page's workers compute at this moment, as a browser does that takes their memory: they say nothing any more. */
async function killWorkers(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  const workers: string[] = [];
  devtools.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.push(sessionId);
  });
  await devtools.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  for (const sessionId of workers)
    await devtools.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id: 1, method: 'Runtime.terminateExecution' }),
    });
  return workers.length;
}

/** A run of so many cases that it is still going on when something happens to it. */
async function runLong(page: Page): Promise<void> {
  await card(page).locator('.card-toggle').click();
  await card(page).locator('input[id$="-cases"]').fill('10000');
  await run(page);
  await expect(card(page).getByRole('progressbar')).toBeVisible();
}

test('a worker that is killed in the middle of a run', async ({ page }) => {
  await page.clock.install();
  await page.goto(address('en'));
  await page.clock.runFor(1000);
  await runLong(page);
  expect(await killWorkers(page)).toBeGreaterThan(0);
  // What it said before is a sign of life when it is heard, so it is heard before the clock is put on.
  await page.waitForTimeout(500);
  await page.clock.runFor(110_000);
  await expect(card(page)).toHaveAttribute('data-phase', 'running');
  await page.clock.runFor(11_000);
  await page.clock.resume();
  await card(page).locator('input[id$="-cases"]').fill('20');
  await failedThenWell(page, 'no sign of life');
});

test('a tab that is hidden and frozen in the middle of a run comes to its end when it is seen again', async ({
  baseURL,
}) => {
  // Playwright keeps every tab in view, and what is in view is never frozen.
  const browser = await launch({ executablePath: chromiumPath() ?? '', args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(`${baseURL}${address('en')}`);
    await page.evaluate(() => {
      for (const type of ['freeze', 'resume'])
        document.addEventListener(type, () => document.documentElement.setAttribute(`data-${type}`, ''));
    });
    const here = '.card[data-claim="rnn-product"]';
    // The claim is held back until the tab is frozen: no machine is too quick for that.
    let release = () => {};
    await page.setRequestInterception(true);
    const held = new Promise<void>((resolve) => {
      page.on('request', (request) => {
        if (!/\/rnn-product-[^/]*\.js$/.test(request.url())) return void request.continue();
        release = () => void request.continue();
        resolve();
      });
    });
    await page.locator(`${here} .card-run`).click();
    await held;
    expect(await page.$eval(here, (card) => card.getAttribute('data-phase'))).toBe('running');

    await (await browser.newPage()).bringToFront();
    const devtools = await page.createCDPSession();
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
    await page.waitForSelector('[data-freeze]');
    release();
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(await page.$eval(here, (card) => card.getAttribute('data-phase'))).toBe('running');
    await devtools.send('Page.setWebLifecycleState', { state: 'active' });
    await page.bringToFront();
    await page.waitForSelector('[data-resume]');
    await page.waitForSelector(`${here}[data-live="true"][data-ok="true"]`);
  } finally {
    await browser.close();
  }
});

test('twenty runs at once: each comes to its end, and the page answers meanwhile', slow, async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('en/lstm-gradient/#text');
  await page.locator('.run-all button').click();
  const cards = page.locator('.card');
  const first = cards.first();
  await first.locator('.card-toggle').click();
  const mistakes = page.locator('.card-mistake > button');
  for (let i = 1; (await mistakes.count()) < 10; i++) await cards.nth(i).locator('.card-toggle').click();
  for (let i = 0; i < 10; i++) await mistakes.nth(i).click();
  const live = page.locator('.card[data-live="true"][data-ok="true"]');
  await expect(live).toHaveCount(await cards.count(), { timeout: 120_000 });
  await expect(page.locator('.card-mistake [data-outcome="refuted"]')).toHaveCount(10, { timeout: 120_000 });
});

test('leaving while a proof runs, and coming back', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(address('en'));
  await run(page);
  await page.goto('en/rnn/');
  await page.goBack();
  await run(page);
  await green(page);
  expect(errors).toEqual([]);
});

test('a page translator rewrites the card: it shows the next result, or none', async ({ page }) => {
  const evidence = () => card(page).locator('.card-body').textContent();
  const withSeed = async (seed: string) => {
    await card(page).locator('input').first().fill(seed);
    await run(page);
    await green(page);
    await expect(card(page)).toHaveAttribute('data-phase', 'rest');
  };
  await page.goto(address('en'));
  await card(page).locator('.card-toggle').click();
  await withSeed('5');
  const right = await evidence();
  await withSeed('6');
  expect(await evidence()).not.toBe(right);
  // As Chromium's translator does: elements in the place of text nodes, but where it may not.
  await page.evaluate(() => {
    const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (all.nextNode()) texts.push(all.currentNode as Text);
    for (const text of texts) {
      if (text.parentElement?.closest('[translate="no"], script, style') || text.data.trim() === '') continue;
      const font = document.createElement('font');
      font.append(Object.assign(document.createElement('font'), { textContent: text.data }));
      text.replaceWith(font);
    }
  });
  await withSeed('5');
  expect(await evidence()).toBe(right);
  await expect(line(page)).toContainText('run here');
  await expect(page.locator('.tally-words').first()).not.toBeEmpty();
});

test('a browser that keeps nothing', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'caches'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('storage is denied', 'SecurityError');
        },
      });
  });
  await page.goto('./');
  await expect(page).toHaveURL(/\/(en|zh)\/$/);
  await page.goto(address('en'));
  await page.locator('.theme label').last().click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await run(page);
  await green(page);
  expect(errors).toEqual([]);
});

/** What the worker comes to as a classic script in browsers whose classic workers import nothing. */
const classic = `self.onmessage = ({ data: { job } }) =>
  postMessage({ job, is: 'error', why: 'crashed', message: 'Dynamic module import is disabled or not supported in this context' });`;

for (const [name, script] of [
  ['without workers', () => Reflect.deleteProperty(window, 'Worker')],
  [
    'whose workers know no modules',
    () => {
      window.Worker = class {
        constructor() {
          throw new TypeError('Module scripts are not supported on DedicatedWorker yet.');
        }
      } as never;
    },
  ],
  [
    'that takes modules for classic scripts',
    () => {
      const { Worker } = window;
      window.Worker = class extends Worker {
        constructor(url: string | URL) {
          super(url);
        }
      };
    },
  ],
] as const)
  for (const lang of languages)
    test(
      `a browser ${name} says so, and what the build found stays (${lang})`,
      slowIf(lang === 'en'),
      async ({ page }) => {
        await page.addInitScript(script);
        await page.route(/\/claims-worker-[^/]*\.js$/, (route) =>
          route.fulfill({ contentType: 'text/javascript', body: classic }),
        );
        await page.goto(address(lang));
        await expect(line(page)).toContainText(t(lang).card.verified);
        await run(page);
        await expect(card(page)).toHaveAttribute('data-phase', 'failed');
        await expect(line(page)).toContainText(
          t(lang).card.failure.outdated.replace(' {message}', '').replace('{message}', ''),
        );
        await card(page).locator('.card-toggle').click();
        await expect(card(page).locator('.card-part').first()).toBeVisible();
        await expect(page.locator('.claim .equation').first()).toBeVisible();
      },
    );

for (const lang of languages)
  test(
    `files that are gone after an update (${lang}): the page says so, links to its reload, and tries again`,
    slowIf(lang === 'en'),
    async ({ page }) => {
      await page.route(/\/_astro\/(ProofCard|search)[^/]*\.js/, (route) =>
        route.fulfill({ status: 404, body: 'gone' }),
      );
      await page.goto(`${lang}/rnn/`);
      const notice = page.locator('[data-notice="missing"]');
      await expect(notice).toContainText(t(lang).link.missing);
      await page.getByRole('button', { name: t(lang).search.open }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByRole('status')).toHaveText(t(lang).search.failed);
      await page.unrouteAll();
      await page.keyboard.press('Escape');
      await notice.getByRole('link', { name: t(lang).link.reload }).click();
      await expect(card(page, 'rnn-state').locator('.card-run')).toBeEnabled();
      await expect(notice).toBeHidden();
    },
  );
