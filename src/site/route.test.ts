import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chapters } from '../claims/claim.ts';
import { languages } from '../proof/words.ts';
import { mainLine, sectionsOf } from './route.ts';

const bodyOf = (lang: string, chapter: string) => {
  const name = readdirSync(`content/${lang}`).find((file) => file.endsWith(`-${chapter}.mdx`));
  return readFileSync(`content/${lang}/${name}`, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
};

test.each(languages)('the main line takes about 20 minutes, and is a small part of the whole (%s)', (lang) => {
  const stops = mainLine.map(([chapter, section]) => sectionsOf(bodyOf(lang, chapter), lang)[section]);
  for (const [i, stop] of stops.entries()) expect(stop?.title, mainLine[i].join()).toBeTruthy();
  const line = stops.reduce((sum, { minutes }) => sum + minutes, 0);
  expect(line).toBeGreaterThan(16);
  expect(line).toBeLessThan(24);
  const all = chapters
    .flatMap((chapter) => sectionsOf(bodyOf(lang, chapter), lang))
    .reduce((sum, { minutes }) => sum + minutes, 0);
  expect(all).toBeGreaterThan(2 * line);
});

test('it goes forward, through chapters that there are', () => {
  const places = mainLine.map(([chapter, section]) => 100 * chapters.indexOf(chapter) + section);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
  expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
});

test('words, characters and equations are counted, formulas as one word, tags and the end of a chapter not at all', () => {
  const [before, section] = sectionsOf(
    'one two $x + y$\n\n## Three\n\n<Claim id="x" />\n\n<ChapterEnd>\n\nfour\n\n</ChapterEnd>\n',
    'en',
  );
  expect(before).toEqual({ minutes: 3 / 180 });
  expect(section.title).toBe('Three');
  expect(section.minutes).toBeCloseTo(0.5 + 1 / 180, 10);
  expect(sectionsOf('一二三 $x$', 'zh')[0].minutes).toBeCloseTo(3 / 230, 10);
});
