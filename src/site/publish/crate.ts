/**
 * The site as one object of research: `ro-crate-metadata.json` (RO-Crate 1.1) lists its data and claims, `codemeta.json`
 * (CodeMeta 3.0) describes the software. An archive that takes the built folder has both at its root.
 */
import { version as node } from 'node:process';
import project from '../../../package.json' with { type: 'json' };
import { languages } from '../../proof/words.ts';
import type { ClaimRecord } from '../records.ts';
import { htmlLang } from '../text/strings.ts';
import { wordsToText } from '../text/tex.ts';
import { author, factsOf, release, work } from './facts.ts';

const license = `https://spdx.org/licenses/${project.license}.html`;
/** The day of the newest change to a claim: nothing in the crate is younger. */
const newest = (records: readonly ClaimRecord[], site: string): string =>
  records
    .map((record) => factsOf(record, undefined, site).modified)
    .sort()
    .at(-1) ?? '2026-01-01';

/** Files of the built site that others read, from its root, each with its media type and what it is. */
const files: readonly (readonly [string, string, string])[] = [
  ['api/claims.json', 'application/json', 'Every claim with its number, verdict, formula and digest.'],
  ['api/schema.json', 'application/schema+json', 'The JSON schema of the data.'],
  ['api/trials.json', 'application/json', 'Every recorded training run, with its losses.'],
  ['api/alignment.json', 'application/json', 'Chapters and claims, block by block in both languages.'],
  ['api/alignment.tmx', 'application/x-tmx+xml', 'The same as TMX 1.4b.'],
  ['api/trials.csv', 'text/csv', 'Every recorded training run, one a line.'],
];

export function roCrate(records: readonly ClaimRecord[], site: string) {
  const person = { '@id': '#contributors' };
  const standing = records.filter(({ is }) => is === 'claim');
  const claims = standing.map((record) => {
    const facts = factsOf(record, undefined, site);
    return {
      '@id': `api/claims/${facts.id}.json`,
      '@type': 'File',
      name: facts.title.en,
      description: wordsToText(facts.says.en),
      encodingFormat: 'application/json',
      identifier: facts.url,
      dateModified: facts.modified,
    };
  });
  const parts = files.map(([path, encodingFormat, description]) => ({
    '@id': path,
    '@type': 'File',
    name: path,
    description,
    encodingFormat,
  }));
  return {
    '@context': 'https://w3id.org/ro/crate/1.1/context',
    '@graph': [
      {
        '@id': 'ro-crate-metadata.json',
        '@type': 'CreativeWork',
        conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
        about: { '@id': './' },
      },
      {
        '@id': './',
        '@type': 'Dataset',
        name: work.en,
        description: project.description,
        datePublished: newest(records, site),
        version: release,
        license: { '@id': license },
        author: person,
        url: site,
        inLanguage: languages.map((lang) => htmlLang[lang]),
        hasPart: [...parts, ...claims].map((part) => ({ '@id': part['@id'] })),
      },
      { '@id': '#contributors', '@type': 'Organization', name: author.en },
      { '@id': license, '@type': 'CreativeWork', name: `${project.license} License`, identifier: license },
      ...parts,
      ...claims,
    ],
  };
}

export const codemeta = (records: readonly ClaimRecord[], site: string) => ({
  '@context': 'https://w3id.org/codemeta/3.0',
  '@type': 'SoftwareSourceCode',
  name: project.name,
  description: project.description,
  version: release,
  dateModified: newest(records, site),
  license,
  url: site,
  programmingLanguage: 'TypeScript',
  runtimePlatform: `Node.js ${project.engines.node}; built with ${node}`,
  author: [{ '@type': 'Organization', name: author.en }],
  keywords: ['recurrent neural networks', 'LSTM', 'vanishing gradients', 'backpropagation through time'],
  inLanguage: languages.map((lang) => htmlLang[lang]),
});
