/**
 * An Astro integration: writes `licenses.txt`, every package whose code or fonts the site ships, with its licence in full. Vite's
 * `build.license` leaves out workers and styles. A package without a known permissive licence stops the build.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';

/** Shipped without the bundler: the islands' script, the search engine, a font. */
const beside = ['astro', 'pagefind', '@fontsource-variable/source-serif-4'];
const permissive = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'Unlicense', 'OFL-1.1'];

export interface Notice {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

/** Licences that are named in other ways than by one SPDX id, as they were read on 2026-11-30. */
const readByUs: Readonly<Record<string, string>> = {
  // “jsfive is in the public domain”; of pyfive, its source, below.
  jsfive: 'SEE LICENSE IN LICENSE.txt',
  pako: '(MIT AND Zlib)',
};

const notice = (name: string, version: string, license: string, file: string): Notice => ({
  name,
  version,
  license,
  text: readFileSync(new URL(`./notices/${file}`, import.meta.url), 'utf8'),
});
const others: readonly Notice[] = [
  // KaTeX's package does not mention the licence of its fonts; the font files do.
  notice('KaTeX fonts', '1.1', 'OFL-1.1', 'katex-fonts.txt'),
  // One file of a package of 20 MB, copied to src/site/styles/source-sans.
  notice('Source Sans 3', '3.052', 'OFL-1.1', 'source-sans.txt'),
  // jsfive is a translation of it, and names it without its licence.
  notice('pyfive', '0.3.0', 'BSD-3-Clause', 'pyfive.txt'),
];

/** The folder of the package that a module belongs to. */
export const packageOf = (id: string): string | undefined =>
  /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id.replaceAll('\\', '/'))?.[0];

/**
 * @param folder of a package
 * @throws Error where its licence is not permissive, or its text is missing
 */
export function noticeOf(folder: string): Notice {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const where = `package ${name ?? basename(folder)} ${version} goes to readers`;
  if (!permissive.includes(license) && !(name in readByUs && readByUs[name] === license))
    throw new Error(`${where} under the licence “${license}”, needed one of ${permissive.join(', ')}`);
  // In some packages LICENSES is a folder.
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(relative(folder, file)))
    .sort();
  const text = files.map((file) => readFileSync(file, 'utf8').trim()).join('\n\n');
  if (text === '')
    throw new Error(`${where} without its licence, needed a file such as LICENSE beside its package.json`);
  return { name, version, license, text };
}

export const licensesText = (notices: readonly Notice[]): string =>
  [
    'Carousel: code under the MIT licence, text and figures under CC BY 4.0. It contains work of others:',
    'Carousel：代码采用 MIT 许可，文字与图采用 CC BY 4.0。其中含有下列作品，各按其许可（原文）使用：',
    '',
    ...notices.map(({ name, version, license }) => `${name} ${version} – ${license}`),
    ...notices.flatMap(({ name, version, license, text }) => [
      `\n${'='.repeat(80)}\n${name} ${version} – ${license}\n`,
      text.replaceAll('\r\n', '\n').trimEnd(),
    ]),
    '',
  ].join('\n');

/** A Vite plugin that collects the folders of the packages that are shipped. */
const collector = (found: Set<string>): Plugin => {
  const note = (id: string): void => {
    const folder = packageOf(id);
    if (folder) found.add(folder);
  };
  return {
    name: 'licenses',
    // Styles belong to the build of the pages, scripts to that of the client.
    transform(_, id) {
      if (/\.css(\?|$)/.test(id)) note(id);
    },
    generateBundle(_, bundle) {
      if (this.environment.name !== 'client') return;
      for (const file of Object.values(bundle)) if (file.type === 'chunk') file.moduleIds.forEach(note);
    },
  };
};

export const licenses = (): AstroIntegration => {
  const found = new Set<string>();
  return {
    name: 'licenses',
    hooks: {
      'astro:config:setup': ({ updateConfig }) =>
        void updateConfig({ vite: { plugins: [collector(found)], worker: { plugins: () => [collector(found)] } } }),
      'astro:build:done': async ({ dir, logger }) => {
        for (const name of beside) found.add(join('node_modules', name));
        const byName = new Map([...found].map(noticeOf).map((notice) => [`${notice.name} ${notice.version}`, notice]));
        const notices = [...byName.values(), ...others].sort((a, b) =>
          a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1,
        );
        await writeFile(new URL('licenses.txt', dir), licensesText(notices));
        logger.info(`${notices.length} works of others, each with its licence`);
      },
    },
  };
};
