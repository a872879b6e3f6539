/** An Astro integration: writes the service worker, with the list of files that it caches and a hash of the build. */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { languages } from '../src/proof/words.ts';

const source = new URL('./service-worker.js', import.meta.url);

/** The files that the service worker caches when it is installed, and the pages of each language. */
export function keptOf(files: readonly string[]): { assets: string[]; chapters: Record<string, string[]> } {
  const assets = files.filter((file) => /^(_astro\/|built\/|theme\.js$|icon\.svg$|sample-)/.test(file));
  const pages = files
    .filter((file) => /^(\w\w)\/([\w-]+\/)?index\.html$/.test(file))
    .map((file) => file.replace('index.html', ''));
  const chapters = Object.fromEntries(
    languages.map((lang) => [lang, pages.filter((page) => page.startsWith(`${lang}/`))]),
  );
  return { assets, chapters };
}

/** @param base with a slash at both ends */
export const offline = (base: string): AstroIntegration => ({
  name: 'offline',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const root = fileURLToPath(dir);
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      const files = entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
        .sort();
      const { assets, chapters } = keptOf(files);
      const hash = createHash('sha256');
      for (const file of files) hash.update(file).update(await readFile(join(root, file)));
      const release = hash.digest('hex').slice(0, 12);
      const constants = Object.entries({ release, base, assets, chapters }).map(
        ([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`,
      );
      await writeFile(join(root, 'sw.js'), constants.join('') + (await readFile(source, 'utf8')));
      logger.info(`${assets.length} files and ${Object.values(chapters).flat().length} pages can be kept`);
    },
  },
});
