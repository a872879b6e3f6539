/** The walk back: by keyboard, by dragging, played, without motion, and from a link. What is said must be what Node computes. */
import { expect, type Locator, type Page } from '@playwright/test';
import { formatNumber } from '../src/check/number.ts';
import { explore } from '../src/explorers/explore.ts';
import { explorerById } from '../src/explorers/index.ts';
import { pictureOf } from '../src/explorers/plots/index.ts';
import { initialValues, isNumber } from '../src/explorers/values.ts';
import type { Language } from '../src/proof/words.ts';
import { t } from '../src/site/text/strings.ts';
import { test } from './quiet.ts';
import { slowIf } from './slow.ts';

const walks = [
  { id: 'walk', page: 'en/bptt/', lang: 'en' },
  { id: 'walk-far', page: 'zh/vanishing/', lang: 'zh' },
  { id: 'walk-lstm', page: 'zh/lstm-gradient/', lang: 'zh' },
  { id: 'walk-two', page: 'en/', lang: 'en' },
  { id: 'walk-four', page: 'en/practice/', lang: 'en' },
] as const satisfies readonly { id: string; page: string; lang: Language }[];

async function open(page: Page, { id, page: address }: (typeof walks)[number], query = ''): Promise<Locator> {
  await page.goto(address + query);
  const shown = page.locator(`#explorer-${id}`);
  await shown.scrollIntoViewIfNeeded();
  await expect(shown.locator('.explorer-main')).toBeEnabled();
  return shown;
}
async function sentence({ id, lang }: (typeof walks)[number], values: object): Promise<string> {
  const all = { ...initialValues(explorerById(id).parameters), ...values };
  const picture = await pictureOf(id);
  return picture.says(explore(id, all), { lang, number: (x) => formatNumber(x) });
}
const said = (shown: Locator) => shown.locator('.explorer-says:visible');
const button = (shown: Locator, name: string) => shown.getByRole('button', { name, exact: true });
const lastOf = (id: string): number => {
  const { back } = explorerById(id).parameters;
  if (!isNumber(back)) throw new Error(`${id}: back is a choice, needed a number`);
  return back.high;
};

for (const walk of walks)
  test(
    `${walk.id}: the keyboard takes steps back and undoes them, and only where the walk has the focus`,
    slowIf(walk !== walks[0]),
    async ({ page }) => {
      const shown = await open(page, walk);
      const words = t(walk.lang).explorer.walk;
      const at = async (back: number) => {
        await expect(said(shown)).toHaveText(await sentence(walk, { back }));
        await expect(shown.locator('[id$="-back"]')).toHaveValue(String(back));
      };
      await at(2);
      await button(shown, words.back).focus();
      await page.keyboard.press('Enter');
      await at(3);
      await page.keyboard.press('ArrowLeft');
      await at(4);
      await page.keyboard.press('ArrowRight');
      await at(3);
      await page.keyboard.press('Home');
      await at(lastOf(walk.id));
      await page.keyboard.press('ArrowLeft');
      await at(lastOf(walk.id));
      // At its end the button keeps the focus and says that it has nothing to do.
      await expect(button(shown, words.back)).toBeFocused();
      await expect(button(shown, words.back)).toHaveAttribute('aria-disabled', 'true');
      await expect(said(shown)).toHaveAttribute('role', 'status');
      await page.keyboard.press('End');
      await at(0);
      await expect(page).toHaveURL(new RegExp(`[?&]${walk.id}\\.back=0(&|$)`));

      await shown.locator('summary').focus();
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Home');
      await at(0);
    },
  );

test('weights and inputs are dragged, and the numbers in the picture follow', async ({ page }) => {
  const [walk] = walks;
  const shown = await open(page, walk);
  const before = await shown.locator('.explorer-plot:visible text.strong').allTextContents();
  for (const name of ['gain', 'first']) {
    const field = shown.locator(`[id$="-${name}"]`);
    const slider = field.locator('xpath=preceding-sibling::input');
    await slider.scrollIntoViewIfNeeded();
    const box = (await slider.boundingBox())!;
    const middle = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width / 2, middle);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.8 * box.width, middle, { steps: 5 });
    await page.mouse.up();
    const { initial } = explorerById('walk').parameters[name];
    await expect(field).not.toHaveValue(String(initial));
  }
  const [gain, first] = await Promise.all(
    ['gain', 'first'].map(async (name) => Number(await shown.locator(`[id$="-${name}"]`).inputValue())),
  );
  await expect(said(shown)).toHaveText(await sentence(walk, { gain, first }));
  expect(await shown.locator('.explorer-plot:visible text.strong').allTextContents()).not.toEqual(before);
});

for (const walk of [walks[0], walks[2]])
  test(
    `${walk.id}: played, it walks to its end and stops, can be paused, and moves nothing on the page`,
    slowIf(walk !== walks[0]),
    async ({ page }) => {
      const shown = await open(page, walk, `?${walk.id}.back=1`);
      const { play, pause } = t(walk.lang).explorer.walk;
      const taken = shown.locator('[id$="-back"]');
      await page.evaluate(() => {
        Object.assign(globalThis, { shifted: 0 });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            if (!(entry as unknown as { hadRecentInput: boolean }).hadRecentInput)
              (globalThis as unknown as { shifted: number }).shifted += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift' });
      });
      await button(shown, play).click();
      await expect(taken).toHaveValue('2');
      await button(shown, pause).click();
      const paused = await taken.inputValue();
      await page.waitForTimeout(1600);
      await expect(taken).toHaveValue(paused);
      await button(shown, play).click();
      await expect(taken).toHaveValue(String(lastOf(walk.id)), { timeout: 20_000 });
      await expect(button(shown, play)).toBeVisible();
      await expect(said(shown)).toHaveText(await sentence(walk, { back: lastOf(walk.id) }));
      expect(await page.evaluate(() => (globalThis as unknown as { shifted: number }).shifted)).toBe(0);
      // Played again it begins anew.
      await button(shown, play).click();
      await expect(taken).toHaveValue('0');
    },
  );

test('a reader who wants no motion gets none, and all steps', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const [walk] = walks;
  const shown = await open(page, walk);
  const words = t(walk.lang).explorer.walk;
  await expect(button(shown, words.play)).toBeHidden();
  for (let back = 3; back <= lastOf(walk.id); back++) {
    await button(shown, words.back).click();
    await expect(said(shown)).toHaveText(await sentence(walk, { back }));
  }
  await button(shown, words.start).click();
  await expect(said(shown)).toHaveText(await sentence(walk, { back: 0 }));
});

test('a link opens the walk where its sender was', async ({ page }) => {
  const [, , walk] = walks;
  const values = { back: 4, bias: -2, output: 0 };
  const query = Object.entries(values).map(([name, value]) => `${walk.id}.${name}=${value}`);
  const shown = await open(page, walk, `?${query.join('&')}`);
  await expect(said(shown)).toHaveText(await sentence(walk, values));
});
