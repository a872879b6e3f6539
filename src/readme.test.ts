import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('the example of the README runs as it is printed, and both routes agree', () => {
  const [, code] = /```ts\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
  expect(code).toBeDefined();
  const folder = mkdtempSync('.readme-');
  try {
    const file = join(folder, 'example.ts');
    writeFileSync(file, code.replaceAll("'./src/", "'../src/"));
    const { stdout, stderr, status } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    const [byHand = '', byDuals = ''] = stdout.match(/\[[^[\]]*\]/g) ?? [];
    const numbers = (text: string) => (text.match(/-?\d+\.\d+(?:e[+-]\d+)?/g) ?? []).map(Number);
    expect(numbers(byHand)).toHaveLength(6);
    for (const [i, value] of numbers(byHand).entries()) expect(numbers(byDuals)[i]).toBeCloseTo(value, 12);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
