import { expect, type Page, test } from '@playwright/test';
import { claimById, claims } from '../src/claims/index.ts';
import { languages } from '../src/proof/words.ts';
import { t } from '../src/site/text/strings.ts';
import { slow } from './slow.ts';

const claim = claimById('rnn-chain');

async function search(page: Page, lang: 'en' | 'zh', words: string) {
  await page.goto(`${lang}/`);
  await page.getByRole('button', { name: t(lang).search.open }).click();
  const dialog = page.getByRole('dialog', { name: t(lang).search.open });
  await dialog.getByRole('searchbox').fill(words);
  await expect(dialog.getByRole('link').first()).toBeVisible();
  return dialog;
}

/** What is searched for, one after the other, and the page that is among the first three found: never that of the search before. */
const finds = {
  en: [
    ['forget gate', '/en/claims/forget-gate/'],
    [claim.tag, `/en/claims/${claim.id}/`],
    ['vanishing bound', '/en/claims/rnn-vanishing-bound/'],
    [claim.id, `/en/claims/${claim.id}/`],
  ],
  zh: [
    ['梯度消失', '/zh/sayings/solved/'],
    [claim.tag.toLowerCase(), `/zh/claims/${claim.id}/`],
    ['随时间反向传播', '/zh/bptt/'],
    ['遗忘门', '/zh/claims/forget-gate/'],
    [claim.id, `/zh/claims/${claim.id}/`],
  ],
} as const;
for (const lang of languages)
  test(`${lang}: words of the text, a tag and a name find their page`, async ({ page }) => {
    const dialog = await search(page, lang, finds[lang][0][0]);
    for (const [words, address] of finds[lang]) {
      await dialog.getByRole('searchbox').fill(words);
      const found = () =>
        dialog.locator('li a').evaluateAll((all) => all.slice(0, 3).map((a) => a.getAttribute('href')));
      await expect.poll(found, `among the first three for “${words}”`).toContain(address);
      const texts = await dialog.locator('li p').allTextContents();
      for (const text of texts)
        expect(text).not.toMatch(/[\\{}_^]|\$|\b(of|from|to) [.,;:]|[\d.]+(article|holds|corrected)/);
      // What was typed is marked as it was typed, and not in pieces.
      if (texts[0].toLowerCase().includes(words.toLowerCase()))
        await expect(dialog.locator('li p').first().locator('mark').first()).toHaveText(new RegExp(`^${words}$`, 'i'));
      for (const link of await dialog.locator('li a').all())
        expect(await link.getAttribute('href')).toMatch(new RegExp(`^/${lang}/`));
    }
  });

for (const lang of languages)
  test(`${lang}: every equation is found by its name, first`, slow, async ({ page }) => {
    test.slow();
    const dialog = await search(page, lang, claims[0].name[lang]);
    for (const { id, name } of claims) {
      await dialog.getByRole('searchbox').fill(name[lang]);
      await expect(dialog.locator('li a').first(), name[lang]).toHaveAttribute('href', `/${lang}/claims/${id}/`);
    }
  });

test('nothing of the search is loaded before it is opened', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('en/');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => /pagefind|search/.test(url))).toEqual([]);
  await search(page, 'en', 'gradient');
  expect(asked.some((url) => url.includes('/pagefind/pagefind.js'))).toBe(true);
});

test('with the keyboard alone: opened, searched, walked through, followed', async ({ page }) => {
  await page.goto('en/bptt/');
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type(claim.id);
  await expect(dialog.getByRole('status')).toHaveText(/\d+ place/);
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('link').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('/');
  await dialog.getByRole('button', { name: t('en').tools.close }).press('Enter');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('/');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/en\//);
  await expect(page).not.toHaveURL(/\/en\/bptt\/$/);
});

test('a `/` right after the search was closed opens it again', async ({ page }) => {
  await page.goto('en/');
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  // Until the next frame the closed dialog's field has the focus, if nothing had it before.
  const held = await dialog.evaluate((element: HTMLDialogElement) => {
    element.close();
    const field = document.activeElement;
    field?.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }));
    return field?.tagName;
  });
  expect(held).toBe('INPUT');
  await expect(dialog.getByRole('searchbox')).toBeFocused();
});

test('what is not there, and an index that does not load, are said', async ({ page }) => {
  const { search: said } = t('zh');
  await page.goto('zh/');
  await page.getByRole('button', { name: said.open }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill('zzzzqqqq');
  await expect(dialog.getByRole('status')).toHaveText(said.none);
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.reload();
  await page.getByRole('button', { name: said.open }).click();
  await dialog.getByRole('searchbox').fill('梯度');
  await expect(dialog.getByRole('status')).toHaveText(said.failed);
});

test('keys that belong to an input method neither leave the page nor close the dialog', async ({ page }) => {
  const dialog = await search(page, 'zh', '遗忘门');
  const field = dialog.getByRole('searchbox');
  const address = page.url();
  for (const key of ['Enter', 'Escape', 'ArrowDown', 'ArrowUp'])
    for (const how of [{ isComposing: true }, { keyCode: 229 }])
      await field.dispatchEvent('keydown', { key, ...how, bubbles: true, cancelable: true });
  await expect(dialog).toBeVisible();
  await expect(field).toBeFocused();
  expect(page.url()).toBe(address);
  await field.press('Enter');
  await expect(page).not.toHaveURL(address);
});

for (const [lang, typed, found] of [
  ['en', 'ＢＰＴＴ', 'bptt'],
  ['zh', 'BPTT', 'bptt'],
  ['en', 'tanh', 'rnn'],
  ['zh', '遗忘门zzzz', 'forget-gate'],
  ['zh', '梯度消失的条件zzzz', 'vanishing'],
  ['en', 'forget gate zzzz', 'forget-gate'],
] as const)
  test(`${lang}: “${typed}” finds what there is of it`, async ({ page }) => {
    const dialog = await search(page, lang, typed);
    await expect(dialog.locator(`li a[href*="${found}"]`).first()).toBeVisible();
  });
