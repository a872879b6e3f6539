import { expect, type Locator, type Page, test as plain } from '@playwright/test';
import { defaults, type RunOptions } from '../src/check/options.ts';
import { partsOf, run } from '../src/check/run.ts';
import { earnedWords } from '../src/check/sentence.ts';
import { type Claim, chapters } from '../src/claims/claim.ts';
import { claims } from '../src/claims/index.ts';
import { fill, t } from '../src/site/text/strings.ts';
import { violationsOf } from './axe.ts';
import { test } from './quiet.ts';
import { slowIf } from './slow.ts';

plain.describe.configure({ mode: 'parallel', timeout: 120_000 });
/**
 * Smooth scrolling would make every click wait; a trace takes a picture of these large pages at every step. Chapters are
 * opened at a place, where they are laid out at once: nothing moves between the press and the release of a button.
 */
plain.use({ contextOptions: { reducedMotion: 'reduce' }, trace: 'off' });
/** How long a run may take on a machine that is busy. */
const long = { timeout: 60_000 };

const written = chapters
  .map((chapter) => ({ chapter, ids: claims.filter((claim) => claim.chapter === chapter) }))
  .filter(({ ids }) => ids.length > 0);
const { card: said } = t('en');
const cardOf = (page: Page, { id }: Pick<Claim, 'id'>) => page.locator(`.card[data-claim="${id}"]`);
const verdictOf = (card: Locator) => card.locator('.card-words strong');
const runButton = (card: Locator) => card.locator('.card-run');
const field = (card: Locator, name: string) => card.locator(`input[id$="-${name}"]`);
const open = async (card: Locator) => {
  if ((await card.locator('.card-toggle').getAttribute('aria-expanded')) === 'false')
    await card.locator('.card-toggle').click();
};
const digestOf = (card: Locator) => card.locator('.card-digest');
const nodeDigest = (claim: Claim, options: Partial<RunOptions>) => run(claim, { ...defaults, ...options }).digest;

/** Verify-all runs every claim and compares it with the build (`offline.spec.ts`); here are the cards of these. */
const sample: readonly string[] = ['rnn', 'bptt'];

for (const { chapter, ids } of written) {
  test(
    `en/${chapter}: every card runs, earns its verdict, and has the digest of the build`,
    slowIf(chapter !== sample[0]),
    async ({ page }) => {
      test.setTimeout(600_000);
      await page.goto(`en/${chapter}/#text`);
      await expect(page.locator('.card')).toHaveCount(ids.length);
      await page.locator('.run-all button').click();
      for (const claim of ids) {
        const card = cardOf(page, claim);
        await expect(card, claim.id).toHaveAttribute('data-live', 'true', { timeout: 500_000 });
        await expect(card, claim.id).toHaveAttribute('data-earned', claim.verdict);
        await expect(card, claim.id).toHaveAttribute('data-ok', 'true');
        await expect(verdictOf(card)).toHaveText(earnedWords[claim.verdict].en);
        await expect(verdictOf(card)).toHaveAttribute('data-tone', 'good');
        await open(card);
        await expect(card.locator('[data-compared]'), claim.id).toHaveAttribute('data-compared', 'same');
      }
      await expect(page.locator('.run-all')).toContainText(
        fill(said.all.good, { good: ids.length, total: ids.length }),
      );
    },
  );

  // The others with a seed of their own, in three browsers: `npm run cross-browser`.
  test(
    `zh/${chapter}: with networks of their own the first and the last card come to what Node comes to`,
    slowIf(chapter !== sample[1]),
    async ({ page }) => {
      test.setTimeout(600_000);
      await page.goto(`zh/${chapter}/#text`);
      await expect(page.locator('.card')).toHaveCount(ids.length);
      const chosen = new Map<Claim, RunOptions>();
      for (const claim of new Set([ids[0], ids[ids.length - 1]])) {
        const card = cardOf(page, claim);
        await open(card);
        const offers = async (name: string) => (await field(card, name).count()) > 0;
        const [seed, cases] = [await offers('seed'), await offers('cases')];
        if (seed) await field(card, 'seed').fill('7');
        if (cases) await field(card, 'cases').fill('10');
        await runButton(card).click();
        chosen.set(claim, { ...defaults, ...(seed && { seed: 7 }), ...(cases && { cases: 10 }) });
      }
      for (const [claim, options] of chosen) {
        const card = cardOf(page, claim);
        await expect(card, claim.id).toHaveAttribute('data-live', 'true', { timeout: 500_000 });
        const report = run(claim, options);
        await expect(digestOf(card), claim.id).toHaveText(report.digest);
        await expect(card, claim.id).toHaveAttribute('data-earned', report.earned);
        await expect(card, claim.id).toHaveAttribute('data-ok', String(report.ok));
        await expect(verdictOf(card)).toContainText(earnedWords[report.earned].zh);
      }
    },
  );

  const tried = ids.find(({ proves }) => proves.some((part) => part.kind !== 'experiment' && part.controls.length > 0));
  if (tried) {
    test(
      `${chapter}: every mistake put into ${tried.id} is refuted`,
      slowIf(chapter !== sample[0]),
      async ({ page }) => {
        await page.goto(`en/${chapter}/#text`);
        const card = cardOf(page, tried);
        await open(card);
        const mistakes = card.locator('.card-mistakes .card-mistake');
        const planted = partsOf(tried).reduce((sum, { part }) => sum + part.controls.length, 0);
        await expect(mistakes).toHaveCount(planted);
        // One after the other: a result that comes in moves the buttons below it away from under the mouse.
        for (const mistake of await mistakes.all()) {
          await mistake.getByRole('button').first().click();
          await expect(mistake.locator('.card-tried [data-outcome]')).toHaveAttribute('data-outcome', 'refuted', long);
        }
      },
    );
  }
}

