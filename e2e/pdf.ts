/**
 * Reads what the tests ask of a PDF that Chromium wrote: its pages, the text on them, and whether its fonts are embedded. No more of
 * the format than Chromium uses: objects stand uncompressed, text is in hexadecimal glyph numbers of fonts with a ToUnicode table.
 */
import { inflateSync } from 'node:zlib';

export interface Pdf {
  readonly pages: number;
  /** The text of all pages, as it is drawn, without blanks. */
  readonly text: string;
  readonly fonts: readonly string[];
  /** Names of fonts whose outlines are not in the file. */
  readonly missing: readonly string[];
}

export function readPdf(file: Buffer): Pdf {
  const source = file.toString('latin1');
  const objects = new Map(
    [...source.matchAll(/(?<![\d])(\d+) 0 obj\b([\s\S]*?)\bendobj/g)].map(([, id, body]) => [id, body]),
  );
  const referred = (body: string, key: string) =>
    objects.get(new RegExp(`/${key} \\[?(\\d+) 0 R`).exec(body)?.[1] ?? '');
  const streamOf = (body = '') => {
    const [opening] = /stream\r?\n/.exec(body) ?? [''];
    if (opening === '') return '';
    const from = body.indexOf(opening) + opening.length;
    const length = Number(referred(body, 'Length')?.trim() ?? /\/Length (\d+)/.exec(body)?.[1]);
    const bytes = body.slice(from, from + length);
    return body.includes('/FlateDecode') ? inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1') : bytes;
  };

  /** The fonts that pages name, without the parts of a composite one: digits of a glyph number, and the character of each. */
  const drawnIn = [...objects].filter(
    ([, body]) => /\/Type \/Font\b/.test(body) && !/\/Subtype \/CIDFontType/.test(body),
  );
  const tables = new Map<string, Font>(
    drawnIn.map(([id, body]) => [
      id,
      { digits: /\/Subtype \/Type0\b/.test(body) ? 4 : 2, table: tableOf(streamOf(referred(body, 'ToUnicode'))) },
    ]),
  );
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body));
  const text = pages.map((page) => textOf(streamOf(referred(page, 'Contents')), fontsOf(page))).join('');

  /** The tables of a page's fonts, by the names that its content has for them. */
  function fontsOf(page: string): Map<string, Font> {
    const resources = /\/Resources (\d+) 0 R/.test(page) ? (referred(page, 'Resources') ?? '') : page;
    const [, inner = ''] = /\/Font\s*<<([\s\S]*?)>>/.exec(resources) ?? [];
    return new Map(
      [...inner.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name, id]) => [name, tables.get(id) ?? noFont] as const),
    );
  }

  /** A font of Type 3 has its outlines in itself; of the others a descriptor tells where they are. */
  const fonts = drawnIn.map(([, body]) => {
    const described = referred(referred(body, 'DescendantFonts') ?? body, 'FontDescriptor') ?? '';
    const name = /\/(?:BaseFont|FontName) \/([^\s/<>[\]]+)/.exec(body + described)?.[1] ?? '';
    return { name, embedded: /\/CharProcs\b/.test(body) || /\/FontFile[23]? \d+ 0 R/.test(described) };
  });
  return {
    pages: pages.length,
    text,
    fonts: fonts.map(({ name }) => name),
    missing: fonts.filter(({ embedded }) => !embedded).map(({ name }) => name),
  };
}

interface Font {
  /** Digits of a glyph number, and the character of each. */
  readonly digits: 2 | 4;
  readonly table: ReadonlyMap<number, string>;
}
const noFont: Font = { digits: 4, table: new Map() };

const utf16 = (hex: string) =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));

function tableOf(cmap: string): Map<number, string> {
  const table = new Map<number, string>();
  for (const [, block] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph, to] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) table.set(Number.parseInt(glyph, 16), utf16(to));
  for (const [, block] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first, last, to] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const from = Number.parseInt(first, 16);
      for (let glyph = from; glyph <= Number.parseInt(last, 16); glyph++)
        table.set(glyph, String.fromCharCode(Number.parseInt(to, 16) + glyph - from));
    }
  return table;
}

/** The text of a content stream. */
function textOf(content: string, fonts: ReadonlyMap<string, Font>): string {
  let used = noFont;
  let text = '';
  for (const [, font, hex] of content.matchAll(/\/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g))
    if (font) used = fonts.get(font) ?? noFont;
    else
      for (let at = 0; at < hex.length; at += used.digits)
        text += used.table.get(Number.parseInt(hex.slice(at, at + used.digits), 16)) ?? '';
  return text.replace(/\s/g, '');
}
