import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FormulaError } from '../formula/error.ts';
import { inLetters, letters, networkOf } from '../formula/letters.ts';
import { type Lexicon, lexicon } from '../formula/lexicon.ts';
import { notations } from '../formula/notations.ts';
import { parse } from '../formula/parse.ts';
import { languages } from '../proof/words.ts';
import { type ChapterId, chapters, derivationOf } from './claim.ts';
import { networkLetters, textNames } from './displays.ts';
import { claims } from './index.ts';

/** `W_{\mathrm{hh}}` → `W_hh`, `\hat y` → `^y`. */
const nameOf = (tex: string): string =>
  tex
    .replace(/\\mathrm|[{}]/g, '')
    .replace(/\\hat /, '^')
    .replaceAll('\\', '');

/** A tree without places, names as given by `rename`; ⊕ of columns is +. */
const bare = (node: unknown, rename: (name: string) => string): unknown => {
  if (Array.isArray(node)) return node.map((one) => bare(one, rename));
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(
    ([key]) => !['from', 'to', 'source', 'text'].includes(key) || typeof node[key as never] === 'object',
  );
  return Object.fromEntries(
    kept.map(([key, value]) => {
      if ((key === 'key' || key === 'fn') && typeof value === 'string') return [key, rename(value)];
      return [key, value === 'oplus' ? 'plus' : bare(value, rename)];
    }),
  );
};

/** What a formula says in the letters of a book, and what it says in the article's. */
function bothWays(tex: string, chapter: ChapterId, notation: 'd2l' | 'nndl') {
  const network = networkOf(tex, networkLetters(chapter));
  const names = textNames(network === 'rnn' ? 'rnn' : chapter === 'practice' ? chapter : 'rescue');
  const all = [...Object.keys(letters[notation][network]), ...names.keys()];
  const own = lexicon(Object.fromEntries(all.map((key) => [key, names.kindOf(key) ?? 'value'])));
  const renamed = Object.entries(letters[notation][network]).flatMap(([from, to]) =>
    typeof to === 'string' ? [[from, nameOf(to)] as const] : [],
  );
  const changed = new Set(renamed.map(([from]) => from));
  const ofBook: Lexicon = lexicon({
    ...Object.fromEntries(own.keys().flatMap((key) => (changed.has(key) ? [] : [[key, own.kindOf(key) ?? 'value']]))),
    ...Object.fromEntries(renamed.map(([from, to]) => [to, own.kindOf(from) ?? 'value'])),
  });
  const back = new Map(renamed.map(([from, to]) => [to, from]));
  const written = inLetters(tex, notation, networkLetters(chapter));
  // δ_k is written as the derivative that it is.
  const spelt =
    notation === 'nndl' && network === 'rnn'
      ? tex.replaceAll(/\\delta_(\w)/g, String.raw`\frac{\partial E_{$1}}{\partial c_{$1}}`)
      : tex;
  return {
    written,
    says: () => bare(parse(written, ofBook).statements, (name) => back.get(name) ?? name),
    said: bare(parse(spelt, own).statements, (name) => name),
  };
}

const displays = claims.flatMap((claim) =>
  [
    claim.tex,
    claim.printed?.tex,
    claim.condition?.tex,
    // A step that goes on is read with what it goes on from.
    derivationOf(claim)
      ?.steps.map(({ tex }) => tex)
      .join(' \\\\ '),
  ].flatMap((tex) => (tex ? [{ id: claim.id, chapter: claim.chapter, tex }] : [])),
);

/** Undefined for what is no formula. */
function ifRead(...asked: Parameters<typeof bothWays>): ReturnType<typeof bothWays> | undefined {
  try {
    return bothWays(...asked);
  } catch (error) {
    if (error instanceof FormulaError) return undefined;
    throw error;
  }
}

describe.each(['d2l', 'nndl'] as const)('in the letters of %s', (notation) => {
  test('every display and every step says the same', () => {
    let read = 0;
    for (const { id, chapter, tex } of displays) {
      const both = ifRead(tex, chapter, notation);
      if (!both) continue;
      read += 1;
      expect(both.says(), `${id}: ${both.written}`).toEqual(both.said);
    }
    expect(read).toBeGreaterThan(0.9 * displays.length);
  });

  test('what the chapters say between dollars does, too', () => {
    let [read, all] = [0, 0];
    for (const lang of languages)
      for (const file of readdirSync(`content/${lang}`)) {
        const chapter = chapters[Number(file.slice(0, 2)) - 1];
        for (const [, tex] of readFileSync(`content/${lang}/${file}`, 'utf8').matchAll(/(?<!\$)\$([^$\n]+)\$/g)) {
          all += 1;
          const both = ifRead(tex, chapter, notation);
          if (!both) continue;
          read += 1;
          expect(both.says(), `${file}: ${tex} → ${both.written}`).toEqual(both.said);
        }
      }
    expect(read / all).toBeGreaterThan(0.9);
  });
});

test('the article’s own letters stay as they are', () => {
  for (const { tex } of displays) expect(inLetters(tex, 'article', 'rnn')).toBe(tex);
  expect(notations[0]).toBe('article');
});

test.each([
  ['c_t = \\varphi(W_{\\mathrm{rec}}\\,c_{t-1})', 'd2l', 'h_t = \\varphi(W_{\\mathrm{hh}}\\,h_{t-1})'],
  ['c_t = \\varphi(W_{\\mathrm{rec}}\\,c_{t-1})', 'nndl', 'h_t = f(U\\,h_{t-1})'],
  ['V_f\\,x_t \\oplus c_t', 'nndl', 'W_f\\,x_t + c_t'],
  ['W_f\\,[h_{t-1};\\,x_t]', 'nndl', '\\Theta_f\\,[h_{t-1};\\,x_t]'],
  ['\\lVert\\delta_k\\rVert', 'nndl', '\\lVert\\frac{\\partial L_{k}}{\\partial h_{k}}\\rVert'],
] as const)('%s in %s', (tex, notation, written) => {
  expect(inLetters(tex, notation, 'rnn')).toBe(written);
});
