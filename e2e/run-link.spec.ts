/** Links that reopen a run. */
import { expect, test } from '@playwright/test';
import { claimById } from '../src/claims/index.ts';
import { fill, t } from '../src/i18n/t.ts';
import { languages } from '../src/proof/words.ts';
import { run } from '../src/runner/run.ts';

const claim = claimById('rnn-state');
const report = run(claim, { seed: 5, cases: 20, sizes: { units: 2 } });
const good = `?run=${claim.id}&seed=5&cases=20&units=2&verdict=${report.earned}&digest=${report.digest}`;
const card = `.card[data-claim="${claim.id}"]`;

for (const lang of languages) {
  const said = t(lang).card;

  test(`a permanent address with a run in it leads to the same result, said to be the same (${lang})`, async ({
    page,
  }) => {
    await page.goto(`c/${claim.tag}/${good}`);
    await page.locator(`#${lang} a`).click();
    await expect(page.locator(card)).toHaveAttribute('data-live', 'true');
    await expect(page.locator(`${card} .card-digest`)).toHaveText(report.digest);
    await expect(page.locator(`${card} [data-compared="same"]`)).toHaveText(
      fill(said.linkSame, { digest: report.digest }),
    );
    await expect(page.locator('.card-ignored')).toHaveCount(0);
  });

  test(`a link with another result is told apart (${lang})`, async ({ page }) => {
    await page.goto(`${lang}/${claim.chapter}/${good.replace(report.digest, 'f'.repeat(16))}#${claim.id}`);
    await expect(page.locator(`${card} [data-compared="other"]`)).toContainText('f'.repeat(16));
  });

  test(`a bad value is said and left out, and the rest is run (${lang})`, async ({ page }) => {
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(
      `${lang}/${claim.chapter}/?run=${claim.id}&seed=%22%3E%3Cb%3E&cases=20&units=2000&digest=1#${claim.id}`,
    );
    const ignored = page.locator(`${card} .card-ignored`);
    await expect(ignored).toContainText(said.linkIgnored);
    await expect(ignored.locator('li')).toHaveCount(3);
    await expect(ignored).toContainText('seed="><b>');
    await expect(page.locator(card)).toHaveAttribute('data-live', 'true');
    await expect(page.locator(`${card} .card-digest`)).toHaveText(run(claim, { seed: 1, cases: 20 }).digest);
    expect(errors).toEqual([]);
  });

  test(`a link to a run that is not on the page is said to be one (${lang})`, async ({ page }) => {
    await page.goto(`${lang}/${claim.chapter}/?run=no-such-claim`);
    await expect(page.locator('[data-notice="run"]')).toHaveText(fill(t(lang).link.noRun, { claim: 'no-such-claim' }));
    await page.goto(`${lang}/${claim.chapter}/`);
    await expect(page.locator('[data-notice="run"]')).toBeHidden();
  });
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
  expect(link).toBe(new URL(`${good}#${claim.id}`, page.url().split('?')[0]).href);
});