for (const lang of ['en', 'zh'] as const) {
  test(
    `${lang}: a reader drops the condition, and the worker finds and shrinks a counterexample`,
    slowIf(lang === 'en'),
    async ({ page }) => {
      await page.goto(`${lang}/vanishing/#text`);
      for (const claim of claims.filter(({ chapter, condition }) => chapter === 'vanishing' && condition)) {
        const card = cardOf(page, claim);
        await open(card);
        await field(card, 'seed').fill('3');
        await card.getByRole('button', { name: t(lang).card.drop, exact: true }).click();
        const found = card.locator('.card-dropped [role="status"]');
        await expect(found.locator('[data-outcome]')).toHaveAttribute('data-outcome', 'refuted', long);
        await expect(found).toContainText(t(lang).card.counterexample);
      }
    },
  );
}

/** A claim whose run takes a while with many networks. */
const slow = claims.find(({ id }) => id === 'rnn-chain');
if (!slow) throw new Error('there is no claim rnn-chain, needed one that runs long enough to be cancelled');
const card = (page: Page) => cardOf(page, slow);
const address = `en/claims/${slow.id}/`;

test('a run can be cancelled: the result before stays, and it can be run again', async ({ page }) => {
  await page.goto(address);
  const line = await card(page).locator('.card-words').textContent();
  await open(card(page));
  await field(card(page), 'cases').fill('10000');
  await field(card(page), 'steps').fill('10');
  await runButton(card(page)).click();
  await expect(card(page)).toHaveAttribute('data-phase', 'running', long);
  await expect(card(page).getByRole('progressbar')).toBeVisible(long);
  await expect(runButton(card(page))).toHaveText(said.cancel);
  await runButton(card(page)).click();
  await expect(card(page)).toHaveAttribute('data-phase', 'cancelled');
  await expect(card(page).locator('.card-words')).toHaveText(line ?? '');
  await expect(card(page).getByRole('status').first()).toContainText(said.cancelled);
  await expect(runButton(card(page))).toBeFocused();
  await expect(field(card(page), 'cases')).toHaveValue('10000');
  await field(card(page), 'cases').fill('5');
  await runButton(card(page)).click();
  await expect(card(page)).toHaveAttribute('data-live', 'true', long);
  await expect(digestOf(card(page))).toHaveText(nodeDigest(slow, { cases: 5, sizes: { steps: 10 } }));
});

