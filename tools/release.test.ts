import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import project from '../package.json' with { type: 'json' };
import { released } from './release.mjs';

const citation = readFileSync('CITATION.cff', 'utf8');
const field = (key: string) => new RegExp(`^${key}: "?(.*?)"?$`, 'm').exec(citation)?.[1];

test('the project is cited by its release, under its licence', () => {
  expect(field('version')).toBe(project.version);
  expect(field('license')).toBe(project.license);
  expect(field('date-released')).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
});

test('a release changes its number and its day, and nothing else', () => {
  const after = released(citation, '9.8.7', '2027-01-31').split('\n');
  const changed = after.filter((line, i) => line !== citation.split('\n')[i]);
  expect(changed).toEqual(['version: 9.8.7', 'date-released: "2027-01-31"']);
  expect(() => released('title: x\n', '9.8.7', '2027-01-31')).toThrow('CITATION.cff has no line “version: …”');
});
