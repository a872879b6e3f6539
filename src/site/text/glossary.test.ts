/** Every visible text keeps the rules of `glossary.ts`: chapters, claims, symbols, settings, labels. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { articleRows } from '../../claims/article.ts';
import { chapters as chapterIds } from '../../claims/claim.ts';
import { claims } from '../../claims/index.ts';
import { symbols } from '../../claims/symbols.ts';
import { exercisesOf } from '../../exercises/index.ts';
import { explorers } from '../../explorers/index.ts';
import { races } from '../../explorers/races.ts';
import runs from '../../explorers/runs.ts';
import { languages } from '../../proof/words.ts';
import { sayings } from '../sayings.ts';
import { broken, introduced, rules, wordsIn } from './glossary.ts';
import { t } from './strings.ts';

const chapters = (lang: string) =>
  readdirSync(`content/${lang}`).map((name) =>
    readFileSync(`content/${lang}/${name}`, 'utf8').replace(/\$\$[^$]*\$\$/g, ''),
  );
const exercises = await Promise.all([...chapterIds, 'before'].map(exercisesOf));
const said = wordsIn([claims, symbols, explorers, races, runs, sayings, articleRows, exercises]);
const strings = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(strings);

describe.each(languages)('%s', (lang) => {
  test('there are texts to look through', () => {
    expect(said.length).toBeGreaterThan(1000);
    expect(chapters(lang).join('').length).toBeGreaterThan(20_000);
    expect(strings(t(lang)).length).toBeGreaterThan(300);
  });
  test.each([
    ['chapters', () => chapters(lang).flatMap((text) => text.split('\n'))],
    ['claims, symbols, explorers, sayings, exercises', () => said.map((words) => words[lang])],
    ['the site', () => strings(t(lang))],
  ])('%s keep the rules', (_, texts) => {
    expect([...new Set(texts().flatMap((text) => broken(text, lang)))]).toEqual([]);
  });
  test('terms are introduced with their counterpart, once', () => {
    const all = chapters(lang).join('\n');
    for (const term of introduced) expect(all.split(term[lang]).length - 1, term[lang]).toBeGreaterThanOrEqual(1);
  });
});

test.each(rules)('“$such” breaks a rule', (rule) => {
  for (const lang of rule.in) expect(broken(rule.such, lang).join()).toContain(rule.instead);
});

test('TeX, code and components are not looked at, and pairs are found at any depth', () => {
  expect(broken('a gate $b_f$ and `b_f` <Cite key="x_y" />', 'en')).toEqual([]);
  const inner = { en: 'a', zh: '甲' };
  expect(wordsIn({ list: [inner, { deep: inner }, () => 0], n: 1 })).toEqual([inner]);
});
