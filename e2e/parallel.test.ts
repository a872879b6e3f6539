/** The parallel view beside the single one, as they were built. */
import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { chapters } from '../src/claims/claim.ts';
import { claims } from '../src/claims/index.ts';
import { languages } from '../src/proof/words.ts';
import { htmlLang } from '../src/site/text/strings.ts';
import { idsOf } from './pages.ts';

const other = { en: 'zh', zh: 'en' } as const;
const read = (address: string) => readFileSync(`dist/${address}index.html`, 'utf8');
/** Observable Plot numbers its markers through the whole build. Of exercises the parallel view has the heading, which leads to them. */
const anchors = (html: string) => [...idsOf(html)].filter((id) => !/^(plot-marker|exercise)-/.test(id)).sort();

for (const lang of languages)
  for (const id of chapters)
    test(`${lang}/${id}: the same anchors as the single view, each once; every block in both languages, claims once`, () => {
      const html = read(`${lang}/${id}/parallel/`);
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, one]) => one);
      expect(ids.length).toBe(new Set(ids).size);
      expect(anchors(html)).toEqual(anchors(read(`${lang}/${id}/`)));

      const { document } = parseHTML(html);
      const count = (selector: string) => document.querySelectorAll(selector).length;
      const rows = [...document.querySelectorAll('#text > .pair')].map(({ children }) =>
        [...children].map((cell) => [cell.getAttribute('lang'), cell.textContent?.trim() ?? '']),
      );
      expect(rows.length).toBeGreaterThan(5);
      for (const [[ownLang, own], [otherLang, twin], ...more] of rows) {
        expect([ownLang, otherLang, ...more]).toEqual([htmlLang[lang], htmlLang[other[lang]]]);
        expect(own).not.toBe('');
        expect(twin).not.toBe(own);
      }
      const here = claims.filter((one) => one.chapter === id);
      expect(count('section.claim')).toBe(here.length);
      expect(count('.card')).toBe(here.length);
      for (const tongue of languages)
        expect(count(`.claim > .pair > .says[lang="${htmlLang[tongue]}"]`)).toBe(here.length);
    });

for (const lang of languages)
  test(`${lang}: the parallel view is known to search engines as the chapter, and to our search not at all`, () => {
    const html = read(`${lang}/bptt/parallel/`);
    expect(html).toMatch(new RegExp(`<link rel="canonical" href="http[^"]*[^/]/${lang}/bptt/"`));
    for (const tongue of languages)
      expect(html).toMatch(new RegExp(`hreflang="${htmlLang[tongue]}" href="http[^"]*/${tongue}/bptt/"`));
    expect(html).not.toContain('data-pagefind-body');
    expect(read(`${lang}/bptt/`)).toContain('data-pagefind-body');
    expect(readFileSync('dist/sitemap-0.xml', 'utf8')).not.toContain('/parallel/');
  });
