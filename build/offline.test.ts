import { expect, test } from 'vitest';
import { keptOf } from './offline.ts';

test('kept are the files that pages load, and each language’s chapters, but not the pages of single claims', () => {
  const files = [
    '_astro/a.1.js',
    'en/index.html',
    'en/rnn/index.html',
    'en/rnn/parallel/index.html',
    'zh/rnn/index.html',
    'en/claims/rnn-chain/index.html',
    'api/claims.json',
    'built/rnn-chain.json',
    'theme.js',
    'index.html',
    'og/a.png',
  ];
  expect(keptOf(files)).toEqual({
    assets: ['_astro/a.1.js', 'built/rnn-chain.json', 'theme.js'],
    chapters: { en: ['en/', 'en/rnn/'], zh: ['zh/rnn/'] },
  });
});
