import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { goals } from './goals.ts';
import type { Results } from './results.ts';
import { fileOf, markdown, overview } from './table.ts';

const folder = new URL('./results/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const files = globSync('*.json', { cwd: folder }).sort();
const all = files.map((name): Results => JSON.parse(read(name)));

test('the committed pages say what the committed results say', () => {
  expect(files.length).toBeGreaterThan(0);
  expect(all.map(({ processor }) => `${fileOf(processor)}.json`)).toEqual(files);
  for (const results of all) expect(read(`${fileOf(results.processor)}.md`)).toBe(markdown(results));
  expect(read('README.md')).toBe(overview(all));
});

test('a goal that was not reached is marked, and one that was not measured is said not to be', () => {
  const [results] = all;
  const page = { page: 'en/', claims: 2, seconds: 20, longest: 0, longestWork: 0 };
  const slower = (factor: number): Results => ({
    ...results,
    browser: { browser: 'none', cores: 2, pages: [{ ...page, seconds: 20 * factor }] },
  });
  const row = (one: Results) => overview([one]).match(/\| “verify everything”.*\| (.*) \|/)?.[1];
  expect(row(slower(1))).toBe('20.0');
  expect(row(slower(1.01))).toBe('20.2 ✗');
  const { browser, ...without } = results;
  expect(row(without)).toBe('not measured');
});

test('every goal of the kernels is measured by a committed run', () => {
  for (const goal of goals.filter(({ needed }) => 'least' in needed))
    expect(all.flatMap((results) => goal.found(results).flat()).length, goal.what).toBeGreaterThan(0);
});
