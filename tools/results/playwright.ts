/** A Playwright reporter that writes what tools/test.mjs counts, to the file RESULTS. */
import { writeFileSync } from 'node:fs';
import type { FullConfig, Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter';
import type { Results } from './results.ts';

const nameOf = (test: TestCase) => test.titlePath().filter(Boolean).join(' › ');

export default class implements Reporter {
  private suite: Suite | undefined;
  private readonly errors: TestError[] = [];

  onBegin(_: FullConfig, suite: Suite): void {
    this.suite = suite;
  }

  onError(error: TestError): void {
    this.errors.push(error);
  }

  onEnd(): void {
    const tests = this.suite?.allTests() ?? [];
    const of = (...outcomes: string[]) => tests.filter((test) => outcomes.includes(test.outcome()));
    const results: Results = {
      passed: of('expected').length,
      failed: [
        ...of('unexpected', 'flaky').map(nameOf),
        ...this.errors.map(({ message }) => message ?? 'an error without a message'),
      ],
      // A test that was not begun, since the run was broken off, has no reason.
      skipped: of('skipped').map((test) => ({
        name: nameOf(test),
        reason: test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? '',
      })),
    };
    writeFileSync(process.env.RESULTS ?? '', JSON.stringify(results));
  }
}
