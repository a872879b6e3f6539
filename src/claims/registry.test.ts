import { readdirSync } from 'node:fs';
import { renderToString } from 'katex';
import { describe, expect, test } from 'vitest';
import type { Part } from '../proof/part.ts';
import type { Words } from '../proof/words.ts';
import { chapters, verdicts } from './claim.ts';
import { claimById, claims } from './index.ts';
import { symbols } from './symbols.ts';
import { tags } from './tags.ts';

const files = readdirSync('src/claims', { recursive: true, encoding: 'utf8' });

/** Every text of a value, wherever it stands. */
function textsOf(value: unknown, path = ''): { path: string; text: Words }[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  if ('en' in value || 'zh' in value) return [{ path, text: value as Words }];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}

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
  for (const claim of claims) expect(tags.find((t) => t.id === claim.id)?.tag).toBe(claim.tag);
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
    expect(claim.proves.flatMap((p) => p.controls).length).toBeGreaterThan(0);
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
    for (const id of claim.symbols) expect(symbols).toHaveProperty(id);
  });

  test('says everything in both languages, Chinese in Chinese', () => {
    for (const { path, text } of textsOf({ ...claim, parts })) {
      expect(Object.keys(text).sort(), path).toEqual(['en', 'zh']);
      expect(text.en.trim().length, path).toBeGreaterThan(0);
      expect(text.zh.trim().length, path).toBeGreaterThan(0);
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
