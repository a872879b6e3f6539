/**
 * What is mutated, and the tests that should kill it, those beside the code. Left out is what only holds generated or recorded
 * numbers (`golden/`, `elementary/tables.ts`, `training/experiments.ts`), `elementary/oracle.ts`, itself for tests only, and
 * what is WebAssembly: `training/simd/lanes.ts` and the bytes made of it, whose every bit is compared with TypeScript's.
 */
const engine = (...names) => names.map((name) => `src/engine/${name}.ts`);

export const groups = {
  proof: {
    mutate: ['src/proof/*.ts', '!src/proof/*.test.ts'],
    tests: ['src/proof/*.test.ts', 'src/check/run.test.ts', 'src/check/experiment.test.ts'],
  },
  elementary: {
    mutate: engine(
      'elementary',
      ...['activations', 'exponential', 'logarithm', 'quotient'].map((name) => `elementary/${name}`),
    ),
    tests: engine('elementary.test', 'interval/enclosure.test'),
  },
  interval: {
    mutate: engine('interval', 'next', 'interval/functions', 'interval/operations', 'interval/set'),
    tests: ['src/proof/enclose.test.ts', ...engine('interval.test', 'interval/enclosure.test')],
  },
  derivatives: {
    mutate: engine('arithmetic', 'dual', 'tape', 'differentiate', 'matrix', 'once', 'power'),
    tests: engine('matrix.test', 'differentiate.test', 'once.test', 'power.test', 'jacobians.test'),
  },
  draw: {
    mutate: engine('random', 'draw', 'draw-lstm'),
    tests: engine('draw.test', 'random.test'),
  },
  rnn: {
    mutate: engine('rnn', 'rnn-functions', 'bptt', 'jacobians', 'slopes', 'along', 'horizon'),
    tests: engine('jacobians.test', 'rnn.test'),
  },
  lstm: {
    mutate: engine('lstm', 'lstm-bptt', 'lstm-functions', 'lstm-jacobians', 'lstm-joint', 'lstm-kept', 'by-lag'),
    tests: engine('by-lag.test', 'lstm-jacobians.test', 'lstm.test', 'lstm-joint.test'),
  },
  kernel: {
    mutate: engine(...['kernel', 'plain', 'split', 'arena', 'shape', 'simd/simd'].map((name) => `training/${name}`)),
    tests: engine('training/split.test', 'training/order.test', 'training/simd/simd.test', 'training/kernel.test'),
  },
  training: {
    mutate: engine(
      ...['trainer', 'initial', 'trial', 'optimiser', 'task', 'latch', 'adding'].map((name) => `training/${name}`),
    ),
    tests: engine('training/trainer.test', 'training/task.test', 'training/optimiser.test'),
  },
};

/** For `npm test`: small files that much rests on, whose own tests kill in a moment. */
export const sample = {
  mutate: ['src/proof/relation.ts', 'src/engine/arithmetic/dual.ts', 'src/engine/arithmetic/memo.ts'],
  tests: ['src/proof/relation.test.ts', ...engine('differentiate.test', 'once.test')],
};
