/** Links that reopen a run. */
import { expect, test } from '@playwright/test';
import project from '../package.json' with { type: 'json' };
import { run as runClaim } from '../src/check/run.ts';
import { claimById } from '../src/claims/index.ts';
import { languages } from '../src/proof/words.ts';
import { fill, t } from '../src/site/text/strings.ts';
import { slowIf } from './slow.ts';

const claim = claimById('rnn-state');
const release = project.version;
const report = runClaim(claim, { seed: 5, cases: 20, sizes: { units: 2 } });
const good = `?run=${claim.id}&seed=5&cases=20&units=2&verdict=${report.earned}&digest=${report.digest}`;
const card = `.card[data-claim="${claim.id}"]`;

for (const lang of languages) {
  const said = t(lang).card;

  test(
    `a permanent address with a run in it leads to the same result, said to be the same (${lang})`,
    slowIf(lang === 'zh'),
    async ({ page }) => {
      await page.goto(`c/${claim.tag}/${good}`);
      await page.locator(`#${lang} a`).click();
      await expect(page.locator(card)).toHaveAttribute('data-live', 'true');
      await expect(page.locator(`${card} .card-digest`)).toHaveText(report.digest);
      await expect(page.locator(`${card} [data-compared="same"]`)).toHaveText(
        fill(said.linkSame, { digest: report.digest }),
      );
      await expect(page.locator('.card-ignored')).toHaveCount(0);
    },
  );

  test(`a link with another result is told apart (${lang})`, slowIf(lang === 'en'), async ({ page }) => {
    await page.goto(`${lang}/${claim.chapter}/${good.replace(report.digest, 'f'.repeat(16))}#${claim.id}`);
    const other = page.locator(`${card} [data-compared="other"]`);
    await expect(other).toContainText('f'.repeat(16));
    await expect(other).toContainText(said.linkAltered);
    await page.goto(
      `${lang}/${claim.chapter}/${good.replace(report.digest, 'f'.repeat(16))}&release=0.0.1#${claim.id}`,
    );
    await expect(other).toContainText(fill(said.linkRelease, { here: release, there: '0.0.1' }));
  });

  test(`a bad value is said and left out, and the rest is run (${lang})`, slowIf(lang === 'zh'), async ({ page }) => {
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(
      `${lang}/${claim.chapter}/?run=${claim.id}&seed=%22%3E%3Cb%3E&cases=20&units=2000&digest=1#${claim.id}`,
    );
    const ignored = page.locator(`${card} .card-ignored`);
    await expect(ignored).toContainText(said.linkIgnoredRun);
    await expect(ignored.locator('li')).toHaveCount(3);
    await expect(ignored).toContainText('seed="><b>');
    await expect(page.locator(card)).toHaveAttribute('data-live', 'true');
    await expect(page.locator(`${card} .card-digest`)).toHaveText(runClaim(claim, { seed: 1, cases: 20 }).digest);
    expect(errors).toEqual([]);
  });

  test(
    `a link to a run that is not on the page is said to be one (${lang})`,
    slowIf(lang === 'en'),
    async ({ page }) => {
      await page.goto(`${lang}/${claim.chapter}/?run=no-such-claim`);
      await expect(page.locator('[data-notice="run"]')).toHaveText(
        fill(t(lang).link.noRun, { claim: 'no-such-claim' }),
      );
      await page.goto(`${lang}/${claim.chapter}/`);
      await expect(page.locator('[data-notice="run"]')).toBeHidden();
    },
  );
}

test('the link to a run is copied whole, and reopens it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { card: said } = t('en');
  await page.goto(`en/${claim.chapter}/${good}#${claim.id}`);
  await expect(page.locator(card)).toHaveAttribute('data-live', 'true');
  await page
    .locator(card)
    .getByRole('button', { name: `${said.copy} ${said.link}` })
    .click();
  const link = await page.evaluate('navigator.clipboard.readText()');
  expect(link).toBe(new URL(`${good}&release=${release}#${claim.id}`, page.url().split('?')[0]).href);
});

test('a link keeps the run, the explorer and the reading mode, and the language switch does too', async ({ page }) => {
  test.slow();
  const run = claimById('rnn-step-jacobian');
  const { digest, earned } = runClaim(run, { seed: 3, cases: 10 });
  const query = `?run=${run.id}&seed=3&cases=10&verdict=${earned}&digest=${digest}&release=${release}&walk.back=3`;
  await page.goto(`en/${run.chapter}/parallel/${query}#${run.id}`);
  const shown = page.locator(`.card[data-claim="${run.id}"]`);
  await expect(shown.locator('[data-compared="same"]').first()).toContainText(digest, { timeout: 60_000 });
  const link = shown.getByRole('link', { name: t('en').card.link });
  await link.evaluate((a) => a.addEventListener('click', (event) => event.preventDefault()));
  await link.click();
  expect(await link.getAttribute('href')).toBe(new URL(page.url()).href);
  await page.locator('a[data-language="zh"]').click();
  await expect(page).toHaveURL(new RegExp(`/zh/${run.chapter}/parallel/\\${query}`));
  await expect(shown.locator('[data-compared="same"]').first()).toContainText(digest, { timeout: 60_000 });
  await expect(shown.getByLabel(t('zh').card.seed, { exact: true })).toHaveValue('3');
});

test('a run that is kept over the language switch keeps its settings', async ({ page }) => {
  await page.goto(`en/claims/${claim.id}/`);
  await page.locator(`${card} .card-toggle`).click();
  await page.locator(card).getByLabel(t('en').card.seed, { exact: true }).fill('5');
  await page.locator(card).getByLabel(t('en').card.cases, { exact: true }).fill('20');
  await page.locator(`${card} .card-run`).click();
  await expect(page.locator(card)).toHaveAttribute('data-live', 'true');
  await page.locator('a[data-language="zh"]').click();
  await expect(page.locator(card)).toHaveAttribute('data-live', 'true');
  await page.locator(`${card} .card-toggle`).click();
  await expect(page.locator(card).getByLabel(t('zh').card.seed, { exact: true })).toHaveValue('5');
  await expect(page.locator(card).getByLabel(t('zh').card.cases, { exact: true })).toHaveValue('20');
});
