/**
 * The picture of an equation that other sites show with a link: 1200 × 630, drawn with the fonts of the project, so that it
 * is the same on every machine. Of Chinese they have what the pictures need (`tools/pictures/font.py`). Kept in
 * `.cache` by what it shows.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Verdict } from '../../../claims/claim.ts';
import { escapeHtml } from '../../text/tex.ts';
import { inRows } from './rows.ts';

const require = createRequire(join(process.cwd(), 'package.json'));
const fonts = 'src/site/publish/picture';
const [width, height, margin] = [1200, 630, 80];
/** The site's colours on light paper. */
const ink = '#1b1e23';
const soft = '#575d66';
const colours: Record<Verdict, string> = {
  holds: '#1f4e8c',
  conditional: '#855b00',
  corrected: '#b02f15',
  added: '#0a6a58',
  hypothesis: soft,
};

interface MathJax {
  tex2svg(tex: string, options: { display: boolean }): unknown;
  startup: { adaptor: { innerHTML(node: unknown): string } };
}
let mathjax: Promise<MathJax> | undefined;

/** TeX as SVG, with its size in units of its own. @throws Error where MathJax does not know what KaTeX does */
async function drawn(tex: string): Promise<{ inner: string; box: [number, number, number, number] }> {
  mathjax ??= require('mathjax').init({
    loader: { load: ['input/tex-full', 'output/svg'] },
    svg: { fontCache: 'none' },
  }) as Promise<MathJax>;
  const { startup, tex2svg } = await mathjax;
  const svg = startup.adaptor.innerHTML(tex2svg(tex, { display: true }));
  const box = /viewBox="([^"]+)"/.exec(svg)?.[1].split(' ').map(Number);
  if (!box || /merror|data-mjx-error/.test(svg)) throw new Error(`no picture of the TeX “${tex}”`);
  return { inner: svg, box: box as [number, number, number, number] };
}

export interface Picture {
  readonly tex: string;
  /** Above the equation, at the left. */
  readonly title: string;
  /** Below it: where it stands and what it is called. */
  readonly caption: string;
  readonly verdict: Verdict;
  /** The verdict in words. */
  readonly earned: string;
}

const room = { w: width - 2 * margin, h: height - 290 };
/** Pixels for a thousandth of an em: a short equation is not blown up, and one of this size needs no more rows. */
const [largest, large] = [0.075, 0.035];

/** The equation in as few rows as make it large, or as make it largest. */
export async function fitted(tex: string): Promise<{ inner: string; box: readonly number[]; scale: number }> {
  let best: { inner: string; box: readonly number[]; scale: number } | undefined;
  for (const rows of inRows(tex)) {
    const { inner, box } = await drawn(rows);
    const scale = Math.min(room.w / box[2], room.h / box[3], largest);
    if (!best || scale > best.scale) best = { inner, box, scale };
    if (best.scale >= large) break;
  }
  return best as NonNullable<typeof best>;
}

/** The characters that the fonts lack. */
export const lacking = (words: string): string[] => {
  const chinese = readFileSync(join(fonts, 'chinese.txt'), 'utf8').trim();
  return [...words].filter((character) => !/[\x20-\x7e–—‘’“”]/.test(character) && !chinese.includes(character));
};

/** The picture as SVG: the equation as large as it fits, in the middle. */
export async function pictureSvg({ tex, title, caption, verdict, earned }: Picture): Promise<string> {
  const [foreign] = lacking(`${title}${caption}${earned}`);
  if (foreign)
    throw new Error(
      `the pictures’ fonts lack “${foreign}” in “${title}”, “${caption}”, “${earned}”; tools/pictures/font.py adds it`,
    );
  const { inner, box, scale } = await fitted(tex);
  const [w, h] = [box[2] * scale, box[3] * scale];
  const equation = inner.replace(
    /^<svg[^>]*>/,
    `<svg x="${(width - w) / 2}" y="${(height - h) / 2 - 5}" width="${w}" height="${h}" viewBox="${box.join(' ')}" color="${ink}">`,
  );
  const text = (x: number, y: number, size: number, fill: string, words: string, anchor = 'start') =>
    `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" text-anchor="${anchor}">${escapeHtml(words)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="KaTeX_Main, Carousel Pictures">
<rect width="100%" height="100%" fill="#fcfcfa"/><rect width="100%" height="14" fill="${colours[verdict]}"/>
${text(margin, 110, 44, ink, title)}${text(width - margin, 110, 38, colours[verdict], earned, 'end')}
${equation}
${text(margin, height - 60, 34, soft, caption)}</svg>`;
}

/** The picture as PNG. */
export const picturePng = async (picture: Picture): Promise<Buffer> => drawnPng(await pictureSvg(picture));

/** An SVG as PNG, in its own size. */
export function drawnPng(svg: string): Buffer {
  const chinese = join(fonts, 'chinese.otf');
  const name = createHash('sha256').update(svg).update(readFileSync(chinese)).digest('hex').slice(0, 32);
  const file = join('.cache/pictures', `${name}.png`);
  if (existsSync(file)) return readFileSync(file);
  const { Resvg } = require('@resvg/resvg-js');
  const fontFiles = [require.resolve('katex/dist/fonts/KaTeX_Main-Regular.ttf'), chinese];
  const options = { font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'KaTeX_Main' } };
  const png: Buffer = new Resvg(svg, options).render().asPng();
  mkdirSync('.cache/pictures', { recursive: true });
  writeFileSync(file, png);
  return png;
}
