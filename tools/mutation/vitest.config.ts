import { defineConfig } from 'vitest/config';
import { CheapFirst } from './sequence.ts';

/** For `npm run mutation` only: MUTATION_TESTS names the tests that can kill what is being mutated (tools/mutation/groups.mjs). */
export default defineConfig({
  test: {
    include: (process.env.MUTATION_TESTS ?? 'tools/mutation/*.test.ts').split(' '),
    env: { POINTS: '8000' },
    setupFiles: 'tools/mutation/setup.ts',
    maxWorkers: 1,
    isolate: false, // a worker for all files of a mutant; each mutant has its own
    sequence: { sequencer: CheapFirst },
    testTimeout: 60_000,
  },
});
