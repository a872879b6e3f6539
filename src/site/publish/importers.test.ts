/**
 * What importers make of a reference, field by field: docs/importers.md, which `npm run unit -- importers -u` writes again. citation.js
 * is always asked; pybtex where Debian's `python3-pybtex` is installed, and the schema of CSL data where CSL_SCHEMA names its file. What
 * is not asked here stays as it was found.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { Cite } from '@citation-js/core';
import Ajv from 'ajv';
import { expect, test } from 'vitest';
import { releases } from '../releases.ts';
import { citationOf, cslOf, formats } from './cite.ts';
import { type Facts, frozenFacts } from './facts.ts';

const file = 'docs/importers.md';

/** A record that does not change any more: a corrected equation, whose tag would be another address in small letters. */
function exampleFacts(): Facts {
  const of = releases.find(({ release }) => release === '0.4.0');
  const claim = of?.claims.find(({ tag }) => tag === '2J7F');
  if (!of || !claim) throw new Error('release 0.4.0 has no claim 2J7F, needed the example of docs/importers.md');
  return frozenFacts(of, claim, 'https://carousel.example');
}

const fieldNames = ['type', 'author', 'title', 'date', 'publisher', 'release', 'address', 'note'] as const;
type Fields = Readonly<Record<(typeof fieldNames)[number], string>>;

interface Csl {
  readonly type: string;
  readonly author: readonly { readonly literal?: string; readonly family?: string; readonly given?: string }[];
  readonly title: string;
  readonly issued: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly publisher?: string;
  readonly version?: string;
  readonly URL: string;
  readonly note?: string;
}

const padded = (n: number): string => String(n).padStart(2, '0');
const fieldsOf = ({ type, author, title, issued, publisher, version, URL, note }: Csl): Fields => ({
  type,
  author: author.map(({ literal, family, given }) => literal ?? [family, given].filter(Boolean).join(', ')).join('; '),
  title,
  date: issued['date-parts'][0].map(padded).join('-'),
  publisher: publisher ?? '',
  release: version ?? '',
  address: URL,
  note: note ?? '',
});

/** What GB/T 7714 puts where for what is published online: author. title[EB/OL]. (date)[day of reading]. address. note. */
function gbt7714(text: string): Fields {
  const [, author = '', title = '', date = '', address = '', note = '', release = ''] =
    /^(.+?)\. (.+)\[EB\/OL\]\. \((\d{4}-\d\d-\d\d)\)\[[^\]]+\]\. (\S+)\. (版本 ([\d.]+)，.+)\.$/.exec(text) ?? [];
  return { type: 'EB/OL', author, title, date, publisher: '', release, address, note };
}

/** What each reader finds in its format. */
function readBack(facts: Facts): Readonly<Record<string, Fields>> {
  const citation = citationOf(facts);
  const read = formats.map((format): [string, Fields] => {
    const [item] = new Cite(citation[format]).data as Csl[];
    return [{ bibtex: 'BibTeX', biblatex: 'BibLaTeX', ris: 'RIS', csl: 'CSL-JSON' }[format], fieldsOf(item)];
  });
  return { ...Object.fromEntries(read), 'GB/T 7714': gbt7714(citation.text.zh) };
}

const cell = (text: string): string => text.replaceAll('|', '\\|') || '–';

/** What was given, and what arrives by each way: the same is a tick. */
function table(facts: Facts): string {
  const given = fieldsOf(cslOf(facts));
  const read = readBack(facts);
  const ways = Object.keys(read);
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    row(['field', 'given', ...ways]),
    row(['---', '---', ...ways.map(() => '---')]),
    ...fieldNames.map((name) =>
      row([
        name,
        cell(given[name]),
        ...ways.map((way) => (read[way][name] === given[name] ? '✓' : cell(read[way][name]))),
      ]),
    ),
  ].join('\n');
}

/** pybtex reads the BibTeX and sets it in the style `plain`, as LaTeX would; undefined where it is not installed. */
function pybtex(bibtex: string): string | undefined {
  const script = `
import sys, pybtex
from pybtex.database import parse_string
from pybtex.plugin import find_plugin
data = parse_string(sys.stdin.read(), 'bibtex')
style = find_plugin('pybtex.style.formatting', 'plain')()
[entry] = style.format_bibliography(data)
print(pybtex.__version__)
print(entry.text.render_as('text'))`;
  const { status, stdout } = spawnSync('python3', ['-c', script], { input: bibtex, encoding: 'utf8' });
  if (status !== 0) return undefined;
  const [version, said] = stdout.trim().split('\n');
  return `pybtex ${version}, style \`plain\`: ${said}`;
}

/** The errors of the schema of CSL data. */
function schemaSays(path: string, csl: string): string {
  const { $schema: _, ...schema } = JSON.parse(readFileSync(path, 'utf8'));
  const ajv = new Ajv({ strict: false });
  return `${schema.$id ?? path}: ${ajv.validate(schema, JSON.parse(csl)) ? 'valid' : ajv.errorsText()}`;
}

test('what arrives by each way is what docs/importers.md says', async () => {
  const facts = exampleFacts();
  const { bibtex, csl } = citationOf(facts);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const kept = (start: string) =>
    before
      .split('\n')
      .find((line) => line.startsWith(`- ${start}`))
      ?.slice(2);
  const { CSL_SCHEMA } = process.env;
  const others = [
    pybtex(bibtex) ?? kept('pybtex'),
    CSL_SCHEMA ? schemaSays(CSL_SCHEMA, csl) : kept('https://resource.citationstyles.org'),
  ].flatMap((one) => (one ? [`- ${one}`] : []));
  expect(others).toHaveLength(2);
  await expect(`# What importers make of a reference

Written by \`src/site/publish/importers.test.ts\`. One reference, to ${facts.title.en} as it stood in release ${facts.release}, in every
format in which a claim can be cited, read back by citation.js (GB/T 7714 by its pattern): ✓ is what was given.
\`src/site/publish/cite.test.ts\` reads every claim back.

${table(facts)}

BibTeX has \`howpublished\` for the publisher, and no field for a release, which is in the note. GB/T 7714 is the Chinese reference.

${others.join('\n')}
`).toMatchFileSnapshot(`../../../${file}`);
});

test('no way loses author, title, day or address, and none writes the tag in small letters', () => {
  const facts = exampleFacts();
  const given = fieldsOf(cslOf(facts));
  for (const [way, read] of Object.entries(readBack(facts))) {
    for (const name of ['date', 'address'] as const) expect(read[name], way).toBe(given[name]);
    if (way !== 'GB/T 7714')
      for (const name of ['author', 'title', 'note'] as const) expect(read[name], way).toBe(given[name]);
    expect(read.title, way).toContain(facts.tag);
    expect(read.note, way).toContain(facts.digest);
  }
});
