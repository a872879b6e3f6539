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

test('chapters name themselves to search engines for literature, as an article and as something to learn from', () => {
  for (const lang of languages) {
    const address = `${lang}/${claim.chapter}/`;
    const page = read(address);
    for (const name of [
      'title',
      'author',
      'publication_date',
      'language',
      'publisher',
      'public_url',
      'fulltext_html_url',
    ])
      expect(page.querySelector(`meta[name="citation_${name}"]`)?.getAttribute('content'), address).toBeTruthy();
    const linked = JSON.parse(page.querySelector('script[type="application/ld+json"]')?.textContent ?? '');
    expect(linked).toMatchObject({ '@type': 'LearningResource', inLanguage: page.documentElement.lang });
    expect(linked.teaches.length).toBeGreaterThan(0);
  }
});

test('the permanent address and both pages of a claim say the same of it, to programs too', () => {
  for (const { id, tag } of claims) {
    const pages = [`c/${tag}/`, `en/claims/${id}/`, `zh/claims/${id}/`].map(
      (address) => parseHTML(`${html(address).split('</head>')[0]}</head>`).document,
    );
    const heads = pages.map((page) => ({
      linked: JSON.parse(page.querySelector('script[type="application/ld+json"]')?.textContent ?? ''),
      links: ['cite-as', 'type', 'author', 'license', 'collection', 'item', 'describedby', 'linkset'].map((rel) =>
        [...page.querySelectorAll(`link[rel="${rel}"]`)].map((link) => link.getAttribute('href')),
      ),
    }));
    expect(heads[1], id).toEqual(heads[0]);
    expect(heads[2], id).toEqual(heads[0]);
    const [{ linked, links }] = heads;
    expect(linked).toMatchObject({ '@type': 'Claim', '@id': links[0][0], subjectOf: { '@type': 'Dataset' } });
    for (const found of links) expect(found, id).not.toEqual([]);
    const { linkset } = JSON.parse(readFileSync(`dist/c/${tag}/linkset.json`, 'utf8'));
    expect(linkset[0].anchor).toBe(links[0][0]);
    for (const [at, rel] of ['cite-as', 'type', 'author', 'license', 'collection', 'item', 'describedby'].entries())
      expect(
        linkset[0][rel].map(({ href }: { href: string }) => href),
        `${id} ${rel}`,
      ).toEqual(links[at]);
    for (const href of links[6]) {
      const text = readFileSync(`dist${new URL(href ?? '').pathname}`, 'utf8');
      expect((new Cite(text).data as { URL: string }[])[0].URL, href ?? '').toBe(links[0][0]);
    }
  }
});
