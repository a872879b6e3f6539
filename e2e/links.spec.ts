import { existsSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { builtPages, idsOf, linksOf } from './pages.ts';

/** Links within the site that lead nowhere, for a site built under `base`. */
function deadLinks(folder: string, base: string): string[] {
  const pages = builtPages(folder);
  const ids = new Map(pages.map(({ address, html }) => [base + address, idsOf(html)]));
  return pages.flatMap(({ address, html }) =>
    linksOf(html)
      .filter((link) => !/^(https?|mailto|data):/.test(link))
      .filter((link) => {
        const { pathname, hash } = new URL(link, `http://site${base}${address}`);
        if (!pathname.startsWith(base)) return true;
        const anchors = ids.get(pathname);
        if (!anchors)
          return !existsSync(folder + decodeURI(`/${pathname.slice(base.length)}`)) || pathname.endsWith('/');
        return hash !== '' && !anchors.has(decodeURIComponent(hash.slice(1)));
      })
      .map((link) => `${address}: ${link}`),
  );
}

test('no link and no anchor is dead', () => {
  expect(builtPages('dist').length).toBeGreaterThan(4);
  expect(deadLinks('dist', '/')).toEqual([]);
});

test('nor under a sub-path', () => {
  expect(deadLinks('dist-sub', '/carousel/')).toEqual([]);
});

test('both languages have the same pages with the same anchors', () => {
  const of = (lang: string) =>
    builtPages(`dist/${lang}`).map(({ address, html }) => [
      address,
      [...idsOf(html)].filter((id) => !/^((figure|card)-.*-?(en|zh)-|plot-marker-)/.test(id)).sort(),
    ]);
  expect(of('zh')).toEqual(of('en'));
});
