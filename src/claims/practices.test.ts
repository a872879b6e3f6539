import { expect, test } from 'vitest';
import { partsOf } from '../check/run.ts';
import type { Words } from '../proof/words.ts';
import { claims } from './index.ts';
import { practices } from './practices.ts';

const said = claims
  .flatMap(partsOf)
  .flatMap(({ part }): readonly { readonly name: Words; readonly practice?: Words }[] => part.controls)
  .flatMap(({ practice }) => (practice ? [practice] : []));

test('what is said of practice is said in both languages, and of some mistake', () => {
  for (const one of Object.values(practices)) {
    expect(one.en).toMatch(/^[^\p{Script=Han}]+$/u);
    expect(one.zh).toMatch(/\p{Script=Han}/u);
    expect(said, one.en).toContain(one);
  }
  expect(said.length).toBeGreaterThan(100);
});

test('each says something of its own', () => {
  for (const lang of ['en', 'zh'] as const)
    expect(new Set(Object.values(practices).map((one) => one[lang])).size).toBe(Object.keys(practices).length);
});
