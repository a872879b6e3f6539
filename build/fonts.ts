/**
 * An Astro integration: splits each font in two. The characters that nearly every page needs go into a small file; a browser loads
 * the whole font only for a page with a rarer character. Of KaTeX's three formats only woff2 is kept.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { AtRule, Declaration, Plugin } from 'postcss';
import subset from 'subset-font';

const ascii = Array.from({ length: 95 }, (_, i) => String.fromCodePoint(0x20 + i)).join('');
const prose = `${ascii}\u00a0§°±·×¼½¾Éé–—‘’“”…−`;
const greek = 'αβγδεζηθικλμνξοπρστυφχψωϑϕϖϱϵς';
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** The family “Signs” in fonts.css. */
const raised = '¹²³⁰⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉ₒ‖←→∂∞≈≠≤≥εθρστ';
/** KaTeX uses U+200B as a break and U+E020 as the stroke of ≠ and ∉. */
const signs = '\u00a0±·×˜…′←→⇒∀∂∃∈−∗√∞∣∥∨≈≡≤≥⊕⊗⊙⊤⋅⋯⟹⟺Δ\u200b\ue020';

interface Cut {
  readonly from: string;
  readonly characters: string;
  readonly variationAxes?: Record<string, number | { min: number; max: number }>;
}

/** The characters cut out of each font. Each has a space, from which browsers take the line height. */
const cuts: readonly Cut[] = [
  {
    from: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
    characters: prose,
    variationAxes: { wght: { min: 400, max: 600 } },
  },
  {
    from: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
    characters: prose,
    variationAxes: { wght: 400 },
  },
  {
    from: '../src/site/styles/source-sans/SourceSans3VF-Upright.ttf.woff2',
    characters: prose + raised,
    variationAxes: { wght: { min: 400, max: 600 } },
  },
  { from: 'katex/dist/fonts/KaTeX_Main-Regular.woff2', characters: ascii + signs },
  { from: 'katex/dist/fonts/KaTeX_Math-Italic.woff2', characters: ` ${upper}${upper.toLowerCase()}${greek}` },
  { from: 'katex/dist/fonts/KaTeX_AMS-Regular.woff2', characters: ` ${upper}` },
  ...[1, 2, 3, 4].map((size) => ({
    from: `katex/dist/fonts/KaTeX_Size${size}-Regular.woff2`,
    characters: ' ()[]{}√∏∑⎛⎜⎝⎞⎟⎠',
  })),
];
/** KaTeX's families, whose style sheet is not ours to edit. */
const families = cuts.flatMap(({ from }) => /KaTeX_[A-Za-z\d]+/.exec(from) ?? []);
const features = ['kern', 'liga', 'tnum', 'ccmp', 'locl', 'mark', 'mkmk'];

const fileOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const pieceOf = (file: string) => file.replace(/\.woff2$/, '-common.woff2');

type Span = readonly [first: number, last: number];

