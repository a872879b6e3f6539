/** A Vitest reporter that writes what tools/test.mjs counts, to the file RESULTS. Vitest's own JSON leaves out why a test was skipped. */
import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import type { Results } from './results.ts';

const nameOf = ({ module, fullName }: TestCase) => `${module.relativeModuleId}: ${fullName}`;

export default class implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const of = (state: string) => tests.filter((test) => test.result().state === state);
    const brokenFiles = modules.filter((module) => module.errors().length > 0);
    const results: Results = {
      passed: of('passed').length,
      failed: [
        ...of('failed').map(nameOf),
        ...brokenFiles.map(({ relativeModuleId }) => relativeModuleId),
        ...errors.map(String),
      ],
      skipped: tests.flatMap((test) => {
        const result = test.result();
        return result.state === 'skipped' || result.state === 'pending'
          ? [{ name: nameOf(test), reason: (result.state === 'skipped' && result.note) || '' }]
          : [];
      }),
    };
    writeFileSync(process.env.RESULTS ?? '', JSON.stringify(results));
  }
}
