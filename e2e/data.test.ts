/** The data, the pictures, the licences and the site map, as they were built. */
import { existsSync, readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { defaults } from '../src/check/options.ts';
import { run } from '../src/check/run.ts';
import { articleRows } from '../src/claims/article.ts';
import { chapters } from '../src/claims/claim.ts';
import { claimById, claims } from '../src/claims/index.ts';
import { languages } from '../src/proof/words.ts';

const read = (file: string) => readFileSync(`dist/${file}`, 'utf8');
const claim = claimById('rnn-chain');

test('every claim’s data fits the published schema, and has the digest of a run', () => {
  const ajv = new Ajv({ formats: { uri: true } });
  const schema = JSON.parse(read('api/schema.json'));
  ajv.addSchema(schema);
  const errors = (name: string, data: unknown) =>
    ajv.validate({ $ref: `${schema.$id}#/$defs/${name}` }, data) ? null : ajv.errorsText();
  const list = JSON.parse(read('api/claims.json'));
  expect(errors('claims', list)).toBeNull();
  expect(list.claims.map(({ id }: { id: string }) => id)).toEqual(claims.map(({ id }) => id));
  expect(errors('trials', JSON.parse(read('api/trials.json')))).toBeNull();
  expect(read('api/trials.csv')).toContain('\nlatch-0.02,chrono,lstm,latch,8,100,32,0.02,b*,-b*,uniform,1000,1,true,');
  for (const { id } of claims) expect(errors('claim', JSON.parse(read(`api/claims/${id}.json`))), id).toBeNull();
  expect(JSON.parse(read(`api/claims/${claim.id}.json`)).digest).toBe(run(claim, defaults).digest);
  expect(JSON.parse(read('badge.json'))).toEqual({
    schemaVersion: 1,
    label: 'Carousel',
    message: `${claims.length} of ${claims.length} verdicts confirmed`,
    color: 'brightgreen',
  });
  for (const { id, tag } of claims)
    for (const page of [`c/${tag}/`, `en/claims/${id}/`, `zh/claims/${id}/`])
      expect(read(`${page}index.html`), page).toContain(
        `<link rel="alternate" type="application/json" href="/api/claims/${id}.json">`,
      );
});

test('the page of sources has every image, and leads to each claim on it', () => {
  for (const lang of languages) {
    const html = read(`${lang}/sources/index.html`);
    for (const { id, basis, claims: on } of articleRows) {
      const [, row = ''] = html.split(`<li id="image-${id}" data-basis="${basis}"`);
      expect(row, `${lang}, image ${id}`).not.toBe('');
      for (const claim of on)
        expect(row.slice(0, row.indexOf('</li>')), `${lang}, ${claim}`).toContain(`href="/${lang}/claims/${claim}/"`);
    }
  }
});

test('every claim and every chapter has a picture of 1200 × 630', () => {
  const written = chapters.filter((chapter) => existsSync(`dist/en/${chapter}/index.html`));
  expect(written.length).toBeGreaterThan(0);
  for (const lang of languages)
    for (const name of [...claims.map(({ tag }) => tag), ...written, 'carousel']) {
      const png = readFileSync(`dist/og/${lang}/${name}.png`);
      expect(png.subarray(1, 4).toString(), name).toBe('PNG');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)], name).toEqual([1200, 630]);
      expect(png.length, `${name} shows something`).toBeGreaterThan(8000);
    }
  for (const [page, name] of [
    ...claims.flatMap(({ id, tag }) => languages.map((lang) => [`${lang}/claims/${id}/`, `${lang}/${tag}`])),
    ...claims.map(({ tag }) => [`c/${tag}/`, `en/${tag}`]),
    ...written.flatMap((chapter) => languages.map((lang) => [`${lang}/${chapter}/`, `${lang}/${chapter}`])),
    ...languages.map((lang) => [`${lang}/`, `${lang}/carousel`]),
  ]) {
    const html = read(`${page}index.html`);
    expect(html).toMatch(new RegExp(`<meta property="og:image" content="http[^"]*/og/${name}.png"`));
    expect(html, page).toMatch(/<meta property="og:image:alt" content="[^"]+"/);
  }
});

