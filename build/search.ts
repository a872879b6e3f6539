/**
 * An Astro integration: Pagefind indexes the chapters and claims (`data-pagefind-body`) of each language. In the index a formula is its
 * number if it is only one, else the functions that it names, `tanh(…)`, else “…”: its TeX would be noise in excerpts, an omission would
 * leave a gap in the sentence, and single letters would match every misspelt word.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const check = ({ errors }: { errors: readonly string[] }): void => {
  if (errors.length > 0) throw new Error(`the search index was not written: ${errors.join('; ')}`);
};

/** Displayed formulas, and what every claim repeats. */
const excludeSelectors = [
  ...['.equation', '.label', 'summary', '.claim > header', '.symbols', '.claim-links', '.claim-rows', '.example'],
  ...['.static', '#uses', '#used-by', '#history', 'astro-island'],
];

/** What the index has of a formula: its number, or the functions in it, each once, or “…”. */
function wordsOf(tex: string): string {
  if (/^\d+$/.test(tex)) return tex;
  const names = tex.matchAll(/\\(?:operatorname\{([a-z]+)\}|(tanh|exp|log|max|min|sup))(?![a-z])/g);
  return [...new Set([...names].map(([, named, known]) => `${named ?? known}(…)`))].join(' ') || '…';
}

/** Replaces every formula set by KaTeX by its number, the functions that it names, or “…”. */
export function withoutFormulas(html: string): string {
  const begin = '<span class="katex"';
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
    said += html.slice(from, at) + wordsOf(tex);
    from = end;
  }
  return said + html.slice(from);
}

export const search = (): AstroIntegration => ({
  name: 'search',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      // Imported here, so that `astro dev` does not start it.
      const { close, createIndex } = await import('pagefind');
      const { index, errors } = await createIndex({ excludeSelectors });
      check({ errors });
      if (!index) throw new Error('Pagefind made no search index');
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
