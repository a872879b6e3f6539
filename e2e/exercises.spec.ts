/** Every exercise, answered wrongly and rightly as a reader would. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { chapters } from '../src/claims/claim.ts';
import type { Exercise } from '../src/exercises/exercise.ts';
import { exercisesOf } from '../src/exercises/index.ts';
import { samplesOf } from '../src/exercises/samples.ts';
import { languages } from '../src/proof/words.ts';
import { fill, t } from '../src/site/text/strings.ts';
import { slowIf } from './slow.ts';

const pages = [...chapters, 'before'] as const;
const all = new Map(await Promise.all(pages.map(async (page) => [page, await exercisesOf(page)] as const)));
const boxOf = (page: Page, { id }: Exercise) => page.locator(`[data-exercise="${id}"]`);

/** Opens a page and waits until its exercises listen. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('#exercises').scrollIntoViewIfNeeded();
  await expect(page.locator('.exercise fieldset:disabled')).toHaveCount(0);
}

/** Enters an answer, by the controls of its kind. */
async function enter(box: Locator, { answer }: Exercise, given: string): Promise<void> {
  if (answer.kind === 'number' || answer.kind === 'formula') return box.locator('input').fill(given);
  if (answer.kind === 'order') {
    const wanted = given.split(',');
    for (const [place, step] of wanted.entries())
      for (let moves = 0; moves < wanted.length; moves++) {
        const now = await box
          .locator('[data-step]')
          .evaluateAll((steps, name) => steps.findIndex((one) => (one as HTMLElement).dataset.step === name), step);
        if (now === place) break;
        await box.locator(`[data-step="${step}"] [data-move="${now > place ? 'up' : 'down'}"]`).click();
      }
    return;
  }
  for (const input of await box.locator('input').all())
    if (given.split(',').includes((await input.getAttribute('value')) ?? '')) await input.check();
    else if (answer.kind === 'proof') await input.uncheck();
}

const check = (box: Locator) => box.locator('.exercise-check').click();
/** Chapters that have each kind of answer between them: the answers to every exercise are checked in Vitest. */
const everyKind: readonly string[] = ['rnn', 'bptt', 'lstm-bptt'];
const verdictOf = (kind: Exercise['answer']['kind'], right: boolean) =>
  kind === 'proof' ? 'compared' : right ? 'right' : 'wrong';

test('the chapters that are answered in every run have each kind of answer', () => {
  const kindsOf = (some: readonly string[]) =>
    new Set(
      pages.filter((page) => some.includes(page)).flatMap((page) => all.get(page)?.map((one) => one.answer.kind)),
    );
  expect(kindsOf(everyKind)).toEqual(kindsOf(pages));
});

for (const [at, chapter] of pages.entries()) {
  // Both languages have the same data; each page is answered in one of them.
  const lang = languages[at % languages.length];
  const { exercises: strings, answered } = t(lang);
  const exercises = all.get(chapter) ?? [];

  test(
    `${lang}/${chapter}/: every exercise: wrong, hint, right, solution, kept, reset`,
    slowIf(!everyKind.includes(chapter)),
    async ({ page }) => {
      test.setTimeout(240_000);
      await open(page, `${lang}/${chapter}/`);
      expect(exercises.length).toBeGreaterThanOrEqual(3);
      await expect(page.locator('[data-exercise]')).toHaveCount(exercises.length);
      for (const exercise of exercises) {
        const box = boxOf(page, exercise);
        const { kind } = exercise.answer;
        const { right, wrong } = samplesOf(exercise);
        await enter(box, exercise, wrong);
        await check(box);
        await expect(box).toHaveAttribute('data-verdict', verdictOf(kind, false), { timeout: 60_000 });
        await expect(box.locator('[role="status"]')).toContainText(answered.verdict[verdictOf(kind, false)]);
        if (kind === 'mistake' || kind === 'formula') await expect(box.locator('.card-case')).toBeVisible();
        for (const hint of await box.locator('.exercise-hint').all()) {
          await hint.locator('summary').click();
          await expect(hint.locator('p')).toBeVisible();
        }
        await enter(box, exercise, right);
        await expect(box).not.toHaveAttribute('data-verdict', 'wrong');
        await check(box);
        await expect(box).toHaveAttribute('data-verdict', verdictOf(kind, true), { timeout: 60_000 });
        await expect(box.locator('.exercise-done')).toBeVisible();
        await box.locator('.exercise-solution summary').click();
        await expect(box.locator('.exercise-solution p')).toBeVisible();
      }
      const progress = page.locator('.exercises-progress');
      const done = fill(strings.progress, { done: exercises.length, n: exercises.length });
      await expect(progress).toContainText(done);
      await open(page, `${lang}/${chapter}/`);
      await expect(progress).toContainText(done);
      const [first] = exercises;
      if (first.answer.kind === 'number')
        await expect(boxOf(page, first).locator('input')).toHaveValue(samplesOf(first).right);
      await progress.getByRole('button').click();
      await expect(progress).toBeHidden();
      await expect(boxOf(page, first).locator('.exercise-done')).toBeHidden();
      await open(page, `${lang}/${chapter}/`);
      await expect(page.locator('.exercise-done:visible')).toHaveCount(0);
    },
  );
}