/** @param range such as `U+20-7E, U+A0` */
export function spansOf(range: string): Span[] {
  return range.split(',').map((part) => {
    const [, first, last = first] = /^\s*U\+([\dA-F]+)(?:-([\dA-F]+))?\s*$/i.exec(part) ?? [];
    if (first === undefined) throw new Error(`“${part}” in a unicode-range, needed U+ and one or two numbers`);
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}

/** Splits spans into those of the given code points and the rest. */
export function split(spans: readonly Span[], codes: readonly number[]): { within: Span[]; without: Span[] } {
  const held = [...new Set(codes)].sort((a, b) => a - b);
  const within: Span[] = [];
  const without: Span[] = [];
  for (const [first, last] of spans) {
    let next = first;
    for (const code of held.filter((one) => first <= one && one <= last)) {
      if (next < code) without.push([next, code - 1]);
      const before = within.at(-1);
      if (before?.[1] === code - 1) within[within.length - 1] = [before[0], code];
      else within.push([code, code]);
      next = code + 1;
    }
    if (next <= last) without.push([next, last]);
  }
  return { within, without };
}

const hex = (code: number) => code.toString(16).toUpperCase();
const rangeOf = (spans: readonly Span[]) =>
  spans.map(([a, b]) => (a === b ? `U+${hex(a)}` : `U+${hex(a)}-${hex(b)}`)).join(', ');

function declared(face: AtRule, prop: string): Declaration | undefined {
  const found = face.nodes?.find((node) => node.type === 'decl' && node.prop === prop);
  return found?.type === 'decl' ? found : undefined;
}

/** Changes a declaration in place where there is one: the bundler resolves its address from its position. */
function set(face: AtRule, prop: string, value: string): void {
  const there = declared(face, prop);
  if (there) there.value = value;
  else face.append({ prop, value });
}

const restOf = (family: string) => `"${family} Rest"`;
const named = new RegExp(`(?<=^|[\\s,])(?:${families.join('|')})(?=\\s*(?:,|$))`, 'g');

/** A `font` or `font-family` with the rest of each KaTeX family after it. */
const withRests = (fonts: string): string => fonts.replace(named, (family) => `${family}, ${restOf(family)}`);

/**
 * A PostCSS plugin: adds the piece of each font that is cut. The two share no character, because browsers load every part that has
 * one. The rest is a family of its own: while a part of a family is not loaded, Chromium asks the system for a substitute in each
 * size and weight before it lays out a word (50 to 68 requests a page instead of 8 to 20).
 * @param address gives the address of a piece's file
 */
export const pieces = (address: (piece: string) => string): Plugin => ({
  postcssPlugin: 'font-pieces',
  OnceExit(root) {
    const faces: AtRule[] = [];
    root.walkAtRules('font-face', (rule) => void faces.push(rule));
    root.walkDecls(/^font(?:-family)?$/, (one) => {
      if (!faces.some((face) => face === one.parent)) one.value = withRests(one.value);
    });
    for (const rule of faces) {
      const [, url] = /url\(["']?([^"')]+\.woff2)["']?\)/.exec(declared(rule, 'src')?.value ?? '') ?? [];
      if (!url) continue;
      set(rule, 'src', `url("${url}") format("woff2")`);
      const cut = cuts.find(({ from }) => fileOf(from) === fileOf(url));
      if (!cut) continue;
      const { within, without } = split(
        spansOf(declared(rule, 'unicode-range')?.value ?? 'U+0-10FFFF'),
        [...cut.characters].map((character) => character.codePointAt(0) ?? 0),
      );
      const family = declared(rule, 'font-family')?.value.replace(/^(["'])(.*)\1$/, '$2') ?? '';
      const piece = rule.cloneAfter();
      set(piece, 'src', `url("${address(pieceOf(fileOf(url)))}") format("woff2")`);
      set(piece, 'unicode-range', rangeOf(within));
      if (without.length > 0) {
        set(rule, 'font-family', restOf(family));
        set(rule, 'unicode-range', rangeOf(without));
      } else rule.remove();
    }
  },
});

/** Where the pieces are written; `@fonts/` in an import. Its name changes with this file and with the packages. */
const digest = createHash('sha256');
for (const file of [import.meta.url, new URL('../package-lock.json', import.meta.url)])
  digest.update(readFileSync(new URL(file)));
const cache = fileURLToPath(new URL('../.cache/fonts/', import.meta.url));
const folder = join(cache, digest.digest('hex').slice(0, 16));

/**
 * Renames a piece in its name table. The licences reserve the fonts' names for the unmodified fonts.
 * @param font an OpenType font, changed in place
 */
export function renamed(font: Buffer): Buffer {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i);
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'name');
  if (entry === undefined) throw new Error('a font has no name table, needed one');
  const table = font.readUInt32BE(entry + 8);
  const strings = table + font.readUInt16BE(table + 4);
  for (let i = 0; i < font.readUInt16BE(table + 2); i++) {
    const record = table + 6 + 12 * i;
    // Keeps the copyright (0). Platforms other than Macintosh (1) use two bytes a letter.
    if (font.readUInt16BE(record + 6) === 0) continue;
    const bytes = font.readUInt16BE(record) === 1 ? 'Carousel' : '\0C\0a\0r\0o\0u\0s\0e\0l';
    const from = strings + font.readUInt16BE(record + 10);
    font.fill(bytes, from, from + font.readUInt16BE(record + 8), 'latin1');
  }
  return font;
}

/** Writes the pieces where they are not yet, all at once: a build and the tests run at the same time. */
async function cutAll(): Promise<void> {
  if (existsSync(folder)) return;
  const { resolve } = createRequire(import.meta.url);
  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(folder);
  for (const { from, characters, variationAxes } of cuts) {
    const options = { keepFeatures: features, noHinting: true };
    const piece = await subset(await readFile(resolve(from)), characters, {
      ...options,
      targetFormat: 'sfnt',
      ...(variationAxes && { variationAxes }),
    });
    await writeFile(
      join(unfinished, pieceOf(fileOf(from))),
      await subset(renamed(piece), characters, { ...options, targetFormat: 'woff2' }),
    );
  }
  // Another process may have written them meanwhile.
  if (!existsSync(folder)) await rename(unfinished, folder);
  else await rm(unfinished, { recursive: true });
}

export const fonts = (): AstroIntegration => ({
  name: 'fonts',
  hooks: {
    'astro:config:setup': async ({ command, updateConfig }) => {
      if (command === 'build' || command === 'dev') await cutAll();
      updateConfig({
        vite: {
          resolve: { alias: { '@fonts': folder } },
          css: { postcss: { plugins: [pieces((piece) => `@fonts/${piece}`)] } },
        },
      });
    },
  },
});