for (const [folder, base] of [
  ['dist', '/'],
  ['dist-sub', '/carousel/'],
])
  test(`what browsers and crawlers ask for by themselves is there, below its base (${base})`, () => {
    const text = (file: string) => readFileSync(`${folder}/${file}`, 'utf8');
    for (const lang of ['en', 'zh']) {
      const { start_url, scope, icons } = JSON.parse(text(`${lang}/manifest.json`));
      expect([start_url, scope]).toEqual([`${base}${lang}/`, base]);
      expect(text(`${lang}/index.html`)).toContain(`<link rel="manifest" href="${base}${lang}/manifest.json">`);
      for (const { src, sizes, type } of [
        ...icons,
        { src: `${base}icons/180.png`, sizes: '180x180', type: 'image/png' },
      ]) {
        expect(src.startsWith(base), src).toBe(true);
        const icon = readFileSync(`${folder}/${src.slice(base.length)}`);
        if (type === 'image/png') expect(`${icon.readUInt32BE(16)}x${icon.readUInt32BE(20)}`, src).toBe(sizes);
      }
    }
    expect(text('robots.txt')).toMatch(new RegExp(`^Sitemap: https?://[^/]+${base}sitemap-index\\.xml$`, 'm'));
    const lost = text('404.html');
    for (const lang of ['en', 'zh']) expect(lost).toContain(`href="${base}${lang}/"`);
    expect(lost).toContain('<meta name="robots" content="noindex">');
  });

test('the licences of all that is shipped are told, in full, and every page leads there', () => {
  const text = read('licenses.txt');
  // Of scripts, of workers alone, of styles, of fonts, and of what is not bundled.
  for (const work of [
    'preact',
    '@observablehq/plot',
    'd3-shape',
    'pure-rand',
    '@noble/hashes',
    'katex',
    'KaTeX fonts',
    'pagefind',
    'astro',
  ])
    expect(text).toMatch(new RegExp(`^${work} \\d[\\d.]* – (MIT|ISC|OFL-1\\.1)$`, 'm'));
  expect(text).toContain('SIL OPEN FONT LICENSE Version 1.1');
  const [, list] = text.split('\n\n');
  const works = list.split('\n');
  expect(works.length).toBeGreaterThan(15);
  for (const work of works) expect(text.split(`\n${work}\n\n`)[1]?.trim().length, work).toBeGreaterThan(300);
  for (const page of ['en/', 'zh/', 'en/rnn/', 'zh/claims/'])
    expect(read(`${page}index.html`), page).toContain('href="/licenses.txt"');
});

test('the site map lists every claim in both languages, each with its twin, and no frame', () => {
  const map = read('sitemap-0.xml');
  /** From each page to its versions by language. */
  const versions = new Map(
    [...map.matchAll(/<url><loc>[^<]*?:\/\/[^/]+(\/[^<]*)<\/loc>(.*?)<\/url>/g)].map(([, page, links]) => [
      page,
      [...links.matchAll(/hreflang="([^"]+)" href="[a-z]+:\/\/[^/]+([^"]*)"/g)].map(
        ([, lang, href]) => `${lang} ${href}`,
      ),
    ]),
  );
  for (const { id, tag } of claims) {
    const all = [`en /en/claims/${id}/`, `zh-CN /zh/claims/${id}/`, `x-default /c/${tag}/`];
    for (const one of all) expect(versions.get(one.split(' ')[1]), one).toEqual(all);
  }
  for (const [page, links] of versions)
    expect(new Set(links.map((link) => link.split(' ')[0])).size, page).toBe(links.length);
  expect(map).not.toContain('/embed/');
});

test('the research object lists files that are there, and describes itself as its profile asks', () => {
  const { '@graph': graph } = JSON.parse(read('ro-crate-metadata.json')) as { '@graph': Record<string, unknown>[] };
  const entity = (id: unknown) => graph.find((one) => one['@id'] === id);
  expect(entity('ro-crate-metadata.json')).toMatchObject({
    '@type': 'CreativeWork',
    conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
    about: { '@id': './' },
  });
  const root = entity('./') as Record<string, unknown>;
  for (const property of ['name', 'description', 'datePublished', 'license'])
    expect(root[property], property).toBeTruthy();
  const parts = root.hasPart as { '@id': string }[];
  expect(parts.length).toBeGreaterThan(claims.length);
  for (const { '@id': id } of parts) {
    expect(existsSync(`dist/${id}`), id).toBe(true);
    expect(entity(id)).toMatchObject({ '@type': 'File', encodingFormat: expect.any(String) });
  }
  // Every reference within the crate is to an entity of it.
  for (const one of graph)
    for (const value of Object.values(one).flat())
      if (typeof value === 'object' && value && '@id' in value && !String(value['@id']).startsWith('https://w3id.org'))
        expect(entity(value['@id']), JSON.stringify(value)).toBeDefined();
  expect(JSON.parse(read('codemeta.json'))).toMatchObject({ '@type': 'SoftwareSourceCode', version: root.version });
});
