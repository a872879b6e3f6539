import { readdirSync } from 'node:fs';
import { renderToString } from 'katex';
import { describe, expect, test } from 'vitest';
import type { Part } from '../proof/part.ts';
import { chapters, verdicts } from './claim.ts';
import { claimById, claims } from './index.ts';
import { registryProblems, textsOf } from './problems.ts';
import { tags } from './tags.ts';

const files = readdirSync('src/claims', { recursive: true, encoding: 'utf8' });

const inlineTex = (text: string) => text.split('$').filter((_, i) => i % 2 === 1);

test('every claim file is on the list, and the list is in the order of the chapters', () => {
  const ids = files
    .flatMap((file) => /^[\w-]+\/([\w-]+)\.ts$/.exec(file)?.[1] ?? [])
    .filter((id) => tags.some((t) => t.id === id));
  expect(claims.map((c) => c.id).sort()).toEqual(ids.sort());
  const order = claims.map((c) => chapters.indexOf(c.chapter));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

test('tags are four characters of Crockford base 32, given once, and those of the ledger', () => {
  expect(new Set(tags.map((t) => t.tag)).size).toBe(tags.length);
  expect(new Set(tags.map((t) => t.id)).size).toBe(tags.length);
  for (const { tag } of tags) expect(tag).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}$/);
});

test('nothing is wrong with the list', () => {
  expect(registryProblems(claims, tags)).toEqual([]);
});

test('what is wrong with a claim is said, with the claim, the value and what was needed', () => {
  const [first, second, ...rest] = claims;
  const problem = (change: object) => registryProblems([first, { ...second, ...change }, ...rest], tags);
  expect(problem({ tag: first.tag })).toEqual([
    `src/claims/rnn/${second.id}.ts: its tag “${first.tag}” is that of “${first.id}”, needed one of its own`,
  ]);
  expect(problem({ tag: 'ZZZZ' })).toEqual([
    `src/claims/rnn/${second.id}.ts: its tag is “ZZZZ”, needed the one in tags.ts, “${second.tag}”`,
  ]);
  expect(problem({ says: { en: 'said' } })).toEqual([
    `src/claims/rnn/${second.id}.ts: says has no Chinese text, needed both languages`,
  ]);
  const named = second.proves.map((part) => ({ ...part, name: { en: ' ', zh: part.name.zh } }));
  expect(problem({ proves: named })[0]).toContain('proves.0.name has no English text');
  expect(problem({ uses: ['rnn-chian'] })[0]).toContain('it uses “rnn-chian”, needed the id of a claim');
  expect(problem({ symbols: ['toString'] })[0]).toContain('there is no symbol “toString”');
  expect(problem({ id: 'new-one' }).join()).toContain('needed the one in tags.ts, which has none for it');
});

describe.each(claims)('$id', (claim) => {
  const parts: Part[] = [...claim.proves, claim.printed?.refutes, claim.condition?.without].filter(
    (p) => p !== undefined,
  );

  test('stands in the folder of its chapter', () => {
    expect(files).toContain(`${claim.chapter}/${claim.id}.ts`);
  });

  test('has evidence, and mistakes that it must catch', () => {
    expect(claim.proves.length).toBeGreaterThan(0);
    expect(claim.proves.some((p) => p.controls.length > 0)).toBe(true);
  });

  test('has what its verdict asks for, and no more', () => {
    expect(verdicts).toContain(claim.verdict);
    expect(claim.printed !== undefined).toBe(claim.verdict === 'corrected');
    expect(claim.condition !== undefined).toBe(claim.verdict === 'conditional');
    expect(claim.note !== undefined).toBe(claim.verdict === 'corrected' || claim.verdict === 'conditional');
  });

  test('uses claims that exist, and not itself, not even through others', () => {
    const reached = new Set<string>();
    const visit = (id: string) => {
      for (const used of claimById(id).uses) {
        expect(used, `${id} uses what uses it`).not.toBe(claim.id);
        if (!reached.has(used)) visit(used);
        reached.add(used);
      }
    };
    visit(claim.id);
  });

  test('says it in English in English, in Chinese in Chinese', () => {
    for (const { path, text } of textsOf({ ...claim, parts })) {
      expect(text.en, path).not.toMatch(/\p{Script=Han}/u);
      const prose = text.zh.replace(/\$[^$]*\$/g, '');
      expect(prose, `${path}: half-width punctuation in Chinese`).not.toMatch(/\p{Script=Han}[,;:!?()]/u);
    }
  });

  test('has TeX that KaTeX can set', () => {
    const inline = textsOf({ ...claim, parts }).flatMap(({ text }) => [text.en, text.zh]);
    for (const text of inline) expect(text.split('$').length % 2, `unpaired $ in: ${text}`).toBe(1);
    for (const tex of [claim.tex, claim.printed?.tex, claim.condition?.tex, ...inline.flatMap(inlineTex)])
      if (tex) expect(() => renderToString(tex, { throwOnError: true, strict: 'error' }), tex).not.toThrow();
  });
});

test('an unknown id is answered with the ids that come near', () => {
  expect(() => claimById('rnn-chian')).toThrow('there is no claim "rnn-chian"');
});
