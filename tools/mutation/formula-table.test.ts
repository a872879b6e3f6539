import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { claims } from '../../src/claims/index.ts';
import { rowOf } from './formula-table.ts';

test('the table lists every claim, with what is read of it today', () => {
  const lines = readFileSync('docs/formula-table.md', 'utf8').split('\n');
  for (const claim of claims) {
    const row = lines.find((line) => line.startsWith(`| ${claim.id} |`));
    expect(row, claim.id).toBeDefined();
    expect(row?.startsWith(rowOf(claim).trimEnd()), `${claim.id}: ${row}`).toBe(true);
  }
});
