import { expect, test } from 'vitest';
import { renderTex, wordsToHtml } from '../src/site/text/tex.ts';
import { withoutFormulas } from './search.ts';

test('a formula becomes a number where it is one, else its functions or three dots, and nothing else changes', () => {
  const html = `<p>${wordsToHtml('step $k$ of $16$, $\\frac{a}{b}$, then <b>')}</p><div>${renderTex('x^2', true)}</div>`;
  const text = withoutFormulas(html).replace(/<span class="unbroken">(.*?)<\/span>/g, '$1');
  expect(text).toBe('<p>step … of 16, …, then &lt;b&gt;</p><div><span class="katex-display">…</span></div>');
  const functions = wordsToHtml("$\\tanh z + \\operatorname{diag}(\\tanh'(z))\\max_t x_t$");
  expect(withoutFormulas(functions)).toContain('tanh(…) diag(…) max(…)');
  expect(withoutFormulas('<p>none</p>')).toBe('<p>none</p>');
});
