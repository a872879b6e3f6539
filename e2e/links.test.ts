import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { registry } from '../src/claims/registry.ts';
import { builtPages, idsOf, linksOf } from './pages.ts';

const site = process.env.SITE ?? 'http://localhost:4321';

/** Links within the site that lead nowhere, for a site built under `base`; those with the site's name in them too. */
function deadLinks(folder: string, base: string): string[] {
  const pages = builtPages(folder);
  const ids = new Map(pages.map(({ address, html }) => [base + address, idsOf(html)]));
  return pages.flatMap(({ address, html }) =>
    linksOf(html)
      .map((link) => (link.startsWith(`${site}/`) ? link.slice(site.length) : link))
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

test('no address in the data, the feeds, the site map and the heads of pages is dead', () => {
  const files = globSync('**/*.{json,xml,html}', { cwd: 'dist', exclude: ['pagefind/**', '_astro/**'] });
  const asked = new Map<string, string>();
  for (const file of files)
    for (const [address] of readFileSync(`dist/${file}`, 'utf8')
      .replaceAll('&quot;', '"')
      .matchAll(new RegExp(`${site}/[^\\s"'<>\\\\{})]*`, 'g')))
      asked.set(address, file);
  expect(asked.size).toBeGreaterThan(5 * registry.length);
  const dead = [...asked].filter(([address]) => {
    const path = `dist${new URL(address.replaceAll('&amp;', '&')).pathname}`;
    return !existsSync(path.endsWith('/') ? `${path}index.html` : path);
  });
  expect(dead).toEqual([]);
});

test('both languages have the same pages with the same anchors', () => {
  const of = (lang: string) =>
    builtPages(`dist/${lang}`).map(({ address, html }) => [
      address,
      [...idsOf(html)].filter((id) => !/^((figure|card)-.*-?(en|zh)-|plot-marker-)/.test(id)).sort(),
    ]);
  expect(of('zh')).toEqual(of('en'));
});
