/** The ten sayings, and the page of the experiment with a run trained again. */
import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import record from '../content/experiments.json' with { type: 'json' };
import { claimById } from '../src/claims/index.ts';
import { languages } from '../src/proof/words.ts';
import { sayings, verdictOf } from '../src/site/sayings.ts';
import { fill, t } from '../src/site/text/strings.ts';
import { builtPages } from './pages.ts';
import { test } from './quiet.ts';

for (const lang of languages)
  test(`${lang}: ten sayings, each with verdict, equation, picture, places and a page of its own`, async ({ page }) => {
    const strings = t(lang).sayings;
    await page.goto(`${lang}/sayings/`);
    await expect(page.locator('.saying')).toHaveCount(10);
    for (const saying of sayings) {
      const shown = page.locator(`.saying#${saying.id}`);
      await expect(shown).toHaveAttribute('data-saying', verdictOf(saying));
      await expect(shown.locator('.saying-verdict .verdict')).toHaveText(strings.verdict[verdictOf(saying)]);
      await expect(shown.locator('.decides .equation')).toHaveCount(1);
      await expect(shown.locator('.decides code')).toHaveText(/^[0-9a-f]{16}$/);
      await expect(shown.locator(`.explorer#explorer-${saying.picture.explorer}`)).toHaveCount(1);
      await expect(shown.locator('.places li')).toHaveCount(saying.places.length);
    }
    const [first] = sayings;
    await page.locator(`.sayings-list a[href="#${first.id}"]`).click();
    await expect(page.locator(`#${first.id}`)).toBeInViewport();
    await page.locator(`#${first.id}`).getByRole('link', { name: strings.own }).click();
    await expect(page).toHaveURL(new RegExp(`/${lang}/sayings/${first.id}/$`));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(fill(strings.quote, { says: first.says[lang] }));
    const picture = await page.locator('meta[property="og:image"]').getAttribute('content');
    expect((await page.request.get(new URL(picture ?? '').pathname)).headers()['content-type']).toBe('image/png');
    await page.goto(`${lang}/sayings/radius/`);
    await page.locator('header [data-language]').click();
    await expect(page).toHaveURL(/sayings\/radius\/$/);
  });

test('a picture starts where its saying starts it, moves, and comes back from the address', async ({ page }) => {
  await page.goto('en/sayings/solved/');
  const shown = page.locator('#explorer-gates');
  await shown.scrollIntoViewIfNeeded();
  const bias = shown.locator('#explorer-gates-bias');
  await expect(bias).toBeEnabled();
  await expect(bias).toHaveValue('0');
  await bias.fill('5');
  await expect(shown.locator('.explorer-body')).toHaveAttribute('data-live', 'true');
  await expect(page).toHaveURL(/gates\.bias=5/);
  const said = await shown.locator('.explorer-says:visible').textContent();
  await page.reload();
  await expect(shown.locator('.explorer-says:visible')).toHaveText(said ?? '');
  await shown.getByRole('button', { name: t('en').explorer.reset }).click();
  await expect(bias).toHaveValue('0');
});

test('the frame of a saying shows one language, and the feed has every saying', async ({ page }) => {
  await page.goto('embed/sayings/clipping/?lang=zh');
  await expect(page.locator('[data-tongue="zh"]').first()).toBeVisible();
  await expect(page.locator('[data-tongue="en"]')).not.toHaveCount(0);
  for (const hidden of await page.locator('[data-tongue="en"]').all()) await expect(hidden).toBeHidden();
  await expect(page.locator('.equation')).toHaveCount(1);
  for (const lang of languages) {
    const feed = readFileSync(`dist/${lang}/feed.xml`, 'utf8');
    for (const { id } of sayings) expect(feed).toContain(`/${lang}/sayings/${id}/#added`);
  }
});

test('the sayings and the experiment are in the sitemap, and each saying’s equations are linked', () => {
  const map = readFileSync('dist/sitemap-0.xml', 'utf8');
  const pages = new Map(builtPages('dist').map(({ address, html }) => [address, html]));
  for (const lang of languages) {
    for (const path of ['experiment/', 'sayings/', ...sayings.map(({ id }) => `sayings/${id}/`)])
      expect(map, path).toContain(`/${lang}/${path}</loc>`);
    for (const { id, evidence } of sayings)
      for (const { claim } of evidence)
        expect(pages.get(`${lang}/sayings/${id}/`), id).toContain(`/${lang}/claims/${claimById(claim).id}/`);
  }
});

