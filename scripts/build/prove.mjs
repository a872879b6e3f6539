/** An Astro integration: every claim is run before a page is built, so that a false one stops the build unseen or not. */
export const prove = () => ({
  name: 'prove',
  hooks: {
    /** @param {{ logger: { info(message: string): void } }} options */
    'astro:build:start': async ({ logger }) => {
      const { proveEverything } = await import('../../src/runner/built.ts');
      const started = performance.now();
      await proveEverything();
      logger.info(`every claim earned its verdict in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    },
  },
});
