import { readFileSync } from 'node:fs';
import postcss from 'postcss';
import subset from 'subset-font';
import { expect, test } from 'vitest';
import { pieces, renamed, spansOf, split } from './fonts.ts';

const cut = (css: string) => postcss([pieces((piece) => `@fonts/${piece}`)]).process(css, { from: undefined }).css;
const rangesOf = (css: string) => [...css.matchAll(/unicode-range: ([^;}\n]+)/g)].map(([, range]) => spansOf(range));
const main = (more = '') =>
  `@font-face { font-family: K; src: url(fonts/KaTeX_Main-Regular.woff2) format("woff2"), url(fonts/KaTeX_Main-Regular.ttf) format("truetype"); ${more} }`;

test('a range is parted into what is common and the rest, and nothing is lost or twice', () => {
  const spans = spansOf('U+20-7E, U+A0');
  expect(spans).toEqual([
    [0x20, 0x7e],
    [0xa0, 0xa0],
  ]);
  const { within, without } = split(spans, [0x41, 0x43, 0x42, 0x41, 0xa0, 0x3b1]);
  expect(within).toEqual([
    [0x41, 0x43],
    [0xa0, 0xa0],
  ]);
  expect(without).toEqual([
    [0x20, 0x40],
    [0x44, 0x7e],
  ]);
});

test('a font becomes a piece and the rest, which share no character and have all between them', () => {
  const css = cut(main());
  expect(css).toContain('url("fonts/KaTeX_Main-Regular.woff2") format("woff2")');
  expect(css).toContain('url("@fonts/KaTeX_Main-Regular-common.woff2") format("woff2")');
  expect(css).not.toContain('ttf');
  const [rest, piece] = rangesOf(css);
  const has = (spans: typeof rest, code: number) => spans.some(([first, last]) => first <= code && code <= last);
  for (let code = 0; code <= 0x3000; code++) expect(has(rest, code) !== has(piece, code), code.toString(16)).toBe(true);
  // A blank gives a line its height.
  expect(has(piece, 0x20)).toBe(true);
  expect(has(piece, 'ℓ'.codePointAt(0) ?? 0)).toBe(false);
});

test('of a part of a font only that part is cut, and a part that is cut wholly leaves no rest', () => {
  const [rest, piece] = rangesOf(cut(main('unicode-range: U+41, U+2113')));
  expect([rest, piece]).toEqual([[[0x2113, 0x2113]], [[0x41, 0x41]]]);
  expect(cut(main('unicode-range: U+41-42'))).not.toContain('fonts/KaTeX_Main-Regular.woff2"');
});

test('the rest is a family of its own, named where KaTeX names its family, and nowhere else', () => {
  const families = (css: string) =>
    [...cut(css).matchAll(/font(?:-family)?: ([^;}]+?) ?[;}]/g)].map(([, value]) => value);
  expect(families(main())).toEqual(['"K Rest"', 'K']);
  expect(families(main('unicode-range: U+41-42'))).toEqual(['K']);
  expect(families('.katex { font: 1.21em/1.2 KaTeX_Main, Times New Roman, serif }')).toEqual([
    '1.21em/1.2 KaTeX_Main, "KaTeX_Main Rest", Times New Roman, serif',
  ]);
  expect(families('.a { font-family: KaTeX_Size1 } .b { font-family: KaTeX_Main2, "Letters", serif }')).toEqual([
    'KaTeX_Size1, "KaTeX_Size1 Rest"',
    'KaTeX_Main2, "Letters", serif',
  ]);
});

test('other fonts keep their woff2, and a range that is none is said', () => {
  expect(cut('@font-face { src: url(a.woff2) format("woff2"), url(a.woff) format("woff") }')).toBe(
    '@font-face { src: url("a.woff2") format("woff2") }',
  );
  expect(() => spansOf('U+20, 41')).toThrow('“ 41” in a unicode-range, needed U+');
});

test('a piece does not bear the font’s reserved name, keeps its copyright, and is a font still', async () => {
  const files = 'node_modules/@fontsource-variable/source-serif-4/files';
  const whole = readFileSync(`${files}/source-serif-4-latin-wght-normal.woff2`);
  const piece = await subset(whole, 'ab', { targetFormat: 'sfnt' });
  const said = (font: Buffer) => font.toString('latin1').replaceAll('\0', '');
  expect(said(piece)).toContain('Source Serif 4');
  expect(said(renamed(Buffer.from(piece)))).not.toMatch(/Source ?Serif/);
  expect(said(renamed(Buffer.from(piece)))).toContain('2014 - 2021 Adobe Systems Incorporated');
  expect((await subset(renamed(Buffer.from(piece)), 'a', { targetFormat: 'woff2' })).length).toBeGreaterThan(300);
  expect(() => renamed(Buffer.alloc(12))).toThrow('no name table');
});
