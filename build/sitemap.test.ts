import { expect, test } from 'vitest';
import { versions } from './sitemap.ts';

const claim = [
  { lang: 'en', path: 'en/claims/rnn-chain/' },
  { lang: 'zh-CN', path: 'zh/claims/rnn-chain/' },
  { lang: 'x-default', path: 'c/T044/' },
];

test('all versions of a page name the same versions', () => {
  for (const { path } of claim) expect(versions(path)).toEqual(claim);
  const home = ['en/', 'zh/', ''];
  for (const path of home) expect(versions(path).map((version) => version.path)).toEqual(home);
  expect(versions('zh/bptt/')).toEqual([
    { lang: 'en', path: 'en/bptt/' },
    { lang: 'zh-CN', path: 'zh/bptt/' },
  ]);
});
