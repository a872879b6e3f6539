import { expect, test } from 'vitest';
import { citation, references } from '../publish/bibliography.ts';
import { inlineTex, leadingStop, renderTex, wordsToHtml } from './tex.ts';

test('words are escaped and their formulas rendered', () => {
  const html = wordsToHtml('a < b & $c_t$, then');
  expect(html).toMatch(/^a &lt; b &amp; /);
  expect(html).toContain('<math');
  expect(html).toMatch(/, ?<\/span> then$/);
});

test('bad TeX and a lonely dollar throw with what was written', () => {
  expect(() => renderTex(String.raw`\frax{1}{2}`)).toThrow(String.raw`\frax{1}{2}`);
  expect(() => wordsToHtml('costs $5')).toThrow('costs $5');
});

test('a short formula keeps its stop, a long one may break before it', () => {
  expect(leadingStop('), and so on.')).toBe('),');
  expect(inlineTex('c_{j+1}', ',')).toContain('class="unbroken"');
  expect(inlineTex('a = b = c = d', ',')).not.toContain('class="unbroken"');
});

test('a display of two statements may be broken between them, and its TeX and MathML do not tell', () => {
  const tex = String.raw`f(x) = \{a \quad b\},\qquad \begin{matrix} 1 \quad 2 \end{matrix} \quad \left( a \quad b \right)`;
  const html = renderTex(tex, true);
  expect(html.match(/class="statement"/g)).toHaveLength(4);
  expect(html.match(/<span style="word-spacing:[12]em"> <\/span>/g)).toHaveLength(3);
  expect(html).not.toContain('allowbreak');
  const [math] = /<math[\s\S]*<\/math>/.exec(html) ?? [];
  expect(renderTex(tex)).toContain(math?.replace(' display="block"', ''));
  for (const tag of ['span', 'math', 'mrow']) {
    const opened = html.match(new RegExp(`<${tag}[ >]`, 'g'))?.length;
    expect(html.match(new RegExp(`</${tag}>`, 'g'))).toHaveLength(opened ?? 0);
  }
  expect(renderTex('a = b', true)).not.toContain('statement');
});

test('within brackets and norms no line ends; lines that were set one below the other stay so', () => {
  const norm = renderTex(String.raw`\lVert a - b \rVert = c`, true);
  expect(norm.match(/<span class="(?:unbroken|katex-base)">/g)).toEqual([
    '<span class="unbroken">',
    ...Array(3).fill('<span class="katex-base">'),
  ]);
  const two = String.raw`\begin{gathered} a, \quad b \\[1ex] \begin{matrix} 1 \\ 2 \end{matrix} = c \end{gathered}`;
  expect(renderTex(two, true).match(/class="line"/g)).toHaveLength(2);
  expect(renderTex(two, true)).toContain('<mtable');
});

test('references are cited by author and year in both languages, and an unknown key is refused by name', () => {
  expect(citation('hochreiter1997', 'en')).toBe('Hochreiter & Schmidhuber 1997');
  expect(citation('pascanu2013', 'zh')).toBe('Pascanu 等 2013');
  expect(() => citation('nobody1900', 'en')).toThrow('nobody1900');
});

test('the list of references is in the order of the alphabet and links every source', () => {
  const texts = references().map(({ html }) => html.replace(/<[^>]+>/g, '').trim());
  expect(texts).toEqual([...texts].sort((a, b) => a.localeCompare(b, 'en')));
  for (const { html } of references()) expect(html).toMatch(/<a href="https:\/\//);
});
