/**
 * `npm run course-kit`: prints the built site for a course, into `dist/course/`: each chapter with its exercises, all solutions, and
 * the slides of the figures, in both languages; `index.json` lists them. `-- --only=en/01-rnn` makes the files whose names begin
 * so. BASE and OUT are those of the build. Needs Chromium.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';
import { preview } from 'astro';
import { base } from '../build/base.ts';
import { languages } from '../src/proof/words.ts';
import { sheetsOf } from '../src/site/course.ts';
import { chromiumPath } from './chromium.ts';

/** As `course/index.json` lists it. */
interface File {
  readonly name: string;
  readonly bytes: number;
  readonly pages: number;
  readonly sha256: string;
}

const out = process.env.OUT ?? './dist';
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length) ?? '';
const executablePath = chromiumPath();
if (!executablePath) throw new Error('course-kit: found no Chromium, needed one to print with');
if (!existsSync(join(out, 'course/index.json')))
  throw new Error(`course-kit: ${out} holds no site, needed npm run build before`);

const sheets = languages.flatMap(sheetsOf);
const wanted = sheets.filter(({ name }) => name.startsWith(only));
if (wanted.length === 0)
  throw new Error(`course-kit: no file begins with ${only}; there are ${sheets.map(({ name }) => name).join(', ')}`);

/** Chromium writes each page as an object of its own, uncompressed. */
const pagesIn = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

const server = await preview({ root: '.', logLevel: 'silent', server: { port: 0 } });
const browser = await chromium.launch({ executablePath });
try {
  const files: File[] = [];
  // Without scripts: what is printed is what the build wrote.
  const page = await browser.newPage({ javaScriptEnabled: false });
  for (const { name, page: address } of wanted) {
    const answer = await page.goto(`http://localhost:${server.port}${base}${address}`, { waitUntil: 'networkidle' });
    if (!answer?.ok()) throw new Error(`course-kit: ${address} answers ${answer?.status()}, needed 200`);
    const pdf = await page.pdf({
      preferCSSPageSize: true,
      format: 'A4',
      printBackground: true,
      tagged: true,
      outline: true,
    });
    const file = join(out, 'course', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, pdf);
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    const pages = pagesIn(pdf);
    files.push({ name, bytes: pdf.length, pages, sha256 });
    console.log(`${name}: ${pages} pages, ${(pdf.length / 1e6).toFixed(1)} MB`);
  }
  const index = join(out, 'course/index.json');
  const { files: before } = JSON.parse(readFileSync(index, 'utf8')) as { files: File[] };
  const kept = before.filter(({ name }) => !files.some((file) => file.name === name));
  const all = [...kept, ...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  writeFileSync(index, `${JSON.stringify({ files: all }, null, 1)}\n`);
} finally {
  await browser.close();
  await server.stop();
}
