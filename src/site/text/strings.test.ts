import { expect, test } from 'vitest';
import en from './en.json' with { type: 'json' };
import { fill } from './strings.ts';
import zh from './zh.json' with { type: 'json' };

type Tree = { readonly [key: string]: string | Tree };

/** `site.name` → its text, for every leaf. */
const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
const placeholders = (text: string) => [...new Set([...text.matchAll(/\{\w+\}/g)].map(([name]) => name))].sort();

const english = new Map(leaves(en));
const chinese = new Map(leaves(zh));

test('both languages have the same keys', () => {
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
});

test('no text is empty', () => {
  for (const [key, text] of [...english, ...chinese]) expect(text.trim(), key).not.toBe('');
});

test('a text takes the same values in both languages', () => {
  for (const [key, text] of english) expect(placeholders(chinese.get(key) ?? ''), key).toEqual(placeholders(text));
});

test('Chinese punctuation is full-width beside Chinese characters', () => {
  for (const [key, text] of chinese) expect(text, key).not.toMatch(/\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}/u);
});

test('fill puts every value in, and throws on one that is missing', () => {
  expect(fill('{n} of {n} in {place}', { n: 2, place: 'x' })).toBe('2 of 2 in x');
  expect(() => fill('{n} of {all}', { n: 2 })).toThrow('{all}');
});
