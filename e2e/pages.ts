/** Every page that the build wrote, by its address under the base. */
import { globSync, readFileSync } from 'node:fs';

export const builtPages = (folder: string): { address: string; html: string }[] =>
  globSync('**/*.html', { cwd: folder })
    .sort()
    .map((file) => ({
      address: file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1'),
      html: readFileSync(`${folder}/${file}`, 'utf8'),
    }));

/** The addresses that a page links to or loads, with what stands after the `#`. */
export const linksOf = (html: string): string[] =>
  [...html.matchAll(/\s(?:href|src|component-url|renderer-url)="([^"]+)"/g)].map(([, link]) => link);
export const idsOf = (html: string): Set<string> => new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
