/** Used by tools/mutation/run.mjs, which says what is mutated and against which tests. */
export default {
  testRunner: 'vitest',
  // Without the option `testFiles`, with which Stryker 10.1 activates static mutants too late: all survive.
  vitest: { configFile: 'tools/mutation/vitest.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  // Texts are for people, or of a type that allows no empty one. Nearly every ++ is a loop's, which would never end.
  mutator: { excludedMutations: ['StringLiteral', 'UpdateOperator'] },
  coverageAnalysis: 'perTest',
  // What runs while a module loads is mutated too: constants and tables of functions.
  ignoreStatic: false,
  incremental: true,
  reporters: ['progress-append-only'],
  tempDirName: '.cache/stryker',
  ignorePatterns: ['dist', 'dist-sub', '.astro', '.cache', 'e2e', 'public', 'test-results', 'playwright-report'],
  concurrency: 1,
  // For endless loops without a mutant inside; Stryker counts hits in the others. With 2.5 s, three mutants timed out on a busy
  // machine that were not endless.
  timeoutMS: 15_000,
  timeoutFactor: 4,
};
