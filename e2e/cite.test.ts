/** Permanent addresses and the references to a claim, as they were built. */
import { readFileSync } from 'node:fs';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import project from '../package.json' with { type: 'json' };
import { claimById, claims } from '../src/claims/index.ts';
import { registry } from '../src/claims/registry.ts';
import { languages } from '../src/proof/words.ts';

const claim = claimById('rnn-chain');
const release = project.version;
const html = (address: string) => readFileSync(`dist/${address}index.html`, 'utf8');
const read = (address: string) => parseHTML(html(address)).document;
/** As far as the title: the rest of a page is long, and there are many of them. */
const beginning = (address: string) => parseHTML(html(address).split('</h1>')[0]).document;

/** The citations of a claim's page, without the rest of it. */
function citations(page: string): Document {
  const [, inside = ''] = /<details class="citations"[^>]*>(.*?)<\/details>/s.exec(page) ?? [];
  return parseHTML(`<body>${inside}</body>`).document;
}
/** The digest of the evidence that the build found. */
const digestOf = (page: string) =>
  /[0-9a-f]{16}/.exec((page.split('<details class="static">')[1] ?? '').replace(/<[^>]*>/g, ''))?.[0];

test('every tag of the ledger leads to a page in no language, and on to both', () => {
  for (const { tag, id } of registry) {
    const page = read(`c/${tag}/`);
    expect(page.querySelector('link[rel="canonical"]')?.getAttribute('href')).toMatch(new RegExp(`/c/${tag}/$`));
    for (const lang of languages) {
      expect(page.querySelector(`a[href$="/${lang}/claims/${id}/"]`), `${tag} ${lang}`).not.toBeNull();
      const own = beginning(`${lang}/claims/${id}/`);
      // Each page is its own for search engines; what is cited is the address in no language.
      const of = (rel: string) => own.querySelector(`link[rel="${rel}"]`)?.getAttribute('href');
      expect(of('canonical')).toMatch(new RegExp(`/${lang}/claims/${id}/$`));
      for (const { document, name } of [
        { document: page, name: 'c' },
        { document: own, name: lang },
      ])
        expect(
          [...document.querySelectorAll('link[hreflang]')]
            .map((link) => `${link.getAttribute('hreflang')} ${new URL(link.getAttribute('href') ?? '').pathname}`)
            .sort(),
          name,
        ).toEqual([`en /en/claims/${id}/`, `x-default /c/${tag}/`, `zh-CN /zh/claims/${id}/`]);
      expect(own.querySelector('link[rel="cite-as"]')?.getAttribute('href')).toMatch(new RegExp(`/c/${tag}/$`));
      expect(own.querySelector('h1')?.textContent).not.toBe('');
    }
  }
});

test('every reference in the built pages can be read, and names its claim', () => {
  for (const { id, name, tag } of claims) {
    const page = html(`en/claims/${id}/`);
    const digest = digestOf(page);
    const texts = [...citations(page).querySelectorAll('pre')].map((pre) => pre.textContent ?? '');
    expect(digest, id).toBeDefined();
    expect(texts).toHaveLength(7);
    const frame = texts.pop();
    expect(frame).toContain(`/embed/${tag}/?lang=en"`);
    expect(parseHTML(`<body>${frame}`).document.querySelectorAll('iframe[src][title]')).toHaveLength(1);
    for (const text of texts) expect(text).toMatch(/^\S/);
    for (const text of texts) for (const fact of [tag, digest, release, `/c/${tag}/`]) expect(text).toContain(fact);
    for (const text of texts.slice(2)) {
      const [item] = new Cite(text).data as { title: string; URL: string }[];
      expect(item.title).toBe(`${name.en} (Carousel tag ${tag})`);
      expect(item.URL).toMatch(new RegExp(`/c/${tag}/$`));
    }
  }
});

test('chapters and claims name themselves to search engines for literature', () => {
  for (const lang of languages)
    for (const address of [`${lang}/${claim.chapter}/`, `${lang}/claims/${claim.id}/`]) {
      const page = read(address);
      for (const name of [
        ...['title', 'author', 'publication_date', 'language', 'publisher', 'public_url', 'fulltext_html_url'],
      ])
        expect(page.querySelector(`meta[name="citation_${name}"]`)?.getAttribute('content'), address).toBeTruthy();
    }
});
