/**
 * An Astro integration: every claim is run before a page is built, so that a false one stops the build, shown or not. A
 * claim whose files have not changed since it was last run keeps its report.
 * The pages ask the same module for their reports: the bundler leaves it outside, or each claim would be run again.
 */
const module = new URL('../src/node/prove-all.ts', import.meta.url).href;
const store = new URL('../src/node/proof-cache.ts', import.meta.url).href;
const authoring = new URL('../src/node/authoring/problems.ts', import.meta.url).href;

const once = {
  name: 'prove-once',
  apply: 'build',
  enforce: 'pre',
  /** @param {string} source */
  resolveId: (source) => (source.endsWith('node/prove-all.ts') ? { id: module, external: true } : undefined),
};

export const prove = () => ({
  name: 'prove',
  hooks: {
    /** @param {{ updateConfig(config: object): void }} options */
    'astro:config:setup': ({ updateConfig }) => updateConfig({ vite: { plugins: [once] } }),
    /** @param {{ logger: { info(message: string): void } }} options */
    'astro:build:start': async ({ logger }) => {
      const { authorProblems } = await import(authoring);
      const problems = await authorProblems();
      if (problems.length > 0) throw new Error(`the claims stop the build:\n${problems.join('\n')}`);
      // Loads the claims: only once nothing is wrong with their files.
      const [{ proveEverything }, { createStore }] = await Promise.all([import(module), import(store)]);
      const started = performance.now();
      let ran = 0;
      const kept = createStore('.cache/proofs');
      const keep = (...given) => {
        ran += 1;
        kept.keep(...given);
      };
      const { length } = await proveEverything({ ...kept, keep });
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      logger.info(`${length} claims earned their verdicts, ${ran} of them run now, in ${seconds} s`);
    },
  },
});
