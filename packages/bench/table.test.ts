import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { goals, type Results } from './goals.ts';
import { fileOf, page } from './table.ts';

const folder = new URL('./results/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const files = globSync('*.json', { cwd: folder }).sort();
const all = files.map((name): Results => JSON.parse(read(name)));

test('the committed page says what the committed results say', () => {
  expect(files.length).toBeGreaterThan(0);
  expect(all.map(({ processor }) => `${fileOf(processor)}.json`)).toEqual(files);
  expect(read('README.md')).toBe(page(all));
});

test('a missed goal is marked, and one that was not measured is named so', () => {
  const [{ verified, ...without }] = all;
  const cell = (one: Results) => page([one]).match(/\| “verify everything”.*\| (.*) \|/)?.[1];
  const at = (seconds: number): Results => ({ ...without, verified: { browser: 'none', cores: 2, seconds } });
  expect(cell(at(20))).toBe('20.0');
  expect(cell(at(20.2))).toBe('20.2 ✗');
  expect(cell(without)).toBe('not measured');
});

test('every goal is measured by a committed run', () => {
  for (const goal of goals)
    expect(all.flatMap((results) => goal.found(results).flat()).length, goal.what).toBeGreaterThan(0);
});