for (const [lang, words] of [
  ['en', 'LSTM cannot explode'],
  ['zh', '梯度裁剪也能对付梯度消失'],
] as const)
  test(`${lang}: a saying is found by search`, async ({ page }) => {
    await page.goto(`${lang}/`);
    await page.keyboard.press('/');
    await page.locator('dialog input').fill(words);
    const first = page.locator('dialog ol a').first();
    await expect(first).toHaveAttribute('href', new RegExp(`/${lang}/sayings/(no-explosion|clipping)/`));
  });

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('both pages can be read', async ({ page }) => {
    await page.goto('zh/sayings/');
    await expect(page.locator('.saying')).toHaveCount(10);
    await expect(page.locator('#explorer-clip .explorer-says').first()).toBeVisible();
    await page.goto('en/experiment/');
    await expect(page.locator('table[data-experiment]')).toHaveCount(6);
    await expect(page.locator('#explorer-replay .explorer-says').first()).toBeVisible();
  });
});

const conclusion = (page: Page) => page.locator('#explorer-replay .explorer-conclusion');

test('a recorded run is trained again from a link, and is the same to the last bit', async ({ page }) => {
  const run = record.experiments.find(({ id }) => id === 'latch-0.05')?.arms.find(({ id }) => id === 'chrono')?.runs[3];
  await page.goto('en/experiment/?replay.experiment=latch-0.05&replay.arm=chrono&replay.seed=4');
  await page.locator('#explorer-replay').scrollIntoViewIfNeeded();
  await expect(conclusion(page)).toContainText('Same as recorded', { timeout: 60_000 });
  await expect(conclusion(page)).toContainText(`update ${run?.updates}`);
});

test('a run can be cancelled, and a record that differs is called different', async ({ page }) => {
  // One run of the record is changed by a bit.
  await page.route('**/api/trials.json', async (route) => {
    const trials = await (await route.fetch()).json();
    const arm = trials.experiments
      .find(({ id }: { id: string }) => id === 'latch-0.02')
      .arms.find(({ id }: { id: string }) => id === 'chrono');
    arm.runs[0].loss *= 1 + 2 ** -52;
    await route.fulfill({ json: trials });
  });
  await page.goto('zh/experiment/?replay.experiment=adding-1000&replay.arm=rnn&replay.seed=1');
  const shown = page.locator('#explorer-replay');
  const { replay } = t('zh');
  await shown.scrollIntoViewIfNeeded();
  await shown.getByRole('button', { name: replay.cancel }).click();
  await expect(shown.locator('.explorer-body')).toHaveAttribute('data-state', 'cancelled');
  await shown.locator('#explorer-replay-experiment').selectOption('latch-0.02');
  await shown.locator('#explorer-replay-arm').selectOption('chrono');
  await shown.getByRole('button', { name: replay.start }).click();
  await expect(conclusion(page)).toContainText('与记录不同', { timeout: 60_000 });
});

test('curves of two arms are chosen, and kept in the address', async ({ page }) => {
  await page.goto('en/experiment/');
  const shown = page.locator('#explorer-runs');
  await shown.scrollIntoViewIfNeeded();
  const first = shown.locator('#explorer-runs-first');
  await expect(first).toBeEnabled();
  await first.selectOption('forget-1');
  await expect(shown.locator('.explorer-says:visible')).toContainText('0 of 30');
  await expect(page).toHaveURL(/runs\.first=forget-1/);
  await shown.locator('#explorer-runs-experiment').selectOption('adding-50');
  await shown.locator('#explorer-runs-second').selectOption('forget-minus-2');
  await expect(shown.locator('.explorer-says:visible')).toContainText('not run in this experiment');
});

test('chapter 8 leads to the page of the experiment', async ({ page }) => {
  await page.goto('en/beyond/');
  await page.locator('#experiment-latch figcaption a').click();
  await expect(page).toHaveURL(/\/en\/experiment\/$/);
});
