/** What a reader copies has each formula once: TeX in plain text, MathML in HTML. */
import { expect, type Page, test } from '@playwright/test';
import { languages } from '../src/proof/words.ts';
import { listening } from './listening.ts';

/** Copies what lies between two nodes as the browser does. */
const copyOf = (page: Page, from: string, to = from) =>
  page.evaluate(
    ([first, last]) =>
      new Promise<{ text: string; html: string }>((resolve) => {
        const range = document.createRange();
        range.setStart(document.querySelector(first) as Element, 0);
        const end = document.querySelector(last) as Element;
        range.setEnd(end, end.childNodes.length);
        getSelection()?.removeAllRanges();
        getSelection()?.addRange(range);
        const hear = ({ clipboardData }: ClipboardEvent) =>
          resolve({
            text: clipboardData?.getData('text/plain') ?? '',
            html: clipboardData?.getData('text/html') ?? '',
          });
        addEventListener('copy', hear, { once: true });
        document.execCommand('copy');
      }),
    [from, to],
  );

for (const lang of languages)
  test(`${lang}: a paragraph and an equation`, async ({ page }) => {
    await page.goto(`${lang}/rnn/`);
    await listening(page);
    const paragraph = await page
      .locator('#text > p:has(.katex)')
      .first()
      .evaluate((one) => {
        one.classList.add('copied');
        const tex = [...one.querySelectorAll('annotation')].map(({ textContent }) => textContent);
        return { tex, letters: one.querySelector('.katex-html')?.textContent ?? '' };
      });
    const { text, html } = await copyOf(page, '.copied');
    expect(text.match(/\$[^$]+\$/g)).toEqual(paragraph.tex.map((tex) => `$${tex}$`));
    expect(html.match(/<math/g)).toHaveLength(paragraph.tex.length);
    expect(html).not.toContain('katex-html');
    expect(text).not.toMatch(/\n/);

    const equation = await copyOf(page, '#rnn-state .equation.true');
    expect(equation.text).toContain(await page.locator('#rnn-state .equation.true annotation').first().textContent());
    // A selection that begins inside a formula has all of it.
    expect((await copyOf(page, '.copied .katex-html', '.copied')).text).toContain(`$${paragraph.tex[0]}$`);
  });

test('text without formulas is copied as the browser does it', async ({ page }) => {
  await page.goto('en/rnn/');
  await listening(page);
  expect(await copyOf(page, 'h1')).toEqual({ text: '', html: '' });
});
