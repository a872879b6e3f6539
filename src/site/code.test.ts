/**
 * The chapters' Python files against the chapters, without Python: what they say they compare with is printed, and nothing
 * printed is missing.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type ChapterId, chapters } from '../claims/claim.ts';
import { type Language, languages } from '../proof/words.ts';
import { codeLines, codeNames, decimalsIn, lineFor, notebook, readLine } from './code.ts';
import { broken } from './text/glossary.ts';

const withFile = chapters.filter((chapter) => codeNames.has(chapter));
const textOf = (chapter: ChapterId, lang: string) =>
  readFileSync(`content/${lang}/${codeNames.get(chapter)}.mdx`, 'utf8')
    .replace(/^---[\s\S]*?\n---\n/, '')
    .replace(/<[A-Z][^>]*>/g, '');
/** The chapter's sections, the part before the first heading first. */
const sectionsOf = (chapter: ChapterId, lang: string) => textOf(chapter, lang).split(/^(?=## )/m);
const readOf = (chapter: ChapterId) => codeLines(chapter, 'en').map(readLine);

/** Numbers as they are printed, with their signs; a sign that is a subtraction is read as one, too. */
const numbersIn = (text: string) =>
  new Set(
    [
      ...text
        .replaceAll('−', '-')
        .matchAll(/(-?)(?<![\d.])(?:(\d+(?:\.\d+)?)?(?:\s*\\times\s*)?10\^\{(-?\d+)\}|\d+(?:\.\d+)?(?!\d|\.\d))/g),
    ].map(([all, sign, factor = '1', exponent]) => (exponent === undefined ? all : `${sign}${factor}e${exponent}`)),
  );

test('every chapter has its file', () => {
  expect([...codeNames.keys()]).toEqual([...chapters]);
});

test.each(withFile.flatMap((chapter) => languages.map((lang) => [chapter, lang] as const)))(
  '%s, %s: no decimal of the chapter is without its line',
  (chapter, lang) => {
    const lines = readOf(chapter);
    const found = sectionsOf(chapter, lang).flatMap((text, section) =>
      decimalsIn(text).map((decimal) => ({ decimal, section })),
    );
    expect(found.length).toBeGreaterThan(15);
    expect(found.filter(({ decimal, section }) => lineFor(lines, [decimal], section) === undefined)).toEqual([]);
  },
);

test.each(withFile.flatMap((chapter) => languages.map((lang) => [chapter, lang] as const)))(
  '%s, %s: what the file compares with stands in that section, and what it leaves out in the chapter',
  (chapter, lang) => {
    const sections = sectionsOf(chapter, lang).map(numbersIn);
    const off = readOf(chapter).flatMap(({ section, printed }, at) =>
      section === undefined
        ? []
        : printed
            // Without a decimal point it may be a fraction in the text, the answer of a comparison, or an entry of a matrix.
            .filter((text) => /[.e]/.test(text))
            .filter((text) => !sections[section]?.has(text) && !sections[section]?.has(text.replace('-', '')))
            .map((text) => `line ${at + 1}: §${section} does not print ${text}`),
    );
    expect(off).toEqual([]);
    const all = decimalsIn(textOf(chapter, lang));
    expect(readOf(chapter).flatMap(({ absent }) => absent.filter((text) => !all.includes(text)))).toEqual([]);
  },
);

test.each(withFile)('%s: many of the decimals are computed, and few are left out', (chapter) => {
  const lines = readOf(chapter);
  const decimals = [...new Set(decimalsIn(textOf(chapter, 'en')))];
  const computed = lines.flatMap(({ printed }) => printed.map((text) => text.replace('-', '')));
  expect(decimals.filter((text) => computed.includes(text)).length / decimals.length).toBeGreaterThan(0.4);
  expect(lines.flatMap(({ absent }) => absent).length).toBeLessThanOrEqual(5);
});

test.each(withFile)('%s: both languages have the same code, and each comment is in both', (chapter) => {
  const [en, zh] = languages.map((lang) => codeLines(chapter, lang));
  expect(zh.length).toBe(en.length);
  const comment = (line: string) => /^\s*# (?!%%|absent: )/.test(line);
  for (const [at, line] of en.entries()) {
    expect(comment(zh[at]), `line ${at + 1}`).toBe(comment(line));
    if (comment(line)) expect(zh[at], `line ${at + 1}`).toMatch(/\p{Script=Han}/u);
    else expect(zh[at]).toBe(line);
    expect(line, `line ${at + 1}`).not.toMatch(comment(line) ? /\p{Script=Han}/u : /^\s*# (en|zh):/);
    // A listing is coloured and numbered line by line.
    expect(line.split('"""').length % 2, `line ${at + 1}`).toBe(1);
  }
});

test.each(withFile)('%s: the comments keep the rules of words', (chapter) => {
  const comments = (lang: Language) => codeLines(chapter, lang).filter((line) => /^\s*# (?!%%|absent: )/.test(line));
  // Python names what it computes with in its own letters.
  const own = /needed TeX, or words$/;
  for (const lang of languages)
    expect(
      comments(lang)
        .flatMap((line) => broken(line, lang))
        .filter((problem) => !own.test(problem)),
    ).toEqual([]);
});

test('a notebook has the text of its cells, and the whole code in order', () => {
  for (const chapter of withFile) {
    const lines = codeLines(chapter, 'zh');
    const { cells } = notebook(lines, ['# 1']);
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
    const code = cells.filter(({ cell_type }) => cell_type === 'code').map(({ source }) => source.join(''));
    const kept = (text: string) => text.split('\n').filter((line) => line.trim() !== '' && !/^# (?!absent)/.test(line));
    expect(kept(code.join('\n')).filter((line) => !line.startsWith('#'))).toEqual(
      kept(lines.join('\n')).filter((line) => !line.startsWith('#')),
    );
    expect(code.filter((text) => text.includes('# %%'))).toEqual([]);
  }
});

test('lines are read, and the best of them is found', () => {
  expect(readLine("    agree(3, \"f'(z)\", [a, 0.5], '0.7616 -9.5e-7')")).toEqual({
    section: 3,
    printed: ['0.7616', '-9.5e-7'],
    absent: [],
    given: [3, 0.5],
  });
  expect(readLine('# absent: 8.1 4e31').absent).toEqual(['8.1', '4e31']);
  expect(decimalsIn('$-0.5$, $9.5 \\times 10^{-7}$, $10^{-31}$, 0.3.0 and 12')).toEqual(['0.5', '9.5e-7', '1e-31']);
  const lines = ["agree(1, 'a', a, '0.25')", "agree(2, 'a', a, '0.25 0.75')", 'x = 0.5', '# absent: 0.9'].map(readLine);
  expect(lineFor(lines, ['0.25'], 2)).toBe(2);
  expect(lineFor(lines, ['0.25'], 1)).toBe(1);
  expect(lineFor(lines, ['0.75', '0.25'], 3)).toBe(2);
  expect(lineFor(lines, ['0.5'], 1)).toBe(3);
  expect(lineFor(lines, ['0.9'], 1)).toBe(4);
  expect(lineFor(lines, ['0.8'], 1)).toBeUndefined();
});
