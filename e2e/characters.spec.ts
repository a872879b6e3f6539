/** The networks that learn to read a text: their training in a worker, its controls, and the bits that Node has. */
import { expect, type Locator, type Page } from '@playwright/test';
import { formatNumber } from '../src/check/number.ts';
import explorer from '../src/explorers/characters.ts';
import picture from '../src/explorers/plots/characters.ts';
import { initialValues } from '../src/explorers/values.ts';
import type { Language } from '../src/proof/words.ts';
import { t } from '../src/site/text/strings.ts';
import { slowestFrame } from './frames.ts';
import { test } from './quiet.ts';
import { slow } from './slow.ts';

const chapter = 'practice';
/** What the page states, and every engine must reach: the digests of the weights after 500 updates from seed 1. */
const stated = { lstm: '32f62f2159630816', rnn: '73ed158024beda56' } as const;

const said = (of: Locator) => of.locator('.explorer-says:visible');
const field = (of: Locator, name: string) => of.locator(`[id$="-${name}"]`);
async function open(page: Page, lang: Language, query = ''): Promise<Locator> {
  await page.goto(`${lang}/${chapter}/${query}`);
  const shown = page.locator('#explorer-characters');
  await shown.scrollIntoViewIfNeeded();
  await expect(field(shown, 'units')).toHaveCount(1);
  return shown;
}
const sentence = (lang: Language, values: object): string => {
  const data = explorer.compute({ ...initialValues(explorer.parameters), ...values } as never);
  return picture.says(data, { lang, number: (x) => formatNumber(x) });
};
const state = (of: Locator, is: string, timeout = 60_000) =>
  expect(of.locator('.explorer-body')).toHaveAttribute('data-state', is, { timeout });

test('what the build trained has the stated loss and bits', async ({ page }) => {
  const shown = await open(page, 'en');
  const text = (await said(shown).textContent()) ?? '';
  for (const digest of Object.values(stated)) expect(text).toContain(digest);
  expect(text).toContain('LSTM after 500 updates: a loss of 0.364 nats a character, 0.0274 at far closing brackets');
});

for (const [lang, text] of [
  ['en', 'brackets'],
  ['zh', 'verse'],
] as const)
  test(`${lang}: ${text} learned in the browser, from a link, is to the last bit what Node learns`, async ({
    page,
  }) => {
    const values = { text, units: 8, budget: 50, seed: 3, bias: 'horizon' };
    const query = Object.entries(values).map(([name, value]) => `characters.${name}=${value}`);
    const shown = await open(page, lang, `?${query.join('&')}`);
    await state(shown, 'done');
    await expect(said(shown)).toHaveText(sentence(lang, values));
  });

test('the stated run has the stated bits in the browser too', slow, async ({ page }) => {
  test.setTimeout(180_000);
  const shown = await open(page, 'en');
  await shown.locator('.explorer-main').click();
  await state(shown, 'done', 150_000);
  for (const digest of Object.values(stated)) await expect(said(shown)).toContainText(digest);
});

test('training is started, paused, stepped, resumed and cancelled by the keyboard, and the page answers meanwhile', async ({
  page,
}) => {
  const shown = await open(page, 'en', '?view=single');
  const words = t('en').race;
  const updates = async () => Number(/LSTM after (\d+)/.exec((await said(shown).textContent()) ?? '')?.[1]);
  const press = async (name: string) => {
    await shown.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
  };
  await expect(field(shown, 'budget')).toBeEnabled();
  await field(shown, 'units').fill('64');
  await field(shown, 'budget').fill('2000');
  await expect(page).toHaveURL(/characters\.units=64/);
  await press(words.start);
  await state(shown, 'running');
  await expect.poll(updates).toBeGreaterThan(1);
  await expect(field(shown, 'units')).toBeDisabled();
  expect(await slowestFrame(page)).toBeLessThan(500);
  await press(words.pause);
  await state(shown, 'paused');
  const paused = await updates();
  await page.waitForTimeout(400);
  expect(await updates()).toBe(paused);
  await press(words.step);
  await expect.poll(updates).toBe(paused + 1);
  await press(words.resume);
  await expect.poll(updates).toBeGreaterThan(paused + 1);
  await press(words.cancel);
  await state(shown, 'cancelled');
  await expect(field(shown, 'units')).toBeEnabled();
});
