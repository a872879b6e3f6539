/** Used by tools/mutation/run.mjs, which says what is mutated and against which tests. */
export default {
  testRunner: 'vitest',
  // The option `testFiles` is not used: with it Stryker 10.1 switches static mutants on too late, and they all survive.
  vitest: { configFile: 'tools/mutation/vitest.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner', './ignore.mjs'],
  ignorers: ['reasons'],
  coverageAnalysis: 'perTest',
  // What runs while a module loads (constants, tables of functions) is mutated too: here these are the numbers themselves.
  ignoreStatic: false,
  incremental: true,
  reporters: ['progress-append-only'],
  tempDirName: '.cache/stryker',
  ignorePatterns: ['dist', 'dist-sub', '.astro', '.cache', 'e2e', 'public', 'test-results', 'playwright-report'],
  concurrency: 1,
  // An endless loop is mostly found by Stryker's count of hits. The time is for those without a mutant inside, and long enough
  // for a busy machine: with 2.5 s, three mutants were taken for endless that were not.
  timeoutMS: 15_000,
  timeoutFactor: 4,
};
