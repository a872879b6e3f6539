import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** These run last: a mutant is dead with the first test that fails, so the cheap files come first. */
const slow = /(order|simd|trainer|lstm-joint|elementary|interval|enclosure|claims)\.test/;

class CheapFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const key = ({ moduleId }: TestSpecification) => `${slow.test(moduleId)} ${moduleId}`;
    return files.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  }
}

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
