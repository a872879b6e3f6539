import { getViteConfig } from 'astro/config';
import { defineConfig } from 'vitest/config';

/** Tests that import .astro files. They run in a project of their own, because Astro's configuration takes seconds to load. */
const pages = 'src/**/*.pages.test.ts';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // By default one core stays free: half of the machine where it has two.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'build/**/*.test.ts', 'tools/**/*.test.ts', 'packages/*/*.test.ts'],
          // Of claims the build sees more; it is a test for mutants of the engine.
          exclude: [pages, 'tools/mutation/claims.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Files share the modules that they import: a fifth of the time. What a test stubs it must not leave to the next.
          isolate: false,
          restoreMocks: true,
          unstubGlobals: true,
        },
      },
      // What is asked of the files that the build wrote: after a build.
      { test: { name: 'dist', include: ['e2e/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      getViteConfig({ test: { name: 'pages', include: [pages], testTimeout: 60_000, hookTimeout: 60_000 } } as never),
    ],
  },
});
