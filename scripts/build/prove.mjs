/**
 * An Astro integration: every claim is run before a page is built, so that a false one stops the build, shown or not.
 * The pages ask the same module for their reports: the bundler leaves it outside, or each claim would be run again.
 */
const module = new URL('../../src/runner/built.ts', import.meta.url).href;

const once = {
  name: 'prove-once',
  apply: 'build',
  enforce: 'pre',
  /** @param {string} source */
  resolveId: (source) => (source.endsWith('runner/built.ts') ? { id: module, external: true } : undefined),
};

export const prove = () => ({
  name: 'prove',
  hooks: {
    /** @param {{ updateConfig(config: object): void }} options */
    'astro:config:setup': ({ updateConfig }) => updateConfig({ vite: { plugins: [once] } }),
    /** @param {{ logger: { info(message: string): void } }} options */
    'astro:build:start': async ({ logger }) => {
      const { proveEverything } = await import(module);
      const started = performance.now();
      const { length } = proveEverything();
      logger.info(`${length} claims earned their verdicts in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    },
  },
});
