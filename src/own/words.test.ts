import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemWords } from './words.ts';

/** The messages in the source of `src/formula` and of this folder, with a letter for each value. */
const messages = ['src/formula', 'src/own']
  .flatMap((folder) => readdirSync(folder).map((file) => `${folder}/${file}`))
  .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !/(words|define|exact-numbers)\.ts$/.test(file))
  .flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(
      /(['`])((?:found |the formula |brackets stand |“\$|∂⁺ with|nothing is diff|diag was|det was|the index |the range |a row of the matrix|the number ).*?, needed .*?)\1/g,
    ),
  ])
  .map(([, , text]) =>
    text
      .replace(/\$\{perhaps\}/, '')
      .replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '7')
      .replaceAll('\\\\', '\\'),
  );

test('every message of the reader of formulas has its Chinese', () => {
  expect(messages.length).toBeGreaterThan(35);
  for (const message of messages) {
    const { en, zh } = problemWords(message);
    expect(en, message).toBe(message);
    expect(zh, message).toMatch(/\p{Script=Han}/u);
    // What fell through to “found …, needed …” would keep English words.
    expect(zh.replaceAll(/\\[A-Za-z]+|tanh|diag|det|ln|exp|min|max|RNN|LSTM|TeX|Uf|Wrec/g, ''), message).not.toMatch(
      /[a-z]{4,}/,
    );
  }
});
