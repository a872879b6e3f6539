/**
 * The sitemap: every page with its translation and, as `x-default`, the page without a language. Leaves out embeds, the offline
 * page, a chapter’s side-by-side view, former releases, and the address of the former appendix.
 */
import sitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { registry } from '../src/claims/registry.ts';

const tongues = [
  ['en', 'en'],
  ['zh', 'zh-CN'],
] as const;

/**
 * The versions of one page, the same list for each of them.
 * @param path the address below the site's root, such as `en/claims/rnn-chain/`
 */
export function versions(path: string): { lang: string; path: string }[] {
  const [, tag] = /^c\/(\w{4})\/$/.exec(path) ?? [];
  const own = path === '' ? '' : tag ? `claims/${registry.find((entry) => entry.tag === tag)?.id}/` : path.slice(3);
  const [, id] = /^claims\/([^/]+)\/$/.exec(own) ?? [];
  const neutral = own === '' ? '' : id ? `c/${registry.find((entry) => entry.id === id)?.tag}/` : undefined;
  return [
    ...tongues.map(([folder, lang]) => ({ lang, path: `${folder}/${own}` })),
    ...(neutral === undefined ? [] : [{ lang: 'x-default', path: neutral }]),
  ];
}

/** @param base with a slash at both ends */
export const pages = (base: string): AstroIntegration =>
  sitemap({
    filter: (page) => !/\/(embed|r|parallel|offline|appendix)\//.test(page),
    serialize: (item) => {
      const root = new URL(base, item.url).href;
      const links = versions(item.url.slice(root.length)).map(({ lang, path }) => ({ lang, url: root + path }));
      return { ...item, links };
    },
  });
