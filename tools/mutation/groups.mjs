/**
 * What is mutated, and the tests beside the code that should kill it. Left out: files that only hold generated or recorded
 * numbers (`golden/`, `elementary/tables.ts`, `training/experiments.ts`), and WebAssembly
 * (`training/simd/lanes.ts` and its bytes), whose every bit is compared with TypeScript's.
 */
const arithmetic = 'src/engine/arithmetic';
const training = 'src/engine/training';
const files = (folder, ...names) => names.map((name) => `${folder}/${name}.ts`);
const room = (folder) => ({
  mutate: [`${folder}/*.ts`, `!${folder}/*.test.ts`],
  tests: [`${folder}/*.test.ts`],
});

const networks = ['src/engine/networks', 'src/engine/closed-forms', 'src/engine/derivatives'].map(room);

export const groups = {
  proof: { ...room('src/proof'), tests: ['src/proof/*.test.ts', 'src/check/*.test.ts'] },
  check: {
    mutate: files(
      'src/check',
      'draw',
      'measure',
      'compare',
      'controls',
      'comparison',
      'rigorous',
      'algebraic',
      'search',
      'shrink',
      'case-data',
    ),
    tests: ['src/check/*.test.ts'],
  },
  elementary: {
    mutate: [
      ...files(arithmetic, 'elementary'),
      ...files(
        `${arithmetic}/elementary`,
        'activations',
        'exact',
        'exponential',
        'logarithm',
        'pair',
        'settle',
        'small',
      ),
      ...files(arithmetic, 'binary', 'two-to'),
    ],
    tests: files(arithmetic, 'elementary.test', 'interval/enclosure.test'),
  },
  interval: {
    mutate: files(
      arithmetic,
      'interval',
      'ulp',
      'interval/functions',
      'interval/operations',
      'interval/rounding',
      'interval/set',
    ),
    tests: [
      'src/proof/enclose.test.ts',
      ...files(arithmetic, 'interval.test', 'interval/enclosure.test', 'interval/rounding.test'),
    ],
  },
  norms: { mutate: files(arithmetic, 'interval/norms'), tests: files(arithmetic, 'interval/norms.test') },
  arithmetic: {
    mutate: files(
      arithmetic,
      'arithmetic',
      'dual',
      'field',
      'polynomial-size',
      'tape',
      'matrix',
      'memo',
      'power',
      'random',
    ),
    tests: [
      ...files(arithmetic, 'dual.test', 'field.test', 'matrix.test', 'memo.test', 'power.test', 'random.test'),
      ...files('src/engine/derivatives', 'differentiate.test', 'exact.test'),
    ],
  },
  networks: { mutate: networks.flatMap((one) => one.mutate), tests: networks.flatMap((one) => one.tests) },
  kernel: {
    mutate: files(training, 'kernel', 'plain', 'arena', 'shape', 'simd/simd'),
    tests: files(training, 'order.test', 'simd/simd.test', 'kernel.test'),
  },
  training: {
    mutate: files(training, 'trainer', 'initial', 'trial', 'optimiser', 'tasks'),
    tests: files(training, 'trainer.test', 'tasks.test', 'optimiser.test'),
  },
};

/** For a quick look: small files that much rests on, whose own tests kill in a moment. */
export const sample = {
  mutate: ['src/proof/relation.ts', ...files(arithmetic, 'dual', 'memo')],
  tests: [
    'src/proof/relation.test.ts',
    'src/engine/derivatives/differentiate.test.ts',
    ...files(arithmetic, 'dual.test', 'memo.test'),
  ],
};
