/** What is said in both languages, pair by pair, for whoever studies or continues the translation: as JSON, and as TMX 1.4b. */
import { z } from 'astro/zod';
import { claims } from '../../claims/index.ts';
import { bilingualTexts, readText } from '../../node/authoring/aligned.ts';
import type { Words } from '../../proof/words.ts';
import { hashesOf, pairsOf } from '../text/aligned.ts';
import { htmlLang } from '../text/strings.ts';
import { escapeHtml } from '../text/tex.ts';
import { apiUrl } from '../url.ts';
import { release } from './facts.ts';

const hash = z.string().regex(/^[0-9a-f]{8}$/);
export const alignmentSchema = z
  .strictObject({
    release: z.string(),
    schema: z.url().describe('Where the JSON schema of this file is.'),
    pairs: z.array(
      z.strictObject({
        id: z.string().describe('The text and the number of the pair in it, or a claim and what of it.'),
        en: z.string().describe('As it is written: Markdown with TeX between dollars, and elements of the site.'),
        zh: z.string(),
        hashes: z.strictObject({ en: hash, zh: hash }).describe('The first 32 bits of SHA-256 of each.'),
      }),
    ),
  })
  .describe('Both languages, pair by pair.');
type Alignment = z.infer<typeof alignmentSchema>;

export function alignmentData(site: string): Alignment {
  const pair = (id: string, { en, zh }: Words) => ({ id, en, zh, hashes: hashesOf({ en, zh }) });
  const ofTexts = bilingualTexts.flatMap((name) =>
    pairsOf(readText(name)).map((one, i) => pair(`${name}/${i + 1}`, one)),
  );
  const ofClaims = claims.flatMap(({ id, name, says, note, sketch }) =>
    Object.entries({ name, says, note, sketch }).flatMap(([what, said]) => (said ? [pair(`${id}/${what}`, said)] : [])),
  );
  return { release, schema: new URL(apiUrl('schema'), site).href, pairs: [...ofTexts, ...ofClaims] };
}

/** The same in the format that translation tools exchange. */
export function tmx({ release, pairs }: Alignment): string {
  const variant = (lang: 'en' | 'zh', text: string) =>
    `      <tuv xml:lang="${htmlLang[lang]}"><seg>${escapeHtml(text)}</seg></tuv>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
    '<tmx version="1.4">',
    `  <header creationtool="carousel" creationtoolversion="${escapeHtml(release)}" segtype="paragraph" o-tmf="Markdown" adminlang="en" srclang="en" datatype="plaintext"/>`,
    '  <body>',
    ...pairs.flatMap(({ id, en, zh }) => [
      `    <tu tuid="${escapeHtml(id)}">`,
      variant('en', en),
      variant('zh', zh),
      '    </tu>',
    ]),
    '  </body>',
    '</tmx>',
    '',
  ].join('\n');
}
