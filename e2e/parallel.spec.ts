/** The parallel view, the reading mode in the address, and a passage's counterpart. */
import { readFileSync } from 'node:fs';
import { expect, test as plain } from '@playwright/test';
import { parseHTML } from 'linkedom';
import { claims } from '../src/claims/index.ts';
import { languages } from '../src/proof/words.ts';
import { fill, htmlLang, t } from '../src/site/text/strings.ts';
import { listening } from './listening.ts';
import { test } from './quiet.ts';
import { slowIf } from './slow.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const other = { en: 'zh', zh: 'en' } as const;
const read = (address: string) => readFileSync(`dist/${address}index.html`, 'utf8');
const chapter = 'bptt';
const claim = claims.find((one) => one.chapter === chapter);
if (!claim) throw new Error(`no claim in ${chapter}, needed one that can be run`);

for (const lang of languages) {
  test(
    `${lang}: what leads on from the parallel view stays in it, and keeps the place`,
    slowIf(lang === 'zh'),
    async ({ page }) => {
      await page.goto(`${lang}/${chapter}/parallel/`);
      await page.locator('.turn [rel="next"]').click();
      await expect(page).toHaveURL(new RegExp(`/${lang}/vanishing/parallel/$`));
      await page.locator('.turn [rel="prev"]').click();
      await expect(page).toHaveURL(new RegExp(`/${lang}/${chapter}/parallel/$`));
      await page.locator('.contents a[href$="/lstm/parallel/"]').click();
      await expect(page).toHaveURL(new RegExp(`/${lang}/lstm/parallel/$`));
      await listening(page);
      const place = page.locator('#text > [id]').nth(6);
      const id = await place.getAttribute('id');
      await place.evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
      await page.locator('a[data-language]').click();
      await expect(page).toHaveURL(new RegExp(`/${other[lang]}/lstm/parallel/#${id}$`));
      await expect(page.locator(`#${id}`)).toBeInViewport();
      await listening(page);
      await page.getByRole('link', { name: t(other[lang]).view.single }).click();
      await expect(page).toHaveURL(new RegExp(`/${other[lang]}/lstm/#${id}$`));
      await expect(page.locator(`#${id}`)).toBeInViewport();
      await listening(page);
      await page.getByRole('link', { name: t(other[lang]).view.parallel }).click();
      await expect(page).toHaveURL(new RegExp(`/${other[lang]}/lstm/parallel/#${id}$`));
    },
  );

  test(`${lang}: pages without a parallel view carry it on`, slowIf(lang === 'zh'), async ({ page }) => {
    await page.goto(`${lang}/${chapter}/parallel/`);
    await listening(page);
    await page.locator('.brand').click();
    await expect(page).toHaveURL(new RegExp(`/${lang}/\\?view=parallel$`));
    await listening(page);
    await page.locator('a[data-language]').click();
    await expect(page).toHaveURL(new RegExp(`/${other[lang]}/\\?view=parallel`));
    await listening(page);
    await page.locator(`.chapters a[href$="/${chapter}/"]`).click();
    await expect(page).toHaveURL(new RegExp(`/${other[lang]}/${chapter}/parallel/$`));
  });

  test(
    `${lang}: an address may ask for the mode; one that there is not is said and left out`,
    slowIf(lang === 'en'),
    async ({ page }) => {
      await page.goto(`${lang}/${chapter}/?view=parallel&lag.rho=1#b2`);
      await expect(page).toHaveURL(new RegExp(`/${lang}/${chapter}/parallel/\\?lag.rho=1#b2$`));
      await page.goto(`${lang}/${chapter}/parallel/?view=single`);
      await expect(page).toHaveURL(new RegExp(`/${lang}/${chapter}/$`));
      await expect(page.locator('.notice:visible')).toHaveCount(0);
      for (const address of ['', `${chapter}/`, `${chapter}/parallel/`]) {
        await page.goto(`${lang}/${address}?view=%3Cb%3E{views}`);
        const said = fill(t(lang).view.bad, { value: '<b>{views}', views: 'single, parallel' });
        await expect(page.locator('.notice:visible')).toHaveText(said);
      }
    },
  );

  test(`${lang}: a run stays when the reading mode changes`, slowIf(lang === 'zh'), async ({ page }) => {
    const card = page.locator(`.card[data-claim="${claim.id}"]`);
    await page.goto(`${lang}/${chapter}/#text`);
    await card.locator('.card-run').click();
    await expect(card).toHaveAttribute('data-live', 'true', { timeout: 60_000 });
    await page.locator('a[data-view]').click();
    await expect(page).toHaveURL(/\/parallel\//);
    await expect(card).toHaveAttribute('data-live', 'true');
  });

  test(`${lang}: on a phone the languages stand one above the other`, slowIf(lang === 'zh'), async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${lang}/${chapter}/parallel/`);
    const [first, second] = await page
      .locator('#text > .pair')
      .first()
      .locator('> *')
      .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().toJSON()));
    expect(second.top).toBeGreaterThanOrEqual(first.bottom);
    await page.setViewportSize({ width: 1280, height: 800 });
    const [left, right] = await page
      .locator('#text > .pair')
      .first()
      .locator('> *')
      .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().toJSON()));
    expect(right.left).toBeGreaterThan(left.right);
    expect(right.top).toBe(left.top);
  });

  test(
    `${lang}: a passage is shown in the other language, with the keyboard, and put away again`,
    slowIf(lang === 'en'),
    async ({ page }) => {
      await page.goto(`${lang}/${chapter}/`);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      const button = page.getByRole('button', { name: t(lang).view.counterpart }).nth(1);
      await expect(button).toBeEnabled();
      await button.focus();
      await expect(button).toHaveAttribute('aria-expanded', 'false');
      expect(asked).not.toContain(`/${other[lang]}/${chapter}/`);
      await page.keyboard.press('Enter');
      await expect(button).toHaveAttribute('aria-expanded', 'true');
      const panel = page.locator(`#${await button.getAttribute('aria-controls')}`);
      await expect(panel).toHaveAttribute('lang', htmlLang[other[lang]]);
      const block = await button.getAttribute('data-block');
      const html = read(`${other[lang]}/${chapter}/`);
      const { document } = parseHTML(html);
      await expect(panel.locator('p')).toHaveText(document.getElementById(block ?? '')?.textContent ?? '');
      await expect(page.locator(`[id="${block}"]`)).toHaveCount(1);
      await page.keyboard.press('Enter');
      await expect(panel).toHaveCount(0);
      await expect(button).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(panel).toBeVisible();
      expect(asked.filter((path) => path === `/${other[lang]}/${chapter}/`)).toHaveLength(1);
    },
  );
}

