/** A reader's gradient compared, and a trained network measured, in the browser. */
import { readFile } from 'node:fs/promises';
import { expect, test as plain } from '@playwright/test';
import { languages } from '../src/proof/words.ts';
import { fill, t } from '../src/site/text/strings.ts';
import planted from '../src/vectors/planted.json' with { type: 'json' };
import { violationsOf } from './axe.ts';
import { test } from './quiet.ts';

const text = (mistake: keyof typeof planted) => JSON.stringify(planted[mistake].gradient);

for (const lang of languages) {
  const { compare: s, network } = t(lang);
  test(`a pasted gradient is compared, and its mistake named (${lang})`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(`${lang}/compare/`);
    const says = page.locator('.files-says');
    const box = page.locator('#compare-text');
    const button = page.getByRole('button', { name: s.check });
    await expect(box).toBeEnabled();
    await box.fill(text('no-forget-path'));
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-mistake="no-forget-path"]')).toBeVisible();
    await box.fill(text(''));
    await button.click();
    await expect(says).toHaveText(/\d/);
    await expect(page.locator('[data-mistake]')).toHaveCount(0);
    await box.fill('{"weight_hh_l0": [[1, 2]]}');
    await button.click();
    await expect(says).toContainText('[12, 3]');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });

  test(`a dropped .npz and a broken one (${lang})`, async ({ page }) => {
    await page.goto(`${lang}/compare/`);
    const input = page.locator('#compare-file');
    await expect(input).toBeEnabled();
    const buffer = await readFile('dist/api/vectors/lstm-n3.pytorch.npz');
    await input.setInputFiles({ name: 'mine.npz', mimeType: 'application/zip', buffer: buffer.subarray(0, 500) });
    await expect(page.locator('.files-says')).toContainText('zip');
  });

  test(`the sample network is measured; another file is refused (${lang})`, async ({ page }) => {
    await page.goto(`${lang}/network/`);
    await expect(page.locator('#network-file')).toBeEnabled();
    await page.getByRole('button', { name: network.useSample }).click();
    await expect(page.locator('.files').getByRole('img').first()).toBeVisible();
    await expect(page.locator('.files')).toContainText(
      fill(network.found, { kind: 'LSTM', n: 16, m: 2, T: 100, loss: '' }).split(';')[0].split('；')[0],
    );
    await page
      .locator('#network-file')
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{"w": [1]}') });
    await expect(page.locator('.files-says')).toContainText('weight_ih_l0');
  });

  test(`without scripts both pages say what they need, and the files are there (${lang})`, async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
    const page = await context.newPage();
    for (const [address, says] of [
      ['compare', s.noScript],
      ['network', network.noScript],
    ]) {
      await page.goto(`${lang}/${address}/`);
      await expect(page.locator('.explorer-without')).toHaveText(says);
      await expect(page.locator('.explorer-without')).toBeVisible();
      const controls = await page.locator('.files :is(button, input, select, textarea)').all();
      expect(controls.length, address).toBeGreaterThan(2);
      for (const control of controls) await expect(control).toBeDisabled();
    }
    await context.close();
  });
}

test('what is found is accessible in both colours', async ({ page }) => {
  await page.goto('en/compare/');
  await expect(page.locator('#compare-text')).toBeEnabled();
  await page.locator('#compare-text').fill(text('no-forget-path'));
  await page.getByRole('button', { name: t('en').compare.check }).click();
  await expect(page.locator('[data-mistake]').first()).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violationsOf(page), colorScheme).toEqual([]);
  }
  await page.goto('zh/network/');
  await expect(page.locator('#network-file')).toBeEnabled();
  await page.getByRole('button', { name: t('zh').network.useSample }).click();
  await expect(page.locator('.files').getByRole('img').first()).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violationsOf(page), colorScheme).toEqual([]);
  }
});

test('a network of Keras that is dropped is measured, and the same file again', async ({ page }) => {
  await page.goto('en/network/');
  const input = page.locator('#network-file');
  await expect(input).toBeEnabled();
  const bytes = [...(await readFile('src/trained/fixtures/lstm.keras'))];
  await page
    .locator('.files-drop')
    .first()
    .dispatchEvent('drop', {
      dataTransfer: await page.evaluateHandle((content) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(content)], 'lstm.keras'));
        return transfer;
      }, bytes),
    });
  await expect(page.locator('.files')).toHaveAttribute('data-state', 'measured');
  await expect(page.locator('.files')).toContainText('6 units and 3 inputs');
  for (let k = 0; k < 2; k++) {
    await input.setInputFiles('src/trained/fixtures/rnn.h5');
    await expect(page.locator('.files-says')).toContainText('rnn.h5');
    await expect(page.locator('.files')).toHaveAttribute('data-state', 'measured');
    await page.getByLabel(t('en').network.seed).fill(String(k + 2));
  }
});

/** A browser reports a failed request as an error. */
plain('a sample that cannot be loaded is told', async ({ page }) => {
  await page.route('**/sample-lstm.safetensors', (route) => route.abort());
  await page.goto('zh/network/');
  await page.getByRole('button', { name: t('zh').network.useSample }).click();
  await expect(page.locator('.files-says')).toHaveText(t('zh').network.noSample);
});