test('an exercise is answered by the keyboard alone, and a piece of a formula by a click', async ({ page }) => {
  await open(page, 'en/rnn/');
  const [first] = all.get('rnn') ?? [];
  const box = boxOf(page, first);
  await box.locator('input').focus();
  await page.keyboard.type('nothing');
  await page.keyboard.press('Enter');
  await expect(box).toHaveAttribute('data-verdict', 'unread');
  await expect(box.locator('.exercise-done')).toBeHidden();
  await box.locator('input').fill(samplesOf(first).right);
  await page.keyboard.press('Enter');
  await expect(box).toHaveAttribute('data-verdict', 'right');
  const mistake = page.locator('[data-kind="mistake"]').first();
  await mistake.locator('.piece').nth(1).click();
  await expect(mistake.locator('input').nth(1)).toBeChecked();
});

test('damaged and blocked storage keep nothing and break nothing', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('exercises', '{"fourth-state":7,"x":');
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await open(page, 'en/rnn/');
  const [first] = all.get('rnn') ?? [];
  const box = boxOf(page, first);
  await enter(box, first, samplesOf(first).right);
  await check(box);
  await expect(box).toHaveAttribute('data-verdict', 'right');
  await expect(page.locator('.exercises-progress')).toContainText('1');
});

test('a worker that does not load is told, and nothing is kept', async ({ page }) => {
  await open(page, 'en/rnn/');
  await page.route('**/claims-worker*', (route) => route.abort());
  const [first] = all.get('rnn') ?? [];
  const box = boxOf(page, first);
  await enter(box, first, samplesOf(first).right);
  await check(box);
  await expect(box).toHaveAttribute('data-verdict', 'failed');
  await expect(box.locator('[role="status"]')).not.toBeEmpty();
  expect(await page.evaluate(() => localStorage.getItem('exercises'))).toBeNull();
});

test('what checks answers is loaded when exercises are near, and the worker with an answer', async ({ page }) => {
  const scripts: string[] = [];
  const workers: string[] = [];
  page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
  page.on('worker', (worker) => workers.push(worker.url()));
  await page.goto('en/vanishing/', { waitUntil: 'networkidle' });
  const before = scripts.length;
  await open(page, 'en/vanishing/');
  expect(scripts.length).toBeGreaterThan(before);
  expect(workers).toEqual([]);
});

for (const lang of languages)
  test(`without scripts hints and solutions can be read, on paper the questions stand alone (${lang})`, async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
    const page = await context.newPage();
    await page.goto(`${lang}/bptt/`);
    const box = page.locator('[data-exercise]').first();
    await box.locator('.exercise-solution summary').click();
    await expect(box.locator('.exercise-solution p')).toBeVisible();
    await expect(box.locator('.exercise-check')).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(box.locator('.exercise-asks')).toBeVisible();
    await expect(box.locator('.exercise-solution')).toBeHidden();
    await page.goto(`${lang}/exercises/`);
    await expect(page.locator('.exercise-solved')).toHaveCount(
      chapters.reduce((sum, chapter) => sum + (all.get(chapter)?.length ?? 0), 0),
    );
    await context.close();
  });

test('exercises fit a narrow page', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const chapter of pages) {
    await open(page, `zh/${chapter}/`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), chapter).toBeLessThanOrEqual(360);
  }
});