test('a bad seed is said beside its field, and nothing typed is lost', async ({ page }) => {
  await page.goto(address);
  await open(card(page));
  await field(card(page), 'seed').fill('4294967296');
  await field(card(page), 'units').fill('3');
  await runButton(card(page)).click();
  const seed = field(card(page), 'seed');
  await expect(seed).toBeFocused();
  await expect(seed).toHaveAttribute('aria-invalid', 'true');
  const problem = fill(said.problem, { value: '4294967296', low: '0', high: '4,294,967,295' });
  await expect(seed).toHaveAccessibleDescription(problem);
  await expect(seed).toHaveValue('4294967296');
  await expect(field(card(page), 'units')).toHaveValue('3');
  await expect(card(page)).toHaveAttribute('data-phase', 'rest');
  await expect(card(page)).toHaveAttribute('data-live', 'false');
});

test('with the keyboard alone: open, type a seed, run; the verdict is announced and the focus stays', async ({
  page,
}) => {
  await page.goto(address);
  const toggle = card(page).locator('.card-toggle');
  await expect(toggle).toBeEnabled();
  await toggle.focus();
  await page.keyboard.press('Enter');
  await expect(toggle).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Tab');
  await expect(runButton(card(page))).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await expect(card(page)).toHaveAttribute('data-live', 'true', long);
  await expect(field(card(page), 'seed')).toBeFocused();
  await expect(card(page).getByRole('status').first()).toContainText(earnedWords[slow.verdict].en);
  await expect(digestOf(card(page))).toHaveText(nodeDigest(slow, { seed: 12 }));
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(
    `an open card on a phone, ${colorScheme}: accessible, and no wider than the screen`,
    slowIf(colorScheme === 'light'),
    async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 720 });
      await page.emulateMedia({ colorScheme });
      await page.goto(address);
      await open(card(page));
      await card(page).locator('.card-mistakes button').first().click();
      await expect(card(page).locator('[data-outcome="refuted"]').first()).toBeVisible(long);
      await field(card(page), 'seed').fill('x');
      await runButton(card(page)).click();
      expect(await violationsOf(page, {}, `.card[data-claim="${slow.id}"]`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    },
  );
}

test('coming to life moves nothing', async ({ page, browser, baseURL }) => {
  const still = await browser.newPage({ baseURL: baseURL ?? '' });
  await still.route('**/_astro/*.js', (route) => route.abort());
  await still.goto(address);
  await page.goto(address);
  await expect(runButton(card(page))).toBeEnabled();
  await expect(runButton(card(still))).toBeDisabled();
  expect(await card(page).boundingBox()).toEqual(await card(still).boundingBox());
  expect(await card(page).locator('.card-line').textContent()).toBe(
    await card(still).locator('.card-line').textContent(),
  );
  await still.close();
});

for (const lang of ['en', 'zh'] as const)
  test(`${lang}: a counterexample is drawn with a text alternative, and nothing of it is cut on a phone`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 720 });
    await page.goto(`${lang}/bptt/#rnn-chain`);
    const box = page.locator('#rnn-chain .printed .card-case');
    await expect(box.locator('.card-shows')).toContainText('−0.2151');
    const picture = box.locator('.card-network');
    await expect(picture).toHaveAttribute('aria-label', /w_rec = 0.5/);
    const [inner, outer] = [await picture.boundingBox(), await box.boundingBox()];
    expect((inner?.x ?? 0) + (inner?.width ?? 0)).toBeLessThanOrEqual((outer?.x ?? 0) + (outer?.width ?? 0) + 1);
  });

test('the first equation has an annotated card, and every card its terms', async ({ page }) => {
  await page.goto('en/rnn/#rnn-state');
  await expect(page.locator('.card-legend li')).toHaveCount(5);
  const first = cardOf(page, { id: 'rnn-state' });
  await open(first);
  await first.locator('.card-help > summary').click();
  await expect(first.locator('.card-terms dt').first()).toBeVisible();
});

test('the home page answers to the bias that is dragged', async ({ page }) => {
  await page.goto('en/');
  const bias = page.locator('.fade input[type="range"]');
  await expect(page.locator('.fade-row')).toHaveCount(3);
  const second = page.locator('.fade-row').nth(1);
  const before = await second.textContent();
  await expect(async () => {
    await bias.fill('0');
    expect(await second.textContent()).not.toBe(before);
  }).toPass();
  await expect(second).toContainText(/0\.00305/);
});
