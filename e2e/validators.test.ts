/** What validators ask: of a built page of each kind, of its linked data, and of the typed links of each permanent address. */
import { readFileSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { chapters } from '../src/claims/claim.ts';
import { claims } from '../src/claims/index.ts';
import { frozenOf } from '../src/site/releases.ts';
import { builtPages } from './pages.ts';

const ofChapter = new RegExp(`^(:lang/(?:code/)?)(?:${chapters.join('|')})/`);
/** What an address is like: pages of one kind are made by one template. */
const kindOf = (address: string): string =>
  address
    .replace(/^(?:en|zh)\//, ':lang/')
    .replace(ofChapter, '$1:chapter/')
    .replace(/^(c|embed)\/\w{4}\/$/, '$1/:tag/')
    .replace(/^:lang\/claims\/.+/, ':lang/claims/:id/')
    .replace(/^(:lang|embed)\/sayings\/.+/, '$1/sayings/:id/')
    .replace(/^r\/[^/]+\/c\/.*/, 'r/:release/c/:tag/')
    .replace(/^r\/[^/]+\/$/, 'r/:release/');

const pages = builtPages('dist').filter(({ address }) => !address.startsWith('pagefind/'));
/** The longest page of each kind, in the one language or the other. */
const examples = [...new Set(pages.map(({ address }) => kindOf(address)))].map((kind) => ({
  kind,
  ...pages
    .filter(({ address }) => kindOf(address) === kind)
    .reduce((one, other) => (other.html.length > one.html.length ? other : one)),
}));

/** Astro puts the style and the scripts of islands where the first of them stands. */
const withoutAstro = (html: string): string =>
  html.replace(/<style>astro-island[^<]*<\/style>/g, '').replace(/<script>(?:(?!<\/script>)[\s\S])*<\/script>/g, '');

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Other names are of use too: on lists of terms, and on groups.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // A group of fields is named by what is above it.
    'wcag/h71': 'off',
    // KaTeX sets formulas by style attributes.
    'no-inline-style': 'off',
    // Safari forgets that a list without marks is one, and speech input finds a field that wraps its label by `for` alone.
    'no-redundant-role': 'off',
    'no-redundant-for': 'off',
    // Matters of style: `<input/>`, and titles with both languages.
    'void-style': 'off',
    'long-title': 'off',
  },
});

test('there are pages of many kinds', () => {
  expect(examples.length).toBeGreaterThan(25);
});

test.each(examples)('$kind is valid HTML ($address)', async ({ address, html }) => {
  const { results } = await validator.validateString(withoutAstro(html), address);
  const found = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector, line }) => `${line}: ${ruleId}: ${message} ${selector}`),
  );
  expect(found).toEqual([]);
});

test('the validator sees what is wrong', async () => {
  const { valid } = await validator.validateString('<!DOCTYPE html><p><div id="a"></div><b id="a"></b>');
  expect(valid).toBe(false);
});

/** The properties that schema.org gives to each type that the site uses, inherited ones included. */
const thing = ['@context', '@id', '@type', 'description', 'identifier', 'mainEntityOfPage', 'name', 'subjectOf', 'url'];
const work = [
  ...[...thing, 'abstract', 'author', 'creativeWorkStatus', 'creator', 'dateCreated', 'dateModified', 'encoding'],
  ...['encodingFormat', 'inLanguage', 'isBasedOn', 'isPartOf', 'license', 'position', 'text', 'version'],
];
const vocabulary: Readonly<Record<string, readonly string[]>> = {
  Claim: [...work, 'appearance', 'claimInterpreter', 'firstAppearance'],
  DataDownload: [...work, 'contentUrl'],
  Dataset: [...work, 'distribution', 'measurementTechnique', 'variableMeasured'],
  LearningResource: [...work, 'educationalLevel', 'learningResourceType', 'teaches'],
  MediaObject: [...work, 'contentUrl'],
  Organization: thing,
  PropertyValue: [...thing, 'value'],
  WebSite: work,
};

