/** A fault that is put nowhere, or in two places, tests nothing. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faults } from './faults.ts';

test.each(faults)('“$fault” has its place exactly once', ({ file, from, to, steps }) => {
  expect(readFileSync(file, 'utf8').split(from)).toHaveLength(2);
  expect(to).not.toBe(from);
  expect(steps.length).toBeGreaterThan(0);
});
