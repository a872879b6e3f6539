/** The routes and questions of the course page name what exists, where it stands. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chapters } from '../claims/claim.ts';
import { claimById } from '../claims/index.ts';
import { exercisesOf } from '../exercises/index.ts';
import { languages } from '../proof/words.ts';
import { codeNames } from './code.ts';
import { exam, LECTURE, routes } from './course.ts';
import { broken } from './text/glossary.ts';

const stops = routes.flatMap(({ lectures }) => lectures.flatMap(({ stops }) => stops));
const sectionOf = (chapter: string, section: number, lang: string) =>
  readFileSync(`content/${lang}/${codeNames.get(chapter)}.mdx`, 'utf8').split(/^## /m)[section] ?? '';

test('a lecture fills its minutes', () => {
  expect(routes.map(({ lectures }) => lectures.length)).toEqual([1, 2, 1]);
  for (const { lectures } of routes)
    for (const { stops } of lectures) expect(stops.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(LECTURE);
});

test.each(languages)('%s: what a stop shows stands in its section', (lang) => {
  for (const { chapter, section, claim, figure, explorer } of stops) {
    const text = sectionOf(chapter, section, lang);
    const named = `${chapter} §${section}`;
    // A picture before the first heading belongs to the chapter.
    const around = text + sectionOf(chapter, 0, lang);
    if (figure) expect(around, named).toContain(`<Figure name="${figure}"`);
    if (explorer) expect(text, named).toContain(`<Explorer id="${explorer}"`);
    expect(claimById(claim).chapter, named).toBe(chapter);
  }
  // The walk back is told without an equation of its own.
  const elsewhere = stops.filter(
    ({ chapter, section, claim }) => !sectionOf(chapter, section, lang).includes(`<Claim id="${claim}"`),
  );
  expect(elsewhere.map(({ explorer }) => explorer)).toEqual(['walk']);
});

test('exercises and equations exist', async () => {
  const all = (await Promise.all(chapters.map(exercisesOf))).flat().map(({ id }) => id);
  for (const { exercise } of [...stops, ...exam]) if (exercise) expect(all).toContain(exercise);
  for (const { claims, good } of exam) {
    expect(claims.map((id) => claimById(id).id)).toEqual(claims);
    expect(good.length).toBeGreaterThan(1);
  }
});

test.each(languages)('%s: its words keep the rules of words', (lang) => {
  const said = [...stops.map(({ shows }) => shows), ...exam.flatMap(({ asks, good }) => [asks, ...good])];
  expect(said.flatMap((one) => broken(one[lang], lang))).toEqual([]);
});