/** The problems of a node and of those in it. */
function linkedProblems(node: unknown, at: string): string[] {
  if (Array.isArray(node)) return node.flatMap((one, i) => linkedProblems(one, `${at}[${i}]`));
  if (typeof node !== 'object' || node === null)
    return node === undefined || node === '' || node === null ? [`${at} is empty`] : [];
  if ('@value' in node) {
    const { '@value': value, '@language': language } = node as Record<string, string>;
    return value && /^(en|zh-CN)$/.test(language) ? [] : [`${at} is no text in a language`];
  }
  const { '@type': type } = node as { '@type'?: string };
  const known = vocabulary[type ?? ''];
  if (!known) return [`${at} has the type “${type}”, needed one of ${Object.keys(vocabulary).join(', ')}`];
  return Object.entries(node).flatMap(([name, value]) => [
    ...(known.includes(name) ? [] : [`${at}: ${type} has no property “${name}”`]),
    ...(/^(@id|url|license|contentUrl)$/.test(name) && !URL.canParse(String(value))
      ? [`${at}.${name} is “${value}”, needed a whole address`]
      : []),
    ...(/^date/.test(name) && !/^\d{4}-\d\d-\d\d$/.test(String(value)) ? [`${at}.${name} is “${value}”`] : []),
    ...linkedProblems(value, `${at}.${name}`),
  ]);
}

test('all linked data is of schema.org: its types have their properties, and addresses are whole', () => {
  let seen = 0;
  for (const { address, html } of pages)
    for (const [, text] of html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
      const data = JSON.parse(text);
      expect(data['@context'], address).toBe('https://schema.org');
      expect(linkedProblems(data, address)).toEqual([]);
      seen += 1;
    }
  expect(seen).toBeGreaterThan(3 * claims.length);
  expect(linkedProblems({ '@type': 'Claim', codeRepository: 'x', url: 'c/2J7F/' }, 'x')).toHaveLength(2);
});

interface Target {
  readonly href: string;
  readonly type?: string;
}
type Linkset = readonly (Readonly<Record<string, readonly Target[]>> & { readonly anchor: string })[];

test('each permanent address has the typed links of FAIR Signposting, level 2', () => {
  for (const { tag } of claims) {
    const page = parseHTML(readFileSync(`dist/c/${tag}/index.html`, 'utf8').split('</head>')[0]).document;
    const links = [...page.querySelectorAll('link[rel]')].map((link) => ({
      rel: link.getAttribute('rel') ?? '',
      href: link.getAttribute('href') ?? '',
      type: link.getAttribute('type') ?? undefined,
    }));
    const of = (rel: string) => links.filter((link) => link.rel === rel);
    expect(of('cite-as'), tag).toHaveLength(1);
    expect(of('license')).toHaveLength(1);
    expect(of('type').map(({ href }) => href)).toContain('https://schema.org/AboutPage');
    for (const rel of ['author', 'item', 'describedby']) expect(of(rel), rel).not.toEqual([]);
    // A claim that no release has yet has no version before.
    expect(of('predecessor-version')).toHaveLength(frozenOf(tag).length > 0 ? 1 : 0);
    for (const { href, type } of [...of('item'), ...of('describedby'), ...of('linkset')]) {
      expect(type, href).toMatch(/^\w+\/[\w.+-]+$/);
      expect(URL.canParse(href), href).toBe(true);
    }
    expect(of('linkset').map(({ type }) => type)).toEqual(['application/linkset+json']);
    const { linkset } = JSON.parse(readFileSync(`dist/c/${tag}/linkset.json`, 'utf8')) as { linkset: Linkset };
    const [{ href: cited }] = of('cite-as');
    const [own, ...others] = linkset;
    expect(own.anchor).toBe(cited);
    for (const rel of ['cite-as', 'type', 'license', 'author', 'item', 'describedby'])
      expect(
        own[rel].map(({ href }) => href),
        rel,
      ).toEqual(of(rel).map(({ href }) => href));
    // Each thing that the page leads to leads back.
    const back = (rel: string) =>
      others.filter((one) => one[rel]?.some(({ href }) => href === cited)).map(({ anchor }) => anchor);
    expect(back('collection')).toEqual(own.item.map(({ href }) => href));
    expect(back('describes')).toEqual(own.describedby.map(({ href }) => href));
  }
});

test('the feeds have what Atom requires, and entries with names for ever', () => {
  for (const lang of ['en', 'zh']) {
    const feed = parseHTML(readFileSync(`dist/${lang}/feed.xml`, 'utf8')).document;
    for (const name of ['id', 'title', 'updated'])
      expect(feed.querySelector(`feed > ${name}`)?.textContent, name).toBeTruthy();
    const entries = [...feed.querySelectorAll('entry')];
    expect(entries.length).toBeGreaterThan(claims.length);
    const ids = entries.map((entry) => entry.querySelector('id')?.textContent);
    expect(new Set(ids).size).toBe(entries.length);
    for (const entry of entries) {
      for (const name of ['id', 'title', 'updated']) expect(entry.querySelector(name)?.textContent, name).toBeTruthy();
      expect(entry.querySelector('updated')?.textContent).toMatch(/^\d{4}-\d\d-\d\dT[\d:]+Z$/);
      expect(entry.querySelector('link[href], content')).not.toBeNull();
    }
  }
});
