/** The numbers of the page of prerequisites, computed again; its two languages are one text. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { singularValues, spectralRadius } from '../../engine/arithmetic/matrix.ts';
import { languages } from '../../proof/words.ts';
import { chained, half, stretching } from '../components/figures/before.ts';
import { texts } from '../components/figures/labels.ts';
import { broken } from './glossary.ts';
import { decimal } from './prose.ts';

const read = (lang: string) => readFileSync(`content/before/${lang}.mdx`, 'utf8');
const prints = (text: string, values: readonly string[]) =>
  expect(values.filter((value) => !new RegExp(`(?<![\\d.])${value.replaceAll('.', '\\.')}(?!\\d)`).test(text))).toEqual(
    [],
  );

test.each(languages)('its numbers are those of its pictures (%s)', (lang) => {
  const [a, b, c, d] = stretching.data;
  const trace = a + d;
  const root = Math.sqrt(trace * trace - 4 * (a * d - b * c));
  expect(spectralRadius(stretching)).toBeCloseTo((trace + root) / 2, 12);
  prints(
    read(lang),
    [chained.second, chained.both, ...singularValues(stretching), (trace + root) / 2, (trace - root) / 2].map((v) =>
      decimal(v, 4),
    ),
  );
  prints(
    texts.singular.desc[lang],
    half.map((v) => decimal(v, 4)),
  );
  const moved = Math.tanh(2 * (chained.x + 0.01)) - chained.y;
  prints(texts.slopes.caption[lang], [decimal(chained.both / 100, 4)]);
  expect(moved).toBeCloseTo(chained.both / 100, 3);
});

test.each(languages)('it keeps the rules of words (%s)', (lang) => {
  expect(
    read(lang)
      .split('\n')
      .flatMap((line) => broken(line, lang)),
  ).toEqual([]);
});

test('both languages have the same blocks and pictures', () => {
  const kinds = (lang: string) =>
    read(lang)
      .trim()
      .split(/\n\n+/)
      .map((block) => /^(## |<Figure name="[\w-]+"|\$\$)/.exec(block)?.[1] ?? 'paragraph');
  expect(kinds('zh')).toEqual(kinds('en'));
});
