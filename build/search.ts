/**
 * An Astro integration: when the pages are written, Pagefind indexes chapters and claims, each language by itself. What
 * is not `data-pagefind-body` is left out. Of a formula an excerpt shows a number if it is no more than that, else three
 * dots: its TeX would be noise, nothing at all would be a hole in the sentence, and a lone letter would be what any
 * misspelt word is near to.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const check = ({ errors }: { errors: readonly string[] }): void => {
  if (errors.length > 0) throw new Error(`the search index was not written: ${errors.join('; ')}`);
};

/** Displayed formulas, and what every claim repeats: its head, labels, symbols, neighbours and tables. */
const excludeSelectors = [
  ...['.equation', '.label', 'summary', '.claim > header', '.symbols', '.claim-links', '.claim-rows', '.example'],
  ...['.static', '#uses', '#used-by', '#history', 'astro-island'],
];

/** The page with every formula set by KaTeX replaced by words. */
export function withoutFormulas(html: string): string {
  const begin = '<span class="katex">';
  let said = '';
  let from = 0;
  for (let at = html.indexOf(begin); at >= 0; at = html.indexOf(begin, from)) {
    const tags = /<(\/?)span\b/g;
    tags.lastIndex = at;
    let depth = 0;
    let end = html.length;
    for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
      depth += tag[1] ? -1 : 1;
      if (depth > 0) continue;
      end = html.indexOf('>', tag.index) + 1;
      break;
    }
    const [, tex = ''] = /<annotation[^>]*>([^<]*)</.exec(html.slice(at, end)) ?? [];
    said += html.slice(from, at) + (/^\d+$/.test(tex) ? tex : '…');
    from = end;
  }
  return said + html.slice(from);
}

export const search = (): AstroIntegration => ({
  name: 'search',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      // Loaded here, so that a server for development does not start it.
      const { close, createIndex } = await import('pagefind');
      const { index, errors } = await createIndex({ excludeSelectors });
      check({ errors });
      if (!index) throw new Error('the search index could not be begun');
      const root = fileURLToPath(dir);
      let pages = 0;
      for (const sourcePath of (await readdir(root, { recursive: true })).sort()) {
        if (!sourcePath.endsWith('.html')) continue;
        const html = await readFile(join(root, sourcePath), 'utf8');
        if (!html.includes(' data-pagefind-body')) continue;
        check(
          await index.addHTMLFile({ sourcePath: sourcePath.replaceAll('\\', '/'), content: withoutFormulas(html) }),
        );
        pages += 1;
      }
      check(await index.writeFiles({ outputPath: join(root, 'pagefind') }));
      await close();
      logger.info(`${pages} pages read`);
    },
  },
});
