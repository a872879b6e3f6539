/**
 * What the design promises beside what `site.spec.ts` asks of every page: nothing that jumps, a chapter on paper, no motion for
 * who wants none.
 */
import { expect, type Page, test } from '@playwright/test';
import { earnedWords } from '../src/check/sentence.ts';
import { claims } from '../src/claims/index.ts';
import { languages } from '../src/proof/words.ts';
import { t } from '../src/site/text/strings.ts';
import { holdScripts, listening } from './listening.ts';
import { slowIf } from './slow.ts';

type Shift = { node: string; said: boolean };
/** Every shift of the layout, also those that a touch would excuse; `said` are the words that a run changes, within their own lines. */
function watchShifts(fromTheBeginning: boolean): void {
  const shifts: Shift[] = [];
  Object.assign(globalThis, { shifts });
  type Entry = PerformanceEntry & { sources: { node?: Node }[] };
  new PerformanceObserver((list) => {
    for (const { sources } of list.getEntries() as Entry[])
      for (const source of sources) {
        const node = source.node instanceof Element ? source.node : source.node?.parentElement;
        // What it stands in and what it is.
        const told = `${node?.parentElement?.className} > ${node?.outerHTML.slice(0, 200)}`;
        shifts.push({ node: told, said: Boolean(node?.closest('.refutation-result')) });
      }
  }).observe({ type: 'layout-shift', buffered: fromTheBeginning });
}
const shiftsOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { shifts: Shift[] }).shifts);

for (const address of [
  'en/',
  'zh/',
  'en/vanishing/',
  'zh/vanishing/',
  'en/claims/rnn-chain/',
  'en/claims/forget-gate-derivative/',
])
  test(`/${address} on a phone: nothing moves while the page comes`, async ({ page }) => {
    await page.setViewportSize({ width: 412, height: 823 });
    await page.addInitScript(watchShifts, true);
    await page.goto(address, { waitUntil: 'networkidle' });
    await expect(page.locator('.proof:not(.refutation) button:disabled')).toHaveCount(0, { timeout: 30_000 });
    expect(await shiftsOf(page)).toEqual([]);
  });

/** One page at each width: the others are tried by `npm run test:all`. */
const once = ['360 zh/beyond/', '1280 en/'];
for (const width of [360, 1280])
  for (const address of ['en/', 'zh/', 'en/vanishing/', 'zh/beyond/', 'zh/bptt/parallel/', 'en/claims/rnn-chain/'])
    test(
      `/${address} at ${width} px: nothing moves when the islands come to life on a slow machine`,
      slowIf(!once.includes(`${width} ${address}`)),
      async ({ page }) => {
        await page.setViewportSize({ width, height: 740 });
        const devtools = await page.context().newCDPSession(page);
        await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
        // The scripts wait until the page stands as it was built, with all its letters.
        const letGo = await holdScripts(page);
        await page.goto(address, { waitUntil: 'commit' });
        await page.waitForFunction(() => document.readyState !== 'loading');
        // Fonts are only asked for by the first layout: until then none counts as loading.
        await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())));
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        await page.evaluate(watchShifts, false);
        letGo();
        await expect(page.locator('.proof:not(.refutation) button:disabled')).toHaveCount(0, { timeout: 30_000 });
        if (/^\w\w\/$/.test(address))
          await expect(page.locator('.refutation')).toHaveAttribute('data-live', 'true', { timeout: 30_000 });
        // What comes to life when it is seen is seen now.
        for (const island of await page.locator('astro-island[client="visible"]').all()) {
          await island.evaluate((element) => element.firstElementChild?.scrollIntoView({ behavior: 'instant' }));
          // A machine this slow does not see what is in view for a moment only.
          await expect(island).not.toHaveAttribute('ssr', { timeout: 15_000 });
        }
        await expect(page.locator('astro-island[ssr]')).toHaveCount(0, { timeout: 15_000 });
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        expect((await shiftsOf(page)).filter(({ said }) => !said)).toEqual([]);
      },
    );

for (const lang of languages)
  test(
    `${lang}: a chapter prints with the last verdicts, the reasons, and nothing to click`,
    slowIf(lang === 'en'),
    async ({ page }) => {
      await page.goto(`${lang}/bptt/`);
      const card = page.locator('.card').first();
      await card.locator('.card-run').click();
      await expect(card).toHaveAttribute('data-live', 'true', { timeout: 60_000 });
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      const { card: said } = t(lang);
      const here = claims.filter(({ chapter }) => chapter === 'bptt');
      for (const [k, { verdict }] of here.entries()) {
        const line = page.locator('.card-words').nth(k);
        await expect(line).toBeVisible();
        await expect(line.locator('strong')).toHaveText(earnedWords[verdict][lang]);
        // Run here a moment ago, or as the build left it.
        if (k === 0) await expect(line).not.toContainText(said.verified);
        else await expect(line).toContainText(said.verified);
      }
      for (const sketch of await page
        .locator('.claim > details:not(.static) > .says, .claim > details:not(.static) > p')
        .all())
        await expect(sketch).toBeVisible();
      // The line of a card is a button, and prints as what it says; an exercise prints with lines to write on and circles to tick.
      const idle =
        'button:not(.card-toggle):visible, .card-chevron:visible, input:not(.exercise-answer *):visible, nav:visible, .static:visible';
      await expect(page.locator(idle)).toHaveCount(0);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
      const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
      expect(pdf.slice(0, 5)).toBe('%PDF-');
      const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      // 13 in English, with the walk, the worked example, the exercises and the code.
      expect(sheets).toBeGreaterThanOrEqual(3);
      expect(sheets).toBeLessThanOrEqual(13);
    },
  );

test('who wants no motion gets none: no transition between pages, no animation but of the scrolling itself', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.addInitScript(() =>
    addEventListener('pagereveal', (event) =>
      Object.assign(globalThis, { revealed: (event as PageRevealEvent).viewTransition !== null }),
    ),
  );
  await page.goto('en/bptt/');
  const moving = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ timeline }) => timeline instanceof DocumentTimeline)
        .map((animation) => String(animation)),
    );
  await page.locator('.card-run').first().click();
  expect(await moving()).toEqual([]);
  await page.locator('a[data-language]').click();
  await expect(page).toHaveURL(/\/zh\/bptt\//);
  await expect.poll(() => page.evaluate(() => (globalThis as unknown as { revealed?: boolean }).revealed)).toBe(false);
});

test('a page turns into its twin, and into no other page', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.addInitScript(() =>
    addEventListener('pagereveal', (event) =>
      Object.assign(globalThis, { revealed: (event as PageRevealEvent).viewTransition !== null }),
    ),
  );
  const revealed = () => page.evaluate(() => (globalThis as unknown as { revealed: boolean }).revealed);
  await page.goto('en/bptt/');
  await listening(page);
  await page.locator('a[data-language]').click();
  await expect(page).toHaveURL(/\/zh\/bptt\//);
  await expect.poll(revealed).toBe(true);
  await listening(page);
  await page.locator('a[data-view]').click();
  await expect(page).toHaveURL(/\/zh\/bptt\/parallel\//);
  await expect.poll(revealed).toBe(true);
  // Until a page listens it turns gently into any.
  await listening(page);
  await page.locator('.turn [rel="next"]').click();
  await expect(page).toHaveURL(/\/zh\/vanishing\/parallel\//);
  await expect.poll(revealed).toBe(false);
});
