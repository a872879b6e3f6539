/**
 * An Astro integration: runs every claim before a page is built, so that a false one stops the build. A claim whose files have not
 * changed keeps its last report. The pages read the reports from the same module, which the bundler leaves external: bundled, it would
 * run every claim again.
 */
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import type { Store } from '../src/node/proof-cache.ts';

const module = new URL('../src/node/prove-all.ts', import.meta.url).href;

const once: Plugin = {
  name: 'prove-once',
  apply: 'build',
  enforce: 'pre',
  resolveId: (source) => (source.endsWith('node/prove-all.ts') ? { id: module, external: true } : undefined),
};

export const prove = (): AstroIntegration => ({
  name: 'prove',
  hooks: {
    'astro:config:setup': ({ updateConfig }) => void updateConfig({ vite: { plugins: [once] } }),
    'astro:build:start': async ({ logger }) => {
      const { authorProblems } = await import('../src/node/authoring/problems.ts');
      const problems = await authorProblems();
      if (problems.length > 0) throw new Error(`the claims stop the build:\n${problems.join('\n')}`);
      // Imported late, because they load the claims: after their files are checked, and not in `astro dev`.
      const [{ proveEverything }, { createStore }] = await Promise.all([
        import('../src/node/prove-all.ts'),
        import('../src/node/proof-cache.ts'),
      ]);
      const started = performance.now();
      let ran = 0;
      const cache = createStore('.cache/proofs');
      const store: Store = {
        ...cache,
        keep(claim, report) {
          ran += 1;
          cache.keep(claim, report);
        },
      };
      const { length } = await proveEverything(store);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      logger.info(`${length} claims earned their verdicts, ${ran} of them run now, in ${seconds} s`);
    },
  },
});
