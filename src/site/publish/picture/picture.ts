/**
 * The picture that other sites show with a link: 1200 × 630, in the project's own fonts, so that it is the same on every
 * machine. `tools/pictures/font.py` makes the Chinese font. PNGs are kept in `.cache` under a hash of the SVG and the font.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { GradedVerdict } from '../../../claims/claim.ts';
import { escapeHtml } from '../../text/tex.ts';

const require = createRequire(join(process.cwd(), 'package.json'));
const fonts = 'src/site/publish/picture';
const [width, height, margin] = [1200, 630, 80];
/** The site's colours on light paper. */
const ink = '#1b1e23';
const soft = '#575d66';
const colours: Record<GradedVerdict, string> = {
  holds: '#1f4e8c',
  notation: '#5a4a9c',
  conditional: '#855b00',
  slip: '#8f4a00',
  gap: '#b02f15',
  conclusion: '#8a0f33',
  added: '#0a6a58',
  hypothesis: soft,
};

export interface SocialPicture {
  /** In the middle, as large as one line has room for. */
  readonly title: string;
  /** Below it: where it stands. */
  readonly caption: string;
  readonly graded: GradedVerdict;
  /** The verdict in words, above; may be empty. */
  readonly earned: string;
}

/** The characters that the fonts lack. */
export const lacking = (words: string): string[] => {
  const chinese = readFileSync(join(fonts, 'chinese.txt'), 'utf8').trim();
  return [...words].filter((character) => !/[\x20-\x7e–—‘’“”]/.test(character) && !chinese.includes(character));
};

/** @throws Error where the fonts lack a character */
export function pictureSvg({ title, caption, graded, earned }: SocialPicture): string {
  const [foreign] = lacking(`${title}${caption}${earned}`);
  if (foreign)
    throw new Error(
      `the pictures’ fonts lack “${foreign}” in “${title}”, “${caption}”, “${earned}”; tools/pictures/font.py adds it`,
    );
  const text = (y: number, size: number, fill: string, words: string) =>
    `<text x="${margin}" y="${y}" font-size="${size}" fill="${fill}">${escapeHtml(words)}</text>`;
  // A Latin letter is half an em wide on average, a Chinese character one em.
  const ems = [...title].reduce((sum, character) => sum + (character > '\u2e80' ? 1 : 0.5), 0);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="KaTeX_Main, Carousel Pictures">
<rect width="100%" height="100%" fill="#fcfcfa"/><rect width="100%" height="14" fill="${colours[graded]}"/>
${text(140, 44, colours[graded], earned)}
${text(350, Math.min(96, (width - 2 * margin) / ems), ink, title)}
${text(height - 70, 40, soft, caption)}</svg>`;
}

/** The picture as PNG. */
export const picturePng = (picture: SocialPicture): Buffer => drawnPng(pictureSvg(picture));

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
