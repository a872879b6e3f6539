/**
 * An Astro integration: when the pages are written, Pagefind indexes chapters and claims, each language by itself. What
 * is not `data-pagefind-body` is left out, and so is every formula: an excerpt shows words.
 */
import { fileURLToPath } from 'node:url';

const check = (/** @type {{ errors: string[] }} */ { errors }) => {
  if (errors.length > 0) throw new Error(`the search index was not written: ${errors.join('; ')}`);
};

/** Formulas, and what every claim repeats of others: its symbols, its neighbours, its tables. */
const excludeSelectors = ['.katex', '.symbols', '.claim-links', '.claim-rows', '.static', 'astro-island'];

export const search = () => ({
  name: 'search',
  hooks: {
    /** @param {{ dir: URL, logger: { info(message: string): void } }} options */
    'astro:build:done': async ({ dir, logger }) => {
      // Loaded here, so that a server for development does not start it.
      const { close, createIndex } = await import('pagefind');
      const { index, errors } = await createIndex({ excludeSelectors });
      check({ errors });
      if (!index) throw new Error('the search index could not be begun');
      const added = await index.addDirectory({ path: fileURLToPath(dir) });
      check(added);
      check(await index.writeFiles({ outputPath: fileURLToPath(new URL('pagefind', dir)) }));
      await close();
      logger.info(`${added.page_count} pages read`);
    },
  },
});