test('the buttons for a passage move nothing', async ({ page }) => {
  await page.goto(`en/${chapter}/`);
  const heights = () =>
    page.locator('#text > [id]').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  const before = await heights();
  await expect(page.locator('.counterpart')).not.toHaveCount(0);
  await page.locator('.counterpart').evaluateAll((all) => {
    for (const one of all as HTMLElement[]) one.style.setProperty('display', 'none', 'important');
  });
  expect(await heights()).toEqual(before);
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test('a tap on a paragraph shows it in the other language; a tap on a link in it follows the link', async ({
    page,
  }) => {
    await page.goto('en/rnn/');
    const button = page.locator('.counterpart').first();
    await expect(button).toBeEnabled();
    await page.locator('#b1').tap();
    await expect(page.locator('#b1-twin')).toHaveAttribute('lang', 'zh-CN');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.locator('#b1-twin').tap();
    await expect(page.locator('#b1-twin')).toHaveCount(0);
    // The first touch shows the citation's hint.
    await page.locator('#b2 a').first().tap();
    await page.locator('#b2 a').first().tap();
    await expect(page).toHaveURL(/\/en\/references\/#/);
  });
});

// Plain: the browser itself reports the request that fails.
plain('a passage that cannot be loaded is said, and can be asked for again', async ({ page }) => {
  await page.goto('zh/rnn/');
  await page.route('**/en/rnn/', (route) => route.abort());
  const button = page.locator('.counterpart').first();
  await button.click();
  await expect(page.getByRole('alert')).toHaveText(t('zh').view.failed);
  await page.unroute('**/en/rnn/');
  await button.click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await button.click();
  await expect(page.locator('#b1-twin')).toHaveAttribute('lang', 'en');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the parallel view is whole, and leads on within itself', async ({ page }) => {
    await page.goto('en/rnn/');
    await expect(page.locator('.counterpart').first()).toBeHidden();
    await page.getByRole('link', { name: t('en').view.parallel }).click();
    await expect(page.locator('#b1 > [lang="zh-CN"]')).toBeVisible();
    await expect(page.locator('.claim .true math').first()).toBeAttached();
    await page.locator('.turn [rel="next"]').click();
    await expect(page).toHaveURL(/\/en\/bptt\/parallel\/$/);
    await page.locator('a[data-language]').click();
    await expect(page).toHaveURL(/\/zh\/bptt\/parallel\/$/);
  });
});
